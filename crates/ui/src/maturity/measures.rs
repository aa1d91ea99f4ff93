//! Figures that suggest scores: those of the workspace, those that somebody types, and what each rule makes of them.

mod brought;

use std::collections::BTreeMap;
use std::fmt::Display;
use std::rc::Rc;

use afterword_core::maturity::{
    Answer, Assessment, AssessmentEdit, Capability, Direction, FEW, Finite, MeasureRule, Metric,
    Suggestion,
};
use chrono::NaiveDate;
use yew::prelude::*;

use super::figures::score;
use super::results::{level_named, link};
use crate::fields::{DateField, NumberField, TextField};
use crate::words::{InWords as _, decimal, use_words, word};

pub use brought::{BroughtFigure, BroughtFigures};

/// A figure of the workspace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    pub metric: Metric,
    pub figure: f64,
    /// On how many data points it rests.
    pub n: u32,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MeasuresProps {
    pub assessment: Rc<Assessment>,
    /// What the workspace measures.
    pub known: Rc<[Known]>,
    /// What somebody typed, or brought out of a file.
    pub typed: Rc<TypedFigures>,
    /// Somebody typed something else about the metric of a [`figure_key`].
    pub on_typed: Callback<(String, TypedFigure)>,
    pub today: NaiveDate,
    /// Where a question is opened, by its place in the model.
    pub href: Callback<u16, String>,
    pub on_edit: Callback<AssessmentEdit>,
}

/// What somebody typed about a metric.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TypedFigure {
    /// As it was typed.
    pub figure: String,
    /// On how many data points it rests.
    pub n: Option<u64>,
    /// The day that it is of.
    pub day: Option<NaiveDate>,
}

/// What somebody typed, by the [`figure_key`] of its rule.
pub type TypedFigures = BTreeMap<String, TypedFigure>;

/// The name of what a rule measures, in its unit.
pub fn figure_key(rule: &MeasureRule) -> String {
    [&*rule.metric, &*rule.unit].join(" ")
}

/// The names of all that an assessment has rules for.
pub fn figure_keys(assessment: &Assessment) -> Vec<String> {
    metrics(assessment).into_iter().map(|it| figure_key(it.0)).collect()
}

/// A metric and the capabilities that it suggests a score for.
type Measured<'a> = (&'a MeasureRule, Vec<&'a Capability>);

/// A section for each metric that the model has rules for.
#[component]
pub fn Measures(props: &MeasuresProps) -> Html {
    use_words();
    // What is known comes first, and otherwise what comes first in the model.
    let mut metrics = metrics(&props.assessment);
    metrics.sort_by_key(|it| known(it.0, props).is_none());
    html! {
        <div class="measures">
            if metrics.is_empty() {
                <p class="quiet">{ word::MEASURES_NONE.text() }</p>
            }
            for (rule, capabilities) in &metrics {
                <section key={figure_key(rule)} class="measure" aria-label={metric_named(rule)}>
                    { metric(rule, capabilities, props) }
                </section>
            }
        </div>
    }
}

/// The rules of the model by metric, in the order of the model. A checklist is answered item by item, whatever is measured.
fn metrics(assessment: &Assessment) -> Vec<Measured<'_>> {
    let mut found: Vec<Measured<'_>> = Vec::new();
    for (_, capability) in assessment.capabilities().filter(|it| !it.1.is_checklist()) {
        let Some(rule) = &capability.measure else { continue };
        let is_same = |it: &&mut Measured<'_>| it.0.metric == rule.metric && it.0.unit == rule.unit;
        match found.iter_mut().find(is_same) {
            Some(known) => known.1.push(capability),
            None => found.push((rule, vec![capability])),
        }
    }
    found
}

/// What the workspace knows of a metric. Only what is measured in the unit of the rule is its figure.
fn known<'a>(rule: &MeasureRule, props: &'a MeasuresProps) -> Option<&'a Known> {
    props.known.iter().find(|it| it.metric.key() == rule.metric && it.metric.unit() == rule.unit)
}

fn metric_named(rule: &MeasureRule) -> AttrValue {
    match Metric::named(&rule.metric) {
        Some(metric) => metric.in_words(),
        None => rule.metric.clone().into(),
    }
}

