//! Weeks as a table, one a row, out and in.

use afterword_core::id::Mint;
use afterword_core::stamp::DayOrder;
use afterword_core::toil::{Category, Source, ToilRegister, Week, WeekId};
use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::cells::{self, LengthUnit};
use super::names::{self, WeekField as F};
use super::table::{self, Column, Kept, Unread, Why, set};
use crate::actions::days;
use crate::csv::{Row, Table, write_row};
use crate::error::ReadError;

/// The names of the columns, which [`read_weeks`] knows.
fn header() -> Vec<String> {
    let kinds = Category::ALL.map(|it| format!("{} (hours)", it.key()));
    let before = ["Monday", "Team", "Source"].map(str::to_owned);
    let behind =
        ["Toil (hours)", "All (hours)", "Errors", "Resolve (minutes)", "Sentiment", "Note"];
    before.into_iter().chain(kinds).chain(behind.map(str::to_owned)).collect()
}

fn cells_of(week: &Week) -> Vec<String> {
    let source = match week.source {
        Source::Survey => "survey",
        Source::Log => "log",
    };
    let mut cells = vec![week.monday.to_string(), week.team.clone(), source.to_owned()];
    cells.extend(Category::ALL.map(|it| in_hours(week.toil.get(&it).copied())));
    cells.extend([in_hours(week.toil_minutes), in_hours(week.all_minutes)]);
    cells.extend([week.errors, week.resolve_minutes].map(said));
    cells.extend([said(week.sentiment.map(|it| it.mark())), week.note.clone()]);
    cells
}

fn said(value: Option<impl ToString>) -> String {
    value.map(|it| it.to_string()).unwrap_or_default()
}

/// Minutes as hours, where three minutes are a twentieth of one, so that two digits say it exactly; else as minutes.
fn in_hours(minutes: Option<u32>) -> String {
    match minutes {
        None => String::new(),
        Some(it) if it.is_multiple_of(60) => (it / 60).to_string(),
        Some(it) if it.is_multiple_of(3) => format!("{}.{:02}", it / 60, it % 60 * 5 / 3),
        Some(it) => format!("{it} min"),
    }
}

/// The weeks of `register` as a table. The same ones give the same bytes, and all of each but its id reads back.
///
/// ```
/// use afterword_core::id::DocumentId;
/// use afterword_core::toil::{Category, ToilRegister, Week, WeekId};
/// use afterword_formats::toil::write_weeks;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z")?;
/// let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
/// let mut week = Week::new(WeekId::from_bits(1), now.date_naive());
/// week.toil.insert(Category::Deployments, 630);
/// register.weeks.push(week.into());
/// assert!(write_weeks(&register).contains("\r\n2025-09-29,,survey,10.50,"));
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn write_weeks(register: &ToilRegister) -> String {
    let mut out = String::new();
    write_row(&mut out, &header());
    for week in &register.weeks {
        write_row(&mut out, &cells_of(week));
    }
    out
}

/// The weeks of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeksRead {
    /// One for each row that names its day, in their order.
    pub weeks: Vec<Week>,
    /// The cells that were not understood. Each stands in the note of its week; those of a row that names no day stand only here. A row
    /// of a [month](super::Why::IsMonth) is left out, and here by the name of that alone.
    pub unread: Vec<Unread>,
}

/// Reads a table of weeks: columns in any order, by our names or by those that people use in English and German. The day may be any of
/// its week, or the week itself (`2025-W40`); kinds of toil have a column each. Hours are rounded to minutes. The table may be one of Markdown.
///
/// A column we don't know, and a cell that says nothing its column may hold, is [reported](WeeksRead::unread) and kept in the note.
/// So is a row that says a month (`2026-03`, `March 2026`), and each of a table whose days all are the first of one: a month is no week.
///
/// # Errors
///
/// A quote that is never closed, a table of which no column is known, and what exceeds the [limits](crate::limits).
///
/// ```
/// use afterword_core::toil::Category;
/// use afterword_formats::toil::read_weeks;
///
/// let text = "Woche,Alarme,Gesamt\n2025-10-02,\"10,5\",48 h\nneulich,1,2\n";
/// let read = read_weeks(text, &mut || 1)?;
/// let week = &read.weeks[0];
/// assert_eq!((week.monday.to_string(), week.all_minutes), ("2025-09-29".into(), Some(48 * 60)));
/// assert_eq!(week.toil[&Category::Alerts], 630);
/// assert_eq!((read.weeks.len(), read.unread.len(), read.unread[0].text.as_str()), (1, 3, "neulich"));
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn read_weeks(text: &str, ids: &mut impl Mint) -> Result<WeeksRead, ReadError> {
    let (table, columns) = table::read(text, names::week_field)?;
    let dates = Dates::of(&table, &columns);
    let mut unread = Vec::new();
    let rows = table.rows.iter().filter(|it| !table::is_blank(it));
    let weeks = rows.filter_map(|it| week(it, &columns, dates, ids, &mut unread)).collect();
    Ok(WeeksRead { weeks, unread })
}

/// How the rows of a table say when they were.
#[derive(Clone, Copy, Debug)]
struct Dates {
    /// The column that says it.
    at: Option<usize>,
    /// Whether the day or the month comes first, where the days tell.
    order: Option<DayOrder>,
    /// Whether each row is a month, whatever day stands for it.
    are_months: bool,
}

/// When a row was.
enum When {
    Day(NaiveDate),
    Month,
}

