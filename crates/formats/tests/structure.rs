//! Whatever a person types, an exported document keeps its shape, as another reader of Markdown sees it.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;
mod typed;

use afterword_core::Postmortem;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::template::Template;
use afterword_formats::markdown::write;
use proptest::prelude::*;
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use typed::typed;

/// Every extension, so that the strictest wiki is pleased.
fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let body = markdown.splitn(3, "---\n").nth(2).expect("a document begins with front matter");
    let metadata = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS;
    Parser::new_ext(body, Options::all() - Options::ENABLE_SMART_PUNCTUATION - metadata)
}

/// The levels of the headings that stand in nothing else.
fn top_headings(markdown: &str) -> Vec<HeadingLevel> {
    let (mut depth, mut levels) = (0, Vec::new());
    for event in events(markdown) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if depth == 0 => levels.push(level),
            Event::Start(_) => depth += 1,
            Event::End(TagEnd::Heading(_)) if depth == 0 => {}
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    levels
}

/// Everything that is no text: what begins, what ends, and what is neither.
fn shape(markdown: &str) -> Vec<String> {
    let skeleton = events(markdown).filter(|it| !matches!(it, Event::Text(_)));
    skeleton.map(|it| format!("{it:?}")).collect()
}

fn export(document: &Postmortem) -> String {
    write(document, &Template::shipped()[0], MetricCatalogue::shipped())
}

#[track_caller]
fn check(line: &str) {
    // What is only white space is shown as something else.
    if !line.trim().is_empty() {
        assert_eq!(shape(&export(&typed(line))), shape(&export(&typed("plain"))), "{line:?}");
    }
}

const HOSTILE: [&str; 24] = [
    "# x",
    "- x",
    "1. x",
    "1) x",
    "+ x",
    "* x",
    "---",
    "===",
    "    x",
    "> x",
    "```",
    "~~~",
    "| a |",
    "<b>x</b>",
    "<!-- x",
    "[x](javascript:alert(1))",
    "![x](y)",
    "<https://x.example>",
    "*x*",
    "__x__",
    "$x$",
    ":x:",
    "^x",
    "[^1]: x",
];

#[test]
fn typed_text_never_becomes_structure() {
    HOSTILE.into_iter().for_each(check);
}

#[test]
fn naughty_strings_never_become_structure() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/corpus/blns/blns.json");
    let Ok(json) = std::fs::read_to_string(path) else {
        eprintln!("no list of naughty strings at {path}");
        return;
    };
    let strings: Vec<String> = serde_json::from_str(&json).unwrap();
    strings.iter().for_each(|it| check(it));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_text_never_becomes_structure(line in "[-#*_`~<>|\\\\\\[\\](){}=+.:;&^$!\"'/ \t0-9a]{1,16}|\\PC{1,12}") {
        check(&line);
    }

    #[test]
    fn markdown_never_leaves_its_section(document in arbitrary::postmortem()) {
        let text = export(&document);
        let n_sections = text.lines().skip_while(|it| *it != "sections:").skip(1).take_while(|it| it.starts_with("  - ")).count();
        let mut expected = vec![HeadingLevel::H1];
        expected.extend(std::iter::repeat_n(HeadingLevel::H2, n_sections));
        let found: Vec<HeadingLevel> = top_headings(&text).into_iter().filter(|it| *it <= HeadingLevel::H2).collect();
        prop_assert_eq!(found, expected, "{}", text);
    }
}
