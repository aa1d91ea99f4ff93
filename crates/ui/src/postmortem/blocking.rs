//! What keeps a postmortem from being published, in the dialog that would publish it.

use std::rc::Rc;

use afterword_core::review::{Finding, Gate};
use yew::prelude::*;

use crate::icon::{Icon, IconName};
use crate::review::message;
use crate::words::word;

/// The errors, each with the way to it. Going there closes the dialog.
pub(super) fn blocking(
    gate: &Gate,
    on_go: Option<&Callback<Rc<Finding>>>,
    on_close: &Callback<()>,
) -> Html {
    if gate.is_open() {
        return html! { <div class="blocking is-open"></div> };
    }
    html! {
        <div class="blocking">
            <p id="blocking-lead">
                <Icon name={IconName::Error} />
                { word::GATE_BLOCKED.count(gate.blocking.len()) }
            </p>
            <ul aria-labelledby="blocking-lead">
                for (at, finding) in gate.blocking.iter().enumerate() {
                    <li key={at}>{ error(finding, on_go, on_close) }</li>
                }
            </ul>
            <p class="guidance">{ word::GATE_OVERRIDE.text() }</p>
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
