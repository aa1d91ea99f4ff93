//! Components in a real browser: what they do with keys, with focus, and with values that change from outside.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, reason = "clippy knows tests by #[test], which these are not")]

mod conflicts;
mod document;
mod languages;
mod long_list;
mod menu_and_dialog;
mod names;
mod page;
mod palette;
mod parsed;
mod prose;
mod reconciling;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
