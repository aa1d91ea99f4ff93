//! What has become of an action by a given day.

use chrono::{NaiveDate, TimeDelta};

use super::{Action, ActionState, StateChange, StateKind};

/// How an action stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nothing is left to do.
    Closed,
    /// Past its date.
    Overdue {
        /// By so many days; 1 on the day after.
        days: i64,
    },
    /// Due within a week, and nobody has begun.
    AtRisk {
        /// In so many days; 0 on the day itself.
        days: i64,
    },
    /// Neither.
    OnTrack,
}

/// How soon a date is near enough to worry about an action that nobody has begun.
const NEAR: TimeDelta = TimeDelta::days(7);

/// How `action` stands on `today`.
///
/// ```
/// use afterword_core::actions::{Action, ActionId, Fate, fate};
///
/// let day = |day| chrono::NaiveDate::from_ymd_opt(2025, 10, day).unwrap();
/// let mut action = Action::new(ActionId::from_bits(1), "Add a query timeout".into());
/// action.due = Some(day(10));
/// assert_eq!(fate(&action, day(1)), Fate::OnTrack);
/// assert_eq!(fate(&action, day(10)), Fate::AtRisk { days: 0 });
/// assert_eq!(fate(&action, day(12)), Fate::Overdue { days: 2 });
/// ```
pub fn fate(action: &Action, today: NaiveDate) -> Fate {
    match action.due {
        _ if action.state.is_closed() => Fate::Closed,
        Some(due) if due < today => Fate::Overdue { days: (today - due).num_days() },
        Some(due) if action.state == ActionState::Open && due - today <= NEAR => {
            Fate::AtRisk { days: (due - today).num_days() }
        }
        _ => Fate::OnTrack,
    }
}

impl Action {
    /// When it was closed, if it is and somebody recorded when.
    pub fn closed_at(&self) -> Option<crate::time::Instant> {
        let state = self.state.kind();
        let is_closing = |it: &&StateChange| self.state.is_closed() && it.to == state;
        self.history.iter().rev().find(is_closing).map(|it| it.at)
    }

    /// When it was last done, if it is.
    pub fn done_at(&self) -> Option<crate::time::Instant> {
        let is_done = self.state == ActionState::Done;
        self.history.iter().rev().find(|it| is_done && it.to == StateKind::Done).map(|it| it.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::actions::ActionId;

    #[test]
    fn what_is_begun_is_not_at_risk_and_what_is_closed_not_overdue() {
        let day = |day| NaiveDate::from_ymd_opt(2025, 10, day).unwrap();
        let mut action = Action::new(ActionId::from_bits(1), String::new());
        action.due = Some(day(8));
        assert_eq!(fate(&action, day(1)), Fate::AtRisk { days: 7 });
        action.state = ActionState::InProgress;
        assert_eq!(fate(&action, day(1)), Fate::OnTrack);
        assert_eq!(fate(&action, day(9)), Fate::Overdue { days: 1 });
        action.state = ActionState::WontDo { reason: String::new() };
        assert_eq!(fate(&action, day(9)), Fate::Closed);
    }
}
