//! Handing a document out: to whom, without what, and what should not be in it.

mod choice;
mod dialog;
mod excerpt;
mod gate;
mod leaks;
mod shown;

pub use dialog::{Export, ShareDialog, ShareDialogProps};
pub use gate::{Gate, GateProps};
