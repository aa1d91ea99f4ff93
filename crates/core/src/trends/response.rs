//! How long responses take, and whether they keep the promises of the severity scheme.

use chrono::TimeDelta;

use super::{Incident, Measured, ResponseTime};
use crate::postmortem::{Kept, lengths_kept};
use crate::severity::{SeverityKey, SeverityScheme};
use crate::statistics::{Interval, Proportion, TooFew, mean, median, median_interval, quantile};

/// One response time of several incidents. Lengths are in minutes.
#[derive(Clone, Debug, PartialEq)]
pub struct ResponseSummary {
    /// Which time it is.
    pub time: ResponseTime,
    /// How many incidents it is known of.
    pub n: usize,
    /// Of these, how many say another length in their text.
    pub contradicted: usize,
    /// How many are not over.
    pub pending: usize,
    /// How many have an end before the beginning, and so count nowhere.
    pub invalid: usize,
    /// The one in the middle.
    pub median: Result<f64, TooFew>,
    /// Nine of ten are as short or shorter.
    pub p90: Result<f64, TooFew>,
    /// Between what the median of all such incidents lies, nineteen times of twenty; of fewer than five nothing is said.
    pub interval: Result<Interval, TooFew>,
    /// Shown beside the median only: such times are skewed, and one long incident moves it.
    pub mean: Result<f64, TooFew>,
}

impl ResponseSummary {
    /// One response time of `incidents`; for `seed` see [`response_times`].
    pub fn of(incidents: &[&Incident], time: ResponseTime, seed: u64) -> Self {
        let known = || incidents.iter().map(|it| it.time(time));
        let count = |is_so: fn(Measured) -> bool| known().filter(|it| is_so(*it)).count();
        let mut minutes: Vec<f64> = known().filter_map(Measured::minutes).collect();
        // Each of the figures below wants them in order, and finds them so.
        minutes.sort_unstable_by(f64::total_cmp);
        Self {
            time,
            n: minutes.len(),
            contradicted: count(|it| matches!(it, Measured::Contradicted(_))),
            pending: count(|it| it == Measured::Pending),
            invalid: count(|it| it == Measured::Invalid),
            median: median(&minutes),
            p90: quantile(&minutes, 0.9),
            interval: median_interval(&minutes, 0.95, seed),
            mean: mean(&minutes),
        }
    }
}

/// The four response times of `incidents`. `seed` decides the samples that the intervals are drawn from: the same for the same figures to
/// stand still.
pub fn response_times(incidents: &[&Incident], seed: u64) -> [ResponseSummary; 4] {
    ResponseTime::ALL.map(|time| ResponseSummary::of(incidents, time, seed))
}

/// How often a promise was kept.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PromiseKept {
    /// Of those that can be judged, how many kept it.
    pub kept: Proportion,
    /// How many are not over, or lack a time.
    pub pending: usize,
}

impl PromiseKept {
    fn add(&mut self, kept: &Kept) {
        match kept {
            Kept::NoTarget => return,
            Kept::Pending => self.pending += 1,
            Kept::Yes { .. } => self.kept.hits += 1,
            Kept::No { .. } => {}
        }
        self.kept.of += usize::from(*kept != Kept::Pending);
    }
}

/// How often the promises of one level were kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LevelKept {
    /// The level.
    pub level: SeverityKey,
    /// How many incidents it had.
    pub incidents: usize,
    /// Somebody took it on in time; nothing is counted where the level promises nothing.
    pub acknowledged: PromiseKept,
    /// It was resolved in time; nothing is counted where the level promises no time.
    pub resolved: PromiseKept,
}

/// How often `incidents` kept the promises of `scheme`, by level, from worst to mildest. Incidents without a level of the scheme
/// were promised nothing.
pub fn promises_kept(incidents: &[&Incident], scheme: &SeverityScheme) -> Vec<LevelKept> {
    let judge = |level: &crate::severity::SeverityLevel| {
        let mut row = LevelKept {
            level: level.key.clone(),
            incidents: 0,
            acknowledged: PromiseKept::default(),
            resolved: PromiseKept::default(),
        };
        for incident in incidents.iter().filter(|it| it.severity.as_ref() == Some(&level.key)) {
            let length = |seconds: Option<u32>| seconds.map(|it| TimeDelta::seconds(it.into()));
            let lengths = (length(incident.acknowledged_in), length(incident.resolved_in));
            let (acknowledged, resolved) = lengths_kept(lengths, Some(level));
            row.incidents += 1;
            row.acknowledged.add(&acknowledged);
            row.resolved.add(&resolved);
        }
        row
    };
    scheme.levels().iter().map(judge).collect()
}
