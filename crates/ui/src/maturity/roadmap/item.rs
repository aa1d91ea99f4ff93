//! One item of a roadmap, open: what is then true, what it takes, what comes of it, and on which assumptions.

use std::rc::Rc;

use afterword_core::maturity::{
    Addressed, Assessment, AssessmentEdit, Capability, CapabilityId, ItemReturn, PlanItem, Step,
};
use afterword_core::toil::Guess;
use yew::prelude::*;

use super::sums::{hours_between, range, share_between};
use super::{edited, link, listed};
use crate::fields::{GuessField, Guessed};
use crate::words::{InWords as _, money, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct ItemFormProps {
    pub(super) assessment: Rc<Assessment>,
    pub(super) step: Step,
    pub(super) returns: Option<ItemReturn>,
    /// Where a question is opened, by its place in the model.
    pub(super) href: Callback<u16, String>,
    pub(super) on_edit: Callback<AssessmentEdit>,
}

impl ItemFormProps {
    fn id(&self) -> &CapabilityId {
        &self.step.capability
    }

    /// Hears of what is typed into the field of that name.
    fn typed(
        &self,
        field: &'static str,
        change: fn(&mut PlanItem, Option<Guess>),
    ) -> Callback<Option<Guess>> {
        let props = self.clone();
        self.on_edit.reform(move |value| {
            let edit = edited(&props.assessment, props.id(), |it| change(it, value));
            AssessmentEdit::Typed(Box::new(edit), field)
        })
    }
}

/// A guess in hours as the field has it, in minutes.
fn in_minutes(hours: Guess) -> Option<Guess> {
    let minutes = |it: u32| it.saturating_mul(60);
    Guess::between(minutes(hours.low()), minutes(hours.likely()), minutes(hours.high()))
}

/// The way back, to the nearest hour; what takes any time at all takes an hour.
fn in_hours(minutes: Option<Guess>) -> Option<Guess> {
    let hours = |it: u32| ((it + 30) / 60).max(u32::from(it > 0));
    minutes.and_then(|it| Guess::between(hours(it.low()), hours(it.likely()), hours(it.high())))
}

/// What is known of an item, and what it is to be true for.
#[component]
pub(super) fn ItemForm(props: &ItemFormProps) -> Html {
    use_words();
    let (assessment, step) = (&props.assessment, &props.step);
    let Some((_, capability)) = assessment.model.capability(props.id()) else {
        return html! { <div></div> };
    };
    let item = assessment.plan.items.get(props.id()).cloned().unwrap_or_default();
    let leave_out = {
        let props = props.clone();
        props.on_edit.clone().reform(move |_: MouseEvent| {
            edited(&props.assessment, props.id(), |it| it.left_out = true)
        })
    };
    html! {
        <div class="roadmap-item">
            { statements(capability, step) }
            <div class="maturity-fields">
                <GuessField
                    label={word::ROADMAP_EFFORT.text()}
                    guessed={Guessed::Work}
                    value={item.effort_hours.and_then(in_minutes)}
                    placeholder={effort_placeholder(props)}
                    hint={effort_hint(props)}
                    on_change={props.typed("effort", |it, value| it.effort_hours = in_hours(value))}
                />
                <GuessField
                    label={word::ROADMAP_SAVES.text()}
                    guessed={Guessed::Work}
                    value={item.saved_hours.and_then(in_minutes)}
                    placeholder={capability.hours.benefit.as_ref().map(|it| hours_between(it.guess)).unwrap_or_default()}
                    on_change={props.typed("saves", |it, value| it.saved_hours = in_hours(value))}
                />
                <GuessField
                    label={word::ROADMAP_ADDRESSES.text()}
                    guessed={Guessed::Share}
                    value={item.addressed.map(Addressed::millionths)}
                    placeholder={assessment.plan.addressed.map(|it| share_between(it.millionths())).unwrap_or_default()}
                    on_change={props.typed("addresses", |it, value| it.addressed = value.and_then(Addressed::new))}
                />
            </div>
            <div class="roadmap-returns">{ returns(props) }</div>
            <div class="roadmap-needed">
                if !step.needed_by.is_empty() {
                    <p class="quiet">
                        { word::ROADMAP_NEEDED_BY.text() }{ " " }
                        { listed(step.needed_by.iter().map(|it| link(assessment, it, &props.href))) }
                    </p>
                }
            </div>
            <div class="button-row">
                <button type="button" class="button quiet" onclick={leave_out}>{ word::ROADMAP_LEAVE_OUT.text() }</button>
            </div>
        </div>
    }
}

fn effort_placeholder(props: &ItemFormProps) -> String {
    props.returns.map(|it| hours_between(it.effort.hours)).unwrap_or_default()
}

/// Who says what it takes.
fn effort_hint(props: &ItemFormProps) -> AttrValue {
    props.returns.map(|it| it.effort.source.in_words()).unwrap_or_default()
}

/// What is true at the levels on the way.
fn statements(capability: &Capability, step: &Step) -> Html {
    let level = |thousandths: u32| u8::try_from(thousandths / 1_000).unwrap_or(u8::MAX);
    let (from, to) = (level(step.from) + 1, level(step.to));
    let line = |level: u8| {
        let statement = capability.statement(level);
        (!statement.is_empty()).then(|| {
            html! {
                <li key={level} value={level.to_string()}>{ statement }</li>
            }
        })
    };
    let lines: Vec<Html> = (from..=to).filter_map(line).collect();
    html! {
        <div class="roadmap-statements">
            if !lines.is_empty() {
                <p class="quiet">{ word::ROADMAP_THEN_TRUE.text() }</p>
                <ol>{ lines }</ol>
            }
        </div>
    }
}

/// What comes of it in its first year, part by part, with what is assumed.
fn returns(props: &ItemFormProps) -> Html {
    let Some(returns) = props.returns else { return Html::default() };
    let plan = &props.assessment.plan;
    let Some((sums, hourly)) = returns.money.zip(plan.hourly) else {
        return html! { <p class="quiet">{ word::ROADMAP_NO_HOURLY.text() }</p> };
    };
    let line = |name: &'static str, figure: Option<String>, of: Option<String>| {
        html! {
            <div>
                <dt>{ name }</dt>
                <dd>
                    { figure.unwrap_or_else(|| "–".to_owned()) }
                    if let Some(of) = of {
                        <small class="quiet">{ of }</small>
                    }
                </dd>
            </div>
        }
    };
    let an_hour = money(hourly);
    let times = |hours: Guess| {
        word::ROADMAP_HOURS_TIMES.fill(&[("hours", &hours_between(hours)), ("hourly", &an_hour)])
    };
    let avoided = plan.incidents.zip(returns.addressed).map(|(cost, share)| {
        word::ROADMAP_SHARE_OF
            .fill(&[("share", &share_between(share)), ("cost", &money(cost.a_year))])
    });
    let in_words = |it| range(it, sums.currency);
    let unknown = || word::ROADMAP_UNKNOWN.text().to_owned();
    html! {
        <dl class="roadmap-sums">
            { line(word::ROADMAP_AVOIDED.text(), sums.avoided.map(in_words), Some(avoided.unwrap_or_else(unknown))) }
            { line(word::ROADMAP_SAVED.text(), sums.saved.map(in_words), Some(returns.saved_hours.map_or_else(unknown, times))) }
            { line(word::ROADMAP_COSTS.text(), Some(in_words(sums.cost)), Some(times(returns.effort.hours))) }
            { line(word::ROADMAP_LEFT.text(), Some(in_words(sums.net)), None) }
        </dl>
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn hours_survive_the_field_and_minutes_are_rounded_to_them() {
        let guess = Guess::between(8, 16, 24).unwrap();
        assert_eq!(in_hours(in_minutes(guess)), Some(guess));
        assert_eq!(in_hours(Some(Guess::from(10))), Some(Guess::from(1)));
        assert_eq!(in_hours(Some(Guess::from(0))), Some(Guess::from(0)));
    }
}
