//! What a status requires, and the gate before publication, as the page lends them to the dialog that asks.

use std::rc::Rc;

use afterword_core::postmortem::StatusKind;
use afterword_core::review::{Finding, Gate};
use yew::{AttrValue, Callback};

/// Says what a status requires that the document lacks. The page lends it as context.
#[derive(Clone, Debug, PartialEq)]
pub struct Gatekeeper {
    /// What the document lacks for a status; nothing where nothing can be said yet.
    pub gate: Callback<StatusKind, Gate>,
    /// Goes to what a finding speaks of.
    pub on_go: Callback<Rc<Finding>>,
    /// Remembers the name that somebody signed with.
    pub on_sign: Callback<AttrValue>,
}

impl Gatekeeper {
    /// What the document lacks now for `status`.
    pub(crate) fn ask(&self, status: StatusKind) -> Gate {
        self.gate.emit(status)
    }
}
