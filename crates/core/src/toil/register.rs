//! The register: what people do by hand, how much of their time it takes, and what is done about it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::arrival::in_small_letters;
use super::{Activity, ActivityId, Assumptions, Measure, Project, ProjectId, Week, WeekId};
use crate::id::DocumentId;
use crate::list::{self, List};
use crate::time::{Instant, Zone};

/// A document of toil: its activities, the weeks that were measured, and the projects against it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ToilRegister {
    /// Its name across devices.
    pub id: DocumentId,
    /// When it was begun.
    #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
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

    /// The weeks that a team has more than one entry of, oldest first, each with those entries in the order of the register. A team is known
    /// by its name, however that is spaced and capitalised.
    ///
    /// Nobody but the team knows whether they are two halves of the week, or one week that came in twice, so all of them count: every
    /// figure [adds them up](Measure::of).
    ///
    /// ```
    /// use afterword_core::id::DocumentId;
    /// use afterword_core::toil::{ToilRegister, Week, WeekId};
    ///
    /// let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
    /// for (n, day, team) in [(1, "2025-09-29", "Platform"), (2, "2025-10-01", " platform"), (3, "2025-10-01", "data")] {
    ///     let week = Week::new(WeekId::from_bits(n), day.parse()?);
    ///     register.weeks.push(Week { team: team.into(), ..week }.into());
    /// }
    /// assert_eq!(register.repeated_weeks(), [[1, 2].map(WeekId::from_bits)]);
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn repeated_weeks(&self) -> Vec<Vec<WeekId>> {
        let mut entries: BTreeMap<(NaiveDate, String), Vec<WeekId>> = BTreeMap::new();
        for it in &self.weeks {
            entries.entry((it.monday, in_small_letters(&it.team))).or_default().push(it.id);
        }
        entries.into_values().filter(|it| it.len() > 1).collect()
    }

    /// What was measured in all weeks.
    pub fn measure(&self) -> Measure {
        Measure::of(self.weeks.iter().map(|it| &**it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_repeated_only_by_the_same_team_and_all_entries_count() {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), String::new(), now);
        let entries = [
            ("2025-10-06", "Data"),
            ("2025-09-29", ""),
            ("2025-10-09", "  DATA "),
            ("2025-10-06", "data fixes"),
            ("2025-10-05", " "),
            ("2025-10-13", "data"),
            ("2025-10-12", "data"),
        ];
        for (n, (day, team)) in (1..).zip(entries) {
            let mut week = Week::new(WeekId::from_bits(n), day.parse().unwrap());
            week.team = team.to_owned();
            (week.toil_minutes, week.all_minutes) = (Some(60), Some(240));
            register.weeks.push(week.into());
        }
        let ids = |all: &[u64]| all.iter().map(|it| WeekId::from_bits(*it)).collect::<Vec<_>>();
        assert_eq!(register.repeated_weeks(), [ids(&[2, 5]), ids(&[1, 3, 7])]);
        let measure = register.measure();
        assert_eq!((measure.weeks, measure.toil_minutes, measure.all_minutes), (7, 420, 1_680));
    }
}
