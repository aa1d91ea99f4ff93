//! A table: the names of its columns and its rows, each with its line.

use serde::{Deserialize, Serialize};

use super::scan::Records;
use crate::encoding::decode_table;
use crate::error::{ReadError, Trouble};
use crate::limits::{self, MAX_CELLS, MAX_NODES};

/// A table as it came: nothing is trimmed, guessed or left out but blank lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// What separates its cells.
    pub delimiter: Delimiter,
    /// The names of its columns: the first line that is not blank.
    pub header: Row,
    /// What stands below.
    pub rows: Vec<Row>,
}

/// One record of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// The line that it begins on, counted from one; a cell in quotes may hold more.
    pub line: usize,
    /// Its cells; it may have fewer or more than the header.
    pub cells: Vec<String>,
}

impl Row {
    /// The cell of a column; empty where the row has none.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// What separates the cells of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Delimiter {
    /// `,`, as RFC 4180 has it.
    Comma,
    /// `;`, as spreadsheets write where a comma stands in numbers.
    Semicolon,
    /// A tab, as one gets by copying cells.
    Tab,
    /// `|`, between which the cells of [tables of Markdown](Table::of_markdown) stand.
    Bar,
}

impl Delimiter {
    /// Those that a file may have; the more usual first.
    pub const ALL: [Self; 3] = [Self::Comma, Self::Semicolon, Self::Tab];

    pub(super) fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Bar => b'|',
        }
    }
}

impl Table {
    /// Reads a file: UTF-8, UTF-16 with its mark, or the Windows-1252 of spreadsheets; see [`encoding`](crate::encoding).
    ///
    /// # Errors
    ///
    /// What is no text, and what [`Table::parse`] refuses.
    pub fn read(bytes: &[u8]) -> Result<Self, ReadError> {
        limits::check_size(bytes)?;
        Self::parse(&decode_table(bytes)?.text)
    }

    /// Reads text, separated by whatever makes most rows as long as the header.
    ///
    /// Rows may be shorter or longer than the header, and quotes in the middle of a cell are text. The apostrophe that keeps a cell
    /// from being a formula is taken away.
    ///
    /// # Errors
    ///
    /// A quote that is never closed, text without any row, and what exceeds the [limits].
    ///
    /// ```
    /// use afterword_formats::csv::{Delimiter, Table};
    ///
    /// let table = Table::parse("Action;Owner\n\"Alert on\npool size\";Kim\n")?;
    /// assert_eq!(table.delimiter, Delimiter::Semicolon);
    /// assert_eq!(table.rows[0].cell(table.column("owner").unwrap()), "Kim");
    /// assert_eq!(table.rows[0].line, 2);
    ///
    /// let error = Table::parse("Action\n\"Alert on pool size\n").unwrap_err();
    /// assert_eq!(error.at.map(|it| it.line), Some(2));
    /// # Ok::<(), afterword_formats::ReadError>(())
    /// ```
    pub fn parse(text: &str) -> Result<Self, ReadError> {
        limits::check_size(text.as_bytes())?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let (delimiter, n_skipped) = match told(text) {
            Some(delimiter) => (delimiter, 1),
            None => (likeliest(text), 0),
        };
        let mut records = Records::new(text, delimiter);
        for _ in 0..n_skipped {
            records.next()?;
        }
        let no_rows = || ReadError::new("the table is empty").of(Trouble::Empty);
        let header = records.next()?.ok_or_else(no_rows)?;
        let mut n_cells = header.cells.len();
        let mut rows = Vec::new();
        while let Some(row) = records.next()? {
            n_cells += row.cells.len();
            check(rows.len(), n_cells, row.line)?;
            rows.push(row);
        }
        Ok(Self { delimiter, header, rows })
    }

    /// The first column of that name, be it in capitals or in spaces.
    pub fn column(&self, name: &str) -> Option<usize> {
        let name = name.trim().to_lowercase();
        self.header.cells.iter().position(|it| it.trim().to_lowercase() == name)
    }
}

pub(super) fn check(n_rows: usize, n_cells: usize, line: usize) -> Result<(), ReadError> {
    let too_many = |limit, what| {
        Err(ReadError::at(line, 1, format!("the table has more than the limit of {limit} {what}")))
    };
    match (n_rows < MAX_NODES, n_cells <= MAX_CELLS) {
        (false, _) => too_many(MAX_NODES, "rows"),
        (_, false) => too_many(MAX_CELLS, "cells"),
        _ => Ok(()),
    }
}

/// What the first line says of it, as spreadsheets write and read it.
fn told(text: &str) -> Option<Delimiter> {
    let first = text.lines().find(|it| !it.is_empty())?;
    let sign = first.get(..4).filter(|it| it.eq_ignore_ascii_case("sep=")).map(|_| &first[4..])?;
    Delimiter::ALL.into_iter().find(|it| sign.as_bytes() == [it.byte()])
}

/// How many records are looked at to find out what separates them.
const N_LOOKED_AT: usize = 20;

/// What gives every quote a meaning, then makes the most rows as long as the header, then the most columns.
fn likeliest(text: &str) -> Delimiter {
    let rank = |it: &Delimiter| {
        let mut records = Records::new(text, *it);
        let mut widths = (0..N_LOOKED_AT).map_while(|_| Some(records.next().ok()??.cells.len()));
        let width = widths.next().unwrap_or(0);
        let n_alike = 1 + widths.filter(|it| *it == width).count();
        let n_alike = if width < 2 { 0 } else { n_alike };
        (!records.is_odd, n_alike, width)
    };
    // The last of several greatest ones is taken, and the first is the more usual.
    Delimiter::ALL.into_iter().rev().max_by_key(rank).unwrap_or(Delimiter::Comma)
}
