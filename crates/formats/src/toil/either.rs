//! What somebody brings into a register: a table, of which its header says whether it holds activities or weeks, or lines.

use afterword_core::id::Mint;
use afterword_core::toil;
use serde::{Deserialize, Serialize};

use super::names::{self, ActivityField, WeekField};
use super::table;
use super::{ActivitiesRead, WeeksRead, read_activities, read_weeks};
use crate::error::{ReadError, Trouble};

/// What a table of toil holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToilTable {
    /// Activities.
    Activities(ActivitiesRead),
    /// Weeks.
    Weeks(WeeksRead),
}

/// Reads a table of activities or of weeks: it is of weeks if it names a day and no fewer of its columns are known for weeks.
///
/// # Errors
///
/// As [`read_activities`] and [`read_weeks`].
///
/// ```
/// use afterword_formats::toil::{ToilTable, read_table};
///
/// let weeks = read_table("Week,Team,Toil,All\n2025-W40,platform,20,40\n", &mut || 1)?;
/// assert!(matches!(weeks, ToilTable::Weeks(it) if it.weeks.len() == 1));
/// let log = read_table("Date,Task,Minutes\n2025-10-02,Restarts,10\n", &mut || 1)?;
/// assert!(matches!(log, ToilTable::Activities(it) if it.activities[0].name == "Restarts"));
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn read_table(text: &str, ids: &mut impl Mint) -> Result<ToilTable, ReadError> {
    if text.trim().is_empty() {
        return Err(ReadError::new("the table is empty").of(Trouble::Empty));
    }
    if Columns::of(text)?.are_of_weeks() {
        return read_weeks(text, ids).map(ToilTable::Weeks);
    }
    read_activities(text, ids).map(ToilTable::Activities)
}

/// Reads a table, or else a line as an activity each: a text is a table if its first line names what a row is about, and one thing more.
///
/// # Errors
///
/// As [`read_table`], of what is a table.
///
/// ```
/// use afterword_formats::toil::{ToilTable, read_lines};
///
/// let read = |text| match read_lines(text, &mut || 1) {
///     Ok(ToilTable::Activities(it)) => it.activities.into_iter().map(|it| (it.name, it.seconds)).collect(),
///     _ => Vec::new(),
/// };
/// let lines = read("- Certificate renewals 20 h monthly\n\n2. Name, then minutes 5 min\n");
/// assert_eq!(lines, [("Certificate renewals".into(), Some(72_000)), ("Name, then minutes".into(), Some(300))]);
/// assert_eq!(read("Name,Minutes\nRestarts,5\n"), [("Restarts".into(), Some(300))]);
/// ```
pub fn read_lines(text: &str, ids: &mut impl Mint) -> Result<ToilTable, ReadError> {
    if Columns::of(text).is_ok_and(|it| it.are_sure()) {
        return read_table(text, ids);
    }
    let activities = toil::read_activities(text, ids);
    Ok(ToilTable::Activities(ActivitiesRead { activities, unread: Vec::new() }))
}

/// How many columns of a table are known for each of the two, and whether they name what a row is about.
#[derive(Clone, Copy, Debug)]
struct Columns {
    of_activities: usize,
    has_name: bool,
    of_weeks: usize,
    has_day: bool,
}

impl Columns {
    fn of(text: &str) -> Result<Self, ReadError> {
        let table = table::parse(text)?;
        let activities = table::columns(&table, names::activity_field);
        let weeks = table::columns(&table, names::week_field);
        Ok(Self {
            of_activities: activities.iter().filter(|it| it.field.is_some()).count(),
            has_name: activities.iter().any(|it| it.field == Some(ActivityField::Name)),
            of_weeks: weeks.iter().filter(|it| it.field.is_some()).count(),
            has_day: weeks
                .iter()
                .any(|it| matches!(it.field, Some(WeekField::Day | WeekField::Month))),
        })
    }

    fn are_of_weeks(self) -> bool {
        let is_of_weeks_alone = self.of_activities == 0 && self.of_weeks > 0;
        is_of_weeks_alone || (self.has_day && self.of_weeks >= self.of_activities)
    }

    /// Whether nobody would write this above lines.
    fn are_sure(self) -> bool {
        (self.has_name && self.of_activities > 1) || (self.has_day && self.of_weeks > 1)
    }
}
