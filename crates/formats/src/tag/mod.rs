//! Documents on pages of others: the text that somebody pastes to have a widget there, as a tag, as a frame, or as a snapshot of what it
//! shows.
//!
//! Whatever people typed stays data in each of them: no text of a document ends a script, a tag or an attribute.

mod address;
mod data;
mod snapshot;
mod snippet;

pub use address::{AddressTrouble, DataAddress, ScriptAddress};
pub use data::{of_board, of_postmortem, of_severity};
pub use snapshot::{Picture, Snapshot, of_assessment, of_register, of_scheme, snapshot};
pub use snippet::{Data, FrameAs, Looks, Page, Tag, Theme, address, frame, image, tag};

/// A widget, by what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Widget {
    /// A whole postmortem.
    Postmortem,
    /// What happened when.
    Timeline,
    /// A problem and the causes behind it.
    FiveWhys,
    /// What is to be done.
    Actions,
    /// Where a team stands.
    Maturity,
    /// What is done by hand, and what it would be worth to automate.
    Toil,
    /// How much may still go wrong.
    ErrorBudget,
    /// How bad it is.
    Severity,
}

impl Widget {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Postmortem,
        Self::Timeline,
        Self::FiveWhys,
        Self::Actions,
        Self::Maturity,
        Self::Toil,
        Self::ErrorBudget,
        Self::Severity,
    ];

    /// Its name in addresses, and in its element behind `afterword-`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Postmortem => "postmortem",
            Self::Timeline => "timeline",
            Self::FiveWhys => "five-whys",
            Self::Actions => "actions",
            Self::Maturity => "maturity",
            Self::Toil => "toil",
            Self::ErrorBudget => "error-budget",
            Self::Severity => "severity",
        }
    }
}
