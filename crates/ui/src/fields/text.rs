//! One labelled line of text.

use std::rc::Rc;

use yew::prelude::*;

use super::label;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextFieldProps {
    /// What the field is, in the words a screen reader says.
    pub label: AttrValue,
    pub value: AttrValue,
    /// Hears of each change; what it stores must come back as `value` before the next render.
    pub on_change: Callback<String>,
    /// Shown while the field is empty.
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// One line of help under the field.
    #[prop_or_default]
    pub hint: AttrValue,
    /// Keeps the label for screen readers only, where the place says what the field is.
    #[prop_or_default]
    pub hide_label: bool,
    /// Offered while typing; anything else may be typed too.
    #[prop_or_default]
    pub suggestions: Rc<[AttrValue]>,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub autofocus: bool,
    /// `search`, `url` or `email`, for the keyboard of a phone; plain text otherwise.
    #[prop_or(AttrValue::Static("text"))]
    pub kind: AttrValue,
    /// What of the person themselves is asked for, as browsers name it (`name`), so that they can fill it in; by default nothing is.
    #[prop_or(AttrValue::Static("off"))]
    pub autocomplete: AttrValue,
    #[prop_or(true)]
    pub spellcheck: bool,
    /// For keys with a meaning of their own; `preventDefault` keeps a key from the field.
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
    #[prop_or_default]
    pub onpaste: Callback<Event>,
    #[prop_or_default]
    pub onfocus: Callback<FocusEvent>,
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
    /// The `<input>` itself, for whoever has to move the focus.
    #[prop_or_default]
    pub input_ref: NodeRef,
}

/// One labelled line of text.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let id = label::use_field_id(&props.id);
    label::use_autofocus(&props.input_ref, props.autofocus);
    let oninput = props.on_change.reform(|event: InputEvent| label::typed(&event));
    let list = (!props.suggestions.is_empty()).then(|| AttrValue::from(format!("{id}-list")));
    html! {
        <div class={classes!("field", props.value.is_empty().then_some("is-empty"), props.class.clone())}>
            { label::label(&id, &props.label, props.hide_label) }
            <input
                id={&id}
                ref={&props.input_ref}
                class="input"
                type={&props.kind}
                value={&props.value}
                placeholder={&props.placeholder}
                list={list.clone()}
                autocomplete={&props.autocomplete}
                spellcheck={if props.spellcheck { "true" } else { "false" }}
                aria-label={label::spoken(&props.label, props.hide_label)}
                aria-describedby={label::hint_id(&id, &props.hint)}
                {oninput}
                onkeydown={label::keys(&props.onkeydown)}
                onpaste={&props.onpaste}
                onfocusin={&props.onfocus}
                onfocusout={&props.onblur}
            />
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
            </span>
            { suggestions(list, &props.suggestions) }
        </div>
    }
}

/// The list behind a field that offers what was typed before.
pub(super) fn suggestions(id: Option<AttrValue>, suggestions: &[AttrValue]) -> Html {
    let Some(id) = id else { return Html::default() };
    html! {
        <datalist {id}>
            for suggestion in suggestions {
                <option key={suggestion.to_string()} value={suggestion} />
            }
        </datalist>
    }
}
