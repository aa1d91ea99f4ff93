//! Work that only one tab does at a time.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

/// Runs `work` unless another tab is at what is called `name`; whether it ran. In a browser without locks it runs.
pub(crate) async fn alone(name: &str, work: impl Future<Output = ()> + 'static) -> bool {
    let Some((locks, request)) = locks() else {
        work.await;
        return true;
    };
    let has_run = Rc::new(Cell::new(false));
    let note = has_run.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        note.set(true);
        let done = future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        });
        done.into()
    });
    let options = Object::new();
    // Setting a member of an object of ours doesn't fail.
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok();
    if let Ok(promise) = request.call3(&locks, &name.into(), &options, &granted) {
        // It fails where the page is being left.
        JsFuture::from(Promise::from(promise)).await.ok();
    }
    has_run.get()
}

/// Asked for by name: pages that were not served securely have none.
fn locks() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&gloo::utils::window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?;
    Some((locks, request.dyn_into().ok()?))
}
