//! The tables of the store and the keys of their rows; every value is one string of JSON.

use afterword_core::id::DocumentId;

/// A table of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    /// The newest version of each document: id → [`Record`](super::record::Record).
    Documents,
    /// What lists show: id → [`SummaryRecord`](super::record::SummaryRecord).
    Summaries,
    /// Versions before the newest: [id, revision] → the document as JSON (see [`stored`](afterword_core::stored)).
    Revisions,
    /// What was thrown away: id → [`TrashRecord`](super::record::TrashRecord).
    Trash,
    /// What a person chose: name → any JSON.
    Settings,
    /// The folder on disk that documents are kept in: id → [`FileRecord`](super::folder::FileRecord), and the folder itself.
    Folder,
    /// In a database of its own, what follows from documents: id → what is known of it, as JSON; see [`cache`](super::cache).
    Digests,
    /// Beside it, the index of the search: name → a segment as bytes, and the row that says what is there.
    Segments,
}

impl Table {
    /// The tables of a workspace.
    pub(super) const OF_WORKSPACE: [Self; 6] = [
        Self::Documents,
        Self::Summaries,
        Self::Revisions,
        Self::Trash,
        Self::Settings,
        Self::Folder,
    ];

    /// The tables of what follows from a workspace, and can be made again.
    pub(super) const OF_CACHE: [Self; 2] = [Self::Digests, Self::Segments];

    /// The tables that a document's rows are in.
    pub(super) const OF_DOCUMENTS: [Self; 4] =
        [Self::Documents, Self::Summaries, Self::Revisions, Self::Trash];

    /// Its name in the database.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Summaries => "summaries",
            Self::Revisions => "revisions",
            Self::Trash => "trash",
            Self::Settings => "settings",
            Self::Folder => "folder",
            Self::Digests => "digests",
            Self::Segments => "segments",
        }
    }
}

/// What names a row in its table. Keys sort as IndexedDB sorts them: names first, pairs after.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// A document's id, or a setting's name.
    Name(String),
    /// One revision of a document.
    Revision(String, u64),
}

impl Key {
    /// The text of the key's first part.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Name(name) | Self::Revision(name, _) => name,
        }
    }
}

impl From<DocumentId> for Key {
    fn from(id: DocumentId) -> Self {
        Self::Name(id.to_string())
    }
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) key: Key,
    pub(super) value: String,
}

/// Whether a transaction may write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    Read,
    /// On disk before it counts as done.
    Write,
    /// On disk some time: for what can be made again.
    WriteSometime,
}
