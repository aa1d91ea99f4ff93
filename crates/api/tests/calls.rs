//! Whatever a script hands over, a verb answers: with what was asked for, or with what is wrong and where.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::fs;
use std::path::Path;

use afterword_api::{Host, VERBS, call};
use chrono::{DateTime, FixedOffset, Utc};
use serde_json::{Map, Value, json};

/// The names that arguments have.
const ARGUMENTS: [&str; 17] = [
    "postmortem",
    "document",
    "documents",
    "register",
    "assessment",
    "model",
    "base",
    "mine",
    "theirs",
    "before",
    "after",
    "text",
    "format",
    "facts",
    "project",
    "data",
    "files",
];

fn utc(zone: &str, _: DateTime<Utc>) -> Option<FixedOffset> {
    FixedOffset::east_opt(0).filter(|_| !zone.starts_with("Mars"))
}

#[track_caller]
fn called(verb: &str, arguments: &Value, bytes: &[u8]) -> Value {
    let host = r#"{"now":"2026-01-05T09:00:00Z","zone":"UTC","seed":18446744073709551615}"#;
    let host = Host::read(host, &utc).unwrap();
    let answer = call(verb, &arguments.to_string(), bytes, &host);
    serde_json::from_str(&answer).unwrap_or_else(|error| panic!("{verb}: {error}: {answer}"))
}

fn root(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)).unwrap()
}

fn parsed(path: &str) -> Value {
    serde_json::from_str(&root(path)).unwrap()
}

#[test]
fn nonsense_is_answered_with_a_failure_that_names_the_argument() {
    let nonsense = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e308),
        json!(""),
        json!("a"),
        json!([]),
        json!([[]]),
        json!([null]),
        json!({}),
        json!({"schema": "postmortem/1"}),
        json!({"schema": 7}),
        json!([{"schema": "assessment/1"}]),
        json!([{"name": "a", "length": 9_999}]),
        json!({"id": "m", "version": "1", "name": "M", "levels": [], "dimensions": []}),
    ];
    for verb in VERBS {
        for it in &nonsense {
            for options in [json!(null), json!({}), json!([]), json!("x"), json!({"now": "x"})] {
                let mut arguments: Map<String, Value> =
                    ARGUMENTS.iter().map(|name| ((*name).to_owned(), it.clone())).collect();
                arguments.insert("options".into(), options);
                let answer = called(verb, &arguments.into(), b"\xff\xfe\x00not text");
                if let Some(error) = answer.get("error") {
                    assert!(error["message"].as_str().unwrap().len() > 10, "{verb}: {answer}");
                    assert_ne!(error["code"], "internal", "{verb}: {answer}");
                } else {
                    assert!(answer.get("ok").is_some(), "{verb}: {answer}");
                }
            }
        }
    }
}

/// Each member of a document by itself taken for something else: the answer names it, or does without it.
#[test]
fn a_document_with_one_thing_wrong_is_answered() {
    for (verb, name, path) in [
        ("review", "postmortem", "tests/stored/postmortem-1.json"),
        ("rankProjects", "register", "tests/stored/toil-register-1.json"),
        ("score", "assessment", "tests/stored/assessment-1.json"),
    ] {
        let document = parsed(path);
        for member in document.as_object().unwrap().keys() {
            for wrong in [json!(null), json!(-7), json!("\u{0}"), json!([[7]]), json!({"a": {}})] {
                let mut changed = document.clone();
                changed[member] = wrong;
                let mut arguments = Map::new();
                arguments.insert(name.into(), changed);
                let answer = called(verb, &arguments.into(), &[]);
                if let Some(error) = answer.get("error") {
                    let path = error["path"].as_str().unwrap();
                    let is_there = path.starts_with(&format!("{name}.{member}"));
                    // A name of a shape that is not known is a remark about the whole.
                    assert!(is_there || member == "schema" || path == name, "{member}: {answer}");
                }
            }
        }
    }
}

#[test]
fn every_document_that_was_ever_stored_is_merged_with_itself_and_comes_back() {
    for kind in ["postmortem", "action-list", "toil-register", "assessment"] {
        let document = parsed(&format!("tests/stored/{kind}-1.json"));
        let answer =
            called("merge", &json!({"base": document, "mine": document, "theirs": document}), &[]);
        let merged = &answer["ok"]["merged"];
        assert_eq!(merged["schema"], document["schema"], "{kind}");
        assert_eq!(merged["id"], document["id"], "{kind}");
        assert_eq!(answer["ok"]["conflicts"], json!([]), "{kind}");
        let written = called(
            "exportAs",
            &json!({"document": document, "format": "json", "options": {"redact": false}}),
            &[],
        );
        let json = written["ok"].as_str().unwrap_or_else(|| panic!("{kind}: {written}"));
        assert_eq!(serde_json::from_str::<Value>(json).unwrap()["id"], document["id"]);
    }
}

#[test]
fn the_script_of_the_package_has_every_verb_with_its_arguments() {
    let script = root("crates/api/js/verbs.js");
    let types = root("crates/api/js/types.d.ts");
    for verb in VERBS {
        assert!(script.contains(&format!("export const {verb} = ")), "{verb}");
        let declared = format!("export declare function {verb}(");
        let (_, rest) = types.split_once(&declared).unwrap_or_else(|| panic!("{verb}"));
        let (arguments, _) = rest.split_once("): ").unwrap();
        let names = arguments.split(", ").filter_map(|it| it.split([':', '?']).next());
        for name in names.filter(|it| !it.is_empty()) {
            assert!(
                script.lines().any(|it| it.contains(verb) && it.contains(name)),
                "{verb} has no argument {name}"
            );
        }
    }
}

#[test]
fn a_machine_of_no_known_zone_says_so() {
    let host = Host::read(r#"{"now":"2026-01-05T09:00:00Z","zone":"UTC","seed":1}"#, &|_, _| None);
    let answer =
        call("createPostmortem", r#"{"options":{"zone":"Mars/Olympus"}}"#, &[], &host.unwrap());
    assert!(
        answer.contains(r#""code":"not-found""#) && answer.contains("options.zone"),
        "{answer}"
    );
    assert!(Host::read("{}", &utc).is_err());
}
