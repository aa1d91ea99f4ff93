//! Every file that was collected to break readers, through every importer: a value or an error with words, and nothing else.
//!
//! The files lie beside the checkout; without them there is nothing to test, and the test says so.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod beside;
mod importers;
mod reading;

use afterword_formats::{ReadError, Trouble};

/// Where files lie that any importer could be given.
const FOLDERS: [&str; 10] = [
    "json-suite",
    "csv",
    "blns",
    "openslo",
    "commonmark",
    "xss",
    "incident-json",
    "maturity",
    "templates",
    "chat-logs",
];

#[track_caller]
fn check(result: Result<(), ReadError>, text: &str, about: &str) {
    let Err(error) = result else { return };
    assert!(!error.message.trim().is_empty(), "{about}: an error without words");
    if let Some(at) = error.at {
        // A text that ends too early ends on the line after its last one, if that one is whole.
        let n_lines = text.split('\n').count();
        assert!((1..=n_lines).contains(&at.line), "{about}: {error}, of {n_lines} lines");
    }
}

#[test]
fn every_file_is_read_or_refused_with_words() {
    for (name, bytes) in FOLDERS.into_iter().flat_map(beside::files) {
        let text = String::from_utf8_lossy(&bytes);
        check(importers::any(&name, &bytes), &text, &name);
        for importer in importers::ALL {
            check((importer.read)(&text), &text, &format!("{name} as {}", importer.name));
        }
    }
}

/// The strings of the lists that hold many in one file, each alone.
#[test]
fn every_string_is_read_or_refused_with_words() {
    let strings = beside::naughty_strings().into_iter().chain(beside::attack_strings());
    for text in strings {
        check(importers::any("x.md", text.as_bytes()), &text, &text);
        for importer in importers::ALL {
            check((importer.read)(&text), &text, &format!("{text:?} as {}", importer.name));
        }
    }
}

#[test]
fn json_that_is_none_is_refused_with_its_line() {
    let is_wrong = |name: &str| name.rsplit('/').next().is_some_and(|it| it.starts_with("n_"));
    let mut n = 0;
    for (name, bytes) in beside::files("json-suite").into_iter().filter(|it| is_wrong(&it.0)) {
        n += 1;
        let mut results = vec![importers::any(&name, &bytes)];
        if let Ok(text) = std::str::from_utf8(&bytes) {
            let readers = importers::ALL.into_iter().filter(|it| it.is_json);
            results.extend(readers.map(|it| (it.read)(text)));
        }
        for result in results {
            let error = result.expect_err(&name);
            let is_empty = bytes.iter().all(u8::is_ascii_whitespace);
            // Several whole values in one file may be messages, one behind the other, which are somebody else's.
            let is_foreign = error.trouble == Trouble::Foreign;
            assert!(error.at.is_some() || is_empty || is_foreign, "{name}: {error}");
        }
    }
    assert!(n == 0 || n > 80, "only {n} files");
}

#[test]
fn json_of_others_is_refused_and_says_what_was_expected() {
    let is_right = |name: &str| name.rsplit('/').next().is_some_and(|it| it.starts_with("y_"));
    for (name, bytes) in beside::files("json-suite").into_iter().filter(|it| is_right(&it.0)) {
        let text = String::from_utf8(bytes).unwrap();
        importers::any(&name, text.as_bytes()).expect_err(&name);
        for importer in importers::ALL.into_iter().filter(|it| it.is_json) {
            let error = (importer.read)(&text).expect_err(&name);
            let says = |it: &&str| error.message.contains(it);
            assert!(
                ["expected", "has the shape", "not known"].iter().any(says),
                "{name} as {}: {error}",
                importer.name
            );
        }
    }
}
