//! The parts of a document that a search tells apart.

use crate::postmortem::{ActionField, NameList, TextField, TextPlace};

/// A part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The headline.
    Title,
    /// Services, teams, labels and people.
    Names,
    /// The summary.
    Summary,
    /// Causes and contributing factors.
    Causes,
    /// Action items.
    Actions,
    /// Entries of the timeline.
    Timeline,
    /// Everything else.
    Text,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Title,
        Self::Names,
        Self::Summary,
        Self::Causes,
        Self::Actions,
        Self::Timeline,
        Self::Text,
    ];

    /// What a query calls it: `cause:timeout`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Names => "name",
            Self::Summary => "summary",
            Self::Causes => "cause",
            Self::Actions => "action",
            Self::Timeline => "timeline",
            Self::Text => "text",
        }
    }

    /// How much one word in it counts beside one in the running text, in quarters.
    ///
    /// A headline is the shortest account of an incident there is, and what a service is called is what people look for.
    pub(super) fn weight(self) -> u32 {
        match self {
            Self::Title => 20,
            Self::Names => 16,
            Self::Summary | Self::Causes => 10,
            Self::Actions => 8,
            Self::Timeline | Self::Text => 4,
        }
    }

    /// Its bit in a set of parts.
    pub(super) fn bit(self) -> u8 {
        1 << self as u8
    }

    /// The part that a text of a postmortem belongs to.
    pub fn of(place: TextPlace) -> Self {
        match place {
            TextPlace::Text(TextField::Title | TextField::Incident) => Self::Title,
            TextPlace::Text(TextField::Summary) => Self::Summary,
            TextPlace::Name(NameList::Reviewers, _) => Self::Text,
            TextPlace::Name(..)
            | TextPlace::Role(_)
            | TextPlace::OtherPerson(_)
            | TextPlace::Action(_, ActionField::Owner) => Self::Names,
            TextPlace::Factor(_)
            | TextPlace::FactorEvidence(_)
            | TextPlace::Problem(_)
            | TextPlace::Cause(_)
            | TextPlace::Question(_)
            | TextPlace::Evidence(..) => Self::Causes,
            TextPlace::Action(..) | TextPlace::ActionSource(_) | TextPlace::ActionWho(..) => {
                Self::Actions
            }
            TextPlace::Entry(_)
            | TextPlace::EntryStamp(_)
            | TextPlace::EntrySource(_)
            | TextPlace::EntryLink(..) => Self::Timeline,
            TextPlace::Text(_)
            | TextPlace::OtherRole(_)
            | TextPlace::TransitionWho(_)
            | TextPlace::TransitionNote(_)
            | TextPlace::Risk(_)
            | TextPlace::RiskWho(_)
            | TextPlace::SectionHeading(_)
            | TextPlace::Section(_)
            | TextPlace::Effort(_)
            | TextPlace::Feedback(_) => Self::Text,
        }
    }
}
