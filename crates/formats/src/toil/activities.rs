//! Activities as a table, one a row, out and in.

use afterword_core::id::Mint;
use afterword_core::toil::{Activity, ActivityId, Rhythm, ToilRegister};
use serde::{Deserialize, Serialize};

use super::cells::{self, LengthUnit};
use super::names::{self, ActivityField as F};
use super::table::{self, Column, Kept, Unread, set};
use crate::csv::{Row, write_row};
use crate::error::ReadError;

/// A column: what it is called, and what it says of an activity.
type Written = (&'static str, fn(&Activity) -> String);

/// The columns, in their order, by names that [`read_activities`] knows.
const COLUMNS: [Written; 18] = [
    ("Name", |it| it.name.clone()),
    ("Team", |it| it.team.clone()),
    ("Services", |it| cells::several_written(&it.services)),
    ("Category", |it| it.category.map(|it| it.key().to_owned()).unwrap_or_default()),
    ("Criteria", |it| cells::several_written(it.criteria.iter().map(|it| it.key()))),
    ("Count", |it| said(it.rhythm.map(|it| it.count))),
    ("Per", |it| it.rhythm.map(|it| it.per.key().to_owned()).unwrap_or_default()),
    ("Minutes", |it| it.seconds.map(in_minutes).unwrap_or_default()),
    ("People", |it| said(it.people)),
    ("Interruption (minutes)", |it| it.interruption_seconds.map(in_minutes).unwrap_or_default()),
    ("Error rate", |it| {
        it.error_share.map(|it| cells::percent_written(it.millionths().into())).unwrap_or_default()
    }),
    ("Hours per error", |it| it.error_seconds.map(in_hours).unwrap_or_default()),
    ("Risk", |it| said(it.risk.map(|it| it.mark()))),
    ("Growth per year", |it| match it.growth.is_none() {
        true => String::new(),
        false => cells::percent_written(it.growth.millionths().into()),
    }),
    ("Pages", |it| if it.pages { "yes" } else { "no" }.to_owned()),
    ("Level", |it| it.level.key().to_owned()),
    ("Caveats", |it| cells::several_written(it.caveats.iter().map(|it| it.key()))),
    ("Note", |it| it.note.clone()),
];

fn said(value: Option<impl ToString>) -> String {
    value.map(|it| it.to_string()).unwrap_or_default()
}

fn in_minutes(seconds: u32) -> String {
    match seconds % 60 {
        0 => (seconds / 60).to_string(),
        _ => format!("{seconds} s"),
    }
}

fn in_hours(seconds: u32) -> String {
    match seconds % 3_600 {
        0 => (seconds / 3_600).to_string(),
        _ if seconds.is_multiple_of(60) => format!("{} min", seconds / 60),
        _ => format!("{seconds} s"),
    }
}

/// The activities of `register` as a table. The same ones give the same bytes, and all of each but its id reads back.
///
/// ```
/// use afterword_core::id::DocumentId;
/// use afterword_core::toil::{Activity, ActivityId, ToilRegister};
/// use afterword_formats::toil::write_activities;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z")?;
/// let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
/// let mut renewals = Activity::new(ActivityId::from_bits(1), "=Certificates".into());
/// renewals.seconds = Some(90);
/// register.activities.push(renewals.into());
/// let text = write_activities(&register);
/// assert!(text.starts_with("Name,Team,Services,Category,Criteria,Count,Per,Minutes,"));
/// assert!(text.contains("\r\n'=Certificates,,,,,,,90 s,"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn write_activities(register: &ToilRegister) -> String {
    let mut out = String::new();
    write_row(&mut out, &COLUMNS.map(|it| it.0));
    for activity in &register.activities {
        write_row(&mut out, &COLUMNS.map(|it| (it.1)(activity)));
    }
    out
}

/// The activities of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivitiesRead {
    /// One for each row in which something stands, in their order.
    pub activities: Vec<Activity>,
    /// The cells that were not understood; each stands in the note of its activity.
    pub unread: Vec<Unread>,
}

/// Reads a table of activities: columns in any order, by our names or by those that people use in English and German. The criteria stand
/// in one column, or each in one of its own with yes and no; a length may have its unit (`2 h`, `90 s`) or has that of its column; how often
/// may stand in a column that names its period (`per week`). The table may be one of Markdown.
///
/// A column we don't know, and a cell that says nothing its column may hold, is [reported](ActivitiesRead::unread) and kept in the note.
///
/// # Errors
///
/// A quote that is never closed, a table of which no column is known, and what exceeds the [limits](crate::limits).
///
/// ```
/// use afterword_formats::toil::read_activities;
///
/// let text = "Tätigkeit;Häufigkeit;Dauer;Risiko;Raum\nUmgebungen;50 pro Woche;2 h;6;2.14\n";
/// let read = read_activities(text, &mut || 1)?;
/// let it = &read.activities[0];
/// assert_eq!((it.name.as_str(), it.rhythm.map(|it| it.count), it.seconds), ("Umgebungen", Some(50), Some(7_200)));
/// assert_eq!(it.note, "Risiko: 6\n\nRaum: 2.14");
/// assert_eq!((read.unread[0].row, &*read.unread[0].column, read.unread[0].text.as_str()), (2, "Risiko", "6"));
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn read_activities(text: &str, ids: &mut impl Mint) -> Result<ActivitiesRead, ReadError> {
    let (table, columns) = table::read(text, names::activity_field)?;
    let mut unread = Vec::new();
    let rows = table.rows.iter().filter(|it| !table::is_blank(it));
    let activities = rows.map(|it| activity(it, &columns, ids.id(), &mut unread)).collect();
    Ok(ActivitiesRead { activities, unread })
}

