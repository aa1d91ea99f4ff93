//! A field that is typed in stands in a form of its own.
//!
//! A browser that offers to fill in forms reads every field of the form after each key, and all fields that are in none are one form to it.
//! In a page of many fields that took as long as all else that a key does. Ours want nothing filled in.

use gloo::events::{EventListener, EventListenerOptions};
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Event};

const ID: &str = "alone";

/// The fields that this is done to while they have the focus.
const FIELDS: &str = ":is(textarea, input)[autocomplete=off]:not([form], form *)";

/// Does so from here on.
pub(crate) fn begin() {
    let (Ok(form), Some(body)) = (document().create_element("form"), document().body()) else {
        return;
    };
    form.set_id(ID);
    // None of these fails for an element of ours.
    form.set_attribute("hidden", "").ok();
    body.append_child(&form).ok();
    // Enter in a field sends its form.
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&form, "submit", options, |it| it.prevent_default()).forget();
    let field = |event: &Event| event.target().and_then(|it| it.dyn_into::<Element>().ok());
    EventListener::new(&document(), "focusin", move |event| {
        if let Some(field) = field(event).filter(|it| it.matches(FIELDS) == Ok(true)) {
            field.set_attribute("form", ID).ok();
        }
    })
    .forget();
    EventListener::new(&document(), "focusout", move |event| {
        if let Some(field) =
            field(event).filter(|it| it.get_attribute("form").as_deref() == Some(ID))
        {
            field.remove_attribute("form").ok();
        }
    })
    .forget();
}
