//! Quick entry: `14:32 alert fired` read as a time and a text, typed or pasted.

use chrono::{Datelike, NaiveDateTime, NaiveTime, TimeDelta};

use super::EntryKind;
use crate::claims;
use crate::stamp::{self, Stamp, ZoneWord};
use crate::time::Instant;

/// A line as it was typed, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickEntry {
    /// When, on the clocks of `zone`, else on those of the document's zone.
    pub time: QuickTime,
    /// The zone that the line names.
    pub zone: Option<ZoneWord>,
    /// The zone of the end of a span: that of the beginning, unless the line names two.
    pub until_zone: Option<ZoneWord>,
    /// The time as it is written; empty where none is.
    pub stamp: String,
    /// What sort of thing it was: as written in our exports, else where the words leave no doubt, else other.
    pub kind: EntryKind,
    /// What happened.
    pub text: String,
}

/// A time without a zone, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickTime {
    /// The line does not begin with a time.
    None,
    /// At that time.
    Exact(NaiveDateTime),
    /// At about that time: `~14:32` or `ca. 14:32`.
    Approximate(NaiveDateTime),
    /// From one time to another: `14:32-14:40`.
    Span(NaiveDateTime, NaiveDateTime),
}

/// Reads `line`, which may be an item of a list, a row of a table or a heading. A time without a date is on the day of `after`, or on
/// the next day if that would be more than twelve hours before it: a night shift writes `23:50` and then `00:10`.
///
/// `after` is the time of the last entry, or midnight of the day that the incident began, as the clocks of the document's zone
/// have it.
///
/// ```
/// use afterword_core::postmortem::{EntryKind, QuickTime, read_quick_entry};
///
/// let after = "2025-10-01T23:50:00+02:00".parse().unwrap();
/// let entry = read_quick_entry("- **00:10** – alert fired", after);
/// assert_eq!(entry.time, QuickTime::Exact("2025-10-02T00:10:00".parse().unwrap()));
/// assert_eq!((entry.kind, entry.text.as_str()), (EntryKind::Detection, "alert fired"));
/// ```
pub fn read_quick_entry(line: &str, after: Instant) -> QuickEntry {
    let whole = line.trim();
    let bare = without_bullet(whole);
    let timed = stamp_of(bare).and_then(|stamp| Some((time_of(&stamp, after)?, stamp)));
    let Some((time, stamp)) = timed else { return without_time(bare) };
    let until_zone = stamp.until.and_then(|it| it.zone);
    let entry = QuickEntry {
        time,
        zone: stamp.zone,
        until_zone,
        stamp: stamp.written,
        kind: EntryKind::Other,
        text: stamp.rest,
    };
    with_kind(entry, bare)
}

fn without_time(bare: &str) -> QuickEntry {
    // As our exports write it.
    let unknown = bare.strip_prefix("**time unknown**");
    let text = unknown.map_or(bare, |it| it.trim_start_matches([' ', '·', '—'])).to_owned();
    let (zone, until_zone, stamp) = (None, None, String::new());
    let entry =
        QuickEntry { time: QuickTime::None, zone, until_zone, stamp, kind: EntryKind::Other, text };
    with_kind(entry, bare)
}

/// The stamp at the front of an item, a heading, a quotation or a row.
fn stamp_of(bare: &str) -> Option<Stamp> {
    const MOST_CELLS: usize = 3;
    let Some(cells) = stamp::cells(bare) else {
        return stamp::read(bare).or_else(|| stamp::read(unmarked(bare)));
    };
    let whole = |n: usize| {
        let stamp = stamp::read(&cells.up_to(n)).filter(|it| it.rest.is_empty())?;
        Some(Stamp { rest: cells.after(n), ..stamp })
    };
    (1..=MOST_CELLS.min(cells.all().len())).rev().find_map(whole)
}

fn without_bullet(line: &str) -> &str {
    let bare = ["- ", "* ", "+ ", "• ", "– "].iter().find_map(|it| line.strip_prefix(it));
    bare.unwrap_or(line).trim_start()
}

