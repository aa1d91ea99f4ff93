//! The widgets of Afterword: what it draws on pages that are somebody else's.
//!
//! JavaScript owns the life of an element (`js/elements.js`): where its data comes from, when it is moved, what is shown if nothing can be
//! drawn. It hands over a [`Wish`], and what is here draws it in the element's shadow. One module draws all widgets of a page.
//!
//! A page downloads what is linked here, so this crate is careful about it: documents are read by hand ([`data`]), for the code that
//! reads every field of every document would be a third of the module, and Markdown is another module's (`bin/prose.rs`).

pub mod data;
mod el;
mod form;
mod json;
mod nodes;
mod prose;
mod stage;
mod times;
mod widgets;
mod wish;

pub use json::write;
pub use nodes::nodes;
pub use prose::{Fill, Prose, ProseProps, is_plain};
pub use stage::{OnValue, Stage, StageProps};
pub use wish::{Widget, Wish};
