//! `cargo xtask bench`: the optimised app measured in a browser, beside its budgets, how often the rules of language are right,
//! how fast each format is read, and how fast trends over many incidents, the plans of a register of toil and the scores of an
//! assessment are made. It prints; it never fails for being slow.

use std::path::PathBuf;

use crate::app::{self, Profile};
use crate::browser::Browser;
use crate::failure::Failure;
use crate::node::Node;
use crate::workspace::Workspace;
use crate::{dist, page, run, sizes};

/// The renderer of Markdown as a module of its own.
const PROSE: &str = "prose";

/// The simulation of a project, the same way.
const TOIL: &str = "toil";

/// What can be asked of `bench`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Options {
    runs: u32,
}

impl Options {
    pub(crate) fn parse(args: &[String]) -> Result<Self, Failure> {
        match args {
            [] => Ok(Self { runs: 5 }),
            [flag, runs] if flag == "--runs" => match runs.parse() {
                Ok(runs) if runs > 0 => Ok(Self { runs }),
                _ => Err(crate::usage(&format!("`{runs}` is no number of runs"))),
            },
            _ => Err(crate::usage("`bench` takes nothing but `--runs N`")),
        }
    }
}

/// Builds as `dist` does, and measures.
pub(crate) fn bench(options: &Options) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    let browser = Browser::ensure()?;
    let out = workspace.target.join("dist");
    let sizes = dist::write(&workspace, &out)?;
    let mut node = run::command("node");
    node.arg("bench/bench.mjs").arg(options.runs.to_string());
    node.arg(sizes.first_load().to_string()).arg(sizes::FIRST_LOAD_BUDGET.to_string());
    node.env("CHROMIUM", browser.chromium).env("AFTERWORD_DIST", out);
    node.env("AFTERWORD_PROSE", module(&workspace, PROSE)?);
    node.env("AFTERWORD_TOIL", module(&workspace, TOIL)?);
    node.env("AFTERWORD_MADE_UP", made_up(&workspace)?);
    run::must(node.current_dir(workspace.tests()))?;
    example(&workspace, "language-score", &[])?;
    // As small as it is published, so about as fast as it is there.
    example(&workspace, "reading-speed", &["--release"])?;
    example(&workspace, "trends-speed", &["--release"])?;
    example(&workspace, "toil-speed", &["--release"])?;
    example(&workspace, "maturity-speed", &["--release"])
}

/// Builds an example of the page as a module of its own, as it would be published, and tells its folder.
fn module(workspace: &Workspace, example: &str) -> Result<PathBuf, Failure> {
    let out = workspace.target.join(format!("bench-{example}"));
    page::fresh_folder(&out)?;
    app::compile_example(workspace, example)?;
    app::bind(workspace, &format!("examples/{example}"), Profile::Release, &out)?;
    dist::shrink(&Node::ensure(workspace)?, &out, example)?;
    Ok(out)
}

/// A workspace of ten thousand postmortems as a backup, and tells the file.
fn made_up(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let out = workspace.target.join("bench-workspace.json");
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--release", "--package", "afterword-tests"]);
    cargo.args(["--example", "made-up-workspace", "10000"]).current_dir(&workspace.root);
    page::write(&out, run::printed(&mut cargo)?)?;
    Ok(out)
}

/// Runs an example of the tests, which prints figures.
fn example(workspace: &Workspace, name: &str, how: &[&str]) -> Result<(), Failure> {
    let mut cargo = run::cargo();
    cargo.args(["run", "--quiet", "--package", "afterword-tests", "--example", name]).args(how);
    run::must(cargo.current_dir(&workspace.root))
}
