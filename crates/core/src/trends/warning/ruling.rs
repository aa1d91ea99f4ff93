//! What people made of warnings, and how often these were right.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Warning, WarningKind};
use crate::statistics::{Interval, Proportion, TooFew};
use crate::time::Instant;

/// What somebody made of a warning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// The warning’s key.
    pub key: String,
    /// The warning’s kind.
    pub kind: WarningKind,
    /// When.
    pub at: Instant,
    /// What.
    pub judgement: Judgement,
}

/// What a warning was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// Right, and something is done about it.
    Confirmed,
    /// Nothing is done about it.
    Dismissed {
        /// For what reason.
        reason: NotTaken,
        /// In their words; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
}

/// Why nothing is done about a warning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NotTaken {
    /// It is not so.
    FalseAlarm,
    /// It is so, and somebody is at it already.
    Known,
    /// It is so, and one can live with it.
    Accepted,
}

impl NotTaken {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::FalseAlarm, Self::Known, Self::Accepted];

    /// Its name in files and texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::FalseAlarm => "false-alarm",
            Self::Known => "known",
            Self::Accepted => "accepted",
        }
    }
}

impl Judgement {
    /// Whether the warning said what was so; that it was known or accepted does not make it wrong.
    pub fn is_right(&self) -> bool {
        !matches!(self, Self::Dismissed { reason: NotTaken::FalseAlarm, .. })
    }
}

/// The last ruling on each key.
fn last(rulings: &[Ruling]) -> BTreeMap<&str, &Ruling> {
    let mut last: BTreeMap<&str, &Ruling> = BTreeMap::new();
    for ruling in rulings {
        let slot = last.entry(&ruling.key).or_insert(ruling);
        if ruling.at >= slot.at {
            *slot = ruling;
        }
    }
    last
}

/// Those of `warnings` that nobody has dismissed, in their order. What is confirmed stays until its evidence is gone.
pub fn standing(warnings: Vec<Warning>, rulings: &[Ruling]) -> Vec<Warning> {
    let last = last(rulings);
    let is_dismissed = |it: &Warning| {
        let ruling = last.get(it.key.as_str());
        ruling.is_some_and(|it| matches!(it.judgement, Judgement::Dismissed { .. }))
    };
    warnings.into_iter().filter(|it| !is_dismissed(it)).collect()
}

/// How often warnings of one kind were right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Precision {
    /// The kind.
    pub kind: WarningKind,
    /// How many were right, of those that somebody ruled on.
    pub right: Proportion,
    /// Between what the share lies, nineteen times of twenty; of fewer than five nothing is said.
    pub interval: Result<Interval, TooFew>,
}

/// Of fewer rulings nothing is said.
const FEWEST: usize = 5;

/// How often warnings were right, by kind, in the order of [`WarningKind::ALL`]. Of several rulings on one warning the last counts.
///
/// ```
/// use afterword_core::trends::{Judgement, NotTaken, Ruling, WarningKind, precision};
///
/// let at = chrono::DateTime::parse_from_rfc3339("2025-10-01T12:00:00Z")?;
/// let ruling = |key: &str, judgement| Ruling { key: key.into(), kind: WarningKind::RateRose, at, judgement };
/// let wrong = Judgement::Dismissed { reason: NotTaken::FalseAlarm, note: String::new() };
/// let rulings = [ruling("a", wrong), ruling("b", Judgement::Confirmed), ruling("a", Judgement::Confirmed)];
/// let rate_rose = &precision(&rulings)[2];
/// assert_eq!((rate_rose.right.hits, rate_rose.right.of), (2, 2));
/// assert!(rate_rose.interval.is_err());
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn precision(rulings: &[Ruling]) -> Vec<Precision> {
    let last = last(rulings);
    let of_kind = |kind| {
        let rulings = last.values().filter(|it| it.kind == kind);
        let right = Proportion::of(rulings.map(|it| Some(it.judgement.is_right())));
        let interval = TooFew::check(right.of, FEWEST).and_then(|()| right.interval(0.95));
        Precision { kind, right, interval }
    };
    WarningKind::ALL.map(of_kind).into()
}
