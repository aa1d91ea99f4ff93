//! What a roadmap is made with: who has how many hours, what an hour costs, and what somebody knows better than the model.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CapabilityId;
use crate::amount::{Money, Share};
use crate::id::DocumentId;
use crate::toil::{Guess, Origin, ProjectId};

/// What a roadmap is made with. Each has a default, and all can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RoadmapPlan"))]
pub struct Plan {
    /// The hours that the team has for getting better, a week.
    pub hours_a_week: u16,
    /// The weeks of the phases but the last: quick wins, the rest of the first month, months two and three, the quarter after.
    pub weeks: [u8; 4],
    /// The day that the first phase begins.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub begins: Option<NaiveDate>,
    /// What an hour of work costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hourly: Option<Money>,
    /// What incidents cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incidents: Option<IncidentCost>,
    /// The share of incidents that an item addresses, in millionths, where nobody says otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressed: Option<Addressed>,
    /// What is known of single items.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<CapabilityId, PlanItem>,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            hours_a_week: 16,
            weeks: [2, 2, 9, 13],
            begins: None,
            hourly: None,
            incidents: None,
            addressed: None,
            items: BTreeMap::new(),
        }
    }
}

/// What the incidents of a workspace cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct IncidentCost {
    /// In a year.
    pub a_year: Money,
    /// Of how many incidents the cost is known.
    pub n: u32,
}

/// The share of incidents that something addresses, in millionths: an assumption, between what it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Guess", into = "Guess")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(as = "Guess"))]
pub struct Addressed(Guess);

impl Addressed {
    /// A share of so many millionths; `None` if that may be more than all.
    ///
    /// ```
    /// use afterword_core::maturity::Addressed;
    /// use afterword_core::toil::Guess;
    ///
    /// assert!(Guess::between(50_000, 100_000, 200_000).and_then(Addressed::new).is_some());
    /// assert!(Addressed::new(Guess::from(1_000_001)).is_none());
    /// ```
    pub fn new(millionths: Guess) -> Option<Self> {
        (millionths.high() <= Share::ALL.millionths()).then_some(Self(millionths))
    }

    /// The share in millionths.
    pub fn millionths(self) -> Guess {
        self.0
    }
}

impl TryFrom<Guess> for Addressed {
    type Error = &'static str;

    fn try_from(guess: Guess) -> Result<Self, Self::Error> {
        Self::new(guess).ok_or("a share is at most 1,000,000 millionths")
    }
}

impl From<Addressed> for Guess {
    fn from(it: Addressed) -> Self {
        it.0
    }
}

/// What is known of one item of a roadmap.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PlanItem {
    /// The hours that it takes, where that is not what the model says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort_hours: Option<Guess>,
    /// The hours of toil a year that it saves, where that is not what the model says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_hours: Option<Guess>,
    /// The share of incidents that it addresses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressed: Option<Addressed>,
    /// Whether it is left out of the roadmap.
    #[serde(default, skip_serializing_if = "is_false")]
    pub left_out: bool,
    /// What was made of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
}

fn is_false(it: &bool) -> bool {
    !it
}

/// What an item of a roadmap became.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "PlanLink"))]
pub enum Link {
    /// An action of a document.
    Action(Origin),
    /// A project of a register of toil.
    Project {
        /// The register.
        document: DocumentId,
        /// The project in it.
        project: ProjectId,
    },
}
