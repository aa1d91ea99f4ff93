//! What somebody wants changed about a card.

use afterword_core::actions::{
    ActionChange, ActionKind, ActionState, Priority, StateKind, Strength,
};
use afterword_core::time::Instant;
use chrono::NaiveDate;

/// A change that somebody wants, of one card or of many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// What will be done.
    Title(String),
    /// Who sees to it.
    Owner(String),
    /// When it has to be done.
    Due(Option<NaiveDate>),
    /// How soon it matters.
    Priority(Option<Priority>),
    /// What it is for.
    Kind(Option<ActionKind>),
    /// How far it is.
    State(ActionState),
    /// How much it can be relied on.
    Strength(Option<Strength>),
    /// Whatever else there is to say.
    Detail(String),
    /// How anyone will know that it is done.
    Verification(String),
    /// Its address in a tracker.
    Tracker(String),
    /// The work it takes, in minutes.
    Effort(Option<u32>),
}

impl Wish {
    /// The wish for a state; its reason is still to be asked.
    pub fn state(kind: StateKind) -> Self {
        Self::State(kind.with_reason(String::new()))
    }

    /// The state that wants a reason before it is one.
    pub fn asks(&self) -> Option<StateKind> {
        match self {
            Self::State(ActionState::Blocked { reason } | ActionState::WontDo { reason })
                if reason.trim().is_empty() =>
            {
                let Self::State(state) = self else { return None };
                Some(state.kind())
            }
            _ => None,
        }
    }

    /// The change of an action that it is, made `at` that time by somebody who calls themselves `who`.
    pub fn change(&self, at: Instant, who: &str) -> ActionChange {
        match self.clone() {
            Self::Title(title) => ActionChange::Title(title),
            Self::Owner(owner) => ActionChange::Owner(owner),
            Self::Due(due) => ActionChange::Due(due),
            Self::Priority(priority) => ActionChange::Priority(priority),
            Self::Kind(kind) => ActionChange::Kind(kind),
            Self::State(state) => ActionChange::State { state, at, who: who.to_owned() },
            Self::Strength(strength) => ActionChange::Strength(strength),
            Self::Detail(text) => ActionChange::Detail(text),
            Self::Verification(text) => ActionChange::Verification(text),
            Self::Tracker(address) => ActionChange::Tracker(address),
            Self::Effort(minutes) => ActionChange::Effort(minutes),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_state_that_wants_a_reason_asks_for_one() {
        assert_eq!(Wish::state(StateKind::Blocked).asks(), Some(StateKind::Blocked));
        assert_eq!(Wish::state(StateKind::WontDo).asks(), Some(StateKind::WontDo));
        assert_eq!(Wish::state(StateKind::Done).asks(), None);
        let reason = "the vendor".to_owned();
        assert_eq!(Wish::State(ActionState::Blocked { reason }).asks(), None);
    }
}
