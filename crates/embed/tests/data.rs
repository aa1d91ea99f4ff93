//! What widgets read of a document is what the core reads of it, as far as they show it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::id::DocumentId;
use afterword_core::maturity::Assessment;
use afterword_core::stored::Stored as _;
use afterword_embed::data;

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests")
}

fn read(path: &str) -> String {
    fs::read_to_string(tests().join(path)).unwrap()
}

/// A document without what no widget shows.
fn shown(mut it: Postmortem) -> Postmortem {
    it.id = DocumentId::from_bytes([0; 16]);
    it.template = Default::default();
    it.audience.clear();
    it.response = Default::default();
    it.impact.slo = None;
    for action in &mut it.actions {
        let action = std::rc::Rc::make_mut(action);
        (action.effort_minutes, action.source) = (None, String::new());
        action.history.clear();
    }
    for tree in &mut it.trees {
        let ids: Vec<_> = tree.walk().map(|it| it.cause.id()).collect();
        for id in ids {
            std::rc::Rc::make_mut(tree).get_mut(id).unwrap().evidence.clear();
        }
    }
    let texts = [
        &mut it.title,
        &mut it.summary,
        &mut it.trigger,
        &mut it.what_happened,
        &mut it.surprise,
        &mut it.went_well,
        &mut it.went_wrong,
        &mut it.lucky,
        &mut it.lessons,
    ];
    for text in texts {
        *text = text.trim().to_owned();
    }
    it
}

#[test]
fn a_postmortem_is_read_as_the_core_reads_it() {
    let json = read("stored/postmortem-1.json");
    let value = data::read(&json).unwrap();
    assert_eq!(data::postmortem(&value), shown(Postmortem::from_json(&json).unwrap()));
}

#[test]
fn actions_are_read_as_the_core_reads_them() {
    let json = read("stored/action-list-1.json");
    let value = data::read(&json).unwrap();
    let (ours, theirs) = (data::actions_of(&value), ActionList::from_json(&json).unwrap().actions);
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert_eq!(
            (&ours.title, &ours.owner, ours.due),
            (&theirs.title, &theirs.owner, theirs.due)
        );
        assert_eq!(
            (&ours.state, ours.priority, ours.kind),
            (&theirs.state, theirs.priority, theirs.kind)
        );
    }
}

#[test]
fn an_assessment_comes_to_what_the_core_says() {
    let json = read("stored/assessment-1.json");
    let value = data::read(&json).unwrap();
    let ours = data::assessment(&value, None).unwrap();
    assert_eq!(ours.results(), Assessment::from_json(&json).unwrap().results());
}

#[test]
fn whatever_is_there_is_no_reason_to_stop() {
    for text in [
        "null",
        "[]",
        "{}",
        "[1, null, [[]]]",
        r#"{"timeline": 3, "trees": [null], "causes": [{"causes": [[]]}]}"#,
        r#"{"model": {"levels": [1], "dimensions": [{}]}}"#,
    ] {
        let value = data::read(text).unwrap();
        data::postmortem(&value);
        data::actions_of(&value);
        data::trees_of(&value);
        data::assessment(&value, Some(&value));
    }
}

#[test]
fn a_tree_reads_back() {
    let text = r#"{"problem": "Disk full", "causes": [{"id": "000000000c01", "text": "Logs", "root": true, "causes": [{"id": "000000000c02", "text": "No rotation", "kind": "ruled-out"}]}]}"#;
    let tree = data::tree(&data::read(text).unwrap(), 0);
    assert_eq!(data::tree(&data::value_of(&tree), 0), tree);
}
