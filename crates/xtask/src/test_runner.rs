//! Runs one file of `wasm_bindgen_test`s in a browser; cargo calls it through `CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER`.
//!
//! It is the runner of wasm-bindgen itself, linked instead of installed, so that it can't be of another version than the lock file's.

use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}
