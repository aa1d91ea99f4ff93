//! What the columns of a table hold, by what they are called and by what stands in them.

use afterword_core::stored;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::when::{Said, said};
use super::{Column, ColumnUse};
use crate::csv::Table;
use crate::markdown::Confidence;

/// What columns are called, by what they hold.
type Names = BTreeMap<ColumnUse, Vec<String>>;

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    stored::from_json(include_str!("../../../data/columns.json")).expect("a test reads this file")
});

/// How many rows are looked at.
const N_LOOKED_AT: usize = 50;

/// What a column looks like.
struct Look {
    /// What its name says that it holds.
    named: Option<ColumnUse>,
    /// Which share of its cells say what of a time, of 100.
    whole: usize,
    clock: usize,
    day: usize,
    /// Which share are web addresses.
    address: usize,
    /// How long its cells are together.
    letters: usize,
}

impl Look {
    fn of(table: &Table, column: usize, name: &str) -> Self {
        let cells = table.rows.iter().take(N_LOOKED_AT).map(|it| it.cell(column).trim());
        let cells: Vec<&str> = cells.filter(|it| !it.is_empty()).collect();
        let n = cells.len().max(1);
        let said: Vec<Option<Said>> = cells.iter().map(|it| said(it)).collect();
        let share = |what: Said| said.iter().filter(|it| **it == Some(what)).count() * 100 / n;
        let n_addresses = cells.iter().filter(|it| is_address(it)).count();
        Self {
            named: named(name),
            whole: share(Said::Whole),
            clock: share(Said::Clock),
            day: share(Said::Day),
            address: n_addresses * 100 / n,
            letters: cells.iter().map(|it| it.len()).sum(),
        }
    }
}

fn is_address(cell: &str) -> bool {
    ["https://", "http://"].iter().any(|it| cell.starts_with(it))
        && !cell.contains(char::is_whitespace)
}

/// What a column of that name holds.
fn named(name: &str) -> Option<ColumnUse> {
    let words = name.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let name = words.collect::<Vec<_>>().join(" ").to_lowercase();
    NAMES.iter().find(|it| it.1.contains(&name)).map(|it| *it.0)
}

/// Guesses what each column of `table` holds. There is one column of times at most, and of days.
pub fn guess_columns(table: &Table) -> Vec<Column> {
    let names = &table.header.cells;
    let looks: Vec<Look> =
        names.iter().enumerate().map(|(at, it)| Look::of(table, at, it)).collect();
    let mut uses: Vec<(ColumnUse, Confidence)> = looks.iter().map(by_name).collect();
    if let Some((at, sureness)) = time_column(&looks) {
        uses[at] = (ColumnUse::Time, sureness);
        if looks[at].clock > looks[at].whole
            && let Some(day) = best(&looks, |it| it.day)
        {
            uses[day] = (ColumnUse::Date, Confidence::High);
        }
    }
    if uses.iter().all(|it| it.0 != ColumnUse::Text)
        && let Some(at) = longest(&looks, &uses)
    {
        uses[at] = (ColumnUse::Text, Confidence::Low);
    }
    let all = names.iter().zip(uses);
    all.map(|(name, (holds, confidence))| Column {
        name: name.trim().to_owned(),
        holds,
        confidence,
    })
    .collect()
}

/// What the name says, where the cells don't speak against it. Times are settled by comparing all columns.
fn by_name(look: &Look) -> (ColumnUse, Confidence) {
    match look.named {
        Some(ColumnUse::Time | ColumnUse::Date) | None if look.address > 80 => {
            (ColumnUse::Link, Confidence::Medium)
        }
        Some(ColumnUse::Time | ColumnUse::Date) | None => (ColumnUse::Nothing, Confidence::Medium),
        Some(ColumnUse::Link) if look.address == 0 => (ColumnUse::Nothing, Confidence::Low),
        Some(holds) => (holds, Confidence::High),
    }
}

/// The first column that is called so and holds mostly times, else the one that holds the most.
fn time_column(looks: &[Look]) -> Option<(usize, Confidence)> {
    let times = |it: &Look| it.whole.max(it.clock);
    let is_called = |it: &Look| matches!(it.named, Some(ColumnUse::Time | ColumnUse::Date));
    let called = looks.iter().position(|it| is_called(it) && times(it) >= 50);
    called
        .map(|it| (it, Confidence::High))
        .or_else(|| best(looks, times).map(|it| (it, Confidence::Medium)))
}

/// The first of the columns of which most cells are so; `None` if those of none are.
fn best(looks: &[Look], share: impl Fn(&Look) -> usize) -> Option<usize> {
    const MOST: usize = 80;
    let all = looks.iter().enumerate().rev().filter(|it| share(it.1) >= MOST);
    all.max_by_key(|it| share(it.1)).map(|it| it.0)
}

fn longest(looks: &[Look], uses: &[(ColumnUse, Confidence)]) -> Option<usize> {
    let free = looks.iter().zip(uses).enumerate().rev();
    let free = free.filter(|(_, (look, it))| {
        it.0 == ColumnUse::Nothing && look.letters > 0 && look.day.max(look.whole) < 50
    });
    free.max_by_key(|it| it.1.0.letters).map(|it| it.0)
}
