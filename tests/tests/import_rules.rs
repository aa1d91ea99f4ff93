//! The import rules of ARCHITECTURE.md: what must not be found where.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The files below `folder` whose names end in one of `ends`, build products aside.
fn files(folder: &str, ends: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            if path.is_dir() && !["target", "node_modules", "dist"].contains(&name.as_str()) {
                open.push(path);
            } else if ends.iter().any(|it| name.ends_with(it)) {
                found.push(path);
            }
        }
    }
    found.sort();
    assert!(!found.is_empty(), "nothing to check in {folder}");
    found
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path.as_ref()).unwrap()
}

/// The names on the left of a manifest's dependency lines.
fn dependencies(manifest: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut is_list = false;
    for line in read(root().join(manifest)).lines() {
        if line.starts_with('[') {
            is_list = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if is_list && let Some((name, _)) = line.split_once(['=', '.']) {
            names.push(name.trim().to_owned());
        }
    }
    names
}

#[track_caller]
fn depends_on_none_of(package: &str, forbidden: &[&str]) {
    let names = dependencies(&format!("{package}/Cargo.toml"));
    for name in forbidden {
        assert!(!names.iter().any(|it| it == name), "{package} must not depend on {name}");
    }
}

const BROWSER: [&str; 7] = [
    "wasm-bindgen",
    "wasm-bindgen-futures",
    "js-sys",
    "web-sys",
    "yew",
    "gloo",
    "serde-wasm-bindgen",
];

#[test]
fn the_core_knows_nobody() {
    depends_on_none_of("crates/core", &BROWSER);
    depends_on_none_of("crates/core", &["afterword-formats", "afterword-ui", "afterword-web"]);
}

#[test]
fn formats_know_the_core_alone() {
    depends_on_none_of("crates/formats", &BROWSER);
    depends_on_none_of("crates/formats", &["afterword-ui", "afterword-web"]);
}

#[test]
fn components_know_neither_formats_nor_the_app() {
    depends_on_none_of("crates/ui", &["afterword-formats", "afterword-web", "gloo"]);
}

#[test]
fn the_command_line_needs_no_browser() {
    depends_on_none_of("crates/cli", &BROWSER);
    depends_on_none_of("crates/cli", &["afterword-ui"]);
}

#[test]
fn the_package_for_scripts_knows_no_page() {
    depends_on_none_of("crates/api", &["yew", "gloo", "web-sys", "wasm-bindgen-futures"]);
    depends_on_none_of("crates/api", &["afterword-ui", "afterword-web", "afterword-cli"]);
    // Where it crosses into JavaScript is one file.
    for home in uses(&["crates/api/src"], "wasm_bindgen") {
        assert!(home.starts_with("crates/api/src/main.rs"), "{home}");
    }
    for folder in ["crates/core/src", "crates/formats/src"] {
        assert_eq!(uses(&[folder], "wasm_bindgen"), [""; 0]);
    }
}

#[test]
fn nobody_knows_the_leaves() {
    for package in ["crates/core", "crates/formats", "crates/ui", "crates/cli", "web", "tests"] {
        depends_on_none_of(package, &["afterword-api"]);
    }
    for package in ["crates/core", "crates/formats", "crates/ui", "crates/cli", "tests"] {
        depends_on_none_of(package, &["afterword-web", "afterword-embed", "afterword-xtask"]);
    }
    for package in ["crates/core", "crates/formats", "crates/ui", "web", "tests"] {
        depends_on_none_of(package, &["afterword-cli"]);
    }
    depends_on_none_of("web", &["afterword-embed"]);
    depends_on_none_of("crates/embed", &["afterword-web", "afterword-cli"]);
}

#[test]
fn nothing_below_the_app_can_ask_the_time() {
    for manifest in files(".", &["Cargo.toml"]) {
        let text = read(&manifest);
        let chrono = text.lines().filter(|it| it.starts_with("chrono"));
        for line in chrono {
            for feature in ["clock", "wasmbind", "\"now\""] {
                assert!(!line.contains(feature), "{}: {line}", manifest.display());
            }
            let is_workspace = line.contains("workspace = true");
            assert!(
                is_workspace || line.contains("default-features = false"),
                "{}",
                manifest.display()
            );
        }
    }
}

/// The lines of code that hold `needle`, comments aside, as `file:line`.
fn uses(folders: &[&str], needle: &str) -> Vec<String> {
    let root = root();
    let paths = folders.iter().flat_map(|it| files(it, &[".rs"]));
    let mut found = Vec::new();
    for path in paths {
        let text = read(&path);
        let hits = text.lines().enumerate().filter(|(_, it)| !it.trim_start().starts_with("//"));
        for (n, _) in hits.filter(|(_, it)| it.contains(needle)) {
            found.push(format!("{}:{}", path.strip_prefix(&root).unwrap().display(), n + 1));
        }
    }
    found
}

#[test]
fn one_file_names_the_types_of_indexed_db() {
    let mut homes: Vec<String> = uses(&["web/src", "crates/ui/src"], "web_sys::Idb");
    homes.extend(uses(&["web/src", "crates/ui/src"], "IdbDatabase"));
    for home in homes {
        assert!(home.starts_with("web/src/store/indexed_db.rs"), "{home}");
    }
}

/// The doors: that of a document, that of the board, that of a register, that of an assessment and that of tags, from which no secret leaves.
const DOORS: [&str; 5] = [
    "web/src/pages/editor/outgoing.rs:",
    "web/src/pages/board/taking.rs:",
    "web/src/pages/toil/out.rs:",
    "web/src/pages/maturity/out.rs:",
    "web/src/pages/tag/out.rs:",
];

/// What is kept for the person themselves has to be whole: a backup, a template, a model, a severity scheme, a filter, what could not be saved or cannot be read.
const KEPT: [&str; 9] = [
    "web/src/pages/board/kept.rs:",
    "web/src/pages/folder/archive.rs:",
    "web/src/backup.rs:",
    "web/src/pages/library/deeds.rs:",
    "web/src/pages/maturity/models/export.rs:",
    "web/src/pages/list/unreadable.rs:",
    "web/src/pages/editor/export.rs:",
    "web/src/pages/editor/mod.rs:",
    "web/src/pages/severity.rs:",
];

/// What is made of many documents has no door of one: charts are counts, those of a register are drawn of one without secrets
/// (`web/src/pages/desk/chart.rs`), and a report is written without keys and passwords (`web/src/across/report.rs`).
const ACROSS: [&str; 2] = ["web/src/pages/chart_out.rs:", "web/src/pages/report/out.rs:"];

/// Links to vote by, and codes that hold votes: the questions of a model and scores, and nothing that somebody wrote but a title.
const BALLOTS: &str = "web/src/pages/ballot/out.rs:";

#[test]
fn what_leaves_a_document_leaves_through_its_door() {
    for needle in ["download::download", "clipboard::copy", "png::draw"] {
        let is_door = |it: &String| DOORS.iter().any(|door| it.starts_with(door));
        let others = uses(&["web/src"], needle).into_iter().filter(|it| !is_door(it));
        let others: Vec<String> = others
            .filter(|it| !KEPT.iter().chain(&ACROSS).any(|kept| it.starts_with(kept)))
            .filter(|it| !it.starts_with(BALLOTS))
            .collect();
        assert_eq!(others, Vec::<String>::new(), "{needle}");
    }
    let calls = uses(&["web/src"], "let_out(");
    let outside = calls.iter().filter(|it| !it.starts_with("web/src/pages/editor/"));
    assert_eq!(outside.count(), 0, "{calls:?}");
    let letting: Vec<String> = uses(&["web/src"], "outgoing::let_out(");
    assert!(
        letting.iter().all(|it| it.starts_with("web/src/pages/editor/door.rs:")),
        "{letting:?}"
    );
}

#[test]
fn no_file_puts_raw_html_on_the_page() {
    for needle in [
        "from_html_unchecked",
        "inner_html",
        "insert_adjacent_html",
        "outer_html",
        "VRaw",
        "document.write",
    ] {
        let found = uses(&["web/src", "crates/ui/src", "crates/embed/src"], needle);
        assert_eq!(found, Vec::<String>::new(), "{needle}");
    }
}

#[test]
fn components_have_no_storage_route_or_clock() {
    for needle in [
        "local_storage",
        "indexed_db",
        "Date::now",
        "Utc::now",
        "Local::now",
        ".location()",
        "spawn_local",
    ] {
        assert_eq!(uses(&["crates/ui/src"], needle), Vec::<String>::new(), "{needle}");
    }
}

#[test]
fn style_attributes_would_be_blocked_by_the_pages_policy() {
    for needle in [" style={", " style=\""] {
        let found = uses(&["web/src", "crates/ui/src", "crates/embed/src"], needle);
        assert_eq!(found, Vec::<String>::new(), "{needle}");
    }
}

#[test]
fn every_file_begins_with_a_sentence_that_says_what_it_is() {
    for folder in ["crates", "web", "tests", "fuzz"] {
        for path in files(folder, &[".rs", ".mjs"]) {
            let text = read(&path);
            let first = text.lines().find(|it| !it.starts_with("#!")).unwrap_or_default();
            let words = first.strip_prefix("//!").or(first.strip_prefix("// ")).unwrap_or_default();
            assert!(
                words.split_whitespace().count() >= 3,
                "{} begins with {first:?}",
                path.display()
            );
        }
    }
}

#[test]
fn no_bare_promise_is_left_in_the_code() {
    for needle in ["todo!(", "unimplemented!(", "FIXME", "XXX"] {
        assert_eq!(
            uses(&["web/src", "crates/ui/src", "crates/core/src", "crates/formats/src"], needle),
            Vec::<String>::new()
        );
    }
}
