//! How long responses take: the median with its interval, the P90, and the mean beside them with a warning.

use super::super::axis::Unit;
use super::super::calendar::name;
use super::super::figure::{self, length};
use super::super::mark::{Mark, Sign};
use super::super::model::{Body, Chart, Columns, Legend, Rows, Slot, values};
use super::super::table::{Cell, Table};
use super::counts::part_name;
use crate::draw::Words;
use crate::statistics::FEWEST_FOR_INTERVAL;
use crate::trends::{Period, ResponseSummary, ResponseTime, Rest, Step};

/// The four response times of some incidents, one below the other.
pub fn response_times(times: &[ResponseSummary; 4], words: &Words) -> Chart {
    let mut table = Table::new(&header("chart-what"), words);
    let mut slots = Vec::new();
    for it in times {
        let name = words.get(title(it.time)).to_owned();
        table.push(cells(name.clone(), it));
        slots.push(slot(name, it, words));
    }
    let n = times.iter().map(|it| it.n).max().unwrap_or(0);
    let unit = unit(slots.iter());
    let rows = Rows { unit, slots, legend: legend(times, words), joined: None };
    let chart = Chart::named("response", words).of("chart-incidents", n, words);
    Chart { table, ..chart }
        .drawn((n > 0).then_some(Body::Rows(rows)), "chart-no-time", words)
        .note((unit == Unit::LogMinutes).then(|| words.get("chart-log").to_owned()))
        .notes_of(times, words)
}

/// One response time, period by period; `rest` says which of `periods` are not whole, and how many incidents with this time are left out.
pub fn response_by_period(
    time: ResponseTime,
    periods: &[(Period, ResponseSummary)],
    rest: &Rest,
    step: Step,
    words: &Words,
) -> Chart {
    let mut table = Table::new(&header("chart-period"), words);
    let mut slots = Vec::new();
    for (period, it) in periods {
        let name = name(*period, step, words);
        let part = rest.parts.iter().find(|it| it.bin.period == *period);
        let name = part.map_or_else(|| name.clone(), |it| part_name(&name, it, words));
        table.push(cells(name.clone(), it));
        slots.push((*period, slot(name, it, words)));
    }
    let summaries: Vec<ResponseSummary> = periods.iter().map(|it| it.1.clone()).collect();
    let n = summaries.iter().map(|it| it.n).sum();
    let unit = unit(slots.iter().map(|it| &it.1));
    let legend = legend(&summaries, words);
    let columns = Body::Columns(Columns { unit, step, slots, legend });
    let chart = Chart::named("response", words).of("chart-incidents", n, words);
    let (key, title) = (format!("response-{}", time.metric()), words.get(title(time)).to_owned());
    Chart { table, key, title, ..chart }
        .drawn((n > 0).then_some(columns), "chart-no-time", words)
        .note((unit == Unit::LogMinutes).then(|| words.get("chart-log").to_owned()))
        .notes_of(&summaries, words)
        .noting(rest, words)
}

fn title(time: ResponseTime) -> &'static str {
    match time {
        ResponseTime::Detect => "chart-time-to-detect",
        ResponseTime::Acknowledge => "chart-time-to-acknowledge",
        ResponseTime::Mitigate => "chart-time-to-mitigate",
        ResponseTime::Resolve => "chart-time-to-resolve",
    }
}

/// Lengths of very different sizes are told apart on a logarithmic axis only, which has no zero.
fn unit<'a>(slots: impl Iterator<Item = &'a Slot>) -> Unit {
    let values = values(slots);
    let (least, most) = values
        .iter()
        .fold((f64::MAX, 0.0), |(least, most), it| (f64::min(least, *it), f64::max(most, *it)));
    if least > 0.0 && most / least > 40.0 { Unit::LogMinutes } else { Unit::Minutes }
}

fn slot(name: String, it: &ResponseSummary, words: &Words) -> Slot {
    let Ok(median) = it.median else {
        return Slot::new(name, Vec::new(), words.get("chart-not-known").to_owned());
    };
    let interval = it.interval.map(|it| Mark::over(Sign::Whisker, it.low, it.high));
    let p90 = it.p90.map(|it| Mark::at(Sign::Line, it));
    let mean = it.mean.map(|it| Mark::at(Sign::Cross, it));
    let marks = interval.into_iter().chain(p90).chain(mean);
    let mut slot =
        Slot::new(name, marks.chain([Mark::at(Sign::Dot, median)]).collect(), length(median));
    let mut label = format!("{}: {} {}", slot.name, words.get("chart-median"), length(median));
    if let Ok(interval) = it.interval {
        let range = figure::range(interval, &length, words);
        label.push_str(&format!(" ({}: {range})", words.get("chart-median-interval")));
    }
    if let Ok(p90) = it.p90 {
        label.push_str(&format!(", P90 {}", length(p90)));
    }
    slot.label = format!("{label}, n = {}", figure::count(it.n, words));
    slot
}

fn legend(times: &[ResponseSummary], words: &Words) -> Legend {
    let has_interval = times.iter().any(|it| it.interval.is_ok());
    let signs = [
        (Sign::Dot, "chart-median"),
        (Sign::Whisker, "chart-median-interval"),
        (Sign::Line, "chart-p90"),
        (Sign::Cross, "chart-mean"),
    ];
    let shown = signs.into_iter().filter(|it| it.0 != Sign::Whisker || has_interval);
    shown.map(|(sign, key)| (sign, words.get(key).to_owned())).collect()
}

impl Chart {
    fn notes_of(self, times: &[ResponseSummary], words: &Words) -> Self {
        let sum = |of: fn(&ResponseSummary) -> usize| times.iter().map(of).sum::<usize>();
        let counted = |key: &str, n: usize| (n > 0).then(|| words.count(key, n));
        let is_few = times.iter().any(|it| it.n > 0 && it.interval.is_err());
        let fewest = figure::count(FEWEST_FOR_INTERVAL, words);
        self.note(words.get("chart-skewed").to_owned())
            .note(is_few.then(|| words.fill("chart-no-interval", &fewest)))
            .note(counted("chart-pending", sum(|it| it.pending)))
            .note(counted("chart-invalid", sum(|it| it.invalid)))
            .note(counted("chart-contradicted", sum(|it| it.contradicted)))
    }
}

fn header(first: &str) -> [&str; 10] {
    [
        first,
        "chart-n-column",
        "chart-median-column",
        "chart-median-low",
        "chart-median-high",
        "chart-p90-column",
        "chart-mean-column",
        "chart-pending-column",
        "chart-invalid-column",
        "chart-contradicted-column",
    ]
}

fn cells(name: String, it: &ResponseSummary) -> [Cell; 10] {
    [
        Cell::Text(name),
        Cell::count(it.n),
        Cell::known(it.median, 1),
        Cell::known(it.interval.map(|it| it.low), 1),
        Cell::known(it.interval.map(|it| it.high), 1),
        Cell::known(it.p90, 1),
        Cell::known(it.mean, 1),
        Cell::count(it.pending),
        Cell::count(it.invalid),
        Cell::count(it.contradicted),
    ]
}
