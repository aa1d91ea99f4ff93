//! Files that lie beside the checkout. Where they are missing, the tests that read them say so and pass.

#![allow(dead_code, reason = "a file of tests uses some of it")]

use std::fs;
use std::path::{Path, PathBuf};

/// The files in a folder of texts, by name, and below it; none, with a notice, where it is missing.
pub(crate) fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus").join(folder);
    if !root.is_dir() {
        println!("skipped: nothing at {}", root.display());
    }
    let (mut found, mut open): (Vec<PathBuf>, _) = (Vec::new(), vec![root]);
    while let Some(folder) = open.pop() {
        for path in fs::read_dir(folder).into_iter().flatten().map(|it| it.unwrap().path()) {
            if path.is_dir() { &mut open } else { &mut found }.push(path);
        }
    }
    found.sort();
    let named = |path: PathBuf| (path.display().to_string(), fs::read(&path).unwrap());
    found.into_iter().map(named).collect()
}

/// The list of naughty strings.
pub(crate) fn naughty_strings() -> Vec<String> {
    let lists = files("blns").into_iter().filter(|it| it.0.ends_with(".json"));
    lists.flat_map(|(_, json)| serde_json::from_slice::<Vec<String>>(&json).unwrap()).collect()
}

/// The lines of published attacks, each once.
pub(crate) fn attack_strings() -> Vec<String> {
    let texts = files("xss").into_iter().map(|it| String::from_utf8_lossy(&it.1).into_owned());
    let mut lines: Vec<String> =
        texts.flat_map(|it| it.lines().map(str::to_owned).collect::<Vec<String>>()).collect();
    lines.sort();
    lines.dedup();
    lines
}
