//! One template: to read if it ships, to edit if it is the workspace's own.

use std::rc::Rc;

use afterword_core::template::Template;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::template::TemplateView;
use afterword_ui::words::{template_name, template_purpose, use_words, word};
use yew::prelude::*;

use super::deeds;
use super::desk::TemplateDesk;
use crate::address::IdAddress;
use crate::loading::{Loading, use_loaded};
use crate::pages::MissingPage;
use crate::route::Route;
use crate::session::Session;
use crate::templates::shipped;

#[derive(PartialEq, Properties)]
pub(crate) struct TemplatePageProps {
    pub(crate) session: Session,
    pub(crate) address: IdAddress,
}

/// Finds the template and opens it.
#[component]
pub(crate) fn TemplatePage(props: &TemplatePageProps) -> Html {
    use_words();
    let TemplatePageProps { session, address } = props;
    let store = session.store.clone();
    let loaded = use_loaded(*address, move |address| {
        let (store, id) = (store.clone(), address.id());
        async move {
            let own = store.template(&id).await.map(|it| it.map(|it| Rc::new((it, true))));
            let ours = shipped().iter().find(|it| it.id == id).cloned();
            ours.map_or(own, |it| Ok(Some(Rc::new((it, false)))))
        }
    });
    match loaded {
        Loading::Waiting => html! { <main id="main" class="page" aria-busy="true"></main> },
        Loading::Here(Ok(Some(found))) => match &*found {
            (template, true) => html! {
                <TemplateDesk session={session.clone()} opened={Rc::new(template.clone())} />
            },
            (template, false) => reading(session, template),
        },
        Loading::Here(Ok(None)) => html! { <MissingPage /> },
        Loading::Here(Err(error)) => html! {
            <main class="page" id="main" tabindex="-1"><p role="alert">{ format!("{error}.") }</p></main>
        },
    }
}

/// The way back, above a template.
pub(super) fn path(name: &str) -> Html {
    html! {
        <nav class="topbar-path" aria-label={word::LIBRARY.text()}>
            <a href={Route::Library.to_string()}>{ word::LIBRARY.text() }</a>
            <Icon name={IconName::ChevronRight} />
            <span>{ name }</span>
        </nav>
    }
}

fn reading(session: &Session, template: &Template) -> Html {
    let with = |act: fn(&Session, &Template)| {
        let (session, template) = (session.clone(), template.clone());
        Callback::from(move |_: MouseEvent| act(&session, &template))
    };
    html! {
        <>
            <header class="topbar">
                { path(&template_name(template)) }
                <button type="button" class="button primary" onclick={with(deeds::copy)}>
                    <Icon name={IconName::Copy} />{ word::TEMPLATE_COPY.text() }
                </button>
                <button
                    type="button"
                    class="button icon-only"
                    aria-label={word::TEMPLATE_EXPORT.text()}
                    title={word::TEMPLATE_EXPORT.text()}
                    onclick={with(deeds::export)}
                >
                    <Icon name={IconName::Download} />
                </button>
            </header>
            <main class="page template-page" id="main" tabindex="-1">
                <h1>{ template_name(template) }</h1>
                <p class="lead">{ template_purpose(template) }</p>
                <p class="quiet">{ word::TEMPLATE_SHIPPED_NOTE.text() }</p>
                <TemplateView template={Rc::new(template.clone())} />
            </main>
        </>
    }
}
