//! Whether the page is being put on paper, where nothing can be moved or unfolded.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// Whether the page is being printed.
#[hook]
pub fn use_printing() -> bool {
    let is_printing = use_state_eq(|| false);
    let setter = is_printing.setter();
    use_effect_with((), move |()| {
        let begin = {
            let setter = setter.clone();
            Listener::new("beforeprint", move || setter.set(true))
        };
        let end = Listener::new("afterprint", move || setter.set(false));
        move || drop((begin, end))
    });
    *is_printing
}

/// Hears of an event of the window until it is dropped.
struct Listener {
    name: &'static str,
    hear: Closure<dyn FnMut()>,
}

impl Listener {
    fn new(name: &'static str, hear: impl FnMut() + 'static) -> Self {
        let hear = Closure::<dyn FnMut()>::new(hear);
        if let Some(window) = web_sys::window() {
            // Fails only for a name that is none.
            window.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref()).ok();
        }
        Self { name, hear }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let hear = self.hear.as_ref().unchecked_ref();
            window.remove_event_listener_with_callback(self.name, hear).ok();
        }
    }
}
