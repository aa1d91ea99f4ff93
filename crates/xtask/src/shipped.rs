//! What others made and a build has in it: the crates of its modules, the standard library, icons, and texts under a licence of their own.
//! It is listed for programs (`sbom`) and for people (`notices`), beside what has it inside.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::failure::Failure;
use crate::node::Node;
use crate::tools::{self, WASM};
use crate::workspace::Workspace;
use crate::{notices, page, run, sbom};

/// The list for programs, in a build.
pub(crate) const SBOM: &str = "afterword.cdx.json";

/// The list for people, with the licences.
pub(crate) const NOTICES: &str = "THIRD-PARTY.txt";

/// Lucide, as `crates/ui/src/icon/outlines.rs` has it.
const LUCIDE: &str = "1.62.0";

/// A folder of a build that may be taken without the rest.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    /// What it is called.
    pub(crate) name: &'static str,
    /// Our packages whose programs are in it.
    pub(crate) packages: &'static [&'static str],
    pub(crate) has_icons: bool,
    pub(crate) has_models: bool,
}

/// All that a build has.
pub(crate) const WHOLE: Part = Part {
    name: "afterword",
    packages: &["afterword-web", "afterword-embed", "afterword-api"],
    has_icons: true,
    has_models: true,
};

/// What a page of a wiki loads.
pub(crate) const WIDGETS: Part = Part {
    name: "afterword-widgets",
    packages: &["afterword-embed"],
    has_icons: true,
    has_models: false,
};

/// The npm package.
pub(crate) const PACKAGE: Part = Part {
    name: "@afterword/core",
    packages: &["afterword-api"],
    has_icons: false,
    has_models: true,
};

/// Something in a build that has a name, a version and a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Work {
    pub(crate) name: String,
    pub(crate) version: String,
    /// As SPDX writes it.
    pub(crate) licence: String,
    pub(crate) authors: Vec<String>,
    pub(crate) home: Option<String>,
    /// Where it is from, as a package URL.
    pub(crate) address: String,
    /// SHA-256 of what was downloaded, where the lock file has it.
    pub(crate) digest: Option<String>,
    /// The addresses of what it needs.
    pub(crate) needs: BTreeSet<String>,
    /// The texts of its licence as they come with it.
    pub(crate) texts: Vec<String>,
    pub(crate) is_ours: bool,
}

/// Writes both lists of a part into its folder.
pub(crate) fn write(
    workspace: &Workspace,
    node: &Node,
    folder: &Path,
    part: &Part,
) -> Result<(), Failure> {
    let works = works(workspace, part)?;
    page::write(&folder.join(NOTICES), notices::text(&works)?)?;
    let path = folder.join(SBOM);
    // Its number says what is in it, so that the same list has the same number.
    page::write(&path, sbom::text(part, &works, None))?;
    let digest = run::printed(node.script(workspace.script("digest.mjs")).arg(&path))?;
    page::write(&path, sbom::text(part, &works, Some(digest.trim())))
}

/// What is in a part, by name.
fn works(workspace: &Workspace, part: &Part) -> Result<Vec<Work>, Failure> {
    let metadata = Metadata::read(workspace)?;
    let mut works = metadata.works(&names(workspace, part)?)?;
    works.push(standard_library(workspace)?);
    if part.has_icons {
        works.push(icons(workspace)?);
    }
    if part.has_models {
        works.push(models());
    }
    works.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
    Ok(works)
}

/// `serde v1.0.229`, for each crate that is compiled into those packages. Macros run in the compiler and are no part of what it makes.
fn names(workspace: &Workspace, part: &Part) -> Result<BTreeSet<String>, Failure> {
    let mut cargo = run::cargo();
    cargo.args(["tree", "--locked", "--target", WASM, "--edges=normal,no-proc-macro"]);
    cargo.args(["--prefix=none", "--format={p}"]).current_dir(&workspace.root);
    for package in part.packages {
        cargo.args(["--package", package]);
    }
    let printed = run::printed(&mut cargo)?;
    let name = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
    Ok(printed.lines().filter(|it| !it.is_empty()).map(name).collect())
}

/// What cargo knows of the workspace.
#[derive(Debug)]
pub(crate) struct Metadata {
    json: Value,
    /// The digests of the lock file, by name and version.
    digests: BTreeMap<(String, String), String>,
}

impl Metadata {
    pub(crate) fn read(workspace: &Workspace) -> Result<Self, Failure> {
        let mut cargo = run::cargo();
        cargo.args(["metadata", "--format-version=1", "--locked", "--filter-platform", WASM]);
        let json = run::printed(cargo.current_dir(&workspace.root))?;
        let json = serde_json::from_str(&json)
            .map_err(|error| Failure::new(format!("cargo metadata is unreadable: {error}")))?;
        let lock = fs::read_to_string(workspace.root.join("Cargo.lock"))
            .map_err(Failure::doing("read Cargo.lock"))?;
        Ok(Self { json, digests: digests(&lock) })
    }

