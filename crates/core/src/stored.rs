//! What is written to disk: a document as JSON, with the name of its shape.

mod lean;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Error;

use crate::postmortem::Postmortem;

pub use lean::from_json;

/// The shape that [`write()`] writes.
pub const NEWEST: &str = "postmortem/1";

/// `postmortem` as JSON on one line, in the newest shape.
///
/// The name of the shape is put before the document's own fields as text. Writing both through a tagged type would be the same
/// JSON, and a second copy of all the code that serializes a document.
///
/// ```
/// # use afterword_core::{Postmortem, id::DocumentId, stored};
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let json = stored::write(&postmortem);
/// assert!(json.starts_with(r#"{"schema":"postmortem/1","id":"#));
/// assert_eq!(stored::read(&json)?, postmortem);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(postmortem: &Postmortem) -> String {
    let json = serde_json::to_string(postmortem)
        .expect("a postmortem holds only what JSON can: text keys and finite numbers");
    let fields = json.strip_prefix('{').unwrap_or(&json);
    format!("{{\"schema\":\"{NEWEST}\",{fields}")
}

/// Reads a document of any shape that it has ever had, and brings it to the newest.
///
/// # Errors
///
/// A name that is not known here was written by a newer program, or by none of ours: the message names it and those that are known.
///
/// ```
/// let error = afterword_core::stored::read(r#"{"schema":"postmortem/99"}"#).unwrap_err();
/// assert!(error.to_string().contains("postmortem/99"));
/// ```
pub fn read(json: &str) -> Result<Postmortem, Error> {
    match shape_of(json)?.as_deref() {
        // Old shapes get their own types here, and a way from each to the newest.
        Some(NEWEST) => from_json(json),
        Some(other) => Err(refused(&format!("the shape {other:?} is not known, only {NEWEST:?}"))),
        None => {
            Err(refused(&format!("expected a document: an object with \"schema\": {NEWEST:?}")))
        }
    }
}

/// The name of the shape, if `json` is an object that has one.
pub fn shape_of(json: &str) -> Result<Option<String>, Error> {
    #[derive(Deserialize)]
    struct Head<'a> {
        #[serde(default, borrow)]
        schema: Option<Cow<'a, str>>,
    }
    let head: Head<'_> = from_json(json)?;
    Ok(head.schema.map(Cow::into_owned))
}

/// For `#[serde(with = "stored::as_text")]`: a document inside something that serde reads, as the text that [`write()`] writes.
///
/// A derived field would be a second copy of all the code that reads and writes a document, wherever it is used.
pub mod as_text {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::postmortem::Postmortem;

    /// Writes the document as a text.
    pub fn serialize<S: Serializer>(
        document: &Postmortem,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&super::write(document))
    }

    /// Reads the text as a document.
    pub fn deserialize<'de, D: Deserializer<'de>, T: From<Postmortem>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let text = String::deserialize(deserializer)?;
        super::read(&text).map(T::from).map_err(D::Error::custom)
    }
}

/// For `#[serde(with = "stored::as_texts")]`: a list of documents, each as the text that [`write()`] writes.
pub mod as_texts {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    use crate::postmortem::Postmortem;

    /// Writes each document as a text.
    pub fn serialize<S: Serializer>(
        documents: &[Postmortem],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(documents.iter().map(super::write))
    }

    /// Reads each text as a document.
    pub fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Vec<Postmortem>, D::Error> {
        let texts: Vec<String> = Vec::deserialize(deserializer)?;
        texts.iter().map(|it| super::read(it).map_err(D::Error::custom)).collect()
    }
}

fn refused(message: &str) -> Error {
    serde::de::Error::custom(message)
}
