//! Notices that a source file was written, by looking at modification times.
//!
//! A few hundred files are looked at in a millisecond or two, on every system and file share alike; watching them by the operating
//! system's means would be a crate and its exceptions.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::workspace::Workspace;

const PAUSE: Duration = Duration::from_millis(300);

/// What was written since the last look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Only files that are copied: no compiling needed.
    Page,
    /// Something that cargo reads.
    Code,
}

/// The state of the sources at one moment. Equal snapshots mean that nothing was written, removed or added in between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Snapshot {
    page: Trace,
    code: Trace,
}

/// The newest time and the number of files; the number is what a removal changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Trace {
    newest: Option<SystemTime>,
    files: usize,
}

impl Snapshot {
    pub(crate) fn take(workspace: &Workspace) -> Self {
        let at = |name: &str| workspace.root.join(name);
        let mut page = Trace::default();
        page.visit(&at("static"));
        page.visit(&at("web/index.html"));
        page.visit(&at("web/boot.js"));
        page.visit(&at("web/outdated.js"));
        let mut code = Trace::default();
        for name in ["Cargo.toml", "Cargo.lock", "web/Cargo.toml", "web/src"] {
            code.visit(&at(name));
        }
        for name in ["core", "formats", "ui"] {
            code.visit(&at("crates").join(name));
        }
        Self { page, code }
    }

    /// Waits for a change; writes that follow each other closely (a branch switch, an editor's save) are one.
    pub(crate) fn next(self, workspace: &Workspace) -> (Change, Self) {
        let mut seen = self;
        loop {
            std::thread::sleep(PAUSE);
            let now = Self::take(workspace);
            if now != self && now == seen {
                let change = if now.code == self.code { Change::Page } else { Change::Code };
                return (change, now);
            }
            seen = now;
        }
    }
}

impl Trace {
    /// A file that vanishes between two calls is skipped; the next look sees it gone.
    fn visit(&mut self, path: &Path) {
        let Ok(metadata) = fs::metadata(path) else { return };
        self.files += 1;
        self.newest = self.newest.max(metadata.modified().ok());
        if !metadata.is_dir() {
            return;
        }
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            self.visit(&entry.path());
        }
    }
}
