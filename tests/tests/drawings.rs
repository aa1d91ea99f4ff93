//! Each folder of `drawings/` is one tree or timeline: its picture, its diagram and its outline are as expected.
//!
//! `UPDATE_GOLDEN=1 cargo test -p afterword-tests` rewrites what is expected; the diff is then reviewed like any other change.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::causes::picture::{Growth, TreeStyle, covered, draw};
use afterword_core::draw::Words;
use afterword_core::draw::timeline::{self, TimelineStyle};
use afterword_core::postmortem::Postmortem;
use afterword_formats::{json, mermaid, outline, svg};

#[track_caller]
fn check(folder: &Path, name: &str, actual: &str) {
    let path = folder.join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, actual).expect("the file can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{}", path.display());
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn document(path: &Path) -> Postmortem {
    json::read(&fs::read_to_string(path).expect("the document exists")).unwrap()
}

/// The worked example of the specification, from the disk that was full to the review that nobody had.
#[test]
fn a_cause_tree_is_drawn_as_expected() {
    let folder = folder("drawings/disk-full");
    let document = document(&folder.join("input.json"));
    let tree = &document.trees[0];
    let (words, none) = (Words::english(), BTreeSet::new());
    let covered = covered(&document.actions);
    for (growth, name) in [(Growth::Right, "right.svg"), (Growth::Down, "down.svg")] {
        let style = TreeStyle {
            growth,
            is_narrow: false,
            folded: &none,
            covered: &covered,
            has_legend: true,
            words: &words,
        };
        check(&folder, name, &svg::write(&draw(tree, style)));
    }
    check(&folder, "tree.mmd", &mermaid::write(tree));
    check(&folder, "outline.txt", &outline::write(tree));
}

#[test]
fn a_timeline_is_drawn_as_expected() {
    let folder = folder("drawings/checkout-outage");
    let document = document(&self::folder("golden/checkout-outage/input.json"));
    let words = Words::english();
    let style = TimelineStyle { width: 1_080.0, has_legend: true, words: &words };
    check(&folder, "timeline.svg", &svg::write(&timeline::draw(&document, style)));
    check(&folder, "timeline.mmd", &mermaid::timeline(&document, &words));
}
