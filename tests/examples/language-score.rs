//! Prints precision and recall of every rule of language; with paths of Markdown files, every hit in them instead.

use std::fs;

use afterword_core::language::{Field, Rules};
use afterword_tests::language::{labelled, score};

fn main() {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        let (tuned, held_out) = labelled();
        println!("Tuned on: {}", score(Rules::english(), &tuned));
        println!("Held out: {}", score(Rules::english(), &held_out));
    }
    for path in paths {
        match fs::read_to_string(&path) {
            Ok(text) => print_hits(&path, &text),
            Err(error) => eprintln!("{path}: {error}"),
        }
    }
}

/// Each hit with its line, read once as a story and once as a cause.
fn print_hits(path: &str, text: &str) {
    let story = Rules::english().read(text, Field::Story, &[]);
    for hit in Rules::english().read(text, Field::Cause, &[]) {
        let context = if story.contains(&hit) { "" } else { "as a cause, " };
        let start = text[..hit.range.start].rfind("\n\n").map_or(0, |it| it + 2);
        let end = text[hit.range.end..].find("\n\n").map_or(text.len(), |it| hit.range.end + it);
        let around = text[start..end].split_whitespace().collect::<Vec<_>>().join(" ");
        println!("{path}\t{context}{}\t{}\t{around}", hit.rule.id, &text[hit.range]);
    }
}
