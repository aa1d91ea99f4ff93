//! Work that waits until the browser has nothing better to do.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// How long work waits at most that nobody waits for, in milliseconds: a browser that always has something to paint is never idle.
const PATIENCE_MILLIS: u32 = 1000;

/// Runs `work` when nobody waits for the page; at once in a browser that can't tell.
pub(crate) fn run(work: impl FnOnce() + 'static) {
    run_within(PATIENCE_MILLIS, work);
}

/// The same, after `millis` milliseconds even if the page is busy.
pub(crate) fn run_within(millis: u32, work: impl FnOnce() + 'static) {
    let window = gloo::utils::window();
    // Asked for by name: Safari has no such function.
    let ask = Reflect::get(&window, &"requestIdleCallback".into());
    match ask.ok().and_then(|it| it.dyn_into::<Function>().ok()) {
        Some(ask) => {
            let work = Closure::once_into_js(work);
            let options = Object::new();
            // Neither fails for an object and a function of ours.
            Reflect::set(&options, &"timeout".into(), &millis.into()).ok();
            ask.call2(&window, &work, &options).ok();
        }
        None => work(),
    }
}
