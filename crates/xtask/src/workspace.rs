//! Where things are: the checkout and cargo's target folder.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::run;

/// The folders of this checkout.
#[derive(Clone, Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    pub(crate) target: PathBuf,
}

impl Workspace {
    /// Asks cargo, because the target folder can be moved by environment and configuration.
    pub(crate) fn find() -> Result<Self, Failure> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.toml");
        let json = run::printed(
            run::cargo()
                .args(["metadata", "--format-version=1", "--no-deps", "--manifest-path"])
                .arg(manifest),
        )?;
        let metadata: serde_json::Value = serde_json::from_str(&json)
            .map_err(|error| Failure::new(format!("cargo metadata is unreadable: {error}")))?;
        let folder = |key: &str| {
            let text = metadata[key].as_str();
            text.map(PathBuf::from)
                .ok_or_else(|| Failure::new(format!("cargo metadata has no `{key}`")))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// The npm packages of the tests and of `wasm-opt`, and the lock file that pins them.
    pub(crate) fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// Scripts of the build steps themselves, run by Node.
    pub(crate) fn script(&self, name: &str) -> PathBuf {
        self.root.join("crates/xtask/js").join(name)
    }
}
