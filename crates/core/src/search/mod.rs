//! Search over all documents, as somebody types: words, their beginnings, words with typing errors, and fields.
//!
//! A [`Writer`] makes a [`Segment`] of documents, an [`Index`] holds segments and finds. The index is what a word has in common with the
//! documents, not their text; what a hit looks like is asked of the document itself ([`Query::passages`]).
//!
//! ```
//! use afterword_core::Postmortem;
//! use afterword_core::id::DocumentId;
//! use afterword_core::search::{Findable, Index, Query, Writer};
//!
//! let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
//! let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
//! postmortem.title = "Checkout failed for want of database connections".into();
//! let mut writer = Writer::default();
//! writer.add(&Findable::of(&postmortem));
//! let mut index = Index::default();
//! index.add(writer.finish());
//! // A word and its beginning, with an error in it.
//! let found = index.find(&Query::read("check databse"), 10);
//! assert_eq!(found.hits[0].id, postmortem.id);
//! assert_eq!(found.meant, ["database"]);
//! # Ok::<(), chrono::ParseError>(())
//! ```

mod find;
mod findable;
mod index;
mod mark;
mod part;
mod query;
mod segment;
mod vocabulary;
mod words;
mod writer;

#[cfg(test)]
mod tests;

pub use find::{Found, Hit};
pub use findable::Findable;
pub use index::Index;
pub use mark::Passage;
pub use part::Part;
pub use query::{Facet, Query};
pub use segment::Segment;
pub use writer::Writer;

pub(crate) use words::{Humps, folded, stands_alone, words};
pub(crate) use writer::Quick;
