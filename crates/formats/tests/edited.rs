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
use afterword_formats::markdown::{ReadContext, read, write, write_blank};
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
    read_file(&text.replace(from, to))
}

fn read_file(text: &str) -> Postmortem {
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
    read(text, &mut ids, context).document
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

#[test]
fn a_section_that_is_added_by_its_usual_name_is_that_section() {
    let it = edited("It broke.", "It broke.\n\n## What went well\n\nOn-call was quick.");
    assert_eq!(it.went_well, "On-call was quick.");
    assert!(it.extra.is_empty());
    // A document has one of each: the second stays what somebody wrote.
    let it = edited("Add a test", "Add a test\n\n## Timeline\n\n- more");
    assert_eq!((it.timeline.len(), &*it.extra[0].heading), (2, "Timeline"));
}

#[test]
fn an_entry_that_is_added_gets_its_time() {
    let added = |line: &str| {
        let it = edited("fixed\n", &format!("fixed\n{line}\n"));
        let entry = it.timeline.last().unwrap().clone();
        (entry.time, entry.text.clone())
    };
    let exact = |text: &str| EntryTime::Exact(at(text));
    let told = "told everybody".to_owned();
    // On the day and the clocks of the entry above.
    let expected = (exact("2026-03-01T10:50:00+01:00"), told.clone());
    assert_eq!(added("- 10:50 told everybody"), expected);
    assert_eq!(added("- **2026-03-01 10:50** — told everybody"), expected);
    // Far before it: the night after.
    let night = exact("2026-03-02T00:10:00+01:00");
    assert_eq!(added("- 22:20 x\n- 00:10 told everybody"), (night, told.clone()));
    assert_eq!(added("- told everybody"), (EntryTime::Unknown, told));
}

#[test]
fn a_blank_file_is_written_in_and_its_prompts_are_no_text() {
    let shipped = Template::shipped();
    let blank = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2026-03-01T12:00:00+01:00"));
    for template in &shipped {
        let begun = Postmortem { template: template.id.clone(), ..blank.clone() };
        let file = write_blank(&begun, template, MetricCatalogue::shipped());
        assert!(file.contains("<!-- afterword: "), "{file}");
        let read = read_file(&file);
        let texts: Vec<&str> = read.texts().into_iter().map(|it| it.1).collect();
        assert!(texts.iter().all(|it| !it.contains("<!--")), "{}: {texts:?}", template.id);
    }
    let file = write_blank(&blank, &shipped[0], MetricCatalogue::shipped());
    let written = file.replacen("## Summary\n", "## Summary\n\nIt broke.\n", 1);
    assert_eq!(read_file(&written).summary, "It broke.");
}

#[test]
fn what_looks_like_a_prompt_and_was_typed_is_text() {
    for text in ["<!-- afterword: mine -->", "a\n\n  <!-- afterword: mine -->\n\nb"] {
        let typed = Postmortem { summary: text.to_owned(), ..sample() };
        let file = write(&typed, &Template::shipped()[0], MetricCatalogue::shipped());
        assert_eq!(read_file(&file), typed, "{file}");
    }
}

#[test]
fn dates_and_times_keep_their_looks_and_are_said_once() {
    let mut it = sample();
    it.title = "14:32 UTC, 2026-03-01".to_owned();
    let entry = Rc::make_mut(&mut it.timeline[0]);
    entry.stamp = "10:00 CET".to_owned();
    Rc::make_mut(&mut it.timeline[1]).stamp = "half past ten".to_owned();
    let file = write(&it, &Template::shipped()[0], MetricCatalogue::shipped());
    assert!(file.contains("\n# 14:32 UTC, 2026-03-01\n"), "{file}");
    assert_eq!(file.matches("written “").count(), 1, "{file}");
    assert!(file.contains("written “half past ten”"), "{file}");
    assert_eq!(read_file(&file), it);
    // A number that would begin a list does not.
    it.title = "1. of May".to_owned();
    let file = write(&it, &Template::shipped()[0], MetricCatalogue::shipped());
    assert!(file.contains("\n# 1\\. of May\n"), "{file}");
}
