//! The sprints of a plan as days.

use chrono::{NaiveDate, TimeDelta};

use super::super::{Capacity, monday_of};

/// Some weeks of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sprint {
    /// Its first day.
    pub begins: NaiveDate,
    /// Its last day, the one before the next sprint begins.
    pub ends: NaiveDate,
    /// Minutes that it has for reducing toil.
    pub minutes: u32,
    /// Minutes of these that projects take.
    pub used: u32,
}

/// The sprints that `capacity` has, the first on the day that it names, else on the Monday that is not before `today`.
pub(super) fn sprints(capacity: &Capacity, today: NaiveDate) -> Vec<Sprint> {
    let first = first_day(capacity, today);
    let days = 7 * i64::from(capacity.weeks.max(1));
    let minutes = capacity.minutes().into_iter();
    let sprint = |(n, minutes): (i64, u32)| Sprint {
        begins: after(first, n * days),
        ends: after(first, (n + 1) * days - 1),
        minutes,
        used: 0,
    };
    (0..).zip(minutes).map(sprint).collect()
}

/// The day on which a plan begins.
pub(super) fn first_day(capacity: &Capacity, today: NaiveDate) -> NaiveDate {
    capacity.begins.unwrap_or_else(|| next_monday(today))
}

fn next_monday(today: NaiveDate) -> NaiveDate {
    let monday = monday_of(today);
    if monday == today { today } else { after(monday, 7) }
}

/// `days` after `day`, or the last day that there is.
fn after(day: NaiveDate, days: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(days)).unwrap_or(NaiveDate::MAX)
}
