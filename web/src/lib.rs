//! The app: pages, routes, the store, and the corners where it touches the browser.

mod across;
mod address;
mod app;
mod autosave;
mod backup;
mod browser;
mod changes;
mod create;
mod errand;
mod folder;
mod frame;
mod incoming;
mod io;
mod loading;
mod maturity_view;
mod overlay;
mod pages;
mod palette;
mod panic;
mod part;
mod reading;
mod reminder;
mod route;
mod rulebook;
mod session;
mod single;
mod store;
mod templates;
mod toast;
mod toil_view;
mod unsaved;

#[cfg(all(test, target_arch = "wasm32"))]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);

use part::{Handed, Shelf, Whole};
use wasm_bindgen::JsValue;

/// Starts the program that has all pages.
pub fn start(said: String, incoming: &JsValue, above: &str, errand: &str) {
    part::start::<Whole>(Handed::read(said, incoming, above, errand));
}

/// Starts the program that has the pages that are seen first.
pub fn start_shelf() {
    part::start::<Shelf>(Handed::default());
}

/// Does a job with the bytes of a file, for the program that runs in a worker.
///
/// # Errors
///
/// What is no job of this version of the app.
pub fn answer(job: &str, bytes: &[u8]) -> Result<Vec<u8>, String> {
    io::answer(job, bytes)
}

/// Answers what is asked across all documents, for the program that runs in a worker.
///
/// # Errors
///
/// What is no question of this version of the app, and why documents can't be read.
pub async fn ask(question: &str) -> Result<String, String> {
    across::answer(question).await
}

/// Takes the program off the page.
pub fn stop() {
    part::stop();
}
