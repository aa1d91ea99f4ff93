//! A whole workspace in one JSON file: every document, and the settings.

use std::collections::BTreeMap;

use afterword_core::Postmortem;
use afterword_core::actions::ActionList;
use afterword_core::document::Document;
use afterword_core::maturity::Assessment;
use afterword_core::stored::{self, Stored};
use afterword_core::time::Instant;
use afterword_core::toil::ToilRegister;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::error::ReadError;
use crate::limits::MAX_NODES;
use crate::{json, limits};

/// The name of the shape of a backup.
pub const SCHEMA: &str = "afterword-workspace/1";

/// What the name of a setting that holds a template begins with; its id follows.
pub const TEMPLATE: &str = "template:";

/// The same of one that holds a model of maturity.
pub const MODEL: &str = "model:";

/// The setting that says whose definitions the metrics follow.
pub const METRICS: &str = "metrics";

/// The setting that holds the definitions of the workspace's own.
pub const OWN_METRICS: &str = "own-metrics";

/// What the name of the shape of a list of actions begins with; its number follows.
pub(crate) const LIST_SHAPE: &str = "action-list/";

/// The same of a register of toil.
pub(crate) const TOIL_SHAPE: &str = "toil-register/";

/// The same of an assessment of maturity.
pub(crate) const ASSESSMENT_SHAPE: &str = "assessment/";

/// Settings by name.
pub type Settings = BTreeMap<String, Value>;

/// A backup as it was read.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    /// When it was written.
    pub exported_at: Instant,
    /// The postmortems that could be read.
    #[serde(with = "stored::as_texts")]
    pub documents: Vec<Postmortem>,
    /// Documents of other kinds, which could be read as well.
    #[serde(with = "stored::as_texts")]
    pub others: Vec<Document>,
    /// Those that could not: one of them never hides the others.
    pub unreadable: Vec<Unreadable>,
    /// The settings.
    pub settings: Settings,
}

/// A register by itself comes in as a workspace that has nothing else.
impl From<ToilRegister> for Workspace {
    fn from(register: ToilRegister) -> Self {
        Self::of(register.created_at, register.into())
    }
}

/// As does an assessment.
impl From<Assessment> for Workspace {
    fn from(assessment: Assessment) -> Self {
        Self::of(assessment.created_at, assessment.into())
    }
}

impl Workspace {
    /// A workspace of one document that is no postmortem.
    fn of(exported_at: Instant, other: Document) -> Self {
        Self {
            exported_at,
            documents: Vec::new(),
            others: vec![other],
            unreadable: Vec::new(),
            settings: Settings::new(),
        }
    }
}

/// A document of a backup that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable {
    /// Its text, as it stands in the backup.
    pub raw: String,
    /// Why.
    pub reason: ReadError,
}

/// A backup of `documents` and `settings`.
pub fn write<'a>(
    documents: impl IntoIterator<Item = &'a Postmortem>,
    settings: &Settings,
    exported_at: Instant,
) -> String {
    let mut writer = Writer::new(exported_at);
    for document in documents {
        writer.push(document);
    }
    writer.finish(settings)
}

/// Writes a backup one document at a time, so that nobody needs to hold them all.
#[derive(Clone, Debug)]
pub struct Writer {
    out: String,
    is_empty: bool,
}

impl Writer {
    /// Begins a backup.
    pub fn new(exported_at: Instant) -> Self {
        let head = format!(
            "{{\n\"schema\": \"{SCHEMA}\",\n\"exportedAt\": \"{}\",\n\"documents\": [",
            exported_at.to_rfc3339()
        );
        Self { out: head, is_empty: true }
    }

    /// Adds a document.
    pub fn push(&mut self, document: &Postmortem) {
        self.push_line(&json::write_compact(document));
    }

    /// Adds a document as the store holds it. What is no JSON at all is kept as a text, so that the backup stays readable.
    pub fn push_stored(&mut self, stored: &str) {
        if serde_json::from_str::<IgnoredAny>(stored).is_ok() {
            self.push_line(stored.trim());
        } else {
            self.push_line(&Value::from(stored).to_string());
        }
    }

