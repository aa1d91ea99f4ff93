//! Who was hit, and how hard.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::amount::{Money, Share};

/// The impact, counted where it could be counted. Absent is unknown, never zero.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Impact {
    /// The impact in words, as Markdown.
    pub text: String,
    /// How many users were affected.
    pub users: Option<u64>,
    /// Which share of all users.
    pub users_share: Option<Share>,
    /// How many requests failed.
    pub requests: Option<u64>,
    /// Which share of all requests while it lasted.
    pub requests_share: Option<Share>,
    /// Revenue lost.
    pub revenue: Option<Money>,
    /// Support tickets opened.
    pub tickets: Option<u64>,
    /// What became of data.
    pub data_loss: Option<DataLoss>,
    /// Minutes of error budget spent, where somebody measured them; else see [`budget_spent`](super::budget_spent).
    pub budget_minutes: Option<u64>,
    /// The objective that the service is held to.
    pub slo: Option<Slo>,
    /// The regions that were hit.
    pub regions: Vec<String>,
}

impl Impact {
    /// Whether anything at all is said about the impact.
    pub fn is_empty(&self) -> bool {
        *self == Self { text: self.text.trim().to_owned(), ..Self::default() }
            && self.text.trim().is_empty()
    }
}

/// What became of data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DataLoss {
    /// All of it is there.
    None,
    /// Some is missing and can be brought back.
    Recoverable,
    /// Some is gone.
    Lost,
}

impl DataLoss {
    /// All of them, from mildest to worst.
    pub const ALL: [Self; 3] = [Self::None, Self::Recoverable, Self::Lost];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Recoverable => "recoverable",
            Self::Lost => "lost",
        }
    }
}

impl fmt::Display for DataLoss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "No data lost",
            Self::Recoverable => "Recoverable",
            Self::Lost => "Data lost",
        })
    }
}

/// A service level objective: this share of requests succeeds within a rolling window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Slo {
    /// The share of requests that shall succeed.
    pub objective: Share,
    /// The length of the window in days.
    pub window_days: u16,
}

/// How an incident was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum DetectionSource {
    /// An alert on a metric or a log.
    Alert,
    /// A probe that behaves like a user.
    SyntheticCheck,
    /// A customer said so.
    CustomerReport,
    /// A colleague noticed.
    EmployeeReport,
    /// Some other way.
    Other,
}

impl DetectionSource {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] = [
        Self::Alert,
        Self::SyntheticCheck,
        Self::CustomerReport,
        Self::EmployeeReport,
        Self::Other,
    ];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Alert => "alert",
            Self::SyntheticCheck => "synthetic-check",
            Self::CustomerReport => "customer-report",
            Self::EmployeeReport => "employee-report",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for DetectionSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Alert => "Alert",
            Self::SyntheticCheck => "Synthetic check",
            Self::CustomerReport => "Customer report",
            Self::EmployeeReport => "Employee report",
            Self::Other => "Other",
        })
    }
}
