//! The published JSON Schemas, judged by a validator that knows nothing of our reader: what they accept, the reader reads.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

#[path = "../../crates/formats/tests/arbitrary/mod.rs"]
mod arbitrary;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use afterword_core::actions::{ActionKind, Priority, StateKind, Strength};
use afterword_core::causes::{Category, CauseKind, Confidence, Join};
use afterword_core::maturity::{Assessment, Model};
use afterword_core::postmortem::{
    Audience, DataLoss, DetectionSource, EntryKind, FactorKind, MomentKey, StatusKind,
};
use afterword_core::stored::Stored as _;
use afterword_core::toil::ToilRegister;
use afterword_formats::{json, workspace};
use jsonschema::{Registry, Validator};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

fn text(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn parsed(path: &str) -> Value {
    serde_json::from_str(&text(path)).unwrap()
}

fn schema() -> Value {
    parsed("static/schema/postmortem-1.json")
}

fn postmortems() -> Validator {
    jsonschema::draft202012::new(&schema()).unwrap()
}

fn workspaces() -> Validator {
    beside_the_others("static/schema/workspace-1.json")
}

fn lists() -> Validator {
    beside_the_others("static/schema/action-list-1.json")
}

fn registers() -> Validator {
    beside_the_others("static/schema/toil-register-1.json")
}

fn assessments() -> Validator {
    beside_the_others("static/schema/assessment-1.json")
}

fn models() -> Validator {
    jsonschema::draft202012::new(&parsed("static/schema/maturity-model-1.json")).unwrap()
}

/// A schema that refers to those of documents.
fn beside_the_others(path: &str) -> Validator {
    let mut registry = Registry::new();
    let others = ["action-list", "toil-register", "maturity-model", "assessment"];
    let others = others.map(|it| parsed(&format!("static/schema/{it}-1.json")));
    for schema in [schema()].into_iter().chain(others) {
        let id = schema["$id"].clone();
        registry = registry.add(id.as_str().unwrap(), schema).unwrap();
    }
    let registry = registry.prepare().unwrap();
    jsonschema::draft202012::options().with_registry(&registry).build(&parsed(path)).unwrap()
}

/// A document in which every field is filled.
fn full() -> Value {
    parsed("tests/stored/postmortem-1.json")
}

#[track_caller]
fn accepts(validator: &Validator, value: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(value).map(|it| format!("{}: {it}", it.instance_path())).collect();
    assert!(errors.is_empty(), "{}\n{value:#}", errors.join("\n"));
}

/// What the schema of a register accepts is read, and what the reader refuses it does not accept.
#[test]
fn the_schema_of_a_register_knows_what_can_be_read() {
    let stored = parsed("tests/stored/toil-register-1.json");
    let cases = [
        ("/activities/0/risk", json!(6)),
        ("/activities/0/growth", json!(-2_000_000)),
        ("/activities/0/level", json!("automatic")),
        ("/activities/0/criteria/0", json!("boring")),
        ("/activities/0/rhythm/per", json!("fortnight")),
        ("/weeks/0/toil", json!({ "meetings": 5 })),
        ("/projects/0/stage", json!("done")),
        ("/projects/0/parts/0/share/likely", json!(-1)),
        ("/assumptions/budget", json!(1_000_001)),
    ];
    for (place, wrong) in cases {
        let mut value = stored.clone();
        *value.pointer_mut(place).unwrap() = wrong;
        assert!(!registers().is_valid(&value), "{place}");
        assert!(ToilRegister::from_json(&value.to_string()).is_err(), "{place}");
    }
}

/// What the schema of an assessment accepts is read, and what the reader refuses it does not accept.
#[test]
fn the_schema_of_an_assessment_knows_what_can_be_read() {
    let stored = parsed("tests/stored/assessment-1.json");
    accepts(&assessments(), &stored);
    let cases = [
        ("/model/dimensions/0/weight", json!(-1)),
        ("/answers/runbooks/score", json!(1.5)),
        ("/answers/runbooks/confidence", json!("sure")),
        ("/answers/pages/items", json!({ "two words": 1 })),
        ("/targets/all", json!("3")),
        ("/exceptions/pages/until", json!("soon")),
        ("/plan/weeks", json!([1, 2, 3])),
        ("/plan/addressed/likely", json!(1_000_001)),
        ("/workshop/ballots/0/votes/pages", json!("maybe")),
        ("/previous/scores/runbooks", json!(-1)),
        ("/finished/at", json!("2025-10-02")),
    ];
    for (place, wrong) in cases {
        let mut value = stored.clone();
        *value.pointer_mut(place).unwrap_or_else(|| panic!("{place}")) = wrong;
        assert!(!assessments().is_valid(&value), "{place}");
        assert!(Assessment::from_json(&value.to_string()).is_err(), "{place}");
    }
}

/// A model with all that a file can say.
fn full_model() -> Value {
    parsed("tests/stored/assessment-1.json")["model"].clone()
}

/// What a schema of a model can't know: names that are told apart and what refers to them, and that there is one text a level.
fn is_beyond_a_schema_of_models(about: &str) -> bool {
    let place = about.strip_prefix("without ").unwrap_or(about);
    let place = place.split(" = ").next().unwrap_or_default();
    let is_number = |it: &&str| it.bytes().all(|it| it.is_ascii_digit());
    let last = place.rsplit('/').find(|it| !is_number(it)).unwrap_or_default();
    let is_referred = ["id", "capability", "group", "level", "for"];
    let is_ordered = ["low", "likely", "high", "thresholds", "value", "answers", "effort"];
    let is_counted = ["statements", "names", "levels", "groups", "capabilities"];
    [&is_referred[..], &is_ordered, &is_counted].concat().contains(&last)
}

#[test]
fn a_valid_model_is_read_and_one_that_is_refused_is_not_valid() {
    let validator = models();
    accepts(&validator, &full_model());
    let (mut n_valid, mut n_refused, mut n_stricter) = (0, 0, BTreeSet::new());
    for (about, value) in changed_of(&full_model()) {
        match (validator.is_valid(&value), Model::from_value(&value).is_ok()) {
            (true, true) => n_valid += 1,
            (false, false) => n_refused += 1,
            (true, false) => {
                assert!(is_beyond_a_schema_of_models(&about), "valid and not read: {about}");
            }
            // The reader forgives more than a schema should teach.
            (false, true) => drop(n_stricter.insert(about)),
        }
    }
    assert!(n_valid > 100 && n_refused > 700, "{n_valid} valid, {n_refused} refused");
    let unforeseen: Vec<&String> = n_stricter.iter().filter(|it| !it.contains("null")).collect();
    assert!(unforeseen.is_empty(), "read and not valid: {unforeseen:#?}");
}

#[test]
fn the_models_that_come_along_are_valid() {
    let mut n = 0;
    for entry in
        fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../static/models")).unwrap()
    {
        n += 1;
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        accepts(&models(), &serde_json::from_str(&text).unwrap());
    }
    assert!(n >= 4, "only {n}");
}

#[test]
fn the_schema_of_a_model_names_what_models_hold_and_nothing_else() {
    let root = parsed("static/schema/maturity-model-1.json");
    let (mut met, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    walk(&root, &root, &full_model(), &mut met, &mut unknown);
    assert_eq!(unknown, BTreeSet::from(["colour".to_owned()]));
    let mut at = Vec::new();
    places(&root, "", &mut at);
    let is_member = |it: &&String| {
        let is_condition = ["/anyOf/", "/if/", "/then/"].iter().any(|part| it.contains(part));
        it.rsplit('/').nth(1) == Some("properties") && !is_condition
    };
    let is_unmet =
        |it: &&String| !met.contains(&std::ptr::from_ref(root.pointer(it.as_str()).unwrap()));
    let unmet: Vec<&String> = at.iter().filter(is_member).filter(is_unmet).collect();
    assert!(unmet.is_empty(), "the schema names what no model holds: {unmet:?}");
}

fn is_read(value: &Value) -> bool {
    json::read(&value.to_string()).is_ok()
}

#[test]
fn the_schemas_are_sound() {
    let documents = ["postmortem", "action-list", "toil-register", "assessment", "workspace"];
    for name in documents.into_iter().chain(["maturity-model"]) {
        let path = format!("static/schema/{name}-1.json");
        assert!(jsonschema::draft202012::meta::is_valid(&parsed(&path)), "{path}");
    }
}

/// Each default and each example that a schema states is valid itself.
#[test]
fn examples_are_valid() {
    let schema = schema();
    let mut n = 0;
    let mut open = vec![&schema];
    while let Some(part) = open.pop() {
        let examples = part["examples"].as_array().into_iter().flatten();
        for value in examples.chain(part.get("default")) {
            n += 1;
            let mut alone = part.clone();
            alone["$defs"] = schema["$defs"].clone();
            accepts(&jsonschema::draft202012::new(&alone).unwrap(), value);
        }
        match part {
            Value::Object(members) => {
                open.extend(members.iter().filter(|it| it.0 != "examples").map(|it| it.1));
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    assert!(n > 60, "only {n}");
}

#[test]
fn what_was_ever_written_is_valid() {
    let (postmortems, workspaces) = (postmortems(), workspaces());
    accepts(&postmortems, &full());
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("golden")).unwrap() {
        let input = fs::read_to_string(entry.unwrap().path().join("input.json")).unwrap();
        accepts(&postmortems, &serde_json::from_str(&input).unwrap());
    }
    let example = text("static/examples/workspace.json");
    accepts(&workspaces, &serde_json::from_str(&example).unwrap());
    let read = workspace::read(&example).unwrap();
    let mut writer = workspace::Writer::new(read.exported_at);
    writer.push(&read.documents[0]);
    writer.push_stored("torn off in the mid");
    let list = text("tests/stored/action-list-1.json");
    accepts(&lists(), &serde_json::from_str(&list).unwrap());
    writer.push_stored(&list);
    let register = text("tests/stored/toil-register-1.json");
    accepts(&registers(), &serde_json::from_str(&register).unwrap());
    writer.push_stored(&register);
    writer.push_stored(&text("tests/stored/assessment-1.json"));
    accepts(&workspaces, &serde_json::from_str(&writer.finish(&read.settings)).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn every_document_is_valid(document in arbitrary::postmortem()) {
        let value: Value = serde_json::from_str(&json::write(&document)).unwrap();
        let validator = postmortems();
        let error = validator.iter_errors(&value).next().map(|it| format!("{}: {it}", it.instance_path()));
        prop_assert_eq!(error, None);
    }
}

/// An editor finds the schema by it, and other programs may add members of their own.
#[test]
fn a_document_may_name_its_schema_and_hold_what_we_do_not_know() {
    let mut document = full();
    document["$schema"] = json!("https://wiki.example/postmortem-1.json");
    document["theirs"] = json!({ "reviewed": true });
    accepts(&postmortems(), &document);
    assert!(is_read(&document));
}

/// The places of everything in `value`, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, it)| places(it, &format!("{at}/{n}"), found));
        }
        Value::Object(members) => {
            members.iter().for_each(|(key, it)| places(it, &format!("{at}/{key}"), found));
        }
        _ => {}
    }
}

/// `value` without what stands at `at`.
fn without(value: &Value, at: &str) -> Value {
    let mut value = value.clone();
    let (parent, key) = at.rsplit_once('/').unwrap();
    match value.pointer_mut(parent).unwrap() {
        Value::Object(members) => drop(members.remove(key)),
        Value::Array(items) => drop(items.remove(key.parse().unwrap())),
        _ => {}
    }
    value
}

/// Everything in a full document, one after the other, taken away or replaced by all sorts of things.
fn changed() -> Vec<(String, Value)> {
    changed_of(&full())
}

fn changed_of(full: &Value) -> Vec<(String, Value)> {
    let mut at = Vec::new();
    places(full, "", &mut at);
    let others = [
        json!(null),
        json!(""),
        json!("x"),
        json!("000000000e01"),
        json!("2026-02-28"),
        json!("2026-13-28"),
        json!("2026-03-10T03:12:00+01:00"),
        json!("2026-03-10T24:12:00+01:00"),
        json!("10 March"),
        json!("draft"),
        json!("EUR"),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(6),
        json!(70_000),
        json!(2_000_000),
        json!(5_000_000_000_u64),
        json!(1e30),
        json!([]),
        json!([null]),
        json!(["x"]),
        json!({}),
        json!({ "is": "blocked" }),
        json!({ "entry": "000000000e01" }),
        json!({ "at": "2026-03-10T03:12:00+01:00", "entry": "000000000e01" }),
        json!({ "unheard": "of" }),
    ];
    let mut all = Vec::new();
    for at in at.iter().filter(|it| !it.is_empty()) {
        all.push((format!("without {at}"), without(full, at)));
        for other in &others {
            let mut value = full.clone();
            *value.pointer_mut(at).unwrap() = other.clone();
            all.push((format!("{at} = {other}"), value));
        }
    }
    all
}

/// Two things a schema can't know: whether an id is the only one of its name in a tree, and whether a cause comes after its effect.
fn is_beyond_a_schema(about: &str) -> bool {
    about.contains("/trees/") && (about.contains("/id") || about.contains("/under"))
        || about.starts_with("without /trees/0/causes/0")
        || about.starts_with("/trees/0/causes/0 =")
}

#[test]
fn what_is_valid_is_read_and_what_is_refused_is_not_valid() {
    let validator = postmortems();
    let (mut n_valid, mut n_refused, mut n_stricter) = (0, 0, BTreeSet::new());
    for (about, value) in changed() {
        match (validator.is_valid(&value), is_read(&value)) {
            (true, true) => n_valid += 1,
            (false, false) => n_refused += 1,
            (true, false) => assert!(is_beyond_a_schema(&about), "valid and not read: {about}"),
            // The reader forgives more than a schema should teach.
            (false, true) => drop(n_stricter.insert(about)),
        }
    }
    assert!(n_valid > 900 && n_refused > 4_000, "{n_valid} valid, {n_refused} refused");
    let forgiven = ["/score", "null", "[]", "[\"x\"]", "[null]"];
    let unforeseen: Vec<&String> =
        n_stricter.iter().filter(|it| !forgiven.iter().any(|about| it.contains(about))).collect();
    assert!(unforeseen.is_empty(), "read and not valid: {unforeseen:#?}");
}

#[test]
fn broken_backups_are_neither_valid_nor_read() {
    let validator = workspaces();
    let backup = json!({
        "schema": "afterword-workspace/1",
        "exportedAt": "2026-03-10T09:00:00+01:00",
        "documents": [full(), "torn off"],
        "settings": { "theme": "dark" },
    });
    accepts(&validator, &backup);
    for (at, other) in [
        ("/schema", json!("afterword-workspace/2")),
        ("/exportedAt", json!("yesterday")),
        ("/documents", json!({})),
        ("/documents", json!(null)),
        ("/settings", json!([])),
        ("/settings", json!("x")),
    ] {
        let mut value = backup.clone();
        *value.pointer_mut(at).unwrap() = other;
        assert!(!validator.is_valid(&value), "{value}");
        assert!(workspace::read(&value.to_string()).is_err(), "{value}");
    }
    for at in ["/schema", "/exportedAt", "/documents"] {
        let value = without(&backup, at);
        assert!(!validator.is_valid(&value) && workspace::read(&value.to_string()).is_err());
    }
}

/// The branches of a schema that may describe one value.
fn branches<'a>(root: &'a Value, schema: &'a Value) -> Vec<&'a Value> {
    let mut found = vec![schema];
    if let Some(name) = schema["$ref"].as_str() {
        found.extend(branches(root, root.pointer(name.strip_prefix('#').unwrap()).unwrap()));
    }
    for key in ["oneOf", "anyOf"] {
        let parts = schema[key].as_array().into_iter().flatten();
        found.extend(parts.flat_map(|it| branches(root, it)));
    }
    found
}

/// Notes which members of `schema` describe something in `value`, and which members of `value` nothing describes.
fn walk<'a>(
    root: &'a Value,
    schema: &'a Value,
    value: &Value,
    met: &mut BTreeSet<*const Value>,
    unknown: &mut BTreeSet<String>,
) {
    let branches = branches(root, schema);
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                let mut is_known = false;
                for branch in &branches {
                    let free = branch.get("additionalProperties").filter(|it| it.is_object());
                    if let Some(part) = branch["properties"].get(key).or(free) {
                        is_known = true;
                        met.insert(part);
                        walk(root, part, value, met, unknown);
                    }
                }
                if !is_known {
                    unknown.insert(key.clone());
                }
            }
        }
        Value::Array(items) => {
            let parts = branches.iter().filter_map(|it| it.get("items"));
            parts.for_each(|part| items.iter().for_each(|it| walk(root, part, it, met, unknown)));
        }
        _ => {}
    }
}

