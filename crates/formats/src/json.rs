//! One document as JSON: lossless, with the name of its shape.

use afterword_core::Postmortem;
use afterword_core::stored::{self, NEWEST};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::error::ReadError;
use crate::limits;

/// `postmortem` as JSON for people to read.
pub fn write(postmortem: &Postmortem) -> String {
    indented(&stored::write(postmortem))
}

/// `postmortem` as JSON on one line, as it is stored.
pub fn write_compact(postmortem: &Postmortem) -> String {
    stored::write(postmortem)
}

/// `postmortem` as a JSON object, without the name of its shape.
pub(crate) fn to_value(postmortem: &Postmortem) -> Value {
    let value: Result<Value, _> = serde_json::from_str(&stored::write(postmortem));
    let mut value = value.expect("what was written as JSON reads as JSON");
    if let Some(map) = value.as_object_mut() {
        map.remove("schema");
    }
    value
}

/// What `value` holds, if it is of that shape. It goes by way of the text: reading from a value would be a second copy of all the code
/// that reads from one.
pub(crate) fn read_value<T: DeserializeOwned>(value: &Value) -> Option<T> {
    stored::from_json(&serde_json::to_string(value).ok()?).ok()
}

/// `it` as a value, by way of its text.
pub(crate) fn value_of(it: &impl Serialize) -> Value {
    let text = serde_json::to_string(it).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or(Value::Null)
}

/// Reads a document of any shape that was ever written. Of two things of one name, the second gets a name of its own.
///
/// ```
/// let error = afterword_formats::json::read(r#"{ "schema": "postmortem/99" }"#).unwrap_err();
/// assert!(error.to_string().contains("newer"));
/// ```
pub fn read(text: &str) -> Result<Postmortem, ReadError> {
    limits::check_size(text.as_bytes())?;
    limits::check_json(text)?;
    match schema_of(text)?.as_deref() {
        Some(other) if is_newer(other) => Err(ReadError::new(format!(
            "this document has the shape {other:?}, which a newer version of Afterword wrote; this one reads up to {NEWEST:?}"
        ))),
        Some(_) => {
            let mut document = stored::read(text)?;
            document.separate_ids();
            Ok(document)
        }
        None => Err(ReadError::new(format!(
            "expected an Afterword document: an object with \"schema\": {NEWEST:?}"
        ))),
    }
}

/// The value of `schema`, if `text` is a JSON object that has one.
pub(crate) fn schema_of(text: &str) -> Result<Option<String>, ReadError> {
    Ok(stored::shape_of(text)?)
}

/// `json`, which is on one line, with a line for each member. Serde's own pretty printer would be a second copy of all the code that
/// serializes a document.
pub fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let (mut depth, mut in_text, mut is_escaped) = (0_usize, false, false);
    let mut letters = json.chars().peekable();
    while let Some(letter) = letters.next() {
        if in_text {
            out.push(letter);
            in_text = is_escaped || letter != '"';
            is_escaped = letter == '\\' && !is_escaped;
            continue;
        }
        match letter {
            '{' | '[' => {
                out.push(letter);
                // An empty list or object stays on its line.
                if let Some(end) = letters.next_if(|it| matches!(it, '}' | ']')) {
                    out.push(end);
                } else {
                    depth += 1;
                    new_line(&mut out, depth);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                new_line(&mut out, depth);
                out.push(letter);
            }
            ',' => {
                out.push(',');
                new_line(&mut out, depth);
            }
            ':' => out.push_str(": "),
            '"' => {
                out.push('"');
                in_text = true;
            }
            other => out.push(other),
        }
    }
    out.push('\n');
    out
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n("  ", depth));
}

fn is_newer(schema: &str) -> bool {
    let version = |it: &str| it.strip_prefix("postmortem/").and_then(|it| it.parse::<u32>().ok());
    version(schema) > version(NEWEST)
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;

    use super::*;

    fn sample() -> Postmortem {
        let born = chrono::DateTime::parse_from_rfc3339("2026-03-01T10:00:00+01:00").unwrap();
        Postmortem { title: "Checkout".into(), ..Postmortem::new(DocumentId::v7(0, [0; 10]), born) }
    }

    #[test]
    fn what_is_written_reads_back() {
        assert_eq!(read(&write(&sample())), Ok(sample()));
        assert_eq!(read(&write_compact(&sample())), Ok(sample()));
    }

    #[test]
    fn what_is_indented_is_what_serde_would_have_written() {
        let title = "a \"quoted\" {brace} [list], colon: \\".to_owned();
        let json = stored::write(&Postmortem { title, tags: vec![String::new()], ..sample() });
        let value: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(serde_json::from_str::<Value>(&indented(&json)).unwrap(), value);
        let small = r#"{"a":[1,{"b":"x,\\"}],"c":{},"d":[]}"#;
        let pretty = "{\n  \"a\": [\n    1,\n    {\n      \"b\": \"x,\\\\\"\n    }\n  ],\n  \"c\": {},\n  \"d\": []\n}\n";
        assert_eq!(indented(small), pretty);
    }

    #[test]
    fn an_error_names_the_line_and_what_was_expected() {
        let text = write(&sample()).replace("\"title\": \"Checkout\"", "\"title\": 7");
        let line = text.lines().position(|it| it.contains("\"title\": 7")).unwrap() + 1;
        let error = read(&text).unwrap_err();
        assert_eq!(error.at.map(|it| it.line), Some(line));
        assert!(error.message.contains("expected a string"), "{error}");
    }

    #[test]
    fn other_json_is_refused_with_a_reason() {
        for (text, reason) in [
            ("{}", "expected an Afterword document"),
            ("[]", "expected"),
            ("{", "ends too early"),
            (r#"{"schema":"postmortem/2"}"#, "newer"),
            (r#"{"schema":"grocery-list/1"}"#, "postmortem/1"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.to_string().contains(reason), "{text}: {error}");
        }
    }
}