/// Without the marks that are taken off only where a time follows: of headings, quotations and numbered items.
fn unmarked(line: &str) -> &str {
    let bare = line.trim_start_matches(['#', '>', ' ']);
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered = (1..=3).contains(&digits);
    let item =
        bare[digits..].strip_prefix(['.', ')']).filter(|it| is_numbered && it.starts_with(' '));
    item.unwrap_or(bare).trim_start()
}

/// What a stamp says, seen from `after`; `None` unless it has a time of day.
fn time_of(stamp: &Stamp, after: Instant) -> Option<QuickTime> {
    let clock = stamp.clock?.time()?;
    let year = after.naive_local().year();
    let from = match stamp.day {
        Some(day) => day.date(Some(year))?.and_time(clock),
        None => on_its_day(clock, stamp.zone.as_ref(), after)?,
    };
    Some(match &stamp.until {
        Some(until) if until.day.is_none() => {
            QuickTime::Span(from, on_the_day_of(from, until.time))
        }
        Some(until) => QuickTime::Span(from, until.after(from, Some(year))?),
        None if stamp.is_vague => QuickTime::Approximate(from),
        None => QuickTime::Exact(from),
    })
}

/// The time `clock` that follows `after`. Who names a zone means a day of that zone: it is the day of the document's clocks, unless
/// that is more than twelve hours before `after`, or a whole day behind it.
fn on_its_day(clock: NaiveTime, zone: Option<&ZoneWord>, after: Instant) -> Option<NaiveDateTime> {
    let day = after.naive_local().date();
    let ahead = zone.map_or(0, |it| after.offset().local_minus_utc() - it.usual.local_minus_utc());
    let after = after.naive_local().checked_sub_signed(TimeDelta::seconds(ahead.into()))?;
    let gap = day.and_time(clock) - after;
    let days = i64::from(gap < TimeDelta::hours(-12)) - i64::from(gap >= TimeDelta::days(1));
    day.and_time(clock).checked_add_signed(TimeDelta::days(days))
}

/// The time `clock` that follows `after`, allowing for entries that are out of order by less than twelve hours.
fn on_the_day_of(after: NaiveDateTime, clock: NaiveTime) -> NaiveDateTime {
    let same_day = after.date().and_time(clock);
    let goes_over = after - same_day > TimeDelta::hours(12);
    let next_day = same_day.checked_add_signed(TimeDelta::days(1)).filter(|_| goes_over);
    next_day.unwrap_or(same_day)
}

/// Takes what our exports say of an entry before its text, `· Trigger · written “2X:XX” —`; else proposes a kind by the text.
fn with_kind(mut entry: QuickEntry, line: &str) -> QuickEntry {
    let parts = entry.text.split_once(" — ").unwrap_or((&entry.text, ""));
    match Header::read(parts.0).filter(|_| line.contains(&format!("· {}", parts.0))) {
        Some(header) => {
            entry.kind = header.kind;
            entry.stamp = header.stamp.unwrap_or(entry.stamp);
            entry.text = parts.1.to_owned();
        }
        None => entry.kind = claims::proposed_kind(&entry.text),
    }
    entry
}

/// What stands between the time and the text in our exports.
struct Header {
    kind: EntryKind,
    stamp: Option<String>,
}

