//! The module that reads Markdown: a text in, and what a browser is to show as JSON.
//!
//! It is the core's one safe renderer, so nothing comes out of it that could run or lead astray; `js/elements.js` makes elements of it,
//! and texts of everything else.

use afterword_embed::nodes;
use wasm_bindgen::prelude::*;

fn main() {}

/// What `text`, Markdown, says: see `afterword_embed::nodes`.
#[wasm_bindgen]
pub fn prose(text: &str) -> String {
    nodes(text).to_string()
}
