//! Which sprint each project goes into, and why others go into none.

use std::fmt::Display;
use std::rc::Rc;

use afterword_core::amount::work_written;
use afterword_core::toil::{
    Activity, Beginning, Far, FarDay, LeftOut, Project, ProjectId, Schedule, Scheduled,
    ToilRegister,
};
use yew::prelude::*;

use super::project::project_named;
use super::verdict::lacks;
use super::{named, signed};
use crate::wide::wide_table;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ScheduleTableProps {
    pub register: Rc<ToilRegister>,
    pub schedule: Rc<Schedule>,
    /// Where a project is opened.
    pub href: Callback<ProjectId, String>,
}

/// The plan in words: each project with its sprints and its worth, what the plan is worth, and what is left out.
#[component]
pub fn ScheduleTable(props: &ScheduleTableProps) -> Html {
    use_words();
    let schedule = &props.schedule;
    let overlaps = overlaps(schedule, &props.register);
    html! {
        <>
            <p role="status">{ told(schedule, &overlaps) }</p>
            for far in &schedule.far {
                <p class="toil-caution">{ far_said(far, &props.register) }</p>
            }
            for overlap in overlaps {
                <p class="toil-caution">{ overlap }</p>
            }
            if !schedule.placed.is_empty() {
                { wide_table(word::TOIL_SCHEDULE.text(), html! {
                    <table class="toil-ledger">
                        <thead>
                            <tr>
                                <th scope="col">{ word::TOIL_PROJECT.text() }</th>
                                <th scope="col" class="number">{ word::TOIL_WORK.text() }</th>
                                <th scope="col">{ word::TOIL_DONE_BY.text() }</th>
                                <th scope="col" class="number">{ word::TOIL_WORTH_COLUMN.text() }</th>
                            </tr>
                        </thead>
                        <tbody>{ for schedule.placed.iter().map(|it| placed(it, props)) }</tbody>
                    </table>
                }) }
            }
            if !schedule.left_out.is_empty() {
                <h3>{ word::TOIL_LEFT_OUT.text() }</h3>
                <ul class="toil-left-out">
                    for (id, why) in &schedule.left_out {
                        <li key={id.to_string()}>
                            <a href={props.href.emit(*id)}>{ name(&props.register, *id) }</a>{ ": " }{ reason(why, props) }
                        </li>
                    }
                </ul>
            }
        </>
    }
}

/// What the plan is worth, and whether there may be a better one.
fn told(it: &Schedule, overlaps: &[String]) -> String {
    match () {
        () if it.placed.is_empty() && it.left_out.is_empty() => {
            word::TOIL_SCHEDULE_NONE.text().into()
        }
        () if it.placed.is_empty() => word::TOIL_SCHEDULE_EMPTY.text().into(),
        () => {
            let worth = signed(it.worth, it.unit);
            let worth = word::TOIL_SCHEDULE_WORTH.fill(&[("worth", &worth)]);
            // Where two take the same away, the sum says too much, and so would “no other is worth more”.
            if !overlaps.is_empty() {
                return worth;
            }
            let exact = match it.is_exact {
                true => &word::TOIL_SCHEDULE_EXACT,
                false => &word::TOIL_SCHEDULE_GREEDY,
            };
            format!("{worth} {}", exact.text())
        }
    }
}

/// What a day that is far away makes of the plan, and what to do.
fn far_said(it: &FarDay, register: &ToilRegister) -> String {
    let day = word::DATE_DAY_MON_YEAR.day(it.day);
    let (text, project) = match (it.of, it.side) {
        (Beginning::FirstSprint, Far::Past) => (&word::TOIL_FAR_SPRINT_PAST, ""),
        (Beginning::FirstSprint, Far::Ahead) => (&word::TOIL_FAR_SPRINT_AHEAD, ""),
        (Beginning::Project(id), Far::Past) => (&word::TOIL_FAR_START_PAST, name(register, id)),
        (Beginning::Project(id), Far::Ahead) => (&word::TOIL_FAR_START_AHEAD, name(register, id)),
    };
    text.fill(&[("day", &day), ("project", &project)])
}

/// The activities that several of the placed projects take away, each as a sentence: what one saves the other can't.
fn overlaps(it: &Schedule, register: &ToilRegister) -> Vec<String> {
    let projects: Vec<&Project> =
        it.placed.iter().filter_map(|it| register.project(it.project)).collect();
    let both = |activity: &Rc<Activity>| {
        let takes = |it: &&&Project| it.parts.iter().any(|it| it.activity == activity.id);
        let names: Vec<String> = projects
            .iter()
            .filter(takes)
            .map(|it| word::QUOTED.fill(&[("text", &project_named(it))]))
            .collect();
        let values: [(&str, &dyn Display); 2] =
            [("projects", &names.join(", ")), ("activity", &named(activity))];
        (names.len() > 1).then(|| word::TOIL_OVERLAP.fill(&values))
    };
    register.activities.iter().filter_map(both).collect()
}

fn placed(it: &Scheduled, props: &ScheduleTableProps) -> Html {
    let minutes: u64 = it.minutes.iter().map(|it| u64::from(*it)).sum();
    let done = props.schedule.sprints.get(it.last).map(|it| word::DATE_DAY_MON_YEAR.day(it.ends));
    html! {
        <tr key={it.project.to_string()}>
            <th scope="row"><a class="toil-open" href={props.href.emit(it.project)}>{ name(&props.register, it.project) }</a></th>
            <td class="number" data-label={word::TOIL_WORK.text()}>{ work_written(minutes) }</td>
            <td data-label={word::TOIL_DONE_BY.text()}>{ done }</td>
            <td class="number" data-label={word::TOIL_WORTH_COLUMN.text()}>{ signed(it.worth, props.schedule.unit) }</td>
        </tr>
    }
}

fn name(register: &ToilRegister, id: ProjectId) -> &str {
    register.project(id).map_or(word::TOIL_PROJECT_UNNAMED.text(), project_named)
}

fn reason(why: &LeftOut, props: &ScheduleTableProps) -> String {
    let register = &props.register;
    let has_hours = props.schedule.sprints.iter().any(|it| it.minutes > 0);
    let text = match why {
        LeftOut::Lacking(lacking) => {
            let each = lacking.iter().map(|it| lacks(*it, register));
            return each.collect::<Vec<_>>().join(" ");
        }
        LeftOut::WaitsForLeftOut(id) => {
            return word::TOIL_LEFT_WAITS.fill(&[("project", &name(register, *id))]);
        }
        LeftOut::NoRoom if !has_hours => &word::TOIL_LEFT_NO_HOURS,
        LeftOut::NoRoom => &word::TOIL_LEFT_NO_ROOM,
        LeftOut::Late => &word::TOIL_LEFT_LATE,
        LeftOut::NeverPays => &word::TOIL_LEFT_NEVER,
        LeftOut::WaitsForItself => &word::TOIL_LEFT_CIRCLE,
    };
    text.text().to_owned()
}
