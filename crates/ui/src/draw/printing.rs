//! Whether the page is being put on paper, where nothing can be moved or unfolded.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventTarget, MediaQueryList};
use yew::prelude::*;

/// Whether the page is being printed, or shown as it would be.
#[hook]
pub fn use_printing() -> bool {
    let is_printing = use_state_eq(|| false);
    let setter = is_printing.setter();
    use_effect_with((), move |()| {
        let window = web_sys::window();
        let target = window.clone().map(EventTarget::from);
        let begin = {
            let setter = setter.clone();
            Listener::new(target.clone(), "beforeprint", move || setter.set(true))
        };
        let end = {
            let setter = setter.clone();
            Listener::new(target, "afterprint", move || setter.set(false))
        };
        // Tools that make a PDF, and previews, change the medium and say nothing of printing.
        let medium = window.and_then(|it| it.match_media("print").ok().flatten());
        let asked = medium.clone();
        let change = Listener::new(medium.map(EventTarget::from), "change", move || {
            setter.set(asked.as_ref().is_some_and(MediaQueryList::matches));
        });
        move || drop((begin, end, change))
    });
    *is_printing
}

/// Hears of an event until it is dropped.
struct Listener {
    target: Option<EventTarget>,
    name: &'static str,
    hear: Closure<dyn FnMut()>,
}

impl Listener {
    fn new(target: Option<EventTarget>, name: &'static str, hear: impl FnMut() + 'static) -> Self {
        let hear = Closure::<dyn FnMut()>::new(hear);
        if let Some(target) = &target {
            // Fails only for a name that is none.
            target.add_event_listener_with_callback(name, hear.as_ref().unchecked_ref()).ok();
        }
        Self { target, name, hear }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        if let Some(target) = &self.target {
            let hear = self.hear.as_ref().unchecked_ref();
            target.remove_event_listener_with_callback(self.name, hear).ok();
        }
    }
}
