//! A template that came as a file: what it is, and whether it is taken in; or what is wrong with it, and where.

use std::rc::Rc;

use afterword_core::template::Template;
use afterword_formats::template;
use afterword_ui::template::TemplateView;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::deeds;
use crate::incoming::Incoming;
use crate::session::Session;
use crate::templates::is_shipped;

#[derive(PartialEq, Properties)]
pub(crate) struct TemplateArrivalProps {
    pub(crate) session: Session,
    pub(crate) incoming: Rc<Incoming>,
    /// There is nothing left to decide about it.
    pub(crate) on_done: Callback<()>,
}

/// The file as it was read, with the buttons that take it in. Nothing is stored before.
#[component]
pub(crate) fn TemplateArrival(props: &TemplateArrivalProps) -> Html {
    use_words();
    let read = use_memo(props.incoming.clone(), |it| template::read(it.text()).map(Rc::new));
    let close = props.on_done.reform(|_: MouseEvent| ());
    match &*read {
        Ok(template) => {
            html! { <div class="card template-arrival">{ found(props, template) }</div> }
        }
        Err(error) => html! {
            <div class="banner template-arrival" data-kind="danger" role="alert">
                <p>
                    <strong>{ word::TEMPLATE_NOT_READ.fill(&[("name", &props.incoming.name)]) }</strong>
                    { " " }{ format!("{error}.") }
                </p>
                <button type="button" class="button" onclick={close}>{ word::CLOSE.text() }</button>
            </div>
        },
    }
}

fn found(props: &TemplateArrivalProps, template: &Rc<Template>) -> Html {
    let here = props.session.templates.iter().find(|it| it.id == template.id);
    let is_same = here == Some(&**template);
    let note = match here {
        Some(_) if is_same => word::TEMPLATE_HERE.text().to_owned(),
        Some(here) => word::TEMPLATE_HERE_OTHER.fill(&[("name", &here.name)]),
        None => String::new(),
    };
    let act = |label: &'static str, class: &'static str, act: fn(&Session, &Template)| {
        let (session, template, on_done) =
            (props.session.clone(), template.clone(), props.on_done.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            act(&session, &template);
            on_done.emit(());
        });
        html! { <button key={label} type="button" class={classes!("button", class)} {onclick}>{ label }</button> }
    };
    let can_replace = here.is_some() && !is_same && !is_shipped(&template.id);
    html! {
        <>
            <h2>{ super::name_of(template) }</h2>
            <p>{ &template.purpose }</p>
            <p role="status">{ note }</p>
            <div class="button-row">
                if here.is_none() {
                    { act(word::TEMPLATE_ADD.text(), "primary", deeds::add) }
                } else {
                    { act(word::KEEP_BOTH.text(), "primary", deeds::add_copy) }
                }
                if can_replace {
                    { act(word::TEMPLATE_REPLACE.text(), "", deeds::add) }
                }
                <button key="close" type="button" class="button quiet" onclick={props.on_done.reform(|_: MouseEvent| ())}>
                    { word::TEMPLATE_LEAVE.text() }
                </button>
            </div>
            <details>
                <summary>{ word::COUNT_SECTIONS.count(template.sections.len()) }</summary>
                <TemplateView {template} />
            </details>
        </>
    }
}
