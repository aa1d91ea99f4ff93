//! The page itself: its title, its focus, its keys.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Names the window.
pub(crate) fn set_title(title: &str) {
    gloo::utils::document().set_title(title);
}

/// Says which language the page speaks, to browsers and screen readers.
pub(crate) fn set_language(code: &str) {
    // Fails only for a name that is no attribute.
    gloo::utils::document_element().set_attribute("lang", code).ok();
}

/// Puts the focus on the element called `id`; whether it is there.
pub(crate) fn focus(id: &str) -> bool {
    element(id).is_some_and(|it| it.focus().is_ok())
}

/// Puts the focus on the element called `id`, unless something has it: whoever came by the keyboard begins there.
pub(crate) fn begin_at(id: &str) {
    let active = gloo::utils::document().active_element();
    if active.is_none_or(|it| it.tag_name() == "BODY") {
        focus(id);
    }
}

/// Puts the focus on the field of Markdown inside the element called `id`; whether there is one.
pub(crate) fn focus_text_of(id: &str) -> bool {
    let edit = element(id).and_then(|it| it.query_selector(".markdown-edit").ok().flatten());
    let edit = edit.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    edit.is_some_and(|it| it.focus().is_ok())
}

/// Puts the focus into the element called `id`, unless it is there already.
pub(crate) fn focus_into(id: &str) {
    let active = gloo::utils::document().active_element();
    if let Some(element) = element(id).filter(|it| !it.contains(active.as_deref())) {
        element.focus().ok();
    }
}

/// Presses the button called `id`, and leaves the focus on it until the press moves it on.
pub(crate) fn press(id: &str) {
    if let Some(button) = element(id) {
        button.focus().ok();
        button.click();
    }
}

/// Whether there is an element called `id`.
pub(crate) fn has(id: &str) -> bool {
    element(id).is_some()
}

/// Whether the element called `id` is there and the styles show it.
pub(crate) fn is_shown(id: &str) -> bool {
    element(id).is_some_and(|it| it.offset_parent().is_some())
}

/// Scrolls to the beginning of the page.
pub(crate) fn scroll_to_top() {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Goes to the element called `id` as a click on a link to it would.
pub(crate) fn skip_to(id: &str) {
    focus(id);
}

/// Whether a dialog lies above the page.
pub(crate) fn has_dialog() -> bool {
    gloo::utils::document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Scrolls the element called `id` to the top of what is seen.
pub(crate) fn scroll_to(id: &str) {
    if let Some(element) = element(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Start);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn element(id: &str) -> Option<HtmlElement> {
    gloo::utils::document().get_element_by_id(id)?.dyn_into().ok()
}

/// Opens the browser's dialog for printing.
pub(crate) fn print() {
    // Fails only where the browser has no printing at all, and then has said so.
    gloo::utils::window().print().ok();
}

/// Tells `hear` of every key before any field does, until the listener is dropped.
#[must_use = "dropping the listener ends it"]
pub(crate) fn on_key(hear: impl Fn(&KeyboardEvent) + 'static) -> EventListener {
    let options =
        EventListenerOptions { phase: gloo::events::EventListenerPhase::Capture, passive: false };
    EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
        if let Some(event) = event.dyn_ref::<KeyboardEvent>() {
            hear(event);
        }
    })
}

/// The id of the last element that matches `selector` and begins less than `below` pixels under the top of the window.
pub(crate) fn last_above(selector: &str, below: f64) -> Option<String> {
    let found = gloo::utils::document().query_selector_all(selector).ok()?;
    let elements =
        (0..found.length()).filter_map(|n| found.get(n)?.dyn_into::<web_sys::Element>().ok());
    let above = elements.take_while(|it| it.get_bounding_client_rect().top() < below);
    above.last().map(|it| it.id())
}
