//! Handing a document out: to whom, without what, and what should not be in it.

mod choice;
mod dialog;
mod excerpt;
mod leaks;
mod secrets;

pub use dialog::{Export, ShareDialog, ShareDialogProps, Way};
pub use secrets::{Redaction, SecretsDialog, SecretsDialogProps};
