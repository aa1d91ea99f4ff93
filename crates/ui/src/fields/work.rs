//! Working time, in hours and minutes.

use afterword_core::amount::{work_minutes, work_written};
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct WorkFieldProps {
    /// Marks the field so that it can be led to.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    pub label: AttrValue,
    /// In minutes; `None` is not known, which is not zero.
    pub value: Option<u32>,
    pub on_change: Callback<Option<u32>>,
}

/// How long somebody works: `2 h`, `90 min`, `1 h 30`, `2 d`. Days are said back in the hours that they stand for.
#[component]
pub fn WorkField(props: &WorkFieldProps) -> Html {
    use_words();
    let write = |value: Option<u32>| value.map_or_else(String::new, |it| work_written(it.into()));
    html! {
        <ParsedField<Option<u32>>
            label={&props.label}
            value={props.value}
            write={Callback::from(write)}
            read={Callback::from(|text: String| read(&text))}
            echo={Callback::from(move |value| AttrValue::from(write(value)))}
            on_change={&props.on_change}
            placeholder="1 h 30"
            hint={word::WORK_HINT.text()}
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
    let minutes = work_minutes(text).map(Some);
    minutes.ok_or_else(|| AttrValue::Static(word::WORK_SYNTAX.text()))
}
