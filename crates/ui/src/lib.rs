//! Yew components: props in, edits out.
mod badge;
mod clocks;
pub mod dialog;
pub mod draw;
mod editor;
pub mod fields;
mod fold;
pub mod icon;
pub mod list;
pub mod markdown;
pub mod menu;
mod outgoing;
pub mod palette;
pub mod postmortem;
mod resize;
pub mod review;
mod shell;
pub mod shortcut;
mod sight;
pub mod template;
pub mod words;

pub use badge::{SeverityBadge, SeverityBadgeProps, StatusBadge, StatusBadgeProps};
pub use clocks::Clocks;
pub use editor::{Action, Editor, Notice};
pub use outgoing::{Drawings, Form, NoTree, Outgoing, Way, outgoing_items};
pub use shell::Shell;
