//! What a workspace remembers: every incident with its words, prepared so that a draft is compared with all of them at once.

use std::collections::HashMap;

use super::recurring::{Recurring, grouped};
use super::words::for_each_word;
use crate::trends::Incident;

/// The incidents of a workspace, prepared for comparison.
///
/// To prepare it takes time in proportion to all words; to ask it, to those that a draft shares. It is made anew when documents
/// change: off the page, where there are many.
#[derive(Debug, Default)]
pub struct Library {
    incidents: Vec<Incident>,
    // Looked up, never walked through: its order is nobody's business.
    terms: HashMap<Box<str>, u32>,
    pub(super) postings: Vec<Vec<Posting>>,
    pub(super) mean_length: f64,
    recurring: Vec<Recurring>,
}

/// That a term stands in a document, and how much it says there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Posting {
    /// The place of the incident.
    pub(super) incident: u32,
    /// BM25’s weight of the term, without its rarity.
    pub(super) weight: f32,
}

/// How much a word counts by where it stands.
const IN_TITLE: f64 = 2.0;
const IN_REASON: f64 = 1.0;
const AS_SERVICE: f64 = 2.0;
const AS_CATEGORY: f64 = 1.0;

/// BM25’s figures as they are usually set (Robertson and Zaragoza 2009): how soon more of a word stops to say more, and how much the
/// length of a text counts.
const SATURATION: f64 = 1.2;
const BY_LENGTH: f64 = 0.75;

impl Library {
    /// Prepares `incidents`.
    ///
    /// ```
    /// use afterword_core::trends::Library;
    ///
    /// assert!(Library::new(Vec::new()).recurring().is_empty());
    /// ```
    pub fn new(incidents: Vec<Incident>) -> Self {
        let mut library = Self::default();
        let mut bags: Vec<Vec<(u32, f64)>> = Vec::with_capacity(incidents.len());
        let mut reasons: Vec<Vec<Vec<u32>>> = Vec::with_capacity(incidents.len());
        for incident in &incidents {
            let mut bag = Vec::new();
            let mut of_each = vec![Vec::new(); incident.reasons.len()];
            for_each_term(incident, &mut |term, place, counts| {
                let term = library.term(term);
                bag.push((term, counts));
                if let Place::Reason { at, .. } = place {
                    of_each[at].push(term);
                }
            });
            bags.push(summed(bag));
            reasons.push(of_each);
        }
        let length = |bag: &[(u32, f64)]| bag.iter().map(|it| it.1).sum::<f64>();
        let lengths: f64 = bags.iter().map(|it| length(it)).sum();
        library.mean_length =
            if bags.is_empty() { 1.0 } else { (lengths / bags.len() as f64).max(1.0) };
        for (incident, bag) in (0..).zip(&bags) {
            let length = length(bag);
            for (term, counts) in bag {
                let weight = weight(*counts, length, library.mean_length) as f32;
                library.postings[*term as usize].push(Posting { incident, weight });
            }
        }
        library.recurring = grouped(&incidents, &reasons, &library);
        library.incidents = incidents;
        library
    }

    /// All of them, in the order in which they were given.
    pub fn incidents(&self) -> &[Incident] {
        &self.incidents
    }

    /// The factors and causes that stand in more than one incident, those of the most incidents first.
    pub fn recurring(&self) -> &[Recurring] {
        &self.recurring
    }

    /// The number of a term, a new one if it is new.
    fn term(&mut self, term: &str) -> u32 {
        if let Some(known) = self.terms.get(term) {
            return *known;
        }
        let new = u32::try_from(self.postings.len()).unwrap_or(u32::MAX);
        self.postings.push(Vec::new());
        self.terms.insert(term.into(), new);
        new
    }

    /// The number of a term, if any incident has it.
    pub(super) fn known_term(&self, term: &str) -> Option<u32> {
        self.terms.get(term).copied()
    }
}

/// What a term that counts so much says in a text of `length`.
pub(super) fn weight(counts: f64, length: f64, mean_length: f64) -> f64 {
    let long = 1.0 - BY_LENGTH + BY_LENGTH * length / mean_length;
    counts * (SATURATION + 1.0) / (counts + SATURATION * long)
}

/// Each term once, with all that it counts.
fn summed(mut bag: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    bag.sort_unstable_by_key(|it| it.0);
    bag.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        kept.1 += if is_same { next.1 } else { 0.0 };
        is_same
    });
    bag
}

/// Where a term stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Place<'a> {
    /// In the title: the word as it is written there.
    Title(&'a str),
    /// In one of the reasons.
    Reason {
        /// Its place among the incident’s reasons.
        at: usize,
        /// The word as it is written there.
        word: &'a str,
    },
    /// It is a service or a category.
    Aside,
}

/// Gives every term of `incident`, where it stands, and how much it counts. Services and categories are terms that no text can hold.
pub(super) fn for_each_term(incident: &Incident, each: &mut dyn FnMut(&str, Place<'_>, f64)) {
    for_each_word(&incident.title, &mut |stem, word| each(stem, Place::Title(word), IN_TITLE));
    for (at, reason) in incident.reasons.iter().enumerate() {
        for_each_word(&reason.text, &mut |stem, word| {
            each(stem, Place::Reason { at, word }, IN_REASON);
        });
    }
    for service in &incident.services {
        each(&format!("\u{1}{}", service.trim().to_lowercase()), Place::Aside, AS_SERVICE);
    }
    for category in incident.reasons.iter().filter_map(|it| it.category) {
        each(&format!("\u{2}{}", category.key()), Place::Aside, AS_CATEGORY);
    }
}
