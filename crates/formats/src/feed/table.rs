//! Tables with a column of times: exports of trackers, of chats, of spreadsheets.

mod guess;
mod when;

use afterword_core::postmortem::EntryKind;
use afterword_core::stamp::DayOrder;
use serde::{Deserialize, Serialize};

use super::prose::Prose;
use super::times::{Times, told_order};
use super::{AsideReason, Draft, Drawer, FeedOptions};
use crate::csv::{Row, Table};
use crate::error::ReadError;
use crate::markdown::Confidence;
pub use guess::guess_columns;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ColumnUse {
    /// When it was: day and time, or the time alone.
    Time,
    /// The day, where it has a column of its own.
    Date,
    /// The zone of the time, where it has a column of its own.
    Zone,
    /// What happened; of several columns each is a paragraph.
    Text,
    /// Who or what says so.
    Who,
    /// What sort of thing it was.
    Kind,
    /// Where to look.
    Link,
    /// What the source calls the entry, so that it comes in once only.
    Key,
    /// Nothing that is taken over.
    Nothing,
}

impl ColumnUse {
    /// All of them, as they are offered.
    pub const ALL: [Self; 9] = [
        Self::Time,
        Self::Date,
        Self::Zone,
        Self::Text,
        Self::Who,
        Self::Kind,
        Self::Link,
        Self::Key,
        Self::Nothing,
    ];

    /// Its name in files and on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::Time => "time",
            Self::Date => "date",
            Self::Zone => "zone",
            Self::Text => "text",
            Self::Who => "who",
            Self::Kind => "kind",
            Self::Link => "link",
            Self::Key => "key",
            Self::Nothing => "nothing",
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Its name in the header.
    pub name: String,
    /// What it was taken for.
    pub holds: ColumnUse,
    /// How sure that is.
    pub confidence: Confidence,
}

/// Reads `text` into `drawer`, and says what its columns were taken for; `None` if it is no table.
pub(super) fn read(
    text: &str,
    options: &FeedOptions,
    drawer: &mut Drawer<'_>,
) -> Result<Option<Vec<Column>>, ReadError> {
    let is_called_so = is_table_name(drawer.context.name);
    if !is_called_so && !looks_like_one(text) {
        return Ok(None);
    }
    let table = match Table::parse(text) {
        Err(error) if is_called_so => return Err(error),
        Err(_) => return Ok(None),
        Ok(table) => table,
    };
    let mut columns = guess_columns(&table);
    let has = |it: ColumnUse| columns.iter().any(|column| column.holds == it);
    if !is_called_so && (!has(ColumnUse::Time) || !has(ColumnUse::Text)) {
        return Ok(None);
    }
    if let Some(uses) = &options.columns {
        for (column, at) in columns.iter_mut().zip(0..) {
            column.holds = uses.get(at).copied().unwrap_or(ColumnUse::Nothing);
            column.confidence = Confidence::High;
        }
    }
    Reader { table: &table, columns: &columns }.read(options, drawer);
    Ok(Some(columns))
}

fn is_table_name(name: &str) -> bool {
    let ending = name.rsplit_once('.').map_or("", |it| it.1);
    ["csv", "tsv"].iter().any(|it| ending.eq_ignore_ascii_case(it))
}

/// Whether the first lines have equally many cells, and no mark of Markdown.
fn looks_like_one(text: &str) -> bool {
    const N_LOOKED_AT: usize = 8;
    let lines = || text.lines().filter(|it| !it.trim().is_empty()).take(N_LOOKED_AT);
    let first = lines().next().unwrap_or_default();
    let is_markdown = first.starts_with(['#', '|', '-', '*', '>', '`', ' ']);
    !is_markdown
        && lines().count() > 1
        && ['\t', ';', ','].iter().any(|mark| {
            let n = first.matches(*mark).count();
            n > 0 && lines().all(|it| it.matches(*mark).count() >= n)
        })
}

/// What `uses` says of the columns called `header`: each use with the name of a column, which may come several times.
///
/// # Errors
///
/// A column that is not there; a table without a column of times or of texts.
pub fn named_columns(
    header: &[String],
    uses: &[(ColumnUse, String)],
) -> Result<Vec<ColumnUse>, ReadError> {
    let alike = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
    let mut columns = vec![ColumnUse::Nothing; header.len()];
    for (holds, name) in uses {
        let Some(at) = header.iter().position(|it| alike(it, name)) else {
            let message =
                format!("there is no column “{name}”; its columns are {}", header.join(", "));
            return Err(ReadError::at(1, 1, message));
        };
        columns[at] = *holds;
    }
    for needed in [ColumnUse::Time, ColumnUse::Text] {
        if !columns.contains(&needed) {
            let key = needed.key();
            let message = format!(
                "no column is said to hold the {key}; its columns are {}",
                header.join(", ")
            );
            return Err(ReadError::at(1, 1, message));
        }
    }
    Ok(columns)
}

struct Reader<'a> {
    table: &'a Table,
    columns: &'a [Column],
}

impl<'a> Reader<'a> {
    fn read(&self, options: &FeedOptions, drawer: &mut Drawer<'_>) {
        let n_left = self.columns.iter().filter(|it| it.holds == ColumnUse::Nothing).count();
        (0..n_left).for_each(|_| drawer.set_aside(AsideReason::Column));
        if self.of(ColumnUse::Text).is_empty() {
            return;
        }
        let mut times = Times::new(options, self.order(), drawer);
        for row in &self.table.rows {
            self.read_row(row, &mut times, drawer);
        }
    }

    /// Where the columns of that use stand.
    fn of(&self, holds: ColumnUse) -> Vec<usize> {
        let all = self.columns.iter().enumerate();
        all.filter(|it| it.1.holds == holds).map(|it| it.0).collect()
    }

    /// What the cells of that use say, each by itself.
    fn cells<'b>(&self, row: &'b Row, holds: ColumnUse) -> Vec<&'b str> {
        let cells = self.of(holds).into_iter().map(|it| row.cell(it).trim());
        cells.filter(|it| !it.is_empty()).collect()
    }

    fn when(&self, row: &Row) -> String {
        let uses = [ColumnUse::Date, ColumnUse::Time, ColumnUse::Zone];
        uses.into_iter().flat_map(|it| self.cells(row, it)).collect::<Vec<_>>().join(" ")
    }

    fn order(&self) -> DayOrder {
        let written: Vec<String> = self.table.rows.iter().map(|it| self.when(it)).collect();
        told_order(written.iter().map(String::as_str))
    }

    fn read_row(&self, row: &Row, times: &mut Times, drawer: &mut Drawer<'_>) {
        let written = self.when(row);
        let time = when::read(&written, times, drawer);
        let said = self.cells(row, ColumnUse::Text);
        let kinds = self.cells(row, ColumnUse::Kind);
        let kind = kinds.iter().find_map(|it| kind_named(it));
        // A word of theirs for the kind is a word.
        let words = if kind.is_some() { said } else { [kinds, said].concat() };
        drawer.push(Draft {
            time,
            text: Prose::of(&words.join("\n")),
            source: self.cells(row, ColumnUse::Who).join(", "),
            kind,
            links: self.cells(row, ColumnUse::Link).iter().map(|it| (*it).to_owned()).collect(),
            place: row.line,
            key: self.cells(row, ColumnUse::Key).join(" "),
            written,
            is_noise: false,
        });
    }
}

fn kind_named(word: &str) -> Option<EntryKind> {
    let find = EntryKind::ALL.into_iter().find(|it| it.key().eq_ignore_ascii_case(word));
    find.filter(|it| *it != EntryKind::Other)
}

#[cfg(test)]
mod tests;
