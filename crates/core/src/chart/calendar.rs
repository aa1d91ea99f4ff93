//! Axes of time: weeks, months, quarters or years below what happened in them, as many as have room for their names.

use chrono::{Datelike as _, NaiveDate};

use crate::draw::Words;
use crate::draw::measure::{Style, width};
use crate::stamp::MONTHS;
use crate::trends::{Period, Step};

/// A stretch of an axis of time that has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its days, as far as they are on the axis.
    pub period: Period,
    /// Its name; empty where there is no room for it.
    pub label: String,
}

/// What lies between two names.
const GAP: f64 = 8.0;

/// The bands below the days of `range`, drawn `room` wide: the shortest of weeks (from `finest` on), months, quarters, years, and more and
/// more years, whose names have room. They stand side by side and cover the range; only one that is cut off at an end may lack its name.
///
/// ```
/// use afterword_core::chart::bands;
/// use afterword_core::draw::{Words, measure::Style};
/// use afterword_core::trends::{Period, Step};
///
/// let year = Period::new("2025-01-01".parse()?, "2026-01-01".parse()?);
/// let labels = |room| {
///     let bands = bands(year, Step::Month, room, Style::regular(11.0), &Words::english());
///     bands.into_iter().map(|it| it.label).collect::<Vec<String>>()
/// };
/// assert_eq!(labels(480.0)[..3], ["Jan", "Feb", "Mar"]);
/// assert_eq!(labels(240.0), ["Q1", "Q2", "Q3", "Q4"]);
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn bands(range: Period, finest: Step, room: f64, style: Style, words: &Words) -> Vec<Band> {
    let days = f64::from(range.days());
    if days == 0.0 || room <= 0.0 {
        return Vec::new();
    }
    let steps = Step::ALL.into_iter().filter(|it| *it >= finest).map(Unit::Step);
    let years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 20_000, 100_000];
    let units = steps.chain(years.into_iter().map(Unit::Years));
    let fitting = units.filter(|it| it.least_days() * room / days >= 8.0);
    let mut whole = None;
    for unit in fitting {
        let found = unit.bands(range, words);
        let fits =
            |it: &Band| width(&it.label, style) + GAP <= f64::from(it.period.days()) * room / days;
        let is_cut = |it: &Band| it.period.from == range.from || it.period.until == range.until;
        if found.iter().all(|it| fits(it) || (is_cut(it) && found.len() > 1)) {
            return found.into_iter().map(|it| if fits(&it) { it } else { unnamed(it) }).collect();
        }
        whole = Some(found);
    }
    whole.unwrap_or_default().into_iter().map(unnamed).collect()
}

/// The years of `range`, drawn `room` wide, for a row below that of shorter bands.
pub fn years(range: Period, room: f64, style: Style, words: &Words) -> Vec<Band> {
    let days = f64::from(range.days()).max(1.0);
    if days / 366.0 > room / 8.0 {
        return Vec::new();
    }
    let fits =
        |it: &Band| width(&it.label, style) + GAP <= f64::from(it.period.days()) * room / days;
    let found = Unit::Years(1).bands(range, words).into_iter();
    found.map(|it| if fits(&it) { it } else { unnamed(it) }).collect()
}

fn unnamed(band: Band) -> Band {
    Band { label: String::new(), ..band }
}

/// How long a band is.
#[derive(Clone, Copy)]
enum Unit {
    Step(Step),
    Years(i32),
}

impl Unit {
    fn least_days(self) -> f64 {
        match self {
            Self::Step(Step::Week) => 7.0,
            Self::Step(Step::Month) => 28.0,
            Self::Step(Step::Quarter) => 90.0,
            Self::Years(n) => f64::from(n) * 365.0,
        }
    }

    /// The whole band that `day` is in.
    fn around(self, day: NaiveDate) -> Period {
        match self {
            Self::Step(step) => step.around(day),
            Self::Years(n) => {
                let year = day.year().div_euclid(n) * n;
                let first = |year| NaiveDate::from_ymd_opt(year, 1, 1);
                Period::new(
                    first(year).unwrap_or(NaiveDate::MIN),
                    first(year + n).unwrap_or(NaiveDate::MAX),
                )
            }
        }
    }

    fn bands(self, range: Period, words: &Words) -> Vec<Band> {
        let mut bands = Vec::new();
        let mut day = range.from;
        while day < range.until {
            let whole = self.around(day);
            let until = whole.until.min(range.until);
            bands.push(Band {
                period: Period::new(day, until),
                label: self.label(whole.from.max(range.from), whole.from, words),
            });
            // At the end of all days there is no next one.
            day = if until > day { until } else { range.until };
        }
        bands
    }

    fn label(self, shown: NaiveDate, from: NaiveDate, words: &Words) -> String {
        match self {
            Self::Step(Step::Week) => date(from, words),
            Self::Step(Step::Month) => words.get(MONTHS[from.month0() as usize]).to_owned(),
            Self::Step(Step::Quarter) => quarter(from, words),
            Self::Years(_) => shown.year().to_string(),
        }
    }
}

fn date(day: NaiveDate, words: &Words) -> String {
    format!("{} {}", day.day(), words.get(MONTHS[day.month0() as usize]))
}

fn quarter(day: NaiveDate, words: &Words) -> String {
    words.fill("chart-quarter", &(day.month0() / 3 + 1).to_string())
}

/// A period by itself: `Mar 2025`, `Q1 2025`, `3 Mar 2025`.
pub(super) fn name(period: Period, step: Step, words: &Words) -> String {
    let (from, year) = (period.from, period.from.year());
    match step {
        Step::Week => format!("{} {year}", date(from, words)),
        Step::Month => format!("{} {year}", words.get(MONTHS[from.month0() as usize])),
        Step::Quarter => format!("{} {year}", quarter(from, words)),
    }
}

/// A day of a year that is known: `3 Mar`.
pub(super) fn day_and_month(day: NaiveDate, words: &Words) -> String {
    date(day, words)
}

/// A day by itself: `3 Mar 2025`.
pub(super) fn day_name(day: NaiveDate, words: &Words) -> String {
    format!("{} {}", date(day, words), day.year())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STYLE: Style = Style::regular(11.0);

    proptest! {
        #[test]
        fn bands_cover_the_range_and_their_names_have_room(
            from in any::<i32>(), days in prop_oneof![1..900_i32, 1..400_000_i32], room in 60.0..1_200.0_f64,
        ) {
            let day = |it: i32| NaiveDate::from_num_days_from_ce_opt(it);
            let from = day(from).unwrap_or(NaiveDate::MIN);
            let until = from.checked_add_days(chrono::Days::new(days as u64)).unwrap_or(NaiveDate::MAX);
            let range = Period::new(from, until);
            for step in Step::ALL {
                for found in [bands(range, step, room, STYLE, &Words::english()), years(range, room, STYLE, &Words::english())] {
                    prop_assert!(found.windows(2).all(|it| it[0].period.until == it[1].period.from));
                    prop_assert!(found.first().is_none_or(|it| it.period.from == from));
                    prop_assert!(found.last().is_none_or(|it| it.period.until == until));
                    prop_assert!(found.len() as f64 <= room / 8.0 + 2.0);
                    for band in found.iter().filter(|it| !it.label.is_empty()) {
                        let has = f64::from(band.period.days()) * room / f64::from(range.days());
                        prop_assert!(width(&band.label, STYLE) < has);
                    }
                }
            }
        }
    }
}
