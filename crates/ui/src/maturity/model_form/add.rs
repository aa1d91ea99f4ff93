//! One more part of a model, by its name.

use yew::prelude::*;

use crate::fields::{TextField, use_typed};
use crate::icon::{Icon, IconName};
use crate::words::use_words;

#[derive(Clone, Debug, PartialEq, Properties)]
pub(super) struct AddByNameProps {
    pub(super) id: AttrValue,
    pub(super) label: AttrValue,
    pub(super) placeholder: AttrValue,
    #[prop_or_default]
    pub(super) hide_label: bool,
    /// Hears the name.
    pub(super) on_add: Callback<String>,
}

/// A field for the name, and a button; Enter is the same.
#[component]
pub(super) fn AddByName(props: &AddByNameProps) -> Html {
    use_words();
    let name = use_typed(String::new);
    let onsubmit = {
        let (name, on_add) = (name.clone(), props.on_add.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let words = name.take().trim().to_owned();
            if !words.is_empty() {
                on_add.emit(words);
            }
        })
    };
    html! {
        <form class="model-add" {onsubmit}>
            <TextField
                id={Some(props.id.clone())}
                label={&props.label}
                hide_label={props.hide_label}
                value={name.value()}
                placeholder={&props.placeholder}
                on_change={name.on_change()}
                input_ref={name.field()}
            />
            <button
                type="submit"
                class="button icon-only"
                aria-label={&props.label}
                title={&props.label}
                disabled={name.trim().is_empty()}
            >
                <Icon name={IconName::Plus} />
            </button>
        </form>
    }
}

/// Moves a part up or down, or takes it away.
pub(super) fn part_buttons(
    [up, down, remove]: [String; 3],
    (is_first, is_last): (bool, bool),
    on_ask: &Callback<Ask>,
) -> Html {
    let button = |ask: Ask, icon: IconName, label: String, disabled: bool| {
        let onclick = on_ask.reform(move |_: MouseEvent| ask);
        html! {
            <button
                type="button"
                class="button icon-only"
                aria-label={label.clone()}
                title={label}
                {disabled}
                {onclick}
            >
                <Icon name={icon} />
            </button>
        }
    };
    html! {
        <span class="model-part-buttons">
            { button(Ask::Up, IconName::ArrowUp, up, is_first) }
            { button(Ask::Down, IconName::ArrowDown, down, is_last) }
            { button(Ask::Remove, IconName::Trash, remove, false) }
        </span>
    }
}

/// What is asked of a part among its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Up,
    Down,
    Remove,
}
