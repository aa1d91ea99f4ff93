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
    /// Markdown files that are not ours: they are left alone, and may be looked at for import.
    pub(crate) foreign: Vec<String>,
    /// Whether the folder holds more than is looked at.
    pub(crate) is_cut: bool,
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
    /// The browser does not let it, and does not ask.
    Denied,
    /// The folder is not there. It is looked for again.
    Gone,
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

impl Standing {
    /// Whether the folder can't be used until somebody does something about it.
    pub(crate) fn is_lost(&self) -> bool {
        matches!(self, Self::Reconnect | Self::Denied | Self::Gone)
    }
}

impl FolderState {
    /// Forgets what was found about `file`, before it is looked at again.
    pub(super) fn forget(&mut self, file: &str) {
        self.refused.retain(|it| it.file != file);
        self.missing.retain(|it| it.file != file);
    }

    /// Forgets what was found in the folder, while nobody can look at it.
    pub(super) fn forget_files(&mut self) {
        self.new_files.clear();
        self.foreign.clear();
        self.refused.clear();
        self.missing.clear();
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
