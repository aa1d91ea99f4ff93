//! The widgets of Afterword: what it draws on pages that are somebody else's.
//!
//! JavaScript owns the life of an element (`js/elements.js`): where its data comes from, when it is moved, what is shown if nothing can be
//! drawn. It hands over a [`Wish`], and what is here draws it in the element's shadow. Three programs draw, each once for a page: one the
//! documents, one what reckons, one error budgets, because few pages have more than one kind.
//!
//! A page downloads what is linked here, so this crate is careful about it: documents are read by hand ([`data`]), for the code that
//! reads every field of every document would be a third of the module, and Markdown is another module's (`bin/prose.rs`).

pub mod data;
mod el;
mod form;
pub mod host;
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
pub use stage::{Draw, OnValue, Stage, StageProps, WidgetProps};
pub use widgets::{budget, documents, figures};
pub use wish::{Widget, Wish};
