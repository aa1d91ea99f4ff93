//! One cell, as no spreadsheet takes it for a formula, and as it was before.
//!
//! The rule is that of OWASP, “CSV Injection” (<https://owasp.org/www-community/attacks/CSV_Injection>): a cell that begins with
//! `=`, `+`, `-`, `@`, a tab or the end of a line, or with the full-width form of one of the signs, gets an apostrophe in front.
//! One that would be read as such a cell gets one more, so that what is read is what was written.

use std::borrow::Cow;

/// What a spreadsheet shows as text, and does not show.
const GUARD: char = '\'';

fn begins_formula(text: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    text.trim_start_matches(GUARD).starts_with(signs)
}

/// Adds `cells` to `out` as a line that ends as RFC 4180 asks, and of which no cell is a formula.
///
/// A cell is quoted where it holds what might end it in some spreadsheet: a comma, a semicolon, a tab, a quote, the end of a line,
/// or white space at its own ends.
///
/// ```
/// use afterword_formats::csv::{Table, write_row};
///
/// let mut out = String::new();
/// write_row(&mut out, &["Action", "Owner"]);
/// write_row(&mut out, &["=cmd|'/C calc'!A0", "Kim, \"on call\""]);
/// assert_eq!(out, "Action,Owner\r\n'=cmd|'/C calc'!A0,\"Kim, \"\"on call\"\"\"\r\n");
/// assert_eq!(Table::parse(&out)?.rows[0].cell(0), "=cmd|'/C calc'!A0");
/// # Ok::<(), afterword_formats::ReadError>(())
/// ```
pub fn write_row<T: AsRef<str>>(out: &mut String, cells: &[T]) {
    let is_blank = cells.iter().all(|it| it.as_ref().is_empty());
    for (at, cell) in cells.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        // A row of one empty cell would be a blank line, which is no row.
        put(out, &guarded(cell.as_ref()), is_blank && at == 0);
    }
    out.push_str("\r\n");
}

fn put(out: &mut String, cell: &str, is_first_of_blank: bool) {
    let is_spaced = cell.starts_with(char::is_whitespace) || cell.ends_with(char::is_whitespace);
    let ends_cell = [',', ';', '\t', '"', '\r', '\n', '\u{feff}'];
    if is_first_of_blank || is_spaced || cell.contains(ends_cell) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

fn guarded(text: &str) -> Cow<'_, str> {
    if begins_formula(text) { format!("{GUARD}{text}").into() } else { text.into() }
}

/// Takes the apostrophe away again that keeps a cell from being a formula: ours, or that of another careful program.
pub(super) fn unguarded(text: String) -> String {
    match text.strip_prefix(GUARD) {
        Some(bare) if begins_formula(bare) => bare.to_owned(),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_begins_a_formula() {
        for text in ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", "＝1", "'=1", "''=1"] {
            let safe = guarded(text).into_owned();
            assert!(safe.starts_with('\''), "{text:?}");
            assert_eq!(unguarded(safe), text);
        }
    }

    #[test]
    fn other_apostrophes_stay() {
        for text in ["", "'", "'tis", "a'=1", " =1"] {
            assert_eq!(guarded(text), text);
            assert_eq!(unguarded(text.to_owned()), text);
        }
    }
}
