//! What a change of the clocks does to a time that somebody wrote: it came twice, or never.

use chrono::{MappedLocalTime, NaiveDateTime, TimeDelta};

use super::{Instant, ZoneRules};

/// More than any clock was ever moved by at once, and less than it stays there.
const BEYOND_CHANGE: TimeDelta = TimeDelta::hours(3);

/// What the clocks of a zone made of a date and time.
///
/// Instants carry the offset that was in force, so that two that read the same can be told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClockTime {
    /// The clocks showed it once.
    Once(Instant),
    /// The clocks went back over it, so they showed it twice.
    Twice {
        /// Before they went back.
        first: Instant,
        /// After they went back.
        second: Instant,
    },
    /// The clocks went forward past it, so they never showed it.
    Skipped {
        /// The instant at which clocks that had not gone forward showed it: it reads as it was written.
        written: Instant,
        /// The same instant, as the clocks did show it.
        shown: Instant,
    },
}

impl ClockTime {
    /// What the clocks of `rules` made of `local`; `None` if the zone says nothing of that time.
    ///
    /// ```
    /// use afterword_core::time::ClockTime;
    /// use chrono::{FixedOffset, Offset, Utc};
    ///
    /// let local = "2025-10-26T02:30:00".parse().unwrap();
    /// let time = ClockTime::of(local, &Utc.fix()).unwrap();
    /// assert_eq!(time, ClockTime::Once(local.and_utc().fixed_offset()), "clocks in UTC never change");
    /// ```
    pub fn of<Z: ZoneRules + ?Sized>(local: NaiveDateTime, rules: &Z) -> Option<Self> {
        let at = |offset| local.and_local_timezone(offset).single();
        match rules.offsets_at(local) {
            MappedLocalTime::Single(offset) => at(offset).map(Self::Once),
            MappedLocalTime::Ambiguous(first, second) if first == second => {
                at(first).map(Self::Once)
            }
            MappedLocalTime::Ambiguous(first, second) => {
                Some(Self::Twice { first: at(first)?, second: at(second)? })
            }
            MappedLocalTime::None => {
                let before = local.checked_sub_signed(BEYOND_CHANGE)?;
                let after = local.checked_add_signed(BEYOND_CHANGE)?;
                let written = at(rules.offsets_at(before).earliest()?)?;
                let shown = written.with_timezone(&rules.offsets_at(after).latest()?);
                Some(Self::Skipped { written, shown })
            }
        }
    }

    /// What changed about the clocks at `at`, if `at` is written as the zone's clocks would have it; `None` where nothing did.
    ///
    /// A time that names an offset of its own is settled: nobody has to be asked about it.
    pub fn changed_at(at: Instant, rules: &dyn ZoneRules) -> Option<Self> {
        let is_written_as = |it: Instant| AsWritten(it) == AsWritten(at);
        let time = Self::of(at.naive_local(), rules)?;
        let is_own = match time {
            Self::Once(_) => false,
            Self::Twice { first, second } => is_written_as(first) || is_written_as(second),
            Self::Skipped { written, .. } => is_written_as(written),
        };
        is_own.then_some(time)
    }

    /// The instant that is taken where nobody was asked: the first of two, and for a skipped time the one that keeps its words.
    /// Both keep the order in which people wrote.
    pub fn assumed(self) -> Instant {
        match self {
            Self::Once(at) | Self::Twice { first: at, .. } | Self::Skipped { written: at, .. } => {
                at
            }
        }
    }

    /// The instant that is meant by somebody who changes `before`: in the second of two passes they stay in the second.
    pub fn following(self, before: Option<Instant>, rules: &dyn ZoneRules) -> Instant {
        let pass = before.and_then(|it| Some((it, Self::changed_at(it, rules)?)));
        match (self, pass) {
            (Self::Twice { second, .. }, Some((before, Self::Twice { second: other, .. })))
                if before.offset() == other.offset() && second.offset() == other.offset() =>
            {
                second
            }
            _ => self.assumed(),
        }
    }
}

/// An instant that is equal only to one that reads the same: the same point in time, written with the same offset.
///
/// Plain equality asks for the point in time alone; but 02:30 of a night that skipped it, written with the old offset, is another
/// thing to say than 03:30 with the new one, though it is the same instant.
///
/// ```
/// use afterword_core::time::{AsWritten, Instant};
///
/// let at = |text: &str| -> Instant { text.parse().unwrap() };
/// let (skipped, shown) = (at("2025-03-30T02:30:00+01:00"), at("2025-03-30T03:30:00+02:00"));
/// assert_eq!(skipped, shown);
/// assert_ne!(AsWritten(skipped), AsWritten(shown));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AsWritten(pub Instant);

impl PartialEq for AsWritten {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.0.offset() == other.0.offset()
    }
}

impl Eq for AsWritten {}

#[cfg(test)]
mod tests {
    use super::super::tests::Berlin;
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(written: &str, expected: ClockTime) {
        let time = ClockTime::of(local(written), &Berlin).unwrap();
        // Equality of instants does not see offsets.
        assert_eq!(format!("{time:?}"), format!("{expected:?}"));
    }

    #[test]
    fn a_time_is_shown_once_twice_or_never() {
        check("2025-07-01T12:00:00", ClockTime::Once(at("2025-07-01T12:00:00+02:00")));
        let (first, second) = (at("2025-10-26T02:30:00+02:00"), at("2025-10-26T02:30:00+01:00"));
        check("2025-10-26T02:30:00", ClockTime::Twice { first, second });
        let (written, shown) = (at("2025-03-30T02:30:00+01:00"), at("2025-03-30T03:30:00+02:00"));
        check("2025-03-30T02:30:00", ClockTime::Skipped { written, shown });
    }

    #[test]
    fn only_what_is_written_as_the_zone_has_it_is_asked_about() {
        let changed = |text: &str| ClockTime::changed_at(at(text), &Berlin).is_some();
        assert!(changed("2025-10-26T02:30:00+02:00"));
        assert!(changed("2025-10-26T02:30:00+01:00"));
        assert!(changed("2025-03-30T02:30:00+01:00"));
        for text in
            ["2025-10-26T02:30:00Z", "2025-10-26T03:30:00+01:00", "2025-03-30T03:30:00+02:00"]
        {
            assert!(!changed(text), "{text}");
        }
    }

    #[test]
    fn who_chose_the_second_pass_stays_in_it() {
        let following = |written: &str, before: Option<&str>| {
            let time = ClockTime::of(local(written), &Berlin).unwrap();
            time.following(before.map(at), &Berlin).to_rfc3339()
        };
        let second = Some("2025-10-26T02:30:00+01:00");
        assert_eq!(following("2025-10-26T02:35:00", second), "2025-10-26T02:35:00+01:00");
        assert_eq!(following("2025-10-26T02:35:00", None), "2025-10-26T02:35:00+02:00");
        let later = Some("2025-10-26T04:00:00+01:00");
        assert_eq!(following("2025-10-26T02:35:00", later), "2025-10-26T02:35:00+02:00");
        assert_eq!(following("2025-10-26T01:35:00", second), "2025-10-26T01:35:00+02:00");
    }
}
