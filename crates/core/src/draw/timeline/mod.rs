//! The timeline as a picture: entries at their time, long quiet stretches folded, moments pinned on it.
//!
//! Two forms of the same scale: [`draw`] lays it across a page, for reports and print; [`Ruler`] lays it along a list, and leaves
//! the entries to whoever shows the list.
//!
//! Where a quiet stretch folds is said by [`FoldedScale`]. An entry without a time stands behind the one that it was written after,
//! and looks as if it were not on the scale, because it is not.

mod facts;
mod fold;
mod label;
mod marks;
mod picture;
mod plain;
mod ruler;

pub use fold::{Fold, FoldedScale, Tick};
pub use marks::mark;
pub use picture::{TimelineStyle, draw};
pub use plain::plain;
pub use ruler::{Ruler, RulerEntry, RulerFold, RulerMoment, RulerTick};
