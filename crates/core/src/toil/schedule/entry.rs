//! The projects of a register as candidates of a plan: when they may be done, and what they are worth then.

use std::collections::HashMap;

use super::super::plan::Candidate;
use super::super::returns::{Draw, Ledger, power};
use super::super::{Case, Lacking, Project, ProjectId, Terms, ToilRegister, Unit};
use super::Sprint;

/// The projects that are ahead, as far as they can be reckoned.
pub(super) struct Reckoned<'r> {
    pub(super) entries: Vec<Entry<'r>>,
    /// The others, and what is lacking.
    pub(super) lacking: Vec<(ProjectId, Vec<Lacking>)>,
    /// What the entries are worth is counted in this.
    pub(super) unit: Unit,
}

/// A project that can be reckoned.
pub(super) struct Entry<'r> {
    pub(super) project: &'r Project,
    /// Minutes of building.
    pub(super) minutes: u32,
    /// The first sprint in which it may begin.
    not_before: usize,
    /// What it is worth if it is done in each sprint, in time or not.
    pub(super) worth: Vec<f64>,
    /// In so many sprints, from the first on, it is done in time.
    pub(super) n_in_time: usize,
    /// What it waits for, and the place of that among the entries if it can be reckoned.
    pub(super) after: Vec<(ProjectId, Option<usize>)>,
}

impl<'r> Reckoned<'r> {
    pub(super) fn of(register: &'r ToilRegister, sprints: &[Sprint]) -> Self {
        let (mut cases, mut lacking) = (Vec::new(), Vec::new());
        for project in register.projects.iter().filter(|it| it.stage.is_ahead()) {
            match Case::of(project, register) {
                Ok(case) => cases.push((&**project, case)),
                Err(what) => lacking.push((project.id, what)),
            }
        }
        let unit = in_one_unit(register, &mut cases, &mut lacking);
        let places: HashMap<ProjectId, usize> =
            cases.iter().enumerate().map(|(at, it)| (it.0.id, at)).collect();
        let entry = |(project, case): &(&'r Project, Case)| {
            let is_open =
                |id: &ProjectId| register.project(*id).is_some_and(|it| it.stage.is_ahead());
            let after = project.after.iter().filter(|it| is_open(it));
            Entry {
                project,
                minutes: project.build_minutes.map_or(0, |it| it.likely()),
                not_before: first_sprint(project, sprints),
                worth: worth(case, register, sprints.len()),
                n_in_time: n_in_time(project, sprints),
                after: after.map(|it| (*it, places.get(it).copied())).collect(),
            }
        };
        Self { entries: cases.iter().map(entry).collect(), lacking, unit }
    }
}

impl Entry<'_> {
    pub(super) fn candidate(&self) -> Candidate {
        Candidate {
            minutes: self.minutes,
            worth: self.worth[..self.n_in_time].to_vec(),
            // A place that there is not keeps it out.
            after: self.after.iter().map(|it| it.1.unwrap_or(usize::MAX)).collect(),
            not_before: self.not_before,
            due: None,
        }
    }
}

/// Counts all `cases` in hours where they are in several units; what can't be, lacks what an hour costs.
fn in_one_unit(
    register: &ToilRegister,
    cases: &mut Vec<(&Project, Case)>,
    lacking: &mut Vec<(ProjectId, Vec<Lacking>)>,
) -> Unit {
    let usual = register.assumptions.hourly.map_or(Unit::Hours, |it| Unit::Money(it.currency));
    let unit = cases.first().map_or(usual, |it| it.1.unit);
    if cases.iter().all(|it| it.1.unit == unit) {
        return unit;
    }
    cases.retain_mut(|(project, case)| {
        let is_known = case.hourly > 0.0;
        if is_known {
            count_in_hours(case);
        } else {
            lacking.push((project.id, vec![Lacking::Hourly]));
        }
        is_known
    });
    Unit::Hours
}

fn count_in_hours(case: &mut Case) {
    case.unit = Unit::Hours;
    case.licences /= case.hourly;
    case.worth /= case.hourly;
    case.hourly = 1.0;
}

/// What a project is worth if it is done by the end of each of `n` sprints.
fn worth(case: &Case, register: &ToilRegister, n: usize) -> Vec<f64> {
    let terms = Terms::of(&register.assumptions);
    let ledger = Ledger::new(case, terms);
    let months = register.assumptions.capacity.months();
    let mut draw = Draw {
        build_hours: 0.0,
        build_months: 0.0,
        upkeep_hours: case.upkeep_hours,
        shares: case.savings.iter().map(|it| it.share).collect(),
    };
    let in_sprint = |sprint: usize| {
        draw.build_months = (sprint as f64 + 1.0) * months;
        let paid = power(1.0 + terms.discount, -draw.build_months / 12.0);
        case.success * ledger.run(&draw).npv - case.build_hours * case.hourly * paid
    };
    (0..n).map(in_sprint).collect()
}

/// The first sprint that is not over on the day before which the project may not begin.
fn first_sprint(project: &Project, sprints: &[Sprint]) -> usize {
    project.start.map_or(0, |start| sprints.partition_point(|it| it.ends < start))
}

fn n_in_time(project: &Project, sprints: &[Sprint]) -> usize {
    project.due.map_or(sprints.len(), |due| sprints.partition_point(|it| it.ends <= due))
}
