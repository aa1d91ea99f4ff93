//! Whether a postmortem is needed, what is due, and what a year brings: drawn when it says something else than before.

use std::rc::Rc;

use afterword_core::workflow::Need;
use yew::prelude::*;

use super::facts::{Again, Facts, Line};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct StandingProps {
    pub(super) facts: Rc<Facts>,
}

/// The answers of the workflow, with the rules that they rest on.
#[component]
pub(super) fn Standing(props: &StandingProps) -> Html {
    use_words();
    let facts = &props.facts;
    html! {
        <div class="workflow-standing">
            <p class="workflow-verdict" data-need={facts.need.key()}>{ &facts.verdict }</p>
            { reasons(facts) }
            { deadlines(&facts.deadlines) }
            <div class="workflow-anniversary">
                if let Some(again) = &facts.anniversary {
                    { anniversary(again) }
                }
            </div>
        </div>
    }
}

fn reasons(facts: &Facts) -> Html {
    let list = |heading: &'static str, sentences: &[String]| {
        html! {
            <div key={heading}>
                if !sentences.is_empty() {
                    <p>{ heading }</p>
                    <ul>
                        for sentence in sentences {
                            <li key={sentence.clone()}>{ sentence }</li>
                        }
                    </ul>
                }
            </div>
        }
    };
    // What could make it more is only worth a look while it is not the most already. While nothing asks for one, it is the answer.
    let is_open = facts.need == Need::Recommended && !facts.undecided.is_empty();
    let asks: &[String] = if facts.need == Need::NotNeeded { &facts.undecided } else { &[] };
    html! {
        <div class="workflow-reasons">
            { list(word::WORKFLOW_BECAUSE.text(), &facts.because) }
            { list(word::WORKFLOW_ASKS.text(), asks) }
            <div key="undecided">
                if is_open {
                    <details>
                        <summary>{ word::WORKFLOW_UNDECIDED.text() }</summary>
                        <ul>
                            for sentence in &facts.undecided {
                                <li key={sentence.clone()}>{ sentence }</li>
                            }
                        </ul>
                    </details>
                }
            </div>
        </div>
    }
}

fn deadlines(lines: &[Line]) -> Html {
    if lines.is_empty() {
        return html! { <p class="guidance">{ word::WORKFLOW_NOT_YET.text() }</p> };
    }
    html! {
        <ul class="plain workflow-deadlines" aria-label={word::WORKFLOW_DEADLINES.text()}>
            for line in lines {
                <li key={line.what.clone()} class="workflow-deadline" data-state={line.state}>
                    <span class="workflow-what">{ &line.what }</span>
                    <span class="workflow-due">{ &line.due }</span>
                    <span class="workflow-state">{ &line.words }</span>
                </li>
            }
        </ul>
    }
}

fn anniversary(again: &Again) -> Html {
    html! {
        <div class="notice">
            <div>
                <p><strong>{ &again.heading }</strong></p>
                <p>{ &again.actions }</p>
                <div class="workflow-recurrences">
                    if !again.recurrences.is_empty() {
                        <p>{ word::ANNIVERSARY_AGAIN.text() }</p>
                        <ul>
                            for (address, title, services) in &again.recurrences {
                                <li key={address.to_string()}>
                                    <a href={address}>{ title }</a>{ " " }{ services }
                                </li>
                            }
                        </ul>
                    }
                </div>
            </div>
        </div>
    }
}
