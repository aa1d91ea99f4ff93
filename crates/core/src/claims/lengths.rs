//! What is known about the length of one metric: by its definitions, and by what the timeline tells.

use chrono::TimeDelta;

use super::check::MINUTE;
use super::known::{Candidate, Known, once_each};
use super::{Amount, Recorded};
use crate::Postmortem;
use crate::postmortem::{MetricCatalogue, MetricDefinition, MetricValue, MomentKey};
use crate::time::Instant;

/// Two times that a length may lie between.
pub(super) type Pair<'a> = (&'a Candidate, &'a Candidate);

/// The lengths that a claim about a metric may fairly state.
pub(super) struct Lengths<'a> {
    pub(super) metric: &'a str,
    /// By the definition in use.
    chosen: Option<Recorded>,
    /// By any definition.
    measured: Vec<TimeDelta>,
    /// From any beginning to any end that a definition names.
    pairs: Vec<Pair<'a>>,
    /// From entries before the detection, while nobody says when the impact began: any may be its beginning.
    unnamed: Vec<TimeDelta>,
}

/// How many entries before the detection may be the beginning.
const MOST_UNNAMED: usize = 12;

impl<'a> Lengths<'a> {
    pub(super) fn of(
        metric: &'a str,
        postmortem: &Postmortem,
        catalogue: &MetricCatalogue,
        known: &'a Known,
    ) -> Self {
        let definitions = catalogue.definitions_of(metric);
        let measure = |it: &&MetricDefinition| it.measure(postmortem).length();
        let from = once_each(definitions.iter().flat_map(|it| &it.from).collect());
        let to = once_each(definitions.iter().flat_map(|it| &it.to).collect());
        let ends: Vec<&Candidate> = to.iter().flat_map(|it| known.times(it)).collect();
        let starts = unnamed_starts(postmortem, known);
        let unnamed = starts.iter().flat_map(|start| ends.iter().map(|end| end.at - *start));
        Self {
            metric,
            chosen: catalogue.chosen_for(metric).and_then(|it| chosen(it, postmortem)),
            measured: definitions.iter().filter_map(measure).collect(),
            pairs: known.pairs(&from, &to),
            unnamed: unnamed.collect(),
        }
    }

    /// Whether `said` is one of the lengths.
    pub(super) fn agree_with(&self, said: &Amount) -> bool {
        let mut lengths = self.measured.iter().chain(&self.unnamed);
        lengths.any(|it| said.fits(seconds(*it), MINUTE))
            || self.pairs.iter().any(|it| fits_pair(said, it))
    }

    /// What to show beside a claim that is none of the lengths; `None` while nothing is known.
    pub(super) fn recorded(&self, said: &Amount) -> Option<Recorded> {
        self.chosen.clone().or_else(|| {
            let (from, to) = closest(said, &self.pairs)?;
            let (start, end) = ((from.key.clone(), from.at), (to.key.clone(), to.at));
            Some(Recorded::Length { length: to.at - from.at, from: start, to: end })
        })
    }
}

/// What the definition in use measures.
fn chosen(definition: &MetricDefinition, postmortem: &Postmortem) -> Option<Recorded> {
    let MetricValue::Recorded { length, from, to } = definition.measure(postmortem) else {
        return None;
    };
    let (start, end) = (postmortem.instant_of(&from)?, postmortem.instant_of(&to)?);
    Some(Recorded::Length { length, from: (from, start), to: (to, end) })
}

fn unnamed_starts(postmortem: &Postmortem, known: &Known) -> Vec<Instant> {
    let noticed = known.times(&MomentKey::Detected).map(|it| it.at).min();
    let is_named = known.times(&MomentKey::ImpactStarted).next().is_some();
    let Some(noticed) = noticed.filter(|_| !is_named) else { return Vec::new() };
    let times = postmortem.timeline.iter().filter_map(|it| it.time.start());
    let mut starts: Vec<Instant> = times.filter(|it| *it <= noticed).collect();
    starts.drain(..starts.len().saturating_sub(MOST_UNNAMED));
    starts
}

pub(super) fn seconds(length: TimeDelta) -> f64 {
    #[allow(clippy::cast_precision_loss, reason = "300 years are below 2^53 seconds")]
    let seconds = length.num_seconds() as f64;
    seconds
}

pub(super) fn fits_pair(said: &Amount, (from, to): &Pair<'_>) -> bool {
    let length = seconds(to.at - from.at);
    let reading = if from.is_about || to.is_about { (length / 4.0).max(MINUTE) } else { MINUTE };
    said.fits(length, reading)
}

/// The pair whose length is nearest to what is said; of equals the one with more recorded ends, then the first.
pub(super) fn closest<'a>(said: &Amount, pairs: &[Pair<'a>]) -> Option<Pair<'a>> {
    let rank = |(from, to): &Pair<'_>| {
        let n_told = u8::from(from.entry.is_some()) + u8::from(to.entry.is_some());
        ((seconds(to.at - from.at) - said.middle()).abs(), n_told)
    };
    let by_rank = |a: &(f64, u8), b: &(f64, u8)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1));
    pairs.iter().min_by(|a, b| by_rank(&rank(a), &rank(b))).copied()
}
