//! The table of metrics: whose definition each follows, how it stands, and what was published in spite of what.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::{
    MetricCatalogue, MetricChoice, MetricClock, MetricDefinition, Moment, MomentKey, StatusKind,
    SupportHours, Transition,
};
use afterword_core::template::Template;
use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{ReadContext, read, write};
use chrono::NaiveDateTime;

fn at(clock: &str) -> Instant {
    format!("2025-10-01T{clock}:00Z").parse().unwrap()
}

fn sample() -> Postmortem {
    let mut it = Postmortem::new(DocumentId::v7(0, [0; 10]), at("16:00"));
    for (key, clock) in [
        (MomentKey::ImpactStarted, "14:32"),
        (MomentKey::Detected, "14:35"),
        (MomentKey::Acknowledged, "14:40"),
        (MomentKey::ImpactEnded, "14:55"),
        (MomentKey::Resolved, "14:30"),
    ] {
        it.moments.insert(key, Moment::At(at(clock)));
    }
    it.summary = "The outage lasted 45 minutes.".to_owned();
    it
}

/// Reads `text` back, and holds that nothing was added to the document.
#[track_caller]
fn reads_back(text: &str, document: &Postmortem) {
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut ids = || panic!("our own files need no new ids");
    let zone = Zone::default();
    let context = ReadContext { name: "", now: at("17:00"), zone: &zone, zones: &zones };
    assert_eq!(read(text, &mut ids, context).document, *document);
}

#[track_caller]
fn row<'a>(text: &'a str, label: &str) -> &'a str {
    let begin = format!("| {label} |");
    text.lines().find(|it| it.starts_with(&begin)).unwrap_or_else(|| panic!("{label}: {text}"))
}

#[test]
fn each_metric_says_how_it_stands() {
    let text = write(&sample(), &Template::shipped()[0], MetricCatalogue::shipped());
    assert!(row(&text, "Time to detect").contains("| 3 min |"));
    assert!(row(&text, "Impact duration").contains("| 23 min (contradicted) |"));
    assert!(row(&text, "Impact duration").contains("the text says 45 min"));
    assert!(row(&text, "Time to resolve").contains("| invalid |"));
    assert!(row(&text, "Time to mitigate").contains("| pending | not recorded yet: mitigated |"));
    assert!(!text.contains("0 min"), "what is not known is no figure");
    reads_back(&text, &sample());
}

#[test]
fn the_definitions_of_the_workspace_are_used_and_named() {
    let own = MetricDefinition {
        id: "our-ack".to_owned(),
        metric: "time-to-acknowledge".to_owned(),
        label: "Time to pick up".to_owned(),
        source: String::new(),
        from: vec![MomentKey::ImpactStarted],
        ..MetricCatalogue::shipped().definition("time-to-acknowledge").unwrap().clone()
    };
    let choice = MetricChoice::from([
        ("time-to-acknowledge".to_owned(), "our-ack".to_owned()),
        ("time-to-resolve".to_owned(), "time-to-resolve-datadog".to_owned()),
    ]);
    let metrics = MetricCatalogue::with(vec![own], choice);
    let text = write(&sample(), &Template::shipped()[0], &metrics);
    let picked_up = row(&text, "Time to pick up");
    assert!(picked_up.contains("| 8 min |"), "{picked_up}");
    assert!(picked_up.contains("the team’s own: impact started to acknowledged"), "{picked_up}");
    let datadog = metrics.definition("time-to-resolve-datadog").unwrap();
    assert!(row(&text, &datadog.label).contains("Datadog"));
    reads_back(&text, &sample());
}

#[test]
fn a_metric_in_support_hours_says_which() {
    let hours = SupportHours::office("Europe/Berlin".parse().unwrap());
    let own = MetricDefinition {
        id: "ours".to_owned(),
        metric: String::new(),
        label: "Time at work".to_owned(),
        source: "our agreement".to_owned(),
        clock: MetricClock::SupportHours(hours),
        ..MetricCatalogue::shipped().definition("time-to-acknowledge").unwrap().clone()
    };
    let text = write(
        &sample(),
        &Template::shipped()[0],
        &MetricCatalogue::with(vec![own], MetricChoice::new()),
    );
    let row = row(&text, "Time at work");
    assert!(
        row.contains("our agreement; in support hours (Mon–Fri 09:00–17:00 Europe/Berlin)"),
        "{row}"
    );
    reads_back(&text, &sample());
}

#[test]
fn what_ships_is_not_repeated_in_the_front_matter() {
    let choice = MetricChoice::from([("time-to-detect".to_owned(), "time-to-detect".to_owned())]);
    let template = &Template::shipped()[0];
    let text = write(&sample(), template, &MetricCatalogue::with(Vec::new(), choice));
    assert_eq!(text, write(&sample(), template, MetricCatalogue::shipped()));
    assert!(!text.contains("metrics:"));
}

#[test]
fn an_override_is_told_with_who_and_why() {
    let mut document = sample();
    document.transitions.push(Transition {
        to: StatusKind::Published,
        at: at("16:30"),
        who: "Ada".to_owned(),
        note: "The customer\nwaits *now*".to_owned(),
        overrides: ["section-missing: Impact", "section-missing: Lessons", "no-such-rule"]
            .map(str::to_owned)
            .to_vec(),
    });
    let text = write(&document, &Template::shipped()[0], MetricCatalogue::shipped());
    let told = text.lines().find(|it| it.contains("in spite of")).unwrap();
    assert!(told.starts_with("*Published 2025-10-01 16:30 +00:00 by Ada in spite of: "), "{told}");
    assert!(told.contains(" (Impact, Lessons); "), "each section by its name: {told}");
    assert!(told.ends_with(r"no-such-rule. Reason: The customer waits \*now\**"), "{told}");
    reads_back(&text, &document);
}

#[test]
fn what_another_version_found_in_the_texts_is_no_text_of_its_own() {
    let mut document = sample();
    document.transitions.push(Transition {
        to: StatusKind::Published,
        at: at("16:30"),
        who: "Ada".to_owned(),
        note: "The customer waits".to_owned(),
        overrides: vec!["action-unowned".to_owned()],
    });
    let text = write(&document, &Template::shipped()[0], MetricCatalogue::shipped());
    let other = text
        .replace("the text says 45 min |", "the text says 1 h 5 min |")
        .replace("in spite of: ", "in spite of: Of another name; ");
    assert_eq!(other.len(), text.len() + "1 h 5 min".len() - "45 min".len() + 17);
    reads_back(&other, &document);
}
