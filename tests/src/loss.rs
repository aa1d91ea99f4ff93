//! Which words of a text are missing from the document that was read from it.

use std::collections::BTreeMap;

use afterword_formats::markdown::{Preview, What};
use serde_json::Value;

/// What the line of an action says by a field of the document: whose it is, until when, that it is done, how urgent.
const FIELD_WORDS: [&str; 17] = [
    "owner",
    "assignee",
    "assigned",
    "to",
    "due",
    "date",
    "by",
    "done",
    "completed",
    "white",
    "heavy",
    "large",
    "check",
    "mark",
    "square",
    "high",
    "low",
];

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
pub fn lost(text: &str, preview: &Preview) -> Vec<String> {
    let mut document = serde_json::to_value(&preview.document).expect("a document is JSON");
    for key in ["title", "authors", "tags"] {
        if let Some(members) = document.as_object_mut() {
            members.remove(key);
        }
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

/// The words of whatever text that are nowhere in the document nor in what was understood, not even once: [`lost`] for texts that
/// nobody wrote, where a word may stand twice for no reason.
pub fn vanished(text: &str, preview: &Preview) -> Vec<String> {
    let mut kept = Words::new();
    count_all(&mut kept, &serde_json::to_value(&preview.document).expect("a document is JSON"));
    preview.recognised.iter().for_each(|it| count(&mut kept, &it.as_written));
    let mut wanted = Words::new();
    count(&mut wanted, text);
    wanted.retain(|word, _| !kept.contains_key(word) && !FIELD_WORDS.contains(&word.as_str()));
    wanted.into_keys().collect()
}
