//! Instants, and the zone that a document is read in.

mod change;
mod offsets;

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDateTime, TimeDelta};
use serde::{Deserialize, Serialize};

pub use change::{AsWritten, ClockTime};
pub use offsets::{DayOffsets, ZoneOffsets, offsets_by};

/// A point in time with the offset it is written in. Two instants are equal when they are the same point in time.
pub type Instant = DateTime<FixedOffset>;

/// A time zone by its IANA name, such as `Europe/Berlin`.
///
/// Only the form is checked: which zones exist is known by the browser, whose database is newer than any we could ship.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "string"))]
pub struct Zone(String);

impl Zone {
    /// The zone's name.
    pub fn name(&self) -> &str {
        &self.0
    }
}

impl Default for Zone {
    /// UTC.
    fn default() -> Self {
        Self("UTC".to_owned())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Zone {
    type Err = ParseZoneError;

    fn from_str(text: &str) -> Result<Self, ParseZoneError> {
        let is_valid = (1..=64).contains(&text.len())
            && text.starts_with(|it: char| it.is_ascii_alphabetic())
            && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"/_+-".contains(&it));
        if is_valid { Ok(Self(text.to_owned())) } else { Err(ParseZoneError) }
    }
}

impl TryFrom<String> for Zone {
    type Error = ParseZoneError;

    fn try_from(text: String) -> Result<Self, ParseZoneError> {
        text.parse()
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> Self {
        zone.0
    }
}

/// The text is no zone's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseZoneError;

impl fmt::Display for ParseZoneError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time zone is an IANA name such as Europe/Berlin")
    }
}

impl std::error::Error for ParseZoneError {}

/// What a zone's clocks showed: the browser's database in the app, a fixed offset in a test or a script.
pub trait ZoneRules {
    /// The offsets in force when the zone's clocks showed `local`: one, none (skipped in spring) or two (repeated in autumn).
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset>;

    /// The instant at which the zone's clocks showed `local`.
    ///
    /// A repeated time is read as its first pass, and a skipped one as if the clocks had not moved yet; both keep the order in
    /// which people wrote.
    fn instant(&self, local: NaiveDateTime) -> Option<Instant> {
        ClockTime::of(local, self).map(ClockTime::assumed)
    }
}

impl ZoneRules for FixedOffset {
    fn offsets_at(&self, _local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        MappedLocalTime::Single(*self)
    }
}

/// A length of time as people write it: `45 min`, `1 h 48 min`, `2 d 3 h`; seconds only below ten minutes.
///
/// ```
/// use afterword_core::time::human;
/// use chrono::TimeDelta;
///
/// assert_eq!(human(TimeDelta::minutes(108)), "1 h 48 min");
/// assert_eq!(human(TimeDelta::seconds(90)), "1 min 30 s");
/// assert_eq!(human(TimeDelta::zero()), "0 min");
/// ```
pub fn human(length: TimeDelta) -> String {
    let (days, hours) = (length.num_days(), length.num_hours() % 24);
    let (minutes, seconds) = (length.num_minutes() % 60, length.num_seconds() % 60);
    let shows_seconds = length < TimeDelta::minutes(10);
    let parts = [
        (days, "d", true),
        (hours, "h", true),
        (minutes, "min", days == 0),
        (seconds, "s", shows_seconds),
    ];
    let words: Vec<String> = parts
        .into_iter()
        .filter(|(n, _, shown)| *n != 0 && *shown)
        .map(|(n, unit, _)| format!("{n} {unit}"))
        .collect();
    if words.is_empty() { "0 min".to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Central Europe in 2025: clocks skip 02:00–03:00 on 30 March and repeat it on 26 October.
    pub(super) struct Berlin;

    impl ZoneRules for Berlin {
        fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
            let at = |text: &str| -> NaiveDateTime { text.parse().unwrap() };
            let [winter, summer] = [3600, 7200].map(|it| FixedOffset::east_opt(it).unwrap());
            if local < at("2025-03-30T02:00:00") || local >= at("2025-10-26T03:00:00") {
                MappedLocalTime::Single(winter)
            } else if local < at("2025-03-30T03:00:00") {
                MappedLocalTime::None
            } else if local >= at("2025-10-26T02:00:00") {
                MappedLocalTime::Ambiguous(summer, winter)
            } else {
                MappedLocalTime::Single(summer)
            }
        }
    }

    #[track_caller]
    fn check(local: &str, expected: &str) {
        let instant = Berlin.instant(local.parse().unwrap()).unwrap();
        assert_eq!(instant.to_rfc3339(), expected);
    }

    #[test]
    fn local_times_become_instants() {
        check("2025-01-01T12:00:00", "2025-01-01T12:00:00+01:00");
        check("2025-07-01T12:00:00", "2025-07-01T12:00:00+02:00");
    }

    #[test]
    fn a_repeated_time_is_its_first_pass() {
        check("2025-10-26T02:30:00", "2025-10-26T02:30:00+02:00");
    }

    #[test]
    fn a_skipped_time_is_read_with_the_clock_of_before() {
        check("2025-03-30T02:30:00", "2025-03-30T02:30:00+01:00");
    }

    #[test]
    fn zones_are_names() {
        for text in ["UTC", "Europe/Berlin", "America/Argentina/Buenos_Aires", "Etc/GMT+5"] {
            assert!(text.parse::<Zone>().is_ok(), "{text}");
        }
        for text in ["", "+01:00", "Europe Berlin", "<b>"] {
            assert!(text.parse::<Zone>().is_err(), "{text}");
        }
    }

    #[test]
    fn lengths_read_well() {
        let cases =
            [(0, "0 min"), (59, "59 s"), (600, "10 min"), (3660, "1 h 1 min"), (90_061, "1 d 1 h")];
        for (seconds, expected) in cases {
            assert_eq!(human(TimeDelta::seconds(seconds)), expected);
        }
    }
}
