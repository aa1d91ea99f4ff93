//! `afterword.html`: the whole app in one file, for a file share, a disk, or a wiki that takes attachments.
//!
//! It is made of the built folder. The programs and everything else that the app may ask for stand in the page, packed, in blocks that no
//! browser runs; `web/single.js` hands them out. Scripts and styles stand in it too, and its policy names their digests, so nothing that
//! somebody else puts into the page counts.

use std::fs;
use std::path::Path;

use crate::app::{ACROSS, IO, NAME};
use crate::dist::{is_hash, without_remarks};
use crate::failure::Failure;
use crate::node::Node;
use crate::offline::named;
use crate::shipped::NOTICES;
use crate::workspace::Workspace;
use crate::{page, run};

const FILE: &str = "afterword.html";

/// What the app fetches by its name.
const FOLDERS: [&str; 4] = ["examples", "models", "rules", "words"];

/// Writes the file beside the others of the built folder.
pub(crate) fn write(
    workspace: &Workspace,
    node: &Node,
    out: &Path,
    version: &str,
) -> Result<(), Failure> {
    let read = |path: &str| {
        fs::read_to_string(out.join(path)).map_err(Failure::doing(format!("read {path}")))
    };
    let built = read("index.html")?;
    let mut blocks = String::new();
    let mut packed: Vec<[String; 2]> = Vec::new();
    for (program, script) in [(NAME, None), (IO, Some("io.js")), (ACROSS, Some("across.js"))] {
        let glue = format!("{program}.js");
        blocks += &block("text/plain", &glue, &read(&hashed(&built, &glue)?)?)?;
        if let Some(script) = script {
            blocks += &block("text/plain", script, &read(&hashed(&built, script)?)?)?;
        }
        let module = format!("{program}_bg.wasm");
        packed.push([hashed(&built, &module)?, module]);
    }
    for folder in FOLDERS {
        packed.extend(files(out, folder)?.into_iter().map(|it| [it.clone(), it]));
    }
    // Handed on with the work of others, wherever the file goes; the settings show it.
    packed.push([NOTICES.to_owned(), NOTICES.to_owned()]);
    let mut pack = node.script(workspace.script("pack.mjs"));
    let texts = run::printed(pack.args(packed.iter().map(|[path, _]| out.join(path))))?;
    for ([_, name], text) in packed.iter().zip(texts.lines()) {
        blocks += &block("application/gzip", name, text)?;
    }

    let source = fs::read_to_string(workspace.root.join("web/single.js"))
        .map_err(Failure::doing("read web/single.js"))?;
    let boot = read(&hashed(&built, "boot.js")?)?;
    let scripts = [read("outdated.js")?, without_remarks(&source), boot];
    let styles = ["static/styles/app.css", "static/styles/whole.css"];
    let [app, whole] = styles.map(|it| read(&hashed(&built, it)?));
    let styles = [start_style(&built)?.to_owned(), app?, whole?];
    let digests = Digests { workspace, node };
    let policy = policy(&digests.of(&scripts)?, &digests.of(&styles)?);
    let icon = read(&hashed(&built, "static/icons/afterword.svg")?)?;
    let html = together(&built, &Parts { policy, icon, styles, scripts, blocks });
    page::write(&out.join(FILE), named(&html, version))
}

/// The name that a file of the app has in the built page: `boot.js` → `boot-1a2b3c4d5e.js`.
fn hashed(built: &str, file: &str) -> Result<String, Failure> {
    let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
    let (begins, ends) = (format!("{stem}-"), format!(".{ending}"));
    let found = built.split(['"', ' ']).find(|it| {
        let hash = it.strip_prefix(&begins).and_then(|it| it.strip_suffix(&ends));
        hash.is_some_and(is_hash)
    });
    found.map(str::to_owned).ok_or_else(|| Failure::new(format!("the page does not name {file}")))
}

