//! Whose definition each metric follows.

use std::rc::Rc;

use afterword_core::postmortem::MetricCatalogue;
use yew::prelude::*;

use crate::fields::Select;
use crate::words::{metric, metric_source, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MetricChooserProps {
    /// The definitions, and which are chosen.
    pub metrics: Rc<MetricCatalogue>,
    /// Chooses a definition for a metric, both by name.
    pub on_choose: Callback<(String, String)>,
}

/// A choice for each metric that vendors define differently.
#[component]
pub fn MetricChooser(props: &MetricChooserProps) -> Html {
    use_words();
    let chosen = props.metrics.chosen();
    let several =
        chosen.into_iter().filter(|it| props.metrics.definitions_of(it.metric()).len() > 1);
    html! {
        <section class="rule-family" aria-labelledby="metric-choice">
            <h2 id="metric-choice">{ word::METRIC_CHOICE.text() }</h2>
            <p class="guidance rules-lead">{ word::METRIC_CHOICE_LEAD.text() }</p>
            <div class="metric-choices">
                for definition in several {
                    { choice(props, definition.metric(), &definition.id) }
                }
            </div>
        </section>
    }
}

fn choice(props: &MetricChooserProps, of: &str, chosen: &str) -> Html {
    let definitions = props.metrics.definitions_of(of);
    let label = definitions.first().map_or_else(AttrValue::default, |it| metric(it));
    let options = definitions.iter().map(|it| (it.id.clone(), metric_source(it)));
    let options: Vec<(String, AttrValue)> = options.collect();
    let on_change = {
        let of = of.to_owned();
        props.on_choose.reform(move |id: String| (of.clone(), id))
    };
    html! {
        <div key={of.to_owned()}>
            { Select::new(label, chosen.to_owned(), options, on_change).html() }
        </div>
    }
}
