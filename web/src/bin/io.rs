//! The program that reads and writes files, in a worker. The worker's script (`io.js`) loads it and hands it its jobs.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Does a job with the bytes of a file.
///
/// # Errors
///
/// What is no job of this version of the app.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the worker's script calls it")]
pub fn answer(job: &str, bytes: &[u8]) -> Result<Vec<u8>, JsError> {
    afterword_web::answer(job, bytes).map_err(|it| JsError::new(&it))
}

fn main() {}