/// The files of a folder of `static/`, by their paths from the app's own folder.
fn files(out: &Path, folder: &str) -> Result<Vec<String>, Failure> {
    let folder = format!("static/{folder}");
    let entries =
        fs::read_dir(out.join(&folder)).map_err(Failure::doing(format!("read {folder}")))?;
    let names = entries.flatten().map(|it| it.file_name().to_string_lossy().into_owned());
    let mut files: Vec<String> = names.map(|it| format!("{folder}/{it}")).collect();
    files.sort();
    Ok(files)
}

/// A block of the page that is neither run nor shown.
fn block(media_type: &str, name: &str, text: &str) -> Result<String, Failure> {
    if ["</script", "<!--", "<script"].iter().any(|it| text.contains(it)) {
        return Err(Failure::new(format!("{name} has something in it that would end its block")));
    }
    Ok(format!("<script type=\"{media_type}\" data-name=\"{name}\">{text}</script>\n"))
}

/// The rules of the frame that is seen first.
fn start_style(built: &str) -> Result<&str, Failure> {
    let inside = built.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
    inside.map(|it| it.0).ok_or_else(|| Failure::new("the page has no style of its own"))
}

/// What the page may do: what stands in it, and nothing from anywhere else.
fn policy(scripts: &[String], styles: &[String]) -> String {
    let list = |digests: &[String]| -> String {
        let each = digests.iter().map(|it| format!("'sha384-{it}'"));
        each.collect::<Vec<_>>().join(" ")
    };
    format!(
        "default-src 'none'; script-src {} blob: 'wasm-unsafe-eval'; style-src {}; img-src data: blob:; worker-src blob:; \
         base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'",
        list(scripts),
        list(styles)
    )
}

struct Parts {
    policy: String,
    icon: String,
    /// That of the frame, and those that a folder has in files.
    styles: [String; 3],
    /// The one for old browsers, and those that start the app.
    scripts: [String; 3],
    blocks: String,
}

/// The built page with everything in it, and nothing left that it would load.
fn together(built: &str, parts: &Parts) -> String {
    let [frame, app, whole] = &parts.styles;
    let [outdated, single, boot] = &parts.scripts;
    let mut out = String::new();
    for line in built.lines() {
        if line.contains("http-equiv=\"Content-Security-Policy\"") {
            let policy = &parts.policy;
            out += &format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        } else if line.contains("rel=\"icon\"") {
            let icon = in_an_address(&parts.icon);
            out += &format!(
                "<link rel=\"icon\" type=\"image/svg+xml\" href=\"data:image/svg+xml,{icon}\">"
            );
        } else if line.starts_with("<style>") {
            out += &format!("<style>{frame}</style>\n<style>{app}</style>\n<style>{whole}</style>");
        } else if line.contains("name=\"afterword-whole\"") {
            out += &names("whole", &[&format!("{NAME}.js"), &format!("{NAME}_bg.wasm")]);
        } else if line.contains("name=\"afterword-io\"") {
            out += &names("io", &["io.js", &format!("{IO}.js"), &format!("{IO}_bg.wasm")]);
        } else if line.contains("name=\"afterword-across\"") {
            let files = ["across.js", &format!("{ACROSS}.js"), &format!("{ACROSS}_bg.wasm")];
            out += &names("across", &files);
        } else if line.contains("nomodule") {
            out += &format!("<script nomodule>{outdated}</script>");
        } else if line == "</body>" {
            let (blocks, end) = (&parts.blocks, "</body>");
            out += &format!("{blocks}<script>{single}</script>\n<script>{boot}</script>\n{end}");
        } else if line.starts_with("<link ") || line.starts_with("<script ") || is_build(line) {
            // What a folder has beside the page.
            continue;
        } else {
            out += line;
        }
        out.push('\n');
    }
    out
}

fn is_build(line: &str) -> bool {
    line.contains("name=\"afterword-build\"")
}

