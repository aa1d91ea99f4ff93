//! A thing that is edited on a page of its own, with its past: what is undone, and how its saving stands.

use std::fmt::Display;
use std::rc::Rc;

use afterword_core::history::{Editable, History};
use afterword_ui::Action;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::shortcut::key;
use afterword_ui::words::{Text, edited, word};
use yew::prelude::*;

use super::editor::use_undo_keys;
use crate::autosave::{Newest, SaveState};
use crate::palette::{Command, Group};
use crate::session::Session;

/// A thing with its past, and what there is to say about the last step.
struct Versions<D: Editable> {
    history: History<D>,
    /// The number of the last version of others that is in it.
    n_merged: u32,
    said: Option<AttrValue>,
    /// So that the same sentence is said twice if it happens twice.
    n_steps: u32,
}

impl<D: Editable> Versions<D> {
    fn new(thing: D) -> Self {
        Self { history: History::new(thing), n_merged: 0, said: None, n_steps: 0 }
    }
}

/// What happens to it.
enum Step<D: Editable> {
    Edit(D::Edit),
    Undo,
    Redo,
    /// Another tab has saved.
    Adopt(D),
    /// Another tab has saved that version of theirs: what is made of it and of what is here now.
    Merge(Merge<D>, u32),
}

/// Makes of the present the edit that takes another version in. What was typed last is in it, whenever it is called.
pub(super) type Merge<D> = Rc<dyn Fn(&D) -> <D as Editable>::Edit>;

impl<D: Editable> Reducible for Versions<D>
where
    D::Error: Display,
{
    type Action = Step<D>;

    fn reduce(self: Rc<Self>, step: Step<D>) -> Rc<Self> {
        let (mut history, mut n_merged) = (self.history.clone(), self.n_merged);
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
            Step::Merge(merge, number) => {
                n_merged = number;
                let merged = merge(history.present());
                history.edit(merged).err().map(|it| it.to_string())
            }
        };
        let said = said.map(AttrValue::from);
        Rc::new(Self { history, n_merged, said, n_steps: self.n_steps + 1 })
    }
}

/// A thing under edit, and what is done to it. The callbacks stay the same for as long as the page stands.
#[derive(Clone)]
pub(super) struct Edited<D: Editable> {
    pub(super) history: History<D>,
    /// Edits it.
    pub(super) on_edit: Callback<D::Edit>,
    /// Takes what another tab has made of it.
    pub(super) on_theirs: Callback<D>,
    /// Takes in what another tab has made of it beside what is here, with its number.
    pub(super) on_merge: Callback<(Merge<D>, u32)>,
    /// The number of the last that was taken in.
    pub(super) n_merged: u32,
    /// What it is with all that was done to it, drawn or not.
    pub(super) newest: Newest<D>,
    /// Undoes and redoes.
    pub(super) dispatch: Callback<Action>,
}

impl<D: Editable> Edited<D> {
    pub(super) fn present(&self) -> &Rc<D> {
        self.history.present()
    }

    /// The buttons of undo and redo.
    pub(super) fn buttons(&self) -> Html {
        history_buttons(self.history.undo_label(), self.history.redo_label(), &self.dispatch)
    }

    /// Undo and redo as the palette offers them.
    pub(super) fn commands(&self, group: Group) -> [Command; 2] {
        let act = |action: Action| self.dispatch.reform(move |()| action.clone());
        let command = |id, text: &'static Text, action, label: Option<&str>| {
            Command::new(group, id, text.text(), act(action)).when(label.is_some())
        };
        let (undo, redo) = (self.history.undo_label(), self.history.redo_label());
        [
            command("undo", &word::UNDO, Action::Undo, undo).keys(&key::UNDO),
            command("redo", &word::REDO, Action::Redo, redo).keys(&key::REDO),
        ]
    }
}

/// The thing that is edited on this page, which begins as `first`: undone and redone by keys, too, and each step said.
#[hook]
pub(super) fn use_versions<D>(session: &Session, first: impl FnOnce() -> D) -> Edited<D>
where
    D: Editable + 'static,
    D::Edit: 'static,
    D::Error: Display,
{
    let state = use_reducer(|| Versions::new(first()));
    let dispatcher = state.dispatcher();
    let on_edit = {
        let dispatcher = dispatcher.clone();
        use_callback((), move |edit: D::Edit, ()| dispatcher.dispatch(Step::Edit(edit)))
    };
    let on_theirs = {
        let dispatcher = dispatcher.clone();
        use_callback((), move |theirs: D, ()| dispatcher.dispatch(Step::Adopt(theirs)))
    };
    let on_merge = {
        let dispatcher = dispatcher.clone();
        use_callback((), move |(merge, number): (Merge<D>, u32), ()| {
            dispatcher.dispatch(Step::Merge(merge, number));
        })
    };
    let dispatch = use_callback((), move |action: Action, ()| match action {
        Action::Undo => dispatcher.dispatch(Step::Undo),
        Action::Redo => dispatcher.dispatch(Step::Redo),
        _ => {}
    });
    use_undo_keys(&dispatch);
    let (say, said) = (session.say.clone(), state.said.clone());
    use_effect_with(state.n_steps, move |_| said.into_iter().for_each(|it| say.emit(it)));
    let (history, n_merged) = (state.history.clone(), state.n_merged);
    let newest = Callback::from(move |()| (state.history.present().clone(), state.n_merged));
    Edited { history, on_edit, on_theirs, on_merge, n_merged, newest, dispatch }
}

/// How the saving stands, beside the name of the thing.
pub(super) fn save_line(state: Option<&SaveState>) -> Html {
    match state {
        Some(SaveState::Failed(error)) => {
            said("failed", format!("{}: {error}", word::SAVED_NOT.text()))
        }
        _ => save_line_in_short(state),
    }
}

/// The same where it is said elsewhere why something could not be saved.
pub(super) fn save_line_in_short(state: Option<&SaveState>) -> Html {
    match state {
        None => said("saved", String::new()),
        Some(SaveState::Saved { at }) => said("saved", word::SAVED_AT.date(at.naive_local())),
        Some(SaveState::Unsaved | SaveState::Saving) => said("saving", word::SAVING.text().into()),
        Some(SaveState::InMemory) => said("failed", word::SAVED_MEMORY.text().into()),
        Some(SaveState::Failed(_)) => said("failed", word::SAVED_NOT.text().into()),
    }
}

fn said(state: &'static str, words: String) -> Html {
    html! { <span class="save-state" role="status" data-state={state}>{ words }</span> }
}

/// Undo and redo, each saying what it would take back.
pub(super) fn history_buttons(
    undo: Option<&'static str>,
    redo: Option<&'static str>,
    dispatch: &Callback<Action>,
) -> Html {
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
            { button(Action::Undo, IconName::Undo, (&word::UNDO_WHAT, &word::UNDO_NOTHING), undo) }
            { button(Action::Redo, IconName::Redo, (&word::REDO_WHAT, &word::REDO_NOTHING), redo) }
        </span>
    }
}
