//! The npm package `@afterword/core`: the API's module, its script and its types, in the folder `npm` of a build.
//!
//! It is no part of the app: no page asks for it, so it is not compressed and its files keep their names.

use std::fs;
use std::path::Path;

use crate::app::Profile;
use crate::failure::Failure;
use crate::node::Node;
use crate::sizes::Sizes;
use crate::workspace::Workspace;
use crate::{app, dist, page, run, shipped, tools};

/// The package with the API, and its program.
const API: &str = "afterword-api";

/// The stem of the module and its glue, as `js/module.js` names them.
const STEM: &str = "afterword";

/// What is written by hand, below `crates/api/js`.
const SCRIPTS: [&str; 8] = [
    "browser.js",
    "failure.js",
    "host.js",
    "index.d.ts",
    "module.js",
    "node.js",
    "types.d.ts",
    "verbs.js",
];

/// What is copied from elsewhere in the workspace, and its name in the package.
const TEXTS: [(&str, &str); 3] = [
    ("docs/api.md", "README.md"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// `cargo xtask npm`: the package alone.
pub(crate) fn npm(args: &[String]) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    let out = dist::out("npm", args)?.unwrap_or_else(|| workspace.root.join("dist"));
    dist::refuse_foreign_folder(&out)?;
    tools::ensure_wasm_target()?;
    tools::ensure_all_crates(&workspace)?;
    write(&workspace, &Node::ensure(&workspace)?, &out)
}

/// Writes the package to the folder `npm` in `out`, and prints what it weighs.
pub(crate) fn write(workspace: &Workspace, node: &Node, out: &Path) -> Result<(), Failure> {
    let folder = out.join("npm");
    run::step("compiling the API", || {
        app::compile_of(workspace, API, &[API], Profile::Release, false)
    })?;
    run::step("making the npm package", || {
        page::fresh_folder(&folder)?;
        // A fault leaves the module useless, so the glue can begin with a fresh one.
        app::bind_as(workspace, API, Profile::Release, &folder, |bindgen| {
            bindgen.out_name(STEM).reset_state_function(true);
        })?;
        dist::shrink(node, &folder, STEM)?;
        let js = workspace.root.join("crates/api/js");
        for name in SCRIPTS {
            page::copy(&js.join(name), &folder.join(name))?;
        }
        for (from, name) in TEXTS {
            page::copy(&workspace.root.join(from), &folder.join(name))?;
        }
        page::copy_folder(&workspace.root.join("static/models"), &folder.join("models"))?;
        shipped::write(workspace, node, &folder, &shipped::PACKAGE)?;
        page::write(&folder.join("package.json"), manifest())
    })?;
    let sizes = Sizes::measure(workspace, node, &folder)?;
    println!("\n@afterword/core\n{}", sizes.rows());
    Ok(())
}

/// Whether the package is all that is in `out`.
pub(crate) fn is_all_of(out: &Path) -> bool {
    let mut names = fs::read_dir(out).into_iter().flatten().flatten().map(|it| it.file_name());
    let is_ours = fs::read_to_string(out.join("npm/package.json"))
        .is_ok_and(|it| it.contains("\"@afterword/core\""));
    is_ours && names.all(|it| it == "npm")
}

/// `package.json`. It is a text, because the first of several conditions that fits counts, so their order has to be kept.
fn manifest() -> String {
    let manifest = r#"{
  "name": "@afterword/core",
  "version": "VERSION",
  "description": "Postmortems, toil and maturity as functions: create, review, measure, draw, import, export, merge, score",
  "keywords": ["postmortem", "incident", "sre", "five-whys", "toil", "maturity"],
  "license": "MIT OR Apache-2.0",
  "type": "module",
  "engines": { "node": ">=20" },
  "sideEffects": ["./node.js"],
  "types": "./index.d.ts",
  "exports": {
    ".": { "types": "./index.d.ts", "node": "./node.js", "default": "./browser.js" },
    "./afterword_bg.wasm": "./afterword_bg.wasm",
    "./models/*": "./models/*",
    "./package.json": "./package.json"
  },
  "files": ["*.js", "*.d.ts", "*.wasm", "models", "LICENSE-*", "THIRD-PARTY.txt", "afterword.cdx.json"]
}
"#;
    manifest.replace("VERSION", env!("CARGO_PKG_VERSION"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_package_has_the_version_of_the_workspace_and_names_only_files_that_it_has() {
        let manifest: serde_json::Value =
            serde_json::from_str(&manifest()).expect("it is JSON as npm reads it");
        assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
        let entry = &manifest["exports"]["."];
        for kind in ["types", "node", "default"] {
            let file = entry[kind].as_str().and_then(|it| it.strip_prefix("./")).unwrap_or("none");
            assert!(SCRIPTS.contains(&file), "{kind}: {file}");
        }
    }

    #[test]
    fn every_script_of_the_api_is_in_the_package() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api/js");
        let entries = fs::read_dir(folder).expect("the folder is in the workspace").flatten();
        let mut names: Vec<String> =
            entries.map(|it| it.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        assert_eq!(names, SCRIPTS);
    }
}
