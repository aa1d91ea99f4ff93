//! The widgets: one module for all of them, and the scripts by which a page gets it.
//!
//! What a page names, `embed/v1/afterword.js` and `embed/v1/afterword-inline.js`, keeps its name for years, because pages of wikis name it.
//! What those load has its content in its name, so that an old page never gets one half of a newer build. The second script has
//! everything inside it, for hosts that can't serve a module.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;

use crate::app::{self, Profile};
use crate::failure::Failure;
use crate::node::Node;
use crate::sizes::{self, Sizes};
use crate::workspace::Workspace;
use crate::{bundle, dist, frame, page, run, shipped, tools};

/// The package, its program that draws documents, and the stem of the files that the bindings generator writes for it.
const NAME: &str = "afterword-embed";

/// Its program that draws the widgets that reckon, loaded with the first of those.
const FIGURES: &str = "afterword-figures";

/// Its program that draws error budgets.
const BUDGETS: &str = "afterword-budget";

/// Its program that reads Markdown, loaded with the first text that has any.
const PROSE: &str = "afterword-prose";

/// Its program that reads documents in Markdown, loaded with the first of those.
const READER: &str = "afterword-reader";

/// All five, as the script that has them inside calls them, and the place of each there.
const PROGRAMS: [(&str, &str, &str); 5] = [
    (NAME, "bindingsOfEmbed", "@DOCUMENTS@"),
    (FIGURES, "bindingsOfFigures", "@FIGURES@"),
    (BUDGETS, "bindingsOfBudget", "@BUDGET@"),
    (PROSE, "bindingsOfProse", "@PROSE@"),
    (READER, "bindingsOfReader", "@READER@"),
];

/// Where the widgets are in a build. A new number is for tags and attributes that mean something else than before.
const FOLDER: &str = "embed/v1";

/// What a page with widgets may download, compressed, besides its data.
pub(crate) const BUDGET: u64 = 150_000;

/// Builds the widgets alone, with the pages that show them, and prints what they weigh.
pub(crate) fn widgets(args: &[String]) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    tools::ensure_wasm_target()?;
    tools::ensure_all_crates(&workspace)?;
    let node = Node::ensure(&workspace)?;
    let out = dist::out("widgets", args)?.unwrap_or_else(|| workspace.target.join("widgets"));
    dist::refuse_foreign(&out, |it| it.join(FOLDER).exists())?;
    page::fresh_folder(&out)?;
    for folder in ["static/embed", "static/models"] {
        page::copy_folder(&workspace.root.join(folder), &out.join(folder))?;
    }
    write(&workspace, &node, &out)?;
    let sizes = Sizes::compress(&workspace, &node, &out, &[])?;
    print!("\n{sizes}{}", verdict(&sizes));
    Ok(())
}

/// Writes the widgets below `out`, and leaves the rest of it alone.
pub(crate) fn write(workspace: &Workspace, node: &Node, out: &Path) -> Result<(), Failure> {
    let folder = out.join(FOLDER);
    page::fresh_folder(&folder)?;
    frame::write(workspace, &folder)?;
    run::step("compiling the widgets", || {
        let names = PROGRAMS.map(|(name, _, _)| name);
        app::compile_of(workspace, NAME, &names, Profile::Release, false)
    })?;
    run::step("shrinking the widgets' module", || {
        PROGRAMS.into_iter().try_for_each(|(name, _, _)| {
            app::bind_as(workspace, name, Profile::Release, &folder, |bindgen| {
                // The script that loads the module says where it is.
                bindgen.omit_default_module_path(true);
            })?;
            dist::shrink(node, &folder, name)
        })
    })?;
    run::step("writing the scripts of the widgets", || {
        shipped::write(workspace, node, &folder, &shipped::WIDGETS)?;
        Scripts::new(workspace, &folder)?.write(node)
    })
}

