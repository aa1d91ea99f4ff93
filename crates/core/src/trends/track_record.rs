//! Whether forecasts deserve trust: each one made anew from what was known then, and held against what came.

use super::outlook::naive;
use super::{Bin, FEWEST_FOR_FORECAST, Forecast, forecast};
use crate::statistics::{EVIDENCE, Proportion, TooFew, at_least};

/// An earlier forecast and what came.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoredForecast {
    /// What was foretold, from the periods before alone.
    pub forecast: Forecast,
    /// How many incidents the period had.
    pub came: u32,
    /// Whether the 80 % interval held that.
    pub is_inside: bool,
    /// The logarithmic score, in nats; lower is better.
    pub log_score: f64,
    /// That of whoever expects the last period again.
    pub naive_score: f64,
}

/// Whether forecasts deserve trust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Too few of them have come true or failed.
    Unknown(TooFew),
    /// Too few incidents came: that nothing comes where nothing comes is no art.
    FewIncidents(TooFew),
    /// What came lay outside the intervals more often than chance explains.
    TooSure,
    /// To expect the last period again foretells as well, or better.
    NoBetterThanNaive,
    /// The intervals hold what they say, and it foretells better than the last period does.
    Deserved,
}

/// How earlier forecasts did.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackRecord {
    /// Each of them, in the order of time.
    pub scored: Vec<ScoredForecast>,
    /// How many of the intervals held what came.
    pub covered: Proportion,
    /// The mean logarithmic score; lower is better.
    pub log_score: f64,
    /// That of whoever expects the last period again.
    pub naive_score: f64,
    /// What to say of it.
    pub trust: Trust,
}

/// Of fewer forecasts nothing is said.
pub const FEWEST_FOR_TRUST: usize = 8;

/// Where fewer incidents came, nothing is said of the forecasts: a handful. Intervals that begin at zero hold every zero, whatever they
/// are worth.
pub const FEWEST_INCIDENTS_FOR_TRUST: usize = 5;

/// How often the interval of a forecast holds what comes.
const LEVEL: f64 = 0.8;

/// How forecasts for each of `bins` did, made from the ones before it and nothing else (Dawid 1984: prequential).
///
/// Intervals are [too sure](Trust::TooSure) if as few of them as did would hold what came less than once in twenty times, were
/// each to hold it four times of five.
pub fn track_record(bins: &[Bin]) -> TrackRecord {
    let scored: Vec<ScoredForecast> =
        (FEWEST_FOR_FORECAST..bins.len()).filter_map(|at| score(&bins[..at], bins[at])).collect();
    let covered = Proportion::of(scored.iter().map(|it| Some(it.is_inside)));
    let mean = |scores: f64| if scored.is_empty() { 0.0 } else { scores / scored.len() as f64 };
    let log_score = mean(scored.iter().map(|it| it.log_score).sum());
    let naive_score = mean(scored.iter().map(|it| it.naive_score).sum());
    let chance_of_so_few = 1.0 - at_least(covered.hits + 1, covered.of, LEVEL);
    let came = scored.iter().map(|it| it.came as usize).fold(0, usize::saturating_add);
    let enough =
        TooFew::check(scored.len(), FEWEST_FOR_TRUST).map_err(Trust::Unknown).and_then(|()| {
            TooFew::check(came, FEWEST_INCIDENTS_FOR_TRUST).map_err(Trust::FewIncidents)
        });
    let trust = match enough {
        Err(few) => few,
        Ok(()) if chance_of_so_few < EVIDENCE => Trust::TooSure,
        Ok(()) if log_score >= naive_score => Trust::NoBetterThanNaive,
        Ok(()) => Trust::Deserved,
    };
    TrackRecord { scored, covered, log_score, naive_score, trust }
}

fn score(before: &[Bin], came: Bin) -> Option<ScoredForecast> {
    let forecast = forecast(before, came.period).ok()?;
    Some(ScoredForecast {
        came: came.n,
        is_inside: forecast.interval.holds(came.n.into()),
        log_score: forecast.distribution.log_score(came.n.into()),
        naive_score: naive(before, came.period).log_score(came.n.into()),
        forecast,
    })
}
