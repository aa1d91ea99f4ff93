//! A document that changes its template keeps every word in its export.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{MetricCatalogue, Section, SectionId};
use afterword_core::template::Template;
use afterword_formats::markdown::write;
use proptest::prelude::*;
use proptest::sample::select;

/// The lines of an export that are not its front matter and not a heading of a template's choice, in the order of the alphabet.
fn lines(document: &Postmortem, template: &Template) -> Vec<String> {
    let text = write(document, template, MetricCatalogue::shipped());
    let after_front = text.split_once("\n---\n").map_or(text.as_str(), |it| it.1);
    let is_word = |it: &&str| !it.starts_with("## ") && !it.trim().is_empty();
    let mut lines: Vec<String> = after_front.lines().filter(is_word).map(str::to_owned).collect();
    lines.sort_unstable();
    lines
}

fn document() -> impl Strategy<Value = Postmortem> {
    let free = Template::shipped().into_iter().flat_map(|it| it.sections);
    let keys: Vec<String> = free.map(|it| it.section.key().to_owned()).collect();
    let section = (any::<u64>(), select(keys), arbitrary::text()).prop_map(|(id, key, text)| {
        Rc::new(Section { id: SectionId::from_bits(id), key, heading: String::new(), text })
    });
    let sections = proptest::collection::vec(section, 0..4);
    (arbitrary::postmortem(), sections).prop_map(|(mut document, sections)| {
        document.extra.extend(sections);
        document
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_template_exports_the_same_lines(document in document()) {
        let expected = lines(&document, &Template::plain());
        for template in Template::shipped() {
            prop_assert_eq!(&lines(&document, &template), &expected, "{}", template.name);
        }
    }
}
