//! What is known of an entry before somebody decides whether it comes in.

use afterword_core::postmortem::Fate;

use crate::pages::import::picked::Row;

/// What is known of an entry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) fate: Fate,
    /// Whether only the chat itself says it.
    pub(super) is_noise: bool,
}

impl Row for Standing {
    fn comes_in(self) -> bool {
        self.fate.is_new() && !self.is_noise
    }

    fn is_there(self) -> bool {
        matches!(self.fate, Fate::Known(_))
    }
}
