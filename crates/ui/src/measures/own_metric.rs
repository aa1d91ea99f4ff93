//! One metric of a workspace's own: what it is called, from where to where, by which clock, and whose idea it is.

use std::rc::Rc;

use afterword_core::postmortem::{
    DefinitionProblem, MetricCatalogue, MetricClock, MetricDefinition, MomentKey, SupportHours,
};
use yew::prelude::*;

use crate::fields::{Select, TextField};
use crate::icon::{Icon, IconName};
use crate::words::{InWords, metric, use_words, word};

/// The element id of the field with the name of the metric `id`.
pub(super) fn label_id(id: &str) -> String {
    format!("own-metric-{id}")
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct OwnMetricProps {
    pub(super) definition: MetricDefinition,
    pub(super) moments: Rc<[MomentKey]>,
    pub(super) hours: SupportHours,
    pub(super) on_change: Callback<MetricDefinition>,
    pub(super) on_remove: Callback<String>,
}

impl OwnMetricProps {
    /// Hears of a change of one part.
    fn change<T: 'static>(&self, change: fn(&mut MetricDefinition, T)) -> Callback<T> {
        let definition = self.definition.clone();
        self.on_change.reform(move |value| {
            let mut definition = definition.clone();
            change(&mut definition, value);
            definition
        })
    }

    /// What the buttons call it.
    fn name(&self) -> &str {
        match self.definition.label.trim() {
            "" => word::OWN_METRIC_UNNAMED.text(),
            label => label,
        }
    }
}

/// One metric.
#[component]
pub(super) fn OwnMetric(props: &OwnMetricProps) -> Html {
    use_words();
    let OwnMetricProps { definition, .. } = props;
    let remove = {
        let id = definition.id.clone();
        props.on_remove.reform(move |_: MouseEvent| id.clone())
    };
    let remove_label = word::TEMPLATE_REMOVE.fill(&[("name", &props.name())]);
    html! {
        <li class="card">
            <div role="group" aria-label={word::OWN_METRIC.fill(&[("name", &props.name())])}>
                <div class="scheme-level-fields">
                    <TextField
                        id={Some(AttrValue::from(label_id(&definition.id)))}
                        class="is-wide"
                        label={word::OWN_METRIC_LABEL.text()}
                        value={definition.label.clone()}
                        placeholder={word::OWN_METRIC_PLACEHOLDER.text()}
                        on_change={props.change(|it, label| it.label = label)}
                    />
                    { end(props, word::OWN_METRIC_FROM.text(), &definition.from, props.change(|it, key| it.from = vec![key])) }
                    { end(props, word::OWN_METRIC_TO.text(), &definition.to, props.change(|it, key| it.to = vec![key])) }
                    { clock(props) }
                    { stands_for(props) }
                    <TextField
                        class="is-wide"
                        label={word::OWN_METRIC_SOURCE.text()}
                        value={definition.source.clone()}
                        placeholder={word::OWN_METRIC_SOURCE_PLACEHOLDER.text()}
                        on_change={props.change(|it, source| it.source = source)}
                    />
                </div>
                <div class="own-metric-foot">
                    <p class="template-problem" role="status">{ problem(definition) }</p>
                    <button type="button" class="button" aria-label={remove_label} onclick={remove}>
                        <Icon name={IconName::Trash} />{ word::REMOVE.text() }
                    </button>
                </div>
            </div>
        </li>
    }
}

fn problem(definition: &MetricDefinition) -> &'static str {
    match definition.problem() {
        None => "",
        Some(DefinitionProblem::NoLabel) => word::OWN_METRIC_NO_LABEL.text(),
        Some(DefinitionProblem::SameMoment) => word::OWN_METRIC_SAME_MOMENT.text(),
        Some(DefinitionProblem::NoHours) => word::OWN_METRIC_NO_HOURS.text(),
        Some(_) => word::OWN_METRIC_NO_MOMENT.text(),
    }
}

/// Where it begins or ends. A moment that the workspace no longer names stays chosen until somebody chooses another.
fn end(
    props: &OwnMetricProps,
    label: &'static str,
    keys: &[MomentKey],
    on_change: Callback<MomentKey>,
) -> Html {
    let chosen = keys.first().cloned();
    let gone = chosen.iter().filter(|it| !props.moments.contains(it));
    let options = props.moments.iter().chain(gone);
    let options: Vec<_> = options.map(|it| (Some(it.clone()), it.in_words())).collect();
    let on_change = Callback::from(move |key: Option<MomentKey>| {
        key.into_iter().for_each(|it| on_change.emit(it));
    });
    Select::new(label, chosen, options, on_change).html()
}

fn clock(props: &OwnMetricProps) -> Html {
    let in_hours = props.definition.clock != MetricClock::Elapsed;
    let clocks = [
        (false, word::CLOCK_ELAPSED.text().into()),
        (true, word::CLOCK_SUPPORT_HOURS.text().into()),
    ];
    let hours = props.hours.clone();
    let on_clock = props.change(|it, clock| it.clock = clock);
    let on_clock = on_clock.reform(move |in_hours| match in_hours {
        true => MetricClock::SupportHours(hours.clone()),
        false => MetricClock::Elapsed,
    });
    Select::new(word::OWN_METRIC_CLOCK.text(), in_hours, clocks, on_clock).html()
}

/// Whether it is a metric by itself, or another definition of one that ships.
fn stands_for(props: &OwnMetricProps) -> Html {
    let shipped = MetricCatalogue::shipped().definitions().iter();
    let metrics = shipped.filter(|it| it.metric() == it.id).map(|it| (it.id.clone(), metric(it)));
    let own = [(String::new(), word::OWN_METRIC_ITSELF.text().into())];
    let options: Vec<_> = own.into_iter().chain(metrics).collect();
    let on_change = props.change(|it, metric: String| it.metric = metric);
    let hint =
        if props.definition.metric.is_empty() { "" } else { word::OWN_METRIC_OFFERED.text() };
    let chosen = props.definition.metric.clone();
    Select::new(word::OWN_METRIC_OF.text(), chosen, options, on_change).hint(hint).html()
}
