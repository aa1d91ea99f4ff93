//! Work that waits until the browser has nothing better to do.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Runs `work` when nobody waits for the page; at once in a browser that can't tell.
pub(crate) fn run(work: impl FnOnce() + 'static) {
    let window = gloo::utils::window();
    // Asked for by name: Safari has no such function.
    let ask = Reflect::get(&window, &"requestIdleCallback".into());
    match ask.ok().and_then(|it| it.dyn_into::<Function>().ok()) {
        Some(ask) => {
            let work = Closure::once_into_js(work);
            // Fails for no function of ours.
            ask.call1(&window, &work).ok();
        }
        None => work(),
    }
}
