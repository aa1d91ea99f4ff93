//! Node.js and the npm packages that the lock files pin: those of `tests`, and those that only the bench needs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::Failure;
use crate::run;
use crate::workspace::Workspace;

const OLDEST: u32 = 20;

/// Node, new enough, with the pinned packages installed.
#[derive(Debug)]
pub(crate) struct Node {
    packages: PathBuf,
}

impl Node {
    /// Finds Node and brings `tests/node_modules` to the state of the lock file.
    pub(crate) fn ensure(workspace: &Workspace) -> Result<Self, Failure> {
        check_version()?;
        Ok(Self { packages: install(&workspace.tests(), "tests")? })
    }

    /// The same, and the libraries of others that the bench measures.
    pub(crate) fn ensure_for_bench(workspace: &Workspace) -> Result<Self, Failure> {
        let node = Self::ensure(workspace)?;
        install(&workspace.tests().join("bench"), "tests/bench")?;
        Ok(node)
    }

    /// A script of ours, to be run by Node.
    pub(crate) fn script(&self, path: PathBuf) -> Command {
        let mut node = run::command("node");
        node.arg(path);
        node
    }

    /// A program of an npm package, to be run by Node.
    pub(crate) fn program(&self, path: &str) -> Command {
        self.script(self.packages.join(path))
    }
}

/// Brings the packages of `folder`, which people know as `name`, to the state of its lock file, and tells where they are.
fn install(folder: &Path, name: &str) -> Result<PathBuf, Failure> {
    let packages = folder.join("node_modules");
    let reading = Failure::doing(format!("read {name}/package-lock.json"));
    let wanted = fs::read(folder.join("package-lock.json")).map_err(reading)?;
    let stamp = packages.join(".afterword-lock");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(packages);
    }
    run::step(&format!("installing the pinned npm packages of {name}"), || {
        let mut npm = npm();
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
        // That there is a newer npm is nothing to do for who only wants to try the app.
        npm.env("npm_config_update_notifier", "false");
        run::must(npm.current_dir(folder)).map_err(|_| cannot_install(name))
    })?;
    fs::write(&stamp, wanted).map_err(Failure::doing("note what npm installed"))?;
    Ok(packages)
}

fn check_version() -> Result<(), Failure> {
    let version = run::asked(run::command("node").arg("--version"))
        .ok_or_else(|| Failure::new("Node.js was not found").hint(INSTALL_NODE))?;
    if major(&version).is_none_or(|major| major < OLDEST) {
        let what = format!("Node.js is {version}; version {OLDEST} or newer is needed");
        return Err(Failure::new(what).hint(INSTALL_NODE));
    }
    run::asked(npm().arg("--version"))
        .map(drop)
        .ok_or_else(|| Failure::new("Node.js is here, but npm was not found").hint(INSTALL_NODE))
}

/// The 20 of `v20.20.2`.
fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// On Windows npm is a batch file, which has to be named in full.
fn npm() -> Command {
    run::command(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

const INSTALL_NODE: &str = "\
Install Node.js 20 or newer, which brings npm: from https://nodejs.org, or by a package manager
(Debian: apt-get install nodejs npm; macOS: brew install node; Windows: winget install OpenJS.NodeJS.LTS).
It runs the tests and the size optimiser; nothing of it is in the app.";

fn cannot_install(name: &str) -> Failure {
    Failure::new(format!("npm could not install the packages of {name}/package-lock.json")).hint(format!(
        "npm's own message is above; mostly it means that there is no network or that a proxy is not configured\n\
         (npm config set proxy …). Nothing was changed outside {name}/node_modules. Once the network is there, run the\n\
         same command again.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_major_version() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("v9.0.0"), Some(9));
        assert_eq!(major("20"), None);
        assert_eq!(major("vnext"), None);
    }
}
