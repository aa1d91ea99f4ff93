//! The fragment of the page's address, which is where routes live.

use gloo::events::EventListener;

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

/// Tells `callback` of each new fragment, until the listener is dropped.
#[must_use = "dropping the listener ends it"]
pub(crate) fn subscribe(callback: impl Fn(String) + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| callback(current()))
}