fn metric(rule: &MeasureRule, capabilities: &[&Capability], props: &MeasuresProps) -> Html {
    let known = known(rule, props);
    let own = props.typed.get(&figure_key(rule)).cloned().unwrap_or_default();
    let figure = match number(&own.figure) {
        Some(figure) => {
            let n = own.n.and_then(|it| u32::try_from(it).ok()).unwrap_or(0);
            Some(Measure { figure, n, day: own.day })
        }
        None => known.filter(|_| own.figure.trim().is_empty()).map(|it| Measure {
            figure: it.figure,
            n: it.n,
            day: None,
        }),
    };
    let said = match known {
        Some(it) => word::MEASURES_KNOWN
            .count_and(it.n as usize, &[("figure", &in_unit(it.figure, &rule.unit))]),
        None => word::MEASURES_TYPE.text().to_owned(),
    };
    html! {
        <>
            <div class="measure-known">
                <h2>{ metric_named(rule) }</h2>
                <p class="quiet">{ said }</p>
            </div>
            <div class="measure-fields">{ fields(rule, &own, &props.on_typed) }</div>
            <ul class="measure-suggestions">
                for capability in capabilities {
                    <li key={capability.id.to_string()}>{ suggestion(capability, figure, props) }</li>
                }
            </ul>
        </>
    }
}

fn fields(
    rule: &MeasureRule,
    own: &TypedFigure,
    on_typed: &Callback<(String, TypedFigure)>,
) -> Html {
    let key = figure_key(rule);
    let set_figure = {
        let (key, own) = (key.clone(), own.clone());
        on_typed.reform(move |figure: String| (key.clone(), TypedFigure { figure, ..own.clone() }))
    };
    let set_n = {
        let (key, own) = (key.clone(), own.clone());
        on_typed.reform(move |n: Option<u64>| (key.clone(), TypedFigure { n, ..own.clone() }))
    };
    let set_day = {
        let own = own.clone();
        on_typed
            .reform(move |day: Option<NaiveDate>| (key.clone(), TypedFigure { day, ..own.clone() }))
    };
    let label = word::MEASURES_OWN.fill(&[("unit", &unit_named(&rule.unit))]);
    html! {
        <>
            <TextField {label} value={own.figure.clone()} on_change={set_figure} />
            <NumberField label={word::MEASURES_N.text()} value={own.n} on_change={set_n} />
            <DateField label={word::MEASURES_DAY.text()} value={own.day} on_change={set_day} />
        </>
    }
}

/// What was measured.
#[derive(Clone, Copy)]
struct Measure {
    figure: f64,
    n: u32,
    /// Of which day, where somebody said.
    day: Option<NaiveDate>,
}

/// What a figure suggests for a capability, and the way to accept it.
fn suggestion(capability: &Capability, measure: Option<Measure>, props: &MeasuresProps) -> Html {
    let assessment = &props.assessment;
    let answer = assessment.answer(&capability.id);
    let name = link(assessment, &capability.id, &props.href);
    let Some((rule, measure)) = capability.measure.as_ref().zip(measure) else {
        return html! { <>{ name }{ accepted(answer) }</> };
    };
    match rule.suggest(measure.figure, measure.n) {
        Err(problem) => html! {
            <>{ name }{ " " }<span class="quiet">{ problem.in_words() }</span></>
        },
        Ok(it) => {
            let is_there = answer.is_some_and(|answer| {
                answer.score == Some(it.score) && answer.not_applicable.is_none()
            });
            let level = level_named(assessment, it.score.whole_level());
            html! {
                <>
                    { name }{ ": " }<b>{ level }</b>{ ". " }
                    <span>{ why(&it, &rule.unit, measure.day) }</span>{ " " }
                    if is_there {
                        <span class="quiet">{ word::MEASURES_THERE.text() }</span>
                    } else if !assessment.is_finished() {
                        { accept(capability, rule, &it, measure.day, props) }
                    }
                </>
            }
        }
    }
}

/// What was accepted before, where no figure is known now.
fn accepted(answer: Option<&Answer>) -> Html {
    let said = answer.and_then(|it| it.suggestion.as_ref()).map(|it| {
        let day = word::DATE_DAY_MON_YEAR.day(it.on);
        let figure = in_unit(it.figure.get(), &it.unit);
        let level = score(it.score.thousandths());
        word::MEASURES_ACCEPTED.fill(&[("level", &level), ("figure", &figure), ("day", &day)])
    });
    html! { <span class="quiet">{ said.map(|it| format!(" {it}")) }</span> }
}

fn accept(
    capability: &Capability,
    rule: &MeasureRule,
    it: &Suggestion,
    day: Option<NaiveDate>,
    props: &MeasuresProps,
) -> Html {
    let level = level_named(&props.assessment, it.score.whole_level());
    let before = props.assessment.answer(&capability.id).cloned().unwrap_or_default();
    let answer = Answer {
        score: Some(it.score),
        not_applicable: None,
        suggestion: Some(Rc::new(rule.accepted(it, why(it, &rule.unit, day), props.today))),
        ..before
    };
    let id = capability.id.clone();
    let onclick = props
        .on_edit
        .reform(move |_: MouseEvent| AssessmentEdit::Answer(id.clone(), Box::new(answer.clone())));
    let label = word::MEASURES_ACCEPT_NAMED.fill(&[("level", &level), ("name", &capability.name)]);
    html! {
        <button type="button" class="button" aria-label={label} {onclick}>{ word::MEASURES_ACCEPT.text() }</button>
    }
}

