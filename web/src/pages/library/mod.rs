//! The library: the templates that postmortems are laid out by, to read, copy, edit, take in and take out.

mod arrival;
mod deeds;
mod delete;
mod desk;
mod template;

use std::rc::Rc;

use afterword_core::template::Template;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::words::{template_name, template_purpose, use_words, word};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::address::IdAddress;
use crate::browser::page;
use crate::incoming::{self, Incoming};
use crate::palette::{Command, Group, use_commands};
use crate::route::Route;
use crate::session::Session;
use crate::templates::is_shipped;

pub(super) use arrival::TemplateArrival;
pub(crate) use template::TemplatePage;

use delete::DeleteTemplate;

#[derive(PartialEq, Properties)]
pub(crate) struct LibraryPageProps {
    pub(crate) session: Session,
}

/// All templates.
#[component]
pub(crate) fn LibraryPage(props: &LibraryPageProps) -> Html {
    use_words();
    let session = &props.session;
    let arrived = use_state(|| None::<Rc<Incoming>>);
    let doomed = use_state(|| None::<Rc<Template>>);
    let on_done = {
        let arrived = arrived.setter();
        use_callback((), move |(), ()| arrived.set(None))
    };
    let on_spare = {
        let doomed = doomed.setter();
        use_callback((), move |(), ()| doomed.set(None))
    };
    let create = {
        let session = session.clone();
        Callback::from(move |()| deeds::create(&session))
    };
    {
        let create = create.clone();
        use_commands(session, move || {
            vec![
                Command::new(
                    Group::Library,
                    "template-new",
                    word::TEMPLATE_NEW.text(),
                    create.clone(),
                ),
                Command::new(
                    Group::Library,
                    "template-import",
                    word::TEMPLATE_IMPORT.text(),
                    Callback::from(|()| page::press(CHOOSE_FILE)),
                ),
            ]
        });
    }
    html! {
        <main class="page library-page" id="main" tabindex="-1">
            <header class="page-head">
                <h1>{ word::LIBRARY.text() }</h1>
                <div class="button-row">
                    <button type="button" class="button primary" onclick={create.reform(|_: MouseEvent| ())}>
                        <Icon name={IconName::Plus} />{ word::TEMPLATE_NEW.text() }
                    </button>
                    { choose_file(session, &arrived) }
                    <a class="button" href={Route::Rules.to_string()}><Icon name={IconName::Check} />{ word::RULES.text() }</a>
                </div>
            </header>
            <div class="page-body">
                <p class="lead">{ word::LIBRARY_LEAD.text() }</p>
                <div class="library-arrival">
                    if let Some(incoming) = &*arrived {
                        <TemplateArrival session={session.clone()} incoming={incoming.clone()} {on_done} />
                    }
                </div>
                <section aria-labelledby="templates-heading">
                    <h2 id="templates-heading">{ word::TEMPLATES.text() }</h2>
                    <ul class="plain library-list">
                        for template in session.templates.iter() {
                            { line(session, template, &doomed) }
                        }
                    </ul>
                </section>
            </div>
            <DeleteTemplate session={session.clone()} template={(*doomed).clone()} on_close={on_spare} />
        </main>
    }
}

/// The field of that choice, for the command that leads to it.
const CHOOSE_FILE: &str = "template-file";

/// The button that opens the browser's own choice of a file.
fn choose_file(session: &Session, arrived: &UseStateHandle<Option<Rc<Incoming>>>) -> Html {
    let on_incoming = {
        let arrived = arrived.setter();
        Callback::from(move |it| arrived.set(Some(it)))
    };
    let say = session.say.clone();
    let onchange = Callback::from(move |event: Event| {
        let input: HtmlInputElement = event.target_unchecked_into();
        if let Some(file) = input.files().and_then(|it| it.get(0)) {
            incoming::read(file, on_incoming.clone(), say.clone());
        }
        // Or the same file, mended, could not be chosen again.
        input.set_value("");
    });
    html! {
        <label class="button file-button">
            <Icon name={IconName::Upload} />{ word::TEMPLATE_IMPORT.text() }
            <input id={CHOOSE_FILE} type="file" class="visually-hidden" accept=".json,application/json" {onchange} />
        </label>
    }
}

fn line(
    session: &Session,
    template: &Template,
    doomed: &UseStateHandle<Option<Rc<Template>>>,
) -> Html {
    let is_own = !is_shipped(&template.id);
    let name = name_of(template);
    let on_delete = {
        let (doomed, template) = (doomed.setter(), Rc::new(template.clone()));
        Callback::from(move |()| doomed.set(Some(template.clone())))
    };
    let mut items = menu_items(session, template);
    if is_own {
        items.push(
            MenuItem::new(word::TEMPLATE_DELETE.text(), on_delete).icon(IconName::Trash).danger(),
        );
    }
    html! {
        <li key={template.id.0.clone()} class="card library-item">
            <div class="library-item-words">
                <h3>
                    if let Some(address) = IdAddress::of(&template.id) {
                        <a href={Route::Template(address).to_string()}>{ &name }</a>
                    } else {
                        { &name }
                    }
                </h3>
                <p>{ template_purpose(template) }</p>
                <p class="quiet">{ word::COUNT_SECTIONS.count(template.sections.len()) }</p>
            </div>
            <span class="chip">{ origin(is_own) }</span>
            <Menu label={word::OPTIONS_OF.fill(&[("what", &name)])} {items} icon={IconName::More} />
        </li>
    }
}

fn origin(is_own: bool) -> &'static str {
    if is_own { word::TEMPLATE_OWN.text() } else { word::TEMPLATE_SHIPPED.text() }
}

/// What a template is called, also while somebody is thinking of its name.
fn name_of(template: &Template) -> AttrValue {
    match template.name.trim() {
        "" => AttrValue::Static(word::TEMPLATE_UNTITLED.text()),
        _ => template_name(template),
    }
}

/// What can be done with any template.
fn menu_items(session: &Session, template: &Template) -> Vec<MenuItem> {
    let with = |act: fn(&Session, &Template)| {
        let (session, template) = (session.clone(), template.clone());
        Callback::from(move |()| act(&session, &template))
    };
    vec![
        MenuItem::new(word::TEMPLATE_COPY.text(), with(deeds::copy)).icon(IconName::Copy),
        MenuItem::new(word::TEMPLATE_EXPORT.text(), with(deeds::export)).icon(IconName::Download),
    ]
}
