//! Charts on a page: each a figure with its words, its picture, the table behind it, and the ways in which it leaves.

mod figure;
mod table;
mod width;

pub use figure::{ChartFigure, ChartFigureProps, ChartForm};
pub use width::use_width;
