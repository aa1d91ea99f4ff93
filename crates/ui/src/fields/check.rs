//! A box to tick.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::label;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct CheckFieldProps {
    pub label: AttrValue,
    pub checked: bool,
    pub on_change: Callback<bool>,
    /// One line of help under the label.
    #[prop_or_default]
    pub hint: AttrValue,
    #[prop_or_default]
    pub hide_label: bool,
    #[prop_or_default]
    pub disabled: bool,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
}

/// A box to tick.
#[component]
pub fn CheckField(props: &CheckFieldProps) -> Html {
    let id = label::use_field_id(&props.id);
    let onchange = props
        .on_change
        .reform(|event: Event| event.target_unchecked_into::<HtmlInputElement>().checked());
    html! {
        <div class={classes!("check-field", props.class.clone())}>
            <input
                id={&id}
                type="checkbox"
                checked={props.checked}
                disabled={props.disabled}
                aria-label={label::spoken(&props.label, props.hide_label)}
                aria-describedby={label::hint_id(&id, &props.hint)}
                {onchange}
            />
            { label::label(&id, &props.label, props.hide_label) }
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
            </span>
        </div>
    }
}
