//! What an objective means in time, and what becomes of it when services stand one behind the other or beside each other.

use super::Objective;

/// How long a year, a quarter and a month are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// 365, 90 and 30 days, as in Google, *Site Reliability Engineering*, appendix A (“Availability Table”).
    SreBook,
    /// The mean of the Gregorian calendar: 365.2425 days a year, of which a quarter and a month are a fourth and a twelfth.
    Calendar,
}

impl Convention {
    /// Both.
    pub const ALL: [Self; 2] = [Self::SreBook, Self::Calendar];

    /// Its name among [the texts](super::english).
    pub fn key(self) -> &'static str {
        match self {
            Self::SreBook => "convention.sre-book",
            Self::Calendar => "convention.calendar",
        }
    }
}

/// The periods of [`downtimes`], the longest first, by their names among [the texts](super::english).
pub const PERIODS: [&str; 5] =
    ["period.year", "period.quarter", "period.month", "period.week", "period.day"];

/// How long a service may be down in each of the [`PERIODS`], in seconds: (1 − objective) × period.
///
/// ```
/// use afterword_core::error_budget::{Convention, Objective, downtimes};
///
/// let [year, quarter, month, week, day] = downtimes(Objective::read("99.9")?, Convention::SreBook);
/// assert!((year / 3_600.0 - 8.76).abs() < 1e-9 && (quarter / 3_600.0 - 2.16).abs() < 1e-9);
/// assert!((month / 60.0 - 43.2).abs() < 1e-9 && (week / 60.0 - 10.08).abs() < 1e-9 && (day - 86.4).abs() < 1e-9);
/// # Ok::<(), afterword_core::error_budget::ObjectiveProblem>(())
/// ```
pub fn downtimes(objective: Objective, convention: Convention) -> [f64; 5] {
    let days = match convention {
        Convention::SreBook => [365.0, 90.0, 30.0, 7.0, 1.0],
        Convention::Calendar => [365.2425, 365.2425 / 4.0, 365.2425 / 12.0, 7.0, 1.0],
    };
    days.map(|it| it * 86_400.0 * objective.budget())
}

/// The availability of what runs so long between failures and takes so long to mend: MTBF ÷ (MTBF + MTTR), where the first is the time
/// up per failure. `None` of what is no length, or of two that are nothing.
///
/// ```
/// use afterword_core::error_budget::availability;
///
/// assert_eq!(availability(999.0, 1.0), Some(0.999));
/// assert_eq!([availability(0.0, 0.0), availability(f64::NAN, 1.0)], [None, None]);
/// ```
pub fn availability(up: f64, down: f64) -> Option<f64> {
    let is_length = |it: f64| it.is_finite() && it >= 0.0;
    // Halves, since two large lengths can be more than any number.
    let half = up / 2.0 + down / 2.0;
    (is_length(up) && is_length(down) && half > 0.0).then(|| up / 2.0 / half)
}

/// The availability of services that all have to work: their product. What is no share counts as the nearest one.
///
/// ```
/// use afterword_core::error_budget::{in_parallel, in_series};
///
/// assert!((in_series(&[0.999, 0.999]) - 0.998_001).abs() < 1e-12);
/// assert!((in_parallel(&[0.99, 0.99]) - 0.999_9).abs() < 1e-12);
/// ```
pub fn in_series(parts: &[f64]) -> f64 {
    parts.iter().map(|it| sound(*it)).product()
}

/// The availability of services of which one has to work: 1 − the product of what each lacks.
pub fn in_parallel(parts: &[f64]) -> f64 {
    1.0 - parts.iter().map(|it| 1.0 - sound(*it)).product::<f64>()
}

fn sound(share: f64) -> f64 {
    if share.is_nan() { 0.0 } else { share.clamp(0.0, 1.0) }
}
