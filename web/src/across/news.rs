//! The side of the worker: telling pages that answers may be others from now on.

use js_sys::Array;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// A worker's own, which web-sys has only on a type of its scope.
    #[wasm_bindgen(js_name = postMessage)]
    fn post_message(message: &Array);
}

/// Tells the page.
pub(super) fn tell() {
    post_message(&Array::of1(&0.into()));
}