    /// The folders in which crates that are not ours are, each in a folder of its own.
    pub(crate) fn foreign_folders(&self) -> BTreeSet<PathBuf> {
        let foreign = self.packages().filter(|it| !it["source"].is_null());
        foreign.filter_map(|it| Some(folder(it)?.parent()?.to_owned())).collect()
    }

    fn packages(&self) -> impl Iterator<Item = &Value> {
        self.json["packages"].as_array().into_iter().flatten()
    }

    /// The crates of those names and versions.
    fn works(&self, names: &BTreeSet<String>) -> Result<Vec<Work>, Failure> {
        let wanted: BTreeMap<&str, &Value> = self
            .packages()
            .filter(|it| names.contains(&format!("{} v{}", text(it, "name"), text(it, "version"))))
            .map(|it| (text(it, "id"), it))
            .collect();
        if wanted.len() != names.len() {
            return Err(Failure::new("cargo tree and cargo metadata tell of different crates"));
        }
        let nodes = self.json["resolve"]["nodes"].as_array().into_iter().flatten();
        let needs: BTreeMap<&str, BTreeSet<String>> = nodes
            .map(|node| {
                let needed =
                    node["deps"].as_array().into_iter().flatten().filter(|it| is_built_in(it));
                let needed = needed.filter_map(|it| wanted.get(text(it, "pkg")));
                (text(node, "id"), needed.map(|it| address(it)).collect())
            })
            .collect();
        wanted.iter().map(|(id, it)| self.work(it, needs.get(id).cloned())).collect()
    }

    fn work(&self, package: &Value, needs: Option<BTreeSet<String>>) -> Result<Work, Failure> {
        let (name, version) = (text(package, "name"), text(package, "version"));
        let is_ours = package["source"].is_null();
        let authors = package["authors"].as_array().into_iter().flatten();
        let authors = authors.filter_map(|it| it.as_str()?.split(" <").next().map(str::to_owned));
        let texts = match folder(package) {
            Some(folder) if !is_ours => licence_texts(&folder)?,
            _ => Vec::new(),
        };
        Ok(Work {
            name: name.to_owned(),
            version: version.to_owned(),
            licence: expression(text(package, "license")),
            authors: authors.collect(),
            home: package["repository"].as_str().map(str::to_owned),
            address: address(package),
            digest: self.digests.get(&(name.to_owned(), version.to_owned())).cloned(),
            needs: needs.unwrap_or_default(),
            texts,
            is_ours,
        })
    }
}

/// Whether a dependency becomes part of the program: it does neither build nor test it.
fn is_built_in(dependency: &Value) -> bool {
    let mut kinds = dependency["dep_kinds"].as_array().into_iter().flatten();
    kinds.any(|it| it["kind"].is_null())
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn folder(package: &Value) -> Option<PathBuf> {
    Path::new(text(package, "manifest_path")).parent().map(Path::to_owned)
}

/// The package URL of a crate. Ours are published nowhere by themselves.
fn address(package: &Value) -> String {
    let kind = if package["source"].is_null() { "generic" } else { "cargo" };
    format!("pkg:{kind}/{}@{}", text(package, "name"), text(package, "version"))
}

/// The licence as SPDX writes it: older crates have a stroke between those that one may choose from.
fn expression(licence: &str) -> String {
    let names: Vec<&str> = licence.split('/').map(str::trim).collect();
    names.join(" OR ")
}

/// The digests of a lock file, by name and version.
fn digests(lock: &str) -> BTreeMap<(String, String), String> {
    let of = |table: &str, key: &str| {
        let begins = format!("{key} = \"");
        let line = table.lines().find_map(|it| it.strip_prefix(&begins));
        line.map(|it| it.trim_end_matches('"').to_owned())
    };
    let tables = lock.split("[[package]]").skip(1);
    let digest = |it| Some(((of(it, "name")?, of(it, "version")?), of(it, "checksum")?));
    tables.filter_map(digest).collect()
}

/// How the files begin that say under which licence something is.
const LICENCE_FILES: [&str; 6] =
    ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];

/// The texts of the licence files right in a folder, by their names.
fn licence_texts(folder: &Path) -> Result<Vec<String>, Failure> {
    let reading = || Failure::doing(format!("read {}", folder.display()));
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).map_err(reading())? {
        let entry = entry.map_err(reading())?;
        let name = entry.file_name().to_string_lossy().to_uppercase();
        if entry.path().is_file() && LICENCE_FILES.iter().any(|it| name.starts_with(it)) {
            paths.push(entry.path());
        }
    }
    paths.sort();
    let texts = paths
        .iter()
        .map(|it| Ok(String::from_utf8_lossy(&fs::read(it).map_err(reading())?).into_owned()));
    texts.collect()
}

