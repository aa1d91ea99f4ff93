//! The side panel that answers back: every derived number, with where it comes from.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricDefinition, MomentKey};
use afterword_core::review::Finding;
use afterword_core::severity::SeverityScheme;
use yew::prelude::*;

use super::metric_facts::{Fact, State, facts};
use crate::icon::{Icon, IconName};
use crate::review::{Report, message};
use crate::shell::Shell;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct MetricsPanelProps {
    pub postmortem: Rc<Postmortem>,
    /// What is measured, and by whose definition.
    pub definitions: Rc<[MetricDefinition]>,
    pub scheme: Rc<SeverityScheme>,
    pub shell: Shell,
    /// Asks for the field of a moment; see [`moment_id`](super::moment_id).
    pub on_moment: Callback<MomentKey>,
    /// What the last review found: figures that the text contradicts.
    #[prop_or_default]
    pub report: Option<Rc<Report>>,
    /// Goes to the words of the text that a finding speaks of.
    #[prop_or_default]
    pub on_go: Callback<Rc<Finding>>,
}

/// Every metric with its value, its definition in words, and what it still lacks.
///
/// Measuring is cheap and drawing is not, so a key measures everything and draws only what came out differently.
#[component]
pub fn MetricsPanel(props: &MetricsPanelProps) -> Html {
    use_words();
    let MetricsPanelProps { postmortem, definitions, scheme, shell, on_moment, .. } = props;
    let report = props.report.as_deref();
    let mut facts = facts(postmortem, definitions, scheme, shell, report);
    let has_moments = MomentKey::OFFERED.iter().any(|it| postmortem.instant_of(it).is_some());
    if !has_moments {
        // One sentence says it for all that have nothing to show.
        facts.retain(|it| !matches!(it.state, State::Pending | State::NotApplicable));
    }
    html! { <Facts {facts} {has_moments} {on_moment} on_go={&props.on_go} /> }
}

#[derive(Clone, Debug, PartialEq, Properties)]
struct FactsProps {
    facts: Vec<Fact>,
    has_moments: bool,
    on_moment: Callback<MomentKey>,
    on_go: Callback<Rc<Finding>>,
}

#[component]
fn Facts(props: &FactsProps) -> Html {
    use_words();
    html! {
        <section class="panel metrics" aria-labelledby="metrics-heading">
            <h2 id="metrics-heading">{ word::METRICS.text() }</h2>
            <div class="metrics-none">
                if !props.has_moments {
                    <p>{ word::METRICS_NONE.text() }</p>
                    { ask(&MomentKey::ImpactStarted, &State::Pending, &props.on_moment) }
                }
            </div>
            <dl class="metric-list">
                for fact in props.facts.iter() {
                    { row(fact, props) }
                }
            </dl>
        </section>
    }
}

fn row(fact: &Fact, props: &FactsProps) -> Html {
    html! {
        <div key={fact.id.clone()} class="metric" data-state={state_name(&fact.state)}>
            <dt>
                { &fact.label }
                <span class="metric-source">{ &fact.source }</span>
            </dt>
            <dd class="metric-value number">{ value(&fact.state) }</dd>
            <dd class="metric-definition">
                { &fact.words }
                { " " }
                <span class="metric-asks">
                    if let Some(finding) = &fact.contradiction {
                        { contradiction(finding, &props.on_go) }
                    }
                    for key in &fact.moments {
                        { ask(key, &fact.state, &props.on_moment) }
                    }
                </span>
            </dd>
        </div>
    }
}

fn state_name(state: &State) -> &'static str {
    match state {
        State::Recorded(_) => "recorded",
        State::Contradicted(_) => "contradicted",
        State::Missed(_) => "missed",
        State::Pending => "pending",
        State::NotApplicable => "not-applicable",
        State::Invalid => "invalid",
    }
}

fn value(state: &State) -> Html {
    match state {
        State::Recorded(figure) => html! { { figure } },
        State::Contradicted(figure) => html! {
            <span>
                <span class="visually-hidden">{ word::METRIC_CONTRADICTED.text() }{ " " }</span>
                { figure }
            </span>
        },
        State::Missed(figure) => {
            html! { <span><Icon name={IconName::Alert} />{ " " }{ figure }</span> }
        }
        State::Pending => html! { <span>{ word::METRIC_PENDING.text() }</span> },
        State::NotApplicable => html! { <span>{ "–" }</span> },
        State::Invalid => {
            html! { <span>{ word::METRIC_OUT_OF_ORDER.text() }</span> }
        }
    }
}

/// Both sides, the question which is right, and the way to the words.
fn contradiction(finding: &Rc<Finding>, on_go: &Callback<Rc<Finding>>) -> Html {
    let onclick = {
        let finding = finding.clone();
        on_go.reform(move |_: MouseEvent| finding.clone())
    };
    html! {
        <span key="contradiction" class="metric-contradiction">
            { message(finding) }
            <button type="button" class="button quiet metric-ask" {onclick}>{ word::METRIC_TO_CLAIM.text() }</button>
        </span>
    }
}

/// The way to the field that would tell.
fn ask(key: &MomentKey, state: &State, on_moment: &Callback<MomentKey>) -> Html {
    let onclick = {
        let key = key.clone();
        on_moment.reform(move |_: MouseEvent| key.clone())
    };
    let ask = if *state == State::Invalid { &word::METRIC_CHECK } else { &word::METRIC_ENTER };
    html! {
        <button key={key.key().to_owned()} type="button" class="button quiet metric-ask" {onclick}>
            { ask.fill(&[("moment", &key.in_sentence())]) }
        </button>
    }
}
