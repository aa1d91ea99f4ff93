//! Where the share of toil goes, and when it gets to where the team wants it.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::{BudgetStatus, Measure, ToilRegister, Week};
use crate::statistics::{Interval, Line, TooFew, line};

/// By what weeks are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Every {
    /// Each by itself.
    Week,
    /// Those of a month: the month that a week's Thursday lies in, as ISO 8601 has it for years.
    Month,
}

/// From more weeks than these on, half a year of one team, months say more than weeks.
const MANY_WEEKS: usize = 26;

/// The share of toil over time.
#[derive(Clone, Debug, PartialEq)]
pub struct ToilTrend {
    /// By what weeks are put together.
    pub every: Every,
    /// Those of which the share is known, oldest first.
    pub spans: Vec<Span>,
    /// How it goes on; from fewer than four spans nobody can tell.
    pub forecast: Result<Forecast, TooFew>,
}

/// A week, or the weeks of a month.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Its first day.
    pub begins: NaiveDate,
    /// What was measured in it.
    pub measure: Measure,
    /// The share of toil, in parts of one.
    pub share: f64,
    /// How that stands against the budget.
    pub status: BudgetStatus,
}

/// The straight line through the shares, and where it leads.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The share, in parts of one, over the number of spans since the first.
    pub line: Line,
    /// By how much the share changes from one span to the next, in parts of one, in 95 cases of 100.
    pub change: Interval,
    /// When it gets to the target; `None` where there is none.
    pub reaches: Option<Reaching>,
}

/// When the share of toil gets to the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reaching {
    /// It was there in the last span.
    Already,
    /// In the span that begins on this day, if it goes on as it does.
    In {
        /// The span that is most likely.
        likely: NaiveDate,
        /// The first that it may be, in 95 cases of 100.
        earliest: NaiveDate,
        /// The last.
        latest: NaiveDate,
    },
    /// It goes down, and not so far within five years that it is worth naming a day.
    NotSoon,
    /// Whether it goes down at all can't be told, or it does not.
    NoEvidence,
}

/// How sure the forecast is.
const LEVEL: f64 = 0.95;

/// Nothing is said about what is farther away than this.
const MOST_YEARS: f64 = 5.0;

impl ToilRegister {
    /// The share of toil over time, in all weeks of which it is known.
    ///
    /// The line is that of least squares through the shares; when it gets to the target is inverse estimation (Fieller 1954). Spans of
    /// which nothing is known keep their place, so the line is as steep as it was.
    pub fn trend(&self, every: Every) -> ToilTrend {
        let mut spans: BTreeMap<NaiveDate, Vec<&Week>> = BTreeMap::new();
        for week in &self.weeks {
            spans.entry(every.begins(week.monday)).or_default().push(week);
        }
        let spans: Vec<Span> =
            spans.into_iter().filter_map(|(begins, weeks)| self.span(begins, weeks)).collect();
        let forecast = self.forecast(every, &spans);
        ToilTrend { every, spans, forecast }
    }

    fn span(&self, begins: NaiveDate, weeks: Vec<&Week>) -> Option<Span> {
        let measure = Measure::of(weeks);
        let share = measure.share()?;
        let status = BudgetStatus::of(share, self.assumptions.budget);
        Some(Span { begins, measure, share, status })
    }

    fn forecast(&self, every: Every, spans: &[Span]) -> Result<Forecast, TooFew> {
        let first = spans.first().map_or(NaiveDate::MIN, |it| it.begins);
        let points: Vec<(f64, f64)> =
            spans.iter().map(|it| (every.between(first, it.begins), it.share)).collect();
        let line = line(&points)?;
        let target = self.assumptions.target.map(|it| f64::from(it.millionths()) / 1e6);
        let last = points.last().copied().unwrap_or_default();
        let reaches = target.map(|target| reaching(&line, target, every, first, last));
        Ok(Forecast { line, change: line.slope_interval(LEVEL), reaches })
    }
}

fn reaching(
    line: &Line,
    target: f64,
    every: Every,
    first: NaiveDate,
    last: (f64, f64),
) -> Reaching {
    if last.1 <= target {
        return Reaching::Already;
    }
    let Some(reach) = line.reaches(target, LEVEL).filter(|_| line.slope < 0.0) else {
        return Reaching::NoEvidence;
    };
    // The last one was above the target, so it is a later one, wherever the line may be.
    let on = |x: f64| every.after(first, x.max(last.0 + 1.0).ceil());
    let latest = reach.interval.high.min(last.0 + every.a_year() * MOST_YEARS);
    match (on(reach.x), on(reach.interval.low), on(latest)) {
        (Some(likely), Some(earliest), Some(latest)) if likely <= latest => {
            Reaching::In { likely, earliest, latest }
        }
        _ => Reaching::NotSoon,
    }
}

impl Every {
    /// By what so many weeks are best read: each by itself for half a year, then by month.
    ///
    /// ```
    /// use afterword_core::toil::Every;
    ///
    /// assert_eq!([26, 27].map(Every::of_weeks), [Every::Week, Every::Month]);
    /// ```
    pub fn of_weeks(n: usize) -> Self {
        if n > MANY_WEEKS { Self::Month } else { Self::Week }
    }

