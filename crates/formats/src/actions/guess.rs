//! What is only guessed of a table whose names say too little: a wrong guess is shown, and can be put right.

use afterword_core::stamp;

use super::{ActionUse, days, values};
use crate::csv::{Delimiter, Table};
use crate::feed::{ColumnUse, guess_columns};

/// How many rows are looked at.
const N_LOOKED_AT: usize = 50;

/// Where no column is known for the titles, takes the first unknown one for them whose cells are mostly words.
pub(super) fn guess_title(table: &Table, uses: &mut [ActionUse]) {
    if uses.contains(&ActionUse::Title) {
        return;
    }
    let is_free = |at: &usize| uses[*at] == ActionUse::Beside;
    let title = (0..uses.len()).filter(is_free).find(|at| holds_words(table, *at));
    if let Some(at) = title {
        uses[at] = ActionUse::Title;
    }
}

fn holds_words(table: &Table, column: usize) -> bool {
    let cells = table.rows.iter().take(N_LOOKED_AT).map(|it| it.cell(column).trim());
    let (words, others): (Vec<&str>, Vec<&str>) =
        cells.filter(|it| !it.is_empty()).partition(|it| is_words(it));
    words.len() > others.len()
}

/// Whether a cell says something of its own: it is no date, number, address or name of a ticket, and none of the few words for how far an
/// action is and how soon it matters.
fn is_words(cell: &str) -> bool {
    // A mark in a column to tick has one letter.
    let is_word = |it: &str| {
        !it.contains(|it: char| it.is_ascii_digit())
            && it.chars().filter(|it| it.is_alphabetic()).nth(1).is_some()
    };
    let is_one = !cell.contains(char::is_whitespace);
    let is_address = is_one && (cell.contains("://") || cell.contains('@'));
    let is_date = stamp::strip_day(cell).is_some_and(|it| it.1.trim().is_empty())
        || days::day(cell, None).is_some_and(|it| it.is_all);
    let is_mark = values::state(cell).is_some() || values::priority(cell).is_some();
    !is_address && !is_date && !is_mark && cell.split_whitespace().any(is_word)
}

/// Whether no column of `table` says when something happened, so that it is no timeline.
pub(super) fn is_timeless(table: &Table) -> bool {
    let is_time = |it: ColumnUse| matches!(it, ColumnUse::Time | ColumnUse::Date);
    !guess_columns(table).iter().any(|it| is_time(it.holds))
}

/// Whether a text that nobody called a table looks like one that was copied as such: columns with distinct names, and, where commas
/// separate them, no space behind any, as prose has it.
pub(super) fn is_tidy(table: &Table) -> bool {
    const MAX_NAME: usize = 60;
    let names: Vec<&str> = table.header.cells.iter().map(|it| it.trim()).collect();
    let is_name = |it: &str| {
        it.contains(char::is_alphabetic) && it.len() <= MAX_NAME && !it.ends_with(['.', '!', '?'])
    };
    let is_prose = |it: &String| it.starts_with(' ') && table.delimiter != Delimiter::Tab;
    let mut rows = std::iter::once(&table.header).chain(&table.rows);
    names.iter().all(|it| is_name(it))
        && names.iter().enumerate().all(|(at, it)| !names[..at].contains(it))
        && !rows.any(|row| row.cells.iter().any(is_prose))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_neither_dates_nor_numbers_nor_addresses() {
        for cell in ["Alert on pool size", "Add 2 replicas", "Größe", "see https://x.example/1"] {
            assert!(is_words(cell), "{cell}");
        }
        for cell in [
            "7",
            "2.14",
            "OPS-12",
            "2025-10-03",
            "October 3, 2025",
            "3 Oct",
            "03/Oct/25 12:00 AM",
            "https://x.example/1",
            "kim@x.example",
            "@kim",
            "x",
            "✅",
            "Done",
            "High",
            "50 %",
        ] {
            assert!(!is_words(cell), "{cell}");
        }
    }

    #[test]
    fn prose_is_not_tidy() {
        let is = |text: &str| is_tidy(&Table::parse(text).unwrap());
        assert!(is("Foo,Bar\nx,y") && is("Foo\tBar\n x\ty") && is("Foo;Bar\nx;y, z"));
        for text in ["Well, no\nOh, yes", "a;;b\nc;d;e", "a;a\nb;c", "1;2\n3;4", "It is.,No\nx,y"] {
            assert!(!is(text), "{text}");
        }
    }
}
