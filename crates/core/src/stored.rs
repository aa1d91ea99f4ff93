//! What is written to disk: one variant for each shape that a document has ever had.

use serde::{Deserialize, Serialize};

use crate::postmortem::Postmortem;

/// A document in a file or a database, with the name of its shape.
///
/// Old shapes stay as types, and [`latest`](Self::latest) is the migration. A name that is not listed here was written by a newer
/// program (or by none of ours), and is refused with a message that lists the known ones.
///
/// ```
/// use afterword_core::stored::Stored;
///
/// let error = serde_json::from_str::<Stored>(r#"{"schema":"postmortem/99"}"#).unwrap_err();
/// assert!(error.to_string().contains("postmortem/99"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "schema")]
pub enum Stored {
    /// A postmortem, first shape.
    #[serde(rename = "postmortem/1")]
    PostmortemV1(Box<Postmortem>),
}

impl Stored {
    /// `document` in the newest shape.
    pub fn new(document: Postmortem) -> Self {
        Self::PostmortemV1(Box::new(document))
    }

    /// The document, brought to the newest shape.
    pub fn latest(self) -> Postmortem {
        match self {
            Self::PostmortemV1(postmortem) => *postmortem,
        }
    }
}

/// A document in the newest shape, borrowed: what is written on every save without copying the document first.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(tag = "schema")]
pub enum StoredRef<'a> {
    /// See [`Stored::PostmortemV1`].
    #[serde(rename = "postmortem/1")]
    PostmortemV1(&'a Postmortem),
}
