//! One document as JSON: lossless, with the name of its shape.

use afterword_core::Postmortem;
use afterword_core::stored::{Stored, StoredRef};
use serde::Deserialize;

use crate::error::ReadError;
use crate::limits;

/// The shape that [`write`] writes.
const NEWEST: &str = "postmortem/1";

/// `postmortem` as JSON for people to read.
pub fn write(postmortem: &Postmortem) -> String {
    let stored = StoredRef::PostmortemV1(postmortem);
    let mut json = serde_json::to_string_pretty(&stored)
        .expect("a postmortem holds only what JSON can: text keys and finite numbers");
    json.push('\n');
    json
}

/// `postmortem` as JSON on one line, as it is stored.
pub fn write_compact(postmortem: &Postmortem) -> String {
    serde_json::to_string(&StoredRef::PostmortemV1(postmortem))
        .expect("a postmortem holds only what JSON can: text keys and finite numbers")
}

/// Reads a document of any shape that was ever written.
///
/// ```
/// let error = afterword_formats::json::read(r#"{ "schema": "postmortem/99" }"#).unwrap_err();
/// assert!(error.to_string().contains("newer"));
/// ```
pub fn read(text: &str) -> Result<Postmortem, ReadError> {
    limits::check_json(text)?;
    match schema_of(text)?.as_deref() {
        // Read directly: through the tagged `Stored`, an error would point at the end of the document.
        Some(NEWEST) => Ok(serde_json::from_str(text)?),
        Some(other) if is_newer(other) => Err(ReadError::new(format!(
            "this document has the shape {other:?}, which a newer version of Afterword wrote; this one reads up to {NEWEST:?}"
        ))),
        Some(_) => Ok(serde_json::from_str::<Stored>(text)?.latest()),
        None => Err(ReadError::new(format!(
            "expected an Afterword document: an object with \"schema\": {NEWEST:?}"
        ))),
    }
}

/// The value of `schema`, if `text` is a JSON object that has one.
pub(crate) fn schema_of(text: &str) -> Result<Option<String>, ReadError> {
    #[derive(Deserialize)]
    struct Head {
        #[serde(default)]
        schema: Option<String>,
    }
    Ok(serde_json::from_str::<Head>(text)?.schema)
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
            ("{", "EOF"),
            (r#"{"schema":"postmortem/2"}"#, "newer"),
            (r#"{"schema":"grocery-list/1"}"#, "postmortem/1"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.to_string().contains(reason), "{text}: {error}");
        }
    }
}
