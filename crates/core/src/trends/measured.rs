//! The four response times, and what is known of one of them.

use serde::{Deserialize, Serialize};

use super::incident::seconds;
use crate::postmortem::{Metric, MetricValue};

/// A time that the response to an incident took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ResponseTime {
    /// Until it was noticed.
    Detect,
    /// Until somebody took it on.
    Acknowledge,
    /// Until the impact was bearable.
    Mitigate,
    /// Until the system was as it should be.
    Resolve,
}

impl ResponseTime {
    /// All of them, in the order in which they end.
    pub const ALL: [Self; 4] = [Self::Detect, Self::Acknowledge, Self::Mitigate, Self::Resolve];

    /// The name of its metric.
    pub fn metric(self) -> &'static str {
        match self {
            Self::Detect => "time-to-detect",
            Self::Acknowledge => "time-to-acknowledge",
            Self::Mitigate => "time-to-mitigate",
            Self::Resolve => "time-to-resolve",
        }
    }
}

/// What is known of a response time; lengths are whole seconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measured {
    /// Both ends are known and in order.
    Recorded(u32),
    /// So long by the moments, and the text says another length. It counts, and is counted apart.
    Contradicted(u32),
    /// An end is not known yet.
    Pending,
    /// It ends before it begins: one of the two is wrong, so it counts nowhere.
    Invalid,
    /// It can't be known of this document.
    #[default]
    Unknown,
}

impl Measured {
    /// What `metrics` know of `time`.
    pub(super) fn of(time: ResponseTime, metrics: &[Metric]) -> Self {
        let metric = metrics.iter().find(|it| it.definition.metric() == time.metric());
        let Some(metric) = metric else { return Self::Unknown };
        match &metric.value {
            MetricValue::Recorded { length, .. } => {
                seconds(*length).map_or(Self::Invalid, Self::Recorded)
            }
            MetricValue::Contradicted { length, .. } => {
                seconds(*length).map_or(Self::Invalid, Self::Contradicted)
            }
            MetricValue::Pending { .. } => Self::Pending,
            MetricValue::Invalid { .. } => Self::Invalid,
            MetricValue::NotApplicable { .. } => Self::Unknown,
        }
    }

    /// The length in minutes, where there is one.
    pub fn minutes(self) -> Option<f64> {
        match self {
            Self::Recorded(seconds) | Self::Contradicted(seconds) => {
                Some(f64::from(seconds) / 60.0)
            }
            Self::Pending | Self::Invalid | Self::Unknown => None,
        }
    }
}
