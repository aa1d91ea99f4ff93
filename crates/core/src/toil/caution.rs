//! What had better not be automated, and why.

use super::{Activity, Assumptions, Caveat, quick};

/// Why an activity had better stay as it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Caution {
    /// It comes so rarely and takes so little that this many hours of building are all that it is worth.
    RareAndCheap {
        /// What five years of it take, in hours.
        hours: f64,
    },
    /// What was said of it speaks against it.
    Said(Caveat),
}

/// Less than this is not worth beginning.
const LEAST_HOURS: f64 = 4.0;

/// What speaks against automating `activity`; nothing where too little is known to say.
///
/// ```
/// use afterword_core::toil::{Activity, ActivityId, Assumptions, Caution, Period, Rhythm, cautions};
///
/// let mut report = Activity::new(ActivityId::from_bits(1), "Yearly report".into());
/// report.rhythm = Some(Rhythm { count: 1, per: Period::Year });
/// report.seconds = Some(30 * 60);
/// assert_eq!(cautions(&report, &Assumptions::default()), [Caution::RareAndCheap { hours: 2.5 }]);
/// ```
pub fn cautions(activity: &Activity, assumptions: &Assumptions) -> Vec<Caution> {
    let hours = activity.hours_a_year(assumptions).map(|it| it * quick::YEARS);
    let cheap = hours.filter(|it| *it < LEAST_HOURS).map(|hours| Caution::RareAndCheap { hours });
    cheap.into_iter().chain(activity.caveats.iter().map(|it| Caution::Said(*it))).collect()
}
