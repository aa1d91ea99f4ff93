//! Why a file is not, or no longer, one of ours: the line of its front matter that is to blame.

use afterword_core::Postmortem;
use afterword_core::stored;
use serde_json::{Map, Value};

use super::super::super::{SCHEMA, yaml};
use super::split;
use crate::error::ReadError;

/// Why `text` could not be read as a file of ours.
pub(in super::super) fn trouble(text: &str) -> ReadError {
    if !text.starts_with("---\n") {
        let message = "expected front matter between two lines of three dashes; this file has none";
        return ReadError::at(1, 1, message);
    }
    let Some((front, _)) = split(text) else {
        let message =
            "the front matter that begins here has no end; a line of three dashes is missing";
        return ReadError::at(1, 1, message);
    };
    let fields = yaml::read(front);
    let line = |key: &str| fields.iter().find(|it| it.key == key).map(|it| it.lines.start + 2);
    let at = |key: &str, message: String| ReadError::at(line(key).unwrap_or(1), 1, message);
    let map: Map<String, Value> =
        fields.iter().map(|it| (it.key.clone(), it.value.clone())).collect();
    if map.get("schema").and_then(Value::as_str) != Some(SCHEMA) {
        return at("schema", format!("expected `schema: {SCHEMA}` in the front matter"));
    }
    match fields.iter().find(|it| !is_blameless(&map, &it.key)) {
        Some(field) => {
            let reason = reason(&map);
            at(&field.key, format!("`{}` can't be read: {reason}", field.key))
        }
        None if reads(&document_of(&map)) => {
            at("sections", "`sections` can't be read: a section without its name".to_owned())
        }
        None => at("id", format!("the front matter can't be read: {}", reason(&map))),
    }
}

/// The fields that a document is read from.
fn document_of(map: &Map<String, Value>) -> Map<String, Value> {
    let derived = ["schema", "status", "sections", "metrics"];
    let own = map.iter().filter(|(key, _)| !derived.contains(&key.as_str()));
    own.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Whether the document is no more readable without the field called `key`.
fn is_blameless(map: &Map<String, Value>, key: &str) -> bool {
    let mut document = document_of(map);
    if reads(&document) {
        return true;
    }
    document.remove(key);
    // Without its name or its birth no document reads; then a sound one in its place tells.
    let sound =
        [("id", "00000000-0000-7000-8000-000000000000"), ("createdAt", "2000-01-01T00:00:00Z")];
    if let Some((_, value)) = sound.iter().find(|(it, _)| *it == key) {
        document.insert(key.to_owned(), Value::from(*value));
    }
    !reads(&document)
}

fn reads(document: &Map<String, Value>) -> bool {
    crate::json::read_value::<Postmortem>(&Value::Object(document.clone())).is_some()
}

/// What the reader says of the document.
fn reason(map: &Map<String, Value>) -> String {
    let json = Value::Object(document_of(map)).to_string();
    match stored::from_json::<Postmortem>(&json) {
        Ok(_) => String::new(),
        Err(error) => ReadError::from(error).message,
    }
}