/// `38 min from 7 data points: at most 60 min, and not yet 30 min`; that these are few, where they are.
fn why(it: &Suggestion, unit: &str, day: Option<NaiveDate>) -> String {
    let figure = in_unit(it.figure.get(), unit);
    let of = match day.map(|it| word::DATE_DAY_MON_YEAR.day(it)) {
        Some(day) => {
            word::MEASURES_OF_DAY.count_and(it.n as usize, &[("figure", &figure), ("day", &day)])
        }
        None => word::MEASURES_OF.count_and(it.n as usize, &[("figure", &figure)]),
    };
    let bound = |it: Finite| in_unit(it.get(), unit);
    let bounds = match (it.reached.map(bound), it.next.map(bound)) {
        (Some(reached), Some(next)) => {
            let values: [(&str, &dyn Display); 2] = [("reached", &reached), ("next", &next)];
            match it.direction {
                Direction::Up => word::MEASURES_UP_BETWEEN.fill(&values),
                Direction::Down => word::MEASURES_DOWN_BETWEEN.fill(&values),
            }
        }
        (Some(reached), None) => match it.direction {
            Direction::Up => word::MEASURES_UP_HIGHEST.fill(&[("reached", &reached)]),
            Direction::Down => word::MEASURES_DOWN_HIGHEST.fill(&[("reached", &reached)]),
        },
        (None, Some(next)) => match it.direction {
            Direction::Up => word::MEASURES_UP_LOWEST.fill(&[("next", &next)]),
            Direction::Down => word::MEASURES_DOWN_LOWEST.fill(&[("next", &next)]),
        },
        (None, None) => String::new(),
    };
    let few = it.is_of_few().then(|| word::MEASURES_FEW.fill(&[("few", &FEW)]));
    let parts = [Some(of), Some(bounds), few];
    parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `38 min`, `12.5 %`, `3 a week`.
fn in_unit(figure: f64, unit: &str) -> String {
    let tenths = (figure.abs() * 10.0).round() as u64;
    let number = match tenths % 10 {
        0 => (tenths / 10).to_string(),
        tenth => format!("{}.{tenth}", tenths / 10),
    };
    let sign = if figure < 0.0 && tenths > 0 { "−" } else { "" };
    let number = format!("{sign}{}", decimal(&number));
    match unit {
        "count" | "" => number,
        unit => format!("{number} {}", unit_named(unit)),
    }
}

fn unit_named(unit: &str) -> String {
    match unit {
        "count" => word::MEASURES_COUNT.text().to_owned(),
        it if it == Metric::DeploymentFrequency.unit() => word::MEASURES_A_WEEK.text().to_owned(),
        other => other.to_owned(),
    }
}

/// A number as people type it, with either mark.
fn number(text: &str) -> Option<f64> {
    let text = text.trim().trim_end_matches('%').trim().replace(',', ".").replace('−', "-");
    text.parse().ok().filter(|it: &f64| it.is_finite())
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::maturity::{MeasureRule, Other};

    use super::*;

    fn rule(unit: &str, direction: Direction) -> MeasureRule {
        let mut thresholds = [30.0, 60.0, 90.0, 95.0];
        if direction == Direction::Down {
            thresholds.reverse();
        }
        MeasureRule {
            metric: "toil-share".into(),
            unit: unit.into(),
            direction,
            thresholds: thresholds.into_iter().filter_map(Finite::new).collect(),
            other: Other::new(),
        }
    }

    #[test]
    fn a_suggestion_says_its_figure_its_rule_and_on_how_much_it_rests() {
        let said = |figure, n, direction| {
            let rule = rule("%", direction);
            why(&rule.suggest(figure, n).unwrap(), "%", None)
        };
        assert_eq!(
            said(62.5, 8, Direction::Up),
            "62.5 % from 8 data points: at least 60 %, and not yet 90 %."
        );
        assert_eq!(
            said(99.0, 1, Direction::Down),
            "99 % from 1 data point: above 95 %. That is fewer than 5."
        );
        assert_eq!(
            said(96.0, 9, Direction::Up),
            "96 % from 9 data points: at least 95 %, the highest."
        );
    }

    #[test]
    fn numbers_are_typed_with_either_mark() {
        assert_eq!(
            [number("12,5 %"), number(" 3.25"), number("many"), number("")],
            [Some(12.5), Some(3.25), None, None]
        );
    }

    #[test]
    fn figures_are_said_in_their_unit() {
        let said = [
            in_unit(38.0, "min"),
            in_unit(-4.25, "%"),
            in_unit(7.0, "count"),
            in_unit(3.0, "per week"),
        ];
        assert_eq!(said, ["38 min", "−4.3 %", "7", "3 a week"]);
    }
}
