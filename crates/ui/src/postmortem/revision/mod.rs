//! Earlier versions of a document: which there are, what changed since, and the way back.

mod changes;
mod list;
mod view;

pub use list::{RevisionLine, RevisionList, RevisionListProps};
pub use view::{ChangeList, ChangeListProps, RevisionView, RevisionViewProps};
