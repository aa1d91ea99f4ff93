//! Contributing factors: what had to be true for the incident to happen.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::actions::ActionId;
use crate::causes::Category;
use crate::id::Id;
use crate::list::Identified;
use crate::time::Instant;

/// Names a contributing factor.
pub type FactorId = Id<Factor>;

/// One contributing factor, and what covers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Factor {
    /// Its name within the document.
    pub id: FactorId,
    /// What was true.
    #[serde(default)]
    pub text: String,
    /// Whether it set things off or only had to be so.
    #[serde(default)]
    pub kind: FactorKind,
    /// What sort of thing it is.
    #[serde(default)]
    pub category: Option<Category>,
    /// How we know, as text.
    #[serde(default)]
    pub evidence: String,
    /// The actions that address it.
    #[serde(default)]
    pub actions: Vec<ActionId>,
    /// Why nothing is done about it, where that was decided.
    #[serde(default)]
    pub accepted: Option<AcceptedRisk>,
}

impl Identified for Factor {
    fn id(&self) -> FactorId {
        self.id
    }
}

impl Factor {
    /// A factor that nothing covers yet.
    pub fn new(id: FactorId, text: String) -> Self {
        Self {
            id,
            text,
            kind: FactorKind::default(),
            category: None,
            evidence: String::new(),
            actions: Vec::new(),
            accepted: None,
        }
    }

    /// Whether an action or an accepted risk with a reason covers it.
    pub fn is_covered(&self) -> bool {
        !self.actions.is_empty()
            || self.accepted.as_ref().is_some_and(|it| !it.reason.trim().is_empty())
    }
}

/// Whether a factor set the incident off.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum FactorKind {
    /// It set things off.
    Trigger,
    /// It had to be so, and was so before.
    #[default]
    Condition,
}

impl FactorKind {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Trigger, Self::Condition];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Condition => "condition",
        }
    }
}

impl fmt::Display for FactorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Trigger => "Trigger",
            Self::Condition => "Condition",
        })
    }
}

/// A decision to live with a factor.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AcceptedRisk {
    /// Why it is acceptable.
    pub reason: String,
    /// Who decided.
    #[serde(default)]
    pub who: String,
    /// When, if somebody noted it.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "Instant | null"))]
    pub at: Option<Instant>,
}
