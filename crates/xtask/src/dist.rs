//! `cargo xtask dist`: the app as it is published, in one folder for any static host.
//!
//! Names: what `index.html` names directly gets a hash of its content into its name and may be cached for ever. Everything else (the
//! rest of `static/`, and the scripts for browsers that can't run the app) keeps its name, because code and style sheets name it too.
//!
//! Integrity: the glue carries its digest. The scripts and styles of the page itself don't, because the page has to be able to say what is
//! wrong when it was opened from a file, where browsers refuse what they can't check. Nor does the module: a browser would hold it
//! back until its last byte has arrived and been checked, where it now compiles while downloading.

use std::fs;
use std::path::{Path, PathBuf};

use crate::app::{self, ACROSS, IO, NAME, Profile, SHELF};
use crate::failure::Failure;
use crate::node::Node;
use crate::sizes::Sizes;
use crate::workspace::Workspace;
use crate::{bundle, npm, offline, page, run, shipped, single, tools, widgets};

/// What the module may use, spelled out: what browsers had by 2022 and rustc emits. `--all-features` makes modules that Chromium rejects.
const WASM_FEATURES: [&str; 7] = [
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How many letters of its digest a file has in its name.
const HASH_LENGTH: usize = 10;

/// What a built app consists of: it begins with the small one, `boot.js` loads the one with all pages when it is wanted, and those the ones
/// that run in workers.
const PROGRAMS: [&str; 4] = [SHELF, NAME, IO, ACROSS];

/// The folder that the arguments of a verb name, if they name one.
pub(crate) fn out(verb: &str, args: &[String]) -> Result<Option<PathBuf>, Failure> {
    match args {
        [] => Ok(None),
        [flag, out] if flag == "--out" => Ok(Some(out.into())),
        _ => Err(crate::usage(&format!("`{verb}` takes nothing but `--out DIR`"))),
    }
}

/// Writes the folder and prints what it weighs.
pub(crate) fn dist(args: &[String]) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    let out = self::out("dist", args)?.unwrap_or_else(|| workspace.root.join("dist"));
    let sizes = write(&workspace, &out)?;
    print!("\n{sizes}{}", widgets::verdict(&sizes));
    Ok(())
}

/// Writes the folder, and tells its sizes. It is put together elsewhere, so that a step that fails leaves an earlier build alone.
pub(crate) fn write(workspace: &Workspace, out: &Path) -> Result<Sizes, Failure> {
    refuse_foreign_folder(out)?;
    tools::ensure_wasm_target()?;
    tools::ensure_all_crates(workspace)?;
    let node = Node::ensure(workspace)?;
    let stage = workspace.target.join("dist-stage");
    run::step("compiling the app", || app::compile(workspace, &PROGRAMS, Profile::Release, false))?;
    run::step("making the bindings and the page", || {
        page::fresh_folder(&stage)?;
        for name in PROGRAMS {
            app::bind(workspace, name, Profile::Release, &stage)?;
        }
        page::copy_static(workspace, &stage)
    })?;
    run::step("shrinking the modules", || {
        PROGRAMS.iter().try_for_each(|name| shrink(&node, &stage, name))
    })?;
    let first = run::step("naming files by their content", || {
        Page::read(workspace, &stage)?.name_files(workspace, &node)
    })?;
    let version =
        run::step("listing what works offline", || offline::write(workspace, &node, &stage))?;
    run::step("listing whose work is in it", || {
        shipped::write(workspace, &node, &stage, &shipped::WHOLE)
    })?;
    run::step("putting all into one file", || single::write(workspace, &node, &stage, &version))?;
    widgets::write(workspace, &node, &stage)?;
    let sizes = run::step("compressing", || Sizes::compress(workspace, &node, &stage, &first))?;
    page::fresh_folder(out)?;
    page::copy_folder(&stage, out)?;
    npm::write(workspace, &node, out)?;
    Ok(sizes)
}

/// The folder is emptied, so it has to be ours: absent, empty, or an earlier build.
pub(crate) fn refuse_foreign_folder(out: &Path) -> Result<(), Failure> {
    refuse_foreign(out, |out| {
        fs::read_to_string(out.join("index.html"))
            .is_ok_and(|page| page.contains("<title>Afterword</title>"))
            || npm::is_all_of(out)
    })
}

