//! What each figure of a project does to its return.

use super::super::super::mark::Sign;
use super::super::super::model::{Body, Chart, Legend, SwingBar, Swings};
use super::super::super::table::{Cell, Table};
use super::super::MOST_ROWS;
use super::{axis_unit, in_unit, sum};
use crate::draw::Words;
use crate::toil::{End, Swing, Unit};

/// What one figure does to the return, with the words for it.
#[derive(Clone, Debug, PartialEq)]
pub struct SwingRow {
    /// What the figure is called.
    pub name: String,
    /// Its least value as it is read: `80 h`.
    pub low_text: String,
    /// Its greatest.
    pub high_text: String,
    /// The return at both.
    pub swing: Swing,
}

/// The net present value at both ends of each figure, around `base`, that of all figures as they are likely; in the order of `swings`.
///
/// All values are in `unit`. Figures whose range [was assumed](Swing::is_assumed) have a dashed edge.
pub fn tornado(swings: &[SwingRow], base: f64, unit: Unit, words: &Words) -> Chart {
    let word = |key: &str| words.get(key).to_owned();
    let chart = Chart::named("tornado", words).of("chart-figures", swings.len(), words);
    let drawn = swings.iter().take(MOST_ROWS);
    let body = Swings {
        unit: axis_unit(unit),
        base,
        base_name: words.fill("chart-as-likely", &sum(base, unit, words)),
        bars: drawn.map(|it| bar(it, unit, words)).collect(),
        legend: legend(swings, words),
    };
    let more = swings.len().saturating_sub(MOST_ROWS);
    let has_assumed = swings.iter().any(|it| it.swing.is_assumed);
    Chart {
        unit: in_unit("chart-tornado-unit", unit, words),
        table: table(swings, base, unit, words),
        ..chart
    }
    .drawn((!swings.is_empty()).then_some(Body::Swings(body)), "chart-no-swing", words)
    .note((!swings.is_empty()).then(|| word("chart-one-at-a-time")))
    .note(has_assumed.then(|| word("chart-assumed-note")))
    .note((more > 0).then(|| words.count("chart-more", more)))
}

fn bar(row: &SwingRow, unit: Unit, words: &Words) -> SwingBar {
    let end = |end: End, text: &str| format!("{text} → {}", sum(end.npv, unit, words));
    let (low, high) = (row.swing.low, row.swing.high);
    let ends = [end(low, &row.low_text), end(high, &row.high_text)].join(" · ");
    let assumed = row.swing.is_assumed.then(|| format!(" ({})", words.get("chart-assumed")));
    SwingBar {
        name: row.name.clone(),
        ends: [(low.npv, row.low_text.clone()), (high.npv, row.high_text.clone())],
        sign: sign(&row.swing),
        label: format!("{}: {ends}{}", row.name, assumed.unwrap_or_default()),
    }
}

fn sign(swing: &Swing) -> Sign {
    if swing.is_assumed { Sign::Part } else { Sign::Bar }
}

fn legend(swings: &[SwingRow], words: &Words) -> Legend {
    let signs = [(Sign::Bar, "chart-range-said"), (Sign::Part, "chart-assumed")];
    let found = signs.into_iter().filter(|it| swings.iter().any(|row| sign(&row.swing) == it.0));
    found.map(|(sign, key)| (sign, words.get(key).to_owned())).collect()
}

fn table(swings: &[SwingRow], base: f64, unit: Unit, words: &Words) -> Table {
    let text = |key: &str| Cell::Text(words.get(key).to_owned());
    let mut table = Table::new(&["chart-figure-column", "chart-low-column"], words);
    table.header.extend([
        in_unit("chart-npv-low", unit, words),
        words.get("chart-high-column").to_owned(),
        in_unit("chart-npv-high", unit, words),
        words.get("chart-range-column").to_owned(),
    ]);
    let number = |it: f64| Cell::Number(it, 2);
    let ends = [Cell::Unknown, number(base), Cell::Unknown, number(base)];
    let [low, low_npv, high, high_npv] = ends;
    table.push([text("chart-all-likely"), low, low_npv, high, high_npv, Cell::Unknown]);
    for SwingRow { name, low_text, high_text, swing } in swings {
        let range = if swing.is_assumed { "chart-assumed" } else { "chart-range-said" };
        table.push([
            Cell::Text(name.clone()),
            Cell::Text(low_text.clone()),
            number(swing.low.npv),
            Cell::Text(high_text.clone()),
            number(swing.high.npv),
            text(range),
        ]);
    }
    table
}
