//! A part of a document as an address holds it: an action, a cause, or a factor.

use std::fmt;

use afterword_core::actions::ActionId;
use afterword_core::causes::CauseId;
use afterword_core::postmortem::FactorId;

use crate::browser::page;

/// A part of a document that an address can lead to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Anchor {
    Action(ActionId),
    Cause(CauseId),
    Factor(FactorId),
}

impl Anchor {
    /// Reads it as it is written behind the document.
    pub(crate) fn parse(kind: &str, id: &str) -> Option<Self> {
        match kind {
            "action" => id.parse().ok().map(Self::Action),
            "cause" => id.parse().ok().map(Self::Cause),
            "factor" => id.parse().ok().map(Self::Factor),
            _ => None,
        }
    }

    /// Puts the focus on it where the document is shown, which brings it into sight. What is gone leaves everything as it is.
    pub(crate) fn show(self) {
        page::focus_in_the_middle(&self.to_string().replace('/', "-"));
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Action(id) => write!(f, "action/{id}"),
            Self::Cause(id) => write!(f, "cause/{id}"),
            Self::Factor(id) => write!(f, "factor/{id}"),
        }
    }
}
