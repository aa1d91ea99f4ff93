//! Numbers on the wall: what was measured, and whom it hit.

use afterword_core::amount::Share;
use afterword_core::postmortem::Impact;
use yew::prelude::*;

use crate::postmortem::metric_facts::{Fact, State};
use crate::review::message;
use crate::words::{InWords, count, decimal, money, word};

/// Whether anything was measured.
pub(super) fn has_figures(facts: &[Fact]) -> bool {
    facts.iter().any(|it| {
        matches!(it.state, State::Recorded(_) | State::Contradicted(_) | State::Missed(_))
    })
}

/// What a metric came to, and whether somebody should look at it: what cannot be, or is worse than what was promised.
fn figure(state: &State) -> Option<(&str, bool)> {
    match state {
        State::Recorded(figure) => Some((figure, false)),
        State::Contradicted(figure) | State::Missed(figure) => Some((figure, true)),
        State::Invalid => Some((word::METRIC_OUT_OF_ORDER.text(), true)),
        State::Pending | State::NotApplicable => None,
    }
}

/// The metrics that are known, each with where it comes from and whose definition it is; then those that are not.
pub(super) fn metrics(facts: &[Fact]) -> Html {
    let known = facts.iter().filter_map(|it| Some((it, figure(&it.state)?)));
    let pending: Vec<&str> =
        facts.iter().filter(|it| it.state == State::Pending).map(|it| it.label.as_str()).collect();
    html! {
        <div class="slide-measured">
            <dl class="slide-metrics">
                for (fact, (figure, is_missed)) in known {
                    <div key={fact.id.clone()} class={classes!(is_missed.then_some("is-missed"))}>
                        <dt>{ &fact.label }</dt>
                        <dd class="number">{ figure }</dd>
                        <dd class="slide-definition">
                            { &fact.words }
                            <span class="slide-source">{ &fact.source }</span>
                            if let Some(finding) = &fact.contradiction {
                                <span key="contradiction" class="slide-contradiction">{ message(finding) }</span>
                            }
                        </dd>
                    </div>
                }
            </dl>
            <p class="slide-pending">
                if !pending.is_empty() {
                    { word::METRICS_PENDING.fill(&[("metrics", &pending.join(", "))]) }
                }
            </p>
        </div>
    }
}

/// The counted impact; what is not known is not mentioned.
pub(super) fn impact(impact: &Impact) -> Html {
    let number = |it: Option<u64>| it.map(count);
    let share = |it: Share| decimal(&it.to_string());
    let regions = (!impact.regions.is_empty()).then(|| impact.regions.join(", "));
    let rows = [
        (word::IMPACT_USERS.text(), number(impact.users)),
        (word::IMPACT_USERS_SHARE.text(), impact.users_share.map(share)),
        (word::IMPACT_REQUESTS.text(), number(impact.requests)),
        (word::IMPACT_REQUESTS_SHARE.text(), impact.requests_share.map(share)),
        (word::IMPACT_TICKETS.text(), number(impact.tickets)),
        (word::IMPACT_REVENUE.text(), impact.revenue.map(money)),
        (word::IMPACT_DATA.text(), impact.data_loss.map(|it| it.in_words().to_string())),
        (word::IMPACT_REGIONS.text(), regions),
    ];
    let known = rows.into_iter().filter_map(|(name, value)| Some((name, value?)));
    html! {
        <dl class="slide-metrics">
            for (name, value) in known {
                <div key={name}><dt>{ name }</dt><dd class="number">{ value }</dd></div>
            }
        </dl>
    }
}