/// The tag that names the files of a program; none is asked for under such an address.
fn names(program: &str, files: &[&str]) -> String {
    let files: Vec<String> = files.iter().map(|it| format!("packed:{it}")).collect();
    format!("<meta name=\"afterword-{program}\" content=\"{}\">", files.join(" "))
}

fn in_an_address(svg: &str) -> String {
    let one_line = svg.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    let signs = [("%", "%25"), ("\"", "%22"), ("#", "%23"), ("<", "%3C"), (">", "%3E")];
    signs.iter().fold(one_line, |text, (sign, code)| text.replace(sign, code))
}

/// What computes digests of texts.
struct Digests<'a> {
    workspace: &'a Workspace,
    node: &'a Node,
}

impl Digests<'_> {
    fn of(&self, texts: &[String]) -> Result<Vec<String>, Failure> {
        let folder = self.workspace.target.join("single");
        page::fresh_folder(&folder)?;
        let mut digest = self.node.script(self.workspace.script("digest.mjs"));
        for (n, text) in texts.iter().enumerate() {
            let path = folder.join(n.to_string());
            page::write(&path, text)?;
            digest.arg(path);
        }
        Ok(run::printed(&mut digest)?.lines().map(str::to_owned).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = "<head>\n\
        <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n\
        <meta name=\"afterword-build\" content=\"1-x ./offline-0123456789.js\">\n\
        <title>Afterword</title>\n\
        <link rel=\"icon\" type=\"image/svg+xml\" href=\"static/icons/afterword-0123456789.svg\">\n\
        <style>body{}</style>\n\
        <meta name=\"afterword-whole\" content=\"afterword-web-0123456789.js afterword-web_bg-0123456789.wasm\">\n\
        <script defer src=\"boot-0123456789.js\"></script>\n\
        <link rel=\"modulepreload\" href=\"afterword-shelf-0123456789.js\">\n\
        <script nomodule defer src=\"outdated.js\"></script>\n\
        </head>\n<body>\n<p>Frame</p>\n</body>\n";

    #[test]
    fn a_file_is_found_under_the_name_that_the_page_has_for_it() {
        let check = |file, expected| assert_eq!(hashed(BUILT, file).ok().as_deref(), expected);
        check("boot.js", Some("boot-0123456789.js"));
        check("afterword-web.js", Some("afterword-web-0123456789.js"));
        check("afterword-web_bg.wasm", Some("afterword-web_bg-0123456789.wasm"));
        check("io.js", None);
    }

    #[test]
    fn nothing_is_left_that_the_page_would_load() {
        let text = str::to_owned;
        let parts = Parts {
            policy: text("default-src 'none'"),
            icon: text("<svg fill=\"#fff\"/>"),
            styles: ["frame{}", "app{}", "whole{}"].map(text),
            scripts: ["old()", "single()", "boot()"].map(text),
            blocks: text("<script type=\"text/plain\" data-name=\"a\">b</script>\n"),
        };
        let html = together(BUILT, &parts);
        assert!(!html.contains(" src="), "{html}");
        assert_eq!(html.matches("href=").count(), 1, "{html}");
        assert!(
            html.contains("href=\"data:image/svg+xml,%3Csvg fill=%22%23fff%22/%3E\""),
            "{html}"
        );
        assert!(html.contains("content=\"default-src 'none'\""), "{html}");
        assert!(
            html.contains("content=\"packed:afterword-web.js packed:afterword-web_bg.wasm\""),
            "{html}"
        );
        assert!(!html.contains("afterword-build"), "{html}");
        let end = "b</script>\n<script>single()</script>\n<script>boot()</script>\n</body>\n";
        assert!(html.ends_with(end), "{html}");
    }

    #[test]
    fn a_block_holds_nothing_that_ends_it() {
        assert!(block("text/plain", "a.js", "let a = 1 < 2;").is_ok());
        assert!(block("text/plain", "a.js", "\"</script>\"").is_err());
    }
}