    /// Ends the backup.
    pub fn finish(mut self, settings: &Settings) -> String {
        let settings = serde_json::to_string(settings).expect("JSON values by text keys are JSON");
        self.out.push_str("\n],\n\"settings\": ");
        self.out.push_str(&settings);
        self.out.push_str("\n}\n");
        self.out
    }

    fn push_line(&mut self, json: &str) {
        self.out.push_str(if self.is_empty { "\n" } else { ",\n" });
        self.out.push_str(json);
        self.is_empty = false;
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Envelope<'a> {
    schema: String,
    exported_at: Instant,
    #[serde(borrow)]
    documents: Vec<&'a RawValue>,
    #[serde(default, borrow)]
    settings: Option<&'a RawValue>,
}

/// Reads a backup. Only what is no backup at all is an error, and what exceeds the [limits].
pub fn read(text: &str) -> Result<Workspace, ReadError> {
    limits::check_backup_size(text)?;
    let envelope: Envelope<'_> = match json::schema_of(text)?.as_deref() {
        Some(SCHEMA) => stored::from_json(text)?,
        Some(other) => return Err(wrong_schema(other)),
        None => {
            let message = format!("expected a backup: an object with \"schema\": {SCHEMA:?}");
            return Err(ReadError::new(message));
        }
    };
    debug_assert_eq!(envelope.schema, SCHEMA);
    if envelope.documents.len() > MAX_NODES {
        let message = format!("more documents than the limit of {MAX_NODES} nodes");
        return Err(ReadError::new(message));
    }
    let settings = settings_of(envelope.settings)?;
    let mut workspace = Workspace {
        exported_at: envelope.exported_at,
        documents: Vec::new(),
        others: Vec::new(),
        unreadable: Vec::new(),
        settings,
    };
    for raw in envelope.documents {
        let read = match read_other(raw.get()) {
            Some(read) => read.map(|it| workspace.others.push(it)),
            None => json::read(raw.get()).map(|it| workspace.documents.push(it)),
        };
        if let Err(reason) = read {
            workspace.unreadable.push(Unreadable { raw: text_of(raw), reason });
        }
    }
    Ok(workspace)
}

/// Reads what is a document of another kind than a postmortem; `None` if it says that it is none.
fn read_other(json: &str) -> Option<Result<Document, ReadError>> {
    match stored::shape_of(json).ok()?? {
        it if it.starts_with(LIST_SHAPE) => Some(read_list(json).map(Document::from)),
        it if it.starts_with(TOIL_SHAPE) => Some(read_register(json).map(Document::from)),
        it if it.starts_with(ASSESSMENT_SHAPE) => Some(read_assessment(json).map(Document::from)),
        _ => None,
    }
}

/// Reads a list of actions with the mistrust that files are met with.
pub(crate) fn read_list(json: &str) -> Result<ActionList, ReadError> {
    let mut list: ActionList = read_checked(json)?;
    list.separate_ids();
    Ok(list)
}

/// Reads a register of toil with the same mistrust.
pub(crate) fn read_register(json: &str) -> Result<ToilRegister, ReadError> {
    let mut register: ToilRegister = read_checked(json)?;
    register.separate_ids();
    Ok(register)
}

/// Reads an assessment of maturity with the same mistrust.
pub(crate) fn read_assessment(json: &str) -> Result<Assessment, ReadError> {
    let mut assessment: Assessment = read_checked(json)?;
    assessment.separate_ids();
    Ok(assessment)
}

fn read_checked<T: Stored>(json: &str) -> Result<T, ReadError> {
    limits::check_size(json.as_bytes())?;
    limits::check_json(json)?;
    Ok(T::from_json(json)?)
}

/// The postmortems of a backup that ships with the program. It is not looked at with the mistrust that other files are met with, which costs
/// code that the first page does without.
///
/// # Errors
///
/// What is no backup, or holds what is no document.
pub fn read_shipped(text: &str) -> Result<Vec<Postmortem>, ReadError> {
    let envelope: Envelope<'_> = stored::from_json(text)?;
    let read = |raw: &RawValue| stored::read(raw.get()).map_err(ReadError::from);
    envelope.documents.into_iter().map(read).collect()
}

