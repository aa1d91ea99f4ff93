//! How a budget was spent over its window, beside spending it evenly, and how that goes on.

use super::super::axis::Unit;
use super::super::figure::{decimal, percent};
use super::super::mark::Sign;
use super::super::model::{Along, Body, Chart, Course, Curve, Pin, Point, Rule};
use super::super::table::{Cell, Table};
use crate::draw::{Ink, Stroke, Words};
use crate::error_budget::{ErrorBudget, Spending};

/// The share of a budget that was spent by each day of its window, what spending it evenly would have, and how it goes on if it burns
/// as it does at present.
///
/// Incidents are drawn where they began, as far as that is known of all of them; of anything else only the sum is known, and the line is
/// straight. Where the window ends today there is nothing to foretell.
///
/// ```
/// use afterword_core::chart::error_budget;
/// use afterword_core::draw::Words;
/// use afterword_core::error_budget::ErrorBudget;
///
/// let file = r#"{"objective": "99.9", "window": "2025-06", "elapsed": "10d", "minutes": 21.6}"#;
/// let chart = error_budget(&ErrorBudget::read(file)?.budget, &Words::english());
/// assert_eq!(chart.notes[0], "At the present rate the budget is spent on day 20.");
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn error_budget(budget: &ErrorBudget, words: &Words) -> Chart {
    let seen = budget.elapsed.unwrap_or(u64::MAX).min(budget.window.seconds());
    let days = usize::try_from(seen.div_ceil(86_400)).unwrap_or_default();
    let chart = Chart::named("error-budget", words).of("chart-budget-days", days, words);
    let Some(it) = budget.spending() else {
        return chart.drawn(None, "chart-no-budget", words);
    };
    let end = it.runs_out.map(|day| words.fill("chart-budget-ends", &decimal(day, 0, words)));
    let straight = it.is_straight().then(|| words.get("chart-budget-straight").to_owned());
    Chart { table: table(&it, words), ..chart }
        .drawn(Some(Body::Curve(curve(&it, words))), "chart-no-budget", words)
        .note(end)
        .note(straight)
}

fn curve(it: &Spending, words: &Words) -> Curve {
    let word = |key: &str| words.get(key).to_owned();
    let even = Course { sign: Sign::Without, points: vec![(0.0, 0.0), (it.days, 1.0)] };
    let ahead =
        it.ahead.map(|end| Course { sign: Sign::Foretold, points: vec![(it.now, it.spent), end] });
    let mut legend = vec![(Sign::Course, word("chart-budget-spent"))];
    legend.extend(ahead.as_ref().map(|_| (Sign::Foretold, word("chart-budget-ahead"))));
    legend.push((Sign::Without, word("chart-budget-even")));
    let pin = it.runs_out.map(|day| {
        let name = words.fill("chart-budget-day", &decimal(day, 0, words));
        let label = format!("{name}: {}", words.get("chart-budget-whole"));
        Pin { at: day, value: 1.0, reach: None, name, label, is_rising: true }
    });
    let whole = Rule { value: 1.0, name: String::new(), stroke: Stroke::new(Ink::Bad, 1.5) };
    let courses = [Some(even), ahead, Some(Course { sign: Sign::Course, points: it.course() })];
    Curve {
        unit: Unit::Share,
        along: Along::DaysOn(it.days as u32),
        band: Vec::new(),
        rules: vec![whole],
        courses: courses.into_iter().flatten().collect(),
        points: points(it, words),
        pin,
        legend,
    }
}

fn points(it: &Spending, words: &Words) -> Vec<Point> {
    let label = |day: f64, what: &str, spent: f64| {
        let day = words.fill("chart-budget-day", &decimal(day, 1, words));
        format!("{day}, {what}: {}", percent(spent, words))
    };
    let steps = it.steps.iter().map(|(day, title, spent)| Point {
        at: *day,
        value: *spent,
        sign: Some(Sign::Ring),
        label: label(*day, title, *spent),
    });
    let now = Point {
        at: it.now,
        value: it.spent,
        sign: Some(if it.spent > 1.0 { Sign::Outside } else { Sign::Dot }),
        label: label(it.now, words.get("chart-budget-now"), it.spent),
    };
    steps.chain([now]).collect()
}

fn table(it: &Spending, words: &Words) -> Table {
    let keys = [
        "chart-budget-day-column",
        "chart-budget-what",
        "chart-budget-spent-column",
        "chart-budget-even-column",
    ];
    let mut table = Table::new(&keys, words);
    let mut push = |day: f64, what: &str, spent: f64| {
        table.push([
            Cell::Number(day, 1),
            Cell::Text(what.to_owned()),
            Cell::Number(spent * 100.0, 1),
            Cell::Number(it.even(day) * 100.0, 1),
        ]);
    };
    it.steps.iter().for_each(|(day, title, spent)| push(*day, title, *spent));
    push(it.now, words.get("chart-budget-now"), it.spent);
    if let Some(day) = it.runs_out {
        push(day, words.get("chart-budget-whole"), 1.0);
    }
    table
}
