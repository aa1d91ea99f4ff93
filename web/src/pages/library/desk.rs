//! The desk of a template: its past, its saving, and the form in the middle.

use std::rc::Rc;

use afterword_core::template::Template;
use afterword_ui::icon::IconName;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::template::TemplateForm;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::delete::DeleteTemplate;
use super::template::path;
use crate::pages::own::{use_saving, use_theirs};
use crate::pages::versions::{save_line, use_versions};
use crate::palette::{Command, Group, use_commands};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct TemplateDeskProps {
    pub(super) session: Session,
    /// The template as it was when the page was opened.
    pub(super) opened: Rc<Template>,
}

/// One template being edited.
#[component]
pub(super) fn TemplateDesk(props: &TemplateDeskProps) -> Html {
    use_words();
    let TemplateDeskProps { session, opened } = props;
    let edited = use_versions(session, || (**opened).clone());
    let present = edited.present().clone();
    let doomed = use_state(|| None::<Rc<Template>>);
    let (saved, saving) = use_saving(session, &present);
    use_theirs(session, &present, &saving, edited.on_theirs.clone());
    {
        let edited = edited.clone();
        let (owner, template, doomed) = (session.clone(), present.clone(), doomed.clone());
        use_commands(session, move || {
            let items = items(&owner, &template, &doomed).into_iter().zip(COMMANDS);
            let items = items.map(|(it, id)| Command::item(Group::Library, id, it));
            edited.commands(Group::Library).into_iter().chain(items).collect()
        });
    }
    let on_spare = {
        let doomed = doomed.setter();
        use_callback((), move |(), ()| doomed.set(None))
    };
    html! {
        <>
            <header class="topbar">
                { path(&super::name_of(&present)) }
                { save_line(saved.as_ref()) }
                { edited.buttons() }
                <Menu label={word::MORE.text()} icon={IconName::More} items={items(session, &present, &doomed)} />
            </header>
            <main class="page template-page" id="main" tabindex="-1">
                <h1 class="visually-hidden">{ super::name_of(&present) }</h1>
                <TemplateForm template={&present} scheme={&session.scheme} on_edit={&edited.on_edit} announce={session.say_here.clone()} />
            </main>
            <DeleteTemplate session={session.clone()} template={(*doomed).clone()} on_close={on_spare} />
        </>
    }
}

/// What the palette calls the items of the menu, in their order.
const COMMANDS: [&str; 3] = ["template-copy", "template-export", "template-delete"];

fn items(
    session: &Session,
    present: &Rc<Template>,
    doomed: &UseStateHandle<Option<Rc<Template>>>,
) -> Vec<MenuItem> {
    let on_delete = {
        let (doomed, present) = (doomed.setter(), present.clone());
        Callback::from(move |()| doomed.set(Some(present.clone())))
    };
    let mut items = super::menu_items(session, present);
    items.push(
        MenuItem::new(word::TEMPLATE_DELETE.text(), on_delete).icon(IconName::Trash).danger(),
    );
    items
}
