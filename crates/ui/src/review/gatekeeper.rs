//! The gate before publication, as the page lends it to the dialog that asks for it.

use std::rc::Rc;

use afterword_core::review::{Finding, Gate};
use yew::Callback;

/// Says what keeps the document from being published. The page lends it as context.
#[derive(Clone, Debug, PartialEq)]
pub struct Gatekeeper {
    /// The gate as it is now; open where nothing can be said yet.
    pub gate: Callback<(), Gate>,
    /// Goes to what a finding speaks of.
    pub on_go: Callback<Rc<Finding>>,
}

impl Gatekeeper {
    /// The gate as it is now.
    pub(crate) fn ask(&self) -> Gate {
        self.gate.emit(())
    }
}
