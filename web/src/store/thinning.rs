//! Which earlier versions of a document are kept: dense where they are young, sparse where they are old.
//!
//! Typing saves a few times a second. To keep each save would make a save cost more the longer somebody writes, so the rule is about
//! text instead: **of whatever was saved within the last hour, no more than [`A_FEW_WORDS`] twice over is missing from all versions
//! and the present.** A save finds out how many bytes it puts in and takes out by comparing both ends of the JSON with those of the
//! version before, and two sums in the row carry that on (see [`Since`]):
//!
//! - A version is kept when more than a few words leave the document, in one save or by many small ones, and the last kept version
//!   lacks more than a few words of it. Whatever else leaves is in the last kept version.
//! - The version that so holds what has left is marked. For an hour nothing takes its place.
//! - A version is also kept after a pause, once a minute of steady typing, and when somebody else wrote it: merging relies on that.
//!
//! Comparing is linear in the document and cheaper than turning it into JSON, which a save does anyway.

use afterword_core::time::Instant;
use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::record::Version;

/// How many versions are kept beside the newest.
pub(super) const MAX_KEPT: usize = 50;

/// How many are kept where text left the document so often within an hour that more than [`MAX_KEPT`] hold some of it.
const MAX_HOLDING: usize = 4 * MAX_KEPT;

/// Bytes that may leave the document without a version of their own.
const A_FEW_WORDS: usize = 40;

/// A pause in typing that ends a burst.
const PAUSE: TimeDelta = TimeDelta::seconds(10);

/// How long a burst may be.
const BURST: TimeDelta = TimeDelta::seconds(60);

/// How long every version stays that was kept: an hour, and a burst more, since what was saved in a burst may be in the version
/// before it.
const EACH: TimeDelta =
    TimeDelta::hours(1).checked_add(&BURST).expect("an hour is no great length");

/// What has happened to the text, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Since {
    /// Put in since the last version was kept: so much, at most, the last kept version lacks of the newest.
    put_in: usize,
    /// Taken out since the last version was marked.
    taken_out: usize,
}

/// What becomes of the version that a save replaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fate {
    pub(super) is_kept: bool,
    /// Text has left the document that only the last kept version still has; that is this one, if it is kept.
    pub(super) is_last_home: bool,
    /// What the next save goes on from.
    pub(super) since: Since,
}

impl Since {
    /// What becomes of the version `old` when `new` is saved over it; `is_due` says whether it would be kept for its time alone.
    pub(super) fn fate(self, old: &str, new: &str, is_due: bool) -> Fate {
        let (taken_out, put_in) = replaced(old.as_bytes(), new.as_bytes());
        let is_last_home = self.taken_out.saturating_add(taken_out) > A_FEW_WORDS;
        let is_kept = is_due || (is_last_home && self.put_in > A_FEW_WORDS);
        let since = Self {
            put_in: if is_kept { put_in } else { self.put_in.saturating_add(put_in) },
            taken_out: if is_last_home { 0 } else { self.taken_out + taken_out },
        };
        Fate { is_kept, is_last_home, since }
    }
}

/// How many bytes of `old` were replaced, and by how many of `new`: what is left between the ends that are the same.
fn replaced(old: &[u8], new: &[u8]) -> (usize, usize) {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[start..], &new[start..]);
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    (old.len() - end, new.len() - end)
}

/// Whether a version is kept for its time alone when the next one is saved over it.
pub(super) fn is_due(
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
/// oldest that remain are never given up for room, nor is for an hour what holds text that has left the document, up to
/// [`MAX_HOLDING`].
pub(super) fn thinned(versions: &[Version], now: Instant) -> Vec<Version> {
    let mut kept: Vec<Version> = Vec::with_capacity(versions.len());
    for version in versions.iter().rev() {
        if kept.last().is_none_or(|newer| slot(newer, now) != slot(version, now)) {
            kept.push(*version);
        }
    }
    kept.reverse();
    while kept.len() > MAX_KEPT {
        let may_hold = kept.len() <= MAX_HOLDING;
        let is_free = |it: &usize| !(may_hold && is_holding(&kept[*it], now));
        let least = (1..kept.len() - 1).filter(is_free).min_by(|a, b| {
            let ((gap_a, age_a), (gap_b, age_b)) = (gap(&kept, *a, now), gap(&kept, *b, now));
            (gap_a * age_b).cmp(&(gap_b * age_a))
        });
        let Some(least) = least else { break };
        kept.remove(least);
    }
    kept
}

fn is_holding(version: &Version, now: Instant) -> bool {
    version.is_last_home && (now - version.saved_at).abs() < EACH
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
    if age < EACH {
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

    #[test]
    fn the_ends_that_are_the_same_are_not_counted() {
        let check = |old: &str, new: &str, expected| {
            assert_eq!(replaced(old.as_bytes(), new.as_bytes()), expected, "{old} → {new}");
        };
        check("same", "same", (0, 0));
        check("xxx", "xxxx", (0, 1));
        check("a long line", "a line", (5, 0));
        check("teh end", "the end", (2, 2));
        check("", "new", (0, 3));
    }

    #[test]
    fn what_takes_text_away_keeps_it() {
        let words = "Twelve words of a summary that somebody wrote and did not mean to lose.";
        let typed = Since::default().fate("", words, false);
        assert_eq!((typed.is_kept, typed.is_last_home), (false, false));
        let emptied = typed.since.fate(words, "", false);
        assert_eq!((emptied.is_kept, emptied.is_last_home), (true, true));
        // What was kept holds the rest as well, so deleting on is no version more.
        let (half, less) = words.split_at(36);
        let halved = typed.since.fate(words, half, true);
        let again = halved.since.fate(half, "", false);
        assert_eq!((again.is_kept, again.is_last_home), (false, true), "{less}");
    }

    fn at(seconds: i64) -> Instant {
        chrono::DateTime::from_timestamp(1_760_000_000 + seconds, 0).unwrap().fixed_offset()
    }

    /// Versions that were saved at `seconds`, oldest first.
    fn versions(mut seconds: Vec<i64>) -> Vec<Version> {
        seconds.sort_unstable();
        let numbered = seconds.into_iter().zip(1..);
        numbered
            .map(|(it, revision)| Version {
                revision,
                saved_at: at(it),
                n_bytes: 9,
                is_last_home: false,
            })
            .collect()
    }

    #[test]
    fn a_burst_of_typing_is_one_version() {
        let check = |saved_at, is_own, last_kept: Option<i64>, now, expected| {
            let actual = is_due(at(saved_at), is_own, last_kept.map(at), at(now));
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
        assert!(is_due(at(3_600), true, Some(at(3_590)), at(0)));
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