/// A field that is added to a type, and one that is taken away, makes this fail.
#[test]
fn the_schema_names_what_documents_hold_and_nothing_else() {
    let root = schema();
    let (mut met, mut unknown) = (BTreeSet::new(), BTreeSet::new());
    walk(&root, &root, &full(), &mut met, &mut unknown);
    let mut runner = TestRunner::deterministic();
    for _ in 0..64 {
        let document = arbitrary::postmortem().new_tree(&mut runner).unwrap().current();
        let value = serde_json::to_value(&document).unwrap();
        walk(&root, &root, &value, &mut met, &mut unknown);
    }
    assert_eq!(unknown, BTreeSet::new(), "documents hold what the schema does not name");
    let mut at = Vec::new();
    places(&root, "", &mut at);
    let is_member = |it: &&String| {
        it.rsplit('/').nth(1) == Some("properties")
            && !it.contains("/if/")
            && !it.contains("/then/")
    };
    let unmet: Vec<&String> = at
        .iter()
        .filter(is_member)
        .filter(|it| !met.contains(&std::ptr::from_ref(root.pointer(it).unwrap())))
        .filter(|it| *it != "/properties/$schema" && !it.starts_with("/properties/moments/"))
        .collect();
    assert!(unmet.is_empty(), "the schema names what no document holds: {unmet:?}");
}

