//! What is said of a project: whether it pays back, how sure that is, and what is lacking to tell.

use std::rc::Rc;

use afterword_core::amount::Share;
use afterword_core::toil::{Lacking, Project, Returns, Simulation, ToilRegister};
use yew::prelude::*;

use super::{hours, named, percent, signed};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct VerdictProps {
    pub register: Rc<ToilRegister>,
    pub project: Rc<Project>,
    /// What it returns, or what is lacking to tell.
    pub returns: Rc<Result<Returns, Vec<Lacking>>>,
    /// How sure that is.
    pub simulation: Option<Rc<Simulation>>,
}

/// Whether a project pays back, in a sentence, and the figures behind it; else what is lacking.
#[component]
pub fn Verdict(props: &VerdictProps) -> Html {
    use_words();
    match &*props.returns {
        Ok(returns) => html! {
            <div class="toil-argument">
                <p class="toil-headline" role="status">{ headline(returns, props.simulation.as_deref(), &props.register) }</p>
                { figures(returns, props.simulation.as_deref(), is_sure(&props.project)) }
            </div>
        },
        Err(lacking) => html! {
            <div class="toil-argument" role="status">
                <p>{ word::TOIL_LACKING.text() }</p>
                <ul>{ for lacking.iter().map(|it| html! { <li>{ lacks(*it, &props.register) }</li> }) }</ul>
            </div>
        },
    }
}

/// When it pays back, and the chance of that.
pub(super) fn headline(
    returns: &Returns,
    simulation: Option<&Simulation>,
    register: &ToilRegister,
) -> String {
    let within = register.assumptions.months() as usize;
    let never = simulation.is_some_and(|it| it.pays_back == 0.0);
    let pays = match returns.payback_months.filter(|_| !never) {
        Some(n) => word::TOIL_PAYS_BACK.count(n as usize),
        None => word::TOIL_PAYS_NEVER.count(within),
    };
    match simulation.map(|it| it.pays_back) {
        // What is certain needs no chance.
        None | Some(0.0 | 1.0) => format!("{pays}."),
        Some(chance) => {
            let tenths = (chance * 10.0).round() as u32;
            let chance = match tenths {
                0 => word::TOIL_CHANCE_LOW.text().to_owned(),
                10 => word::TOIL_CHANCE_HIGH.text().to_owned(),
                _ => word::TOIL_CHANCE.fill(&[("n", &tenths)]),
            };
            format!("{pays}, {chance}.")
        }
    }
}

/// Whether nobody doubts that it works.
fn is_sure(project: &Project) -> bool {
    project.success.is_none_or(|it| it == Share::ALL)
}

fn figures(returns: &Returns, simulation: Option<&Simulation>, is_sure: bool) -> Html {
    let unit = returns.unit;
    let figure = |number: String, name: &'static str, more: Option<String>| {
        html! {
            <div class="toil-figure">
                <dd>{ number }</dd>
                <dt>{ name }if let Some(more) = more { <span class="toil-more">{ more }</span> }</dt>
            </div>
        }
    };
    let if_it_works = || (!is_sure).then(|| word::TOIL_IF_IT_WORKS.text().to_owned());
    let npv = simulation.filter(|it| it.npv.p10 != it.npv.p90).map(|it| {
        let (low, high) = (signed(it.npv.p10, unit), signed(it.npv.p90, unit));
        word::TOIL_EIGHT_OF_TEN.fill(&[("low", &low), ("high", &high)])
    });
    let sure = simulation.filter(|it| it.pays_back > 0.0 && it.pays_back < 1.0);
    html! {
        <dl class="toil-figures">
            { figure(hours(returns.hours_a_year), word::TOIL_SAVES_A_YEAR.text(), if_it_works()) }
            { figure(signed(returns.expected_npv, unit), word::TOIL_NPV.text(), npv) }
            if let Some(roi) = returns.roi {
                { figure(percent_whole(roi), word::TOIL_ROI.text(), if_it_works()) }
            }
            if let Some(most) = returns.break_even_hours {
                { figure(hours(most), word::TOIL_BREAK_EVEN.text(), if_it_works()) }
            }
            if let Some(simulation) = sure {
                { figure(percent(simulation.pays_back), word::TOIL_PAYS_BACK_SHARE.text(), payback_range(simulation)) }
            }
        </dl>
    }
}

/// Between which months eight runs of ten pay back.
fn payback_range(simulation: &Simulation) -> Option<String> {
    let spread = simulation.payback_months;
    let name = |it: Option<u32>| match it {
        Some(n) => word::MONTHS_COUNT.count(n as usize),
        None => word::TOIL_NEVER.text().to_owned(),
    };
    let (low, high) = (name(spread.p10), name(spread.p90));
    (low != high).then(|| word::TOIL_EIGHT_OF_TEN.fill(&[("low", &low), ("high", &high)]))
}

/// Tenths of a percent say nothing of a return.
fn percent_whole(share: f64) -> String {
    percent((share * 100.0).round() / 100.0)
}

/// What a project returns, as a sum with its unit.
pub(super) fn worth(returns: &Returns) -> String {
    signed(returns.expected_npv, returns.unit)
}

/// What has to be said before a project can be reckoned.
pub(super) fn lacks(lacking: Lacking, register: &ToilRegister) -> String {
    let text = match lacking {
        Lacking::Parts => &word::TOIL_LACKS_PARTS,
        Lacking::Activity(_) => &word::TOIL_LACKS_ACTIVITY,
        Lacking::Hours(id) => {
            let name = register.activity(id).map_or(word::TOIL_UNNAMED.text(), named);
            return word::TOIL_LACKS_HOURS.fill(&[("activity", &name)]);
        }
        Lacking::Build => &word::TOIL_LACKS_BUILD,
        Lacking::Hourly => &word::TOIL_LACKS_HOURLY,
        Lacking::Currency => &word::TOIL_LACKS_CURRENCY,
    };
    text.text().to_owned()
}
