//! What to automate first: the projects that are ahead in the order of a method, each with its reasons; and those that people have.

use std::rc::Rc;

use afterword_core::toil::{
    Caution, Lacking, Method, Project, ProjectId, Ranked, Realised, ToilRegister, Unit, cautions,
};
use yew::prelude::*;

use super::activity::caution_said;
use super::project::project_named;
use super::verdict::{lacks, worth};
use super::{hours, named, percent, signed};
use crate::wide::wide_table;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RankingProps {
    pub register: Rc<ToilRegister>,
    pub method: Method,
    /// The projects in the order of the method.
    pub ranked: Rc<Vec<Ranked>>,
    /// The one that is open beside it.
    pub chosen: Option<ProjectId>,
    /// Where a project is opened.
    pub href: Callback<ProjectId, String>,
}

/// The projects that are still to be built, the first first, each with what the method says of it.
#[component]
pub fn Ranking(props: &RankingProps) -> Html {
    use_words();
    let table = html! {
        <table class="toil-ledger">
            <thead>
                <tr>
                    <th scope="col" class="number">{ word::TOIL_RANK.text() }</th>
                    <th scope="col">{ word::TOIL_PROJECT.text() }</th>
                    <th scope="col">{ word::TOIL_REASON.text() }</th>
                    <th scope="col" class="number">{ word::TOIL_SAVES.text() }</th>
                    <th scope="col" class="number">{ word::TOIL_NPV_SHORT.text() }</th>
                    <th scope="col">{ word::TOIL_STAGE.text() }</th>
                </tr>
            </thead>
            <tbody>
                for (at, it) in props.ranked.iter().enumerate() {
                    { ranked_row(at, it, props) }
                }
            </tbody>
        </table>
    };
    wide_table(word::TOIL_AHEAD.text(), table)
}

fn ranked_row(at: usize, it: &Ranked, props: &RankingProps) -> Html {
    let Some(project) = props.register.project(it.project) else { return Html::default() };
    let returns = it.returns.as_ref().ok();
    let saves = returns.map(|it| hours(it.hours_a_year)).unwrap_or_default();
    let npv = returns.map(worth).unwrap_or_default();
    html! {
        <tr key={it.project.to_string()} class={classes!((props.chosen == Some(it.project)).then_some("is-selected"))}>
            <td class="number" data-label={word::TOIL_RANK.text()}>{ at + 1 }</td>
            <th scope="row">
                { project_link(project, props.chosen, &props.href) }
                for caution in stays(project, &props.register) {
                    <span class="toil-caution">{ caution }</span>
                }
            </th>
            <td class="toil-reason" data-label={word::TOIL_REASON.text()}>{ reason(it, props) }</td>
            <td class="number" data-label={word::TOIL_SAVES.text()}>{ saves }</td>
            <td class="number" data-label={word::TOIL_NPV_SHORT.text()}>{ npv }</td>
            <td data-label={word::TOIL_STAGE.text()}>{ project.stage.in_words() }</td>
        </tr>
    }
}

fn project_link(
    project: &Project,
    chosen: Option<ProjectId>,
    href: &Callback<ProjectId, String>,
) -> Html {
    let current = (chosen == Some(project.id)).then_some("true");
    html! {
        <>
            <a class="toil-open" href={href.emit(project.id)} aria-current={current}>{ project_named(project) }</a>
            if !project.owner.is_empty() {
                <span class="quiet">{ &project.owner }</span>
            }
        </>
    }
}

/// Why it stands where it stands.
fn reason(it: &Ranked, props: &RankingProps) -> String {
    let returns = match &it.returns {
        Ok(returns) => returns,
        Err(lacking) => return lacking_said(lacking, &props.register),
    };
    match props.method {
        Method::Payback => match returns.payback_months {
            Some(n) => word::TOIL_PAYS_BACK.count(n as usize),
            None => word::TOIL_PAYS_NEVER.count(props.register.assumptions.months() as usize),
        },
        Method::WorthPerHour => match it.worth_per_hour {
            Some(worth) => word::TOIL_PER_HOUR.fill(&[("worth", &per_hour(worth, returns.unit))]),
            None => word::TOIL_TAKES_NO_HOUR.text().to_owned(),
        },
        Method::Matrix => {
            let matrix = it.matrix;
            let risk = match matrix.risk {
                Some(risk) => word::TOIL_MARKS_RISK.fill(&[("risk", &risk.mark())]),
                None => word::TOIL_MARKS_NO_RISK.text().to_owned(),
            };
            word::TOIL_MARKS.fill(&[
                ("frequency", &matrix.frequency),
                ("saved", &matrix.saved),
                ("risk", &risk),
                ("product", &matrix.product()),
            ])
        }
        Method::Quadrants => match it.quadrant {
            Some(quadrant) => quadrant.in_words().to_string(),
            None => word::TOIL_NO_OTHER.text().to_owned(),
        },
    }
}

