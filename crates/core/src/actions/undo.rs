//! What takes a change of an action back, where there is no history of its document at hand.

use super::{Action, ActionChange};

impl ActionChange {
    /// The change that takes this one back, from the action as it was `before`.
    ///
    /// ```
    /// use afterword_core::actions::{Action, ActionChange, ActionId};
    ///
    /// let before = Action::new(ActionId::from_bits(1), "Add a query timeout".into());
    /// let change = ActionChange::Owner("kim".into());
    /// assert_eq!(change.inverse(&before), ActionChange::Owner(String::new()));
    /// ```
    pub fn inverse(&self, before: &Action) -> Self {
        match self {
            Self::Title(_) => Self::Title(before.title.clone()),
            Self::Detail(_) => Self::Detail(before.detail.clone()),
            Self::Owner(_) => Self::Owner(before.owner.clone()),
            Self::Due(_) => Self::Due(before.due),
            Self::Priority(_) => Self::Priority(before.priority),
            Self::Kind(_) => Self::Kind(before.kind),
            Self::Strength(_) => Self::Strength(before.strength),
            Self::State { .. } | Self::StateBack(_) => Self::StateBack(before.state.clone()),
            Self::Verification(_) => Self::Verification(before.verification.clone()),
            Self::Tracker(_) => Self::Tracker(before.tracker.clone()),
            Self::Effort(_) => Self::Effort(before.effort_minutes),
            Self::Cause { id, .. } => {
                Self::Cause { id: *id, addressed: before.causes.contains(id) }
            }
        }
    }

    /// Whether `action` is as this change leaves it: where somebody changed it since, taking it back would lose what they did.
    pub fn holds(&self, action: &Action) -> bool {
        match self {
            Self::Title(title) => action.title == *title,
            Self::Detail(detail) => action.detail == *detail,
            Self::Owner(owner) => action.owner == *owner,
            Self::Due(due) => action.due == *due,
            Self::Priority(priority) => action.priority == *priority,
            Self::Kind(kind) => action.kind == *kind,
            Self::Strength(strength) => action.strength == *strength,
            Self::State { state, .. } | Self::StateBack(state) => action.state == *state,
            Self::Verification(verification) => action.verification == *verification,
            Self::Tracker(tracker) => action.tracker == *tracker,
            Self::Effort(minutes) => action.effort_minutes == *minutes,
            Self::Cause { id, addressed } => action.causes.contains(id) == *addressed,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::actions::{ActionId, ActionKind, ActionState, Priority, StateKind, Strength};
    use crate::causes::CauseId;

    fn state(at: u8) -> ActionState {
        StateKind::ALL[usize::from(at) % 5].with_reason(format!("reason {}", at % 3))
    }

    fn change(which: u8, value: u8) -> ActionChange {
        let text = || format!("text {value}");
        let n = usize::from(value);
        match which {
            0 => ActionChange::Title(text()),
            1 => ActionChange::Detail(text()),
            2 => ActionChange::Owner(text()),
            3 => ActionChange::Due(chrono::NaiveDate::from_yo_opt(2025, 1 + u32::from(value))),
            4 => ActionChange::Priority(Priority::ALL.get(n % 5).copied()),
            5 => ActionChange::Kind(ActionKind::ALL.get(n % 7).copied()),
            6 => ActionChange::Strength(Strength::ALL.get(n % 6).copied()),
            7 => ActionChange::Verification(text()),
            8 => ActionChange::Tracker(text()),
            9 => ActionChange::Effort(Some(value.into())),
            10 => ActionChange::Cause {
                id: CauseId::from_bits(u64::from(value) % 3),
                addressed: value > 99,
            },
            _ => {
                let at = chrono::DateTime::UNIX_EPOCH.into();
                ActionChange::State { state: state(value), at, who: String::new() }
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_taken_back_is_as_it_was(
            earlier in proptest::collection::vec((0..12_u8, any::<u8>()), 0..12),
            which in 0..12_u8,
            value in any::<u8>(),
        ) {
            let mut action = Action::new(ActionId::from_bits(1), String::new());
            earlier.into_iter().for_each(|(which, value)| action.change(change(which, value)));
            let before = action.clone();
            let change = change(which, value);
            action.change(change.clone());
            prop_assert!(change.holds(&action));
            action.change(change.inverse(&before));
            // The order of causes says nothing.
            let sorted = |action: &Action| {
                let mut action = action.clone();
                action.causes.sort();
                action
            };
            prop_assert_eq!(sorted(&action), sorted(&before));
        }
    }
}
