//! `cargo xtask bench`: the optimised app measured in a browser, area by area, beside its budgets and beside what others reach; and natively,
//! how often the rules of language are right and how fast formats are read, trends, plans and scores are made. All of it is printed and
//! written to `docs/performance.md`; it never fails for being slow.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::app::{self, Profile};
use crate::browser::Browser;
use crate::failure::Failure;
use crate::node::Node;
use crate::workspace::Workspace;
use crate::{dist, page, run};

/// What can be measured by itself, with what is needed for it.
const AREAS: [Area; 7] = [
    Area { name: "load", modules: &[], is_across: false },
    Area { name: "typing", modules: &[], is_across: false },
    Area { name: "search", modules: &["records", "toil"], is_across: true },
    Area { name: "reading", modules: &["prose", "records"], is_across: false },
    Area { name: "drawing", modules: &["tree"], is_across: false },
    Area { name: "widgets", modules: &[], is_across: false },
    Area { name: "api", modules: &[], is_across: false },
];

/// A part of the measurements; `tests/bench/areas.mjs` says what is in it.
#[derive(Debug, PartialEq, Eq)]
struct Area {
    name: &'static str,
    /// The examples of the page that are measured as modules of their own.
    modules: &'static [&'static str],
    /// Whether it needs a workspace of many documents.
    is_across: bool,
}

/// The examples of the tests that print figures. As small as it is published, code is about as fast as it is there; of the first it only counts
/// what it finds.
const PROGRAMS: [(&str, &[&str]); 5] = [
    ("language-score", &[]),
    ("reading-speed", &["--release"]),
    ("trends-speed", &["--release"]),
    ("toil-speed", &["--release"]),
    ("maturity-speed", &["--release"]),
];

/// What can be asked of `bench`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    runs: u32,
    /// The areas that are measured; all where none is named.
    only: Vec<&'static Area>,
}

impl Options {
    pub(crate) fn parse(args: &[String]) -> Result<Self, Failure> {
        let mut options = Self { runs: 5, only: Vec::new() };
        for pair in args.chunks(2) {
            match pair {
                [flag, runs] if flag == "--runs" => options.runs = number(runs)?,
                [flag, name] if flag == "--only" => options.only.push(area(name)?),
                _ => {
                    return Err(crate::usage(
                        "`bench` takes nothing but `--runs N` and `--only AREA`",
                    ));
                }
            }
        }
        Ok(options)
    }

    fn areas(&self) -> Vec<&'static Area> {
        if self.only.is_empty() { AREAS.iter().collect() } else { self.only.clone() }
    }
}

fn number(runs: &str) -> Result<u32, Failure> {
    let number = runs.parse().ok().filter(|it| *it > 0);
    number.ok_or_else(|| crate::usage(&format!("`{runs}` is no number of runs")))
}

fn area(name: &str) -> Result<&'static Area, Failure> {
    AREAS.iter().find(|it| it.name == name).ok_or_else(|| {
        let names = AREAS.map(|it| it.name).join(", ");
        crate::usage(&format!("there is no area `{name}` to measure: there are {names}"))
    })
}

/// Builds as `dist` does, and measures. Only all areas together are written down.
pub(crate) fn bench(options: &Options) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    let browser = Browser::ensure()?;
    let node = Node::ensure_for_bench(&workspace)?;
    let out = workspace.target.join("dist");
    dist::write(&workspace, &out)?;
    let mut measuring = node.script("bench/bench.mjs".into());
    measuring.arg(options.runs.to_string());
    measuring.args(options.only.iter().flat_map(|it| ["--only", it.name]));
    measuring.env("CHROMIUM", browser.chromium).env("AFTERWORD_DIST", out);
    measuring.env("AFTERWORD_MODULES", modules(&workspace, &node, &options.areas())?);
    if options.areas().iter().any(|it| it.is_across) {
        measuring.env("AFTERWORD_MADE_UP", made_up(&workspace)?);
    }
    if options.only.is_empty() {
        measuring.args([OsString::from("--native"), programs(&workspace)?.into()]);
        let report = workspace.root.join("docs/performance.md");
        measuring.args([OsString::from("--report"), report.into()]);
    }
    run::must(measuring.current_dir(workspace.tests()))
}

/// The folder with the modules that `areas` need, a folder for each.
fn modules(workspace: &Workspace, node: &Node, areas: &[&Area]) -> Result<PathBuf, Failure> {
    let folder = workspace.target.join("bench-modules");
    let mut names: Vec<&str> = areas.iter().flat_map(|it| it.modules).copied().collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        module(workspace, node, name, &folder.join(name))?;
    }
    Ok(folder)
}

/// Builds an example of the page into `out`, as a module of its own and as it would be published.
fn module(workspace: &Workspace, node: &Node, name: &str, out: &Path) -> Result<(), Failure> {
    page::fresh_folder(out)?;
    app::compile_example(workspace, name)?;
    app::bind(workspace, &format!("examples/{name}"), Profile::Release, out)?;
    dist::shrink(node, out, name)
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

/// Runs the programs that print figures, and tells the folder with what each printed. One that fails leaves the others alone.
fn programs(workspace: &Workspace) -> Result<PathBuf, Failure> {
    let folder = workspace.target.join("bench-native");
    page::fresh_folder(&folder)?;
    for (name, how) in PROGRAMS {
        let mut cargo = run::cargo();
        cargo.args(["run", "--quiet", "--package", "afterword-tests", "--example", name]).args(how);
        let printed = run::printed(cargo.current_dir(&workspace.root));
        let text = printed.unwrap_or_else(|failure| format!("not measured: {failure}\n"));
        print!("\n{name}\n\n{text}");
        page::write(&folder.join(name).with_extension("txt"), text)?;
    }
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Option<(u32, Vec<&'static str>)> {
        let args: Vec<String> = args.iter().map(|it| (*it).to_owned()).collect();
        let options = Options::parse(&args).ok()?;
        Some((options.runs, options.areas().iter().map(|it| it.name).collect()))
    }

    #[test]
    fn areas_are_measured_by_themselves_and_all_unless_told() {
        assert_eq!(parsed(&["--only", "typing", "--runs", "2"]), Some((2, vec!["typing"])));
        assert_eq!(parsed(&[]), Some((5, AREAS.iter().map(|it| it.name).collect())));
    }

    #[test]
    fn what_is_no_number_and_no_area_is_refused() {
        assert_eq!(parsed(&["--runs", "0"]), None);
        assert_eq!(parsed(&["--only", "speed"]), None);
        assert_eq!(parsed(&["--only"]), None);
    }
}
