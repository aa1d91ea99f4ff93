//! The question why: what waits, waits for something, and what was decided against has a reason.

use afterword_core::actions::{ActionState, StateKind};
use yew::prelude::*;

use crate::dialog::Dialog;
use crate::fields::TextField;
use crate::shortcut::key;
use crate::words::{InWords, use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct ReasonDialogProps {
    /// The state that wants a reason; `None` while nothing is asked.
    pub state: Option<StateKind>,
    /// How many actions it is for.
    pub n: usize,
    /// Hears of the state with its reason, or that nothing is to change.
    pub on_answer: Callback<Option<ActionState>>,
}

/// Asks why.
#[component]
pub fn ReasonDialog(props: &ReasonDialogProps) -> Html {
    use_words();
    let reason = use_state_eq(String::new);
    {
        let setter = reason.setter();
        use_effect_with(props.state, move |_| setter.set(String::new()));
    }
    let kind = props.state.unwrap_or_default();
    let (label, placeholder) = match kind {
        StateKind::WontDo => (word::ACTION_REFUSED.text(), word::ACTION_REFUSED_PLACEHOLDER.text()),
        _ => (word::ACTION_WAITS.text(), word::ACTION_WAITS_PLACEHOLDER.text()),
    };
    let is_empty = reason.trim().is_empty();
    let keep = {
        let (on_answer, text) = (props.on_answer.clone(), (*reason).clone());
        Callback::from(move |()| {
            if !text.trim().is_empty() {
                on_answer.emit(Some(kind.with_reason(text.trim().to_owned())));
            }
        })
    };
    let onkeydown = {
        let keep = keep.clone();
        Callback::from(move |event: KeyboardEvent| {
            if key::ROW_OPEN.hears(&event) {
                event.prevent_default();
                keep.emit(());
            }
        })
    };
    let actions = html! {
        <>
            <button type="button" class="button" onclick={props.on_answer.reform(|_: MouseEvent| None)}>
                { word::CANCEL.text() }
            </button>
            <button type="button" class="button primary" disabled={is_empty} onclick={keep.reform(|_: MouseEvent| ())}>
                { kind.in_words() }
            </button>
        </>
    };
    html! {
        <Dialog
            title={word::BOARD_WHY.count_and(props.n, &[("state", &kind.in_words())])}
            open={props.state.is_some()}
            on_close={props.on_answer.reform(|()| None)}
            {actions}
        >
            <TextField
                {label}
                {placeholder}
                value={(*reason).clone()}
                on_change={let setter = reason.setter(); Callback::from(move |it| setter.set(it))}
                {onkeydown}
            />
        </Dialog>
    }
}
