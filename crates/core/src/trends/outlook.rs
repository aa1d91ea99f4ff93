//! How often incidents come, whether that changes, and how many to expect.

use super::{Bin, Incident, Period};
use crate::statistics::{
    EVIDENCE, FEWEST_FOR_TREND, Interval, MannKendall, NegativeBinomial, Rate, TheilSen, TooFew,
    dispersion, mann_kendall, theil_sen,
};

/// How many incidents come a week.
#[derive(Clone, Debug, PartialEq)]
pub struct WeeklyRate {
    /// How many there were.
    pub events: usize,
    /// In how many weeks, parts of weeks included.
    pub weeks: f64,
    /// Incidents a week.
    pub mean: f64,
    /// Between what the rate lies with a probability of 95 %.
    pub interval: Interval,
    /// The variance of the weeks’ counts by their mean, by which the interval is widened where it is above 1; too few weeks can’t tell.
    pub dispersion: Result<f64, TooFew>,
}

/// Of fewer days no rate is stated: four weeks, for one cluster makes the rate of less.
pub const FEWEST_DAYS_FOR_RATE: u32 = 28;

/// How many of `incidents` came a week of `period`; `weeks` are its [`series`](super::series) by week, to see whether they come in
/// clusters.
///
/// # Errors
///
/// [`TooFew`] if the period has fewer than [28 days](FEWEST_DAYS_FOR_RATE).
pub fn weekly_rate(
    incidents: &[&Incident],
    period: Period,
    weeks: &[Bin],
) -> Result<WeeklyRate, TooFew> {
    TooFew::check(period.days() as usize, FEWEST_DAYS_FOR_RATE as usize)?;
    let within = |it: &&&Incident| it.day().is_some_and(|day| period.holds(day));
    let events = incidents.iter().filter(within).count();
    let rate = Rate { events: events as u64, exposure: f64::from(period.days()) / 7.0 };
    let dispersion = dispersion(&numbers(weeks));
    let interval = rate.credible(0.95, dispersion.unwrap_or(1.0))?;
    Ok(WeeklyRate { events, weeks: rate.exposure, mean: rate.mean()?, interval, dispersion })
}

fn numbers(bins: &[Bin]) -> Vec<u32> {
    bins.iter().map(|it| it.n).collect()
}

/// Whether the number of incidents changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Chance explains it: no evidence of change.
    NoEvidence,
    /// They become more.
    Rising,
    /// They become fewer.
    Falling,
}

/// A trend in the number of incidents, or that there is no evidence of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Trend {
    /// What to say of it.
    pub change: Change,
    /// The test that says so.
    pub test: MannKendall,
    /// By how many incidents a period.
    pub slope: TheilSen,
}

/// Of fewer incidents no trend is claimed, nor ruled out.
///
/// Where most periods have none, most pairs of periods are ties, and two incidents at one end are “evidence” to a test by ranks (p = 0.04
/// of two in twelve months). Ten is a choice: among so many, one cluster of two or three no longer decides.
pub const FEWEST_INCIDENTS_FOR_TREND: usize = 10;

/// Why nothing is said of a trend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTrend {
    /// There are too few periods.
    Periods(TooFew),
    /// There are too few incidents in them.
    Incidents(TooFew),
}

/// Whether the number of incidents changes from period to period.
///
/// # Errors
///
/// [`NoTrend`] of fewer than eight periods, or of fewer than [ten incidents](FEWEST_INCIDENTS_FOR_TREND) in them.
pub fn trend(bins: &[Bin]) -> Result<Trend, NoTrend> {
    TooFew::check(bins.len(), FEWEST_FOR_TREND).map_err(NoTrend::Periods)?;
    let events = bins.iter().map(|it| it.n as usize).fold(0, usize::saturating_add);
    TooFew::check(events, FEWEST_INCIDENTS_FOR_TREND).map_err(NoTrend::Incidents)?;
    of_enough(bins).map_err(NoTrend::Periods)
}

fn of_enough(bins: &[Bin]) -> Result<Trend, TooFew> {
    let values: Vec<f64> = bins.iter().map(|it| f64::from(it.n)).collect();
    let test = mann_kendall(&values)?;
    let change = match test.score.signum() {
        1 if test.p < EVIDENCE => Change::Rising,
        -1 if test.p < EVIDENCE => Change::Falling,
        _ => Change::NoEvidence,
    };
    Ok(Trend { change, test, slope: theil_sen(&values, 0.95)? })
}

/// What is expected of a period.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The period.
    pub period: Period,
    /// The incidents of the periods that it was made from, and their days.
    pub seen: Rate,
    /// How much wider than Poisson’s its distribution is: 1 where the periods before give no reason.
    pub dispersion: f64,
    /// The number that is expected.
    pub expected: f64,
    /// Between what the number lies with a probability of 80 %, at least: whole numbers.
    pub interval: Interval,
    /// How likely each number is.
    pub distribution: NegativeBinomial,
}

/// A forecast looks back on so many periods at most: what was longer ago was another system.
pub const LOOKS_BACK: usize = 12;

/// From fewer periods nothing is foretold.
pub const FEWEST_FOR_FORECAST: usize = 4;

/// How many incidents the period `next` will have, from the periods before it.
///
/// The last twelve count. How many there will be has the negative binomial distribution that follows from them
/// ([`NegativeBinomial::forecast`]), by days, so that months of different length are fair to each other.
///
/// # Errors
///
/// [`TooFew`] from fewer than four periods.
pub fn forecast(before: &[Bin], next: Period) -> Result<Forecast, TooFew> {
    TooFew::check(before.len(), FEWEST_FOR_FORECAST)?;
    let last = &before[before.len().saturating_sub(LOOKS_BACK)..];
    let seen = seen(last);
    let dispersion = dispersion(&numbers(last)).map_or(1.0, |it| it.max(1.0));
    let distribution = NegativeBinomial::forecast(seen, next.days().into(), dispersion);
    Ok(Forecast {
        period: next,
        seen,
        dispersion,
        expected: distribution.mean(),
        interval: distribution.interval(0.8),
        distribution,
    })
}

fn seen(bins: &[Bin]) -> Rate {
    Rate {
        events: bins.iter().map(|it| u64::from(it.n)).sum(),
        exposure: bins.iter().map(|it| f64::from(it.period.days())).sum(),
    }
}

/// Whoever believes that it goes on like the last period, and knows no more: what a forecast has to beat.
pub(super) fn naive(before: &[Bin], next: Period) -> NegativeBinomial {
    let last = &before[before.len().saturating_sub(1)..];
    NegativeBinomial::forecast(seen(last), next.days().into(), 1.0)
}
