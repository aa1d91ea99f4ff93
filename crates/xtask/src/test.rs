//! `cargo xtask test`: every test there is, and one line at the end that counts them.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::browser::Browser;
use crate::failure::Failure;
use crate::tools::WASM;
use crate::verdict::Verdict;
use crate::workspace::Workspace;
use crate::{dist, page, run, tools, wikis};

/// Where tests run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// On this machine.
    Native,
    /// `wasm_bindgen_test`s of components and of the app's browser corners, in a headless browser.
    Browser,
    /// The optimised app, in a headless browser, as a person uses it.
    EndToEnd,
}

impl Stage {
    const ALL: [Self; 3] = [Self::Native, Self::Browser, Self::EndToEnd];

    fn flag(self) -> &'static str {
        match self {
            Self::Native => "--native",
            Self::Browser => "--browser",
            Self::EndToEnd => "--e2e",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Native => "native tests",
            Self::Browser => "tests in a browser",
            Self::EndToEnd => "end-to-end tests",
        }
    }

    fn run(self, workspace: &Workspace, filter: Option<&str>) -> Result<Verdict, Failure> {
        match self {
            Self::Native => native(workspace, filter),
            Self::Browser => browser(workspace, filter),
            Self::EndToEnd => end_to_end(workspace, filter),
        }
    }
}

/// What can be asked of `test`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    stage: Option<Stage>,
    filter: Option<String>,
}

impl Options {
    pub(crate) fn parse(args: &[String]) -> Result<Self, Failure> {
        let mut options = Self::default();
        for arg in args {
            if let Some(stage) = Stage::ALL.into_iter().find(|it| it.flag() == arg) {
                options.stage = Some(stage);
            } else if arg.starts_with('-') || options.filter.is_some() {
                return Err(crate::usage(&format!("`test` does not know what to do with `{arg}`")));
            } else {
                options.filter = Some(arg.clone());
            }
        }
        Ok(options)
    }
}

/// Runs the stages, each to its end whatever became of the one before, and counts.
pub(crate) fn test(options: &Options) -> Result<ExitCode, Failure> {
    let workspace = Workspace::find()?;
    let mut total = Verdict::default();
    for stage in Stage::ALL.into_iter().filter(|it| options.stage.is_none_or(|only| only == *it)) {
        println!("\n── {} ──", stage.title());
        let verdict = stage.run(&workspace, options.filter.as_deref()).unwrap_or_else(|failure| {
            eprintln!("\n{failure}");
            Verdict::LOST
        });
        total += verdict;
        println!("── {}: {} passed, {} failed", stage.title(), verdict.passed, verdict.failed);
    }
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn native(workspace: &Workspace, filter: Option<&str>) -> Result<Verdict, Failure> {
    let has_nextest = run::asked(run::cargo().args(["nextest", "--version"])).is_some();
    let run: &[&str] = if has_nextest {
        &["nextest", "run", "--no-fail-fast", "--no-tests=pass"]
    } else {
        &["test", "--no-fail-fast", "--lib", "--bins", "--tests"]
    };
    // This package apart: its crates have other features than the app's, and would be compiled once more for being asked together.
    let app: &[&str] = &["--workspace", "--exclude=afterword-xtask"];
    let us: &[&str] = &["--package=afterword-xtask"];
    // The declarations for TypeScript are made from the types by a feature that no program is built with.
    let types: &[&str] = &["--package=afterword-api", "--features=typescript"];
    // nextest runs no examples in documentation.
    let examples: &[&str] = &["test", "--doc", "--no-fail-fast"];
    let mut verdict = Verdict::default();
    for (verb, packages) in [(run, app), (run, us), (run, types), (examples, app)] {
        let mut cargo = run::cargo();
        cargo.args(verb).args(packages).args(filter).current_dir(&workspace.root);
        verdict += Verdict::of(cargo)?;
    }
    Ok(verdict)
}

fn browser(workspace: &Workspace, filter: Option<&str>) -> Result<Verdict, Failure> {
    tools::ensure_wasm_target()?;
    let browser = Browser::ensure()?;
    let driver = Browser::ensure_driver()?;
    let runner = run::step("building the runner of browser tests", || build_runner(workspace))?;
    let mut cargo = run::cargo();
    // The profile of `serve`: its dependencies are often built already, and without debug information bindings take a second.
    cargo.args(["test", "--profile=serve", "--target", WASM, "--tests", "--no-fail-fast"]);
    cargo.args(["--package=afterword-ui", "--package=afterword-embed", "--package=afterword-web"]);
    cargo.args(filter);
    cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner).env("CHROMEDRIVER", driver);
    cargo.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities(workspace, &browser)?);
    cargo.env("WASM_BINDGEN_TEST_ONLY_WEB", "1").env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    cargo.current_dir(&workspace.root);
    Verdict::of(cargo)
}

