//! Every way the actions of a document can change.

use std::rc::Rc;

use chrono::NaiveDate;

use super::{Action, ActionId, ActionKind, ActionState, Priority, StateChange, Strength};
use crate::causes::CauseId;
use crate::list::{self, List};
use crate::time::Instant;

/// One change to the actions of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionsEdit {
    /// Adds an action, last.
    Add(Action),
    /// Takes an action away.
    Remove(ActionId),
    /// Moves an action before another, or last.
    Move {
        /// Which.
        id: ActionId,
        /// The action that it is to stand before.
        before: Option<ActionId>,
    },
    /// Changes one action.
    Change(ActionId, ActionChange),
}

/// One change to an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionChange {
    /// What will be done.
    Title(String),
    /// Whatever else there is to say.
    Detail(String),
    /// Who sees to it.
    Owner(String),
    /// When it has to be done.
    Due(Option<NaiveDate>),
    /// How soon it matters.
    Priority(Option<Priority>),
    /// What it is for.
    Kind(Option<ActionKind>),
    /// How much it can be relied on.
    Strength(Option<Strength>),
    /// How far it is; a new state enters the history, a new reason for the same state does not.
    State {
        /// The new state.
        state: ActionState,
        /// When it came about.
        at: Instant,
        /// Who says so.
        who: String,
    },
    /// Takes the last change of its state back: it is as it was, in this state, and the history no longer tells of it.
    StateBack(ActionState),
    /// How anyone will know that it is done.
    Verification(String),
    /// Its address in a tracker.
    Tracker(String),
    /// The work it takes, in minutes.
    Effort(Option<u32>),
    /// Whether it addresses a cause.
    Cause {
        /// Which cause.
        id: CauseId,
        /// Whether it does.
        addressed: bool,
    },
}

impl Action {
    /// Applies `change`.
    pub fn change(&mut self, change: ActionChange) {
        match change {
            ActionChange::Title(title) => self.title = title,
            ActionChange::Detail(detail) => self.detail = detail,
            ActionChange::Owner(owner) => self.owner = owner,
            ActionChange::Due(due) => self.due = due,
            ActionChange::Priority(priority) => self.priority = priority,
            ActionChange::Kind(kind) => self.kind = kind,
            ActionChange::Strength(strength) => self.strength = strength,
            ActionChange::State { state, at, who } => {
                if state.kind() != self.state.kind() {
                    self.history.push(StateChange { to: state.kind(), at, who });
                }
                self.state = state;
            }
            ActionChange::StateBack(state) => {
                let is_last = self.history.last().is_some_and(|it| it.to == self.state.kind());
                if is_last && state.kind() != self.state.kind() {
                    self.history.pop();
                }
                self.state = state;
            }
            ActionChange::Verification(verification) => self.verification = verification,
            ActionChange::Tracker(tracker) => self.tracker = tracker,
            ActionChange::Effort(minutes) => self.effort_minutes = minutes,
            ActionChange::Cause { id, addressed } => {
                self.causes.retain(|it| *it != id);
                if addressed {
                    self.causes.push(id);
                }
            }
        }
    }
}

/// Applies `edit` to the actions of a document; `None` if its target is gone.
pub(crate) fn apply(actions: &mut List<Action>, edit: ActionsEdit) -> Option<()> {
    match edit {
        ActionsEdit::Add(action) => actions.push(Rc::new(action)),
        ActionsEdit::Remove(id) => drop(list::remove(actions, id)?),
        ActionsEdit::Move { id, before } => list::move_before(actions, id, before)?,
        ActionsEdit::Change(id, change) => list::find_mut(actions, id)?.change(change),
    }
    Some(())
}
