//! How long something takes each time, down to seconds.

use afterword_core::toil::{read_seconds, seconds_written};
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SecondsFieldProps {
    #[prop_or_default]
    pub id: Option<AttrValue>,
    pub label: AttrValue,
    /// In seconds; `None` is not known, which is not zero.
    pub value: Option<u32>,
    pub on_change: Callback<Option<u32>>,
}

/// How long something takes: `2 h`, `15 min`, `90 s`; a number alone is minutes.
#[component]
pub fn SecondsField(props: &SecondsFieldProps) -> Html {
    use_words();
    let write = |value: Option<u32>| value.map_or_else(String::new, seconds_written);
    html! {
        <ParsedField<Option<u32>>
            label={&props.label}
            value={props.value}
            write={Callback::from(write)}
            read={Callback::from(|text: String| read(&text))}
            echo={Callback::from(move |value| AttrValue::from(write(value)))}
            on_change={&props.on_change}
            placeholder="15 min"
            hint=""
            unit=""
            hide_label={false}
            class={Classes::new()}
            id={&props.id}
            inputmode="text"
            onkeydown={Callback::noop()}
        />
    }
}

fn read(text: &str) -> Result<Option<u32>, AttrValue> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let seconds = read_seconds(text).map(Some);
    seconds.ok_or_else(|| AttrValue::Static(word::SECONDS_SYNTAX.text()))
}
