//! Which sprint each project is built in.

use chrono::NaiveDate;

use super::super::super::calendar::day_name;
use super::super::super::figure::several;
use super::super::super::mark::Sign;
use super::super::super::model::{Body, Chart, Legend, PlanLane, Sprint, Sprints};
use super::super::super::table::{Cell, Table};
use super::super::MOST_ROWS;
use super::sum;
use crate::draw::Words;
use crate::toil::Unit;

/// A project of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanRow {
    /// What the project is called.
    pub name: String,
    /// The sprint in which it begins, counted from 0.
    pub first: usize,
    /// The hours of it in each sprint, from that one on.
    pub hours: Vec<f64>,
}

impl PlanRow {
    /// The hours in a sprint, if it is one of those in which the project is built.
    fn hours_in(&self, sprint: usize) -> Option<f64> {
        self.hours.get(sprint.checked_sub(self.first)?).copied()
    }
}

/// The sprints in which projects are built, and what each sprint has for them: its first day, and its hours.
///
/// What lies behind the last of `sprints` is left out.
///
/// ```
/// use afterword_core::chart::{PlanRow, sprint_plan};
/// use afterword_core::draw::Words;
///
/// let portal = PlanRow { name: "Portal".into(), first: 0, hours: vec![60.0, 12.0] };
/// let sprints = [("2026-01-05".parse()?, 60.0), ("2026-01-19".parse()?, 60.0)];
/// assert_eq!(sprint_plan(&[portal], &sprints, &Words::english()).n, "n = 1 project");
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn sprint_plan(rows: &[PlanRow], sprints: &[(NaiveDate, f64)], words: &Words) -> Chart {
    let chart = Chart::named("sprint-plan", words).of("chart-projects", rows.len(), words);
    let columns: Vec<Sprint> =
        sprints.iter().enumerate().map(|(at, it)| sprint(at, *it, rows, words)).collect();
    let drawn = rows.iter().take(MOST_ROWS).map(|it| lane(it, &columns, words));
    let body = Sprints { lanes: drawn.collect(), legend: legend(&columns, words), columns };
    let is_planned = !rows.is_empty() && !sprints.is_empty();
    let more = rows.len().saturating_sub(MOST_ROWS);
    Chart { table: table(rows, &body.columns, words), ..chart }
        .drawn(is_planned.then_some(Body::Sprints(body)), "chart-no-plan", words)
        .note((is_planned && more > 0).then(|| words.count("chart-more", more)))
}

fn sprint(
    at: usize,
    (begins, capacity): (NaiveDate, f64),
    rows: &[PlanRow],
    words: &Words,
) -> Sprint {
    let used = rows.iter().filter_map(|it| it.hours_in(at)).sum();
    let hours = [used, capacity].map(|it| sum(it, Unit::Hours, words));
    let of = several(words.get("chart-of"), &[&hours[0], &hours[1]]);
    let name = words.fill("chart-sprint-from", &day_name(begins, words));
    Sprint { begins, used, capacity, label: format!("{name}: {of}") }
}

fn lane(row: &PlanRow, columns: &[Sprint], words: &Words) -> PlanLane {
    let planned =
        columns.iter().enumerate().filter_map(|(at, it)| Some((at, it, row.hours_in(at)?)));
    let planned: Vec<(usize, &Sprint, f64)> = planned.collect();
    let hours = sum(planned.iter().map(|it| it.2).sum(), Unit::Hours, words);
    let days = planned.first().zip(planned.last()).map(|(first, last)| {
        let days = [first, last].map(|it| day_name(it.1.begins, words));
        several(words.get("chart-in-sprints"), &[&days[0], &days[1]])
    });
    PlanLane {
        name: row.name.clone(),
        cells: planned.iter().map(|(at, _, hours)| (*at, *hours)).collect(),
        label: format!(
            "{}: {hours}{}",
            row.name,
            days.map(|it| format!(", {it}")).unwrap_or_default()
        ),
    }
}

fn legend(columns: &[Sprint], words: &Words) -> Legend {
    let over = columns.iter().any(Sprint::is_over);
    let over = over.then_some((Sign::Hatched, "chart-over-capacity"));
    let signs = [(Sign::Bar, "chart-planned-hours"), (Sign::Part, "chart-capacity")];
    let signs = signs.into_iter().chain(over);
    signs.map(|(sign, key)| (sign, words.get(key).to_owned())).collect()
}

/// Each sprint as a whole, and each project in it.
fn table(rows: &[PlanRow], columns: &[Sprint], words: &Words) -> Table {
    let keys = ["chart-sprint-column", "chart-project", "chart-planned", "chart-capacity-column"];
    let mut table = Table::new(&keys, words);
    for (at, sprint) in columns.iter().enumerate() {
        let day = || Cell::Text(day_name(sprint.begins, words));
        let all = Cell::Text(words.get("chart-all-projects").to_owned());
        table.push([day(), all, Cell::Number(sprint.used, 1), Cell::Number(sprint.capacity, 1)]);
        for row in rows {
            if let Some(hours) = row.hours_in(at) {
                let name = Cell::Text(row.name.clone());
                table.push([day(), name, Cell::Number(hours, 1), Cell::Unknown]);
            }
        }
    }
    table
}
