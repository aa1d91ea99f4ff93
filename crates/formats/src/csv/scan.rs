//! Records out of text, one at a time: cells, quotes and the ends of lines.

use super::cell::unguarded;
use super::{Delimiter, Row};
use crate::error::ReadError;

/// Reads record after record.
pub(super) struct Records<'a> {
    text: &'a str,
    delimiter: u8,
    at: usize,
    line: usize,
    /// Whether a quote so far stood where something else seems to separate the cells.
    pub(super) is_odd: bool,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, delimiter: Delimiter) -> Self {
        Self { text, delimiter: delimiter.byte(), at: 0, line: 1, is_odd: false }
    }

    /// The next record that is no blank line; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Row>, ReadError> {
        while self.skip_line_end() {}
        if self.at == self.text.len() {
            return Ok(None);
        }
        let mut row = Row { line: self.line, cells: Vec::new() };
        loop {
            row.cells.push(unguarded(self.cell()?));
            if self.peek() != Some(self.delimiter) {
                self.skip_line_end();
                return Ok(Some(row));
            }
            self.at += 1;
        }
    }

    fn cell(&mut self) -> Result<String, ReadError> {
        if self.peek() != Some(b'"') {
            let cell = self.bare();
            self.is_odd |= cell.contains('"') && holds_cells(cell);
            return Ok(cell.to_owned());
        }
        let mut cell = self.quoted()?;
        let more = self.bare();
        self.is_odd |= !more.is_empty();
        cell.push_str(more);
        Ok(cell)
    }

    /// What stands between quotes, of which two are one.
    fn quoted(&mut self) -> Result<String, ReadError> {
        let (opened_at, opened_on) = (self.at, self.line);
        let mut cell = String::new();
        loop {
            self.at += 1;
            let rest = &self.text[self.at..];
            let Some(length) = rest.find('"') else {
                return Err(self.never_closed(opened_at, opened_on));
            };
            cell.push_str(&rest[..length]);
            self.line += n_lines(&rest[..length]);
            self.at += length + 1;
            if self.peek() != Some(b'"') {
                return Ok(cell);
            }
            cell.push('"');
        }
    }

    fn bare(&mut self) -> &'a str {
        let rest = &self.text[self.at..];
        let is_end = |it: u8| it == self.delimiter || it == b'\n' || it == b'\r';
        let length = rest.bytes().position(is_end).unwrap_or(rest.len());
        self.at += length;
        &rest[..length]
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over the end of a line, in any of the three ways to write it.
    fn skip_line_end(&mut self) -> bool {
        let width = match &self.text.as_bytes()[self.at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.at += width;
        self.line += 1;
        true
    }

    fn never_closed(&self, at: usize, line: usize) -> ReadError {
        let line_start = self.text[..at].rfind(['\n', '\r']).map_or(0, |it| it + 1);
        let column = self.text[line_start..at].chars().count() + 1;
        let message = "expected a quote that closes this one, but the file ends before it";
        ReadError::at(line, column, message)
    }
}

/// Whether a quote begins or ends beside what may separate cells.
fn holds_cells(text: &str) -> bool {
    let signs = Delimiter::ALL.map(Delimiter::byte);
    let meets = |it: &[u8]| {
        it[0] == b'"' && signs.contains(&it[1]) || it[1] == b'"' && signs.contains(&it[0])
    };
    text.as_bytes().windows(2).any(meets)
}

/// How many lines end in `text`.
fn n_lines(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = |at: &usize| {
        bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')
    };
    (0..bytes.len()).filter(ends).count()
}
