//! The one place from which pages start something that takes time.

use std::future::Future;

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Runs `future` beside the page. It ends by itself; whoever needs to know passes a callback in.
pub(crate) fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Waits for so many milliseconds.
pub(crate) async fn wait(millis: i32) {
    let waited = Promise::new(&mut |resolve, _| {
        let window = gloo::utils::window();
        // A function of the browser's own, which takes a wait of any length.
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis).ok();
    });
    JsFuture::from(waited).await.ok();
}