impl Header {
    fn read(text: &str) -> Option<Self> {
        let mut header = Self { kind: EntryKind::Other, stamp: None };
        for part in text.split(" · ") {
            let kind = EntryKind::ALL.into_iter().find(|it| it.key().eq_ignore_ascii_case(part));
            let stamp = part.strip_prefix("written “").and_then(|it| it.strip_suffix('”'));
            match (kind, stamp) {
                (Some(kind), _) => header.kind = kind,
                (None, Some(stamp)) => header.stamp = Some(stamp.replace('\\', "")),
                (None, None) => return None,
            }
        }
        Some(header)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn berlin(text: &str) -> Instant {
        format!("{text}+02:00").parse().unwrap()
    }

    #[track_caller]
    fn check(line: &str, time: QuickTime, text: &str) {
        let read = read_quick_entry(line, berlin("2025-10-01T14:00:00"));
        assert_eq!((read.time, read.text.as_str()), (time, text), "{line:?}");
    }

    #[test]
    fn times_come_off_the_front() {
        let half_past = QuickTime::Exact(at("2025-10-01T14:32:00"));
        for line in [
            "14:32 alert fired",
            "14:32 – alert fired",
            "  14:32: alert fired ",
            "2:32 pm alert fired",
        ] {
            check(line, half_past, "alert fired");
        }
        check("14:32:10 x", QuickTime::Exact(at("2025-10-01T14:32:10")), "x");
        check("2025-10-03 09:01 x", QuickTime::Exact(at("2025-10-03T09:01:00")), "x");
        check("12am x", QuickTime::Exact(at("2025-10-02T00:00:00")), "x");
    }

    #[test]
    fn vague_times_and_spans_are_kept_apart() {
        check("~14:32 x", QuickTime::Approximate(at("2025-10-01T14:32:00")), "x");
        check("ca. 18:30 x", QuickTime::Approximate(at("2025-10-01T18:30:00")), "x");
        let span = QuickTime::Span(at("2025-10-01T23:00:00"), at("2025-10-02T00:30:00"));
        check("23:00-00:30 x", span, "x");
    }

    #[test]
    fn a_small_step_back_is_the_same_day_and_a_large_one_the_next() {
        check("13:10 x", QuickTime::Exact(at("2025-10-01T13:10:00")), "x");
        check("1:10 x", QuickTime::Exact(at("2025-10-02T01:10:00")), "x");
    }

    #[test]
    fn what_is_no_time_stays_text() {
        for line in
            ["alert fired", "14 pods died", "25:00 x", "14:61 x", "14:3x", "", "2025-10-01", "é"]
        {
            check(line, QuickTime::None, line);
        }
    }

    /// Each form in which a pasted line has come; the time is half past two in all.
    #[test]
    fn pasted_lines_are_read_in_every_form() {
        let half_past = QuickTime::Exact(at("2025-10-01T14:30:00"));
        for line in [
            "**14:30** – text",
            "* 14:30: text",
            "[14:30] text",
            "14:30 - text",
            "| 14:30 | text |",
            "| Wed | 2025-10-01 | 14:30 | text",
            "### 14:30 - text",
            "3. 14:30 text",
            "> 14:30 text",
            "- **2025-10-01 14:30** — text",
        ] {
            check(line, half_past, "text");
        }
        check("| 14:30 | a | b |", half_past, "a | b");
        check("12. text", QuickTime::None, "12. text");
        check("**time unknown** — text", QuickTime::None, "text");
    }

    #[track_caller]
    fn check_kind(line: &str, kind: EntryKind, text: &str) {
        let read = read_quick_entry(line, berlin("2025-10-01T14:00:00"));
        assert_eq!((read.kind, read.text.as_str()), (kind, text), "{line:?}");
    }

    #[test]
    fn kinds_are_taken_from_our_exports_and_from_plain_words() {
        check_kind("- **2026-11-18 09:00** · Trigger — x", EntryKind::Trigger, "x");
        check_kind("- **2026-11-18 09:00** · Recovery", EntryKind::Recovery, "");
        check_kind("- **time unknown** · Decision — x", EntryKind::Decision, "x");
        check_kind("- **2026-11-18 09:00** · x — y", EntryKind::Other, "x — y");
        check_kind("09:00 Trigger — x", EntryKind::Other, "Trigger — x");
        check_kind("09:00 alert fired", EntryKind::Detection, "alert fired");
        check_kind("09:00 Bob was paged", EntryKind::Detection, "Bob was paged");
        check_kind("09:00 rolled back", EntryKind::Mitigation, "rolled back");
        check_kind("09:00 release deployed", EntryKind::Trigger, "release deployed");
        check_kind("09:00 not rolled back", EntryKind::Other, "not rolled back");
        let both = "rolled back, error rate returned to normal";
        check_kind(&format!("09:00 {both}"), EntryKind::Other, both);
    }

    #[test]
    fn the_stamp_of_an_export_is_that_of_its_source() {
        let line = "- **2026-11-18 10:00** · Action · written “09:00 UTC” — x";
        let read = read_quick_entry(line, berlin("2025-10-01T14:00:00"));
        assert_eq!((read.stamp.as_str(), read.text.as_str()), ("09:00 UTC", "x"));
    }

    /// The instant that a line names, in UTC, and its stamp.
    #[track_caller]
    fn check_zone(line: &str, instant: &str, stamp: &str) {
        let read = read_quick_entry(line, berlin("2026-11-18T23:50:00"));
        let QuickTime::Exact(local) = read.time else { panic!("{line:?}: {read:?}") };
        let zone = read.zone.unwrap_or_else(|| panic!("{line:?} names a zone"));
        let at = zone.instant(local, &|_, _| None).unwrap().to_utc();
        let (expected, text) = (instant.parse::<chrono::DateTime<chrono::Utc>>().unwrap(), "x");
        assert_eq!(
            (at, read.stamp.as_str(), read.text.as_str()),
            (expected, stamp, text),
            "{line:?}"
        );
    }

    #[test]
    fn a_zone_that_is_typed_with_a_time_is_the_zone_of_that_time() {
        check_zone("2026-11-18 09:00 UTC x", "2026-11-18T09:00:00Z", "2026-11-18 09:00 UTC");
        check_zone("12:50 CET x", "2026-11-18T11:50:00Z", "12:50 CET");
        check_zone("12:00 +00:00 x", "2026-11-18T12:00:00Z", "12:00 +00:00");
        check_zone("10:00Z x", "2026-11-18T10:00:00Z", "10:00Z");
        check_zone("2026-11-18T11:00:00Z x", "2026-11-18T11:00:00Z", "2026-11-18T11:00:00Z");
        check_zone(
            "2026-11-18T11:00:00+01:00 x",
            "2026-11-18T10:00:00Z",
            "2026-11-18T11:00:00+01:00",
        );
        // 23:50 in Berlin is 21:50 UTC: ten minutes on is the same day there, and 00:10 is the next in both.
        check_zone("22:00 UTC x", "2026-11-18T22:00:00Z", "22:00 UTC");
        check_zone("00:10 CEST x", "2026-11-18T22:10:00Z", "00:10 CEST");
        check_zone("3:10 pm PST x", "2026-11-18T23:10:00Z", "3:10 pm PST");
        // In Tokyo it is ten to seven, on the 19th.
        check_zone("06:55 JST x", "2026-11-18T21:55:00Z", "06:55 JST");
    }

    #[test]
    fn a_span_may_end_in_another_zone_or_on_another_day() {
        let line = "2025-10-26 01:30 +02:00 – 2025-10-26 03:00 +01:00 x";
        let read = read_quick_entry(line, berlin("2025-10-01T14:00:00"));
        assert_eq!(
            read.time,
            QuickTime::Span(at("2025-10-26T01:30:00"), at("2025-10-26T03:00:00"))
        );
        let hours = |it: Option<ZoneWord>| it.map(|it| it.usual.local_minus_utc() / 3600);
        assert_eq!((hours(read.zone), hours(read.until_zone)), (Some(2), Some(1)));
        assert_eq!(read.text, "x");
    }

    proptest! {
        /// Marks go; letters and digits stay, in the text, in the stamp or as a kind.
        #[test]
        fn nothing_typed_is_lost(
            line in "\\PC{0,40}|([-*#>|\\[] ?)?(2025-10-0[1-9][ T])?[0-2][0-9]:[0-5][0-9](Z| UTC| CET| [+-]0[0-9]:00)?(\\*\\*)?[-:|·—\\] ]{0,3}[a-z A-Z|]{0,12}"
        ) {
            let entry = read_quick_entry(&line, berlin("2025-10-01T14:00:00"));
            let left = format!("{}{}{}", entry.stamp, entry.text, entry.kind.key()).to_lowercase();
            for word in line.split(|it: char| !it.is_alphanumeric()) {
                prop_assert!(left.contains(&word.to_lowercase()), "{word} of {line} in {left}");
            }
        }

        #[test]
        fn no_line_is_too_odd(
            line in "[-0-9:/ XJanuryPMUTCZ+~*_`()\\[\\],.|é—·“”#>]{0,30}", seconds in -9_000_000_000i64..99_000_000_000,
        ) {
            let after = chrono::DateTime::from_timestamp(seconds, 0).unwrap().fixed_offset();
            let _ = read_quick_entry(&line, after);
        }
    }
}