fn activity(
    row: &Row,
    columns: &[Column<F>],
    id: ActivityId,
    unread: &mut Vec<Unread>,
) -> Activity {
    let mut activity = Activity::new(id, String::new());
    let mut kept = Kept::of(row, unread);
    // How often may be known of two cells together.
    let mut often: Vec<(&Column<F>, &str)> = Vec::new();
    for (column, cell) in table::cells(row, columns) {
        match column.and_then(|it| Some((it, it.field?))) {
            Some((column, F::Count | F::Per | F::CountPer(_))) => often.push((column, cell)),
            Some((column, field)) if take(&mut activity, field, column.unit, cell) => {}
            _ => kept.keep(column, cell),
        }
    }
    activity.rhythm = take_rhythm(&mut often);
    often.iter().for_each(|(column, cell)| kept.keep(Some(*column), cell));
    kept.say_in(&mut activity.note);
    activity
}

/// How often, of a count and its period, else of the first count whose column names a period; what that takes no part in is left.
fn take_rhythm(often: &mut Vec<(&Column<F>, &str)>) -> Option<Rhythm> {
    let cell = |field| often.iter().find(|it| it.0.field == Some(field)).map_or("", |it| it.1);
    if let Some(rhythm) = cells::rhythm(cell(F::Count), cell(F::Per)) {
        often.retain(|it| !matches!(it.0.field, Some(F::Count | F::Per)));
        return Some(rhythm);
    }
    let counted = |it: &(&Column<F>, &str)| match it.0.field {
        Some(F::CountPer(per)) => cells::whole(it.1).map(|count| Rhythm { count, per }),
        _ => None,
    };
    let (at, rhythm) = often.iter().enumerate().find_map(|(at, it)| Some((at, counted(it)?)))?;
    often.remove(at);
    Some(rhythm)
}

/// Puts a cell where it belongs; whether all of it was understood.
fn take(it: &mut Activity, field: F, unit: Option<LengthUnit>, cell: &str) -> bool {
    let length = |usual| cells::seconds(cell, unit.unwrap_or(usual));
    match field {
        F::Name => it.name = cell.to_owned(),
        F::Team => it.team = cell.to_owned(),
        F::Note => it.note = cell.to_owned(),
        F::Services => it.services = cells::several(cell),
        F::Category => return set(&mut it.category, names::category(cell)),
        F::Criteria => return extend(&mut it.criteria, cell, names::criterion),
        F::Caveats => return extend(&mut it.caveats, cell, names::caveat),
        F::Time => return set(&mut it.seconds, length(LengthUnit::Minutes)),
        F::Interruption => return set(&mut it.interruption_seconds, length(LengthUnit::Minutes)),
        F::ErrorTime => return set(&mut it.error_seconds, length(LengthUnit::Hours)),
        F::People => return set(&mut it.people, people(cell)),
        F::ErrorShare => return set(&mut it.error_share, cells::share(cell)),
        F::Risk => return set(&mut it.risk, cells::score(cell)),
        _ => return take_plain(it, field, cell),
    }
    true
}

/// The same for what is something even where nobody said it.
fn take_plain(it: &mut Activity, field: F, cell: &str) -> bool {
    match field {
        F::Growth => cells::growth(cell).map(|growth| it.growth = growth).is_some(),
        F::Pages => cells::yes(cell).map(|pages| it.pages = pages).is_some(),
        F::Level => names::level(cell).map(|level| it.level = level).is_some(),
        F::Criterion(criterion) => {
            let said = cells::yes(cell);
            it.criteria.extend(said.filter(|it| *it).map(|_| criterion));
            said.is_some()
        }
        _ => false,
    }
}

fn people(cell: &str) -> Option<u16> {
    cells::whole(cell).and_then(|it| u16::try_from(it).ok())
}

/// Adds all that `cell` names; where one is not known, it is left as a whole, since a half of it would say something else.
fn extend<T: Ord>(
    all: &mut std::collections::BTreeSet<T>,
    cell: &str,
    named: fn(&str) -> Option<T>,
) -> bool {
    let words = cells::several(cell);
    let found: Option<Vec<T>> = words.iter().map(|it| named(it)).collect();
    let is_read = found.is_some();
    all.extend(found.into_iter().flatten());
    is_read
}