fn build_runner(workspace: &Workspace) -> Result<PathBuf, Failure> {
    const NAME: &str = "afterword-test-runner";
    let mut cargo = run::cargo();
    cargo.args(["build", "--package=afterword-xtask", "--features=test-runner", "--bin", NAME]);
    run::must(cargo.current_dir(&workspace.root))?;
    Ok(workspace.target.join("debug").join(format!("{NAME}{}", std::env::consts::EXE_SUFFIX)))
}

/// `tests/webdriver.json`, with the browser's place if the driver would not find it.
fn capabilities(workspace: &Workspace, browser: &Browser) -> Result<PathBuf, Failure> {
    let path = workspace.tests().join("webdriver.json");
    if browser.is_usual() {
        return Ok(path);
    }
    let text = fs::read_to_string(path).map_err(Failure::doing("read tests/webdriver.json"))?;
    let mut json: serde_json::Value = serde_json::from_str(&text)
        .map_err(|error| Failure::new(format!("tests/webdriver.json is no JSON: {error}")))?;
    json["goog:chromeOptions"]["binary"] = browser.chromium.to_string_lossy().into();
    let path = workspace.target.join("webdriver.json");
    page::write(&path, json.to_string())?;
    Ok(path)
}

fn end_to_end(workspace: &Workspace, filter: Option<&str>) -> Result<Verdict, Failure> {
    let files = end_to_end_files(&workspace.tests().join("e2e"), filter)?;
    if files.is_empty() {
        println!("no file in tests/e2e/ has `{}` in its name", filter.unwrap_or(""));
        return Ok(Verdict::default());
    }
    let browser = Browser::ensure()?;
    let out = workspace.target.join("dist");
    dist::write(workspace, &out)?;
    let second = if needs_second_browser(&files) { Browser::second() } else { None };
    let wikis = if needs_wikis(&files) { wikis::ensure(workspace) } else { Vec::new() };
    let mut scripts =
        Scripts { workspace, environment: vec![("AFTERWORD_DIST".into(), out.into())] };
    scripts.environment.push(("CHROMIUM".into(), browser.chromium.into()));
    scripts.environment.extend(second.map(|firefox| ("FIREFOX".into(), firefox.into())));
    scripts.environment.extend(wikis.into_iter().map(|(name, it)| (name.into(), it.into())));
    // They wait more than they reckon; with more than two, a browser that is late is taken for one that is wrong.
    let at_once = std::thread::available_parallelism().map_or(1, |it| it.get().min(2));
    let (mut verdict, failed) = scripts.run(&files, at_once)?;
    // One that needs a second try by itself is told of, and is no failure: what the product does wrong it does again.
    let again = if failed.len() <= TRIED_AGAIN { failed } else { Vec::new() };
    for Failed { file, tests } in again {
        println!("\n── {} again, by itself ──", file.display());
        let (second, _) = scripts.run(&[workspace.tests().join(&file)], 1)?;
        if second.failed == 0 && second.passed > 0 {
            let names = tests.join(", ");
            println!("! unsteady: {names} ({}) passed when tried again", file.display());
            verdict = verdict.mended(tests.len());
        }
    }
    Ok(verdict)
}

/// More files than this that failed are no accident.
const TRIED_AGAIN: usize = 4;

