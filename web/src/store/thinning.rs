//! Which earlier versions of a document are kept: dense where they are young, sparse where they are old.

use afterword_core::time::Instant;
use chrono::TimeDelta;

use super::record::Version;

/// How many versions are kept beside the newest.
pub(super) const MAX_KEPT: usize = 50;

/// A pause in typing that ends a burst.
const PAUSE: TimeDelta = TimeDelta::seconds(10);

/// How long a burst may be.
const BURST: TimeDelta = TimeDelta::seconds(60);

/// Whether a version is worth keeping when the next one is saved over it.
///
/// Typing saves a few times a second; of one burst only the last version is kept, or one a minute. A version that somebody
/// else wrote is always kept: merging relies on it. So is the first.
pub(super) fn is_worth_keeping(
    saved_at: Instant,
    is_own: bool,
    last_kept: Option<Instant>,
    now: Instant,
) -> bool {
    // A clock that was set back makes lengths negative; what counts is the distance.
    let is_after_pause = (now - saved_at).abs() >= PAUSE;
    let is_long_burst = last_kept.is_none_or(|it| (saved_at - it).abs() >= BURST);
    !is_own || is_after_pause || is_long_burst
}

/// Those of `versions` (oldest first) that stay: each of the last hour, the last of each hour of the last day, then the last of
/// each day; and of those at most [`MAX_KEPT`], by giving up first what leaves the smallest gap for its age. The newest and the
/// oldest that remain are never given up for room.
pub(super) fn thinned(versions: &[Version], now: Instant) -> Vec<Version> {
    let mut kept: Vec<Version> = Vec::with_capacity(versions.len());
    for version in versions.iter().rev() {
        if kept.last().is_none_or(|newer| slot(newer, now) != slot(version, now)) {
            kept.push(*version);
        }
    }
    kept.reverse();
    while kept.len() > MAX_KEPT {
        let least = (1..kept.len() - 1).min_by(|a, b| {
            let ((gap_a, age_a), (gap_b, age_b)) = (gap(&kept, *a, now), gap(&kept, *b, now));
            (gap_a * age_b).cmp(&(gap_b * age_a))
        });
        kept.remove(least.unwrap_or_default());
    }
    kept
}

/// Versions in one slot stand for each other.
#[derive(PartialEq, Eq)]
enum Slot {
    Each(u64),
    Hour(i64),
    Day(i64),
}

fn slot(version: &Version, now: Instant) -> Slot {
    let (age, at) = (now - version.saved_at, version.saved_at.timestamp());
    if age < TimeDelta::hours(1) {
        Slot::Each(version.revision)
    } else if age < TimeDelta::days(1) {
        Slot::Hour(at.div_euclid(3_600))
    } else {
        Slot::Day(at.div_euclid(86_400))
    }
}

/// The hole that a version would leave, and its age; both in milliseconds.
fn gap(kept: &[Version], at: usize, now: Instant) -> (i128, i128) {
    let millis = |length: TimeDelta| i128::from(length.num_milliseconds());
    let hole = kept[at + 1].saved_at - kept[at - 1].saved_at;
    (millis(hole), millis(now - kept[at].saved_at).max(1))
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: i64) -> Instant {
        chrono::DateTime::from_timestamp(1_760_000_000 + seconds, 0).unwrap().fixed_offset()
    }

    /// Versions that were saved at `seconds`, oldest first.
    fn versions(mut seconds: Vec<i64>) -> Vec<Version> {
        seconds.sort_unstable();
        let numbered = seconds.into_iter().zip(1..);
        numbered.map(|(it, revision)| Version { revision, saved_at: at(it), n_bytes: 9 }).collect()
    }

    #[test]
    fn a_burst_of_typing_is_one_version() {
        let check = |saved_at, is_own, last_kept: Option<i64>, now, expected| {
            let actual = is_worth_keeping(at(saved_at), is_own, last_kept.map(at), at(now));
            assert_eq!(actual, expected, "saved {saved_at}, kept {last_kept:?}, now {now}");
        };
        check(20, true, Some(15), 21, false);
        check(20, true, Some(15), 30, true);
        check(75, true, Some(15), 76, true);
        check(20, false, Some(15), 21, true);
        check(20, true, None, 21, true);
    }

    #[test]
    fn a_clock_set_back_is_a_pause() {
        assert!(is_worth_keeping(at(3_600), true, Some(at(3_590)), at(0)));
    }

    #[test]
    fn old_versions_are_an_hour_and_a_day_apart() {
        const HOUR: i64 = 3_600;
        let day: Vec<i64> = (0..240).map(|it| it * 60).collect();
        let after = |hours: i64| thinned(&versions(day.clone()), at(hours * HOUR)).len();
        assert_eq!(after(6), 5, "four hours of work touch five hours of the clock");
        assert_eq!(after(72), 1);
    }

    #[test]
    fn a_long_session_keeps_its_beginning() {
        let session = versions((0..600).map(|it| it * 5).collect());
        let kept = thinned(&session, at(3_000));
        assert_eq!(kept.len(), MAX_KEPT);
        assert_eq!((kept[0].revision, kept[MAX_KEPT - 1].revision), (1, 600));
    }

    proptest! {
        #[test]
        fn thinning_keeps_the_newest_and_is_bounded(
            seconds in prop::collection::vec(0_i64..40_000_000, 1..200),
            later in 0_i64..10_000_000,
        ) {
            let versions = versions(seconds);
            let newest = versions[versions.len() - 1];
            let now = newest.saved_at + TimeDelta::seconds(later);
            let kept = thinned(&versions, now);
            prop_assert!(kept.len() <= MAX_KEPT);
            prop_assert_eq!(kept.last(), Some(&newest));
            prop_assert!(kept.is_sorted_by_key(|it| it.revision));
            prop_assert_eq!(thinned(&kept, now), kept);
        }
    }
}
