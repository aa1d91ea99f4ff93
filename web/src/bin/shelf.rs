//! The program with the pages that are seen first. The page's script (`boot.js`) starts it, and stops it when the other one is wanted.

use wasm_bindgen::prelude::wasm_bindgen;

/// Starts the app.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the page's script calls it")]
pub fn start() {
    afterword_web::start_shelf();
}

/// Takes it off the page.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the page's script calls it")]
pub fn stop() {
    afterword_web::stop();
}

fn main() {}
