//! Durations derived from moments. Nothing here is stored, and unknown is never zero.

mod budget;
mod catalogue;
mod definition;
mod own;
mod promise;
mod support_hours;
#[cfg(test)]
mod tests;

use chrono::TimeDelta;

use super::{MomentKey, Postmortem};

pub use budget::budget_spent;
pub use catalogue::{MetricCatalogue, MetricChoice};
pub use definition::{MetricClock, MetricDefinition, Occurrence};
pub use own::DefinitionProblem;
pub use promise::{Kept, lengths_kept, response_kept, response_lengths};
pub use support_hours::SupportHours;

/// What is known about a metric.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MetricValue {
    /// Both ends are known and in order.
    Recorded {
        /// From the beginning to the end; never negative.
        length: TimeDelta,
        /// The moment that it begins with.
        from: MomentKey,
        /// The moment that it ends with.
        to: MomentKey,
    },
    /// Both ends are known and in order, and the text says another length.
    Contradicted {
        /// From the beginning to the end, by the moments; never negative.
        length: TimeDelta,
        /// The moment that it begins with.
        from: MomentKey,
        /// The moment that it ends with.
        to: MomentKey,
        /// The length that the text claims; the first, where it claims several.
        claimed: TimeDelta,
    },
    /// An end is not known yet.
    Pending {
        /// The moments that would complete it.
        missing: Vec<MomentKey>,
    },
    /// It cannot be known of this document.
    NotApplicable {
        /// Why.
        reason: &'static str,
    },
    /// It ends before it begins.
    Invalid {
        /// The moment that it begins with.
        from: MomentKey,
        /// The moment that it ends with, which is earlier.
        to: MomentKey,
    },
}

impl MetricValue {
    /// The length by the moments, where both ends are known and in order; a claim against it changes nothing.
    pub fn length(&self) -> Option<TimeDelta> {
        match self {
            Self::Recorded { length, .. } | Self::Contradicted { length, .. } => Some(*length),
            _ => None,
        }
    }

    /// The same value with a claim of the text against it; only what is recorded can be contradicted.
    ///
    /// The first claim stays when there are several.
    pub fn contradicted_by(self, claimed: TimeDelta) -> Self {
        match self {
            Self::Recorded { length, from, to } => Self::Contradicted { length, from, to, claimed },
            other => other,
        }
    }
}

/// A metric with its definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metric {
    /// What is measured.
    pub definition: MetricDefinition,
    /// What came out.
    pub value: MetricValue,
}

/// Every metric of `definitions`, measured.
pub fn metrics(postmortem: &Postmortem, definitions: &[MetricDefinition]) -> Vec<Metric> {
    let measure =
        |it: &MetricDefinition| Metric { definition: it.clone(), value: it.measure(postmortem) };
    definitions.iter().map(measure).collect()
}
