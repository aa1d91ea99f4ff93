//! The corner that speaks: one sentence at a time, for those who look at the page and those who listen to it.

use afterword_ui::words::{use_words, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// How long a sentence stays.
const MILLIS: u32 = 6_000;
/// How long one stays that can be taken back: long enough to read it, to think better of it, and to get there by keys.
const MILLIS_TO_UNDO: u32 = 20_000;

/// A sentence.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Said {
    pub(crate) words: AttrValue,
    /// It is not shown: it tells those who listen what the others see happen.
    pub(crate) is_heard_only: bool,
    /// Takes back what the sentence speaks of.
    pub(crate) undo: Option<Callback<()>>,
}

impl Said {
    /// A sentence to be heard, about what is seen anyway.
    pub(crate) fn heard(words: AttrValue) -> Self {
        Self { is_heard_only: true, ..Self::from(words) }
    }
}

impl From<AttrValue> for Said {
    fn from(words: AttrValue) -> Self {
        Self { words, is_heard_only: false, undo: None }
    }
}

/// The sentence in the corner, beginning with `first`, and a callback that sets it.
#[hook]
pub(crate) fn use_toast(first: &Option<AttrValue>) -> (Option<Said>, Callback<Said>) {
    let toast = use_state(|| first.clone().map(Said::from));
    let setter = toast.setter();
    let speak = use_callback((), move |said: Said, ()| setter.set(Some(said)));
    let setter = toast.setter();
    use_effect_with((*toast).clone(), move |said| {
        let millis = |it: &Said| if it.undo.is_some() { MILLIS_TO_UNDO } else { MILLIS };
        let timer = said.as_ref().map(|it| Timeout::new(millis(it), move || setter.set(None)));
        move || drop(timer)
    });
    ((*toast).clone(), speak)
}

#[derive(PartialEq, Properties)]
pub(crate) struct ToastProps {
    pub(crate) said: Option<Said>,
}

/// The corner. It is always there, or screen readers would not listen to it.
#[component]
pub(crate) fn Toast(props: &ToastProps) -> Html {
    use_words();
    let Some(Said { words, is_heard_only, undo }) = &props.said else {
        return html! { <div class="toast" role="status" aria-live="polite" data-empty="true"></div> };
    };
    let undo = undo.as_ref().map(|it| {
        let onclick = it.reform(|_: MouseEvent| ());
        html! { <button type="button" class="toast-undo" {onclick}>{ word::UNDO.text() }</button> }
    });
    html! {
        <div class="toast" role="status" aria-live="polite" data-empty={is_heard_only.to_string()}>
            <span class={is_heard_only.then_some("visually-hidden")}>{ words }</span>
            { undo }
        </div>
    }
}
