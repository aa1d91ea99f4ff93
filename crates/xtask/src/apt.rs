//! Debian's packages: installed where that is allowed, or only unpacked.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::run;

/// Only root may, and only where there is apt-get: nobody is asked for a password in the middle of a test.
pub(crate) fn may_install() -> bool {
    let is_root = run::asked(run::command("id").arg("-u")).is_some_and(|id| id == "0");
    is_root && run::on_path("apt-get").is_some()
}

/// Installs packages with what they need, and nothing that they only recommend.
pub(crate) fn install(packages: &[&str]) -> Result<(), Failure> {
    update()?;
    let mut apt_get = run::command("apt-get");
    apt_get.args(["-qq", "-y", "install", "--no-install-recommends"]).args(packages);
    run::must(apt_get.env("DEBIAN_FRONTEND", "noninteractive"))
}

fn update() -> Result<(), Failure> {
    run::must(run::command("apt-get").args(["-qq", "update"]))
}

/// Unpacks packages below a folder. Nothing of the machine changes: no service is started and no configuration written, and anybody
/// may do it.
pub(crate) fn unpack(packages: &[&str], folder: &Path) -> Result<(), Failure> {
    let archives = folder.join("archives");
    // Of one that was interrupted.
    fs::remove_dir_all(&archives).ok();
    fs::create_dir_all(&archives).map_err(Failure::doing("make a folder for packages"))?;
    let download = || {
        let mut apt_get = run::command("apt-get");
        run::asked(apt_get.args(["-qq", "download"]).args(packages).current_dir(&archives))
    };
    if download().is_none() {
        // A machine that has never asked does not know what there is.
        if may_install() {
            update()?;
        }
        if download().is_none() {
            return Err(Failure::new(format!("apt-get could not download {}", packages.join(" "))));
        }
    }
    let entries = fs::read_dir(&archives).map_err(Failure::doing("read the packages"))?;
    let mut archived: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    // DokuWiki brings a link where one of its libraries has a folder; unpacked after it, the folder takes its place.
    archived.sort();
    for archive in archived {
        run::must(run::command("dpkg-deb").arg("--extract").arg(archive).arg(folder))?;
    }
    fs::remove_dir_all(&archives).map_err(Failure::doing("remove the packages"))
}
