//! What is written as Markdown reads back as the same document, whatever is in it.

#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod arbitrary;

use afterword_core::Postmortem;
use afterword_core::draw::Words;
use afterword_core::template::Template;
use afterword_core::time::{Instant, Zone};
use afterword_formats::markdown::{
    Illustrations, ReadContext, pictures, read, write, write_illustrated,
};
use chrono::NaiveDateTime;
use proptest::prelude::*;

fn read_back(text: &str) -> Postmortem {
    let now = chrono::DateTime::parse_from_rfc3339("2026-11-21T06:00:00+00:00").unwrap();
    let zones = |_: &Zone, local: NaiveDateTime| -> Option<Instant> {
        local.and_utc().fixed_offset().into()
    };
    let mut next = 0;
    let mut ids = || {
        next += 1;
        next
    };
    let context = ReadContext { name: "", now, zone: &Zone::default(), zones: &zones };
    read(text, &mut ids, context).document
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_reads_back_equal(document in arbitrary::postmortem()) {
        for template in Template::shipped() {
            let text = write(&document, &template);
            let read = read_back(&text);
            prop_assert!(read == document, "{}\n{}", text, difference(&read, &document));
            prop_assert_eq!(write(&read, &template), text);
        }
    }
}

proptest! {
    // Each case draws everything; what a drawing could do to a document, it does to small ones.
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drawings_are_no_content(document in arbitrary::postmortem(), stem: String) {
        let (template, words) = (&Template::shipped()[0], Words::english());
        for how in [Illustrations::Mermaid(&words), Illustrations::Files(&stem)] {
            let text = write_illustrated(&document, template, how);
            let read = read_back(&text);
            prop_assert!(read == document, "{}\n{}", text, difference(&read, &document));
        }
        let text = write_illustrated(&document, template, Illustrations::Files(&stem));
        for picture in pictures(&document, &stem, &words) {
            prop_assert!(text.contains(&format!("]({} ", picture.name)), "{} is not shown", picture.name);
        }
    }
}

/// The first lines in which two documents differ, as JSON.
fn difference(read: &Postmortem, document: &Postmortem) -> String {
    let lines = |it: &Postmortem| -> Vec<String> {
        afterword_formats::json::write(it).lines().map(str::to_owned).collect()
    };
    let (read, document) = (lines(read), lines(document));
    let at = read.iter().zip(&document).position(|(a, b)| a != b).unwrap_or(0);
    let window =
        |lines: &[String]| lines[at.min(lines.len())..(at + 4).min(lines.len())].join("\n");
    format!("read\n{}\nwritten\n{}", window(&read), window(&document))
}
