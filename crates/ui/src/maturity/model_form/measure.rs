//! The figure that suggests a score of a capability.

use std::rc::Rc;

use afterword_core::maturity::{CapabilityEdit, Direction, MeasureRule, Metric, Other};
use yew::prelude::*;

use super::capability::CapabilityFormProps;
use super::findings::id_of;
use crate::fields::{FiguresField, Select, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{InWords as _, use_words, word};

/// The rule, or the choice of what to measure.
#[component]
pub(super) fn MeasureField(props: &CapabilityFormProps) -> Html {
    use_words();
    html! {
        <div class="model-measure">
            if let Some(rule) = &props.capability.measure {
                { fields(props, rule) }
            } else {
                { choice(props) }
            }
        </div>
    }
}

/// A metric of the vocabulary brings its unit and its direction; one of somebody's own is told.
fn choice(props: &CapabilityFormProps) -> Html {
    let none = (None, AttrValue::Static(word::MODEL_ADD_MEASURE.text()));
    let own = (Some(None), AttrValue::Static(word::MODEL_MEASURE_OWN.text()));
    let known = Metric::ALL.into_iter().map(|it| (Some(Some(it)), it.in_words()));
    let options: Vec<(Option<Option<Metric>>, AttrValue)> =
        std::iter::once(none).chain(known).chain([own]).collect();
    let set = props.edit(|it: MeasureRule| CapabilityEdit::Measure(Some(Box::new(it))));
    let on_change = Callback::from(move |chosen: Option<Option<Metric>>| {
        let Some(metric) = chosen else { return };
        set.emit(MeasureRule {
            metric: metric.map(Metric::key).unwrap_or_default().to_owned(),
            unit: metric.map(Metric::unit).unwrap_or_default().to_owned(),
            direction: metric.map_or(Direction::Up, Metric::direction),
            thresholds: Vec::new(),
            other: Other::new(),
        });
    });
    Select::new(word::MODEL_ADD_MEASURE.text(), None, options, on_change)
        .hide_label(true)
        .id(Some(AttrValue::from(id_of("measure-metric"))))
        .html()
}

fn fields(props: &CapabilityFormProps, rule: &MeasureRule) -> Html {
    let beside = &props.of.beside;
    let id = |field: &str| Some(AttrValue::from(id_of(field)));
    let known = Metric::named(&rule.metric).map(|it| it.in_words()).unwrap_or_default();
    let suggestions: Rc<[AttrValue]> = Metric::ALL.map(|it| AttrValue::Static(it.key())).into();
    let directions: Vec<(Direction, AttrValue)> = vec![
        (Direction::Up, word::MODEL_DIRECTION_UP.text().into()),
        (Direction::Down, word::MODEL_DIRECTION_DOWN.text().into()),
    ];
    let n = props.of.model.levels.len().saturating_sub(1);
    let remove = props.edit(|_: MouseEvent| CapabilityEdit::Measure(None));
    let label = word::MODEL_MEASURE_REMOVE.text();
    html! {
        <>
            <div class="model-row">
                <TextField
                    id={id("measure-metric")}
                    class={beside.class("measure-metric")}
                    label={word::MODEL_METRIC.text()}
                    value={rule.metric.clone()}
                    hint={beside.hint_or("measure-metric", known)}
                    {suggestions}
                    spellcheck={false}
                    on_change={props.edit(CapabilityEdit::Metric)}
                />
                <TextField
                    id={id("measure-unit")}
                    class={beside.class("measure-unit")}
                    label={word::MODEL_UNIT.text()}
                    value={rule.unit.clone()}
                    hint={beside.hint("measure-unit")}
                    spellcheck={false}
                    on_change={props.edit(CapabilityEdit::Unit)}
                />
                { Select::new(word::MODEL_DIRECTION.text(), rule.direction, directions, props.edit(CapabilityEdit::Direction))
                    .hint(beside.hint("measure-direction"))
                    .class(beside.class("measure-direction"))
                    .id(id("measure-direction"))
                    .html() }
                <button type="button" class="button icon-only" aria-label={label} title={label} onclick={remove}>
                    <Icon name={IconName::Trash} />
                </button>
            </div>
            <FiguresField
                id={id("measure-thresholds")}
                class={beside.class("measure-thresholds")}
                label={word::MODEL_THRESHOLDS.text()}
                value={rule.thresholds.clone()}
                hint={beside.hint_or("measure-thresholds", word::MODEL_THRESHOLDS_HINT.fill(&[("n", &n)]))}
                on_change={props.edit(CapabilityEdit::Thresholds)}
            />
        </>
    }
}
