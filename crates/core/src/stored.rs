//! What is written to disk: a document as JSON, with the name of its shape.

mod lean;

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::Error;

use crate::actions::ActionList;
use crate::id::DocumentId;
use crate::maturity::Assessment;
use crate::postmortem::Postmortem;
use crate::summary::Summary;
use crate::time::Instant;
use crate::toil::ToilRegister;

pub use lean::from_json;

/// The shape that [`write()`] writes.
pub const NEWEST: &str = "postmortem/1";

/// The shape that a list of actions is written in.
pub const NEWEST_LIST: &str = "action-list/1";

/// The shape that a register of toil is written in.
pub const NEWEST_TOIL: &str = "toil-register/1";

/// The shape that an assessment of maturity is written in.
pub const NEWEST_ASSESSMENT: &str = "assessment/1";

/// A kind of document that is stored.
///
/// ```
/// use afterword_core::actions::ActionList;
/// use afterword_core::stored::Stored;
/// # use afterword_core::id::DocumentId;
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let list = ActionList::new(DocumentId::v7(0, [0; 10]), "Audit".into(), now);
/// let json = list.to_json();
/// assert!(json.starts_with(r#"{"schema":"action-list/1","id":"#));
/// assert_eq!(ActionList::from_json(&json)?, list);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub trait Stored: Sized {
    /// Its name across devices.
    fn id(&self) -> DocumentId;

    /// What lists show of it, as saved at `updated_at`.
    fn summary(&self, updated_at: Instant) -> Summary;

    /// It as JSON on one line, in the newest shape.
    fn to_json(&self) -> String;

    /// Reads any shape that this kind of document has ever had.
    ///
    /// # Errors
    ///
    /// What is no document of this kind, with the place if there is one.
    fn from_json(json: &str) -> Result<Self, Error>;
}

impl Stored for Postmortem {
    fn id(&self) -> DocumentId {
        self.id
    }

    fn summary(&self, updated_at: Instant) -> Summary {
        Summary::of(self, updated_at)
    }

    fn to_json(&self) -> String {
        write(self)
    }

    fn from_json(json: &str) -> Result<Self, Error> {
        read(json)
    }
}

impl Stored for ActionList {
    fn id(&self) -> DocumentId {
        self.id
    }

    fn summary(&self, updated_at: Instant) -> Summary {
        Summary::of_list(self, updated_at)
    }

    fn to_json(&self) -> String {
        let json = serde_json::to_string(self)
            .expect("a list holds only what JSON can: text keys and finite numbers");
        shaped(NEWEST_LIST, &json)
    }

    fn from_json(json: &str) -> Result<Self, Error> {
        checked(json, NEWEST_LIST)?;
        from_json(json)
    }
}

impl Stored for ToilRegister {
    fn id(&self) -> DocumentId {
        self.id
    }

    fn summary(&self, updated_at: Instant) -> Summary {
        Summary::of_toil(self, updated_at)
    }

    fn to_json(&self) -> String {
        let json = serde_json::to_string(self)
            .expect("a register holds only what JSON can: text keys and finite numbers");
        shaped(NEWEST_TOIL, &json)
    }

    fn from_json(json: &str) -> Result<Self, Error> {
        checked(json, NEWEST_TOIL)?;
        from_json(json)
    }
}

impl Stored for Assessment {
    fn id(&self) -> DocumentId {
        self.id
    }

    fn summary(&self, updated_at: Instant) -> Summary {
        Summary::of_assessment(self, updated_at)
    }

    fn to_json(&self) -> String {
        let json = serde_json::to_string(self)
            .expect("an assessment holds only what JSON can: text keys and finite numbers");
        shaped(NEWEST_ASSESSMENT, &json)
    }

    fn from_json(json: &str) -> Result<Self, Error> {
        checked(json, NEWEST_ASSESSMENT)?;
        from_json(json)
    }
}

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
    shaped(NEWEST, &json)
}

/// The JSON of a document, with the name of its shape before its own fields.
fn shaped(name: &str, json: &str) -> String {
    let fields = json.strip_prefix('{').unwrap_or(json);
    format!("{{\"schema\":\"{name}\",{fields}")
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
    // Old shapes get their own types here, and a way from each to the newest.
    checked(json, NEWEST)?;
    from_json(json)
}

/// Whether `json` says that it has the shape of that name.
fn checked(json: &str, known: &str) -> Result<(), Error> {
    match shape_of(json)?.as_deref() {
        Some(name) if name == known => Ok(()),
        Some(other) => Err(refused(&format!("the shape {other:?} is not known, only {known:?}"))),
        None => Err(refused(&format!("expected a document: an object with \"schema\": {known:?}"))),
    }
}

/// The name of the shape, if `json` is an object that has one.
///
/// # Errors
///
/// What is no JSON, unless it begins as what [`write()`] writes: then the name is known, and whoever reads on will see.
pub fn shape_of(json: &str) -> Result<Option<String>, Error> {
    // All of ten thousand documents would be read twice for a name that stands at their beginning.
    let named = json.strip_prefix("{\"schema\":\"").and_then(|it| it.split_once("\","));
    if let Some((name, _)) = named.filter(|it| !it.0.contains(['"', '\\'])) {
        return Ok(Some(name.to_owned()));
    }
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

/// For `#[serde(with = "stored::as_texts")]`: a list of documents of any kind, each as the text that is stored of it.
pub mod as_texts {
    use serde::de::Error as _;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Stored;

    /// Writes each document as a text.
    pub fn serialize<S: Serializer, T: Stored>(
        documents: &[T],
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(documents.iter().map(Stored::to_json))
    }

    /// Reads each text as a document.
    pub fn deserialize<'de, D: Deserializer<'de>, T: Stored>(
        deserializer: D,
    ) -> Result<Vec<T>, D::Error> {
        let texts: Vec<String> = Vec::deserialize(deserializer)?;
        texts.iter().map(|it| T::from_json(it).map_err(D::Error::custom)).collect()
    }
}

fn refused(message: &str) -> Error {
    serde::de::Error::custom(message)
}
