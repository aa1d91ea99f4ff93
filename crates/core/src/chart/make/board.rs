//! How actions stand: agreed on and closed over time, how old, of which kind, and with whom.

use super::super::axis::Unit;
use super::super::calendar::day_name;
use super::super::figure::count;
use super::super::mark::{Mark, Sign};
use super::super::model::{Body, Chart, Lines, Rows, Slot};
use super::super::table::{Cell, Table};
use super::bars;
use crate::actions::ActionKind;
use crate::board::{Ages, BurnUp, OVERVIEW_AGES, OwnerLoad};
use crate::draw::Words;

/// How many actions were agreed on, and how many of them are closed: the gap between the lines is what is open.
pub fn burn_up(points: &[BurnUp], words: &Words) -> Chart {
    let keys = ["chart-day", "chart-agreed", "chart-closed", "chart-open"];
    let mut table = Table::new(&keys, words);
    for it in points {
        let open = it.agreed.saturating_sub(it.closed);
        let day = Cell::Text(day_name(it.day, words));
        table.push([day, Cell::count(it.agreed), Cell::count(it.closed), Cell::count(open)]);
    }
    let n = points.last().map_or(0, |it| it.agreed);
    let names = ["chart-agreed", "chart-closed"].map(|it| words.get(it).to_owned());
    let body = (n > 0).then(|| Body::Lines(Lines { points: points.to_vec(), names }));
    let chart = Chart::named("burn-up", words).of("chart-actions", n, words);
    Chart { table, ..chart }.drawn(body, "chart-no-action", words)
}

/// How old the open actions are.
pub fn ages(ages: &Ages, words: &Words) -> Chart {
    let [week, month, quarter] = OVERVIEW_AGES.map(|it| it.to_string());
    let between = |from: u32, to: &str| {
        super::figure::several(words.get("chart-days"), &[&from.to_string(), to])
    };
    let names = [
        between(0, &week),
        between(OVERVIEW_AGES[0] + 1, &month),
        between(OVERVIEW_AGES[1] + 1, &quarter),
        words.fill("chart-more-days", &quarter),
    ];
    let n = ages.iter().sum();
    let counts: Vec<(String, usize)> = names.into_iter().zip(*ages).collect();
    counted("ages", "chart-open-actions", counts, n, "chart-no-open-action", words)
}

/// What actions are for; `unknown` say nothing of it.
pub fn action_kinds(
    kinds: &[usize; ActionKind::ALL.len()],
    unknown: usize,
    words: &Words,
) -> Chart {
    let name = |it: &ActionKind| words.get(&format!("action-kind-{}", it.key())).to_owned();
    let counts = ActionKind::ALL.iter().map(name).zip(*kinds).collect();
    let n = kinds.iter().sum();
    counted("action-kinds", "chart-actions", counts, n, "chart-no-action", words)
        .note((unknown > 0).then(|| words.count("chart-kind-unknown", unknown)))
}

fn counted(
    key: &str,
    of: &str,
    counts: Vec<(String, usize)>,
    n: usize,
    reason: &str,
    words: &Words,
) -> Chart {
    let mut table = Table::new(&["chart-what", "chart-actions-column"], words);
    counts.iter().for_each(|it| table.push([Cell::Text(it.0.clone()), Cell::count(it.1)]));
    let chart = Chart { table, ..Chart::named(key, words).of(of, n, words) };
    if n == 0 {
        return chart.drawn(None, reason, words);
    }
    chart.rows(bars(counts.into_iter(), words), words)
}

/// What each owner has to do, and what of it is overdue.
pub fn owners(loads: &[OwnerLoad], words: &Words) -> Chart {
    let keys = ["chart-owner", "chart-open", "chart-overdue", "chart-effort"];
    let mut table = Table::new(&keys, words);
    let mut slots = Vec::new();
    for it in loads {
        let name = match it.owner.as_str() {
            "" => words.get("chart-nobody").to_owned(),
            owner => owner.to_owned(),
        };
        let hours = Cell::Number(it.effort_minutes as f64 / 60.0, 1);
        let text = Cell::Text(name.clone());
        table.push([text, Cell::count(it.open), Cell::count(it.overdue), hours]);
        let mut marks = vec![Mark::over(Sign::Bar, 0.0, it.open as f64)];
        let mut figure = count(it.open, words);
        if it.overdue > 0 {
            marks.push(Mark::over(Sign::Hatched, 0.0, it.overdue as f64));
            figure = format!("{figure} · {}", words.count("chart-overdue-n", it.overdue));
        }
        slots.push(Slot::new(name, marks, figure));
    }
    let word = |key: &str| words.get(key).to_owned();
    let mut legend = vec![(Sign::Bar, word("chart-open"))];
    if loads.iter().any(|it| it.overdue > 0) {
        legend.push((Sign::Hatched, word("chart-overdue")));
    }
    let n = loads.iter().map(|it| it.open).sum();
    let chart = Chart::named("owners", words).of("chart-open-actions", n, words);
    let chart = Chart { table, ..chart };
    if n == 0 {
        return chart.drawn(None, "chart-no-open-action", words);
    }
    chart.rows(Rows { unit: Unit::Count, slots, legend, joined: None }, words)
}
