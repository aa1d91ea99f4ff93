//! Doing something later, unless it is not wanted any more.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Does something after a while, unless it is dropped before.
pub(crate) struct Timer {
    handle: i32,
    _act: Closure<dyn FnMut()>,
}

impl Timer {
    /// `None` outside a page.
    pub(crate) fn new(millis: i32, act: impl FnOnce() + 'static) -> Option<Self> {
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
