//! A day, in the browser's own calendar.

use chrono::{Datelike, NaiveDate};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::label;
use crate::words::{use_words, word};

/// Years below this are a year that is still being typed (`0002`, `0020`, `0202`).
const FIRST_YEAR: i32 = 1900;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct DateFieldProps {
    pub label: AttrValue,
    pub value: Option<NaiveDate>,
    pub on_change: Callback<Option<NaiveDate>>,
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub hide_label: bool,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A day, in the browser's own calendar.
#[component]
pub fn DateField(props: &DateFieldProps) -> Html {
    use_words();
    let id = label::use_field_id(&props.id);
    let value = props.value.map_or_else(String::new, |day| day.to_string());
    let oninput = {
        let (value, on_change) = (props.value, props.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(day) = chosen(&input)
                && day != value
            {
                on_change.emit(day);
            }
        })
    };
    let onfocusout = {
        // A day that was left unfinished was never stored: show the one that is.
        let value = value.clone();
        Callback::from(move |event: FocusEvent| {
            event.target_unchecked_into::<HtmlInputElement>().set_value(&value);
        })
    };
    html! {
        <div class={classes!("field", "date-field", props.value.is_none().then_some("is-empty"), props.class.clone())}>
            { label::label(&id, &props.label, props.hide_label) }
            <input
                id={&id}
                class="input number"
                type="date"
                {value}
                aria-label={label::spoken(&props.label, props.hide_label)}
                aria-describedby={label::hint_id(&id, &props.hint)}
                {oninput}
                {onfocusout}
                onkeydown={label::keys(&props.onkeydown)}
            />
            // The browser writes its own field in the way of its own country.
            <span class="on-paper number" aria-hidden="true">
                { props.value.map(|day| word::DATE_DAY_MON_YEAR.day(day)) }
            </span>
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
            </span>
        </div>
    }
}

/// The day in `input`: `None` while it is unfinished, `Some(None)` when it was cleared.
fn chosen(input: &HtmlInputElement) -> Option<Option<NaiveDate>> {
    let text = input.value();
    if text.is_empty() {
        return (!input.validity().bad_input()).then_some(None);
    }
    let day: NaiveDate = text.parse().ok()?;
    (day.year() >= FIRST_YEAR).then_some(Some(day))
}
