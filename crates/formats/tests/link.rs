//! Links that hold a document: they come back whole, or say that they did not.

#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use afterword_formats::link;
use arbitrary::postmortem;
use proptest::prelude::*;

proptest! {
    #[test]
    fn a_document_comes_back(document in postmortem()) {
        let letters = link::write(&document);
        prop_assert!(letters.bytes().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(&it)));
        prop_assert_eq!(link::read(&letters).unwrap(), document);
    }

    #[test]
    fn a_link_that_lost_its_end_says_so(document in postmortem(), cut in 1_usize..200) {
        let letters = link::write(&document);
        let kept = letters.len().saturating_sub(cut);
        let error = link::read(&letters[..kept]).unwrap_err();
        prop_assert!(error.message.contains("not complete"), "{error}");
    }

    #[test]
    fn no_letters_make_it_panic(letters in "[12]?.{0,200}") {
        link::read(&letters).unwrap_err();
    }
}

#[test]
fn a_changed_letter_is_noticed() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z").unwrap();
    let id = afterword_core::id::DocumentId::v7(0, [7; 10]);
    let letters = link::write(&afterword_core::Postmortem::new(id, now));
    for at in 4..letters.len() {
        let mut changed = letters.clone().into_bytes();
        changed[at] = if changed[at] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).unwrap();
        // The last letter may hold bits that mean nothing.
        if at + 1 < letters.len() {
            assert!(link::read(&changed).is_err(), "{at}");
        }
    }
    assert!(link::read("2abc").unwrap_err().message.contains("newer version"));
    assert!(link::read("").unwrap_err().message.contains("not complete"));
}

/// A few letters that would fill the memory are refused before they do.
#[test]
fn letters_that_swell_are_refused() {
    let now = chrono::DateTime::parse_from_rfc3339("2026-03-14T10:00:00Z").unwrap();
    let id = afterword_core::id::DocumentId::v7(0, [7; 10]);
    let summary = " ".repeat(afterword_formats::limits::MAX_BYTES + 1);
    let large = afterword_core::Postmortem { summary, ..afterword_core::Postmortem::new(id, now) };
    let letters = link::write(&large);
    assert!(letters.len() < 100_000, "{} letters", letters.len());
    let error = link::read(&letters).unwrap_err();
    assert!(error.message.contains("25 MB"), "{error}");
}
