//! The time boxes of a meeting add up, and every part of the document that holds something is shown once.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod arbitrary;

use afterword_core::postmortem::SectionKey;
use afterword_core::present::{agenda, english};
use arbitrary::{choices, empty, grown};
use proptest::prelude::*;

proptest! {
    #[test]
    fn an_agenda_fills_the_meeting(a in choices(0..60), minutes in 0_u32..300) {
        let document = grown(empty(), &a, 1);
        let slides = agenda(&document, minutes);
        let mut at = 0;
        for slide in &slides {
            prop_assert_eq!(slide.starts, at);
            at += slide.minutes;
            prop_assert!(minutes < 7 || slide.minutes > 0, "{:?}", slide);
            prop_assert!(slide.heading(english()) != slide.part, "{:?} has no heading", slide);
        }
        prop_assert_eq!(at, minutes);

        let mut shown: Vec<SectionKey> = slides.into_iter().flat_map(|it| it.sections).collect();
        shown.sort();
        let mut filled = document.filled_sections();
        filled.retain(|it| !matches!(it, SectionKey::People | SectionKey::Response));
        filled.sort();
        prop_assert_eq!(shown, filled);
    }
}

#[test]
fn an_empty_document_is_opened_and_closed() {
    let parts: Vec<String> = agenda(&empty(), 30).into_iter().map(|it| it.part).collect();
    assert_eq!(parts, ["opening", "wrap-up"]);
}
