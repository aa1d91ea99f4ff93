//! What is written as Markdown reads back as the same document, whatever is in it.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;
mod reading;

use afterword_core::draw::Words;
use afterword_core::postmortem::{MetricCatalogue, MetricDefinition, MomentKey};
use afterword_core::template::Template;
use afterword_formats::json;
use afterword_formats::markdown::{Illustrations, pictures, write, write_illustrated};
use proptest::prelude::*;
use reading::{difference, read_back};

/// Some vendors' definitions, and some of a team's own with whatever names.
fn catalogue() -> impl Strategy<Value = MetricCatalogue> {
    let shipped = MetricCatalogue::shipped().definitions();
    let chosen = prop::collection::vec(prop::sample::select(shipped), 0..4);
    let own = prop::collection::vec(
        (prop::sample::select(shipped), "[a-c]", "\\PC{0,12}", any::<bool>()),
        0..3,
    );
    (chosen, own).prop_map(|(chosen, own)| {
        let own: Vec<MetricDefinition> = own
            .into_iter()
            .map(|(like, id, words, is_new)| MetricDefinition {
                metric: if is_new { String::new() } else { like.metric().to_owned() },
                id: if words.is_empty() { like.id.clone() } else { id },
                label: words.clone(),
                to: vec![MomentKey::Custom(words.clone()), MomentKey::Resolved],
                source: if words.len() > 6 { words } else { String::new() },
                ..like
            })
            .collect();
        let choice = chosen.iter().chain(&own).map(|it| (it.metric().to_owned(), it.id.clone()));
        let choice = choice.collect();
        MetricCatalogue::with(own, choice)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_reads_back_equal(document in arbitrary::postmortem(), metrics in catalogue()) {
        for template in Template::shipped() {
            let text = write(&document, &template, &metrics);
            let read = read_back(&text);
            prop_assert!(read == document, "{}\n{}", text, difference(&read, &document));
            prop_assert_eq!(write(&read, &template, &metrics), text);
        }
    }
}

/// Somebody copied an entry in the file, name and all.
#[test]
fn two_things_of_one_name_are_two_things() {
    let stored = include_str!("../../../tests/stored/postmortem-1.json");
    let text = stored.replace("\"000000000e04\"", "\"000000000e02\"");
    let document = json::read(&text).unwrap();
    let texts: Vec<&str> = document.timeline.iter().map(|it| it.text.as_str()).collect();
    assert_eq!(texts, ["Probe failed", "Restarts", "Better", "Somebody called"]);
    assert_ne!(document.timeline[1].id, document.timeline[3].id);
    assert_eq!(json::read(&json::write(&document)).as_ref(), Ok(&document));
    let text = write(&document, &Template::shipped()[0], MetricCatalogue::shipped());
    assert_eq!(read_back(&text), document);
}

proptest! {
    // Each case draws everything; what a drawing could do to a document, it does to small ones.
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drawings_are_no_content(document in arbitrary::postmortem(), stem: String) {
        let (template, words) = (&Template::shipped()[0], Words::english());
        for how in [Illustrations::Mermaid(&words), Illustrations::Files(&stem)] {
            let text = write_illustrated(&document, template, MetricCatalogue::shipped(), how);
            let read = read_back(&text);
            prop_assert!(read == document, "{}\n{}", text, difference(&read, &document));
        }
        let text = write_illustrated(&document, template, MetricCatalogue::shipped(), Illustrations::Files(&stem));
        for picture in pictures(&document, &stem, &words) {
            prop_assert!(text.contains(&format!("]({} ", picture.name)), "{} is not shown", picture.name);
        }
    }
}
