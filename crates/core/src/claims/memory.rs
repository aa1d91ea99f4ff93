//! Reading the claims of one document again and again, as it is edited: a text that did not change is not read again.

use std::collections::BTreeMap;

use super::reader::{read_text, texts};
use super::{Claim, Place};
use crate::Postmortem;

/// What the texts of a document claimed when they were read last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    texts: BTreeMap<Place, Remembered>,
    round: u32,
}

/// A text under its heading, and its claims.
#[derive(Clone, Debug)]
struct Remembered {
    text: Box<str>,
    heading: Box<str>,
    claims: Vec<Claim>,
    /// The last reading in which the text was there.
    round: u32,
}

impl Memory {
    /// What [`read`](super::read) returns, at the cost of what changed since the last time.
    pub(crate) fn read(&mut self, postmortem: &Postmortem) -> Vec<Claim> {
        self.round = self.round.wrapping_add(1);
        let round = self.round;
        let mut claims = Vec::new();
        texts(postmortem, &mut |place, text, heading| {
            if text.is_empty() {
                return;
            }
            let known = self.texts.remove(&place);
            let known = known.filter(|it| *it.text == *text && *it.heading == *heading);
            let known = known.unwrap_or_else(|| Remembered::of(place, text, heading));
            claims.extend_from_slice(&known.claims);
            self.texts.insert(place, Remembered { round, ..known });
        });
        self.texts.retain(|_, it| it.round == round);
        claims
    }
}

impl Remembered {
    fn of(place: Place, text: &str, heading: &str) -> Self {
        let mut claims = Vec::new();
        read_text(place, text, heading, &mut claims);
        Self { text: text.into(), heading: heading.into(), claims, round: 0 }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::DocumentId;

    proptest! {
        #[test]
        fn what_is_remembered_is_what_is_read(
            summaries in proptest::collection::vec("(It lasted [0-9]{1,2} minutes\\. ?){0,3}", 1..6),
        ) {
            let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T00:00:00Z").unwrap();
            let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
            let mut memory = Memory::default();
            for summary in summaries {
                postmortem.lessons = std::mem::replace(&mut postmortem.summary, summary);
                prop_assert_eq!(memory.read(&postmortem), super::super::read(&postmortem));
            }
        }
    }
}
