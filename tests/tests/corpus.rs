//! Real postmortems of other people, read by the importer: no word of them may get lost.
//!
//! The documents lie beside the checkout; without them there is nothing to test, and the test says so.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{Preview, ReadContext, read};
use afterword_tests::loss::lost;
use chrono::NaiveDateTime;

fn folder(name: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus").join(name);
    if !folder.is_dir() {
        eprintln!("no documents at {}: nothing was tested", folder.display());
        return None;
    }
    Some(folder)
}

fn documents(folder: &Path) -> Vec<(String, String)> {
    let mut documents = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".md") && name != "SOURCES.md" {
            documents.push((name, fs::read_to_string(&path).expect("a document is UTF-8")));
        }
    }
    documents.sort();
    documents
}

fn preview(name: &str, text: &str) -> Preview {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        Some(local.and_utc().fixed_offset())
    };
    let mut next = 0;
    let mut ids = || {
        next += 1;
        next
    };
    read(text, &mut ids, ReadContext { name, now, zone: &Zone::default(), zones: &zones })
}

#[test]
fn no_word_of_a_real_document_is_lost() {
    for folder in ["postmortems", "templates", "chat-logs"].into_iter().filter_map(folder) {
        let mut failures = Vec::new();
        for (name, text) in documents(&folder) {
            let lost = lost(&text, &preview(&name, &text));
            if !lost.is_empty() {
                failures.push(format!("{name}: {lost:?}"));
            }
        }
        assert!(failures.is_empty(), "lost\n{}", failures.join("\n"));
    }
}

/// Only the first can be the title; what comes after it is not thrown away.
#[test]
fn what_is_said_twice_is_kept() {
    for text in [
        "---\ntitle: first\ntitle: second\nauthor: third\nauthors: [fourth]\nseverity: fifth\nseverity: sixth\n---\n\ntext\n",
        "# T\n\n**Severity:** first\n**Severity:** second\n**Authors:** third\n**Author:** fourth, fifth\nSev: sixth\n",
    ] {
        let document = serde_json::to_string(&preview("x.md", text).document).unwrap();
        for word in ["first", "second", "third", "fourth", "fifth", "sixth"] {
            assert!(document.contains(word), "{word} is lost: {document}");
        }
    }
}

#[test]
fn no_word_of_odd_front_matter_is_lost() {
    for text in [
        "---\na: &b [c, {d: e}]\nf: *b\n---\n",
        "---\nblock: |\n  one\n\n  two\nother: >-\n    three\n---\nfour\n",
        "---\n\ttabbed: one\n---\n\ntwo\n",
        "---\n\"quoted: key\": one\n'single': 'two'\n? three\n: four\n---\n",
        "---\none: two\n",
        "---\n- one\n- two\n---\n",
        "---\n# one\ntwo:\n- three\n-four\n---\n",
        "---\ntags: {one: two}\ntitle: [three]\nauthors:\n  one: two\n---\n",
        "---\ntitle: one # two\ndate: three\n...\n---\n```\nfour\n",
        "---\nkept: ```\nalso: ~~~~\n---\n# T\n",
        "+++\ntitle = 'one'\n[two]\nthree = [\n 'four'\n]\n+++\nfive\n",
        "---\r\ntitle: one\r\ntwo: three\r\n---\r\nfour\r\n",
        "---\nschema: afterword-postmortem/1\nid: none\none: two\n---\n\n# three\n",
    ] {
        let lost = lost(text, &preview("x.md", text));
        assert!(lost.is_empty(), "{text:?} lost {lost:?}");
    }
}
