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

#[cfg(test)]
#[cfg(target_arch = "wasm32")]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;
    use web_sys::{CustomEvent, CustomEventInit};

    use super::*;

    /// Tells `element` of that; whether what would follow may.
    fn tell(element: &Element, kind: &str) -> bool {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        element
            .dispatch_event(&CustomEvent::new_with_event_init_dict(kind, &init).unwrap())
            .unwrap()
    }

    fn child(of: &Element, tag: &str, attribute: Option<(&str, &str)>) -> Element {
        let child = document().create_element(tag).unwrap();
        attribute.into_iter().for_each(|(name, value)| child.set_attribute(name, value).unwrap());
        of.append_child(&child).unwrap();
        child
    }

    #[test]
    fn a_field_that_is_typed_in_is_in_a_form_of_its_own_that_sends_nothing() {
        let off = Some(("autocomplete", "off"));
        let place = child(&document().body().unwrap(), "div", None);
        let theirs = child(&place, "form", None);
        let fields =
            [(&place, off), (&place, None), (&theirs, off)].map(|(of, it)| child(of, "input", it));
        begin();
        let forms = || fields.each_ref().map(|it| it.get_attribute("form"));
        fields.iter().for_each(|it| assert!(tell(it, "focusin")));
        assert_eq!(forms(), [Some(ID.to_owned()), None, None]);
        let alone = document().get_element_by_id(ID).unwrap();
        assert!(!tell(&alone, "submit"), "Enter would load the page anew");
        fields.iter().for_each(|it| assert!(tell(it, "focusout")));
        assert_eq!(forms(), [None, None, None]);
        place.remove();
        alone.remove();
    }
}
