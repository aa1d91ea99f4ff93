//! A table as actions, its columns known by their names or as somebody chose.

use std::collections::BTreeSet;

use afterword_core::id::Mint;
use afterword_core::stamp::DayOrder;

use super::guess::{guess_title, is_tidy, is_timeless};
use super::names::{named_uses, names_actions};
use super::row::{self, Column, Found};
use super::{ActionColumn, ActionRow, ActionUse, ActionsRead, days};
use crate::csv::Table;
use crate::encoding::is_table_name;
use crate::error::ReadError;
use crate::import::is_json;
use crate::limits;
use crate::markdown::ReadContext;

/// Reads `text` as a table of actions, one a row; `None` if it is no table.
///
/// Each column holds what `uses` says, in the order of the columns; those it does not reach are kept [beside](ActionUse::Beside). Without
/// `uses`, columns are known by the names that Jira, GitHub, Linear, spreadsheets and our own exports give them, in English and German.
/// Where none is known for the titles, the first one whose cells are mostly words is taken for them.
/// Of two columns for something that an action has one of, the later is kept beside; [`ActionsRead::columns`] says what became of each.
///
/// What is kept beside, and what is not understood as what its column holds, is in the notes of the action behind the name of the column:
/// such as a priority of another scale, or `03/04/2026` in a column that never tells whether the day or the month comes first:
/// [`ActionRow::unread`] says of which columns nothing was understood, and [`read_table_in`] takes the order of such days. An id that
/// an earlier row has gives way to a fresh one. A row of which nothing is taken over is none; one without a title is one.
///
/// A text is a table if its name says so, if `uses` are given, or if all its rows have as many cells, two or more.
///
/// # Errors
///
/// What is called a table and is none, with its place; what exceeds the [limits].
///
/// ```
/// use afterword_core::time::Zone;
/// use afterword_formats::actions::{ActionUse, read_table};
/// use afterword_formats::markdown::ReadContext;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
/// let zone = Zone::default();
/// let zones = |_: &Zone, local: chrono::NaiveDateTime| Some(local.and_utc().fixed_offset());
/// let context = ReadContext { name: "open-points.csv", now, zone: &zone, zones: &zones };
/// let text = "Vorhaben;Kümmerer;Raum\nAlarm auf Poolgröße;Kim;2.14\n";
///
/// let read = read_table(text, None, &mut || 1, context)?.unwrap();
/// assert_eq!(read.columns[0].holds, ActionUse::Title);
/// assert_eq!(read.columns[1].holds, ActionUse::Beside);
///
/// let uses = [ActionUse::Title, ActionUse::Owner];
/// let read = read_table(text, Some(&uses), &mut || 1, context)?.unwrap();
/// let action = &read.rows[0].action;
/// assert_eq!((action.title.as_str(), action.owner.as_str()), ("Alarm auf Poolgröße", "Kim"));
/// assert_eq!((action.detail.as_str(), read.rows[0].line), ("Raum: 2.14", 2));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_table(
    text: &str,
    uses: Option<&[ActionUse]>,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Option<ActionsRead>, ReadError> {
    read_table_in(text, uses, None, ids, context)
}

/// Reads `text` as [`read_table`] does, and days that can be read in both orders in `order`. A column whose own days all tell one order
/// has that one, and dots put the day first.
///
/// # Errors
///
/// As [`read_table`].
///
/// ```
/// use afterword_core::stamp::DayOrder;
/// use afterword_core::time::Zone;
/// use afterword_formats::actions::{ActionUse, read_table_in};
/// use afterword_formats::markdown::ReadContext;
///
/// let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z")?;
/// let zone = Zone::default();
/// let zones = |_: &Zone, local: chrono::NaiveDateTime| Some(local.and_utc().fixed_offset());
/// let context = ReadContext { name: "open-points.csv", now, zone: &zone, zones: &zones };
/// let text = "Action,Due\nAlert on pool size,03/04/2026\n";
///
/// let read = read_table_in(text, None, None, &mut || 1, context)?.unwrap();
/// assert_eq!(read.rows[0].unread, [ActionUse::Due]);
/// assert_eq!(read.rows[0].action.detail, "Due: 03/04/2026");
///
/// let order = Some(DayOrder::DayFirst);
/// let read = read_table_in(text, None, order, &mut || 1, context)?.unwrap();
/// assert_eq!(read.rows[0].unread, []);
/// assert_eq!(read.rows[0].action.due, Some("2026-04-03".parse()?));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn read_table_in(
    text: &str,
    uses: Option<&[ActionUse]>,
    order: Option<DayOrder>,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Option<ActionsRead>, ReadError> {
    limits::check_size(text.as_bytes())?;
    let is_called_so = uses.is_some() || is_table_name(context.name);
    if !is_called_so && (is_markdown(text) || is_json(text, context.name)) {
        return Ok(None);
    }
    let table = parse(text, is_called_so)?;
    Ok(table.map(|table| {
        let uses = uses.map_or_else(|| known_uses(&table), <[ActionUse]>::to_vec);
        read(&table, uses, order, ids, context)
    }))
}