    /// The first day of the span that a week lies in.
    fn begins(self, monday: NaiveDate) -> NaiveDate {
        match self {
            Self::Week => monday,
            Self::Month => {
                let thursday = monday + TimeDelta::days(3);
                thursday.with_day(1).unwrap_or(thursday)
            }
        }
    }

    /// How many spans one begins after the other.
    pub(crate) fn between(self, first: NaiveDate, then: NaiveDate) -> f64 {
        match self {
            Self::Week => (then - first).num_days() as f64 / 7.0,
            Self::Month => {
                let months = |it: NaiveDate| it.year() * 12 + it.month0() as i32;
                f64::from(months(then) - months(first))
            }
        }
    }

    /// The span that begins so many after the first.
    fn after(self, first: NaiveDate, n: f64) -> Option<NaiveDate> {
        match self {
            Self::Week => first.checked_add_signed(TimeDelta::try_days(n as i64 * 7)?),
            Self::Month => first.checked_add_months(Months::new(n as u32)),
        }
    }

    fn a_year(self) -> f64 {
        match self {
            Self::Week => 52.0,
            Self::Month => 12.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::WeekId;
    use super::*;
    use crate::amount::Share;
    use crate::id::DocumentId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A register with a week of 100 hours in each of those months, and a target of 20 %.
    fn months(shares: &[(&str, u32)]) -> ToilRegister {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), String::new(), now);
        register.assumptions.target = Share::from_millionths(200_000);
        for (n, (month, percent)) in (1..).zip(shares) {
            let mut week = Week::new(WeekId::from_bits(n), day(month));
            week.toil_minutes = Some(percent * 60);
            week.all_minutes = Some(100 * 60);
            register.weeks.push(week.into());
        }
        register
    }

    /// The team of the source: from 65 % to 35 % in six months.
    #[test]
    fn half_a_year_of_the_source_leads_to_its_target_in_the_ninth_month() {
        let shares = [65, 60, 55, 48, 40, 35];
        let days =
            ["2025-01-15", "2025-02-12", "2025-03-12", "2025-04-16", "2025-05-14", "2025-06-11"];
        let rows: Vec<(&str, u32)> = days.into_iter().zip(shares).collect();
        let trend = months(&rows).trend(Every::Month);
        let forecast = trend.forecast.unwrap();
        assert!((forecast.line.slope + 0.062).abs() < 1e-12);
        assert!(forecast.change.high < 0.0);
        // The line reaches 20 % at 8.419 of the months counted from one, between 7.869 and 9.107.
        let reaching = Reaching::In {
            likely: day("2025-09-01"),
            earliest: day("2025-08-01"),
            latest: day("2025-10-01"),
        };
        assert_eq!(forecast.reaches, Some(reaching));
        assert_eq!(trend.spans[0].status, BudgetStatus::Over);
        assert_eq!(trend.spans[3].status, BudgetStatus::Near);
        assert_eq!(trend.spans[5].status, BudgetStatus::Within);
    }

    #[test]
    fn three_months_are_too_few_and_a_level_line_reaches_nothing() {
        let rows = [("2025-01-15", 60), ("2025-02-12", 50), ("2025-03-12", 40)];
        let trend = months(&rows).trend(Every::Month);
        assert_eq!(trend.forecast, Err(TooFew { n: 3, needed: 4 }));
        let rows = [("2025-01-15", 60), ("2025-02-12", 40), ("2025-03-12", 60), ("2025-04-16", 41)];
        let forecast = months(&rows).trend(Every::Month).forecast.unwrap();
        assert_eq!(forecast.reaches, Some(Reaching::NoEvidence));
    }

    #[test]
    fn who_is_there_already_needs_no_forecast_and_who_has_no_target_gets_none() {
        let rows = [("2025-01-15", 60), ("2025-02-12", 40), ("2025-03-12", 30), ("2025-04-16", 20)];
        let mut register = months(&rows);
        let reaches = |it: &ToilRegister| it.trend(Every::Month).forecast.unwrap().reaches;
        assert_eq!(reaches(&register), Some(Reaching::Already));
        register.assumptions.target = None;
        assert_eq!(reaches(&register), None);
    }

    #[test]
    fn what_takes_longer_than_five_years_is_not_named() {
        let rows = [("2025-01-15", 90), ("2025-02-12", 89), ("2025-03-12", 88), ("2025-04-16", 87)];
        let forecast = months(&rows).trend(Every::Month).forecast.unwrap();
        assert_eq!(forecast.reaches, Some(Reaching::NotSoon));
    }

    #[test]
    fn months_of_which_nothing_is_known_keep_their_place() {
        let rows = [("2025-01-15", 60), ("2025-03-12", 50), ("2025-05-14", 40), ("2025-07-16", 30)];
        let trend = months(&rows).trend(Every::Month);
        assert_eq!(trend.spans.len(), 4);
        assert!((trend.forecast.unwrap().line.slope + 0.05).abs() < 1e-12);
    }

    #[test]
    fn a_week_belongs_to_the_month_of_its_thursday() {
        assert_eq!(Every::Month.begins(day("2025-09-29")), day("2025-10-01"));
        assert_eq!(Every::Month.begins(day("2025-12-29")), day("2026-01-01"));
        assert_eq!(Every::Week.between(day("2025-09-29"), day("2025-10-13")), 2.0);
    }
}