fn settings_of(raw: Option<&RawValue>) -> Result<Settings, ReadError> {
    let Some(raw) = raw else { return Ok(Settings::new()) };
    // Places in an error are counted from where the settings begin, which nobody could find.
    let at_none = |error: ReadError| ReadError { at: None, ..error };
    limits::check_json(raw.get()).map_err(at_none)?;
    stored::from_json(raw.get()).map_err(|error| at_none(ReadError::from(error)))
}

/// What was no JSON when it was written comes out as it was.
fn text_of(raw: &RawValue) -> String {
    serde_json::from_str(raw.get()).unwrap_or_else(|_| raw.get().to_owned())
}

fn wrong_schema(schema: &str) -> ReadError {
    let version =
        |it: &str| it.strip_prefix("afterword-workspace/").and_then(|it| it.parse::<u32>().ok());
    let by_whom = match version(schema) {
        Some(_) => "a newer version of Afterword wrote it",
        None => "it is no backup of Afterword",
    };
    ReadError::new(format!("the file has the shape {schema:?}, not {SCHEMA:?}: {by_whom}"))
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;

    use super::*;

    fn now() -> Instant {
        chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap()
    }

    fn document(n: u64) -> Postmortem {
        let id = DocumentId::v7(n, [0; 10]);
        Postmortem { title: format!("Incident {n}"), ..Postmortem::new(id, now()) }
    }

    #[test]
    fn what_is_written_reads_back() {
        let settings = Settings::from([("theme".to_owned(), Value::from("dark"))]);
        let documents = [document(1), document(2)];
        let read = read(&write(&documents, &settings, now())).unwrap();
        assert_eq!(read.documents, documents);
        assert_eq!((read.settings, read.exported_at), (settings, now()));
        assert_eq!(read.unreadable, []);
    }

    #[test]
    fn documents_of_other_kinds_read_back_beside_postmortems() {
        let list = ActionList::new(DocumentId::v7(3, [0; 10]), "Audit".into(), now());
        let register = ToilRegister::new(DocumentId::v7(4, [0; 10]), "Platform".into(), now());
        let others: Vec<Document> = vec![list.into(), register.into()];
        let mut writer = Writer::new(now());
        others.iter().for_each(|it| writer.push_stored(&it.to_json()));
        writer.push(&document(1));
        writer.push_stored(r#"{"schema":"action-list/1","id":7}"#);
        let read = read(&writer.finish(&Settings::new())).unwrap();
        assert_eq!((read.others, read.documents), (others, vec![document(1)]));
        assert_eq!(read.unreadable.len(), 1);
    }

    #[test]
    fn an_empty_workspace_reads_back() {
        let read = read(&write([], &Settings::new(), now())).unwrap();
        assert_eq!(read.documents, []);
    }

    #[test]
    fn an_unreadable_document_never_hides_the_others() {
        let mut writer = Writer::new(now());
        writer.push_stored(r#"{"schema":"postmortem/9","title":"from the future"}"#);
        writer.push_stored("{ torn off in the mid");
        writer.push(&document(1));
        let read = read(&writer.finish(&Settings::new())).unwrap();
        assert_eq!(read.documents, [document(1)]);
        let raw: Vec<&str> = read.unreadable.iter().map(|it| it.raw.as_str()).collect();
        assert!(raw[0].contains("from the future"));
        assert_eq!(raw[1], "{ torn off in the mid");
    }

    #[test]
    fn other_files_are_refused_with_a_reason() {
        for (text, reason) in [
            ("{}", "expected a backup"),
            (r#"{"schema":"afterword-workspace/2"}"#, "newer"),
            (r#"{"schema":"postmortem/1"}"#, "no backup"),
            ("nonsense", "expected"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.to_string().contains(reason), "{text}: {error}");
        }
    }
}
