//! `web/index.html`: one page for Trunk, `serve` and `dist`.
//!
//! Trunk obeys the tags marked `data-trunk` and removes them; so do we, except that we know what they say: the app's package,
//! the scripts of `web/`, and the folder `static/`, each beside the page under its own name.

use std::fs;
use std::path::Path;

use crate::failure::Failure;
use crate::workspace::Workspace;

/// The page without what is meant for Trunk.
pub(crate) fn read(workspace: &Workspace) -> Result<String, Failure> {
    let path = workspace.root.join("web/index.html");
    let page = fs::read_to_string(path).map_err(Failure::doing("read web/index.html"))?;
    Ok(without_trunk(&page))
}

fn without_trunk(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.contains("data-trunk"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// Copies what the page takes as it is: the scripts and `static/`, without the pictures for the README.
pub(crate) fn copy_static(workspace: &Workspace, out: &Path) -> Result<(), Failure> {
    for script in ["boot.js", "io.js", "across.js", "outdated.js"] {
        copy(&workspace.root.join("web").join(script), &out.join(script))?;
    }
    copy_folder(&workspace.root.join("static"), &out.join("static"))
}

/// Copies a folder, without the pictures for the README.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<(), Failure> {
    let reading = || Failure::doing(format!("read {}", from.display()));
    fs::create_dir_all(to).map_err(Failure::doing(format!("make {}", to.display())))?;
    for entry in fs::read_dir(from).map_err(reading())? {
        let entry = entry.map_err(reading())?;
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if !from.is_dir() {
            copy(&from, &to)?;
        } else if entry.file_name() != "screenshots" {
            copy_folder(&from, &to)?;
        }
    }
    Ok(())
}

/// Copies a file.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    let copied = fs::copy(from, to);
    copied.map(drop).map_err(Failure::doing(format!("copy {}", from.display())))
}

/// Writes a file of the built page.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(Failure::doing(format!("write {}", path.display())))
}

/// An empty folder at `path`, whatever was there.
pub(crate) fn fresh_folder(path: &Path) -> Result<(), Failure> {
    if path.exists() {
        fs::remove_dir_all(path).map_err(Failure::doing(format!("empty {}", path.display())))?;
    }
    fs::create_dir_all(path).map_err(Failure::doing(format!("make {}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_meant_for_trunk_is_left_out() {
        let page = "<head>\n  <link data-trunk rel=\"rust\" href=\"Cargo.toml\">\n  <title>A</title>\n</head>\n";
        assert_eq!(without_trunk(page), "<head>\n  <title>A</title>\n</head>\n");
    }
}
