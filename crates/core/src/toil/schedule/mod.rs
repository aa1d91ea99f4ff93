//! The projects of a register in sprints: what a team takes on, when, why the rest has to wait, and what that leaves of the toil.

mod entry;
mod far;
mod left_out;
mod months;
mod sprint;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;

use super::plan::{Backlog, Plan, plan};
use super::{Lacking, ProjectId, ToilRegister, Unit};
use entry::Reckoned;
pub use far::{Beginning, Far, FarDay};
use left_out::Reasons;
pub use months::MonthOfToil;
pub use sprint::Sprint;

/// A plan by sprint, in the figures of a register.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// The sprints that are planned, the first one first.
    pub sprints: Vec<Sprint>,
    /// The projects that are done in them, in the order in which the team works on them.
    pub placed: Vec<Scheduled>,
    /// The others that are still to be built, in the order of the register, and why.
    pub left_out: Vec<(ProjectId, LeftOut)>,
    /// What the placed projects are worth together, in `unit`.
    pub worth: f64,
    /// What worth is counted in.
    pub unit: Unit,
    /// Whether no other plan is worth more.
    pub is_exact: bool,
    /// What is left of the toil in each month.
    pub toil: Vec<MonthOfToil>,
    /// The days that it hangs on and that nobody probably means.
    pub far: Vec<FarDay>,
}

/// A project in the sprints that it takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Scheduled {
    /// Which.
    pub project: ProjectId,
    /// The sprint of its first minute, counted from 0.
    pub first: usize,
    /// The sprint by whose end it is done, counted from 0.
    pub last: usize,
    /// Minutes of it in each sprint from the first to the last.
    pub minutes: Vec<u32>,
    /// The net present value that is expected of it, seen from the begin of the plan, in the unit of the schedule.
    pub worth: f64,
}

/// Why a project is in no sprint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It can't be reckoned before this is known.
    Lacking(Vec<Lacking>),
    /// The sprints are too short for it, alone or beside what is worth more.
    NoRoom,
    /// It would be done after the day on which it is due, alone or beside what is worth more.
    Late,
    /// However soon it is done, it costs more than is expected of it.
    NeverPays,
    /// It waits for this one, which is left out or not worth doing for it.
    WaitsForLeftOut(ProjectId),
    /// It waits for itself, in however many steps.
    WaitsForItself,
}

impl ToilRegister {
    /// Puts the projects that are [ahead](super::Stage::is_ahead) into the sprints of the register's [`Capacity`](super::Capacity), so that
    /// what is done is worth the most: see [`plan`]. One that is being built is planned like any other.
    ///
    /// The first sprint begins on the day that the register names, else on the next Monday, which may be `today`. The plan looks as many
    /// months ahead as the register does, counted from that day; so a project that is done later saves less. If it is done by the end of
    /// sprint s, t months after the begin of the plan,
    ///
    /// - worth = success × Σ (saved − spent) × (1 + discount)^(−m/12) − build × (1 + discount)^(−t/12),
    ///
    /// where what is saved and spent in month m is that of [`Case::returns`](super::Case::returns), from t on. Building is paid when it is
    /// done, whether it works or not. The work is what is likely; a year has 52 weeks, and `build_weeks` play no part: the sprints say
    /// how long it takes. What two projects take away of one activity counts for both.
    ///
    /// A project begins in the sprint that holds its `start`, or later, and the sprint in which it is done ends on its `due` day or
    /// before. It waits for what it names in `after`, unless people have that already, or it is gone.
    ///
    /// Where some projects are in money and some in hours, or in several currencies, the register has no hourly rate. Then all are in
    /// hours: a sum of money is as many hours as it pays of those who build the project.
    ///
    /// ```
    /// use afterword_core::id::DocumentId;
    /// use afterword_core::toil::{Activity, ActivityId, Part, Period, Project, ProjectId, Rhythm, ToilRegister};
    ///
    /// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z")?;
    /// let mut register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
    /// let mut renewals = Activity::new(ActivityId::from_bits(1), "Certificate renewals".into());
    /// (renewals.rhythm, renewals.seconds) = (Some(Rhythm { count: 1, per: Period::Month }), Some(20 * 3_600));
    /// let mut project = Project::new(ProjectId::from_bits(1), "Renew by itself".into());
    /// project.parts.extend(Part::new(renewals.id, 900_000.into()));
    /// project.build_minutes = Some((120 * 60).into());
    /// register.activities.push(renewals.into());
    /// register.projects.push(project.into());
    ///
    /// let schedule = register.schedule("2025-10-01".parse()?);
    /// // Six people have 96 hours a sprint for it, so it is done in the second.
    /// assert_eq!(schedule.sprints[0].begins, "2025-10-06".parse()?);
    /// assert_eq!(schedule.placed[0].minutes, [96 * 60, 24 * 60]);
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn schedule(&self, today: NaiveDate) -> Schedule {
        let mut sprints = sprint::sprints(&self.assumptions.capacity, today);
        let Reckoned { entries, lacking, unit } = Reckoned::of(self, &sprints);
        let backlog = Backlog {
            sprints: sprints.iter().map(|it| it.minutes).collect(),
            candidates: entries.iter().map(entry::Entry::candidate).collect(),
        };
        let plan = plan(&backlog);
        let reasons = Reasons { entries: &entries, sprints: &backlog.sprints, plan: &plan };
        let left_out = |id: ProjectId| {
            let lacks = lacking.iter().find(|it| it.0 == id).map(|it| it.1.clone());
            let reason = lacks.map(LeftOut::Lacking).or_else(|| reasons.of(id))?;
            Some((id, reason))
        };
        let left_out = self.projects.iter().filter_map(|it| left_out(it.id)).collect();
        let placed = placed(&plan, &entries, &mut sprints);
        Schedule {
            toil: self.months_of_toil(today, &sprints, &placed),
            sprints,
            placed,
            left_out,
            worth: plan.worth,
            unit,
            is_exact: plan.is_exact,
            far: self.far_days(today),
        }
    }
}

/// The projects of `plan`; what they use is added to the sprints.
fn placed(plan: &Plan, entries: &[entry::Entry<'_>], sprints: &mut [Sprint]) -> Vec<Scheduled> {
    let scheduled = |it: &super::plan::Placed| {
        for (sprint, minutes) in sprints[it.first..].iter_mut().zip(&it.minutes) {
            sprint.used += minutes;
        }
        let entry = &entries[it.candidate];
        Scheduled {
            project: entry.project.id,
            first: it.first,
            last: it.last,
            minutes: it.minutes.clone(),
            worth: entry.worth[it.last],
        }
    };
    plan.placed.iter().map(scheduled).collect()
}
