//! Real postmortems of other people, read by the importer: no word of them may get lost.
//!
//! The documents lie beside the checkout; without them there is nothing to test, and the test says so.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{Preview, ReadContext, What, read};
use chrono::NaiveDateTime;
use serde_json::Value;

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

type Words = BTreeMap<String, usize>;

/// How often each word of two letters or more is in `text`; marks of check-lists are no words.
fn count(words: &mut Words, text: &str) {
    for word in text.to_lowercase().split(|it: char| !it.is_alphanumeric()) {
        if word.chars().count() > 1 {
            *words.entry(word.to_owned()).or_default() += 1;
        }
    }
}

/// Every text in `value`, whatever field it is in.
fn count_all(words: &mut Words, value: &Value) {
    match value {
        Value::String(text) => count(words, text),
        Value::Array(items) => items.iter().for_each(|it| count_all(words, it)),
        Value::Object(map) => map.values().for_each(|it| count_all(words, it)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The words of `text` that are less often in the document than in the text.
///
/// A heading, a column's name and a bare “Why?” are fields of the document once they are understood, so what was understood
/// counts as it was written; title, authors and tags count so too, for front matter may say them a second time.
fn lost(text: &str, preview: &Preview) -> Vec<String> {
    let mut document = serde_json::to_value(&preview.document).unwrap();
    for key in ["title", "authors", "tags"] {
        document.as_object_mut().unwrap().remove(key);
    }
    let mut kept = Words::new();
    count_all(&mut kept, &document);
    for it in &preview.recognised {
        match it.what {
            What::Section(_) | What::Columns | What::Severity => count(&mut kept, &it.as_written),
            What::Title | What::Authors | What::Tags => count(&mut kept, &it.as_written),
            What::Cause if it.as_written.starts_with("Wh") => {
                count(&mut kept, it.as_written.split([' ', '?']).next().unwrap_or(""));
            }
            _ => {}
        }
    }
    let mut wanted = Words::new();
    count(&mut wanted, text);
    wanted.retain(|word, n| kept.get(word).copied().unwrap_or(0) < *n);
    wanted.into_keys().collect()
}

#[test]
fn no_word_of_a_real_document_is_lost() {
    for folder in ["postmortems", "templates"].into_iter().filter_map(folder) {
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