#[test]
fn the_schema_offers_the_choices_that_there_are() {
    let root = schema();
    #[track_caller]
    fn check(root: &Value, name: &str, keys: impl IntoIterator<Item = &'static str>) {
        let stated = root["$defs"][name]["oneOf"].as_array().unwrap();
        let stated: Vec<&str> = stated.iter().map(|it| it["const"].as_str().unwrap()).collect();
        assert_eq!(stated, keys.into_iter().collect::<Vec<&str>>(), "{name}");
    }
    check(&root, "status", StatusKind::ALL.map(StatusKind::key));
    check(&root, "detection", DetectionSource::ALL.map(DetectionSource::key));
    check(&root, "dataLoss", DataLoss::ALL.map(DataLoss::key));
    check(&root, "factorKind", FactorKind::ALL.map(FactorKind::key));
    check(&root, "category", Category::ALL.map(Category::key));
    check(&root, "audience", Audience::ALL.map(Audience::key));
    check(&root, "entryKind", EntryKind::ALL.map(EntryKind::key));
    check(&root, "causeKind", CauseKind::ALL.map(CauseKind::key));
    check(&root, "confidence", Confidence::ALL.map(Confidence::key));
    check(&root, "join", Join::ALL.map(Join::key));
    check(&root, "stateKind", StateKind::ALL.map(StateKind::key));
    check(&root, "priority", Priority::ALL.map(Priority::key));
    check(&root, "actionKind", ActionKind::ALL.map(ActionKind::key));
    check(&root, "strength", Strength::ALL.map(Strength::key));
    let moments = root.pointer("/properties/moments/properties").unwrap().as_object().unwrap();
    let offered: BTreeSet<&str> = moments.keys().map(String::as_str).collect();
    let keys = MomentKey::OFFERED;
    assert_eq!(offered, keys.iter().map(MomentKey::key).collect());
}
