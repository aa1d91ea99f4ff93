//! A reader of claims that remembers: of a document that is read again and again, only the texts that changed are read.

use std::collections::BTreeMap;

use super::reader::{read_text, texts};
use super::{Claim, Place};
use crate::Postmortem;

/// Reads the claims of one document again and again, as it is edited.
///
/// It keeps a copy of each text with figures or without: comparing costs less than reading, and is never wrong.
#[derive(Clone, Debug, Default)]
pub struct ClaimReader {
    texts: BTreeMap<Place, Remembered>,
    round: u32,
}

/// A text and the claims in it.
#[derive(Clone, Debug)]
struct Remembered {
    text: Box<str>,
    heading: Box<str>,
    claims: Vec<Claim>,
    /// The last reading in which the text was there.
    round: u32,
}

impl ClaimReader {
    /// What [`read`](super::read()) returns, at the cost of what changed since the last time.
    pub fn read(&mut self, postmortem: &Postmortem) -> Vec<Claim> {
        self.round = self.round.wrapping_add(1);
        let mut claims = Vec::new();
        texts(postmortem, &mut |place, text, heading| {
            if !text.is_empty() {
                claims.extend_from_slice(self.claims(place, text, heading));
            }
        });
        let round = self.round;
        self.texts.retain(|_, it| it.round == round);
        claims
    }

    fn claims(&mut self, place: Place, text: &str, heading: &str) -> &[Claim] {
        let round = self.round;
        let fresh = || {
            let mut claims = Vec::new();
            read_text(place, text, heading, &mut claims);
            Remembered { text: text.into(), heading: heading.into(), claims, round }
        };
        let known = self.texts.entry(place).or_insert_with(fresh);
        if *known.text != *text || *known.heading != *heading {
            *known = fresh();
        }
        known.round = round;
        &known.claims
    }
}
