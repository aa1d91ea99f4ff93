//! Is it worth the time? A calculator that needs no register.

use super::{Assumptions, Rhythm};

/// Over so many years a saving is added up.
pub const YEARS: f64 = 5.0;

/// The time that may go into making something quicker before it takes more than it saves, in seconds: what is saved each time, over five
/// years (Munroe, *xkcd* 1205, “Is It Worth the Time?”). A day is a working day, so daily work is done 260 times a year unless
/// `assumptions` say otherwise.
///
/// ```
/// use afterword_core::toil::{Assumptions, Period, Rhythm, worth_the_time};
///
/// let weekly = Rhythm { count: 1, per: Period::Week };
/// let seconds = worth_the_time(300, weekly, &Assumptions::default());
/// assert_eq!(seconds / 3_600.0, 21.666_666_666_666_668, "21 hours, as in the comic");
/// ```
pub fn worth_the_time(seconds_saved: u32, rhythm: Rhythm, assumptions: &Assumptions) -> f64 {
    f64::from(seconds_saved) * rhythm.a_year(assumptions) * YEARS
}
