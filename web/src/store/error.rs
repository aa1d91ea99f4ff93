//! What can go wrong with storage, each in a sentence: what happened, what is safe, what to do.

use std::fmt;

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
            Self::Unavailable => f.write_str(
                "This browser keeps nothing for this page: it is a private window, or storage is switched off. \
                 Everything works until the tab is closed. Download what you want to keep",
            ),
            Self::Blocked => f.write_str(
                "Another tab holds the storage of an older Afterword open. What it saved is safe, but nothing from this tab \
                 is kept. Close the other tabs, then reload",
            ),
            Self::Newer => f.write_str(
                "The storage was written by a newer Afterword and is left as it is. Nothing from this tab is kept. \
                 Reload to get the newer program, or download what you write here",
            ),
            Self::Superseded => f.write_str(
                "A newer Afterword in another tab has taken the storage over. What was saved is safe. \
                 Download what is unsaved here, then reload",
            ),
            Self::Gone => f.write_str(
                "The browser has closed this page's storage, perhaps because its data was cleared. \
                 What is open here is only in this tab. Download it, then reload",
            ),
            Self::Full => f.write_str(
                "The storage is full. What was saved before is safe; the latest changes are only in this tab. \
                 Download them, then empty the trash or free space on the disk",
            ),
            Self::Unreadable { reason } => write!(
                f,
                "What is stored under this name cannot be read ({reason}), so it was left as it is. \
                 Your version is only in this tab. Download it"
            ),
            Self::Failed { reason } => write!(
                f,
                "The browser could not store this ({reason}). What was saved before is safe; the latest changes are only in \
                 this tab. It will be tried again; download them to be sure"
            ),
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
                write!(f, "This document cannot be read ({reason}). Its raw text can be downloaded")
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
pub(crate) enum SaveError {
    /// The store did not take it.
    Store(StoreError),
    /// Somebody else saved since: merge with theirs, then save again on top of it.
    Stale { theirs: Box<Loaded> },
}

impl fmt::Display for SaveError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Store(error) => error.fmt(f),
            Self::Stale { .. } => f.write_str(
                "This document was changed in another tab. Nothing was overwritten; both versions are brought together",
            ),
        }
    }
}

impl std::error::Error for SaveError {}

impl From<StoreError> for SaveError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}