/// The file called `context.name` as actions, if the names of its columns are those of actions.
///
/// # Errors
///
/// A file that is named as a table and is none.
pub(crate) fn import(
    text: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Option<ActionsRead>, ReadError> {
    let is_named = is_table_name(context.name);
    if !is_named && (context.name.contains('.') || !begins_with(text, names_actions)) {
        return Ok(None);
    }
    let table = parse(text, is_named)?.filter(names_actions);
    Ok(table.map(|table| read(&table, known_uses(&table), None, ids, context)))
}

/// The file called `context.name` as actions, if it is a table that says of nothing when it happened, and of which a column is known or
/// guessed. What was pasted has to look like a table.
///
/// # Errors
///
/// A file that is named as a table and is none.
pub(crate) fn import_shaped(
    text: &str,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> Result<Option<ActionsRead>, ReadError> {
    let is_named = is_table_name(context.name);
    let may_be = || !context.name.contains('.') && !is_markdown(text) && begins_with(text, is_tidy);
    if !is_named && !may_be() {
        return Ok(None);
    }
    let is_it = |it: &Table| is_timeless(it) && (is_named || is_tidy(it));
    let Some(table) = parse(text, is_named)?.filter(is_it) else { return Ok(None) };
    let uses = known_uses(&table);
    // Of a table of numbers nothing says that it holds anything to do.
    let is_known = uses.iter().any(|it| *it != ActionUse::Beside);
    Ok(is_known.then(|| read(&table, uses, None, ids, context)))
}

/// What each column of `table` holds, by its name; of the titles, else, by what stands in it.
fn known_uses(table: &Table) -> Vec<ActionUse> {
    let mut uses = named_uses(table);
    guess_title(table, &mut uses);
    uses
}

/// How long the first line of a pasted table is at most, in bytes.
const MAX_HEADER: usize = 20_000;

/// Whether the first line names columns: whatever is pasted is looked at, and all of it only then.
fn begins_with(text: &str, is_it: impl Fn(&Table) -> bool) -> bool {
    let Some((header, _)) = text.trim_start().split_once('\n') else { return false };
    header.len() <= MAX_HEADER && Table::parse(header).is_ok_and(|it| is_it(&it))
}

/// Whether `text` begins as a heading, a list, a quote or a table of Markdown does.
fn is_markdown(text: &str) -> bool {
    let marks = ["# ", "## ", "### ", "- ", "* ", "> ", "|", "```", "---"];
    let start = text.trim_start_matches('\u{feff}').trim_start();
    marks.iter().any(|it| start.starts_with(it))
}

/// The table in `text`. Prose may begin with a line that looks like one: unless it is called a table, all its rows have to be as long.
fn parse(text: &str, is_called_so: bool) -> Result<Option<Table>, ReadError> {
    let table = match Table::parse(text) {
        Ok(table) => table,
        Err(error) if is_called_so => return Err(error),
        Err(_) => return Ok(None),
    };
    let width = table.header.cells.len();
    let is_even = || {
        width > 1 && !table.rows.is_empty() && table.rows.iter().all(|it| it.cells.len() == width)
    };
    Ok((is_called_so || is_even()).then_some(table))
}

fn read(
    table: &Table,
    uses: Vec<ActionUse>,
    order: Option<DayOrder>,
    ids: &mut impl Mint,
    context: ReadContext<'_>,
) -> ActionsRead {
    let columns = columns(table, uses, order);
    let mut rows: Vec<ActionRow> = Vec::new();
    let mut taken = BTreeSet::new();
    for row in &table.rows {
        let Some(Found { mut action, id, unread }) = row::read(row, &columns) else { continue };
        action.id = id.filter(|it| !taken.contains(it)).unwrap_or_else(|| ids.id());
        taken.insert(action.id);
        rows.push(ActionRow { action, line: row.line, unread });
    }
    let named = columns.iter();
    let named = named.map(|it| ActionColumn { name: it.name.trim().to_owned(), holds: it.holds });
    ActionsRead {
        title: context.title(),
        columns: named.collect(),
        header_line: table.header.line,
        rows,
    }
}

/// The columns of `table`, of which no two hold something that an action has one of. `order` is that of days which don't tell theirs.
fn columns(table: &Table, uses: Vec<ActionUse>, order: Option<DayOrder>) -> Vec<Column<'_>> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    let uses = uses.into_iter().chain(std::iter::repeat(ActionUse::Beside));
    for ((at, name), holds) in table.header.cells.iter().enumerate().zip(uses) {
        let is_repeated = holds.is_single() && columns.iter().any(|it| it.holds == holds);
        let holds = if is_repeated { ActionUse::Beside } else { holds };
        let has_days = matches!(holds, ActionUse::Due | ActionUse::Created);
        let cells = || table.rows.iter().map(|it| it.cell(at).trim());
        let order = if has_days { days::order(cells()).or(order) } else { None };
        columns.push(Column { name, holds, order });
    }
    columns
}
