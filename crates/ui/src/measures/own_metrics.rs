//! The metrics that a workspace defines for itself.

use std::rc::Rc;

use afterword_core::postmortem::{MetricDefinition, MomentKey, SupportHours};
use yew::prelude::*;

use super::own_metric::{OwnMetric, label_id};
use crate::icon::{Icon, IconName};
use crate::postmortem::focus::use_focus;
use crate::postmortem::stable::use_stable;
use crate::words::{use_words, word};

/// The element id of the button that adds a metric.
const ADD_ID: &str = "own-metric-add";

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct OwnMetricsProps {
    /// The workspace's own, finished or not.
    pub definitions: Rc<[MetricDefinition]>,
    /// The moments that a metric can begin and end with.
    pub moments: Rc<[MomentKey]>,
    /// The hours that the clock of that name counts.
    pub hours: SupportHours,
    /// Hears of all of them after a change.
    pub on_change: Callback<Vec<MetricDefinition>>,
    /// Hears of one that is to go, by name.
    pub on_remove: Callback<String>,
    /// A name for a new one.
    pub mint: Callback<(), String>,
}

/// The metrics of the workspace's own, each to be changed in its place.
#[component]
pub fn OwnMetrics(props: &OwnMetricsProps) -> Html {
    use_words();
    let OwnMetricsProps { definitions, moments, hours, .. } = props;
    let focus = use_focus();
    let on_change = {
        let props = props.clone();
        use_stable(move |new: MetricDefinition| {
            let all = props.definitions.iter().cloned();
            let changed = all.map(|it| if it.id == new.id { new.clone() } else { it });
            props.on_change.emit(changed.collect());
        })
    };
    let on_remove = {
        let (props, focus) = (props.clone(), focus.clone());
        use_stable(move |id: String| {
            props.on_remove.emit(id);
            focus.after_render(ADD_ID.to_owned());
        })
    };
    let on_add = {
        let (props, focus) = (props.clone(), focus.clone());
        Callback::from(move |_: MouseEvent| {
            let new = blank(props.mint.emit(()));
            focus.after_render(label_id(&new.id));
            props.on_change.emit(props.definitions.iter().cloned().chain([new]).collect());
        })
    };
    html! {
        <section class="rule-family" aria-labelledby="own-metrics-heading" ref={focus.root()}>
            <h2 id="own-metrics-heading">{ word::OWN_METRICS.text() }</h2>
            <p class="guidance rules-lead">{ word::OWN_METRICS_LEAD.text() }</p>
            <ul class="plain own-metrics" aria-label={word::OWN_METRICS.text()}>
                for definition in definitions.iter() {
                    <OwnMetric
                        key={definition.id.clone()}
                        definition={definition.clone()}
                        {moments}
                        hours={hours.clone()}
                        on_change={&on_change}
                        on_remove={&on_remove}
                    />
                }
            </ul>
            <p>
                <button id={ADD_ID} type="button" class="button" onclick={on_add}>
                    <Icon name={IconName::Plus} />{ word::OWN_METRIC_ADD.text() }
                </button>
            </p>
        </section>
    }
}

/// One that measures from the start of the impact to its end, until somebody says otherwise.
fn blank(id: String) -> MetricDefinition {
    MetricDefinition {
        id,
        metric: String::new(),
        label: String::new(),
        from: vec![MomentKey::ImpactStarted],
        start: Default::default(),
        to: vec![MomentKey::Resolved],
        end: Default::default(),
        clock: Default::default(),
        offered: false,
        source: String::new(),
    }
}