/// How much of its budget each program that draws takes, with everything else that a page with its widgets loads.
pub(crate) fn verdict(sizes: &Sizes) -> String {
    let of = |what: &str, program: &str| {
        let is_loaded = |path: &str| {
            let name = path.strip_prefix(FOLDER).and_then(|it| it.strip_prefix('/'));
            let is_of_program = |it: &str| it.starts_with(program) && !it.contains("-de-");
            name.is_some_and(|it| it == "afterword.js" || is_of_program(it))
        };
        sizes::verdict(what, sizes.sum(is_loaded), BUDGET)
    };
    of("Widgets of documents", NAME)
        + &of("Widgets that reckon", FIGURES)
        + &of("Error budgets", BUDGETS)
}

/// The scripts, on their way from `crates/embed/js` to a build.
struct Scripts<'a> {
    workspace: &'a Workspace,
    out: &'a Path,
    elements: String,
    style: String,
    german: String,
}

impl<'a> Scripts<'a> {
    fn new(workspace: &'a Workspace, out: &'a Path) -> Result<Self, Failure> {
        let source = |name: &str| read(&workspace.root.join("crates/embed/js").join(name));
        let elements = source("elements.js")?.replace("\nexport ", "\n");
        let style = without_space(&source("style.css")?);
        Ok(Self { workspace, out, elements, style, german: german(workspace)? })
    }

    fn write(&self, node: &Node) -> Result<(), Failure> {
        page::write(&self.out.join(format!("{NAME}-de.txt")), &self.german)?;
        self.write_inline()?;
        self.write_entry(node)
    }

    /// The script that names the others.
    fn write_entry(&self, node: &Node) -> Result<(), Failure> {
        let mut entry = self.entry("afterword.js")?;
        let program = |name: &str| [format!("{name}.js"), format!("{name}_bg.wasm")];
        let words = format!("{NAME}-de.txt");
        for file in PROGRAMS.iter().flat_map(|it| program(it.0)).chain([words]) {
            let (hashed, _) = dist::name_by_content(self.workspace, node, self.out, &file)?;
            entry = replaced(&entry, &format!("./{file}"), &format!("./{hashed}"))?;
        }
        page::write(&self.out.join("afterword.js"), dist::without_remarks(&entry))
    }

    /// The script that has the others inside it. It is no module, so that any page may have it in any way.
    fn write_inline(&self) -> Result<(), Failure> {
        let mut entry = replaced(&self.entry("inline.js")?, "\"@GERMAN@\"", &quoted(&self.german))?;
        let mut script = String::new();
        for (name, of, place) in PROGRAMS {
            let module = self.out.join(format!("{name}_bg.wasm"));
            let module =
                fs::read(module).map_err(Failure::doing("read a module of the widgets"))?;
            entry = replaced(&entry, place, &BASE64_STANDARD.encode(&module))?;
            let glue = read(&self.out.join(format!("{name}.js")))?;
            script += &format!("const {of} = (() => {{\n{}}})();\n", as_function(&glue)?);
        }
        let script = format!("(() => {{\n{script}{entry}}})();\n");
        page::write(&self.out.join("afterword-inline.js"), dist::without_remarks(&script))
    }

    /// The elements, with what the entry called `name` does with them.
    fn entry(&self, name: &str) -> Result<String, Failure> {
        let entry = read(&self.workspace.root.join("crates/embed/js").join(name))?;
        let entry = replaced(&entry, "\"@STYLE@\"", &quoted(&self.style))?;
        let lines = entry.lines().filter(|it| !it.starts_with("import "));
        let entry: String = lines.map(|it| format!("{it}\n")).collect();
        Ok(format!("{}{entry}", self.elements))
    }
}

/// The glue as the inside of a function, which gives what the glue exports.
fn as_function(glue: &str) -> Result<String, Failure> {
    let mut script = String::new();
    let mut names = vec!["init: __wbg_init".to_owned()];
    for line in glue.lines().filter(|it| !it.starts_with("export {")) {
        let bare = line.strip_prefix("export ").unwrap_or(line);
        if bare.len() < line.len() {
            let name = bare.split([' ', '(']).nth(1).unwrap_or_default();
            names.push(name.to_owned());
        }
        script += bare;
        script.push('\n');
    }
    let begins = |line: &str| line.starts_with("export ") || line.starts_with("import ");
    let is_module = script.contains("import.meta") || script.lines().any(begins);
    if is_module || !script.contains("function __wbg_init(") {
        return Err(Failure::new("the bindings have another form than the widgets' script expects")
            .hint("See `as_function` in crates/xtask/src/widgets.rs: it knows those of wasm-bindgen 0.2.130."));
    }
    Ok(format!("{script}return {{ {} }};\n", names.join(", ")))
}

