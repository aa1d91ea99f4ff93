//! Tests of times that look mistyped.

use std::rc::Rc;

use chrono::{MappedLocalTime, NaiveDateTime};

use super::*;
use crate::id::{DocumentId, Id};
use crate::postmortem::{EntryTime, Moment};

/// Central Europe in 2025: clocks skip 02:00–03:00 on 30 March and repeat it on 26 October.
struct Berlin;

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

fn at(text: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(text).unwrap()
}

/// A document with an entry at each time, and its stamp.
fn timeline(entries: &[(&str, &str)]) -> Postmortem {
    let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-01-01T00:00:00Z"));
    for (n, (time, stamp)) in entries.iter().enumerate() {
        let id = Id::from_bits(n as u64);
        let mut entry = Entry::new(id, EntryTime::Exact(at(time)), String::new());
        entry.stamp = (*stamp).to_owned();
        postmortem.timeline.push(Rc::new(entry));
    }
    postmortem
}

fn asked(postmortem: &Postmortem) -> Vec<String> {
    oddities(postmortem, &Berlin).iter().map(|it| it.question("Europe/Berlin")).collect()
}

#[track_caller]
fn check(time: &str, stamp: &str, expected: &[&str]) {
    assert_eq!(asked(&timeline(&[(time, stamp)])), expected, "{time} {stamp}");
}

#[test]
fn times_that_clocks_skip_or_repeat_are_asked_about() {
    check(
        "2025-03-30T02:30:00+01:00",
        "",
        &["Clocks in Europe/Berlin skipped 02:30 on that day. When was it?"],
    );
    let twice = "Clocks in Europe/Berlin showed 02:30 twice on that day, and the first is taken. Is that right?";
    check("2025-10-26T02:30:00+02:00", "", &[twice]);
    // Nothing takes the second unasked.
    check("2025-10-26T02:30:00+01:00", "", &[]);
    check("2025-10-26T03:30:00+01:00", "", &[]);
    // Written in UTC, neither is a question.
    check("2025-03-30T02:30:00+00:00", "", &[]);
    check("2025-10-26T02:30:00+00:00", "", &[]);
}

#[test]
fn both_ends_of_a_span_are_asked_about() {
    let mut postmortem = timeline(&[("2025-10-26T01:30:00+02:00", "")]);
    let (from, to) = (at("2025-10-26T01:30:00+02:00"), at("2025-10-26T02:10:00+02:00"));
    Rc::make_mut(&mut postmortem.timeline[0]).time = EntryTime::Span { from, to };
    let asked = asked(&postmortem);
    assert!(matches!(asked.as_slice(), [it] if it.contains("02:10 twice")), "{asked:?}");
}

#[test]
fn a_label_that_was_not_in_force_is_asked_about() {
    let expected = "The time is written as CET, but CET was not in force in Europe/Berlin then. Which is right?";
    check("2025-07-01T14:00:00+01:00", "14:00 CET", &[expected]);
    check("2025-07-01T14:00:00+02:00", "14:00 CEST", &[]);
    check("2025-01-01T14:00:00+01:00", "14:00 CET", &[]);
    check("2025-07-01T14:00:00+00:00", "14:00 UTC", &[]);
    check("2025-07-01T14:00:00-08:00", "14:00 PST", &[]);
}

#[test]
fn entries_as_written_may_not_run_backwards_unless_all_do() {
    let day = |clock: &str| format!("2025-05-01T{clock}:00Z");
    let runs = |clocks: &[&str]| {
        let days: Vec<String> = clocks.iter().map(|it| day(it)).collect();
        let entries: Vec<(&str, &str)> = days.iter().map(|it| (it.as_str(), "")).collect();
        oddities(&timeline(&entries), &Berlin)
    };
    assert_eq!(runs(&["10:00", "10:00", "11:00"]), []);
    let back = runs(&["10:00", "12:00", "11:00", "13:00"]);
    let kind = OddityKind::Backwards { after: Id::from_bits(1) };
    assert_eq!(back, [Oddity { place: OddityPlace::Entry(Id::from_bits(2)), kind }]);
    let newest_first = runs(&["14:00", "13:00", "12:00", "11:00"]);
    assert_eq!(
        newest_first,
        [Oddity { place: OddityPlace::Timeline, kind: OddityKind::NewestFirst }]
    );
}

#[test]
fn a_date_far_from_both_neighbours_is_asked_about() {
    let far = timeline(&[
        ("2025-02-02T10:00:00Z", ""),
        ("2025-03-02T10:05:00Z", ""),
        ("2025-02-02T10:10:00Z", ""),
    ]);
    assert!(asked(&far).contains(
        &"This is dated 2025-03-02, far from the entries beside it. Is the date right?".to_owned()
    ));
    // A long quiet is no mistake.
    let quiet = timeline(&[
        ("2025-02-02T10:00:00Z", ""),
        ("2025-03-02T10:05:00Z", ""),
        ("2025-03-02T10:10:00Z", ""),
    ]);
    assert_eq!(asked(&quiet), [""; 0]);
}

#[test]
fn a_moment_on_the_same_day_of_another_month_is_asked_about() {
    let mut postmortem = timeline(&[]);
    postmortem.moments.insert(MomentKey::Detected, Moment::At(at("2023-07-25T14:05:00Z")));
    postmortem.moments.insert(MomentKey::Mitigated, Moment::At(at("2023-07-25T15:55:00Z")));
    postmortem.moments.insert(MomentKey::CauseIntroduced, Moment::At(at("2022-07-25T15:55:00Z")));
    assert_eq!(asked(&postmortem), [""; 0]);
    postmortem.moments.insert(MomentKey::Resolved, Moment::At(at("2023-09-25T15:55:00Z")));
    let expected = "“Resolved” is dated 2023-09-25, far from the other moments. Is the date right?";
    assert_eq!(asked(&postmortem), [expected]);
}
