//! Several lines of plain text, as tall as what is in them.

use yew::prelude::*;

use super::label;

#[derive(Clone, Debug, PartialEq, Properties)]
pub struct TextAreaProps {
    /// What the field is, in the words a screen reader says.
    pub label: AttrValue,
    pub value: AttrValue,
    /// Hears of each change; what it stores must come back as `value` before the next render.
    pub on_change: Callback<String>,
    #[prop_or_default]
    pub placeholder: AttrValue,
    /// One line of help under the field.
    #[prop_or_default]
    pub hint: AttrValue,
    /// The id of an element elsewhere that says more about it.
    #[prop_or_default]
    pub described_by: AttrValue,
    #[prop_or_default]
    pub hide_label: bool,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub id: Option<AttrValue>,
    #[prop_or_default]
    pub autofocus: bool,
    /// How many lines it is tall while it is empty.
    #[prop_or(1)]
    pub rows: u32,
    #[prop_or(true)]
    pub spellcheck: bool,
    #[prop_or_default]
    pub onkeydown: Callback<KeyboardEvent>,
    #[prop_or_default]
    pub onpaste: Callback<Event>,
    #[prop_or_default]
    pub onfocus: Callback<FocusEvent>,
    #[prop_or_default]
    pub onblur: Callback<FocusEvent>,
    #[prop_or_default]
    pub input_ref: NodeRef,
}

/// Several lines of plain text, as tall as what is in them.
#[component]
pub fn TextArea(props: &TextAreaProps) -> Html {
    let id = label::use_field_id(&props.id);
    label::use_autofocus(&props.input_ref, props.autofocus);
    let oninput = props.on_change.reform(|event: InputEvent| label::typed_area(&event));
    html! {
        <div class={classes!("field", props.value.is_empty().then_some("is-empty"), props.class.clone())}>
            { label::label(&id, &props.label, props.hide_label) }
            <div class="grow" data-text={copy_to_measure(&props.value)}>
                <textarea
                    id={&id}
                    ref={&props.input_ref}
                    class="input"
                    rows={props.rows.to_string()}
                    value={&props.value}
                    placeholder={&props.placeholder}
                    autocomplete="off"
                    spellcheck={if props.spellcheck { "true" } else { "false" }}
                    aria-label={label::spoken(&props.label, props.hide_label)}
                    aria-describedby={label::described(label::hint_id(&id, &props.hint), &props.described_by)}
                    {oninput}
                    onkeydown={label::keys(&props.onkeydown)}
                    onpaste={&props.onpaste}
                    onfocusin={&props.onfocus}
                    onfocusout={&props.onblur}
                />
            </div>
            <span class="field-foot">
                { label::hint(&id, &props.hint) }
            </span>
        </div>
    }
}

/// The text once more, for browsers that can't size a textarea to its content.
///
/// There the style sheet draws it unseen behind the field, so that the two grow together and no script measures anything.
/// Browsers that can (`field-sizing: content`) are spared the copy on each key.
pub(super) fn copy_to_measure(value: &AttrValue) -> Option<AttrValue> {
    thread_local! {
        static SIZES_ITSELF: bool = sizes_itself();
    }
    // A last line that is empty has no height without something on it.
    (!SIZES_ITSELF.with(|it| *it)).then(|| AttrValue::from(format!("{value} ")))
}

fn sizes_itself() -> bool {
    web_sys::css::supports_with_value("field-sizing", "content").unwrap_or(false)
}
