//! A workshop: a group goes through the questions together, votes, and agrees.

mod agenda;
mod distribution;

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Assessment, Ballot, BallotId, CapabilityId};
use crate::id::Id;
use crate::list::{self, List};

pub use agenda::{Agenda, AgendaPart, AgendaStep};
pub use distribution::Distribution;

/// Names a workshop.
pub type WorkshopId = Id<Workshop>;

/// A workshop as it stands, so that leaving in the middle loses nothing.
///
/// Votes come on [ballots](Ballot), one a person: by passing the device, by [code](Ballot::code), or in a room. What they say is not told
/// before it is [revealed](Self::is_revealed). What the group agrees on is the answer of the assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Workshop {
    /// Its name, which every ballot carries.
    pub id: WorkshopId,
    /// Which questions, in which order; all that are assessed, in the order of the model, where this is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub order: Vec<CapabilityId>,
    /// The question that is on the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<CapabilityId>,
    /// The questions whose votes were shown.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub revealed: BTreeSet<CapabilityId>,
    /// Whether ballots say whose they are.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_named: bool,
    /// The seconds that a question has on the timer; none without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<u16>,
    /// The agenda that it keeps to, by its [key](Agenda::key); may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agenda: String,
    /// What people said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ballots: List<Ballot>,
}

fn is_false(it: &bool) -> bool {
    !it
}

/// What became of a ballot that somebody handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It counts.
    Counted,
    /// A ballot of its name counts already, and was left as it is.
    Already {
        /// Whether this one says something else.
        differs: bool,
    },
}

impl Taken {
    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Already { differs: false } => "already",
            Self::Already { differs: true } => "differs",
        }
    }
}

impl fmt::Display for Taken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Counted => "The ballot counts",
            Self::Already { differs: false } => "This ballot was handed in before, and counts once",
            Self::Already { differs: true } => {
                "This ballot was handed in before, and says something else now"
            }
        })
    }
}

impl Workshop {
    /// A workshop that has not begun: anonymous, on all questions.
    pub fn new(id: WorkshopId) -> Self {
        Self {
            id,
            order: Vec::new(),
            current: None,
            revealed: BTreeSet::new(),
            is_named: false,
            seconds: None,
            agenda: String::new(),
            ballots: List::new(),
        }
    }

    /// The ballot called `id`.
    pub fn ballot(&self, id: BallotId) -> Option<&Ballot> {
        list::find(&self.ballots, id).map(|it| &**it)
    }

    /// What would become of `ballot`.
    pub fn standing(&self, ballot: &Ballot) -> Taken {
        match self.ballot(ballot.id) {
            None => Taken::Counted,
            Some(known) => Taken::Already { differs: known.votes != ballot.votes },
        }
    }

    /// Takes a ballot, unless one of its name counts already: whether that is to be [replaced](Self::replace) is for a person to say.
    ///
    /// ```
    /// use afterword_core::maturity::{Ballot, Taken, Vote, Workshop, WorkshopId};
    ///
    /// let mut workshop = Workshop::new(WorkshopId::from_bits(1));
    /// let mut ballot = Ballot::new(7);
    /// assert_eq!(workshop.take(ballot.clone()), Taken::Counted);
    /// assert_eq!(workshop.take(ballot.clone()), Taken::Already { differs: false });
    /// ballot.votes.insert("runbooks".parse()?, Vote::DontKnow);
    /// assert_eq!(workshop.take(ballot), Taken::Already { differs: true });
    /// assert_eq!(workshop.ballots.len(), 1);
    /// # Ok::<(), afterword_core::maturity::ParseSlugError>(())
    /// ```
    pub fn take(&mut self, ballot: Ballot) -> Taken {
        let standing = self.standing(&ballot);
        if standing == Taken::Counted {
            self.ballots.push(Rc::new(ballot));
        }
        standing
    }

    /// Puts a ballot in the place of the one of its name, or last.
    pub fn replace(&mut self, ballot: Ballot) {
        match list::position(&self.ballots, ballot.id) {
            Some(at) => self.ballots[at] = Rc::new(ballot),
            None => self.ballots.push(Rc::new(ballot)),
        }
    }

    /// Whether the votes on `capability` may be seen.
    pub fn is_revealed(&self, capability: &CapabilityId) -> bool {
        self.revealed.contains(capability)
    }

    /// How many people have voted on `capability`: all that is told before its votes are revealed.
    pub fn n_votes(&self, capability: &CapabilityId) -> usize {
        self.ballots.iter().filter(|it| it.votes.contains_key(capability)).count()
    }

    /// How the votes on `capability` are spread over the levels up to `highest`; `None` before they are revealed.
    pub fn distribution(&self, capability: &CapabilityId, highest: u8) -> Option<Distribution> {
        let votes = self.ballots.iter().filter_map(|it| it.votes.get(capability).copied());
        self.is_revealed(capability).then(|| Distribution::of(votes, highest))
    }
}

impl Assessment {
    /// The questions of its workshop in their order; without one, all that are assessed in the order of the model.
    pub fn questions(&self) -> Vec<&CapabilityId> {
        let all = || self.capabilities().map(|it| &it.1.id);
        let order = self.workshop.iter().flat_map(|it| &it.order);
        let chosen: Vec<&CapabilityId> =
            order.filter_map(|id| all().find(|it| *it == id)).collect();
        if chosen.is_empty() { all().collect() } else { chosen }
    }

    /// The question so many steps after the one on the screen, or before it; the first where none is on the screen, and `None` beyond the
    /// ends.
    pub fn question_after(&self, steps: isize) -> Option<&CapabilityId> {
        let questions = self.questions();
        let current = self.workshop.as_ref().and_then(|it| it.current.as_ref());
        let at = current.and_then(|current| questions.iter().position(|it| *it == current));
        match at {
            Some(at) => questions.get(at.checked_add_signed(steps)?).copied(),
            None => questions.first().copied(),
        }
    }
}
