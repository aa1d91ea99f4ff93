//! How many incidents: by period, by what they have in common, by factor, and by weekday and hour.

use super::super::axis::Unit;
use super::super::calendar::{day_name, name};
use super::super::figure::{self, count};
use super::super::grid::WEEKDAYS;
use super::super::mark::{Mark, Sign};
use super::super::model::{Body, Chart, Columns, Rows, Slot};
use super::super::table::{Cell, Table};
use super::bars;
use crate::causes::Category;
use crate::draw::Words;
use crate::order;
use crate::statistics::{Interval, ParetoRow, Rate, TooFew};
use crate::trends::{
    Bin, Change, Counts, Dimension, NoTrend, Part, Period, Rest, Rhythm, Step, Trend, WeeklyRate,
};

/// How many incidents each period had, with what chance alone may make of its rate; `rate` and `trend` are said beside it. `rest` are the
/// periods at both ends that are not whole, drawn as such, and how many incidents it leaves out.
pub fn by_period(
    bins: &[Bin],
    rest: &Rest,
    step: Step,
    rate: &Result<WeeklyRate, TooFew>,
    trend: &Result<Trend, NoTrend>,
    words: &Words,
) -> Chart {
    let exact = |n: u32| Rate { events: n.into(), exposure: 1.0 }.exact(0.95).ok();
    let n = bins.iter().map(|it| it.n as usize).sum::<usize>() + rest.in_parts();
    let keys = ["chart-period", "chart-count", "chart-rate-low", "chart-rate-high"];
    let mut table = Table::new(&keys, words);
    let mut slots = Vec::with_capacity(bins.len() + rest.parts.len());
    for (bin, part) in in_order(bins, rest) {
        let period = name(bin.period, step, words);
        // Of a part of a period the rate would be another.
        let (period, interval) = match part {
            Some(part) => (part_name(&period, part, words), None),
            None => (period, exact(bin.n)),
        };
        let end =
            |of: fn(Interval) -> f64| interval.map_or(Cell::Unknown, |it| Cell::Number(of(it), 1));
        let number = Cell::count(bin.n as usize);
        table.push([Cell::Text(period.clone()), number, end(|it| it.low), end(|it| it.high)]);
        let sign = if part.is_some() { Sign::Part } else { Sign::Bar };
        let bar = Mark::over(sign, 0.0, bin.n.into());
        let whisker = interval.map(|it| Mark::over(Sign::Whisker, it.low, it.high));
        let marks = std::iter::once(bar).chain(whisker).collect();
        let mut slot = Slot::new(period, marks, count(bin.n as usize, words));
        slot.label = format!("{}: {}", slot.name, words.count("chart-incidents", bin.n as usize));
        slots.push((bin.period, slot));
    }
    let word = |key: &str| words.get(key).to_owned();
    let has = |sign: Sign| {
        let slots: &[(Period, Slot)] = &slots;
        slots.iter().flat_map(|it| &it.1.marks).any(|it| it.sign == sign)
    };
    let signs = [
        (Sign::Bar, "chart-incidents"),
        (Sign::Part, "chart-part"),
        (Sign::Whisker, "chart-rate-interval"),
    ];
    let legend = signs.into_iter().filter(|it| has(it.0)).map(|(sign, key)| (sign, word(key)));
    let legend = legend.collect();
    let body = Body::Columns(Columns { unit: Unit::Count, step, slots, legend });
    let reason = if bins.is_empty() && rest.parts.is_empty() {
        "chart-no-period"
    } else {
        "chart-no-incident"
    };
    let mut chart = Chart::named("by-period", words).of("chart-incidents", n, words);
    chart.unit = word(match step {
        Step::Week => "chart-a-week",
        Step::Month => "chart-a-month",
        Step::Quarter => "chart-a-quarter",
    });
    Chart { table, ..chart }
        .drawn((n > 0).then_some(body), reason, words)
        .note((n > 0).then(|| said_of_rate(rate, words)))
        .note(said_of_trend(trend, words))
        .noting(rest, words)
}

/// The whole periods between the parts.
fn in_order<'a>(bins: &[Bin], rest: &'a Rest) -> Vec<(Bin, Option<&'a Part>)> {
    let parts = rest.parts.iter().map(|it| (it.bin, Some(it)));
    let mut all: Vec<_> = bins.iter().map(|it| (*it, None)).chain(parts).collect();
    order::sort(&mut all, |a, b| a.0.period.cmp(&b.0.period));
    all
}

/// What a period is called of which only some days count: `September 2025 (from 25 Sep 2025)`.
pub(super) fn part_name(name: &str, part: &Part, words: &Words) -> String {
    let Part { bin: Bin { period, .. }, days } = part;
    let last = days.until.pred_opt().unwrap_or(days.until);
    let (first, last) = (day_name(days.from, words), day_name(last, words));
    let said = |key: &str, values: &[&str]| figure::several(words.get(key), values);
    match (days.from > period.from, days.until < period.until) {
        (true, true) => said("chart-part-between", &[name, &first, &last]),
        (true, false) => said("chart-part-from", &[name, &first]),
        _ => said("chart-part-until", &[name, &last]),
    }
}

impl Chart {
    /// The same chart, saying what of it is in no whole period and what it leaves out.
    pub(super) fn noting(self, rest: &Rest, words: &Words) -> Self {
        let counted = |key: &str, n: usize| (n > 0).then(|| words.count(key, n));
        self.note(counted("chart-in-parts", rest.in_parts()))
            .note(counted("chart-elsewhere", rest.elsewhere))
            .note(counted("chart-undated", rest.undated))
    }
}

