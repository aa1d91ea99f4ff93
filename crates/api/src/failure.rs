//! Why a call came to nothing, for programs by a code and for people in a sentence.

use afterword_core::time::Zone;
use afterword_formats::{At, ReadError};
use serde::Serialize;

/// What sort of failure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    /// An argument is missing, or is not what it has to be; `path` says which, and where in it.
    BadArgument,
    /// A file can't be read as what it was taken for; `line` and `column` say where, if one place is to blame.
    Unreadable,
    /// What the arguments name is not there: a template, a project, a tree, a zone.
    NotFound,
    /// There is too little in the document for what was asked: nothing to draw, no date for a calendar.
    Lacking,
    /// A verb was called before the module was there: `init()` has to have ended.
    NotInitialised,
    /// A fault in this package. The call did nothing, and the next one begins with a fresh module.
    Internal,
}

impl Code {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::BadArgument,
        Self::Unreadable,
        Self::NotFound,
        Self::Lacking,
        Self::NotInitialised,
        Self::Internal,
    ];
}

/// Why a call came to nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What sort of failure it is.
    pub code: Code,
    /// What happened, and what to do about it.
    pub message: String,
    /// The argument that is to blame, and the place in it: `postmortem.timeline[3].time`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The line of the file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// The character in that line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

impl Failure {
    /// A failure that no place is to blame for.
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), path: None, line: None, column: None }
    }

    /// What is wrong with the argument at `path`.
    pub(crate) fn argument(path: impl Into<String>, message: impl AsRef<str>) -> Self {
        let path = path.into();
        let message = format!("{path}: {}", message.as_ref());
        Self { path: Some(path), ..Self::new(Code::BadArgument, message) }
    }

    /// What the argument at `path` names is not there.
    pub(crate) fn not_found(path: &str, message: impl AsRef<str>) -> Self {
        Self { code: Code::NotFound, ..Self::argument(path, message) }
    }

    /// Nobody knows the zone.
    pub(crate) fn no_zone(path: &str, zone: &Zone) -> Self {
        Self::not_found(path, format!("there is no time zone called “{zone}” here"))
    }

    /// It as what is handed to the script.
    pub fn answer(&self) -> String {
        let json = serde_json::to_string(self).unwrap_or_else(|_| "{\"code\":\"internal\"}".into());
        format!("{{\"error\":{json}}}")
    }
}

impl From<ReadError> for Failure {
    fn from(error: ReadError) -> Self {
        let message = error.to_string();
        let At { line, column } = error.at.unwrap_or(At { line: 0, column: 0 });
        let known = |it: usize| (it > 0).then_some(it);
        Self { line: known(line), column: known(column), ..Self::new(Code::Unreadable, message) }
    }
}
