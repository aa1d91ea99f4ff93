//! The share of toil as it was measured, with the line that leads on, and as projects make it less.

use chrono::NaiveDate;

use super::super::super::axis::Unit;
use super::super::super::calendar::name;
use super::super::super::figure::{several, too_few};
use super::super::super::mark::Sign;
use super::super::super::model::{Along, Body, Chart, Course, Curve, Legend, Pin, Point};
use super::super::super::plane::day_number;
use super::super::super::table::{Cell, Table};
use super::ahead::{Ahead, middle};
use super::bounds::{Bounds, status_key, status_sign};
use super::{percent, step_of};
use crate::amount::Share;
use crate::draw::Words;
use crate::toil::{Assumptions, BudgetStatus, Every, MonthOfToil, Reaching, Span, ToilTrend};
use crate::trends::{Period, Step};

/// The share of toil by week or month, held against the budget and the target, and when it gets to the target if it goes on as it does.
///
/// Where the line through the shares is known, it is drawn dashed up to the likely day, or half as far again as there are measurements
/// if that day is farther away.
pub fn toil_share(trend: &ToilTrend, assumptions: &Assumptions, words: &Words) -> Chart {
    let step = step_of(trend.every);
    let bounds = Bounds::of(assumptions.budget, assumptions.target);
    let ahead = Ahead::of(trend);
    let counted = match trend.every {
        Every::Week => "chart-weeks",
        Every::Month => "chart-months",
    };
    let chart = Chart::named("toil-share", words).of(counted, trend.spans.len(), words);
    let table = table(trend, ahead.as_ref(), &bounds, words);
    let body = curve(trend, step, ahead.as_ref(), &bounds, words).map(Body::Curve);
    let is_drawn = body.is_some();
    let has_near = trend.spans.iter().any(|it| it.status == BudgetStatus::Near);
    let forecast = is_drawn.then(|| said_of(trend, &bounds, words)).flatten();
    Chart { table, ..chart }
        .drawn(body, "chart-no-share", words)
        .note(forecast)
        .note(has_near.then(|| words.get("chart-near-note").to_owned()))
}

/// The share of toil that is expected of `months`, as projects come one after the other, and beside it what it would be without them: each
/// share holds for its month. Months of which no share is known are left out.
pub fn expected_toil(
    months: &[MonthOfToil],
    budget: Share,
    target: Option<Share>,
    words: &Words,
) -> Chart {
    let bounds = Bounds::of(budget, target);
    let expected: Vec<Expected> = months.iter().filter_map(Expected::of).collect();
    let keys = ["chart-month-column", "chart-share-column", "chart-without-column"];
    let mut table = Table::new(&keys, words);
    table.header.extend(bounds.header(words));
    for it in &expected {
        let month = Cell::Text(name(Step::Month.around(it.month), Step::Month, words));
        let without = it.without.map_or(Cell::Unknown, |it| Cell::Number(it * 100.0, 1));
        let cells = [month, Cell::Number(it.share * 100.0, 1), without].into_iter();
        table.rows.push(cells.chain(bounds.cells()).collect());
    }
    let chart = Chart::named("expected-toil", words).of("chart-months", expected.len(), words);
    let body = stairs(&expected, &bounds, words).map(Body::Curve);
    Chart { table, ..chart }.drawn(body, "chart-no-expected", words)
}

/// The shares of a month, in parts of one.
struct Expected {
    month: NaiveDate,
    share: f64,
    /// What it would be if nothing were done.
    without: Option<f64>,
}

impl Expected {
    fn of(it: &MonthOfToil) -> Option<Self> {
        Some(Self { month: it.month, share: it.share?, without: it.share_without })
    }

    /// Whether the plan makes a difference that can be seen.
    fn is_changed(&self) -> bool {
        self.without.is_some_and(|it| (it - self.share).abs() >= 0.000_5)
    }
}

