//! What somebody is still typing, as it was when they last paused.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use yew::prelude::*;

/// `value` as it was when it had stayed the same for `millis`; the first one at once, and whatever goes on paper too.
///
/// For what takes longer than a key may: it follows the typing without being on its path.
#[hook]
pub fn use_settled<T: Clone + PartialEq + 'static>(value: &T, millis: i32, is_printing: bool) -> T {
    let settled = use_state(|| value.clone());
    let setter = settled.setter();
    use_effect_with(value.clone(), {
        let is_new = *settled != *value;
        move |value| {
            let value = value.clone();
            let timer = is_new.then(|| Timer::new(millis, move || setter.set(value)));
            move || drop(timer)
        }
    });
    if is_printing { value.clone() } else { (*settled).clone() }
}

/// Does something after a while, unless it is dropped before.
struct Timer {
    handle: i32,
    _act: Closure<dyn FnMut()>,
}

impl Timer {
    fn new(millis: i32, act: impl FnOnce() + 'static) -> Option<Self> {
        let act = Closure::once(act);
        let window = web_sys::window()?;
        let handle = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            act.as_ref().unchecked_ref(),
            millis,
        );
        Some(Self { handle: handle.ok()?, _act: act })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}
