//! What can go wrong with storage, each in a sentence: what happened, what is safe, what to do.

use std::fmt;

use afterword_core::Postmortem;
use afterword_ui::words::word;

use super::Loaded;

/// Why nothing can be stored, or could not be this time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    /// A private window, a foreign frame, or storage switched off.
    Unavailable,
    /// Another tab holds an older database open.
    Blocked,
    /// The database was written by a newer program.
    Newer,
    /// A newer program in another tab wants the database, so this one let go of it.
    Superseded,
    /// The database was closed or deleted by the browser.
    Gone,
    /// There is no space left.
    Full,
    /// What is stored cannot be read, and is therefore not overwritten.
    Unreadable { reason: String },
    /// Anything else that the browser says.
    Failed { reason: String },
}

impl StoreError {
    /// Whether trying again can help.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(self, Self::Full | Self::Failed { .. })
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unavailable => f.write_str(word::STORE_UNAVAILABLE.text()),
            Self::Blocked => f.write_str(word::STORE_BLOCKED.text()),
            Self::Newer => f.write_str(word::STORE_NEWER.text()),
            Self::Superseded => f.write_str(word::STORE_SUPERSEDED.text()),
            Self::Gone => f.write_str(word::STORE_GONE.text()),
            Self::Full => f.write_str(word::STORE_FULL.text()),
            Self::Unreadable { reason } => {
                f.write_str(&word::STORE_UNREADABLE.fill(&[("reason", reason)]))
            }
            Self::Failed { reason } => f.write_str(&word::STORE_FAILED.fill(&[("reason", reason)])),
        }
    }
}

impl std::error::Error for StoreError {}

/// Why a document cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum LoadError {
    /// The store did not answer.
    Store(StoreError),
    /// It is there, but is no document that this program knows: `raw` is all there is of it.
    Unreadable { reason: String, raw: String },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Unreadable { reason, .. } => {
                f.write_str(&word::DOCUMENT_UNREADABLE.fill(&[("reason", reason)]))
            }
        }
    }
}

impl std::error::Error for LoadError {}

impl From<StoreError> for LoadError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Why a document was not saved. Nothing has been written then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SaveError<D = Postmortem> {
    /// The store did not take it.
    Store(StoreError),
    /// Somebody else saved since: merge with theirs, then save again on top of it.
    Stale { theirs: Box<Loaded<D>> },
}

impl<D> fmt::Display for SaveError<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Stale { .. } => f.write_str(word::DOCUMENT_STALE.text()),
        }
    }
}

impl<D: fmt::Debug> std::error::Error for SaveError<D> {}

impl<D> From<StoreError> for SaveError<D> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
