//! Chromium and its driver: found, installed where that is allowed, or named.

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::{apt, run};

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where macOS keeps applications, which are not on the `PATH`.
const APPLICATIONS: [&str; 2] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/// A browser to test in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
}

impl Browser {
    /// `$CHROMIUM`, one on the `PATH`, or a new one.
    pub(crate) fn ensure() -> Result<Self, Failure> {
        ensure("Chromium or Chrome", find_browser).map(|chromium| Self { chromium })
    }

    /// `$CHROMEDRIVER`, the one on the `PATH`, or a new one.
    pub(crate) fn ensure_driver() -> Result<PathBuf, Failure> {
        ensure("chromedriver", || from_env("CHROMEDRIVER").or_else(|| run::on_path("chromedriver")))
    }

    /// Firefox, for journeys in a second engine: `$FIREFOX`, one on the `PATH`, or a new one; nothing, with a notice, where it can't be had.
    pub(crate) fn second() -> Option<PathBuf> {
        let find = || {
            let application = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
            from_env("FIREFOX")
                .or_else(|| ["firefox-esr", "firefox"].iter().find_map(|name| run::on_path(name)))
                .or_else(|| Some(application).filter(|it| it.is_file()))
        };
        if find().is_none() && apt::may_install() {
            let install = || apt::install(&["firefox-esr"]);
            if let Err(failure) = run::step("installing firefox-esr", install) {
                run::note(&failure.to_string());
            }
        }
        let found = find();
        if found.is_none() {
            run::note(NO_SECOND);
        }
        found
    }

    /// Whether the driver would find this browser by itself.
    pub(crate) fn is_usual(&self) -> bool {
        ["/usr/bin/chromium", "/usr/bin/google-chrome"]
            .iter()
            .any(|it| self.chromium == Path::new(it))
    }
}

fn ensure(what: &str, find: impl Fn() -> Option<PathBuf>) -> Result<PathBuf, Failure> {
    if let Some(found) = find() {
        return Ok(found);
    }
    if apt::may_install() {
        let install = || apt::install(&["chromium", "chromium-driver"]);
        run::step("installing chromium and chromium-driver", install)?;
    }
    find().ok_or_else(|| Failure::new(format!("{what} was not found")).hint(INSTALL))
}

fn find_browser() -> Option<PathBuf> {
    let application = || APPLICATIONS.iter().map(PathBuf::from).find(|it| it.is_file());
    from_env("CHROMIUM")
        .or_else(|| BROWSERS.iter().find_map(|name| run::on_path(name)))
        .or_else(application)
}

fn from_env(name: &str) -> Option<PathBuf> {
    std::env::var_os(name).map(PathBuf::from).filter(|it| it.is_file())
}

const NO_SECOND: &str = "\
Firefox was not found, so nothing is tried in a second engine (Debian: sudo apt-get install firefox-esr). \
One that is not on the PATH is named by the variable FIREFOX.";

const INSTALL: &str = "\
Install Chromium (or Chrome) with the chromedriver of the same version:
  Debian:  sudo apt-get install chromium chromium-driver
  Fedora:  sudo dnf install chromium chromedriver
  macOS:   brew install --cask google-chrome chromedriver
  others:  https://googlechromelabs.github.io/chrome-for-testing/
Programs that are not on the PATH are named by the variables CHROMIUM and CHROMEDRIVER.";