/// What the widgets say, in German: the lines of the file of words that they can ask for.
fn german(workspace: &Workspace) -> Result<String, Failure> {
    let mut used = BTreeSet::new();
    for folder in SPEAKING {
        collect_words(&workspace.root.join(folder), &mut used)?;
    }
    let file = read(&workspace.root.join("static/words/de.txt"))?;
    let is_used = |line: &&str| {
        let name = line.split(" = ").next().unwrap_or_default();
        let area = name.split('.').next().unwrap_or_default();
        CORE_NAMES.contains(&area) || used.contains(&name.to_uppercase().replace(['.', '-'], "_"))
    };
    Ok(file.lines().filter(is_used).map(|it| format!("{it}\n")).collect())
}

/// The sources that say the words of widgets.
const SPEAKING: [&str; 6] = [
    "crates/embed/src",
    "crates/ui/src/error_budget",
    "crates/ui/src/fields",
    "crates/ui/src/badge.rs",
    "crates/ui/src/words/dates.rs",
    "crates/ui/src/words/domain.rs",
];

/// What core names, and widgets say by `in_words`.
const CORE_NAMES: [&str; 18] = [
    "action-state",
    "category",
    "cause-kind",
    "confidence",
    "data-loss",
    "date",
    "error-budget",
    "factor-kind",
    "field",
    "metric",
    "moment",
    "role",
    "severity",
    "severity-level",
    "severity-question",
    "severity-rule",
    "status",
    "toil-period",
];

/// Collects the names of the statics of `crates/ui/src/words/word.rs` that stand in a source.
fn collect_words(path: &Path, used: &mut BTreeSet<String>) -> Result<(), Failure> {
    if path.is_dir() {
        let entries =
            fs::read_dir(path).map_err(Failure::doing(format!("read {}", path.display())));
        return entries?.flatten().try_for_each(|it| collect_words(&it.path(), used));
    }
    for part in read(path)?.split("word::").skip(1) {
        let is_of_name = |it: char| it.is_ascii_uppercase() || it.is_ascii_digit() || it == '_';
        used.insert(part.chars().take_while(|it| is_of_name(*it)).collect());
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::doing(format!("read {}", path.display())))
}

/// `text` with the one `place` in it filled.
fn replaced(text: &str, place: &str, by: &str) -> Result<String, Failure> {
    if text.matches(place).count() == 1 {
        Ok(text.replacen(place, by, 1))
    } else {
        Err(Failure::new(format!("a script of the widgets should have {place} in it once")))
    }
}

/// A text as JavaScript writes it.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// A style sheet without its comments, and without what stands before its lines.
fn without_space(css: &str) -> String {
    let css = bundle::without_comments(css);
    let lines = css.lines().map(str::trim).filter(|it| !it.is_empty());
    lines.map(|it| format!("{it}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exports_become_names() {
        let glue = "export class A {}\nexport function b(c) {}\nasync function __wbg_init() {}\nexport { initSync, __wbg_init as default };\n";
        let expected = "class A {}\nfunction b(c) {}\nasync function __wbg_init() {}\nreturn { init: __wbg_init, A, b };\n";
        assert_eq!(as_function(glue).unwrap(), expected);
        assert!(as_function("function other() {}\n").is_err());
        assert!(as_function("import x from \"y\";\nfunction __wbg_init() {}\n").is_err());
    }

    #[test]
    fn a_place_is_filled_once() {
        assert_eq!(replaced("a @B@ c", "@B@", "$&").unwrap(), "a $& c");
        assert!(replaced("a", "@B@", "b").is_err());
        assert!(replaced("@B@ @B@", "@B@", "b").is_err());
    }

    #[test]
    fn a_style_sheet_loses_what_is_for_people() {
        assert_eq!(without_space("/* why */\n.a {\n  b: c; /* d */\n}\n\n"), ".a {\nb: c;\n}\n");
    }
}
