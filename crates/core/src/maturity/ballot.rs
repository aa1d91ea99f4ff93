//! A ballot: what one person says of the capabilities of a workshop.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CapabilityId, HalfSteps};
use crate::id::Id;
use crate::list::Identified;

/// Names a ballot, and with it a voter whom nobody needs to know.
pub type BallotId = Id<Ballot>;

/// What one person says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Ballot {
    /// Its name within the workshop. It has [`BALLOT_BITS`] random bits, so that its [code](Self::code) can be read aloud.
    pub id: BallotId,
    /// Who votes, where the workshop is not anonymous.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub voter: String,
    /// The votes; what is not there was left open.
    #[serde(default)]
    pub votes: BTreeMap<CapabilityId, Vote>,
}

/// The bits of a ballot's name: of thirty ballots two have one name once in 600,000 workshops.
pub const BALLOT_BITS: u32 = 28;

impl Identified for Ballot {
    fn id(&self) -> BallotId {
        self.id
    }
}

impl Ballot {
    /// An empty ballot, named by the low [`BALLOT_BITS`] of `bits`, which are random.
    ///
    /// ```
    /// use afterword_core::maturity::Ballot;
    ///
    /// assert_eq!(Ballot::new(u64::MAX).id.bits(), 0xfff_ffff);
    /// ```
    pub fn new(bits: u64) -> Self {
        let id = BallotId::from_bits(bits & ((1 << BALLOT_BITS) - 1));
        Self { id, voter: String::new(), votes: BTreeMap::new() }
    }
}

/// What somebody says of one capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Vote {
    /// This score.
    Score(HalfSteps),
    /// That they do not know.
    DontKnow,
    /// That it does not apply.
    NotApplicable,
}

impl Vote {
    /// The score, if it is one.
    pub fn score(self) -> Option<HalfSteps> {
        match self {
            Self::Score(score) => Some(score),
            Self::DontKnow | Self::NotApplicable => None,
        }
    }
}
