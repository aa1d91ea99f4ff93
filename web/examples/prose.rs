//! Markdown to HTML alone, as a module that `cargo xtask bench` measures beside renderers in JavaScript.

use wasm_bindgen::prelude::wasm_bindgen;

/// `text` as HTML.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the benchmark calls it")]
pub fn render(text: &str) -> String {
    afterword_formats::html::prose(text, 0)
}

fn main() {}
