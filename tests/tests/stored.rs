//! What was ever stored stays readable, and the example workspace is sound.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::causes::Evidence;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::maturity::Assessment;
use afterword_core::postmortem::{MetricCatalogue, Moment, StatusKind};
use afterword_core::review::{Context, gate};
use afterword_core::severity::SeverityScheme;
use afterword_core::stored::Stored as _;
use afterword_core::template::Template;
use afterword_core::toil::{Every, Stage, ToilRegister};
use afterword_formats::workspace;
use serde_json::Value;

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Each file holds one document of a shape that was stored once, with every field filled.
#[test]
fn every_stored_shape_is_readable_and_keeps_every_field() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("stored");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stored = fs::read_to_string(&path).unwrap();
        let document = Document::from_json(&stored)
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let again: Value = serde_json::from_str(&document.to_json()).unwrap();
        let before: Value = serde_json::from_str(&stored).unwrap();
        assert_eq!(again, before, "{}", path.display());
    }
}

/// A field that is added to the shape has to be added to the newest file, or nothing holds that it stays readable.
#[test]
fn the_newest_stored_shape_has_every_field_filled() {
    let id = DocumentId::v7(0, [0; 10]);
    let born = chrono::DateTime::parse_from_rfc3339("2026-01-01T00:00:00Z").unwrap();
    check_filled("stored/postmortem-1.json", &serde_json::to_value(Postmortem::new(id, born)));
    let list = ActionList::new(id, String::new(), born);
    check_filled("stored/action-list-1.json", &serde_json::to_value(list));
    let register = ToilRegister::new(id, String::new(), born);
    check_filled("stored/toil-register-1.json", &serde_json::to_value(register));
    let stored = Assessment::from_json(&text("stored/assessment-1.json")).unwrap();
    let assessment = Assessment::new(id, String::new(), stored.model, born);
    check_filled("stored/assessment-1.json", &serde_json::to_value(assessment));
}

#[track_caller]
fn check_filled(path: &str, fields: &Result<Value, serde_json::Error>) {
    let stored: Value = serde_json::from_str(&text(path)).unwrap();
    let fields = fields.as_ref().unwrap();
    for field in fields.as_object().unwrap().keys() {
        let is_filled = match &stored[field] {
            Value::Null => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(map) => !map.is_empty(),
            Value::Bool(_) | Value::Number(_) => true,
        };
        assert!(is_filled, "{field}");
    }
}

#[test]
fn the_example_workspace_is_sound() {
    let json = text("../static/examples/workspace.json");
    assert!(json.len() < 120_000, "{} bytes", json.len());
    let examples = workspace::read(&json).unwrap();
    assert_eq!(examples.unreadable, []);
    assert!(examples.documents.len() >= 5);
    examples.documents.iter().for_each(check_references);
    let ids: BTreeSet<DocumentId> = examples.documents.iter().map(|it| it.id).collect();
    assert_eq!(ids.len(), examples.documents.len());
}

/// What it promises to show is there: a measured project, one that is built, a plan, and weeks enough for a trend.
#[test]
fn the_example_register_has_something_in_every_view() {
    let register = ToilRegister::from_json(&text("../static/examples/toil.json")).unwrap();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    assert!(register.trend(Every::Week).forecast.is_ok());
    assert!(register.realised_sum().is_some());
    assert!(register.projects.iter().any(|it| it.stage == Stage::Building));
    assert!(register.schedule(today).placed.len() >= 3);
    assert!(register.weeks.iter().all(|it| it.problem().is_none()));
}

/// What is shown as published could have been published.
#[test]
fn the_gate_of_each_published_example_is_open() {
    let examples = workspace::read(&text("../static/examples/workspace.json")).unwrap();
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T09:00:00Z").unwrap();
    let (templates, scheme) = (Template::shipped(), SeverityScheme::shipped());
    let is_published = |it: &&Postmortem| it.status() == StatusKind::Published;
    let published: Vec<&Postmortem> = examples.documents.iter().filter(is_published).collect();
    assert!(published.len() >= 3);
    for document in published {
        let template = templates.iter().find(|it| it.id == document.template).unwrap();
        let context = Context {
            now,
            today: now.date_naive(),
            zone: now.offset(),
            template,
            scheme: &scheme,
            metrics: MetricCatalogue::shipped(),
            off: &BTreeSet::new(),
        };
        assert_eq!(
            gate(document, &context).overrides(),
            Vec::<String>::new(),
            "{}",
            document.title
        );
    }
}

/// The book's example tells another duration than its moments, so that there is a contradiction to look at.
#[test]
fn the_deliberate_contradiction_of_the_examples_is_there() {
    let examples = workspace::read(&text("../static/examples/workspace.json")).unwrap();
    let is_it = |it: &&Postmortem| it.title.starts_with("Checkout failed after a deployment");
    let document = examples.documents.iter().find(is_it).unwrap();
    let found = afterword_core::claims::check(document, MetricCatalogue::shipped());
    assert!(found.iter().any(|it| it.claimed_length("impact-duration").is_some()), "{found:?}");
}

/// Whatever a document refers to is in it.
#[track_caller]
fn check_references(document: &Postmortem) {
    let title = &document.title;
    let entries: BTreeSet<_> = document.timeline.iter().map(|it| it.id).collect();
    let actions: BTreeSet<_> = document.actions.iter().map(|it| it.id).collect();
    let causes: Vec<_> =
        document.trees.iter().flat_map(|it| it.walk()).map(|it| it.cause).collect();
    let cause_ids: BTreeSet<_> = causes.iter().map(|it| it.id()).collect();
    assert_eq!(entries.len(), document.timeline.len(), "{title}: two entries share an id");
    assert_eq!(actions.len(), document.actions.len(), "{title}: two actions share an id");
    for moment in document.moments.values() {
        assert!(
            !matches!(moment, Moment::Entry(id) if !entries.contains(id)),
            "{title}: {moment:?}"
        );
    }
    for evidence in causes.iter().flat_map(|it| &it.evidence) {
        assert!(
            !matches!(evidence, Evidence::Entry(id) if !entries.contains(id)),
            "{title}: {evidence:?}"
        );
    }
    for action in &document.actions {
        assert!(action.causes.iter().all(|it| cause_ids.contains(it)), "{title}: {}", action.title);
    }
    for factor in &document.factors {
        assert!(factor.actions.iter().all(|it| actions.contains(it)), "{title}: {}", factor.text);
    }
}
