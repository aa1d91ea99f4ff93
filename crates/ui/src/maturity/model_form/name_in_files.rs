//! What a part of a model is called in files.

use yew::prelude::*;

use crate::fields::TextField;
use crate::newest::use_newest;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct NameInFilesProps {
    pub(super) value: AttrValue,
    /// Why a name can't be taken; empty where it can.
    pub(super) check: Callback<String, AttrValue>,
    pub(super) on_change: Callback<String>,
}

/// A name in files takes when it is whole: on Enter, or when the field is left. What can't be taken stays in the field and says why.
#[component]
pub(super) fn NameInFiles(props: &NameInFilesProps) -> Html {
    use_words();
    let typed = use_newest(|| None::<String>);
    let text = typed.as_deref().unwrap_or(&props.value).to_owned();
    let problem = match text == *props.value {
        true => AttrValue::default(),
        false => props.check.emit(text.clone()),
    };
    let take = {
        let (typed, props) = (typed.clone(), props.clone());
        move || {
            let text = typed.as_deref().unwrap_or(&props.value).to_owned();
            let is_other = text != *props.value;
            if !is_other || props.check.emit(text.clone()).is_empty() {
                typed.set(None);
                if is_other {
                    props.on_change.emit(text);
                }
            }
        }
    };
    let onkeydown = {
        let take = take.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                take();
            }
        })
    };
    let hint = match problem.is_empty() {
        true => AttrValue::Static(word::MODEL_ID_HINT.text()),
        false => problem.clone(),
    };
    html! {
        <details class="model-id">
            <summary>{ word::MODEL_ID.text() }{ ": " }<code>{ &props.value }</code></summary>
            <TextField
                id={Some(AttrValue::Static("model-id"))}
                class={classes!((!problem.is_empty()).then_some("is-problem"))}
                label={word::MODEL_ID.text()}
                value={text}
                {hint}
                spellcheck={false}
                on_change={Callback::from(move |it: String| typed.set(Some(it)))}
                {onkeydown}
                onblur={Callback::from(move |_: FocusEvent| take())}
            />
        </details>
    }
}
