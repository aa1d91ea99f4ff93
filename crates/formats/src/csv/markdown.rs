//! A table of Markdown as a table: a line of names between bars, the line that rules it off, and a row a line.

use afterword_core::stamp::{Cells, cells, is_ruler};

use super::table::check;
use super::{Delimiter, Row, Table};
use crate::error::ReadError;
use crate::limits;

impl Table {
    /// Reads text that is a table of Markdown and nothing else, but for headings above it; `None` where it is not.
    ///
    /// # Errors
    ///
    /// What exceeds the [limits].
    ///
    /// ```
    /// use afterword_formats::csv::Table;
    ///
    /// let table = Table::of_markdown("# Toil\n\n| Task | Per week |\n|:--|--:|\n| **Scale** up \\| down | 5 |\n")?.ok_or("it is one")?;
    /// assert_eq!(table.header.cells, ["Task", "Per week"]);
    /// assert_eq!((table.rows[0].line, table.rows[0].cell(0)), (5, "**Scale** up | down"));
    /// assert_eq!(Table::of_markdown("| Task | Per week |\n| Scale | 5 |\n")?, None);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of_markdown(text: &str) -> Result<Option<Self>, ReadError> {
        limits::check_size(text.as_bytes())?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let lines = (1..).zip(text.lines()).filter(|it| !it.1.trim().is_empty());
        let mut lines = lines.skip_while(|it| it.1.starts_with('#'));
        let header = lines.next().and_then(|(line, it)| Some(row(line, &cells(it)?)));
        let Some(header) = header.filter(|_| lines.next().is_some_and(|it| is_ruler(it.1))) else {
            return Ok(None);
        };
        let mut n_cells = header.cells.len();
        let mut rows = Vec::new();
        for (line, it) in lines {
            let Some(cells) = cells(it) else { return Ok(None) };
            n_cells += cells.all().len();
            check(rows.len(), n_cells, line)?;
            rows.push(row(line, &cells));
        }
        Ok(Some(Self { delimiter: Delimiter::Bar, header, rows }))
    }
}

fn row(line: usize, cells: &Cells<'_>) -> Row {
    Row { line, cells: cells.all().iter().map(|it| plain(it)).collect() }
}

/// What a cell says: a bar in it stands behind a backslash, and one that is bold as a whole says no more than one that is not.
fn plain(cell: &str) -> String {
    let cell = cell.trim();
    let bare = cell.strip_prefix("**").and_then(|it| it.strip_suffix("**"));
    bare.filter(|it| !it.contains("**")).unwrap_or(cell).replace("\\|", "|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_but_a_table_is_one() {
        let is_table = |text: &str| Table::of_markdown(text).unwrap().is_some();
        assert!(is_table("| a |\r\n|---|\r\n| 1 |\r\n\r\n| 2 |"));
        assert!(is_table("|a|b|\n|-|:-:|"));
        for text in
            ["", "a,b\n1,2", "| a |", "| a |\n| 1 |\n|---|", "| a |\n|---|\n| 1 |\nand so on"]
        {
            assert!(!is_table(text), "{text:?}");
        }
    }

    #[test]
    fn a_cell_says_what_its_marks_stand_around() {
        let table = Table::of_markdown("| **a** | b |\n|--|--|\n| x \\| y | **1** or **2** |\n");
        let table = table.unwrap().unwrap();
        assert_eq!(table.header.cells, ["a", "b"]);
        assert_eq!(table.rows[0].cells, ["x | y", "**1** or **2**"]);
    }
}
