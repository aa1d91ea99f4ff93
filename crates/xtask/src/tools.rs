//! What the build needs from the machine besides cargo: the WebAssembly target.

use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;

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
    let folder = rustc(&["--print", "target-libdir", "--target", WASM])?;
    Ok(std::path::Path::new(folder.trim()).is_dir())
}

/// Downloads the crates that the app is made of, unless they are all here.
///
/// A build would do so, too; this way a machine without a network is told so, and not that a build failed.
pub(crate) fn ensure_crates(workspace: &Workspace) -> Result<(), Failure> {
    ensure_fetched(workspace, &[WASM])
}

/// The same, with those that build and test it: cargo tells nothing of any of them before it has all.
pub(crate) fn ensure_all_crates(workspace: &Workspace) -> Result<(), Failure> {
    let said = rustc(&["-vV"])?;
    let host = said.lines().find_map(|it| it.strip_prefix("host: "));
    ensure_fetched(workspace, &[WASM, host.unwrap_or(WASM)])
}

fn ensure_fetched(workspace: &Workspace, targets: &[&str]) -> Result<(), Failure> {
    let fetch = || {
        let mut cargo = run::cargo();
        cargo.args(["fetch", "--locked"]).current_dir(&workspace.root);
        for target in targets {
            cargo.args(["--target", target]);
        }
        cargo
    };
    if run::asked(fetch().args(["--offline", "--quiet"])).is_some() {
        return Ok(());
    }
    run::step("downloading the crates that the app is made of", || {
        run::must(&mut fetch()).map_err(|_| {
            Failure::new("the crates that the app is made of could not be downloaded").hint(
                "Cargo's own message is above. This needs a network once, and none afterwards. Behind a proxy:\n\
                 set HTTPS_PROXY, or a mirror in ~/.cargo/config.toml; then run the same command again.",
            )
        })
    })
}

/// What the compiler says of itself.
pub(crate) fn rustc(args: &[&str]) -> Result<String, Failure> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    run::printed(run::command(rustc).args(args))
}

fn cannot_add() -> Failure {
    Failure::new(format!("this Rust toolchain can't compile for {WASM}")).hint(format!(
        "With rustup and a network:   rustup target add {WASM}\n\
         With a distribution's Rust:  install its package for WebAssembly (Debian: libstd-rust-dev-wasm32)\n\
         or install rustup from https://rustup.rs."
    ))
}
