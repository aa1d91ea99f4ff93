//! Tests of quick entry.

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
    let read = read_quick_entry(line, ReadBy::after(berlin("2025-10-01T14:00:00")));
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
        "2:32pm alert fired",
        "2.32pm alert fired",
        "14h32 alert fired",
        "14.32 alert fired",
        "1432 alert fired",
        "14:32 Uhr: alert fired",
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
fn yesterday_is_the_day_before_the_one_it_is_written_on() {
    let today = Some(at("2026-11-21T00:00:00").date());
    let by = ReadBy { today, ..ReadBy::after(berlin("2025-10-01T14:00:00")) };
    let check = |line: &str, time: &str, stamp: &str| {
        let read = read_quick_entry(line, by);
        let found = (read.time, read.stamp.as_str(), read.text.as_str());
        assert_eq!(found, (QuickTime::Exact(at(time)), stamp, "x"), "{line:?}");
    };
    check("yesterday 10:00 x", "2026-11-20T10:00:00", "yesterday 10:00");
    check("- **Yesterday at 10:00** – x", "2026-11-20T10:00:00", "Yesterday at 10:00");
    check("gestern, 10 Uhr: x", "2026-11-20T10:00:00", "gestern, 10 Uhr");
    check("vorgestern um 10:00 Uhr x", "2026-11-19T10:00:00", "vorgestern um 10:00 Uhr");
    check("today 2.30pm x", "2026-11-21T14:30:00", "today 2.30pm");
    for line in ["yesterday x", "yesterdays 10:00 x", "yesterday 2026-10-02 10:00 x"] {
        assert_eq!(read_quick_entry(line, by).time, QuickTime::None, "{line:?}");
    }
    let unknown = read_quick_entry("yesterday 10:00 x", ReadBy { today: None, ..by });
    assert_eq!((unknown.time, unknown.text.as_str()), (QuickTime::None, "yesterday 10:00 x"));
}

#[test]
fn the_numbers_of_a_date_are_read_in_the_given_order_unless_they_cannot_be() {
    let by = ReadBy::after(berlin("2025-10-01T14:00:00"));
    let by_day = ReadBy { order: DayOrder::DayFirst, ..by };
    let check = |line: &str, by: ReadBy, day: &str| {
        let read = read_quick_entry(line, by);
        assert_eq!(read.time, QuickTime::Exact(at(&format!("{day}T12:00:00"))), "{line:?}");
        read.numbers
    };
    let either = check("10/11/2026 12:00 x", by, "2026-10-11");
    assert!(matches!(either, Some(Numbers::Either(_))));
    check("10/11/2026 12:00 x", by_day, "2026-11-10");
    check("| 10/11/2026 | 12:00 | x |", by_day, "2026-11-10");
    let only = check("13/11/2026 12:00 x", by, "2026-11-13");
    assert_eq!(only, Some(Numbers::Only(DayOrder::DayFirst)));
}

#[test]
fn a_small_step_back_is_the_same_day_and_a_large_one_the_next() {
    check("13:10 x", QuickTime::Exact(at("2025-10-01T13:10:00")), "x");
    check("1:10 x", QuickTime::Exact(at("2025-10-02T01:10:00")), "x");
}

#[test]
fn what_is_no_time_stays_text() {
    for line in [
        "alert fired",
        "14 pods died",
        "25:00 x",
        "14:61 x",
        "14:3x",
        "",
        "2025-10-01",
        "é",
        "2026 was long",
        "1432 users affected",
    ] {
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
    let read = read_quick_entry(line, ReadBy::after(berlin("2025-10-01T14:00:00")));
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
    let read = read_quick_entry(line, ReadBy::after(berlin("2025-10-01T14:00:00")));
    assert_eq!((read.stamp.as_str(), read.text.as_str()), ("09:00 UTC", "x"));
}

/// The instant that a line names, in UTC, and its stamp.
#[track_caller]
fn check_zone(line: &str, instant: &str, stamp: &str) {
    let read = read_quick_entry(line, ReadBy::after(berlin("2026-11-18T23:50:00")));
    let QuickTime::Exact(local) = read.time else { panic!("{line:?}: {read:?}") };
    let zone = read.zone.unwrap_or_else(|| panic!("{line:?} names a zone"));
    let at = zone.instant(local, &|_, _| None).unwrap().to_utc();
    let (expected, text) = (instant.parse::<chrono::DateTime<chrono::Utc>>().unwrap(), "x");
    assert_eq!((at, read.stamp.as_str(), read.text.as_str()), (expected, stamp, text), "{line:?}");
}

#[test]
fn a_zone_that_is_typed_with_a_time_is_the_zone_of_that_time() {
    check_zone("2026-11-18 09:00 UTC x", "2026-11-18T09:00:00Z", "2026-11-18 09:00 UTC");
    check_zone("12:50 CET x", "2026-11-18T11:50:00Z", "12:50 CET");
    check_zone("12:00 +00:00 x", "2026-11-18T12:00:00Z", "12:00 +00:00");
    check_zone("10:00Z x", "2026-11-18T10:00:00Z", "10:00Z");
    check_zone("2026-11-18T11:00:00Z x", "2026-11-18T11:00:00Z", "2026-11-18T11:00:00Z");
    check_zone("2026-11-18T11:00:00+01:00 x", "2026-11-18T10:00:00Z", "2026-11-18T11:00:00+01:00");
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
    let read = read_quick_entry(line, ReadBy::after(berlin("2025-10-01T14:00:00")));
    assert_eq!(read.time, QuickTime::Span(at("2025-10-26T01:30:00"), at("2025-10-26T03:00:00")));
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
        let entry = read_quick_entry(&line, ReadBy::after(berlin("2025-10-01T14:00:00")));
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
        let _ = read_quick_entry(&line, ReadBy::after(after));
    }
}
