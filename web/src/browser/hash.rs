//! The fragment of the page's address, which is where routes live.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

/// The fragment without its `#`.
pub(crate) fn current() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or_default().to_owned()
}

/// Goes to the fragment `hash`, a step that the back button takes back.
pub(crate) fn push(hash: &str) {
    // Fails only in pages that were taken out of their window.
    gloo::utils::window().location().set_hash(hash).ok();
}

/// Goes to another page in place of this one: whoever goes back does not come by here again.
pub(crate) fn replace(hash: &str) {
    // A fragment is always a place in this page.
    gloo::utils::window().location().replace(hash).ok();
}

/// The whole address of the page with the fragment `hash`, which begins with `#`.
pub(crate) fn address(hash: &str) -> String {
    let here = gloo::utils::window().location().href().unwrap_or_default();
    let page = here.split('#').next().unwrap_or_default();
    format!("{page}{hash}")
}

/// Whether the page has come to this address for the first time, and not by going back or forward, or by a reload. Asked once, it has.
pub(crate) fn is_new() -> bool {
    let Ok(history) = gloo::utils::window().history() else { return false };
    let is_new = history.state().is_ok_and(|it| it.is_falsy());
    if is_new {
        // Fails only where pages are changed faster than anybody looks at them.
        history.replace_state_with_url(&JsValue::TRUE, "", None).ok();
    }
    is_new
}

/// Notes `words` at this step of going forth and back, where they are found again by whoever comes back to it.
pub(crate) fn note(words: &str) {
    let state = if words.is_empty() { JsValue::TRUE } else { JsValue::from_str(words) };
    if let Ok(history) = gloo::utils::window().history() {
        // A browser that is asked too often in a short time keeps the words that it has.
        history.replace_state_with_url(&state, "", None).ok();
    }
}

/// The words that were noted at this step; empty where there are none.
pub(crate) fn noted() -> String {
    let state = gloo::utils::window().history().and_then(|it| it.state());
    state.ok().and_then(|it| it.as_string()).unwrap_or_default()
}

/// Tells `callback` of each new fragment, until the listener is dropped.
#[must_use = "dropping the listener ends it"]
pub(crate) fn subscribe(callback: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| callback(current()))
}
