//! Giving the focus to what is in sight already, without moving the page under the reader.
//!
//! The page keeps room for the line above the document when it scrolls to something (`scroll-padding`), and so it takes what stands
//! in that line for hidden: a plain `focus()` there scrolls the document towards its beginning.

use wasm_bindgen::JsValue;
use web_sys::{Element, FocusOptions, HtmlElement};
use yew::NodeRef;

/// Focuses `element`; the page scrolls only if the element can't be seen.
pub(crate) fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(is_in_sight(element));
    // Refused only where there is nothing to focus.
    element.focus_with_options(&options).ok();
}

/// Focuses the element that `node` refers to, if it is on the page.
pub(crate) fn focus_in(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        focus(&element);
    }
}

/// Whether all of its height is in the window, and in the menu that it belongs to.
fn is_in_sight(element: &Element) -> bool {
    let own = element.get_bounding_client_rect();
    let is_within = |top: f64, bottom: f64| own.top() >= top && own.bottom() <= bottom;
    let height = web_sys::window().and_then(|it| it.inner_height().ok());
    let popup = element.closest(".menu-popup").ok().flatten();
    let popup = popup.map(|it| it.get_bounding_client_rect());
    is_within(0.0, height.as_ref().and_then(JsValue::as_f64).unwrap_or_default())
        && popup.is_none_or(|it| is_within(it.top(), it.bottom()))
}
