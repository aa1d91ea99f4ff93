//! What all fields with a syntax do: keep the words, send up the meaning, say what was not understood.

use yew::prelude::*;

use super::drafts::use_keeper;
use super::{draft, label};
use crate::press;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ParsedFieldProps<T: Clone + PartialEq> {
    pub(super) label: AttrValue,
    pub(super) value: T,
    /// The words for a value.
    pub(super) write: Callback<T, String>,
    /// The value of some words, or what is wrong with them.
    pub(super) read: Callback<String, Result<T, AttrValue>>,
    /// Says back how the words are read while they are typed; empty says nothing.
    #[prop_or_default]
    pub(super) echo: Option<Callback<T, AttrValue>>,
    pub(super) on_change: Callback<T>,
    pub(super) placeholder: AttrValue,
    pub(super) hint: AttrValue,
    pub(super) unit: AttrValue,
    pub(super) hide_label: bool,
    pub(super) class: Classes,
    pub(super) id: Option<AttrValue>,
    pub(super) inputmode: AttrValue,
    /// What stands under the line of help.
    #[prop_or_default]
    pub(super) foot: Html,
    pub(super) onkeydown: Callback<KeyboardEvent>,
}

#[component]
pub(super) fn ParsedField<T: Clone + PartialEq + 'static>(props: &ParsedFieldProps<T>) -> Html {
    let id = label::use_field_id(&props.id);
    use_effect_with((), |()| press::watch());
    let keeper = use_keeper(&props.id);
    let own_words = || props.write.emit(props.value.clone());
    let draft = std::rc::Rc::new(draft::use_draft(&props.value, || {
        let text = keeper.kept(&own_words())?;
        let problem = props.read.emit(text.clone()).err()?;
        Some((text, problem))
    }));
    let text = draft.text().map_or_else(own_words, str::to_owned);
    let problem = draft.problem().cloned();

    let oninput = {
        let (draft, read) = (draft.clone(), props.read.clone());
        let (value, on_change) = (props.value.clone(), props.on_change.clone());
        let write = props.write.clone();
        Callback::from(move |event: InputEvent| {
            let text = label::typed(&event);
            let reading = read.emit(text.clone());
            match reading {
                Err(_) => keeper.keep(&text, &write.emit(value.clone())),
                Ok(_) if draft.is_unread() => keeper.forget(),
                Ok(_) => {}
            }
            draft.write(text, reading.clone(), &value);
            if let Ok(read) = reading.as_ref()
                && *read != value
            {
                on_change.emit(read.clone());
            }
        })
    };
    let onchange = {
        let draft = draft.clone();
        Callback::from(move |_: Event| {
            let draft = draft.clone();
            press::after(move || draft.leave());
        })
    };
    let echo = props.echo.as_ref().filter(|_| draft.text().is_some() && problem.is_none());
    let help = echo.map_or_else(|| props.hint.clone(), |echo| echo.emit(props.value.clone()));
    let help = problem.clone().unwrap_or(help);
    html! {
        <div class={classes!("field", "parsed-field", text.is_empty().then_some("is-empty"), props.class.clone())}>
            { label::label(&id, &props.label, props.hide_label) }
            <span class="input-with-unit">
                <input
                    id={&id}
                    class="input number"
                    type="text"
                    inputmode={&props.inputmode}
                    value={text.clone()}
                    placeholder={&props.placeholder}
                    autocomplete="off"
                    spellcheck="false"
                    aria-invalid={problem.is_some().then_some("true")}
                    aria-label={label::spoken(&props.label, props.hide_label)}
                    aria-describedby={label::hint_id(&id, &help)}
                    {oninput}
                    {onchange}
                    onkeydown={label::keys(&props.onkeydown)}
                />
                <span class="unit">{ &props.unit }</span>
            </span>
            <span
                class={classes!("field-foot", problem.is_some().then_some("is-problem"))}
                aria-live="polite"
            >
                { label::hint(&id, &help) }
            </span>
            { props.foot.clone() }
        </div>
    }
}
