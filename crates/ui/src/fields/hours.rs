//! Working time where hours are meant, as in a time log.

use afterword_core::amount::{work_minutes_of_hours, work_written};
use yew::prelude::*;

use super::parsed::ParsedField;
use crate::words::{use_words, word};

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct HoursFieldProps {
    #[prop_or_default]
    pub id: Option<AttrValue>,
    pub label: AttrValue,
    /// In minutes; `None` is not known, which is not zero.
    pub value: Option<u32>,
    pub on_change: Callback<Option<u32>>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub placeholder: AttrValue,
}

/// How long somebody works: `10`, `2.5 h`, `90 min`; a number alone is hours.
#[component]
pub fn HoursField(props: &HoursFieldProps) -> Html {
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
            placeholder={&props.placeholder}
            hint={&props.hint}
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
    let minutes = work_minutes_of_hours(text).map(Some);
    minutes.ok_or_else(|| AttrValue::Static(word::HOURS_SYNTAX.text()))
}
