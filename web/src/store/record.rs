//! The shapes of stored rows, and what one save makes of the row that was there.

use afterword_core::id::DocumentId;
use afterword_core::stored::{self, Stored};
use afterword_core::summary::Summary;
use afterword_core::time::Instant;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use super::Loaded;
use super::error::{LoadError, StoreError};
use super::thinning::{Since, is_due, thinned};

/// One version of a document, without the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Version {
    /// The counter of saves.
    pub(crate) revision: u64,
    pub(crate) saved_at: Instant,
    /// The length of the document as JSON.
    pub(crate) n_bytes: usize,
    /// It is the last that has some text which left the document after it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) is_last_home: bool,
}

/// A row of [`Table::Documents`](super::table::Table::Documents), with the document inside left unread.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Record<'a> {
    pub(super) revision: u64,
    pub(super) saved_at: Instant,
    /// The tab that wrote it.
    #[serde(default)]
    pub(super) writer: String,
    /// Earlier versions that are kept, oldest first.
    #[serde(default)]
    pub(super) kept: Vec<Version>,
    #[serde(default)]
    pub(super) since: Since,
    #[serde(borrow)]
    pub(super) document: &'a RawValue,
}

/// What stands before the document in a row of documents.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    revision: u64,
    saved_at: Instant,
    writer: &'a str,
    kept: &'a [Version],
    since: Since,
}

impl Head<'_> {
    /// The row. The document is put in as it is: it is JSON already, and reading it again to be sure would cost as much as
    /// writing it.
    fn with_document(&self, json: &str) -> Result<String, StoreError> {
        let mut row = serde_json::to_string(self).map_err(not_json)?;
        row.pop();
        row.reserve(json.len() + 16);
        for part in [",\"document\":", json, "}"] {
            row.push_str(part);
        }
        Ok(row)
    }
}

/// A row of [`Table::Summaries`](super::table::Table::Summaries).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SummaryRecord {
    pub(super) revision: u64,
    pub(super) summary: Summary,
}

/// A row of [`Table::Trash`](super::table::Table::Trash).
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TrashRecord {
    pub(super) trashed_at: Instant,
    pub(super) summary: Summary,
    /// The row as it was among the documents.
    pub(super) record: String,
}

impl<'a> Record<'a> {
    pub(super) fn read(row: &'a str) -> Result<Self, StoreError> {
        stored::from_json(row).map_err(|it| StoreError::Unreadable { reason: it.to_string() })
    }

    /// This version, without the document.
    pub(super) fn version(&self) -> Version {
        let n_bytes = self.document.get().len();
        Version { revision: self.revision, saved_at: self.saved_at, n_bytes, is_last_home: false }
    }

    /// This version, with the document.
    pub(super) fn load<D: Stored>(&self) -> Result<Loaded<D>, LoadError> {
        let document = read_document(self.document.get())?;
        Ok(Loaded { document, revision: self.revision, saved_at: self.saved_at })
    }
}

/// Reads a row of documents down to the document.
pub(super) fn load<D: Stored>(row: &str) -> Result<Loaded<D>, LoadError> {
    match Record::read(row) {
        Ok(record) => record.load(),
        Err(StoreError::Unreadable { reason }) => {
            Err(LoadError::Unreadable { reason, raw: row.to_owned() })
        }
        Err(error) => Err(error.into()),
    }
}

/// The summary of a row of documents, whatever their kind.
pub(super) fn summary(row: &str) -> Result<Summary, LoadError> {
    let unreadable = |reason: String| LoadError::Unreadable { reason, raw: row.to_owned() };
    let record = match Record::read(row) {
        Ok(record) => record,
        Err(StoreError::Unreadable { reason }) => return Err(unreadable(reason)),
        Err(error) => return Err(error.into()),
    };
    Summary::read(record.document.get(), record.saved_at).map_err(|it| LoadError::Unreadable {
        reason: it.to_string(),
        raw: record.document.get().to_owned(),
    })
}

/// Reads a document in any shape that it has ever had.
pub(super) fn read_document<D: Stored>(json: &str) -> Result<D, LoadError> {
    D::from_json(json)
        .map_err(|it| LoadError::Unreadable { reason: it.to_string(), raw: json.to_owned() })
}

/// A document as a save needs it, whatever kind it is: what saves is compiled once.
pub(super) struct Fresh {
    pub(super) id: DocumentId,
    json: String,
    summary: Summary,
}

impl Fresh {
    /// `document` as it is saved at `now`. It is turned into JSON here, and nowhere else.
    pub(super) fn of(document: &impl Stored, now: Instant) -> Self {
        Self { id: document.id(), json: document.to_json(), summary: document.summary(now) }
    }
}

/// Everything that one save writes.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) id: DocumentId,
    pub(super) revision: u64,
    pub(super) record: String,
    pub(super) summary: String,
    /// The version that was the newest, where it is worth keeping.
    pub(super) kept: Option<(u64, String)>,
    /// Kept revisions that are given up.
    pub(super) dropped: Vec<u64>,
}

/// What saving `fresh` over `previous` writes. Nothing is read but the head of the previous row, so the work does not grow with the
/// number of documents or of revisions.
pub(super) fn written(
    fresh: Fresh,
    previous: Option<&Record<'_>>,
    writer: &str,
    now: Instant,
) -> Result<Written, StoreError> {
    let Fresh { id, json, summary } = fresh;
    let mut kept = previous.map(|it| it.kept.clone()).unwrap_or_default();
    let mut since = Since::default();
    let mut written = Written {
        id,
        revision: previous.map_or(1, |it| it.revision + 1),
        record: String::new(),
        summary: String::new(),
        kept: None,
        dropped: Vec::new(),
    };
    if let Some(previous) = previous {
        let last_kept = kept.last().map(|it| it.saved_at);
        let is_due = is_due(previous.saved_at, previous.writer == writer, last_kept, now);
        let fate = previous.since.fate(previous.document.get(), &json, is_due);
        since = fate.since;
        if fate.is_kept {
            kept.retain(|it| it.revision != previous.revision);
            kept.push(previous.version());
            written.kept = Some((previous.revision, previous.document.get().to_owned()));
        }
        if let Some(last) = kept.last_mut() {
            last.is_last_home |= fate.is_last_home;
        }
        if fate.is_kept {
            let thinned = thinned(&kept, now);
            let is_dropped = |it: &&Version| !thinned.contains(it);
            written.dropped = kept.iter().filter(is_dropped).map(|it| it.revision).collect();
            kept = thinned;
        }
    }
    let revision = written.revision;
    let head = Head { revision, saved_at: now, writer, kept: &kept, since };
    written.record = head.with_document(&json)?;
    let summary = SummaryRecord { revision, summary };
    written.summary = serde_json::to_string(&summary).map_err(not_json)?;
    Ok(written)
}

/// The row `record` with its own version among the kept ones, so that the next save cannot take it for a part of a burst.
pub(super) fn with_version_kept(record: &Record<'_>) -> Result<String, StoreError> {
    let mut kept = record.kept.clone();
    if kept.last().is_none_or(|it| it.revision != record.revision) {
        kept.push(record.version());
    }
    let Record { revision, saved_at, writer, document, since, .. } = record;
    let head =
        Head { revision: *revision, saved_at: *saved_at, writer, kept: &kept, since: *since };
    head.with_document(document.get())
}

fn not_json(error: serde_json::Error) -> StoreError {
    StoreError::Failed { reason: error.to_string() }
}
