//! Charts from figures: one function a chart.

mod board;
mod counts;
mod culture;
mod error_budget;
mod maturity;
mod outlook;
mod response;
mod toil;

pub use board::{action_kinds, ages, burn_up, owners};
pub use counts::{by_dimension, by_period, factors, rhythm};
pub use culture::{culture, promises_kept};
pub use error_budget::error_budget;
pub use maturity::{Profile, ProfileRow, maturity_profile, maturity_progress, roadmap};
pub use outlook::forecast;
pub use response::{response_by_period, response_times};
pub use toil::{PlanRow, SwingRow, expected_toil, payback, sprint_plan, toil_share, tornado};

use super::axis::Unit;
use super::figure;
use super::mark::{Mark, Sign};
use super::model::{Body, Chart, Rows, Slot};
use super::table::{Cell, Table};
use crate::draw::Words;
use crate::statistics::Proportion;

/// More rows than these are not read; the rest is in the table.
const MOST_ROWS: usize = 15;

impl Chart {
    /// The chart called `key`, with its title and unit in words; nothing is drawn of it yet.
    fn named(key: &str, words: &Words) -> Self {
        let word = |part: &str| words.get(&format!("chart-{key}{part}")).to_owned();
        Self {
            key: key.to_owned(),
            title: word(""),
            unit: word("-unit"),
            n: String::new(),
            notes: Vec::new(),
            body: Err(String::new()),
            table: Table::default(),
        }
    }

    /// The same chart, made of so many of what `counted` is the key of.
    fn of(self, counted: &str, n: usize, words: &Words) -> Self {
        let form = if n == 1 { "one" } else { "many" };
        let counted = words.get(&format!("{counted}-{form}")).to_owned();
        Self { n: format!("n = {}", counted.replacen("{}", &figure::count(n, words), 1)), ..self }
    }

    /// The same chart with one more thing to know.
    fn note(mut self, note: impl Into<Option<String>>) -> Self {
        self.notes.extend(note.into());
        self
    }

    /// The same chart, drawn as `body`, or the text called `reason` where there is none.
    fn drawn(self, body: Option<Body>, reason: &str, words: &Words) -> Self {
        Self { body: body.ok_or_else(|| words.get(reason).to_owned()), ..self }
    }

    /// The same chart as rows, of which no more are drawn than are read.
    fn rows(self, mut rows: Rows, words: &Words) -> Self {
        let more = rows.slots.len().saturating_sub(MOST_ROWS);
        rows.slots.truncate(MOST_ROWS);
        let note = (more > 0).then(|| words.count("chart-more", more));
        Self { body: Ok(Body::Rows(rows)), ..self }.note(note)
    }
}

/// Bars that begin at zero, each with its number.
fn bars(counts: impl Iterator<Item = (String, usize)>, words: &Words) -> Rows {
    let slot = |(name, n): (String, usize)| {
        let bar = Mark::over(Sign::Bar, 0.0, n as f64);
        Slot::new(name, vec![bar], figure::count(n, words))
    };
    Rows { unit: Unit::Count, slots: counts.map(slot).collect(), legend: Vec::new(), joined: None }
}

/// A share with its interval; nothing is drawn of none.
fn share_slot(name: String, it: Proportion, words: &Words) -> Slot {
    let (share, interval) = (it.share(), it.interval(0.95));
    let whisker = interval.map(|it| Mark::over(Sign::Whisker, it.low, it.high));
    let marks = whisker.into_iter().chain(share.map(|it| Mark::at(Sign::Dot, it)));
    let mut slot = Slot::new(name, marks.collect(), figure::share(it, words));
    if let Ok(interval) = interval {
        let range = figure::range(interval, &|it| figure::percent(it, words), words);
        slot.label.push_str(&format!(" ({}: {range})", words.get("chart-interval")));
    }
    slot
}

/// The signs of shares with their meaning.
fn share_legend(words: &Words) -> Vec<(Sign, String)> {
    let word = |key: &str| words.get(key).to_owned();
    vec![(Sign::Dot, word("chart-share")), (Sign::Whisker, word("chart-interval"))]
}

/// A share as cells: how many, of how many, the share and its interval in percent.
fn share_cells(it: Proportion) -> [Cell; 5] {
    let (share, interval) = (it.share(), it.interval(0.95));
    [
        Cell::count(it.hits),
        Cell::count(it.of),
        Cell::known(share.map(|it| it * 100.0), 1),
        Cell::known(interval.map(|it| it.low * 100.0), 1),
        Cell::known(interval.map(|it| it.high * 100.0), 1),
    ]
}