impl Dates {
    fn of(table: &Table, columns: &[Column<F>]) -> Self {
        let place = |field| columns.iter().position(|it| it.field == Some(field));
        let Some(at) = place(F::Day).or_else(|| place(F::Month)) else {
            return Self { at: None, order: None, are_months: false };
        };
        let cells = || table.rows.iter().map(|it| it.cell(at).trim()).filter(|it| !it.is_empty());
        let order = days::order(cells());
        let are_months = columns[at].field == Some(F::Month) || are_firsts(cells(), order);
        Self { at: Some(at), order, are_months }
    }

    fn when(self, cell: &str) -> Option<When> {
        let day = day(cell, self.order);
        match () {
            () if cell.is_empty() => None,
            () if self.are_months || day.is_none() && is_month(cell) => Some(When::Month),
            () => day.map(When::Day),
        }
    }
}

/// Whether two days or more are all the first of a month: so monthly figures leave spreadsheets. If all are Mondays, they name weeks.
fn are_firsts<'a>(cells: impl Iterator<Item = &'a str>, order: Option<DayOrder>) -> bool {
    let days: Option<Vec<NaiveDate>> = cells.map(|it| day(it, order)).collect();
    let days = days.unwrap_or_default();
    let is_another = |it: &NaiveDate| days.first() != Some(it);
    let is_no_monday = |it: &NaiveDate| it.weekday() != Weekday::Mon;
    let are_firsts = days.iter().all(|it| it.day() == 1);
    are_firsts && days.iter().any(is_another) && days.iter().any(is_no_monday)
}

/// The months that German calls otherwise than English, in full and in short.
const GERMAN_MONTHS: [&str; 14] = [
    "januar", "jänner", "jän", "februar", "märz", "mär", "mrz", "mai", "juni", "juli", "oktober",
    "okt", "dezember", "dez",
];

/// Whether a cell that says no day would say one with a day before or behind it: `2026-03`, `03/2026`, `März 2026`.
fn is_month(cell: &str) -> bool {
    let with_day = ["-15", "/15"].map(|it| format!("{cell}{it}")).into_iter();
    let mut with_day = with_day.chain(["15.", "15/", "15 "].map(|it| format!("{it}{cell}")));
    with_day.any(|it| day(&it, Some(DayOrder::DayFirst)).is_some()) || is_german_month(cell)
}

fn week(
    row: &Row,
    columns: &[Column<F>],
    dates: Dates,
    ids: &mut impl Mint,
    unread: &mut Vec<Unread>,
) -> Option<Week> {
    let mut kept = Kept::of(row, unread);
    let cell = dates.at.map_or("", |it| row.cell(it).trim());
    let day = match dates.at.zip(dates.when(cell)) {
        Some((_, When::Day(day))) => day,
        Some((at, When::Month)) => {
            kept.leave_out(&columns[at], cell, Why::IsMonth);
            return None;
        }
        None => {
            table::cells(row, columns).for_each(|(column, cell)| kept.keep(column, cell));
            return None;
        }
    };
    let mut week = Week::new(WeekId::from_bits(ids.bits()), day);
    for (column, cell) in table::cells(row, columns) {
        match column.and_then(|it| Some((it.field?, it.unit))) {
            Some((field, unit)) if take(&mut week, field, unit, cell) => {}
            _ => kept.keep(column, cell),
        }
    }
    kept.say_in(&mut week.note);
    Some(week)
}

fn day(cell: &str, order: Option<DayOrder>) -> Option<NaiveDate> {
    let whole = days::day(cell, order).filter(|it| it.is_all).map(|it| it.day);
    whole.or_else(|| week_of_year(cell))
}

fn is_german_month(cell: &str) -> bool {
    let words = cell.to_lowercase();
    let mut words = words.split([' ', '.', '-', '/']).filter(|it| !it.is_empty());
    let is_named = words.next().is_some_and(|it| GERMAN_MONTHS.contains(&it));
    let is_year = words.next().is_some_and(|it| cells::whole(it).is_some());
    is_named && is_year && words.next().is_none()
}

/// The Monday of `2025-W40`.
fn week_of_year(cell: &str) -> Option<NaiveDate> {
    let (year, week) = cell.split_once(['W', 'w'])?;
    let year = cells::whole(year.trim_end_matches('-'))?;
    NaiveDate::from_isoywd_opt(year.try_into().ok()?, cells::whole(week)?, Weekday::Mon)
}

/// Puts a cell where it belongs; whether all of it was understood.
fn take(it: &mut Week, field: F, unit: Option<LengthUnit>, cell: &str) -> bool {
    let length = |usual| cells::minutes(cell, unit.unwrap_or(usual));
    match field {
        F::Day => true,
        F::Month => false,
        F::Team => {
            cell.clone_into(&mut it.team);
            true
        }
        F::Note => {
            cell.clone_into(&mut it.note);
            true
        }
        F::Source => names::source(cell).map(|source| it.source = source).is_some(),
        F::Kind(kind) => {
            let minutes = length(LengthUnit::Hours);
            it.toil.extend(minutes.map(|it| (kind, it)));
            minutes.is_some()
        }
        F::Toil => set(&mut it.toil_minutes, length(LengthUnit::Hours)),
        F::All => set(&mut it.all_minutes, length(LengthUnit::Hours)),
        F::Errors => set(&mut it.errors, cells::whole(cell)),
        F::Resolve => set(&mut it.resolve_minutes, length(LengthUnit::Minutes)),
        F::Sentiment => set(&mut it.sentiment, cells::score(cell)),
    }
}
