//! The steps of a roadmap, phase by phase, each with what it takes, what comes of it and what became of it.

use std::rc::Rc;

use afterword_core::maturity::{
    Assessment, AssessmentEdit, CapabilityId, Phase, PhaseOfRoadmap, Roadmap, Step,
};
use yew::prelude::*;

use super::item::ItemForm;
use super::sums::{minutes_between, range};
use super::{levels, link, name, phase_named};
use crate::icon::{Icon, IconName};
use crate::toil::hours;
use crate::words::{decimal, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct RoadmapTableProps {
    pub assessment: Rc<Assessment>,
    pub roadmap: Rc<Roadmap>,
    /// Where a question is opened, by its place in the model.
    pub href: Callback<u16, String>,
    pub on_edit: Callback<AssessmentEdit>,
    /// Draws what became of an item, or the ways to make something of it.
    pub became: Callback<(CapabilityId, Phase), Html>,
}

/// What stands open: a capability and where its step begins.
type Opened = Option<(CapabilityId, u32)>;

/// A table for each phase that has steps.
#[component]
pub fn RoadmapTable(props: &RoadmapTableProps) -> Html {
    use_words();
    let opened = use_state_eq(|| Opened::None);
    let on_open = {
        let opened = opened.clone();
        Callback::from(move |it: (CapabilityId, u32)| {
            opened.set(Some(it).filter(|it| opened.as_ref() != Some(it)));
        })
    };
    let filled = props.roadmap.phases.iter().filter(|it| !it.steps.is_empty());
    html! {
        <div class="roadmap-phases">
            { for filled.map(|it| phase(it, props, &opened, &on_open)) }
        </div>
    }
}

fn phase(
    it: &PhaseOfRoadmap,
    props: &RoadmapTableProps,
    opened: &Opened,
    on_open: &Callback<(CapabilityId, u32)>,
) -> Html {
    let id = format!("roadmap-{}", it.phase.key());
    let used = hours(it.used() as f64 / 60.0);
    let used = match it.minutes {
        Some(all) => {
            let all = hours(all as f64 / 60.0);
            word::ROADMAP_USED.fill(&[("used", &used), ("all", &all)])
        }
        None => used,
    };
    html! {
        <section key={it.phase.key()} class="roadmap-phase" aria-labelledby={id.clone()}>
            <header>
                <h3 {id}>{ phase_named(it.phase, &props.assessment.plan) }</h3>
                <span class="quiet">{ used }</span>
            </header>
            <table class="results-table roadmap-table">
                <thead>
                    <tr>
                        <th scope="col">{ word::RESULTS_CAPABILITY.text() }</th>
                        <th scope="col" class="number">{ word::ROADMAP_LEVELS.text() }</th>
                        <th scope="col" class="number">{ word::ROADMAP_HOURS.text() }</th>
                        <th scope="col" class="number">{ word::ROADMAP_VALUE.text() }</th>
                        <th scope="col" class="number">{ word::ROADMAP_VALUE_AN_HOUR.text() }</th>
                        <th scope="col" class="number">{ word::ROADMAP_RETURN.text() }</th>
                        <th scope="col">{ word::ROADMAP_BECAME.text() }</th>
                    </tr>
                </thead>
                <tbody>{ for it.steps.iter().map(|step| row(step, it.phase, props, opened, on_open)) }</tbody>
            </table>
        </section>
    }
}

/// A value in levels, with no more digits than it has: `4`, `2.25`.
fn worth(value: f64) -> String {
    let hundredths = (value * 100.0).round() as u64;
    let number = match (hundredths % 100, hundredths % 10) {
        (0, _) => (hundredths / 100).to_string(),
        (rest, 0) => format!("{}.{}", hundredths / 100, rest / 10),
        (rest, _) => format!("{}.{rest:02}", hundredths / 100),
    };
    decimal(&number)
}

/// A value an hour, with as many digits as tell items apart: `0.125`.
fn worth_an_hour(value: f64) -> String {
    let thousandths = (value * 1_000.0).round() as u64;
    decimal(&format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000))
}

fn row(
    step: &Step,
    phase: Phase,
    props: &RoadmapTableProps,
    opened: &Opened,
    on_open: &Callback<(CapabilityId, u32)>,
) -> Html {
    let (assessment, id) = (&props.assessment, &step.capability);
    let own = (id.clone(), step.from);
    let is_open = opened.as_ref() == Some(&own);
    let returns = props.roadmap.returns.get(id).copied();
    let net = returns.and_then(|it| it.money).map(|it| range(it.net, it.currency));
    let saves = returns.and_then(|it| it.saved_hours).map(|it| hours(f64::from(it.likely())));
    let saves = saves.map(|it| word::ROADMAP_SAVES_A_YEAR.fill(&[("hours", &it)]));
    let an_hour = step.worth_an_hour().map_or_else(|| "–".to_owned(), worth_an_hour);
    let toggle = on_open.reform(move |_: MouseEvent| own.clone());
    let open_name = word::ROADMAP_OPEN.fill(&[("name", &name(assessment, id))]);
    html! {
        <>
            <tr key={format!("{id}-{}", step.from)} class={is_open.then_some("is-open")}>
                <th scope="row">
                    <button type="button" class="button icon-only" aria-expanded={is_open.to_string()} aria-label={open_name} onclick={toggle}>
                        <Icon name={if is_open { IconName::ChevronDown } else { IconName::ChevronRight }} />
                    </button>
                    { link(assessment, id, &props.href) }
                    if step.is_for_others {
                        <small class="quiet">{ word::ROADMAP_FOR_OTHERS.text() }</small>
                    }
                </th>
                <td class="number" data-label={word::ROADMAP_LEVELS.text()}>{ levels(step) }</td>
                <td class="number" data-label={word::ROADMAP_HOURS.text()}>{ minutes_between(step.minutes) }</td>
                <td class="number" data-label={word::ROADMAP_VALUE.text()}>{ worth(step.worth()) }</td>
                <td class="number" data-label={word::ROADMAP_VALUE_AN_HOUR.text()}>{ an_hour }</td>
                <td class="number" data-label={word::ROADMAP_RETURN.text()}>{ net.or(saves).unwrap_or_else(|| "–".to_owned()) }</td>
                <td data-label={word::ROADMAP_BECAME.text()}>{ props.became.emit((id.clone(), phase)) }</td>
            </tr>
            if is_open {
                <tr key={format!("{id}-{}-open", step.from)} class="roadmap-open">
                    <td colspan="7">
                        <ItemForm
                            assessment={assessment.clone()}
                            step={step.clone()}
                            {returns}
                            href={&props.href}
                            on_edit={&props.on_edit}
                        />
                    </td>
                </tr>
            }
        </>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn values_have_no_more_digits_than_they_need() {
        assert_eq!([4.0, 2.5, 2.25, 0.004].map(worth), ["4", "2.5", "2.25", "0"]);
        assert_eq!([0.25, 1.0].map(worth_an_hour), ["0.250", "1.000"]);
    }
}
