//! `cargo xtask screenshots`: the pictures of the README, made anew from the built app, and the icons of the installed one.

use crate::browser::Browser;
use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{dist, run};

/// Builds as `dist` does, and takes the pictures.
pub(crate) fn screenshots(args: &[String]) -> Result<(), Failure> {
    if !args.is_empty() {
        return Err(crate::usage("`screenshots` takes nothing"));
    }
    let workspace = Workspace::find()?;
    let browser = Browser::ensure()?;
    let out = workspace.target.join("dist");
    dist::write(&workspace, &out)?;
    let mut node = run::command("node");
    node.arg("screenshots/screenshots.mjs").arg(workspace.root.join("static/screenshots"));
    node.env("CHROMIUM", &browser.chromium).env("AFTERWORD_DIST", out);
    run::must(node.current_dir(workspace.tests()))?;
    let mut node = run::command("node");
    node.arg("screenshots/icons.mjs").arg(workspace.root.join("static/icons"));
    run::must(node.env("CHROMIUM", browser.chromium).current_dir(workspace.tests()))
}
