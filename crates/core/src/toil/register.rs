//! The register: what people do by hand, how much of their time it takes, and what is done about it.

use serde::{Deserialize, Serialize};

use super::{Activity, ActivityId, Assumptions, Measure, Project, ProjectId, Week};
use crate::id::DocumentId;
use crate::list::{self, List};
use crate::time::{Instant, Zone};

/// A document of toil: its activities, the weeks that were measured, and the projects against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ToilRegister {
    /// Its name across devices.
    pub id: DocumentId,
    /// When it was begun.
    pub created_at: Instant,
    /// What people call it; may be empty.
    #[serde(default)]
    pub title: String,
    /// The clocks by which its days begin.
    #[serde(default)]
    pub zone: Zone,
    /// What it reckons with.
    #[serde(default)]
    pub assumptions: Assumptions,
    /// What people do by hand.
    #[serde(default)]
    pub activities: List<Activity>,
    /// What was measured, in any order.
    #[serde(default)]
    pub weeks: List<Week>,
    /// What is done about it.
    #[serde(default)]
    pub projects: List<Project>,
}

impl ToilRegister {
    /// A register in which there is nothing yet.
    pub fn new(id: DocumentId, title: String, created_at: Instant) -> Self {
        Self {
            id,
            created_at,
            title,
            zone: Zone::default(),
            assumptions: Assumptions::default(),
            activities: List::new(),
            weeks: List::new(),
            projects: List::new(),
        }
    }

    /// The activity called `id`.
    pub fn activity(&self, id: ActivityId) -> Option<&Activity> {
        list::find(&self.activities, id).map(|it| &**it)
    }

    /// The project called `id`.
    pub fn project(&self, id: ProjectId) -> Option<&Project> {
        list::find(&self.projects, id).map(|it| &**it)
    }

    /// The hours that go into toil in a year, as far as activities say: those that count as toil.
    pub fn hours_of_toil_a_year(&self) -> f64 {
        let toil = self.activities.iter().filter(|it| it.is_toil(&self.assumptions));
        toil.filter_map(|it| it.hours_a_year(&self.assumptions)).sum()
    }

    /// What was measured in all weeks.
    pub fn measure(&self) -> Measure {
        Measure::of(self.weeks.iter().map(|it| &**it))
    }
}
