//! What was foretold, what came, and what is foretold next.

use super::super::axis::Unit;
use super::super::calendar::name;
use super::super::figure::{self, count};
use super::super::mark::{Mark, Sign};
use super::super::model::{Body, Chart, Columns, Slot};
use super::super::table::{Cell, Table};
use crate::draw::Words;
use crate::statistics::TooFew;
use crate::trends::{Forecast, Period, ScoredForecast, Step, TrackRecord, Trust};

/// More earlier forecasts than these are not drawn; all of them are scored.
const MOST_DRAWN: usize = 23;

/// The 80 % interval of each earlier forecast with what came, and that of the `next` period; whether they deserve trust is said beside it.
pub fn forecast(
    record: &TrackRecord,
    next: &Result<Forecast, TooFew>,
    step: Step,
    words: &Words,
) -> Chart {
    let keys = [
        "chart-period",
        "chart-expected-column",
        "chart-forecast-low",
        "chart-forecast-high",
        "chart-came-column",
        "chart-score-column",
        "chart-naive-score-column",
    ];
    let mut table = Table::new(&keys, words);
    record.scored.iter().for_each(|it| table.push(cells(&it.forecast, Some(it), step, words)));
    next.iter().for_each(|it| table.push(cells(it, None, step, words)));
    let from = record.scored.len().saturating_sub(MOST_DRAWN);
    let earlier = record.scored[from..].iter().map(|it| earlier(it, step, words));
    let slots = earlier.chain(next.iter().map(|it| ahead(it, step, words))).collect();
    let signs = [
        (Sign::Band, "chart-foretold"),
        (Sign::Dot, "chart-came-inside"),
        (Sign::Outside, "chart-came-outside"),
        (Sign::Ahead, "chart-ahead"),
        (Sign::Line, "chart-expected"),
    ];
    let has = |slots: &[(Period, Slot)], sign: Sign| {
        slots.iter().flat_map(|it| &it.1.marks).any(|it| it.sign == sign)
    };
    let slots: Vec<(Period, Slot)> = slots;
    let legend = signs.into_iter().filter(|it| has(&slots, it.0));
    let legend = legend.map(|(sign, key)| (sign, words.get(key).to_owned())).collect();
    let is_empty = slots.is_empty();
    let columns = Body::Columns(Columns { unit: Unit::Count, step, slots, legend });
    let mut chart =
        Chart::named("forecast", words).of("chart-forecasts", record.scored.len(), words);
    chart.table = table;
    chart.body = match next {
        Err(few) if is_empty => {
            Err(words.fill("chart-forecast-few", &figure::too_few(*few, words)))
        }
        _ => Ok(columns),
    };
    chart
        .note(next.as_ref().ok().map(|it| said_of(it, step, words)))
        .note(said_of_record(record, words))
        .note(said_of_scores(record, words))
}

impl Chart {
    /// The same chart, saying that it knows all that was before its end: for one that stands among others of chosen days.
    #[must_use]
    pub fn of_all_before(self, words: &Words) -> Self {
        let note = words.get("chart-all-before").to_owned();
        self.note(note)
    }
}

fn earlier(it: &ScoredForecast, step: Step, words: &Words) -> (Period, Slot) {
    let forecast = &it.forecast;
    let sign = if it.is_inside { Sign::Dot } else { Sign::Outside };
    let marks = vec![
        Mark::over(Sign::Band, forecast.interval.low, forecast.interval.high),
        Mark::at(sign, it.came.into()),
    ];
    let name = name(forecast.period, step, words);
    let came = words.fill("chart-came", &count(it.came as usize, words));
    let text = format!("{}; {came}", foretold(forecast, words));
    (forecast.period, Slot::new(name, marks, text))
}

fn ahead(it: &Forecast, step: Step, words: &Words) -> (Period, Slot) {
    let marks = vec![
        Mark::over(Sign::Ahead, it.interval.low, it.interval.high),
        Mark::at(Sign::Line, it.expected),
    ];
    (it.period, Slot::new(name(it.period, step, words), marks, foretold(it, words)))
}

fn foretold(it: &Forecast, words: &Words) -> String {
    let range = figure::range(it.interval, &|it| figure::decimal(it, 0, words), words);
    words.fill("chart-foretold-range", &range)
}

fn said_of(it: &Forecast, step: Step, words: &Words) -> String {
    let range = figure::range(it.interval, &|it| figure::decimal(it, 0, words), words);
    let (period, expected) = (name(it.period, step, words), figure::decimal(it.expected, 1, words));
    figure::several(words.get("chart-next"), &[&period, &expected, &range])
}

fn said_of_record(record: &TrackRecord, words: &Words) -> Option<String> {
    let covered = figure::share(record.covered, words);
    let trust = match record.trust {
        Trust::Unknown(few) => words.fill("chart-trust-few", &figure::too_few(few, words)),
        Trust::FewIncidents(few) => {
            words.fill("chart-trust-few-incidents", &figure::too_few(few, words))
        }
        Trust::TooSure => words.get("chart-trust-too-sure").to_owned(),
        Trust::NoBetterThanNaive => words.get("chart-trust-naive").to_owned(),
        Trust::Deserved => words.get("chart-trust-deserved").to_owned(),
    };
    let said = format!("{} {trust}", words.fill("chart-covered", &covered));
    (record.covered.of > 0).then_some(said)
}

/// The scores that decide whether forecasts are better than to expect the last period again.
fn said_of_scores(record: &TrackRecord, words: &Words) -> Option<String> {
    let scores = [record.log_score, record.naive_score].map(|it| figure::decimal(it, 2, words));
    let said = figure::several(words.get("chart-scores"), &[&scores[0], &scores[1]]);
    (record.covered.of > 0).then_some(said)
}

fn cells(it: &Forecast, scored: Option<&ScoredForecast>, step: Step, words: &Words) -> [Cell; 7] {
    let score =
        |of: fn(&ScoredForecast) -> f64| scored.map_or(Cell::Unknown, |it| Cell::Number(of(it), 2));
    [
        Cell::Text(name(it.period, step, words)),
        Cell::Number(it.expected, 1),
        Cell::Number(it.interval.low, 0),
        Cell::Number(it.interval.high, 0),
        scored.map_or(Cell::Unknown, |it| Cell::count(it.came as usize)),
        score(|it| it.log_score),
        score(|it| it.naive_score),
    ]
}
