//! Waiting for the end of a press of the pointer.
//!
//! A press takes the focus from a field when it begins and clicks when it ends. What a field says on being left takes room, and the
//! button below would have moved from under the pointer by then: the click would be swallowed. So it is said after the click.

use std::cell::{Cell, RefCell};

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::Event;

const BEGINS: [&str; 2] = ["pointerdown", "mousedown"];
/// Not every press ends in a click: it may be dragged away, or end in another window. A key says that it has ended unheard.
const ENDS: [&str; 6] =
    ["pointerup", "mouseup", "pointercancel", "dragend", "contextmenu", "keydown"];

type Listener = Closure<dyn FnMut(Event)>;

#[derive(Default)]
struct Press {
    /// They listen for as long as the program is on the page.
    listeners: RefCell<Vec<Listener>>,
    is_down: Cell<bool>,
    /// What waits for the end.
    waiting: RefCell<Vec<Box<dyn FnOnce()>>>,
}

thread_local! {
    static PRESS: Press = Press::default();
}

/// Listens for presses from now on: a press that has begun can't be asked for.
pub(crate) fn watch() {
    if PRESS.with(|it| !it.listeners.borrow().is_empty()) {
        return;
    }
    let begins = Listener::new(|_| PRESS.with(|it| it.is_down.set(true)));
    let ends = Listener::new(|_| {
        if PRESS.with(|it| it.is_down.replace(false)) {
            // The click comes in the same turn, after this.
            later();
        }
    });
    let Some(window) = web_sys::window() else { return };
    for (names, hear) in [(&BEGINS[..], begins), (&ENDS[..], ends)] {
        for name in names {
            // A window takes every listener.
            window
                .add_event_listener_with_callback_and_bool(
                    name,
                    hear.as_ref().unchecked_ref(),
                    true,
                )
                .ok();
        }
        PRESS.with(|it| it.listeners.borrow_mut().push(hear));
    }
}

/// Calls `then` after the click that the pointer is about, or at once if it is not pressed.
pub(crate) fn after(then: impl FnOnce() + 'static) {
    if PRESS.with(|it| it.is_down.get()) {
        PRESS.with(|it| it.waiting.borrow_mut().push(Box::new(then)));
    } else {
        then();
    }
}

/// Calls what waits, in the next turn.
fn later() {
    let call = Closure::once_into_js(|| {
        // A finger is down and up before the mouse that it plays is.
        if PRESS.with(|it| it.is_down.get()) {
            return;
        }
        let waiting = PRESS.with(|it| it.waiting.take());
        waiting.into_iter().for_each(|it| it());
    });
    if let Some(window) = web_sys::window() {
        window.set_timeout_with_callback(call.unchecked_ref()).ok();
    }
}
