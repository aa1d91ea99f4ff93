//! An error budget as somebody states it: an objective, its window, and what was seen of it.

use serde_json::{Map, Value};

use super::{Objective, Ratio, Window};
use crate::amount::Share;

/// An error budget: what was promised, for how long, and what went wrong so far.
///
/// A half-written one is valid; what can't be reckoned of it says [why](super::Unclear).
///
/// ```
/// use afterword_core::error_budget::ErrorBudget;
///
/// let budget = ErrorBudget::read(r#"{"objective": "99.9", "bad": 420, "total": 1000000}"#)?.budget;
/// let standing = budget.standing()?;
/// assert_eq!((standing.allowed, standing.spent, standing.left), (1_000.0, 420.0, 580.0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorBudget {
    /// What it is the budget of; may be empty.
    pub name: String,
    /// What was promised.
    pub objective: Option<Objective>,
    /// For which time.
    pub window: Window,
    /// How much of the window was seen, in seconds; all of it where nobody says.
    pub elapsed: Option<u64>,
    /// By what it is counted, where somebody chose; else by what there is.
    pub by: Option<Basis>,
    /// The events that went wrong.
    pub bad: Option<u64>,
    /// All events.
    pub total: Option<u64>,
    /// The time in which everything failed, in seconds; half of it failing for two minutes is one.
    pub bad_seconds: Option<u64>,
    /// What went wrong, one by one.
    pub incidents: Vec<Spell>,
    /// How fast it burns at present, where somebody measured that apart from the rest, in thousandths.
    pub burn: Option<u64>,
    /// What may come.
    pub next: Option<Spell>,
    /// What is done as it is spent: the id of one of the [policies](super::policies()).
    pub policy: String,
    /// By what it alarms: the id of one of the [sets of alerts](super::alert_sets()).
    pub alerts: String,
    /// What a file says besides, and what could not be read of it. It is written back as it was.
    pub other: Map<String, Value>,
}

/// By what a budget is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// By events: requests, jobs, records.
    Events,
    /// By the time in which nothing worked.
    Time,
    /// By incidents, each with its length and the share that failed.
    Incidents,
}

impl Basis {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Events, Self::Time, Self::Incidents];

    /// Its name in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Events => "events",
            Self::Time => "minutes",
            Self::Incidents => "incidents",
        }
    }
}

/// A stretch of time in which a share of everything failed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spell {
    /// What it was; may be empty.
    pub title: String,
    /// How long it was, in seconds.
    pub seconds: Option<u64>,
    /// The share that failed; everything where nobody says.
    pub share: Option<Share>,
    /// When it began, in seconds since the window did.
    pub at: Option<u64>,
    /// What a file says besides.
    pub other: Map<String, Value>,
}

impl Spell {
    /// Its bad time in millionths of a second: length × share (Google, *The Site Reliability Workbook*, chapter 2).
    pub(super) fn bad(&self) -> u128 {
        let share = self.share.unwrap_or(Share::ALL).millionths();
        u128::from(self.seconds.unwrap_or_default()) * u128::from(share)
    }
}

impl ErrorBudget {
    /// By what it is counted: what was chosen, else events if all are known, else bad minutes, else incidents.
    pub fn basis(&self) -> Basis {
        self.by.unwrap_or(match self {
            Self { total: Some(_), .. } => Basis::Events,
            Self { bad_seconds: Some(_), .. } => Basis::Time,
            Self { incidents, .. } if !incidents.is_empty() => Basis::Incidents,
            Self { bad: Some(_), .. } => Basis::Events,
            _ => Basis::Time,
        })
    }

    /// How much of the window was seen, in seconds; never more than there is.
    pub(super) fn seen(&self) -> u64 {
        let all = self.window.seconds();
        self.elapsed.unwrap_or(all).min(all)
    }

    /// The bad time, in millionths of a second; `None` where it is counted by events or nobody said.
    pub(super) fn bad_time(&self) -> Option<u128> {
        match self.basis() {
            Basis::Events => None,
            Basis::Time => Some(u128::from(self.bad_seconds?) * u128::from(MILLION)),
            Basis::Incidents if self.incidents.is_empty() => None,
            Basis::Incidents => {
                Some(self.incidents.iter().map(Spell::bad).fold(0, u128::saturating_add))
            }
        }
    }

    /// How many events the whole window has, if they go on as those that were seen; `None` where those are not known.
    pub fn events(&self) -> Option<f64> {
        let total = self.total.filter(|it| *it > 0)?;
        let seen = Some(self.seen()).filter(|it| *it > 0)?;
        Some(total as f64 * self.window.seconds() as f64 / seen as f64)
    }
}

pub(super) const MILLION: u32 = 1_000_000;

/// The share of a budget of `window_seconds` that is spent by so much bad time, in millionths of a second: bad time over
/// (1 − objective) × window.
pub(super) fn share_of_time(bad: u128, objective: Objective, window_seconds: u64) -> Ratio {
    Ratio {
        // The objective is in billionths, and the time in millionths.
        part: bad.saturating_mul(1_000),
        whole: u128::from(window_seconds.max(1)) * u128::from(objective.allowed()),
    }
}

/// The share of the error budget of a window that a bad time spent, in millionths; it can exceed the whole.
///
/// Bad time is the length of an impact times the share that failed; the budget is the window times one minus the objective (Google,
/// *The Site Reliability Workbook*, chapter 2, “Implementing SLOs”).
///
/// ```
/// use afterword_core::amount::Share;
/// use afterword_core::error_budget::{Objective, Window, spent_millionths};
///
/// let objective = Objective::read("99.9")?;
/// // Half of everything for 43.2 minutes, which are all that thirty days allow.
/// let half = "50 %".parse::<Share>()?;
/// assert_eq!(spent_millionths(2_592, half, objective, Window::Rolling(30).seconds()), Some(500_000));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn spent_millionths(
    seconds: u64,
    failed: Share,
    objective: Objective,
    window_seconds: u64,
) -> Option<u64> {
    let spell = Spell { seconds: Some(seconds), share: Some(failed), ..Spell::default() };
    share_of_time(spell.bad(), objective, window_seconds).millionths()
}
