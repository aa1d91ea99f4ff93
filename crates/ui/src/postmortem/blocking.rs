//! What a postmortem lacks for a status, in the dialog that would give it that status.

use std::rc::Rc;

use afterword_core::postmortem::StatusKind;
use afterword_core::review::{Finding, Gate};
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::review::message;
use crate::words::{InWords, word};

/// The errors, each with the way to it. Going there closes the dialog. They block publication, and only warn before.
pub(super) fn blocking(
    gate: &Gate,
    to: StatusKind,
    on_go: Option<&Callback<Rc<Finding>>>,
    on_close: &Callback<()>,
) -> Html {
    if gate.is_open() {
        return html! { <div class="blocking is-open"></div> };
    }
    let n = gate.blocking.len();
    let (class, icon, lead, advice) = match to {
        StatusKind::Published => {
            ("blocking", IconName::Error, word::GATE_BLOCKED.count(n), &word::GATE_OVERRIDE)
        }
        to => {
            let lead = word::GATE_LACKING.count_and(n, &[("status", &to.in_sentence())]);
            ("blocking is-warning", IconName::Alert, lead, &word::GATE_LATER)
        }
    };
    html! {
        <div {class}>
            <p id="blocking-lead">
                <Icon name={icon} />
                { lead }
            </p>
            <ul aria-labelledby="blocking-lead">
                for (at, finding) in gate.blocking.iter().enumerate() {
                    <li key={at}>{ error(finding, on_go, on_close) }</li>
                }
            </ul>
            <p class="guidance">{ advice.text() }</p>
        </div>
    }
}

fn error(
    finding: &Finding,
    on_go: Option<&Callback<Rc<Finding>>>,
    on_close: &Callback<()>,
) -> Html {
    let Some(on_go) = on_go.cloned() else { return html! { <span>{ message(finding) }</span> } };
    let (on_close, target) = (on_close.clone(), Rc::new(finding.clone()));
    let onclick = Callback::from(move |_: MouseEvent| {
        on_close.emit(());
        on_go.emit(target.clone());
    });
    html! { <button type="button" class="link-like" {onclick}>{ message(finding) }</button> }
}
