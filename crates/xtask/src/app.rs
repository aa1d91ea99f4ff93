//! The app as WebAssembly: compiled by cargo, with its bindings made by the library version that the lock file pins.

use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::Failure;
use crate::tools::WASM;
use crate::workspace::Workspace;
use crate::{paths, run};

/// The package, its binary with all pages, and the stem of the files that the bindings generator writes for it.
pub(crate) const NAME: &str = "afterword-web";

/// The binary with the pages that are seen first, and the stem of its files.
pub(crate) const SHELF: &str = "afterword-shelf";

/// The binary that reads and writes files, in a worker, and the stem of its files.
pub(crate) const IO: &str = "afterword-io";

/// The binary that answers what is asked across all documents, in a worker, and the stem of its files.
pub(crate) const ACROSS: &str = "afterword-across";

/// A profile of the workspace manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Quick to build, for working on the app.
    Serve,
    /// Small to download, for people.
    Release,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Serve => "serve",
            Self::Release => "release",
        }
    }
}

/// Compiles the programs `names` of the app. `quiet` leaves out cargo's list of crates, not its errors.
pub(crate) fn compile(
    workspace: &Workspace,
    names: &[&str],
    profile: Profile,
    quiet: bool,
) -> Result<(), Failure> {
    compile_of(workspace, NAME, names, profile, quiet)
}

/// Compiles the programs `names` of `package`.
pub(crate) fn compile_of(
    workspace: &Workspace,
    package: &str,
    names: &[&str],
    profile: Profile,
    quiet: bool,
) -> Result<(), Failure> {
    let mut cargo = run::cargo();
    cargo.args(["build", "--package", package, "--target", WASM]);
    for name in names {
        cargo.args(["--bin", name]);
    }
    cargo.args(["--profile", profile.name()]).current_dir(&workspace.root);
    if profile == Profile::Release {
        cargo.env("CARGO_ENCODED_RUSTFLAGS", paths::flags(workspace)?);
    }
    if quiet {
        cargo.arg("--quiet");
    }
    run::must(&mut cargo)
}

/// Compiles an example of the app's package, as it would be published.
pub(crate) fn compile_example(workspace: &Workspace, name: &str) -> Result<(), Failure> {
    let mut cargo = run::cargo();
    cargo.args(["build", "--package", NAME, "--target", WASM, "--example", name]);
    cargo.args(["--profile", Profile::Release.name()]);
    cargo.env("CARGO_ENCODED_RUSTFLAGS", paths::flags(workspace)?);
    run::must(cargo.current_dir(&workspace.root))
}

/// Writes the glue and the module of the program `name` to `out`: `afterword-web.js` and `afterword-web_bg.wasm`.
pub(crate) fn bind(
    workspace: &Workspace,
    name: &str,
    profile: Profile,
    out: &Path,
) -> Result<(), Failure> {
    bind_as(workspace, name, profile, out, |bindgen| {
        // The library leaves out the module's default path, the command line (and so Trunk) writes it.
        bindgen.omit_default_module_path(false).debug(profile == Profile::Serve);
    })
}

/// The same for a program of any package, with glue as `choose` says.
pub(crate) fn bind_as(
    workspace: &Workspace,
    name: &str,
    profile: Profile,
    out: &Path,
    choose: impl FnOnce(&mut Bindgen),
) -> Result<(), Failure> {
    let folder = workspace.target.join(WASM).join(profile.name());
    let mut bindgen = Bindgen::new();
    bindgen.input_path(folder.join(name).with_extension("wasm")).typescript(false);
    choose(&mut bindgen);
    let bound = bindgen.web(true).and_then(|bindgen| bindgen.generate(out));
    bound.map_err(|error| Failure::new(format!("the bindings could not be made: {error:#}")))
}
