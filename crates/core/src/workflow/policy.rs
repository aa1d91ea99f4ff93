//! The figures of the workflow: data, so that a team can have its own.

use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{AgendaItem, Trigger, WorkingDays};
use crate::actions::Priority;
use crate::severity::SeverityKey;
use crate::stored;

/// What a team promises itself after an incident.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WorkflowPolicy {
    /// What makes a postmortem needed, or worth writing.
    pub triggers: Vec<Trigger>,
    /// By when it is reviewed, by severity; a severity that is not named promises no meeting.
    pub review: Vec<ReviewWithin>,
    /// How many hours before the meeting the reviewers have the draft.
    pub draft_hours_before_review: u32,
    /// Within how many hours of the resolution it is written.
    pub written_within_hours: u32,
    /// Within how many days of the resolution every action is closed.
    pub actions_within_days: u32,
    /// When an action is due, by its priority.
    pub action_days: ActionDays,
    /// For how many days after its anniversary an incident is shown again.
    pub anniversary_days: u32,
    /// What the review meeting goes through.
    pub agenda: Vec<AgendaItem>,
    /// The days on which the team works.
    #[serde(default)]
    pub working_days: WorkingDays,
}

impl WorkflowPolicy {
    /// The figures that ship: PagerDuty's for the review and the draft, 48 hours to write and 30 days to close, and thresholds
    /// for the triggers of the *Site Reliability Engineering* book, which names the triggers and leaves the figures to the team.
    ///
    /// ```
    /// use afterword_core::workflow::WorkflowPolicy;
    ///
    /// assert_eq!(WorkflowPolicy::shipped().written_within_hours, 48);
    /// ```
    pub fn shipped() -> Self {
        stored::from_json(include_str!("../../data/workflow/policy.json"))
            .expect("a test reads this file")
    }
}

/// By when an incident of one severity is reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewWithin {
    /// The severity.
    pub severity: SeverityKey,
    /// How long after the resolution.
    pub within: Days,
}

/// A number of days, and which are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Days {
    /// Every day.
    CalendarDays(u32),
    /// The days on which the team works.
    WorkingDays(u32),
}

impl Days {
    /// The day that is so many days after `date`; `None` past the end of the calendar, or where nobody ever works.
    pub fn after(self, date: NaiveDate, working: &WorkingDays) -> Option<NaiveDate> {
        match self {
            Self::CalendarDays(days) => date.checked_add_signed(TimeDelta::days(days.into())),
            Self::WorkingDays(days) => working.after(date, days),
        }
    }
}

/// In how many days an action is due, by its priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActionDays {
    /// For P0.
    pub p0: u32,
    /// For P1.
    pub p1: u32,
    /// For P2.
    pub p2: u32,
    /// For P3.
    pub p3: u32,
}

impl ActionDays {
    /// The days for `priority`.
    pub fn of(&self, priority: Priority) -> u32 {
        match priority {
            Priority::P0 => self.p0,
            Priority::P1 => self.p1,
            Priority::P2 => self.p2,
            Priority::P3 => self.p3,
        }
    }
}

/// When an action of `priority` that is agreed on `today` is due: on the last working day within its days.
///
/// ```
/// use afterword_core::actions::Priority;
/// use afterword_core::workflow::{WorkflowPolicy, default_due};
/// use chrono::NaiveDate;
///
/// let day = |day| NaiveDate::from_ymd_opt(2025, 10, day).unwrap();
/// let policy = WorkflowPolicy::shipped();
/// assert_eq!(default_due(Priority::P0, day(1), &policy), Some(day(8)));
/// // A week after Saturday the 4th is a Saturday; the Friday before it keeps the promise.
/// assert_eq!(default_due(Priority::P0, day(4), &policy), Some(day(10)));
/// ```
pub fn default_due(
    priority: Priority,
    today: NaiveDate,
    policy: &WorkflowPolicy,
) -> Option<NaiveDate> {
    let days = TimeDelta::days(policy.action_days.of(priority).into());
    Some(policy.working_days.on_or_before(today.checked_add_signed(days)?, today))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_default_date_keeps_the_promise_and_falls_on_a_working_day(at in 0..40_000_i64) {
            let policy = WorkflowPolicy::shipped();
            let today = NaiveDate::default() + TimeDelta::days(at);
            for priority in Priority::ALL {
                let due = default_due(priority, today, &policy).unwrap();
                prop_assert!(today < due && policy.working_days.is_working(due));
                prop_assert!((due - today).num_days() <= policy.action_days.of(priority).into());
            }
        }
    }

    #[test]
    fn what_ships_is_what_was_promised() {
        let policy = WorkflowPolicy::shipped();
        let days = Priority::ALL.map(|it| policy.action_days.of(it));
        assert_eq!(days, [7, 30, 90, 180]);
        assert_eq!(policy.agenda.iter().map(|it| it.minutes).sum::<u32>(), 60);
        let json = serde_json::to_string(&policy).unwrap();
        assert_eq!(serde_json::from_str::<WorkflowPolicy>(&json).unwrap(), policy);
    }
}
