//! What a project saves less what it costs, month by month, and when it has paid back.

use super::super::super::figure::{percent, several};
use super::super::super::mark::Sign;
use super::super::super::model::{
    Along, Between, Body, Chart, Course, Curve, Legend, Pin, Point, Rule,
};
use super::super::super::table::{Cell, Table};
use super::{axis_unit, in_unit, sum};
use crate::draw::{Ink, Stroke, Words};
use crate::toil::{self, Balance, RUNS, Returns, Simulation};

/// What a project saved less what it cost by the end of each month, with between what that lies in eight of ten simulated runs, and the
/// month in which it has paid back.
///
/// Sums are in the unit of `returns`, and not discounted. Of runs that are [all the same](Simulation::is_certain) nothing is said.
pub fn payback(returns: &Returns, simulation: Option<&Simulation>, words: &Words) -> Chart {
    let simulation = simulation.filter(|it| !it.is_certain);
    let months = returns.curve.len();
    let chart = match simulation {
        Some(_) => Chart::named("payback", words).of("chart-runs", RUNS, words),
        None => Chart::named("payback", words).of("chart-months", months, words),
    };
    let unit = in_unit("chart-payback-unit", returns.unit, words);
    let table = table(returns, simulation, words);
    let body = (months > 0).then(|| Body::Curve(curve(returns, simulation, words)));
    Chart { unit, table, ..chart }
        .drawn(body, "chart-no-month", words)
        .note((months > 0).then(|| said_of(returns, words)))
        .note(simulation.map(|it| said_of_runs(it, months, words)))
}

fn net(it: &Balance) -> f64 {
    it.benefit - it.cost
}

fn curve(returns: &Returns, simulation: Option<&Simulation>, words: &Words) -> Curve {
    let months = || (1..).map(f64::from).zip(&returns.curve);
    let band = simulation.map_or(&[][..], |it| &it.band);
    let band = months().zip(band).map(|((at, _), it)| Between { at, low: it.low, high: it.high });
    let points = months().map(|(at, it)| Point {
        at,
        value: net(it),
        sign: (returns.curve.len() == 1).then_some(Sign::Dot),
        label: label(at as usize, it, simulation, returns.unit, words),
    });
    let course = months().map(|(at, it)| (at, net(it))).collect();
    let zero = Rule { value: 0.0, name: String::new(), stroke: Stroke::new(Ink::InkSoft, 1.5) };
    Curve {
        unit: axis_unit(returns.unit),
        along: Along::Months(u32::try_from(returns.curve.len()).unwrap_or(u32::MAX)),
        band: band.collect(),
        rules: vec![zero],
        courses: vec![Course { sign: Sign::Course, points: course }],
        points: points.collect(),
        pin: pin(returns, words),
        legend: legend(simulation.is_some(), words),
    }
}

/// The month in which it has paid back.
fn pin(returns: &Returns, words: &Words) -> Option<Pin> {
    let month = returns.payback_months?;
    let balance = returns.curve.get((month as usize).checked_sub(1)?)?;
    let name = words.fill("chart-pays-back", &month.to_string());
    Some(Pin {
        at: f64::from(month),
        value: net(balance),
        reach: None,
        label: name.clone(),
        name,
        is_rising: true,
    })
}

fn legend(has_band: bool, words: &Words) -> Legend {
    let band = has_band.then_some((Sign::Band, "chart-runs-band"));
    let signs = [(Sign::Course, "chart-likely-sum")].into_iter().chain(band);
    signs.map(|(sign, key)| (sign, words.get(key).to_owned())).collect()
}

fn label(
    month: usize,
    it: &Balance,
    simulation: Option<&Simulation>,
    unit: toil::Unit,
    words: &Words,
) -> String {
    let name = words.fill("chart-month-n", &month.to_string());
    let value = sum(net(it), unit, words);
    match simulation.and_then(|it| it.band.get(month - 1)) {
        None => format!("{name}: {value}"),
        Some(band) => {
            let ends = [band.low, band.high].map(|it| sum(it, unit, words));
            let range = several(words.get("chart-range"), &[&ends[0], &ends[1]]);
            format!("{name}: {value} ({range})")
        }
    }
}

fn said_of(returns: &Returns, words: &Words) -> String {
    let months = returns.curve.len().to_string();
    match returns.payback_months {
        Some(month) => words.fill("chart-said-payback", &month.to_string()),
        None => words.fill("chart-no-payback", &months),
    }
}

/// How often it pays back in simulated runs, and between which months.
fn said_of_runs(simulation: &Simulation, months: usize, words: &Words) -> String {
    let percent = percent(simulation.pays_back, words);
    let chance = several(words.get("chart-said-runs"), &[&percent, &months.to_string()]);
    let month = |it: Option<u32>| match it {
        Some(month) => month.to_string(),
        None => words.get("chart-never").to_owned(),
    };
    let spread = simulation.payback_months;
    let [p10, p50, p90] = [spread.p10, spread.p50, spread.p90].map(month);
    if spread.p10.is_none() {
        return chance;
    }
    format!("{chance} {}", several(words.get("chart-said-spread"), &[&p10, &p50, &p90]))
}

fn table(returns: &Returns, simulation: Option<&Simulation>, words: &Words) -> Table {
    let sums = [
        "chart-saved-column",
        "chart-spent-column",
        "chart-left-column",
        "chart-left-low",
        "chart-left-high",
    ];
    let mut table = Table::new(&["chart-month-column"], words);
    table.header.extend(sums.map(|it| in_unit(it, returns.unit, words)));
    let number = |it: f64| Cell::Number(it, 2);
    for (month, it) in returns.curve.iter().enumerate() {
        let band = simulation.and_then(|it| it.band.get(month));
        table.push([
            Cell::count(month + 1),
            number(it.benefit),
            number(it.cost),
            number(net(it)),
            band.map_or(Cell::Unknown, |it| number(it.low)),
            band.map_or(Cell::Unknown, |it| number(it.high)),
        ]);
    }
    table
}
