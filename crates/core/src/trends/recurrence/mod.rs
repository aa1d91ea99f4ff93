//! Was this seen before, and what returns?

mod library;
mod recurring;
mod similar;
mod words;

pub use library::Library;
pub use recurring::{Occurrence, Recurring};
pub use similar::{SameReason, Similar};
pub(crate) use words::for_each_word;
