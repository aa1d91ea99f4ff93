//! What the build needs from the machine besides cargo: the WebAssembly target.

use crate::failure::Failure;
use crate::run;

/// What the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Adds the WebAssembly target to the toolchain if it lacks it.
pub(crate) fn ensure_wasm_target() -> Result<(), Failure> {
    if has_wasm_target()? {
        return Ok(());
    }
    run::step(&format!("adding the target {WASM} to the toolchain"), || {
        let mut rustup = run::command("rustup");
        run::must(rustup.args(["target", "add", WASM])).map_err(|_| cannot_add())
    })?;
    if has_wasm_target()? { Ok(()) } else { Err(cannot_add()) }
}

/// rustc names the folder of the target's standard library whether it exists or not.
fn has_wasm_target() -> Result<bool, Failure> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let folder =
        run::printed(run::command(rustc).args(["--print", "target-libdir", "--target", WASM]))?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}

fn cannot_add() -> Failure {
    Failure::new(format!("this Rust toolchain can't compile for {WASM}")).hint(format!(
        "With rustup and a network:   rustup target add {WASM}\n\
         With a distribution's Rust:  install its package for WebAssembly (Debian: libstd-rust-dev-wasm32)\n\
         or install rustup from https://rustup.rs."
    ))
}
