//! How the folder stands, for those who show it.

use afterword_core::id::DocumentId;
use afterword_core::merge::Conflict;
use afterword_core::time::Instant;
use yew::AttrValue;

/// How the folder stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FolderState {
    /// Its name; `None` while there is none.
    pub(crate) name: Option<AttrValue>,
    pub(crate) standing: Standing,
    /// Files of ours that no document is known for.
    pub(crate) new_files: Vec<String>,
    /// How many Markdown files there are that are not ours: they are left alone.
    pub(crate) n_foreign: usize,
    /// Files that are left alone because they can't be read.
    pub(crate) refused: Vec<Refused>,
    /// Documents whose files are gone.
    pub(crate) missing: Vec<Missing>,
    /// What both had changed, until the person has been asked.
    pub(crate) conflicts: Vec<(DocumentId, Vec<Conflict>)>,
}

/// Whether documents and files are in step.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Standing {
    /// It is being looked at.
    #[default]
    Looking,
    /// They were, at this time.
    InStep(Instant),
    /// So many documents have changed since and are written in a moment.
    Waiting(usize),
    /// The browser wants to ask the person first.
    Reconnect,
    /// It did not work; it is tried again.
    Failed(String),
}

/// A file that can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    pub(crate) file: String,
    /// The line, and what was expected there.
    pub(crate) reason: String,
}

/// A document whose file is gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) id: DocumentId,
    pub(crate) file: String,
}

impl FolderState {
    /// Forgets what was found about `file`, before it is looked at again.
    pub(super) fn forget(&mut self, file: &str) {
        self.refused.retain(|it| it.file != file);
        self.missing.retain(|it| it.file != file);
    }

    pub(super) fn refuse(&mut self, file: &str, reason: String) {
        self.refused.push(Refused { file: file.to_owned(), reason });
    }

    pub(super) fn ask(&mut self, id: DocumentId, conflicts: Vec<Conflict>) {
        if conflicts.is_empty() {
            return;
        }
        match self.conflicts.iter_mut().find(|(it, _)| *it == id) {
            Some((_, waiting)) => waiting.extend(conflicts),
            None => self.conflicts.push((id, conflicts)),
        }
    }
}
