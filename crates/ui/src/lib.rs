//! Yew components: props in, edits out.
mod badge;
pub mod dialog;
mod editor;
pub mod fields;
mod fold;
pub mod icon;
pub mod list;
pub mod markdown;
pub mod menu;
pub mod palette;
pub mod postmortem;
pub mod review;
mod shell;
pub mod shortcut;
mod sight;
pub mod template;
pub mod words;

pub use badge::{SeverityBadge, SeverityBadgeProps, StatusBadge, StatusBadgeProps};
pub use editor::{Action, Editor, Notice};
pub use shell::Shell;
