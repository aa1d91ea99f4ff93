//! The cells of a table, each for its column, and what is kept of those that say nothing we know.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::cells::LengthUnit;
use super::names;
use crate::csv::{Row, Table};
use crate::error::{ReadError, Trouble};
use crate::limits::MAX_REPEATED;

/// A cell that was not understood: its column is none we know, or it says nothing that its column may hold.
///
/// Nothing is lost by that: it stands in the note of its row, where that has one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The line that its row begins on, counted from one.
    pub row: usize,
    /// What its column is called; empty where it stands beyond the named ones.
    pub column: Rc<str>,
    /// What it says.
    pub text: String,
    /// Why nothing was taken from it.
    pub why: Why,
}

/// Why nothing was taken from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// It was not understood.
    NotUnderstood,
    /// It says a month. What was measured of a month is no week, nor tells which of its weeks had how much, so its row is left out.
    IsMonth,
}

/// A column as its cells are read.
#[derive(Clone, Debug)]
pub(super) struct Column<F> {
    pub(super) name: Rc<str>,
    /// What it holds, where we know it.
    pub(super) field: Option<F>,
    /// What a bare number in it counts.
    pub(super) unit: Option<LengthUnit>,
}

/// The columns of `table`, of which no two hold the same.
pub(super) fn columns<F: Copy + PartialEq>(
    table: &Table,
    named: fn(&str) -> Option<F>,
) -> Vec<Column<F>> {
    let mut taken: Vec<F> = Vec::new();
    let column = |name: &String| {
        let (word, unit) = names::parted(name);
        let field = named(&names::normal(name)).or_else(|| named(&word));
        let field = field.filter(|it| !taken.contains(it));
        taken.extend(field);
        Column { name: name.trim().into(), field, unit }
    };
    table.header.cells.iter().map(column).collect()
}

/// The table that `text` is, of Markdown or of separated cells.
pub(super) fn parse(text: &str) -> Result<Table, ReadError> {
    Table::of_markdown(text)?.map_or_else(|| Table::parse(text), Ok)
}

/// The table in `text`, of which a column is known.
pub(super) fn read<F: Copy + PartialEq>(
    text: &str,
    named: fn(&str) -> Option<F>,
) -> Result<(Table, Vec<Column<F>>), ReadError> {
    let table = parse(text)?;
    let columns = columns(&table, named);
    if columns.iter().all(|it| it.field.is_none()) {
        let message = "expected a line that names columns, and none of them is known";
        return Err(ReadError::at(table.header.line, 1, message).of(Trouble::Columns));
    }
    Ok((table, columns))
}

/// The cells of `row` that say something, each with its column.
pub(super) fn cells<'a, F>(
    row: &'a Row,
    columns: &'a [Column<F>],
) -> impl Iterator<Item = (Option<&'a Column<F>>, &'a str)> {
    let cells = row.cells.iter().enumerate();
    cells.filter(|it| !it.1.is_empty()).map(|(at, it)| (columns.get(at), it.as_str()))
}

/// Whether nothing stands in a row.
pub(super) fn is_blank(row: &Row) -> bool {
    row.cells.iter().all(|it| it.trim().is_empty())
}

/// What of one row was not understood.
#[derive(Debug)]
pub(super) struct Kept<'a> {
    row: usize,
    unread: &'a mut Vec<Unread>,
    paragraphs: Vec<String>,
}

impl<'a> Kept<'a> {
    pub(super) fn of(row: &Row, unread: &'a mut Vec<Unread>) -> Self {
        Self { row: row.line, unread, paragraphs: Vec::new() }
    }

    /// Keeps a cell of `column`.
    pub(super) fn keep<F>(&mut self, column: Option<&Column<F>>, cell: &str) {
        if cell.trim().is_empty() {
            return;
        }
        let name = column.map_or_else(|| Rc::from(""), |it| Rc::clone(&it.name));
        let is_short = !name.is_empty() && name.len() <= MAX_REPEATED;
        let paragraph = if is_short { format!("{name}: {cell}") } else { cell.to_owned() };
        self.paragraphs.push(paragraph);
        let why = Why::NotUnderstood;
        self.unread.push(Unread { row: self.row, column: name, text: cell.to_owned(), why });
    }

    /// Says why nothing of the row is taken, by the cell of `column` that is to blame.
    pub(super) fn leave_out<F>(self, column: &Column<F>, cell: &str, why: Why) {
        let (column, text) = (Rc::clone(&column.name), cell.to_owned());
        self.unread.push(Unread { row: self.row, column, text, why });
    }

    /// Adds all that was kept to `note`.
    pub(super) fn say_in(self, note: &mut String) {
        for it in self.paragraphs {
            let between = if note.is_empty() { "" } else { "\n\n" };
            *note += between;
            *note += &it;
        }
    }
}

/// Puts what was understood in its place; whether anything was.
pub(super) fn set<T>(place: &mut Option<T>, value: Option<T>) -> bool {
    let is_read = value.is_some();
    *place = value;
    is_read
}
