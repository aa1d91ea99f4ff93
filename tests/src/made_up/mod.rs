//! A made-up workspace of any size: documents that nobody wrote, of the sizes and habits of those that teams write.
//!
//! The same seed makes the same documents, bytes and all. Words are as common as in real text (Zipf's law): some are in all
//! documents, thousands in one. Incidents come at random, more of them on weekdays and by day; how long they take is skewed; some factors
//! come again and again; actions get closed, late, or never.

mod incident;
mod random;
mod words;

use afterword_core::Postmortem;
use afterword_core::time::Instant;

use incident::Organisation;
pub use random::Random;

/// Years that the incidents of a workspace are spread over.
const YEARS: i64 = 5;

/// Makes `count` postmortems of incidents in the five years before `until`, the oldest first.
///
/// ```
/// let until = chrono::DateTime::parse_from_rfc3339("2026-10-01T00:00:00Z")?;
/// let documents: Vec<_> = afterword_tests::made_up::workspace(1, 100, until).collect();
/// assert!(documents.is_sorted_by_key(|it| it.happened_at()));
/// assert_eq!(documents.len(), 100);
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn workspace(seed: u64, count: u32, until: Instant) -> impl Iterator<Item = Postmortem> {
    let mut random = Random::new(seed);
    let organisation = Organisation::new(&mut random, count);
    let minutes = YEARS * 365 * 24 * 60;
    let mut starts: Vec<i64> =
        (0..count).map(|_| incident::start(&mut random, until, minutes)).collect();
    starts.sort_unstable();
    (0..).zip(starts).map(move |(n, start)| {
        let began = until - chrono::Duration::minutes(minutes - start);
        organisation.postmortem(&mut random, n, began, until)
    })
}
