//! One finding in the panel: what, why, and the ways to mend it.

use std::rc::Rc;

use afterword_core::review::Finding;
use yew::prelude::*;

use super::words::{mend, message, sign, texts, use_rule_words};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FindingItemProps {
    pub(super) finding: Rc<Finding>,
    /// What its elements are called.
    pub(super) id: AttrValue,
    pub(super) on_fix: Callback<Rc<Finding>>,
    pub(super) on_go: Callback<Rc<Finding>>,
}

/// One finding. One that was just mended fades until the next review takes it away.
#[component]
pub(super) fn FindingItem(props: &FindingItemProps) -> Html {
    use_words();
    use_rule_words();
    let FindingItemProps { finding, id, .. } = props;
    let is_fixed = use_state_eq(|| false);
    {
        let is_fixed = is_fixed.setter();
        // What is still found after a fix, as after undoing it, is shown as ever.
        use_effect_with(finding.clone(), move |_| is_fixed.set(false));
    }
    let rule = texts().rule(finding.rule);
    let message_id = AttrValue::from(format!("{id}-message"));
    let go = {
        let finding = finding.clone();
        props.on_go.reform(move |_: MouseEvent| finding.clone())
    };
    let fix = {
        let (finding, on_fix, is_fixed) = (finding.clone(), props.on_fix.clone(), is_fixed.clone());
        Callback::from(move |_: MouseEvent| {
            is_fixed.set(true);
            on_fix.emit(finding.clone());
        })
    };
    html! {
        <div class={classes!("finding", is_fixed.then_some("is-fixed"))} data-level={finding.level.key()}>
            <p id={&message_id} class="finding-message">
                <Icon name={sign(finding.level)} />
                <span class="visually-hidden">{ texts().level(finding.level) }{ ": " }</span>
                <span>{ message(finding) }</span>
            </p>
            <details class="finding-why">
                <summary aria-describedby={&message_id}>{ word::REVIEW_WHY.text() }</summary>
                <p>{ &rule.why }</p>
                <p>{ &rule.how }</p>
            </details>
            <div class="finding-acts">
                <span>
                    if let Some(words) = mend(finding) {
                        <button type="button" class="button" aria-describedby={&message_id} disabled={*is_fixed} onclick={fix}>
                            <Icon name={IconName::Check} />
                            { words }
                        </button>
                    }
                </span>
                <button type="button" class="button quiet finding-go" aria-describedby={&message_id} onclick={go}>
                    { word::REVIEW_GO.text() }
                </button>
            </div>
        </div>
    }
}
