//! Action items: what will change, who sees to it, and how anyone will know.

mod action;
mod edit;
mod fate;

pub use action::{
    Action, ActionId, ActionKind, ActionState, Priority, StateChange, StateKind, Strength,
};
pub(crate) use edit::apply;
pub use edit::{ActionChange, ActionsEdit};
pub use fate::{Fate, fate};
