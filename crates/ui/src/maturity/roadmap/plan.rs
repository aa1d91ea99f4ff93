//! What a roadmap is made with: where to, how many hours a week, from when on, and what hours and incidents cost.

use std::rc::Rc;

use afterword_core::amount::Money;
use afterword_core::maturity::{
    Addressed, Assessment, AssessmentEdit, CapabilityId, Dimension, HalfSteps, IncidentCost, Plan,
    Targets,
};
use yew::prelude::*;

use super::level_named;
use crate::fields::{DateField, GuessField, Guessed, MoneyField, NumberField, Select};
use crate::maturity::figures::half_steps;
use crate::words::{money, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PlanFormProps {
    pub assessment: Rc<Assessment>,
    /// What the incidents of the workspace cost in the last year, if any is known.
    #[prop_or_default]
    pub known: Option<IncidentCost>,
    pub on_edit: Callback<AssessmentEdit>,
}

impl PlanFormProps {
    /// Hears of what is typed into the field of that name.
    fn typed<T: 'static>(&self, field: &'static str, change: fn(&mut Plan, T)) -> Callback<T> {
        let assessment = self.assessment.clone();
        self.on_edit.reform(move |value| {
            let mut plan = assessment.plan.clone();
            change(&mut plan, value);
            AssessmentEdit::Typed(Box::new(AssessmentEdit::Plan(Box::new(plan))), field)
        })
    }
}

/// A team has no more hours a week.
const MOST_HOURS: u64 = u16::MAX as u64;

/// The numbers behind the roadmap, each with what it is where nobody says.
#[component]
pub fn PlanForm(props: &PlanFormProps) -> Html {
    use_words();
    let plan = &props.assessment.plan;
    let usual = plan.hourly.map(|it| it.currency);
    html! {
        <section class="maturity-section is-plan" aria-labelledby="roadmap-plan-title">
            <h2 id="roadmap-plan-title">{ word::ROADMAP_MADE_WITH.text() }</h2>
            <div class="maturity-fields">
                { target(props) }
                <NumberField
                    label={word::ROADMAP_HOURS_A_WEEK.text()}
                    value={Some(u64::from(plan.hours_a_week))}
                    unit="h"
                    range={(1, MOST_HOURS)}
                    on_change={props.typed("hours-a-week", |it, hours: Option<u64>| {
                        let hours = hours.and_then(|it| u16::try_from(it).ok());
                        it.hours_a_week = hours.unwrap_or(Plan::default().hours_a_week);
                    })}
                />
                <DateField
                    label={word::ROADMAP_BEGINS.text()}
                    value={plan.begins}
                    on_change={props.typed("begins", |it, day| it.begins = day)}
                />
                <MoneyField
                    label={word::ROADMAP_HOURLY.text()}
                    value={plan.hourly}
                    placeholder="80 EUR"
                    on_change={props.typed("hourly", |it, sum| it.hourly = sum)}
                />
                <MoneyField
                    label={word::ROADMAP_INCIDENTS.text()}
                    value={plan.incidents.map(|it| it.a_year)}
                    {usual}
                    placeholder="40000 EUR"
                    on_change={props.typed("incidents", |it, sum: Option<Money>| {
                        it.incidents = sum.map(|a_year| IncidentCost { a_year, n: 0 });
                    })}
                />
                <GuessField
                    label={word::ROADMAP_ADDRESSED.text()}
                    guessed={Guessed::Share}
                    value={plan.addressed.map(Addressed::millionths)}
                    placeholder="5–10–20 %"
                    hint={word::ROADMAP_ADDRESSED_HINT.text()}
                    on_change={props.typed("addressed", |it, share: Option<_>| {
                        it.addressed = share.and_then(Addressed::new);
                    })}
                />
            </div>
            <div class="roadmap-known">{ known(props) }</div>
            { by_dimension(props) }
        </section>
    }
}

