//! The program with all pages. The page's script (`boot.js`) starts it.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app. What a smaller program said last, what somebody gave it to import, what is to be opened
/// above the page, and what is to be done, come along.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the page's script calls it")]
pub fn start(said: String, incoming: JsValue, above: String, errand: String) {
    afterword_web::start(said, &incoming, &above, &errand);
}

fn main() {}
