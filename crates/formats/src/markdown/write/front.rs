//! The front matter: everything that the text below it doesn't say exactly.
//!
//! It is the document as JSON without the texts that read back from the sections. A text that would not read back letter for
//! letter (white space at its ends, a heading that had to be moved) stays in the front matter too, and counts for as long as
//! the section still holds what was made of it.

use std::collections::BTreeSet;

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricCatalogue, SectionKey, TextField};
use serde_json::{Map, Value};

use super::super::text::{guard, one_line};
use super::super::yaml;
use super::{Part, PartName, UNTITLED};
use crate::json;

/// The order in which people look for things; all other fields follow in theirs.
const ORDER: [&str; 22] = [
    "schema",
    "id",
    "createdAt",
    "title",
    "incident",
    "severity",
    "status",
    "template",
    "zone",
    "services",
    "teams",
    "tags",
    "authors",
    "reviewers",
    "transitions",
    "roles",
    "moments",
    "detection",
    "metrics",
    "impact",
    "sections",
    "timeline",
];

pub(super) fn write(postmortem: &Postmortem, parts: &[Part], metrics: &MetricCatalogue) -> String {
    let Value::Object(mut map) = json::to_value(postmortem) else { return String::new() };
    let written = Written::of(parts);
    drop_texts(&mut map, postmortem, &written);
    map.insert("schema".to_owned(), Value::from(super::super::SCHEMA));
    map.insert("status".to_owned(), json::value_of(&postmortem.status()));
    map.insert("sections".to_owned(), parts.iter().map(named).collect());
    map.insert("metrics".to_owned(), measures(metrics));
    // A severity or a template without a name is not the same as none.
    let is_name = |key: &str| ["severity", "template"].contains(&key);
    map.retain(|key, value| !is_empty(value) || is_name(key) && !value.is_null());
    for key in ["roles", "metrics", "impact", "response"] {
        prune(map.get_mut(key));
    }
    map.retain(|key, value| !(value.as_object().is_some_and(Map::is_empty) && key != "title"));
    let mut fields: Vec<(String, Value)> = Vec::new();
    fields.extend(ORDER.iter().filter_map(|it| map.remove_entry(*it)));
    fields.extend(map);
    format!("---\n{}---\n\n", yaml::write(&fields))
}

/// What the sections hold.
struct Written {
    fields: BTreeSet<SectionKey>,
    free: BTreeSet<String>,
}

impl Written {
    fn of(parts: &[Part]) -> Self {
        let mut written = Self { fields: BTreeSet::new(), free: BTreeSet::new() };
        for part in parts {
            match &part.name {
                PartName::Field(key) => drop(written.fields.insert(key.clone())),
                PartName::Free(id) => drop(written.free.insert(id.to_string())),
            }
        }
        written
    }
}

fn drop_texts(map: &mut Map<String, Value>, postmortem: &Postmortem, written: &Written) {
    drop_line(map, "title", UNTITLED);
    let fields = TextField::ALL.into_iter().zip([
        None,
        None,
        Some("summary"),
        None,
        Some("trigger"),
        Some("whatHappened"),
        Some("surprise"),
        Some("wentWell"),
        Some("wentWrong"),
        Some("lucky"),
        Some("lessons"),
    ]);
    for (field, name) in fields {
        if let Some(name) = name.filter(|_| reads_back(postmortem.text(field))) {
            map.remove(name);
        }
    }
    if let Some(impact) = map.get_mut("impact").and_then(Value::as_object_mut) {
        drop_prose(impact, "text");
    }
    let has = |key: SectionKey| written.fields.contains(&key);
    each(map, "timeline", has(SectionKey::Timeline), |it| drop_prose(it, "text"));
    each(map, "actions", has(SectionKey::Actions), |it| {
        drop_line(it, "title", "");
        drop_prose(it, "detail");
    });
    each(map, "factors", has(SectionKey::Factors), |it| drop_line(it, "text", ""));
    each(map, "extra", true, |it| {
        let is_written =
            it.get("id").and_then(Value::as_str).is_some_and(|id| written.free.contains(id));
        if is_written {
            drop_line(it, "heading", "");
            drop_prose(it, "text");
        }
    });
    each(map, "trees", true, drop_tree);
}

/// A blank tree is not among the sections.
fn drop_tree(tree: &mut Map<String, Value>) {
    drop_line(tree, "problem", "");
    each(tree, "causes", true, |it| {
        if let Some(cause) = it.get_mut("cause").and_then(Value::as_object_mut) {
            drop_line(cause, "text", "");
            prune_map(cause, &["text"]);
        }
    });
}

fn each(
    map: &mut Map<String, Value>,
    list: &str,
    is_written: bool,
    drop: impl Fn(&mut Map<String, Value>),
) {
    let members = map.get_mut(list).and_then(Value::as_array_mut);
    for member in members.into_iter().flatten().filter_map(Value::as_object_mut) {
        if is_written {
            drop(member);
        }
        prune_map(member, &["text", "title", "detail", "heading", "problem"]);
    }
}

fn reads_back(text: &str) -> bool {
    text.is_empty() || !text.trim().is_empty() && guard(text) == text
}

/// Drops a text of one line that its section gives back; an empty one is written as something else, so it stays.
fn drop_line(map: &mut Map<String, Value>, key: &str, placeholder: &str) {
    let text = map.get(key).and_then(Value::as_str).unwrap_or("");
    if !text.is_empty() && one_line(text) == text && text != placeholder {
        map.remove(key);
    }
}

fn drop_prose(map: &mut Map<String, Value>, key: &str) {
    if map.get(key).and_then(Value::as_str).is_some_and(reads_back) {
        map.remove(key);
    }
}

/// Whose definitions the table of metrics follows, where they are not those that ship.
fn measures(metrics: &MetricCatalogue) -> Value {
    let definitions: Vec<Value> = metrics.own().into_iter().map(json::value_of).collect();
    let choice = json::value_of(&metrics.choice());
    object([("choice", choice), ("definitions", Value::Array(definitions))])
}

fn named(part: &Part) -> Value {
    let (kind, name) = match &part.name {
        PartName::Field(key) => ("section", key.key().to_owned()),
        PartName::Free(id) => ("free", id.to_string()),
    };
    object([(kind, Value::from(name)), ("heading", Value::from(one_line(&part.heading)))])
}

fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let mut map = Map::new();
    members.into_iter().for_each(|(key, it)| drop(map.insert(key.to_owned(), it)));
    Value::Object(map)
}

fn prune(value: Option<&mut Value>) {
    if let Some(map) = value.and_then(Value::as_object_mut) {
        prune_map(map, &[]);
    }
}

/// Drops what says nothing, `kept` aside.
fn prune_map(map: &mut Map<String, Value>, kept: &[&str]) {
    map.retain(|key, value| kept.contains(&key.as_str()) || !is_empty(value));
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(map) => map.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}