/// Where to get with all capabilities; single ones are said where they are assessed.
fn target(props: &PlanFormProps) -> Html {
    let assessment = &props.assessment;
    let level = |level: u8| (Some(HalfSteps::level(level)), level_named(assessment, level).into());
    let options: Vec<(Option<HalfSteps>, AttrValue)> =
        [(None, AttrValue::Static(word::ROADMAP_TARGET_NONE.text()))]
            .into_iter()
            .chain((1..=assessment.model.highest()).map(level))
            .collect();
    let targets = assessment.targets.clone();
    let on_change = props
        .on_edit
        .reform(move |all| AssessmentEdit::Targets(Box::new(Targets { all, ..targets.clone() })));
    let n_own = assessment.targets.dimensions.len() + assessment.targets.capabilities.len();
    let select =
        Select::new(word::ROADMAP_TARGET.text(), assessment.targets.all, options, on_change);
    match n_own {
        0 => select.html(),
        n => select.hint(word::ROADMAP_TARGETS_OWN.count(n)).html(),
    }
}

/// Where to get with each dimension. What was said of single capabilities goes before it, and is only taken away where somebody says so.
fn by_dimension(props: &PlanFormProps) -> Html {
    let assessment = &props.assessment;
    html! {
        <details class="roadmap-dimensions">
            <summary>{ word::ROADMAP_TARGETS_BY_DIMENSION.text() }</summary>
            <div class="maturity-fields">
                { for assessment.dimensions().map(|it| target_of(props, it)) }
            </div>
        </details>
    }
}

fn target_of(props: &PlanFormProps, dimension: &Dimension) -> Html {
    let assessment = &props.assessment;
    let targets = assessment.targets.clone();
    let around = match targets.all {
        Some(all) => word::MATURITY_TARGET_AROUND.fill(&[("score", &half_steps(all))]).into(),
        None => AttrValue::Static(word::MATURITY_TARGET_NONE.text()),
    };
    let level = |level: u8| (Some(HalfSteps::level(level)), level_named(assessment, level).into());
    let options: Vec<(Option<HalfSteps>, AttrValue)> =
        [(None, around)].into_iter().chain((1..=assessment.model.highest()).map(level)).collect();
    let chosen = targets.dimensions.get(&dimension.id).copied();
    let own: Vec<CapabilityId> = dimension
        .capabilities
        .iter()
        .map(|it| it.id.clone())
        .filter(|it| targets.capabilities.contains_key(it))
        .collect();
    let on_change = {
        let (targets, id) = (targets.clone(), dimension.id.clone());
        props.on_edit.reform(move |target: Option<HalfSteps>| {
            let mut targets = targets.clone();
            match target {
                Some(target) => drop(targets.dimensions.insert(id.clone(), target)),
                None => drop(targets.dimensions.remove(&id)),
            }
            AssessmentEdit::Targets(Box::new(targets))
        })
    };
    let n = own.len();
    let follow = props.on_edit.reform(move |_: MouseEvent| {
        let mut targets = targets.clone();
        targets.capabilities.retain(|it, _| !own.contains(it));
        AssessmentEdit::Targets(Box::new(targets))
    });
    html! {
        <div key={dimension.id.to_string()} class="roadmap-dimension">
            { Select::new(dimension.name.clone(), chosen, options, on_change).html() }
            if n > 0 {
                <p class="quiet">
                    { word::ROADMAP_TARGETS_KEPT.count(n) }{ " " }
                    <button
                        type="button"
                        class="button quiet"
                        aria-label={word::ROADMAP_TARGETS_FOLLOW_NAMED.fill(&[("name", &dimension.name)])}
                        onclick={follow}
                    >
                        { word::ROADMAP_TARGETS_FOLLOW.text() }
                    </button>
                </p>
            }
        </div>
    }
}

/// What the cost of incidents rests on, and the way to take that of the workspace.
fn known(props: &PlanFormProps) -> Html {
    let own = props.assessment.plan.incidents;
    let rests = own.filter(|it| it.n > 0).map(|it| word::ROADMAP_INCIDENTS_N.count(it.n as usize));
    let offered = props.known.filter(|it| own != Some(*it)).map(|it| {
        let plan = props.assessment.plan.clone();
        let take = props.on_edit.reform(move |_: MouseEvent| {
            AssessmentEdit::Plan(Box::new(Plan { incidents: Some(it), ..plan.clone() }))
        });
        let said = word::ROADMAP_INCIDENTS_KNOWN
            .count_and(it.n as usize, &[("cost", &money(it.a_year))]);
        html! {
            <p>
                { said }{ " " }
                <button type="button" class="button quiet" onclick={take}>{ word::ROADMAP_TAKE.text() }</button>
            </p>
        }
    });
    html! {
        <>
            if let Some(rests) = rests {
                <p class="quiet">{ rests }</p>
            }
            { offered.unwrap_or_default() }
        </>
    }
}
