//! The parts of the postmortem editor, each drawn from the smallest piece of the document that it shows.
//!
//! A key typed anywhere makes a new [`Postmortem`](afterword_core::Postmortem), and only what compares unequal is drawn again:
//! a part takes texts, numbers and lists that compare by address, never the whole document, and the page's one `on_edit` is
//! handed down as it is.
