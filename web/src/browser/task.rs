//! The one place from which pages start something that takes time.

use std::future::Future;

/// Runs `future` beside the page. It ends by itself; whoever needs to know passes a callback in.
pub(crate) fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}
