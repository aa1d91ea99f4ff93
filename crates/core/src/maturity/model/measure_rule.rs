//! A rule of a model by which a figure suggests a score.

use serde::{Deserialize, Serialize};

use super::{Finite, Other};

/// From which figure on which level is suggested.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct MeasureRule {
    /// What is measured, as one of the vocabulary, or as a model of one's own does.
    pub metric: String,
    /// In which unit.
    pub unit: String,
    /// Which way is better.
    pub direction: Direction,
    /// The figures from which on level 2, 3 and so on are suggested: one fewer than there are levels. Level 1 takes no more than that
    /// somebody measures.
    pub thresholds: Vec<Finite>,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// Which way a figure is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MeasureDirection"))]
pub enum Direction {
    /// More is better: thresholds rise.
    Up,
    /// Less is better: thresholds fall.
    Down,
}

impl Direction {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Up, Self::Down];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}
