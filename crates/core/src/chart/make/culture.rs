//! Shares: which promises were kept, and how postmortems are gone about.

use super::super::axis::Unit;
use super::super::model::{Body, Chart, Rows};
use super::super::table::{Cell, Table};
use super::{share_cells, share_legend, share_slot};
use crate::draw::Words;
use crate::statistics::Proportion;
use crate::trends::{Culture, LevelKept, PromiseKept};

const HEADER: [&str; 6] = [
    "chart-what",
    "chart-hits-column",
    "chart-of-column",
    "chart-share-column",
    "chart-share-low",
    "chart-share-high",
];

/// How often the promises of the severity scheme were kept, by level.
pub fn promises_kept(levels: &[LevelKept], words: &Words) -> Chart {
    let each = levels.iter().flat_map(|it| {
        [("chart-acknowledged", it.acknowledged), ("chart-resolved", it.resolved)]
            .map(|(key, kept)| (words.fill(key, &it.level.0), kept))
    });
    // What was never promised is neither kept nor missed.
    let is_promised = |it: &PromiseKept| it.kept.of + it.pending > 0;
    let promised: Vec<(String, PromiseKept)> = each.filter(|it| is_promised(&it.1)).collect();
    let pending = promised.iter().map(|it| it.1.pending).sum::<usize>();
    let shares = promised.into_iter().map(|(name, it)| (name, it.kept)).collect();
    let chart = shares_of("promises", "chart-promises-n", shares, words);
    chart.note((pending > 0).then(|| words.count("chart-pending", pending)))
}

/// How postmortems are gone about: in time, together, and with what consequence.
pub fn culture(culture: &Culture, words: &Words) -> Chart {
    let shares = [
        ("chart-published-in-time", culture.published_in_time),
        ("chart-done-in-time", culture.done_in_time),
        ("chart-by-several", culture.by_several),
        ("chart-preventing", culture.preventing),
        ("chart-with-findings", culture.with_open_findings),
    ];
    let shares = shares.map(|(key, it)| (words.get(key).to_owned(), it)).to_vec();
    let n = culture.open_findings;
    shares_of("culture", "chart-judged", shares, words)
        .note((n > 0).then(|| words.count("chart-open-findings", n)))
}

/// Shares with their intervals, one below the other.
fn shares_of(key: &str, counted: &str, shares: Vec<(String, Proportion)>, words: &Words) -> Chart {
    let mut table = Table::new(&HEADER, words);
    for (name, it) in &shares {
        let cells = std::iter::once(Cell::Text(name.clone())).chain(share_cells(*it));
        table.rows.push(cells.collect());
    }
    let n = shares.iter().map(|it| it.1.of).sum();
    let slots = shares.into_iter().map(|(name, it)| share_slot(name, it, words)).collect();
    let rows = Rows { unit: Unit::Share, slots, legend: share_legend(words), joined: None };
    let chart = Chart::named(key, words).of(counted, n, words);
    Chart { table, ..chart }
        .drawn((n > 0).then_some(Body::Rows(rows)), "chart-nothing-judged", words)
        .note(words.get("chart-wilson").to_owned())
}
