//! The desk of a template: its past, its saving, and the form in the middle.

use std::rc::Rc;

use afterword_core::template::{Template, TemplateEdit};
use afterword_ui::Action;
use afterword_ui::icon::IconName;
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::shortcut::key;
use afterword_ui::template::TemplateForm;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::delete::DeleteTemplate;
use super::saving::{use_saving, use_theirs};
use super::template::path;
use crate::pages::editor::use_undo_keys;
use crate::pages::versions::{Step, Versions, history_buttons, save_line};
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
    let state = use_reducer(|| Versions::new((**opened).clone()));
    let present = state.history.present().clone();
    let doomed = use_state(|| None::<Rc<Template>>);
    let (saved, pending) = use_saving(session, &present);
    let on_edit = {
        let dispatcher = state.dispatcher();
        use_callback((), move |edit: TemplateEdit, ()| dispatcher.dispatch(Step::Edit(edit)))
    };
    let on_theirs = {
        let dispatcher = state.dispatcher();
        Callback::from(move |theirs| dispatcher.dispatch(Step::Adopt(theirs)))
    };
    use_theirs(session, &present, &pending, on_theirs);
    let dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action: Action, ()| match action {
            Action::Undo => dispatcher.dispatch(Step::Undo),
            Action::Redo => dispatcher.dispatch(Step::Redo),
            _ => {}
        })
    };
    use_undo_keys(&dispatch);
    {
        let (history, dispatch) = (state.history.clone(), dispatch.clone());
        let (owner, template, doomed) = (session.clone(), present.clone(), doomed.clone());
        use_commands(session, move || {
            let act = |action: Action| dispatch.reform(move |()| action.clone());
            let [undo, redo] = [act(Action::Undo), act(Action::Redo)];
            let own = [
                Command::new(Group::Library, "undo", word::UNDO.text(), undo)
                    .keys(&key::UNDO)
                    .when(history.undo_label().is_some()),
                Command::new(Group::Library, "redo", word::REDO.text(), redo)
                    .keys(&key::REDO)
                    .when(history.redo_label().is_some()),
            ];
            let items = items(&owner, &template, &doomed).into_iter().zip(COMMANDS);
            let items = items.map(|(it, id)| Command::item(Group::Library, id, it));
            own.into_iter().chain(items).collect()
        });
    }
    {
        let (say, said) = (session.say.clone(), state.said.clone());
        use_effect_with(state.n_steps, move |_| said.into_iter().for_each(|it| say.emit(it)));
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
                { history_buttons(state.history.undo_label(), state.history.redo_label(), &dispatch) }
                <Menu label={word::MORE.text()} icon={IconName::More} items={items(session, &present, &doomed)} />
            </header>
            <main class="page template-page" id="main" tabindex="-1">
                <h1 class="visually-hidden">{ super::name_of(&present) }</h1>
                <TemplateForm template={&present} scheme={&session.scheme} {on_edit} announce={session.say.clone()} />
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
