//! The timeline, the cause trees and the actions, by their keys, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod actions;
mod causes;
mod page;
mod timeline;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