fn curve(
    trend: &ToilTrend,
    step: Step,
    ahead: Option<&Ahead>,
    bounds: &Bounds,
    words: &Words,
) -> Option<Curve> {
    let (first, last) = trend.spans.first().zip(trend.spans.last())?;
    let end = ahead.map_or(last.begins, |it| it.end);
    let range = Period::new(step.around(first.begins).from, step.around(end).until);
    let place = |it: &Span| (middle(step.around(it.begins)), it.share);
    let course = Course { sign: Sign::Course, points: trend.spans.iter().map(place).collect() };
    let foretold = ahead.map(|it| Course { sign: Sign::Foretold, points: it.course() });
    let point = |it: &Span| Point {
        at: middle(step.around(it.begins)),
        value: it.share,
        sign: Some(status_sign(it.status)),
        label: label(step.around(it.begins), step, it.share, it.status, words),
    };
    // Of fewer than four nobody can tell how it goes on, nor how it got from one to the next.
    let courses = foretold.map_or_else(Vec::new, |it| vec![it, course]);
    let pin = ahead.and_then(|it| pin(it, step, bounds, words));
    Some(Curve {
        unit: Unit::Share,
        along: Along::Days(range, step),
        band: Vec::new(),
        rules: bounds.rules(words),
        legend: legend(&trend.spans, ahead.is_some(), pin.is_some(), words),
        courses,
        points: trend.spans.iter().map(point).collect(),
        pin,
    })
}

/// The likely day of the target, between the earliest and the latest.
fn pin(ahead: &Ahead, step: Step, bounds: &Bounds, words: &Words) -> Option<Pin> {
    let [earliest, likely, latest] = ahead.reaches?.map(|it| step.around(it));
    let target = bounds.target?;
    let names = [likely, earliest, latest].map(|it| name(it, step, words));
    let range = several(words.get("chart-range"), &[&names[1], &names[2]]);
    let [likely_name, ..] = names;
    Some(Pin {
        at: middle(likely),
        value: target,
        reach: Some((day_number(earliest.from), day_number(latest.until))),
        label: format!("{}: {likely_name} ({range})", bounds.target_name(words)?),
        name: likely_name,
        is_rising: false,
    })
}

fn label(period: Period, step: Step, share: f64, status: BudgetStatus, words: &Words) -> String {
    let (name, share) = (name(period, step, words), percent(share, words));
    format!("{name}: {share} · {}", words.get(status_key(status)))
}

fn legend(spans: &[Span], has_line: bool, has_pin: bool, words: &Words) -> Legend {
    let all = [BudgetStatus::Over, BudgetStatus::Near, BudgetStatus::Within];
    let found = all.into_iter().filter(|it| spans.iter().any(|span| span.status == *it));
    let line = has_line.then_some((Sign::Foretold, "chart-straight-line"));
    let pin = [(Sign::Diamond, "chart-reaches-likely"), (Sign::Ahead, "chart-reaches-between")];
    let signs = found.map(|it| (status_sign(it), status_key(it)));
    let signs = signs.chain(line).chain(pin.into_iter().filter(|_| has_pin));
    signs.map(|(sign, key)| (sign, words.get(key).to_owned())).collect()
}

/// When it gets to the target, or why nobody can tell.
fn said_of(trend: &ToilTrend, bounds: &Bounds, words: &Words) -> Option<String> {
    let forecast = match &trend.forecast {
        Ok(forecast) => forecast,
        Err(few) => return Some(words.fill("chart-forecast-few", &too_few(*few, words))),
    };
    let target = percent(bounds.target?, words);
    Some(match forecast.reaches? {
        Reaching::Already => words.fill("chart-reaches-already", &target),
        Reaching::NotSoon => words.fill("chart-reaches-not-soon", &target),
        Reaching::NoEvidence => words.get("chart-reaches-no-evidence").to_owned(),
        Reaching::In { likely, earliest, latest } => {
            let step = step_of(trend.every);
            let [likely, earliest, latest] =
                [likely, earliest, latest].map(|it| name(step.around(it), step, words));
            let range = several(words.get("chart-range"), &[&earliest, &latest]);
            several(words.get("chart-reaches"), &[&target, &likely, &range])
        }
    })
}

