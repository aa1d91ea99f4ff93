//! `cargo xtask bench`: the optimised app measured in a browser, beside its budgets, and how often the rules of language are right. It
//! prints; it never fails for being slow.

use crate::browser::Browser;
use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::{dist, run, sizes};

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
    run::must(node.current_dir(workspace.tests()))?;
    let mut scores = run::cargo();
    scores.args(["run", "--quiet", "--package", "afterword-tests", "--example", "language-score"]);
    run::must(scores.current_dir(&workspace.root))
}
