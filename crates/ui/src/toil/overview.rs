//! A register on one page, for whoever decides: how it stands, what takes the most, what is done about it, and what came of that.

use std::rc::Rc;

use afterword_core::order;
use afterword_core::toil::{
    Activity, Indicators, Method, MonthOfToil, ProjectId, Ranked, Schedule, SprintFigures,
    ToilRegister,
};
use yew::prelude::*;

use super::project::project_named;
use super::verdict::worth;
use super::{cost, hours, named, percent};
use crate::wide::wide_table;
use crate::words::{InWords, Text, decimal, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MostProps {
    pub register: Rc<ToilRegister>,
}

/// So many rows are read.
const ROWS: usize = 5;

/// The activities that take the most time, as shares of all that is known.
#[component]
pub fn Most(props: &MostProps) -> Html {
    use_words();
    let assumptions = &props.register.assumptions;
    let mut known: Vec<(&Rc<Activity>, f64)> = props
        .register
        .activities
        .iter()
        .filter_map(|it| Some((it, it.hours_a_year(assumptions)?)))
        .collect();
    order::sort(&mut known, |a, b| b.1.total_cmp(&a.1));
    let all: f64 = known.iter().map(|it| it.1).sum();
    if known.is_empty() || all <= 0.0 {
        return html! { <p class="quiet">{ word::TOIL_OVERVIEW_NO_HOURS.text() }</p> };
    }
    let row = |(it, a_year): &(&Rc<Activity>, f64)| {
        let part = (a_year / all * 100.0).round() as u32;
        html! {
            <tr key={it.id.to_string()}>
                <th scope="row">{ named(it) }</th>
                <td class="number">{ hours(*a_year) }</td>
                if let Some(cost) = cost(*a_year, assumptions) {
                    <td class="number">{ cost }</td>
                }
                <td class="toil-rung">{ bar(part) }</td>
                <td class="number">{ format!("{part} %") }</td>
            </tr>
        }
    };
    let more = known.len().saturating_sub(ROWS);
    html! {
        <>
            { wide_table(word::TOIL_MOST.text(), html! {
                <table class="toil-ladder"><tbody>{ for known.iter().take(ROWS).map(row) }</tbody></table>
            }) }
            if more > 0 {
                <p class="quiet">{ word::TOIL_OVERVIEW_MORE.count(more) }</p>
            }
        </>
    }
}

fn bar(percent: u32) -> Html {
    html! {
        <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect class="toil-rung-all" width="100" height="8" />
            <rect class="toil-rung-part" width={percent.to_string()} height="8" />
        </svg>
    }
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ArguedProps {
    pub register: Rc<ToilRegister>,
    /// The projects that are ahead, by payback.
    pub ranked: Rc<Vec<Ranked>>,
    pub schedule: Rc<Schedule>,
    /// Where a project is opened.
    pub href: Callback<ProjectId, String>,
}

/// The projects that pay back first, when each is done, and what the plan leaves of the toil.
#[component]
pub fn Argued(props: &ArguedProps) -> Html {
    use_words();
    let known: Vec<&Ranked> = props.ranked.iter().filter(|it| it.returns.is_ok()).collect();
    let unknown = props.ranked.len() - known.len();
    if props.ranked.is_empty() {
        return html! { <p class="quiet">{ word::TOIL_NO_PROJECTS.text() }</p> };
    }
    html! {
        <>
            if !known.is_empty() {
                { wide_table(word::TOIL_AHEAD.text(), html! {
                    <table class="toil-ledger">
                        <thead>
                            <tr>
                                <th scope="col">{ word::TOIL_PROJECT.text() }</th>
                                <th scope="col">{ Method::Payback.in_words() }</th>
                                <th scope="col" class="number">{ word::TOIL_SAVES.text() }</th>
                                <th scope="col" class="number">{ word::TOIL_NPV_SHORT.text() }</th>
                                <th scope="col">{ word::TOIL_DONE_BY.text() }</th>
                            </tr>
                        </thead>
                        <tbody>{ for known.iter().take(ROWS).map(|it| argued(it, props)) }</tbody>
                    </table>
                }) }
            }
            if known.len() > ROWS {
                <p class="quiet">{ word::TOIL_OVERVIEW_MORE.count(known.len() - ROWS) }</p>
            }
            if unknown > 0 {
                <p class="quiet">{ word::TOIL_OVERVIEW_UNKNOWN.count(unknown) }</p>
            }
            if let Some(told) = brings(&props.schedule) {
                <p>{ told }</p>
            }
        </>
    }
}

fn argued(it: &Ranked, props: &ArguedProps) -> Html {
    let project = props.register.project(it.project);
    let (Some(project), Ok(returns)) = (project, &it.returns) else { return Html::default() };
    let payback = match returns.payback_months {
        Some(n) => word::TOIL_PAYS_BACK.count(n as usize),
        None => word::TOIL_PAYS_NEVER.count(props.register.assumptions.months() as usize),
    };
    let placed = props.schedule.placed.iter().find(|placed| placed.project == it.project);
    let done = placed.and_then(|it| props.schedule.sprints.get(it.last));
    let done = done.map(|it| word::DATE_DAY_MON_YEAR.day(it.ends));
    html! {
        <tr key={it.project.to_string()}>
            <th scope="row"><a class="toil-open" href={props.href.emit(it.project)}>{ project_named(project) }</a></th>
            <td data-label={Method::Payback.in_words()}>{ payback }</td>
            <td class="number" data-label={word::TOIL_SAVES.text()}>{ hours(returns.hours_a_year) }</td>
            <td class="number" data-label={word::TOIL_NPV_SHORT.text()}>{ worth(returns) }</td>
            <td data-label={word::TOIL_DONE_BY.text()}>{ done.unwrap_or_else(|| word::TOIL_NOT_PLANNED.text().to_owned()) }</td>
        </tr>
    }
}

/// What the plan makes of the share of toil, or of its hours where the share can't be told.
fn brings(schedule: &Schedule) -> Option<String> {
    let last: &MonthOfToil = schedule.toil.last().filter(|_| !schedule.placed.is_empty())?;
    if last.hours_without <= 0.0 {
        return None;
    }
    let month = word::DATE_MONTH_YEAR.day(last.month);
    let (with, without) = match last.share.zip(last.share_without) {
        Some((with, without)) => (percent(with), percent(without)),
        None => (hours(last.hours), hours(last.hours_without)),
    };
    let values: [(&str, &dyn std::fmt::Display); 3] =
        [("month", &month), ("with", &with), ("without", &without)];
    let text = match last.share {
        Some(_) => &word::TOIL_BRINGS_SHARE,
        None => &word::TOIL_BRINGS_HOURS,
    };
    Some(text.fill(&values))
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SprintsTableProps {
    pub indicators: Rc<Indicators>,
}

/// So many sprints are read.
const SPRINTS: usize = 6;

/// How the team fared sprint by sprint, the latest first; nothing while no week was measured. What nobody said of any has no column.
#[component]
pub fn SprintsTable(props: &SprintsTableProps) -> Html {
    use_words();
    let sprints: Vec<&SprintFigures> =
        props.indicators.sprints.iter().rev().take(SPRINTS).collect();
    let columns: Vec<&Column> =
        COLUMNS.iter().filter(|it| sprints.iter().any(|of| (it.told)(of).is_some())).collect();
    if columns.is_empty() {
        return Html::default();
    }
    html! {
        <section class="toil-section" aria-label={word::TOIL_INDICATORS.text()}>
            <h2>{ word::TOIL_INDICATORS.text() }</h2>
            { wide_table(word::TOIL_INDICATORS.text(), html! {
                <table class="toil-ledger">
                    <thead>
                        <tr>
                            <th scope="col">{ word::TOIL_SPRINT.text() }</th>
                            for it in &columns {
                                <th scope="col" class="number">{ it.name.text() }</th>
                            }
                        </tr>
                    </thead>
                    <tbody>{ for sprints.into_iter().map(|it| sprint(it, &columns)) }</tbody>
                </table>
            }) }
        </section>
    }
}

/// What can be known of a sprint.
struct Column {
    name: &'static Text,
    told: fn(&SprintFigures) -> Option<String>,
}

static COLUMNS: [Column; 4] = [
    Column { name: &word::TOIL_WEEK_TOIL, told: |it| it.toil_hours.map(hours) },
    Column { name: &word::TOIL_WEEK_ERRORS, told: |it| it.errors.map(|it| it.to_string()) },
    Column {
        name: &word::TOIL_RESOLVE_SHORT,
        told: |it| it.resolve_minutes.map(|it| hours(it / 60.0)),
    },
    Column { name: &word::TOIL_SENTIMENT, told: |it| it.sentiment.map(mood) },
];

/// A mean of marks, to a tenth.
fn mood(mean: f64) -> String {
    let tenths = (mean * 10.0).round() as u32;
    decimal(&format!("{}.{}", tenths / 10, tenths % 10))
}

fn sprint(it: &SprintFigures, columns: &[&Column]) -> Html {
    let unknown = || word::TOIL_NOT_KNOWN.text().to_owned();
    let name = word::TOIL_SPRINT_FROM.fill(&[
        ("begins", &word::DATE_DAY_MON.day(it.begins)),
        ("ends", &word::DATE_DAY_MON_YEAR.day(it.ends)),
    ]);
    html! {
        <tr key={it.begins.to_string()}>
            <th scope="row">
                { name }
                if it.is_running { <span class="quiet">{ word::TOIL_SPRINT_RUNNING.text() }</span> }
            </th>
            for column in columns {
                <td class="number" data-label={column.name.text()}>{ (column.told)(it).unwrap_or_else(unknown) }</td>
            }
        </tr>
    }
}
