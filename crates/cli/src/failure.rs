//! Why a command could not do what it was asked, where, and what to do about it.

use std::fmt;

use afterword_formats::ReadError;
use afterword_formats::error::At;

/// Why something could not be done.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The file, and the place in it where one is to blame.
    place: Option<(String, Option<At>)>,
    message: String,
    /// What to do about it.
    hint: Option<String>,
}

impl Failure {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { place: None, message: message.into(), hint: None }
    }

    /// A failure of the file called `name`.
    pub(crate) fn of(name: &str, message: impl Into<String>) -> Self {
        Self { place: Some((name.to_owned(), None)), ..Self::new(message) }
    }

    /// A file that could not be understood.
    pub(crate) fn read(name: &str, error: &ReadError) -> Self {
        Self { place: Some((name.to_owned(), error.at)), ..Self::new(error.message.as_str()) }
    }

    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Some((name, Some(At { line, column }))) => write!(f, "{name}:{line}:{column}: ")?,
            Some((name, None)) => write!(f, "{name}: ")?,
            None => {}
        }
        write!(f, "error: {}", self.message)?;
        match &self.hint {
            Some(hint) => write!(f, "\n  hint: {hint}"),
            None => Ok(()),
        }
    }
}
