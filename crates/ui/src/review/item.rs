//! One finding in the panel: what, why, and the ways to mend it.

use std::rc::Rc;

use afterword_core::review::Finding;
use yew::prelude::*;

use super::words::{choice, message, sign, texts, use_rule_words};
use crate::icon::{Icon, IconName};
use crate::words::{use_words, word};

/// What is to be mended, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct Mending {
    pub finding: Rc<Finding>,
    /// The number of one of its choices; its fix where there is none.
    pub choice: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct FindingItemProps {
    pub(super) finding: Rc<Finding>,
    /// What its elements are called.
    pub(super) id: AttrValue,
    pub(super) on_fix: Callback<Mending>,
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
    let mend = {
        let (finding, on_fix, is_fixed) = (finding.clone(), props.on_fix.clone(), is_fixed.clone());
        Callback::from(move |choice: Option<usize>| {
            is_fixed.set(true);
            on_fix.emit(Mending { finding: finding.clone(), choice });
        })
    };
    let button = |key: usize, words: String, chosen: Option<usize>| {
        html! {
            <button
                {key}
                type="button"
                class="button"
                aria-describedby={&message_id}
                disabled={*is_fixed}
                onclick={mend.reform(move |_: MouseEvent| chosen)}
            >
                <Icon name={IconName::Check} />
                { words }
            </button>
        }
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
                <span class="finding-mends">
                    for words in super::words::mend(finding).into_iter() {
                        { button(0, words, None) }
                    }
                    for (at, it) in finding.choices.iter().enumerate() {
                        { button(at + 1, choice(it), Some(at)) }
                    }
                </span>
                <button type="button" class="button quiet finding-go" aria-describedby={&message_id} onclick={go}>
                    { word::REVIEW_GO.text() }
                </button>
            </div>
        </div>
    }
}
