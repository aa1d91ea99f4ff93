//! The program that answers what is asked across all documents, in a worker. The worker's script (`across.js`) loads it and hands it questions.

use wasm_bindgen::JsError;
use wasm_bindgen::prelude::wasm_bindgen;

/// Answers a question.
///
/// # Errors
///
/// What is no question of this version of the app, and why documents can't be read.
#[wasm_bindgen]
#[allow(unreachable_pub, reason = "the worker's script calls it")]
pub async fn ask(question: String) -> Result<String, JsError> {
    afterword_web::ask(&question).await.map_err(|it| JsError::new(&it))
}

fn main() {}
