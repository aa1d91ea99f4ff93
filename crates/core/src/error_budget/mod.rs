//! Error budgets: how much of what was promised may fail, how fast that is spent, and when to be woken for it.
//!
//! | asked | answered by | after |
//! |---|---|---|
//! | what may fail? | [`Objective::budget`], [`downtimes`] | *Site Reliability Engineering*, appendix A |
//! | what is left, and for how long? | [`ErrorBudget::standing`] | *The Site Reliability Workbook*, chapters 2 and 5 |
//! | what does one more incident cost? | [`ErrorBudget::cost`] | the same |
//! | how was it spent? | [`ErrorBudget::spending`] | |
//! | when is somebody woken? | [`AlertSet::alarms`] | the workbook, Sloth, Pyrra, slo-generator |
//! | what is done about it? | [`Policy::step`] | the workbook, appendix B, and others |
//!
//! What is typed and what a file says is whole numbers (seconds, events, billionths of an objective); what follows from it are floats
//! that are always finite. All that is said of a budget is in [`told`], in the words of [`english`] or of another language.
//!
//! ```
//! use afterword_core::error_budget::{ErrorBudget, RunsOut};
//!
//! let file = r#"{"objective": "99.9", "window": "2025-10", "elapsed": "10d", "minutes": 21.6}"#;
//! let standing = ErrorBudget::read(file)?.budget.standing()?;
//! // 44.64 minutes in 31 days; at this rate they last ten more days and a half.
//! assert!((standing.allowed - 44.64).abs() < 1e-9 && (standing.burn - 1.5).abs() < 1e-9);
//! assert!(matches!(standing.runs_out, RunsOut::In { seconds } if (seconds / 86_400.0 - 10.667).abs() < 1e-3));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod alert;
mod availability;
mod budget;
mod length;
mod objective;
mod policy;
mod ratio;
mod read;
mod spending;
mod standing;
#[cfg(test)]
mod tests;
mod told;
mod window;
mod write;

use std::sync::OnceLock;

use crate::wording::Wording;

pub use alert::{Alarm, AlertRule, AlertSet, Fit, Trap, alert_set, alert_sets};
pub use availability::{Convention, PERIODS, availability, downtimes, in_parallel, in_series};
pub use budget::{Basis, ErrorBudget, Spell, spent_millionths};
pub use length::{seconds_read, seconds_written};
pub use objective::{Objective, ObjectiveProblem};
pub use policy::{Policy, policies, policy};
use ratio::Ratio;
pub use read::{Problem, ProblemKind, Reading};
pub use spending::Spending;
pub use standing::{Cost, RunsOut, Standing, Unclear};
pub use told::{ALARM_COLUMNS, Figure, Figures, Told, Tone};
pub use window::{MOST_DAYS, Window};

/// What is said of budgets, in English.
pub fn english() -> &'static Wording {
    static ENGLISH: OnceLock<Wording> = OnceLock::new();
    // Lines and no JSON: who has read no other JSON by its type would load fifteen kilobytes for that.
    ENGLISH.get_or_init(|| Wording::from_lines(include_str!("../../data/error_budget/en.txt")))
}