/// Rust's own, which is in every module. It has a version with its compiler.
fn standard_library(workspace: &Workspace) -> Result<Work, Failure> {
    let said = tools::rustc(&["-vV"])?;
    let version = said.lines().find_map(|it| it.strip_prefix("release: ")).unwrap_or("unknown");
    let apache = licence_of(workspace, "LICENSE-APACHE")?;
    Ok(Work {
        name: "The Rust standard library".to_owned(),
        version: version.to_owned(),
        licence: "MIT OR Apache-2.0".to_owned(),
        authors: vec!["The Rust Project contributors".to_owned()],
        home: Some("https://github.com/rust-lang/rust".to_owned()),
        address: format!("pkg:github/rust-lang/rust@{version}"),
        digest: None,
        needs: BTreeSet::new(),
        texts: vec![apache],
        is_ours: false,
    })
}

fn icons(workspace: &Workspace) -> Result<Work, Failure> {
    Ok(Work {
        name: "Lucide".to_owned(),
        version: LUCIDE.to_owned(),
        licence: "ISC AND MIT".to_owned(),
        authors: vec!["Lucide Icons and Contributors".to_owned(), "Cole Bemis".to_owned()],
        home: Some("https://lucide.dev".to_owned()),
        address: format!("pkg:npm/lucide-static@{LUCIDE}"),
        digest: None,
        needs: BTreeSet::new(),
        texts: vec![licence_of(workspace, "static/icons/LUCIDE-LICENSE")?],
        is_ours: false,
    })
}

/// The maturity models are ours too, but under another licence than the programs.
fn models() -> Work {
    let version = env!("CARGO_PKG_VERSION");
    Work {
        name: "afterword-models".to_owned(),
        version: version.to_owned(),
        licence: "CC-BY-4.0".to_owned(),
        authors: vec!["The Afterword contributors".to_owned()],
        home: None,
        address: format!("pkg:generic/afterword-models@{version}"),
        digest: None,
        needs: BTreeSet::new(),
        texts: Vec::new(),
        is_ours: true,
    }
}

fn licence_of(workspace: &Workspace, path: &str) -> Result<String, Failure> {
    fs::read_to_string(workspace.root.join(path)).map_err(Failure::doing(format!("read {path}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_file_has_digests_of_what_was_downloaded() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"registry\"\nchecksum = \"0f\"\n\n\
                    [[package]]\nname = \"ours\"\nversion = \"0.1.0\"\ndependencies = [\n \"a\",\n]\n";
        let expected = [(("a".to_owned(), "1.0.0".to_owned()), "0f".to_owned())].into();
        assert_eq!(digests(lock), expected);
    }

    #[test]
    fn a_choice_of_licences_is_written_in_one_way() {
        assert_eq!(expression("Apache-2.0 / MIT"), "Apache-2.0 OR MIT");
        assert_eq!(expression("MIT/Apache-2.0"), "MIT OR Apache-2.0");
        assert_eq!(expression("(MIT OR Apache-2.0) AND ISC"), "(MIT OR Apache-2.0) AND ISC");
    }

    #[test]
    fn what_builds_or_tests_is_no_part_of_a_program() {
        let dependency = |kinds: &[Option<&str>]| {
            let kinds: Vec<Value> =
                kinds.iter().map(|it| serde_json::json!({ "kind": it })).collect();
            serde_json::json!({ "dep_kinds": kinds })
        };
        assert!(is_built_in(&dependency(&[None])));
        assert!(is_built_in(&dependency(&[Some("dev"), None])));
        assert!(!is_built_in(&dependency(&[Some("dev"), Some("build")])));
    }

    #[test]
    fn every_part_has_its_licences_at_hand_before_anything_is_compiled() {
        let workspace = Workspace::find().expect("the workspace is here");
        for part in [WHOLE, WIDGETS, PACKAGE] {
            let works = works(&workspace, &part).expect("cargo tells of every crate");
            let text = notices::text(&works).expect("each comes with its text, or one is known");
            assert!(text.contains("pulldown-cmark "), "{}", part.name);
            assert_eq!(text.contains("\nyew "), part.has_icons, "{}", part.name);
            assert!(!text.contains("\nsyn ") && !text.contains("\nproptest "), "{}", part.name);
        }
    }

    #[test]
    fn the_icons_are_of_the_version_that_is_listed() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/icon/outlines.rs");
        let outlines = fs::read_to_string(path).expect("the file is in the workspace");
        assert!(outlines.contains(&format!("Lucide {LUCIDE}")), "see LUCIDE in shipped.rs");
    }

    #[test]
    fn every_model_is_under_the_licence_that_is_listed() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../static/models");
        for entry in fs::read_dir(folder).expect("the folder is in the workspace").flatten() {
            let model = fs::read_to_string(entry.path()).expect("it is a text");
            let model: Value = serde_json::from_str(&model).expect("it is JSON");
            assert_eq!(text(&model, "licence"), models().licence, "{}", entry.path().display());
        }
    }
}
