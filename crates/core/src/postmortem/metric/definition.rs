//! What a metric measures: from where, to where, by which clock, and whose idea that is.

use serde::{Deserialize, Serialize};

use super::{MetricCatalogue, MetricValue, SupportHours};
use crate::postmortem::{MomentKey, Postmortem};
use crate::time::{Instant, ZoneRules};

/// What a metric measures. Vendors give one name to different clocks, so a definition is data and is shown with its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetricDefinition {
    /// Its name in files.
    pub id: String,
    /// The metric that it defines; several definitions may define one. Its own id where a file leaves it out.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub metric: String,
    /// Its name for people.
    pub label: String,
    /// Where it begins.
    pub from: Vec<MomentKey>,
    /// Which of several known beginnings counts.
    #[serde(default, skip_serializing_if = "Occurrence::is_preferred")]
    pub start: Occurrence,
    /// Where it ends.
    pub to: Vec<MomentKey>,
    /// Which of several known ends counts.
    #[serde(default, skip_serializing_if = "Occurrence::is_preferred")]
    pub end: Occurrence,
    /// The clock that it is measured by.
    #[serde(default, skip_serializing_if = "MetricClock::is_elapsed")]
    pub clock: MetricClock,
    /// Whether it is only offered: a metric that is measured when somebody chose it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub offered: bool,
    /// Whose definition it is.
    #[serde(default)]
    pub source: String,
}

/// Which of several known moments counts as an end of a metric.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Occurrence {
    /// The one that is named first.
    #[default]
    Preferred,
    /// The earliest.
    First,
    /// The latest.
    Last,
}

impl Occurrence {
    fn is_preferred(&self) -> bool {
        *self == Self::Preferred
    }

    fn pick(self, postmortem: &Postmortem, keys: &[MomentKey]) -> Option<(MomentKey, Instant)> {
        let known = keys.iter().filter_map(|it| Some((it.clone(), postmortem.instant_of(it)?)));
        match self {
            Self::Preferred => postmortem.first_instant(keys),
            Self::First => known.min_by_key(|(_, at)| *at),
            Self::Last => known.max_by_key(|(_, at)| *at),
        }
    }
}

/// The clock that a metric is measured by.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MetricClock {
    /// The clock on the wall.
    #[default]
    Elapsed,
    /// Only the hours in which somebody is at work.
    SupportHours(SupportHours),
}

impl MetricClock {
    fn is_elapsed(&self) -> bool {
        *self == Self::Elapsed
    }
}

impl MetricDefinition {
    /// The definitions that are shown where nobody chose others: one a metric.
    pub fn shipped() -> Vec<Self> {
        MetricCatalogue::shipped().chosen().into_iter().cloned().collect()
    }

    /// The name of the metric that this defines.
    ///
    /// ```
    /// use afterword_core::postmortem::MetricCatalogue;
    ///
    /// let metrics = MetricCatalogue::shipped();
    /// assert_eq!(metrics.definition("time-to-resolve-datadog").unwrap().metric(), "time-to-resolve");
    /// assert_eq!(metrics.definition("time-to-resolve").unwrap().metric(), "time-to-resolve");
    /// ```
    pub fn metric(&self) -> &str {
        if self.metric.is_empty() { &self.id } else { &self.metric }
    }

    /// What it measures for `postmortem`.
    ///
    /// Support hours are counted by the clocks that they know; where they know none, by the offset in which the beginning is
    /// written. For the rules of a zone see [`MetricDefinition::measure_in`].
    pub fn measure(&self, postmortem: &Postmortem) -> MetricValue {
        self.measured(postmortem, None)
    }

    /// What it measures for `postmortem`; `rules` are those of the zone that its support hours name.
    pub fn measure_in(&self, postmortem: &Postmortem, rules: &dyn ZoneRules) -> MetricValue {
        self.measured(postmortem, Some(rules))
    }

    fn measured(&self, postmortem: &Postmortem, rules: Option<&dyn ZoneRules>) -> MetricValue {
        let from = self.start.pick(postmortem, &self.from);
        let to = self.end.pick(postmortem, &self.to);
        match (from, to) {
            (Some((from, start)), Some((to, end))) if start <= end => {
                let length = match &self.clock {
                    MetricClock::Elapsed => end - start,
                    MetricClock::SupportHours(hours) => {
                        let known =
                            (!hours.clocks.is_empty()).then_some(&hours.clocks as &dyn ZoneRules);
                        hours.between(start, end, rules.or(known).unwrap_or(start.offset()))
                    }
                };
                MetricValue::Recorded { length, from, to }
            }
            (Some((from, _)), Some((to, _))) => MetricValue::Invalid { from, to },
            (from, to) => self.unknown(postmortem, from.is_none(), to.is_none()),
        }
    }

    fn unknown(&self, postmortem: &Postmortem, no_start: bool, no_end: bool) -> MetricValue {
        let start = self.from.first().filter(|_| no_start);
        let end = self.to.first().filter(|_| no_end);
        let missing: Vec<MomentKey> = start.into_iter().chain(end).cloned().collect();
        if missing.is_empty() || postmortem.moments.is_empty() {
            MetricValue::NotApplicable { reason: "no moments are recorded yet" }
        } else {
            MetricValue::Pending { missing }
        }
    }
}
