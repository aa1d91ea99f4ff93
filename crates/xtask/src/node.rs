//! Node.js and the npm packages pinned in `tests/package-lock.json`.

use std::fs;
use std::path::PathBuf;
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
        let tests = workspace.tests();
        let packages = tests.join("node_modules");
        let lock = tests.join("package-lock.json");
        let wanted = fs::read(&lock).map_err(Failure::doing("read tests/package-lock.json"))?;
        let stamp = packages.join(".afterword-lock");
        if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
            return Ok(Self { packages });
        }
        run::step("installing the pinned npm packages", || {
            let mut npm = npm();
            npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
            run::must(npm.current_dir(&tests)).map_err(|_| cannot_install())
        })?;
        fs::write(&stamp, wanted).map_err(Failure::doing("note what npm installed"))?;
        Ok(Self { packages })
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

fn cannot_install() -> Failure {
    Failure::new("npm could not install the packages of tests/package-lock.json").hint(
        "npm's own message is above; mostly it means that there is no network or that a proxy is not configured\n\
         (npm config set proxy …). Nothing was changed outside tests/node_modules. Once the network is there, run the\n\
         same command again.",
    )
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
