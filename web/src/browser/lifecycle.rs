//! The moments at which a page may be about to go away.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{BeforeUnloadEvent, VisibilityState};

/// Listens until dropped.
#[must_use = "dropping the listeners ends them"]
pub(crate) struct Lifecycle {
    _listeners: Vec<EventListener>,
}

/// Tells `callback` whenever the page is hidden, left or loses the focus: the last chances to save.
pub(crate) fn on_leave(callback: impl Fn() + Clone + 'static) -> Lifecycle {
    let (window, document) = (gloo::utils::window(), gloo::utils::document());
    let mut listeners: Vec<EventListener> = ["pagehide", "blur", "beforeunload"]
        .into_iter()
        .map(|event| {
            let callback = callback.clone();
            EventListener::new(&window, event, move |_| callback())
        })
        .collect();
    listeners.push(EventListener::new(&document, "visibilitychange", move |_| {
        if gloo::utils::document().visibility_state() == VisibilityState::Hidden {
            callback();
        }
    }));
    Lifecycle { _listeners: listeners }
}

/// Tells `callback` whenever somebody comes back to the page.
pub(crate) fn on_return(callback: impl Fn() + Clone + 'static) -> Lifecycle {
    let (window, document) = (gloo::utils::window(), gloo::utils::document());
    let again = callback.clone();
    let focused = EventListener::new(&window, "focus", move |_| callback());
    let shown = EventListener::new(&document, "visibilitychange", move |_| {
        if is_visible() {
            again();
        }
    });
    Lifecycle { _listeners: vec![focused, shown] }
}

/// Whether anybody can see the page.
pub(crate) fn is_visible() -> bool {
    gloo::utils::document().visibility_state() == VisibilityState::Visible
}

/// Makes the browser ask before the tab is closed, until dropped.
pub(crate) fn ask_before_closing() -> Lifecycle {
    let options = EventListenerOptions::enable_prevent_default();
    let window = gloo::utils::window();
    let listener = EventListener::new_with_options(&window, "beforeunload", options, |event| {
        event.prevent_default();
        if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
            // Older browsers go by this alone; the text itself is shown by none.
            event.set_return_value("unsaved");
        }
    });
    Lifecycle { _listeners: vec![listener] }
}
