//! The one place from which pages start something that takes time.

use std::future::Future;
use std::task::{Context, Poll, Waker};

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Runs `future` beside the page. It ends by itself; whoever needs to know passes a callback in.
pub(crate) fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// Begins `future` at once, so that what it asks of the browser is done beside whatever comes before it is awaited.
pub(crate) fn ahead<T>(future: impl Future<Output = T>) -> impl Future<Output = T> {
    let mut future = Box::pin(future);
    // Nobody waits for it yet; whoever awaits it asks again.
    let begun = future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    async move {
        match begun {
            Poll::Ready(it) => it,
            Poll::Pending => future.await,
        }
    }
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
