//! The desk of a template: its past, its saving, and the form in the middle.

use std::rc::Rc;

use afterword_core::history::History;
use afterword_core::template::{Template, TemplateEdit};
use afterword_ui::Action;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::menu::{Menu, MenuItem};
use afterword_ui::shortcut::key;
use afterword_ui::template::TemplateForm;
use afterword_ui::words::{Text, edited, use_words, word};
use yew::prelude::*;

use super::delete::DeleteTemplate;
use super::saving::{use_saving, use_theirs};
use super::template::path;
use crate::autosave::SaveState;
use crate::pages::editor::use_undo_keys;
use crate::palette::{Command, Group, use_commands};
use crate::session::Session;

#[derive(PartialEq, Properties)]
pub(super) struct TemplateDeskProps {
    pub(super) session: Session,
    /// The template as it was when the page was opened.
    pub(super) opened: Rc<Template>,
}

/// A template with its past, and what there is to say about the last step.
#[derive(Clone, PartialEq)]
struct State {
    history: History<Template>,
    said: Option<AttrValue>,
    /// So that the same sentence is said twice if it happens twice.
    n_steps: u32,
}

enum Step {
    Edit(TemplateEdit),
    Undo,
    Redo,
    /// Another tab has saved.
    Adopt(Template),
}

impl Reducible for State {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut history = self.history.clone();
        let said = match step {
            Step::Edit(edit) => history.edit(edit).err().map(|it| it.to_string()),
            Step::Undo => Some(match history.undo() {
                Some(label) => word::NOTICE_UNDID.fill(&[("what", &edited(label))]),
                None => word::UNDO_NOTHING.text().to_owned(),
            }),
            Step::Redo => Some(match history.redo() {
                Some(label) => word::NOTICE_REDID.fill(&[("what", &edited(label))]),
                None => word::REDO_NOTHING.text().to_owned(),
            }),
            Step::Adopt(theirs) => {
                history = History::new(theirs);
                None
            }
        };
        Rc::new(Self { history, said: said.map(AttrValue::from), n_steps: self.n_steps + 1 })
    }
}

/// One template being edited.
#[component]
pub(super) fn TemplateDesk(props: &TemplateDeskProps) -> Html {
    use_words();
    let TemplateDeskProps { session, opened } = props;
    let state =
        use_reducer(|| State { history: History::new((**opened).clone()), said: None, n_steps: 0 });
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
                { history_buttons(&state.history, &dispatch) }
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

fn save_line(state: Option<&SaveState>) -> Html {
    let (name, words) = match state {
        None => ("saved", String::new()),
        Some(SaveState::Saved { at }) => ("saved", word::SAVED_AT.date(at.naive_local())),
        Some(SaveState::Unsaved | SaveState::Saving) => ("saving", word::SAVING.text().to_owned()),
        Some(SaveState::InMemory) => ("failed", word::SAVED_MEMORY.text().to_owned()),
        Some(SaveState::Failed(error)) => {
            ("failed", format!("{}: {error}", word::SAVED_NOT.text()))
        }
    };
    html! { <span class="save-state" role="status" data-state={name}>{ words }</span> }
}

fn history_buttons(history: &History<Template>, dispatch: &Callback<Action>) -> Html {
    let button = |action: Action,
                  icon: IconName,
                  (verb, nothing): (&Text, &Text),
                  label: Option<&'static str>| {
        let words = match label {
            Some(label) => verb.fill(&[("what", &edited(label))]),
            None => nothing.text().to_owned(),
        };
        let onclick = dispatch.reform(move |_: MouseEvent| action.clone());
        html! {
            <button
                type="button"
                class="button icon-only"
                aria-label={words.clone()}
                title={words}
                disabled={label.is_none()}
                {onclick}
            >
                <Icon name={icon} />
            </button>
        }
    };
    html! {
        <span class="button-row">
            { button(Action::Undo, IconName::Undo, (&word::UNDO_WHAT, &word::UNDO_NOTHING), history.undo_label()) }
            { button(Action::Redo, IconName::Redo, (&word::REDO_WHAT, &word::REDO_NOTHING), history.redo_label()) }
        </span>
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
