//! What every field shares: an id of its own, a label, a line of help, and `Esc` to leave.

use std::cell::Cell;

use web_sys::{HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::shortcut::key;

/// The id of a field: the one it was given, or one that no other field of the page has.
#[hook]
pub(super) fn use_field_id(given: &Option<AttrValue>) -> AttrValue {
    let own = use_memo((), |()| AttrValue::from(next_id()));
    given.clone().unwrap_or_else(|| (*own).clone())
}

fn next_id() -> String {
    thread_local! {
        static LAST: Cell<u32> = const { Cell::new(0) };
    }
    LAST.with(|last| {
        last.set(last.get() + 1);
        format!("field-{}", last.get())
    })
}

/// The words that name a field; nothing where they are [`spoken`] only.
pub(super) fn label(id: &AttrValue, text: &AttrValue, hidden: bool) -> Html {
    if hidden {
        Html::default()
    } else {
        html! { <label class="field-label" for={id}>{ text }</label> }
    }
}

/// The name of a field whose label is not to be seen, for `aria-label`.
///
/// An attribute and no hidden element: a document has hundreds of such fields, and each element out of sight is walked over at
/// every key.
pub(super) fn spoken(text: &AttrValue, hidden: bool) -> Option<AttrValue> {
    hidden.then(|| text.clone())
}

/// The id of the line under a field, for `aria-describedby`; `None` when there is nothing to say.
pub(super) fn hint_id(id: &AttrValue, hint: &AttrValue) -> Option<AttrValue> {
    (!hint.is_empty()).then(|| AttrValue::from(format!("{id}-hint")))
}

/// What describes a field: its line of help, and an element elsewhere.
pub(super) fn described(hint: Option<AttrValue>, other: &AttrValue) -> Option<AttrValue> {
    match (hint, other.as_str()) {
        (hint, "") => hint,
        (None, _) => Some(other.clone()),
        (Some(hint), other) => Some(AttrValue::from(format!("{hint} {other}"))),
    }
}

/// The line under a field.
pub(super) fn hint(id: &AttrValue, hint: &AttrValue) -> Html {
    match hint_id(id, hint) {
        Some(hint_id) => html! { <span class="field-hint" id={hint_id}>{ hint }</span> },
        None => Html::default(),
    }
}

/// Leaves the field on `Esc`, after whoever asked to hear of keys has heard of this one.
///
/// A key that belongs to an input method, or that somebody else has answered, is left alone.
pub(super) fn keys(heard: &Callback<KeyboardEvent>) -> Callback<KeyboardEvent> {
    let heard = heard.clone();
    Callback::from(move |event: KeyboardEvent| {
        heard.emit(event.clone());
        if !event.default_prevented() && key::LEAVE.hears(&event) {
            event.target_unchecked_into::<HtmlElement>().blur().ok();
        }
    })
}

/// What an `<input>` holds after `event`.
pub(super) fn typed(event: &InputEvent) -> String {
    event.target_unchecked_into::<HtmlInputElement>().value()
}

/// What a `<textarea>` holds after `event`.
pub(super) fn typed_area(event: &InputEvent) -> String {
    event.target_unchecked_into::<HtmlTextAreaElement>().value()
}

/// Puts the caret into a field that appears and asked for it.
#[hook]
pub(super) fn use_autofocus(field: &NodeRef, wanted: bool) {
    let field = field.clone();
    use_effect_with(wanted, move |wanted| {
        if let Some(field) = field.cast::<HtmlElement>().filter(|_| *wanted) {
            field.focus().ok();
        }
    });
}
