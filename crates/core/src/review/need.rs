//! What a document lacks before some rules can judge it at all.

use super::Place;
use crate::postmortem::{MomentKey, Postmortem, SectionKey};

/// Something to add, so that the rules that wait for it have something to judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// A story in sentences: a summary, or what happened.
    Story,
    /// Entries of the timeline.
    Timeline,
    /// The beginning and the end of the impact.
    Bounds,
    /// Contributing factors.
    Factors,
    /// Any analysis: factors, or a chain of causes.
    Analysis,
    /// A cause that is marked as a root.
    Root,
    /// An action that nothing is wrong with: one owner, a day that can be, an outcome.
    Actions,
}

impl Need {
    /// All of them, in the order of a document.
    pub const ALL: [Self; 7] = [
        Self::Story,
        Self::Timeline,
        Self::Bounds,
        Self::Factors,
        Self::Analysis,
        Self::Root,
        Self::Actions,
    ];

    /// Its name in the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Story => "story",
            Self::Timeline => "timeline",
            Self::Bounds => "bounds",
            Self::Factors => "factors",
            Self::Analysis => "analysis",
            Self::Root => "root",
            Self::Actions => "actions",
        }
    }

    /// Where `postmortem` takes it.
    pub fn place(self, postmortem: &Postmortem) -> Place {
        match self {
            Self::Story => Place::Section(SectionKey::Summary),
            Self::Timeline => Place::Section(SectionKey::Timeline),
            Self::Bounds => {
                let start = MomentKey::ImpactStarted;
                let is_known = postmortem.instant_of(&start).is_some();
                Place::Moment(if is_known { MomentKey::ImpactEnded } else { start })
            }
            Self::Factors | Self::Analysis => Place::Section(SectionKey::Factors),
            Self::Root => Place::Section(SectionKey::Causes),
            Self::Actions => Place::Section(SectionKey::Actions),
        }
    }
}