/// Refuses a folder that has something in it and is not ours.
pub(crate) fn refuse_foreign(out: &Path, is_ours: impl Fn(&Path) -> bool) -> Result<(), Failure> {
    let is_empty = fs::read_dir(out).map_or(true, |mut it| it.next().is_none());
    if is_empty || is_ours(out) {
        return Ok(());
    }
    let what = format!("{} has files in it that are no build of Afterword", out.display());
    Err(Failure::new(what).hint("Nothing was touched. Name an empty or a new folder with --out."))
}

/// Makes the module of the program `name` in `out` smaller.
pub(crate) fn shrink(node: &Node, out: &Path, name: &str) -> Result<(), Failure> {
    let module = out.join(format!("{name}_bg.wasm"));
    let mut wasm_opt = node.program("binaryen/bin/wasm-opt");
    wasm_opt.arg("-Oz").args(WASM_FEATURES).arg(&module).arg("-o").arg(&module);
    run::must(&mut wasm_opt)
}

/// `index.html` on its way to its final form.
struct Page<'a> {
    out: &'a Path,
    html: String,
}

impl<'a> Page<'a> {
    fn read(workspace: &Workspace, out: &'a Path) -> Result<Self, Failure> {
        Ok(Self { out, html: in_two_programs(&without_comments(&page::read(workspace)?)) })
    }

    /// Renames what the page names, and writes the page. Returns what a first visit loads.
    fn name_files(mut self, workspace: &Workspace, node: &Node) -> Result<Vec<String>, Failure> {
        let mut first = vec!["index.html".to_owned()];
        for file in named_files(&self.html) {
            let (hashed, digest) = self.name_file(workspace, node, &file)?;
            self.html = renamed(&self.html, &file, &hashed, &digest);
            first.push(hashed);
        }
        let in_workers = [IO, ACROSS].into_iter().flat_map(worker_files);
        for file in whole_files().into_iter().chain(in_workers) {
            let hashed = self.name_file(workspace, node, &file)?.0;
            self.html = self.html.replace(&file, &hashed);
        }
        page::write(&self.out.join("index.html"), self.html)?;
        Ok(first)
    }

    /// Puts a file into its final form and gives it its hashed name. Returns that, and the digest.
    fn name_file(
        &self,
        workspace: &Workspace,
        node: &Node,
        file: &str,
    ) -> Result<(String, String), Failure> {
        let path = self.out.join(file);
        if file.ends_with(".css") {
            page::write(&path, bundle::style_sheet(&path)?)?;
        }
        if ["boot.js", "io.js", "across.js"].contains(&file) {
            let script =
                fs::read_to_string(&path).map_err(Failure::doing(format!("read {file}")))?;
            page::write(&path, without_remarks(&script))?;
        }
        name_by_content(workspace, node, self.out, file)
    }
}

/// Gives a file of `out` its hashed name. Returns that, and the digest.
pub(crate) fn name_by_content(
    workspace: &Workspace,
    node: &Node,
    out: &Path,
    file: &str,
) -> Result<(String, String), Failure> {
    let path = out.join(file);
    let digest = run::printed(node.script(workspace.script("digest.mjs")).arg(&path))?;
    let digest = digest.trim().to_owned();
    let hashed = hashed_name(file, &digest);
    fs::rename(&path, out.join(&hashed)).map_err(Failure::doing(format!("rename {file}")))?;
    Ok((hashed, digest))
}

/// The files of the program that has all pages, which the page names for `boot.js`.
fn whole_files() -> [String; 3] {
    [format!("{NAME}.js"), format!("{NAME}_bg.wasm"), "static/styles/whole.css".to_owned()]
}

/// The files of a program that runs in a worker, which the page names for those that ask it. The longest come first: the name of the
/// worker's script is the end of another's.
fn worker_files(program: &str) -> [String; 3] {
    let script = program.trim_start_matches("afterword-");
    [format!("{program}_bg.wasm"), format!("{program}.js"), format!("{script}.js")]
}

/// The page beginning with the small program.
fn in_two_programs(html: &str) -> String {
    let [glue, module, _] = whole_files();
    html.replace(&format!("\"{glue}\""), &format!("\"{SHELF}.js\""))
        .replace(&format!("\"{module}\""), &format!("\"{SHELF}_bg.wasm\""))
}

/// The files of ours that a page loads at once, in its order. Old browsers' scripts are not among them.
fn named_files(html: &str) -> Vec<String> {
    let tags = html.lines().filter(|line| !line.contains("nomodule"));
    let names = tags.flat_map(|line| [" href=\"", " src=\""].map(|name| attribute(line, name)));
    let mut files: Vec<String> = Vec::new();
    for name in names.flatten().filter(|it| !it.contains(':')) {
        if !files.iter().any(|it| it == name) {
            files.push(name.to_owned());
        }
    }
    files
}

