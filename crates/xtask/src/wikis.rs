//! Wikis and a web server for end-to-end tests: found, or fetched into the target folder. What can't be had is skipped by its tests, which
//! say what to install.

use std::fs;
use std::path::PathBuf;

use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{apt, run};

/// Something of Debian's that need not be installed to be run.
struct Program {
    name: &'static str,
    packages: &'static [&'static str],
    /// A file that is there when it is, below the root or below where it was unpacked.
    proof: &'static str,
}

const PROGRAMS: [Program; 3] = [
    Program {
        name: "MediaWiki",
        packages: &["mediawiki", "mediawiki-classes"],
        proof: "usr/share/mediawiki/index.php",
    },
    Program {
        name: "DokuWiki",
        packages: &[
            "dokuwiki",
            "libjs-jquery",
            "libjs-jquery-cookie",
            "libjs-jquery-ui",
            "libphp-simplepie",
            "php-geshi",
            "php-phpseclib",
            "php-random-compat",
        ],
        proof: "usr/share/dokuwiki/doku.php",
    },
    Program {
        name: "nginx",
        packages: &["nginx", "nginx-common", "libnginx-mod-http-brotli-static"],
        proof: "usr/sbin/nginx",
    },
];

/// What both wikis are run by, and the modules of it that they need.
const PHP: [&str; 5] = ["php-cli", "php-intl", "php-mbstring", "php-sqlite3", "php-xml"];
const PHP_MODULES: [&str; 4] = ["intl", "mbstring", "pdo_sqlite", "xml"];

/// Gets what is missing, as far as that is possible, and gives the variables by which the tests find it.
pub(crate) fn ensure(workspace: &Workspace) -> Vec<(&'static str, PathBuf)> {
    let mut variables = Vec::new();
    if run::on_path("apt-get").is_some() && run::on_path("dpkg-deb").is_some() {
        let folder = workspace.target.join("debian");
        for program in &PROGRAMS {
            let is_here = |root: &str| PathBuf::from(root).join(program.proof).exists();
            if !is_here("/") && !folder.join(program.proof).exists() {
                let unpack = || apt::unpack(program.packages, &folder);
                note(run::step(&format!("unpacking Debian's {}", program.name), unpack));
            }
        }
        if !has_php() && apt::may_install() {
            note(run::step("installing PHP", || apt::install(&PHP)));
        }
        variables.push(("AFTERWORD_DEBIAN", folder));
    }
    if std::env::var_os("MKDOCS").is_none() {
        match mkdocs(workspace) {
            Ok(mkdocs) => variables.push(("MKDOCS", mkdocs)),
            Err(failure) => run::note(&failure.to_string()),
        }
    }
    variables
}

fn has_php() -> bool {
    let modules = run::asked(run::command("php").arg("-m")).unwrap_or_default().to_lowercase();
    PHP_MODULES.iter().all(|module| modules.lines().any(|line| line == *module))
}

/// MkDocs in a Python environment of its own, brought to the state of `tests/wikis/requirements.txt`.
fn mkdocs(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let folder = workspace.target.join("mkdocs");
    let mkdocs = folder.join("bin/mkdocs");
    let wanted = workspace.tests().join("wikis/requirements.txt");
    let text = fs::read(&wanted).map_err(Failure::doing("read tests/wikis/requirements.txt"))?;
    let stamp = folder.join("requirements.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == text) {
        return Ok(mkdocs);
    }
    run::step("installing MkDocs with Material", || {
        run::must(run::command("python3").args(["-m", "venv", "--clear"]).arg(&folder))?;
        let mut pip = run::command(folder.join("bin/pip"));
        pip.args(["install", "--quiet", "--disable-pip-version-check", "--requirement"]);
        run::must(pip.arg(&wanted))
    })?;
    fs::write(&stamp, text).map_err(Failure::doing("note what pip installed"))?;
    Ok(mkdocs)
}

/// What could not be done is said; the tests go on without it.
fn note(done: Result<(), Failure>) {
    if let Err(failure) = done {
        run::note(&failure.to_string());
    }
}
