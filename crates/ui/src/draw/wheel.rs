//! The wheel over a picture. The page's own listeners may not keep it from scrolling, so this one is its own.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Element, WheelEvent};
use yew::prelude::*;

/// Tells `hear` of every turn of the wheel over `root`; `preventDefault` works.
#[hook]
pub(super) fn use_wheel(root: &NodeRef, hear: &Callback<WheelEvent>) {
    let hear = hear.clone();
    use_effect_with(root.clone(), move |root| {
        let listener = root.cast::<Element>().map(|it| Listener::new(it, hear));
        move || drop(listener)
    });
}

/// Hears until it is dropped.
struct Listener {
    root: Element,
    hear: Closure<dyn FnMut(WheelEvent)>,
}

impl Listener {
    fn new(root: Element, hear: Callback<WheelEvent>) -> Self {
        let hear = Closure::<dyn FnMut(WheelEvent)>::new(move |event| hear.emit(event));
        let options = AddEventListenerOptions::new();
        options.set_passive(false);
        root.add_event_listener_with_callback_and_add_event_listener_options(
            "wheel",
            hear.as_ref().unchecked_ref(),
            &options,
        )
        // Fails only for a name that is none.
        .ok();
        Self { root, hear }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let hear = self.hear.as_ref().unchecked_ref();
        self.root.remove_event_listener_with_callback("wheel", hear).ok();
    }
}