fn attribute<'a>(line: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(name)?;
    rest.split_once('"').map(|(value, _)| value)
}

/// `boot.js` → `boot-1a2b3c4d.js`, from the first bits of the digest.
pub(crate) fn hashed_name(file: &str, digest: &str) -> String {
    let hash: String =
        digest.chars().filter(char::is_ascii_alphanumeric).take(HASH_LENGTH).collect();
    match file.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{file}-{hash}"),
    }
}

/// Whether a part of a name is what [`hashed_name`] puts there.
pub(crate) fn is_hash(part: &str) -> bool {
    part.len() == HASH_LENGTH && part.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// The page with one file under its new name.
fn renamed(html: &str, file: &str, hashed: &str, digest: &str) -> String {
    let lines = html.lines().map(|line| {
        let integrity = if line.contains("rel=\"modulepreload\"") {
            format!(" integrity=\"sha384-{digest}\"")
        } else {
            String::new()
        };
        ["href", "src"].iter().fold(line.to_owned(), |line, name| {
            let new = format!("{name}=\"{hashed}\"{integrity}");
            line.replace(&format!("{name}=\"{file}\""), &new)
        })
    });
    lines.map(|line| line + "\n").collect()
}

pub(crate) fn without_comments(html: &str) -> String {
    let mut out = String::new();
    for line in html.lines() {
        let is_comment = line.trim().starts_with("<!--") && line.trim().ends_with("-->");
        if !is_comment {
            out += line.trim();
            out.push('\n');
        }
    }
    out
}

/// A script of ours without the lines that are comments, and without what stands before the others: it has no text of several lines.
pub(crate) fn without_remarks(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with("//"));
    lines.map(|it| format!("{it}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_are_for_those_who_read_the_source() {
        let script = "// Starts.\n(() => {\n\n  // Why.\n  go(\"//x\");\n})();\n";
        assert_eq!(without_remarks(script), "(() => {\ngo(\"//x\");\n})();\n");
    }

    const HTML: &str = "<link rel=\"stylesheet\" href=\"static/styles/app.css\">\n\
                        <link rel=\"modulepreload\" href=\"app.js\">\n\
                        <link rel=\"preload\" as=\"fetch\" href=\"app_bg.wasm\">\n\
                        <script defer src=\"boot.js\"></script>\n\
                        <script nomodule src=\"outdated.js\"></script>\n\
                        <link rel=\"stylesheet\" href=\"static/styles/app.css\">\n\
                        <a href=\"https://example.org/\">elsewhere</a>\n";

    #[test]
    fn a_page_names_what_it_loads_at_once() {
        assert_eq!(
            named_files(HTML),
            ["static/styles/app.css", "app.js", "app_bg.wasm", "boot.js"]
        );
    }

    #[test]
    fn a_built_page_begins_with_the_small_program_and_names_the_other() {
        let html = "<link rel=\"modulepreload\" href=\"afterword-web.js\">\n\
                    <link rel=\"preload\" as=\"fetch\" href=\"afterword-web_bg.wasm\">\n\
                    <meta name=\"afterword-whole\" content=\"afterword-web.js afterword-web_bg.wasm a.css\">\n\
                    <script defer src=\"boot.js\"></script>\n";
        let html = in_two_programs(html);
        assert_eq!(
            named_files(&html),
            ["afterword-shelf.js", "afterword-shelf_bg.wasm", "boot.js"]
        );
        assert!(
            html.contains("content=\"afterword-web.js afterword-web_bg.wasm a.css\""),
            "{html}"
        );
    }

    #[test]
    fn a_name_carries_the_content() {
        assert_eq!(hashed_name("static/app.css", "a/b+cdefghijkl"), "static/app-abcdefghij.css");
    }

    #[test]
    fn the_glue_carries_its_digest_and_the_module_streams() {
        let html = renamed(HTML, "app.js", "app-1.js", "D=");
        assert!(html.contains("href=\"app-1.js\" integrity=\"sha384-D=\">"), "{html}");
        let html = renamed(HTML, "app_bg.wasm", "app_bg-2.wasm", "D=");
        assert!(html.contains("href=\"app_bg-2.wasm\">"), "{html}");
        assert_eq!(renamed(HTML, "other.js", "other-3.js", "D="), HTML);
    }

    #[test]
    fn comments_are_not_published() {
        assert_eq!(without_comments("  <p>\n  <!-- why -->\n  </p>\n"), "<p>\n</p>\n");
    }
}
