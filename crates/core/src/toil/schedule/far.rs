//! Days of a plan that are so far away that somebody has probably mistyped them.

use chrono::{Months, NaiveDate};

use super::super::{ProjectId, Stage, ToilRegister};

/// A day that a plan hangs on, more than a year before today or more than ten years after it.
///
/// It is planned with as it stands; whoever shows the plan says what comes of that, and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FarDay {
    /// What is said to begin on it.
    pub of: Beginning,
    /// The day.
    pub day: NaiveDate,
    /// On which side of today.
    pub side: Far,
}

/// What begins on a day that somebody named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// The first sprint of the [`Capacity`](super::super::Capacity).
    FirstSprint,
    /// The work on a project that is still to be built.
    Project(ProjectId),
}

/// How a day is far away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Far {
    /// More than a year before today: sprints that are over can't be planned, and a project has waited for longer than anybody plans.
    Past,
    /// More than ten years after today: nothing else is ever planned so far ahead.
    Ahead,
}

/// Who says “a year ago” of a plan has forgotten it.
const MONTHS_PAST: Months = Months::new(12);

/// Ten years.
const MONTHS_AHEAD: Months = Months::new(120);

impl Far {
    fn of(day: NaiveDate, today: NaiveDate) -> Option<Self> {
        let is_past = today.checked_sub_months(MONTHS_PAST).is_some_and(|it| day < it);
        let is_ahead = today.checked_add_months(MONTHS_AHEAD).is_some_and(|it| day > it);
        match (is_past, is_ahead) {
            (true, _) => Some(Self::Past),
            (_, true) => Some(Self::Ahead),
            _ => None,
        }
    }
}

impl ToilRegister {
    /// The days of the plan that are far away: that of the first sprint, then those of the projects that are ahead, in the order of the
    /// register. One that is being built may have been begun as long ago as it likes.
    pub(super) fn far_days(&self, today: NaiveDate) -> Vec<FarDay> {
        let far = |of, day| Some(FarDay { of, day, side: Far::of(day, today)? });
        let first = self.assumptions.capacity.begins.and_then(|it| far(Beginning::FirstSprint, it));
        let ahead = self.projects.iter().filter(|it| it.stage.is_ahead());
        let starts = ahead.filter_map(|it| {
            let found = far(Beginning::Project(it.id), it.start?)?;
            (it.stage != Stage::Building || found.side == Far::Ahead).then_some(found)
        });
        first.into_iter().chain(starts).collect()
    }
}
