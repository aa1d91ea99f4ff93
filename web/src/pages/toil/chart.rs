//! The charts of a register.

use std::rc::Rc;

use afterword_core::chart::{self, PlanRow};
use afterword_core::draw::Words;
use afterword_core::secrets;
use afterword_core::toil::{Every, ProjectId, Schedule, ToilRegister};
use afterword_ui::toil::swing_rows;
use chrono::NaiveDate;

use crate::pages::desk;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// The share of toil over time.
    Share(Every),
    /// What a project saves less what it costs, month by month.
    Payback(ProjectId),
    /// What each of its figures does to what it is worth.
    Tornado(ProjectId),
    /// Which sprint each project goes into.
    Sprints(Rc<Schedule>),
    /// The share of toil that the plan leaves, month by month.
    Expected(Rc<Schedule>),
}

impl desk::Shown for Shown {
    type Of = ToilRegister;

    fn chart(&self, register: &ToilRegister, words: &Words) -> Option<chart::Chart> {
        match self {
            Self::Share(every) => {
                let trend = register.trend(*every);
                Some(chart::toil_share(&trend, &register.assumptions, words))
            }
            Self::Payback(id) => {
                let project = register.project(*id)?;
                let returns = register.returns(project).ok()?;
                let simulation = register.simulate(project, id.bits()).ok();
                Some(chart::payback(&returns, simulation.as_ref(), words))
            }
            Self::Tornado(id) => {
                let project = register.project(*id)?;
                let returns = register.returns(project).ok()?;
                let rows = swing_rows(register, returns.unit, register.tornado(project).ok()?);
                Some(chart::tornado(&rows, returns.expected_npv, returns.unit, words))
            }
            Self::Sprints(schedule) => Some(sprints(register, schedule, words)),
            Self::Expected(schedule) => Some(expected(register, schedule, words)),
        }
    }

    fn outgoing(&self, register: &ToilRegister) -> (Self, ToilRegister) {
        (self.clone(), register.without_secrets(secrets::english()).0)
    }
}

fn sprints(register: &ToilRegister, schedule: &Schedule, words: &Words) -> chart::Chart {
    let hours = |minutes: u32| f64::from(minutes) / 60.0;
    let rows: Vec<PlanRow> = schedule
        .placed
        .iter()
        .map(|it| PlanRow {
            name: register.project(it.project).map_or_else(String::new, |it| it.name.clone()),
            first: it.first,
            hours: it.minutes.iter().map(|it| hours(*it)).collect(),
        })
        .collect();
    // What comes after the last project is done is empty.
    let last = schedule.placed.iter().map(|it| it.last + 1).max().unwrap_or(0);
    let sprints: Vec<(NaiveDate, f64)> =
        schedule.sprints[..last].iter().map(|it| (it.begins, hours(it.minutes))).collect();
    chart::sprint_plan(&rows, &sprints, words)
}

fn expected(register: &ToilRegister, schedule: &Schedule, words: &Words) -> chart::Chart {
    let assumptions = &register.assumptions;
    chart::expected_toil(&schedule.toil, assumptions.budget, assumptions.target, words)
}
