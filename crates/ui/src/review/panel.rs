//! The panel of the review: how ready the document is, and what a careful colleague would point out.

use std::rc::Rc;

use afterword_core::review::{Finding, Level, Readiness, Step};
use yew::prelude::*;

use super::item::{FindingItem, Mending};
use super::report::{Group, Report};
use super::ring::Ring;
use super::words::{sign, texts, use_rule_words};
use crate::icon::Icon;
use crate::postmortem::reach::REVIEW;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReviewPanelProps {
    /// What the last review found; nothing before the first.
    pub report: Option<Rc<Report>>,
    /// Mends a finding that has a fix.
    pub on_fix: Callback<Mending>,
    /// Goes to what a finding speaks of.
    pub on_go: Callback<Rc<Finding>>,
    /// Where all rules are listed.
    pub rules_href: AttrValue,
}

/// By what findings are put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Order {
    Section,
    Family,
}

/// The findings of the last review.
#[component]
pub fn ReviewPanel(props: &ReviewPanelProps) -> Html {
    use_words();
    use_rule_words();
    let order = use_state_eq(|| Order::Section);
    html! {
        <section class="panel review" aria-labelledby={REVIEW}>
            <h2 id={REVIEW} tabindex="-1">{ word::REVIEW.text() }</h2>
            <div class="review-body">
                if let Some(report) = &props.report {
                    { readiness(report, &props.on_go) }
                    if report.findings.is_empty() {
                        <p key="calm" class="review-calm">{ word::REVIEW_CALM.text() }</p>
                    } else {
                        <div key="found" class="review-found">
                            { tally(report) }
                            { choice(&order) }
                            for group in groups(report, *order) {
                                { listed(report, &group, props) }
                            }
                        </div>
                    }
                } else {
                    <p class="guidance">{ word::REVIEW_READING.text() }</p>
                }
            </div>
            <a class="review-rules" href={&props.rules_href}>{ word::REVIEW_RULES.text() }</a>
        </section>
    }
}

fn readiness(report: &Report, on_go: &Callback<Rc<Finding>>) -> Html {
    let Readiness { thousandths, losses } = &report.readiness;
    let steps = report.readiness.steps().into_iter().take(3);
    html! {
        <div key="readiness" class="readiness">
            <Ring thousandths={*thousandths} />
            <div class="readiness-losses">
                if losses.is_empty() {
                    <p>{ word::REVIEW_READY.text() }</p>
                } else {
                    <p id="readiness-raise">{ word::REVIEW_RAISE.text() }</p>
                    <ul aria-labelledby="readiness-raise">
                        for (step, share) in steps { { raise(step, share, report, on_go) } }
                    </ul>
                }
            </div>
        </div>
    }
}

/// What would raise the readiness by `share`, with the way to where it is done.
fn raise(step: Step, share: u32, report: &Report, on_go: &Callback<Rc<Finding>>) -> Html {
    let share = word::REVIEW_SHARE.fill(&[("percent", &share.div_ceil(10))]);
    let (key, words) = match step {
        Step::Mend(rule) => (rule.as_str(), texts().rule(rule).title.as_str()),
        Step::Add(need) => (need.key(), texts().need(need)),
    };
    html! {
        <li {key}>
            <span>
                if let Some(target) = report.target(step) {
                    <button type="button" class="link-like" onclick={on_go.reform(move |_: MouseEvent| target.clone())}>
                        { words }
                    </button>
                } else {
                    { words }
                }
            </span>
            <span class="number readiness-share">{ share }</span>
        </li>
    }
}

/// `1 error, 3 warnings, 2 hints`, each with its sign.
fn tally(report: &Report) -> Html {
    let count = |level: Level| report.findings.iter().filter(|it| it.level == level).count();
    let counts = Level::ALL.map(|it| (it, count(it))).into_iter().filter(|it| it.1 > 0);
    html! {
        <ul class="review-tally">
            for (level, n) in counts {
                <li key={level.key()} data-level={level.key()}>
                    <Icon name={sign(level)} />
                    { counted(level, n) }
                </li>
            }
        </ul>
    }
}

fn counted(level: Level, n: usize) -> String {
    match level {
        Level::Error => word::REVIEW_ERRORS.count(n),
        Level::Warning => word::REVIEW_WARNINGS.count(n),
        Level::Hint => word::REVIEW_HINTS.count(n),
    }
}

fn choice(order: &UseStateHandle<Order>) -> Html {
    let button = |it: Order, words: &'static str| {
        let onclick = {
            let order = order.setter();
            Callback::from(move |_: MouseEvent| order.set(it))
        };
        let is_chosen = **order == it;
        html! {
            <button type="button" class="button quiet" aria-pressed={is_chosen.to_string()} {onclick}>{ words }</button>
        }
    };
    html! {
        <div class="review-order" role="group" aria-label={word::REVIEW_ORDER.text()}>
            { button(Order::Section, word::REVIEW_BY_SECTION.text()) }
            { button(Order::Family, word::REVIEW_BY_FAMILY.text()) }
        </div>
    }
}

fn groups(report: &Report, order: Order) -> Vec<Group> {
    match order {
        Order::Section => report.by_section(),
        Order::Family => report.grouped(|at| {
            let family = report.findings[at].rule.rule().map(|it| it.family);
            (
                family,
                family.map_or_else(AttrValue::default, |it| texts().family(it).to_owned().into()),
            )
        }),
    }
}

fn listed(report: &Report, group: &Group, props: &ReviewPanelProps) -> Html {
    let heading = match group.heading.as_str() {
        "" => AttrValue::Static(word::REVIEW_HEAD.text()),
        _ => group.heading.clone(),
    };
    html! {
        <div key={format!("group-{heading}")} class="finding-group">
            <h3>{ heading }</h3>
            <ul class="findings">
                for (key, finding) in keyed(report, group) {
                    <li key={key.clone()}>
                        <FindingItem {finding} id={format!("finding-{key}")} on_fix={&props.on_fix} on_go={&props.on_go} />
                    </li>
                }
            </ul>
        </div>
    }
}

/// Each finding with a name that it keeps from review to review: its rule and place, and a number where several share these.
fn keyed(report: &Report, group: &Group) -> Vec<(String, Rc<Finding>)> {
    let mut keyed: Vec<(String, Rc<Finding>)> = Vec::new();
    for finding in group.findings.iter().map(|at| &report.findings[*at]) {
        let is_same =
            |it: &&(String, Rc<Finding>)| it.1.rule == finding.rule && it.1.place == finding.place;
        let n_before = keyed.iter().filter(is_same).count();
        keyed.push((format!("{}-{n_before}-{:x}", finding.rule, name(finding)), finding.clone()));
    }
    keyed
}

/// A number for a place, the same as long as the place is.
fn name(finding: &Finding) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    finding.place.hash(&mut hasher);
    hasher.finish()
}
