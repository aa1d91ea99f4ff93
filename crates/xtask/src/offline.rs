//! What makes a built app work without a network, be installed, and come in new versions: the service worker (`web/sw.js`) with the list of
//! the files of this version, the page's side of it (`web/offline.js`), and the manifest.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::dist::{hashed_name, is_hash, without_remarks};
use crate::failure::Failure;
use crate::node::Node;
use crate::workspace::Workspace;
use crate::{page, run};

const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";
const SCRIPT: &str = "offline.js";
const MANIFEST: &str = "manifest.json";

/// What the app may ask for out of `static/`. The rest is for those who look at the folder.
const FOLDERS: [&str; 6] = ["examples", "icons", "models", "rules", "styles", "words"];

/// Writes them into the folder, where all that the app consists of is under its final name, and the version into the page. Returns that.
pub(crate) fn write(workspace: &Workspace, node: &Node, out: &Path) -> Result<String, Failure> {
    let source = |name: &str| {
        let path = workspace.root.join("web").join(name);
        fs::read_to_string(path).map_err(Failure::doing(format!("read web/{name}")))
    };
    page::write(&out.join(MANIFEST), source(MANIFEST)?)?;
    page::write(&out.join(SCRIPT), without_remarks(&source(SCRIPT)?))?;
    let digest = &digests(workspace, node, out, &[SCRIPT.to_owned()])?[SCRIPT];
    let script = hashed_name(SCRIPT, digest);
    fs::rename(out.join(SCRIPT), out.join(&script))
        .map_err(Failure::doing(format!("rename {SCRIPT}")))?;

    // The version is the digest of all that it consists of. It stands in the page, which is therefore digested once more.
    let worker = without_remarks(&source(WORKER)?);
    let files = files(out)?;
    let unnamed = worker_of("", &digests(workspace, node, out, &files)?, &worker);
    page::write(&out.join(WORKER), &unnamed)?;
    let digest = &digests(workspace, node, out, &[WORKER.to_owned()])?[WORKER];
    let version = hashed_name(concat!(env!("CARGO_PKG_VERSION"), "."), digest);
    let version = version.trim_end_matches('.').to_owned();
    let path = out.join(PAGE);
    let html = fs::read_to_string(&path).map_err(Failure::doing("read the page"))?;
    page::write(&path, named(&html, &format!("{version} ./{script}")))?;
    let digests = digests(workspace, node, out, &files)?;
    page::write(&out.join(WORKER), worker_of(&version, &digests, &worker))?;
    Ok(version)
}

/// The page with the name of its build.
pub(crate) fn named(html: &str, build: &str) -> String {
    let tag = format!("<meta name=\"afterword-build\" content=\"{build}\">\n<title>");
    html.replacen("<title>", &tag, 1)
}

/// The worker of a version with those files.
fn worker_of(version: &str, digests: &BTreeMap<String, String>, worker: &str) -> String {
    let files = serde_json::json!(digests);
    format!("const VERSION = \"{version}\";\nconst FILES = {files};\n{worker}")
}

/// What a version consists of, by paths from its folder. Whatever else is beside it there is none of the app's.
fn files(out: &Path) -> Result<Vec<String>, Failure> {
    let mut files = vec![PAGE.to_owned(), MANIFEST.to_owned()];
    files.extend(names(out)?.into_iter().filter(|it| is_hashed(it)));
    for folder in FOLDERS {
        let folder = format!("static/{folder}");
        let inside = names(&out.join(&folder))?.into_iter().filter(|it| it.contains('.'));
        files.extend(inside.map(|it| format!("{folder}/{it}")));
    }
    files.sort();
    Ok(files)
}

fn names(folder: &Path) -> Result<Vec<String>, Failure> {
    let entries =
        fs::read_dir(folder).map_err(Failure::doing(format!("read {}", folder.display())))?;
    let files = entries.flatten().filter(|it| it.path().is_file());
    Ok(files.map(|it| it.file_name().to_string_lossy().into_owned()).collect())
}

/// Whether a name carries the content: `boot-1a2b3c4d5e.js`.
fn is_hashed(name: &str) -> bool {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    stem.rsplit_once('-').is_some_and(|(_, hash)| is_hash(hash))
}

/// The SHA-384 of each of those files.
fn digests(
    workspace: &Workspace,
    node: &Node,
    out: &Path,
    files: &[String],
) -> Result<BTreeMap<String, String>, Failure> {
    let mut digest = node.script(workspace.script("digest.mjs"));
    digest.args(files.iter().map(|it| out.join(it)));
    let printed = run::printed(&mut digest)?;
    Ok(files.iter().cloned().zip(printed.lines().map(str::to_owned)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_carries_its_content_in_its_name_is_known() {
        assert!(is_hashed("boot-26Wz9zf9dC.js"));
        assert!(is_hashed("afterword-web_bg-2JUUuvAI1n.wasm"));
        for name in ["outdated.js", "sw.js", "index.html", "a-short.js", "learning-from-it.de.json"]
        {
            assert!(!is_hashed(name), "{name}");
        }
    }

    #[test]
    fn a_worker_begins_with_what_it_keeps() {
        let digests = [("index.html".to_owned(), "a/b+".to_owned())].into();
        assert_eq!(
            worker_of("1-x", &digests, "go();\n"),
            "const VERSION = \"1-x\";\nconst FILES = {\"index.html\":\"a/b+\"};\ngo();\n"
        );
    }

    #[test]
    fn a_page_says_which_build_it_is() {
        assert_eq!(
            named("<head>\n<title>A</title>\n", "1-x ./s.js"),
            "<head>\n<meta name=\"afterword-build\" content=\"1-x ./s.js\">\n<title>A</title>\n"
        );
    }
}
