//! The table behind a chart as Markdown and as CSV.

use afterword_core::chart::{Cell, Table};
use afterword_core::draw::Words;

use crate::csv::write_row;
use crate::markdown::text::Inline;

/// The table as CSV by RFC 4180, of which no cell is a formula; numbers are written as programs read them, in any language.
///
/// ```
/// use afterword_core::chart::{Cell, Table};
///
/// let header = vec!["Service".to_owned(), "Incidents".to_owned()];
/// let table = Table { header, rows: vec![vec![Cell::Text("=cmd".into()), Cell::Number(2.0, 0)]] };
/// assert_eq!(afterword_formats::chart::csv(&table), "Service,Incidents\r\n'=cmd,2\r\n");
/// ```
pub fn csv(table: &Table) -> String {
    let mut out = String::new();
    write_row(&mut out, &table.header);
    for row in &table.rows {
        write_row(&mut out, &row.iter().map(Cell::plain).collect::<Vec<String>>());
    }
    out
}

/// The table as Markdown, its numbers to the right and as the language of `words` writes them.
///
/// ```
/// use afterword_core::chart::{Cell, Table};
/// use afterword_core::draw::Words;
///
/// let header = vec!["Service".to_owned(), "Rate".to_owned()];
/// let table = Table { header, rows: vec![vec![Cell::Text("a|b".into()), Cell::Number(2.5, 1)]] };
/// let markdown = afterword_formats::chart::markdown(&table, &Words::english());
/// assert_eq!(markdown, "| Service | Rate |\n| --- | ---: |\n| a\\|b | 2.5 |\n");
/// ```
pub fn markdown(table: &Table, words: &Words) -> String {
    let line = |cells: &mut dyn Iterator<Item = String>| {
        format!("| {} |\n", cells.collect::<Vec<String>>().join(" | "))
    };
    let header = line(&mut table.header.iter().map(|it| Inline(it).to_string()));
    let sides = (0..table.header.len()).map(|it| if table.is_numeric(it) { "---:" } else { "---" });
    let sides = line(&mut sides.map(str::to_owned));
    let rows = table.rows.iter().map(|row| line(&mut row.iter().map(|it| cell(it, words))));
    [header, sides].into_iter().chain(rows).collect()
}

fn cell(cell: &Cell, words: &Words) -> String {
    let text = cell.text(words);
    if matches!(cell, Cell::Text(_)) { Inline(&text).to_string() } else { text }
}