/// What an hour of building is worth: sums of few units need their parts.
fn per_hour(worth: f64, unit: Unit) -> String {
    match unit {
        Unit::Hours => signed(worth, unit),
        Unit::Money(_) if worth.abs() >= 10.0 => signed(worth, unit),
        Unit::Money(currency) => {
            let tenths = percent(worth.abs() / 100.0).replace(" %", "");
            format!("{}{tenths} {currency}", if worth < 0.0 { "−" } else { "" })
        }
    }
}

fn lacking_said(lacking: &[Lacking], register: &ToilRegister) -> String {
    lacking.iter().map(|it| lacks(*it, register)).collect::<Vec<_>>().join(" ")
}

/// What speaks against automating what a project takes away.
fn stays(project: &Project, register: &ToilRegister) -> Vec<String> {
    let activities = project.parts.iter().filter_map(|it| register.activity(it.activity));
    let each = activities.flat_map(|activity| {
        let all: Vec<Caution> = cautions(activity, &register.assumptions);
        all.into_iter().map(move |it| format!("{}: {}", named(activity), caution_said(&it)))
    });
    each.collect()
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RealisedTableProps {
    pub register: Rc<ToilRegister>,
    /// The one that is open beside it.
    #[prop_or_default]
    pub chosen: Option<ProjectId>,
    pub href: Callback<ProjectId, String>,
}

/// The projects that people have: what each promised, what it saves, and both in sum.
#[component]
pub fn RealisedTable(props: &RealisedTableProps) -> Html {
    use_words();
    let register = &props.register;
    let realised = register.realised();
    let built: Vec<&Rc<Project>> =
        register.projects.iter().filter(|it| !it.stage.is_ahead()).collect();
    let row = |it: &Rc<Project>| {
        let came = realised.iter().find(|realised| realised.project == it.id);
        built_row(it, came, props)
    };
    html! {
        <>
            { wide_table(word::TOIL_BUILT.text(), html! {
                <table class="toil-ledger">
                    <thead>
                        <tr>
                            <th scope="col">{ word::TOIL_PROJECT.text() }</th>
                            <th scope="col">{ word::TOIL_STAGE.text() }</th>
                            <th scope="col" class="number">{ word::TOIL_PROMISED.text() }</th>
                            <th scope="col" class="number">{ word::TOIL_SAVED.text() }</th>
                            <th scope="col" class="number">{ word::TOIL_OF_PROMISED.text() }</th>
                        </tr>
                    </thead>
                    <tbody>{ for built.into_iter().map(row) }</tbody>
                </table>
            }) }
            if let Some(sum) = realised_sum(register) {
                <p>{ sum }</p>
            }
        </>
    }
}

fn built_row(project: &Project, came: Option<&Realised>, props: &RealisedTableProps) -> Html {
    let unknown = || word::TOIL_NOT_KNOWN.text().to_owned();
    let promised = match came {
        Some(it) => it.promised,
        None => props.register.returns(project).ok().map(|it| it.hours_a_year),
    };
    let share = came.and_then(Realised::share).map(|it| percent((it * 100.0).round() / 100.0));
    let was_off = came.is_some_and(Realised::was_off);
    html! {
        <tr key={project.id.to_string()} class={classes!((props.chosen == Some(project.id)).then_some("is-selected"))}>
            <th scope="row">{ project_link(project, props.chosen, &props.href) }</th>
            <td data-label={word::TOIL_STAGE.text()}>{ project.stage.in_words() }</td>
            <td class="number" data-label={word::TOIL_PROMISED.text()}>{ promised.map_or_else(unknown, hours) }</td>
            <td class="number" data-label={word::TOIL_SAVED.text()}>{ came.map_or_else(|| word::TOIL_NOT_MEASURED.text().to_owned(), |it| signed(it.realised, Unit::Hours)) }</td>
            <td class="number" data-label={word::TOIL_OF_PROMISED.text()}>
                { share.unwrap_or_default() }
                if was_off { <span class="toil-caution">{ word::TOIL_OFF.text() }</span> }
            </td>
        </tr>
    }
}

/// What all that were measured save, of what they promised.
fn realised_sum(register: &ToilRegister) -> Option<String> {
    let sum = register.realised_sum()?;
    let (realised, promised) = (signed(sum.realised, Unit::Hours), hours(sum.promised));
    let told = word::TOIL_REALISED_SUM.fill(&[("realised", &realised), ("promised", &promised)]);
    Some(match sum.n_off {
        0 => told,
        n => format!("{told} {}", word::TOIL_N_OFF.count(n)),
    })
}
