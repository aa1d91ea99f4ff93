//! Tables as text: read as they come out of spreadsheets and trackers, written by RFC 4180 so that no spreadsheet runs a cell.
//!
//! A reader of its own, not a crate: one that says on which line a quote is left open, finds out what separates the cells, and
//! costs a tenth of the download.

pub mod actions;
mod cell;
mod markdown;
mod scan;
mod table;

pub use cell::write_row;
pub use table::{Delimiter, Row, Table};
