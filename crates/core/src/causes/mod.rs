//! Five-whys trees: a problem, and the causes that explain it.

mod cause;
mod edit;
mod flat;
pub mod layout;
pub mod picture;
mod place;
mod tree;
mod walk;

pub use cause::{Category, Cause, CauseId, CauseKind, Confidence, Evidence, Join};
pub(crate) use edit::apply;
pub use edit::{CauseChange, CausesEdit, TreeEdit};
pub use flat::FlatCause;
pub use place::Place;
pub use tree::{CauseTree, MAX_CAUSES, MAX_DEPTH, TreeError, TreeId};
pub use walk::{Visit, Walk, question_about};
