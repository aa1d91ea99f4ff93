//! A thing that is edited on a page of its own, with its past: what is undone, and how its saving stands.

use std::fmt::Display;
use std::rc::Rc;

use afterword_core::history::{Editable, History};
use afterword_ui::Action;
use afterword_ui::icon::{Icon, IconName};
use afterword_ui::words::{Text, edited, word};
use yew::prelude::*;

use crate::autosave::SaveState;

/// A thing with its past, and what there is to say about the last step.
pub(super) struct Versions<D: Editable> {
    pub(super) history: History<D>,
    pub(super) said: Option<AttrValue>,
    /// So that the same sentence is said twice if it happens twice.
    pub(super) n_steps: u32,
}

impl<D: Editable> Versions<D> {
    pub(super) fn new(thing: D) -> Self {
        Self { history: History::new(thing), said: None, n_steps: 0 }
    }
}

/// What happens to it.
pub(super) enum Step<D: Editable> {
    Edit(D::Edit),
    Undo,
    Redo,
    /// Another tab has saved.
    Adopt(D),
}

impl<D: Editable> Reducible for Versions<D>
where
    D::Error: Display,
    D::Field: Clone,
{
    type Action = Step<D>;

    fn reduce(self: Rc<Self>, step: Step<D>) -> Rc<Self> {
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

/// How the saving stands, beside the name of the thing.
pub(super) fn save_line(state: Option<&SaveState>) -> Html {
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
