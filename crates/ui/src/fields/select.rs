//! One choice out of a few.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::label;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct SelectFieldProps<T: Clone + PartialEq> {
    pub label: AttrValue,
    pub value: T,
    /// What can be chosen, and how each is called. A `value` that is not among them shows as nothing chosen.
    pub options: Vec<(T, AttrValue)>,
    pub on_change: Callback<T>,
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
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
}

/// One choice out of a few, in the browser's own list.
#[component]
pub fn SelectField<T: Clone + PartialEq + 'static>(props: &SelectFieldProps<T>) -> Html {
    let id = label::use_field_id(&props.id);
    let select = use_node_ref();
    let chosen = props.options.iter().position(|(value, _)| *value == props.value);
    {
        // After each render: the person may have chosen what the owner of the value then refused.
        let select = select.clone();
        use_effect(move || show(&select, chosen));
    }
    let onchange = {
        let on_change = props.on_change.clone();
        let options = props.options.clone();
        Callback::from(move |event: Event| {
            let index = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
            let chosen = usize::try_from(index).ok().and_then(|index| options.get(index));
            if let Some((value, _)) = chosen {
                on_change.emit(value.clone());
            }
        })
    };
    html! {
        <div class={classes!("field", "select-field", props.class.clone())}>
            { label::label(&id, &props.label, props.hide_label) }
            <select
                id={&id}
                ref={&select}
                class="input"
                disabled={props.disabled}
                aria-describedby={label::hint_id(&id, &props.hint)}
                {onchange}
                onkeydown={label::keys(&props.onkeydown)}
            >
                for (index, (_, name)) in props.options.iter().enumerate() {
                    <option key={index} value={index.to_string()}>{ name }</option>
                }
            </select>
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
            </span>
        </div>
    }
}

fn show(select: &NodeRef, chosen: Option<usize>) {
    if let Some(select) = select.cast::<HtmlSelectElement>() {
        let index = chosen.and_then(|index| i32::try_from(index).ok()).unwrap_or(-1);
        if select.selected_index() != index {
            select.set_selected_index(index);
        }
    }
}