fn said_of_rate(rate: &Result<WeeklyRate, TooFew>, words: &Words) -> String {
    let rate = match rate {
        Ok(rate) => rate,
        Err(few) => return words.fill("chart-rate-few", &figure::too_few(*few, words)),
    };
    let number = |it: f64| figure::decimal(it, 2, words);
    let range = figure::range(rate.interval, &number, words);
    figure::several(words.get("chart-rate"), &[&number(rate.mean), &range])
}

fn said_of_trend(trend: &Result<Trend, NoTrend>, words: &Words) -> String {
    match trend {
        Err(NoTrend::Periods(few)) => words.fill("chart-trend-few", &figure::too_few(*few, words)),
        Err(NoTrend::Incidents(few)) => {
            words.fill("chart-trend-few-incidents", &figure::too_few(*few, words))
        }
        Ok(trend) => {
            let key = match trend.change {
                Change::NoEvidence => "chart-trend-none",
                Change::Rising => "chart-trend-rising",
                Change::Falling => "chart-trend-falling",
            };
            words.fill(key, &figure::chance(trend.test.p, words))
        }
    }
}

/// How many incidents there are by what `dimension` tells apart, in the order of `counts`.
pub fn by_dimension(dimension: Dimension, counts: &Counts, words: &Words) -> Chart {
    let (key, named) = match dimension {
        Dimension::Severity => ("by-severity", None),
        Dimension::Service => ("by-service", None),
        Dimension::Team => ("by-team", None),
        Dimension::Tag => ("by-tag", None),
        Dimension::Detection => ("by-detection", Some("detection")),
        Dimension::Category => ("by-category", Some("category")),
    };
    let in_words = |name: &str| {
        let known = named.map(|it| words.get(&format!("{it}-{name}")).to_owned());
        known.unwrap_or_else(|| name.to_owned())
    };
    let mut table = Table::new(&["chart-what", "chart-count", "chart-share-column"], words);
    let rows = || counts.rows.iter().map(|(name, n)| (in_words(name), *n));
    for (name, n) in rows() {
        let share = n as f64 * 100.0 / counts.of.max(1) as f64;
        table.push([Cell::Text(name), Cell::count(n), Cell::Number(share, 1)]);
    }
    let has_several = counts.rows.iter().map(|it| it.1).sum::<usize>() + counts.unknown > counts.of;
    let chart = Chart::named(key, words).of("chart-incidents", counts.of, words);
    let chart = Chart { table, unit: words.get("chart-number-of").to_owned(), ..chart };
    let chart = match counts.rows.is_empty() {
        true if counts.of == 0 => chart.drawn(None, "chart-no-incident", words),
        true => chart.drawn(None, "chart-nothing-known", words),
        false => chart.rows(bars(rows(), words), words),
    };
    chart
        .note(has_several.then(|| words.get("chart-counts-for-each").to_owned()))
        .note((counts.unknown > 0).then(|| words.count("chart-unknown", counts.unknown)))
}

/// Which categories make most of all contributing factors, with the share that all so far have together: bars and diamonds are shares of
/// the same whole, on one axis.
pub fn factors(pareto: &[ParetoRow<Category>], words: &Words) -> Chart {
    let keys =
        ["chart-what", "chart-factors-column", "chart-share-column", "chart-cumulative-column"];
    let mut table = Table::new(&keys, words);
    let mut slots = Vec::new();
    for row in pareto {
        let name = words.get(&format!("category-{}", row.what.key())).to_owned();
        let percent = |it: f64| Cell::Number(it * 100.0, 1);
        let text = Cell::Text(name.clone());
        table.push([text, Cell::count(row.n), percent(row.share), percent(row.cumulative)]);
        let marks =
            vec![Mark::over(Sign::Bar, 0.0, row.share), Mark::at(Sign::Diamond, row.cumulative)];
        let figure = format!("{} · {}", count(row.n, words), figure::percent(row.share, words));
        let mut slot = Slot::new(name, marks, figure);
        let together = figure::percent(row.cumulative, words);
        slot.label.push_str(&format!("; {}", words.fill("chart-together", &together)));
        slots.push(slot);
    }
    let word = |key: &str| words.get(key).to_owned();
    let legend =
        vec![(Sign::Bar, word("chart-share-of")), (Sign::Diamond, word("chart-cumulative"))];
    let n = pareto.iter().map(|it| it.n).sum();
    let chart = Chart::named("factors", words).of("chart-factors-n", n, words);
    let chart = Chart { table, ..chart };
    if slots.is_empty() {
        return chart.drawn(None, "chart-no-factor", words);
    }
    let rows = Rows { unit: Unit::Share, slots, legend, joined: Some(Sign::Diamond) };
    Chart { body: Ok(Body::Rows(rows)), ..chart }
}

/// When incidents begin, by weekday and hour of the clocks of their zones.
pub fn rhythm(rhythm: &Rhythm, words: &Words) -> Chart {
    let mut table = Table::new(&["chart-weekday"], words);
    table.header.extend((0..24).map(|it| format!("{it}:00")));
    for (day, hours) in WEEKDAYS.iter().zip(&rhythm.cells) {
        let name = Cell::Text(words.get(day).to_owned());
        let cells = hours.iter().map(|it| Cell::count(*it as usize));
        table.rows.push(std::iter::once(name).chain(cells).collect());
    }
    let n = rhythm.cells.iter().flatten().map(|it| *it as usize).sum::<usize>();
    let body = (n > 0).then(|| Body::Grid(Box::new(rhythm.clone())));
    let chart = Chart::named("rhythm", words).of("chart-incidents", n, words);
    Chart { table, ..chart }
        .drawn(body, "chart-no-incident", words)
        .note((rhythm.unknown > 0).then(|| words.count("chart-unknown", rhythm.unknown)))
}
