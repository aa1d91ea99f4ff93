//! Why a file could not be read, and where.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadError {
    /// Where, if one place is to blame.
    pub at: Option<At>,
    /// What was expected there, or which limit was exceeded.
    pub message: String,
    /// What sort of trouble it is, for those who have words of their own for it.
    pub trouble: Trouble,
}

/// What is wrong with a file as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Trouble {
    /// There is nothing in it.
    Empty,
    /// It is JSON, and of another program.
    Foreign,
    /// Its bytes are no text.
    NotText,
    /// It ends before what was begun is whole.
    Short,
    /// It is a table of which no column is known.
    Columns,
    /// It is a model of maturity, or part of one: no document, but what assessments are made with.
    Model,
    /// What the message says.
    #[default]
    Other,
}

/// A place in a text, counted from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct At {
    /// The line.
    pub line: usize,
    /// The character in that line.
    pub column: usize,
}

impl ReadError {
    /// An error without a place.
    pub fn new(message: impl Into<String>) -> Self {
        Self { at: None, message: message.into(), trouble: Trouble::Other }
    }

    /// An error at a place.
    pub fn at(line: usize, column: usize, message: impl Into<String>) -> Self {
        Self { at: Some(At { line, column }), message: message.into(), trouble: Trouble::Other }
    }

    /// What is said of a model where only documents come in.
    ///
    /// ```
    /// use afterword_formats::{ReadError, Trouble};
    ///
    /// assert_eq!(ReadError::model().trouble, Trouble::Model);
    /// ```
    pub fn model() -> Self {
        let message = "this is a model of maturity, with which assessments begin";
        Self::new(message).of(Trouble::Model)
    }

    /// The same, as that sort of trouble.
    pub(crate) fn of(self, trouble: Trouble) -> Self {
        Self { trouble, ..self }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(At { line, column }) = self.at {
            write!(f, "line {line}, column {column}: ")?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}

impl From<serde_json::Error> for ReadError {
    fn from(error: serde_json::Error) -> Self {
        let message = error.to_string();
        // serde_json ends its messages with the place, which `Display` puts in front.
        let bare = message.split(" at line ").next().unwrap_or(&message);
        let (bare, trouble) = if error.is_eof() {
            ("the file ends too early: part of it is missing", Trouble::Short)
        } else {
            (bare, Trouble::Other)
        };
        let error = match error.line() {
            0 => Self::new(bare),
            line => Self::at(line, error.column(), bare),
        };
        error.of(trouble)
    }
}