/// How end-to-end tests are run.
struct Scripts<'a> {
    workspace: &'a Workspace,
    environment: Vec<(OsString, OsString)>,
}

impl Scripts<'_> {
    fn run(&self, files: &[PathBuf], at_once: usize) -> Result<(Verdict, Vec<Failed>), Failure> {
        let list = self.workspace.target.join("failed-files.txt");
        // What is not written again was not found out: an older list would have other files tried again.
        page::write(&list, "")?;
        let reporter = |name: &str, destination: &OsStr| {
            let mut to = OsString::from("--test-reporter-destination=");
            to.push(destination);
            [format!("--test-reporter={name}").into(), to]
        };
        let mut node = run::command("node");
        node.arg("--test").arg(format!("--test-concurrency={at_once}"));
        node.args(reporter("spec", "stdout".as_ref()));
        node.args(reporter("./failed-files.mjs", list.as_os_str()));
        node.args(files).envs(self.environment.iter().cloned());
        node.current_dir(self.workspace.tests());
        let verdict = Verdict::of(node)?;
        let text = fs::read_to_string(&list).map_err(Failure::doing("read what failed"))?;
        Ok((verdict, failed_files(&text)))
    }
}

/// A file with tests that failed.
#[derive(Debug, PartialEq, Eq)]
struct Failed {
    file: PathBuf,
    tests: Vec<String>,
}

/// Reads the lines of `tests/failed-files.mjs`.
fn failed_files(text: &str) -> Vec<Failed> {
    let mut out: Vec<Failed> = Vec::new();
    for (file, test) in text.lines().filter_map(|line| line.split_once('\t')) {
        let (file, test) = (PathBuf::from(file), test.to_owned());
        match out.iter_mut().find(|it| it.file == file) {
            Some(known) => known.tests.push(test),
            None => out.push(Failed { file, tests: vec![test] }),
        }
    }
    out
}

/// Whether one of the scripts runs a wiki or a web server of somebody else's.
fn needs_wikis(files: &[PathBuf]) -> bool {
    let stems = || files.iter().filter_map(|it| it.file_stem()?.to_str());
    stems().any(|stem| stem.starts_with("wiki-") || stem == "hosting")
}

/// Whether one of the scripts drives another browser as well.
fn needs_second_browser(files: &[PathBuf]) -> bool {
    files.iter().any(|it| it.file_stem().is_some_and(|stem| stem == "firefox"))
}

/// The scripts right in `tests/e2e/`; what they share is in `support/`.
fn end_to_end_files(folder: &Path, filter: Option<&str>) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::doing("read tests/e2e"))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|it| it.extension().is_some_and(|it| it == "mjs"));
    files.retain(|it| {
        let name = it.file_name().map(|it| it.to_string_lossy()).unwrap_or_default();
        filter.is_none_or(|filter| name.contains(filter))
    });
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(args: &[&str]) -> Option<Options> {
        let args: Vec<String> = args.iter().map(ToString::to_string).collect();
        Options::parse(&args).ok()
    }

    #[test]
    fn tests_that_failed_are_kept_by_file() {
        let failed = failed_files("e2e/a.mjs\tone\ne2e/b.mjs\ttwo\ne2e/a.mjs\tthree\n");
        let of = |file: &str, tests: &[&str]| Failed {
            file: file.into(),
            tests: tests.iter().map(ToString::to_string).collect(),
        };
        assert_eq!(failed, [of("e2e/a.mjs", &["one", "three"]), of("e2e/b.mjs", &["two"])]);
        assert_eq!(failed_files(""), []);
    }

    #[test]
    fn a_stage_and_a_filter_come_in_any_order() {
        let both = Options { stage: Some(Stage::Browser), filter: Some("undo".to_owned()) };
        assert_eq!(parse(&["--browser", "undo"]), Some(both.clone()));
        assert_eq!(parse(&["undo", "--browser"]), Some(both));
        assert_eq!(parse(&[]), Some(Options::default()));
        assert_eq!(parse(&["one", "two"]), None);
        assert_eq!(parse(&["--fast"]), None);
    }
}
