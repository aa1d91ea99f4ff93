//! Action items: what will change, who sees to it, and how anyone will know.

mod action;
mod edit;
mod fate;
mod list;
mod strength;
mod undo;

pub use action::{
    Action, ActionId, ActionKind, ActionState, Priority, StateChange, StateKind, Strength,
};
pub(crate) use edit::apply;
pub use edit::{ActionChange, ActionsEdit};
pub use fate::{Fate, fate};
pub use list::ActionList;
pub use strength::proposed_strength;
pub(crate) use strength::strength_of_wording;