fn table(trend: &ToilTrend, ahead: Option<&Ahead>, bounds: &Bounds, words: &Words) -> Table {
    let keys = [
        "chart-period",
        "chart-share-column",
        "chart-toil-column",
        "chart-work-column",
        "chart-status",
        "chart-line-column",
    ];
    let mut table = Table::new(&keys, words);
    table.header.extend(bounds.header(words));
    let step = step_of(trend.every);
    let hours = |minutes: u64| Cell::Number(minutes as f64 / 60.0, 1);
    let line = |day| ahead.map_or(Cell::Unknown, |it| Cell::Number(it.at(day) * 100.0, 1));
    let period = |day| Cell::Text(name(step.around(day), step, words));
    for it in &trend.spans {
        let share = Cell::Number(it.share * 100.0, 1);
        let [toil, all] = [it.measure.toil_minutes, it.measure.all_minutes].map(hours);
        let status = Cell::Text(words.get(status_key(it.status)).to_owned());
        let cells = [period(it.begins), share, toil, all, status, line(it.begins)];
        table.rows.push(cells.into_iter().chain(bounds.cells()).collect());
    }
    for (day, key) in ahead.iter().flat_map(|it| &it.days).copied() {
        let what = Cell::Text(words.get(key).to_owned());
        let unknown = || Cell::Unknown;
        let cells = [period(day), unknown(), unknown(), unknown(), what, line(day)];
        table.rows.push(cells.into_iter().chain(bounds.cells()).collect());
    }
    table
}

/// Shares that hold until the next one.
fn stairs(expected: &[Expected], bounds: &Bounds, words: &Words) -> Option<Curve> {
    let (first, last) = expected.first().zip(expected.last())?;
    let range = Period::new(first.month, Step::Month.around(last.month).until);
    let until = || expected.iter().skip(1).map(|it| it.month).chain([range.until]).map(day_number);
    let course = |sign, share: &dyn Fn(&Expected) -> Option<f64>| {
        let step = |(it, until): (&Expected, f64)| {
            share(it).map(|share| [(day_number(it.month), share), (until, share)])
        };
        Course { sign, points: expected.iter().zip(until()).filter_map(step).flatten().collect() }
    };
    let is_changed = expected.iter().any(Expected::is_changed);
    let without = is_changed.then(|| course(Sign::Without, &|it| it.without));
    let with = course(Sign::Course, &|it| Some(it.share));
    let signs = [(Sign::Course, "chart-with-plan"), (Sign::Without, "chart-without-plan")];
    let signs = signs.into_iter().filter(|_| is_changed);
    Some(Curve {
        unit: Unit::Share,
        along: Along::Days(range, Step::Month),
        band: Vec::new(),
        rules: bounds.rules(words),
        courses: without.into_iter().chain([with]).collect(),
        points: expected.iter().map(|it| point(it, bounds, words)).collect(),
        pin: None,
        legend: signs.map(|(sign, key)| (sign, words.get(key).to_owned())).collect(),
    })
}

/// A month in words, and what it would be without the plan, where that is something else.
fn point(it: &Expected, bounds: &Bounds, words: &Words) -> Point {
    let month = Step::Month.around(it.month);
    let label = label(month, Step::Month, it.share, bounds.status(it.share), words);
    let without = it.without.filter(|_| it.is_changed());
    let without = without.map(|it| words.fill("chart-without-plan-is", &percent(it, words)));
    Point {
        at: day_number(it.month),
        value: it.share,
        sign: None,
        label: [Some(label), without].into_iter().flatten().collect::<Vec<_>>().join(" · "),
    }
}
