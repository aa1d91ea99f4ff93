//! Our own files after somebody edited them by hand: what the text says counts, and nothing else changes.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::actions::{Action, ActionState};
use afterword_core::id::{DocumentId, Id};
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::postmortem::{Entry, EntryTime, Moment, MomentKey};
use afterword_core::template::Template;
use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{ReadContext, read, write};
use chrono::NaiveDateTime;

fn at(text: &str) -> Instant {
    chrono::DateTime::parse_from_rfc3339(text).unwrap()
}

fn sample() -> Postmortem {
    let mut it = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2026-03-01T12:00:00+01:00"));
    it.title = "Outage".to_owned();
    it.summary = "It broke.".to_owned();
    let entry = |bits, time, text: &str| {
        Rc::new(Entry::new(Id::from_bits(bits), EntryTime::Exact(at(time)), text.to_owned()))
    };
    it.timeline = vec![
        entry(1, "2026-03-01T10:00:00+01:00", "alert"),
        entry(2, "2026-03-01T10:30:00+01:00", "fixed"),
    ];
    it.moments.insert(MomentKey::Detected, Moment::Entry(Id::from_bits(1)));
    let mut action = Action::new(Id::from_bits(3), "Add an alert".to_owned());
    action.effort_minutes = Some(60);
    it.actions =
        vec![Rc::new(action), Rc::new(Action::new(Id::from_bits(4), "Add a test".to_owned()))];
    it
}

/// What `sample` becomes when `from` is replaced by `to` in its file.
#[track_caller]
fn edited(from: &str, to: &str) -> Postmortem {
    let text = write(&sample(), &Template::shipped()[0], MetricCatalogue::shipped());
    assert!(text.contains(from), "{from:?} is not in\n{text}");
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut next = 100;
    let mut ids = || {
        next += 1;
        next
    };
    let zone = Zone::default();
    let context =
        ReadContext { name: "", now: at("2026-03-02T00:00:00Z"), zone: &zone, zones: &zones };
    read(&text.replace(from, to), &mut ids, context).document
}

#[test]
fn a_text_is_as_it_was_edited() {
    assert_eq!(
        edited("It broke.", "It broke badly.\n\nTwice.").summary,
        "It broke badly.\n\nTwice."
    );
    assert_eq!(edited("# Outage", "# Short outage").title, "Short outage");
}

#[test]
fn a_ticked_action_is_done_and_keeps_what_the_line_does_not_say() {
    let document = edited("- [ ] Add an alert", "- [x] **P1** Add an alert");
    assert_eq!(document.actions[0].state, ActionState::Done);
    assert_eq!(document.actions[0].effort_minutes, Some(60));
    assert_eq!(document.actions[1], sample().actions[1]);
}

#[test]
fn a_new_line_is_a_new_member_and_a_deleted_one_is_gone() {
    let document = edited(
        "- [ ] Add a test",
        "- [ ] Add a guard *(owner: ada; due: 2026-04-01)*\n- [ ] Add a test",
    );
    let titles: Vec<&str> = document.actions.iter().map(|it| it.title.as_str()).collect();
    assert_eq!(titles, ["Add an alert", "Add a guard", "Add a test"]);
    assert_eq!(document.actions[1].owner, "ada");
    let document = edited("- **2026-03-01 10:00** — alert\n", "");
    assert_eq!(document.timeline.len(), 1);
    assert!(document.moments.is_empty());
}

#[test]
fn a_moved_entry_keeps_its_name() {
    let document = edited("**2026-03-01 10:00** — alert", "**2026-03-01 10:05** — alert");
    assert_eq!(document.instant_of(&MomentKey::Detected), Some(at("2026-03-01T10:05:00+01:00")));
}

#[test]
fn a_new_section_is_kept() {
    let document = edited("## Timeline", "## Weather\n\nRain.\n\n## Timeline");
    assert_eq!(document.extra[0].heading, "Weather");
    assert_eq!(document.extra[0].text, "Rain.");
    assert_eq!(document.timeline, sample().timeline);
}

#[test]
fn words_among_what_is_derived_are_kept() {
    let document = edited("# Outage\n", "# Outage\n\nSee the video.\n");
    assert_eq!(document.extra[0].text, "See the video.");
    let document = edited("template: standard", "template: standard\njira: OPS-1");
    assert!(document.extra[0].text.contains("OPS-1"));
}
