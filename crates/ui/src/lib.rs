//! Yew components: props in, edits out.
mod editor;
mod shell;

pub use editor::{Action, Editor, Notice};
pub use shell::Shell;
