//! What a workspace remembers: every incident with its words, prepared so that a draft is compared with all of them at once.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::rc::Rc;

use super::recurring::Recurring;
use super::words::for_each_word;
use crate::search::Quick;
use crate::trends::Incident;

/// The incidents of a workspace, prepared for comparison.
///
/// To prepare it takes time in proportion to all words; to ask it, to those that a draft shares. When documents change it is made anew, and
/// only those are read again that did ([`Library::renewed`]): off the page, where there are many.
#[derive(Debug, Default)]
pub struct Library {
    incidents: Vec<Rc<Incident>>,
    /// The terms of each of them.
    terms: Vec<Rc<Terms>>,
    vocabulary: Rc<Vocabulary>,
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

/// The terms of one incident, by their numbers.
#[derive(Debug)]
struct Terms {
    /// Each of them once, with all that it counts.
    counted: Vec<(u32, f32)>,
    /// Those of each reason, as they stand there.
    reasons: Vec<Vec<u32>>,
}

/// The numbers of terms.
#[derive(Clone, Debug, Default)]
struct Vocabulary {
    // Looked up, never walked through: its order is nobody's business.
    numbers: HashMap<Rc<str>, u32, BuildHasherDefault<Quick>>,
    /// The terms by their numbers.
    texts: Vec<Rc<str>>,
}

/// How much a word counts by where it stands.
const IN_TITLE: f32 = 2.0;
const IN_REASON: f32 = 1.0;
const AS_SERVICE: f32 = 2.0;
const AS_CATEGORY: f32 = 1.0;

/// BM25’s figures as they are usually set (Robertson and Zaragoza 2009): how soon more of a word stops to say more, and how much the
/// length of a text counts.
const SATURATION: f64 = 1.2;
const BY_LENGTH: f64 = 0.75;

impl Library {
    /// Prepares `incidents`.
    ///
    /// ```
    /// use afterword_core::trends::{Incident, Library};
    ///
    /// assert!(Library::new(Vec::<Incident>::new()).recurring().is_empty());
    /// ```
    pub fn new<I: Into<Rc<Incident>>>(incidents: impl IntoIterator<Item = I>) -> Self {
        Self::default().renewed(incidents.into_iter().map(Into::into).collect())
    }

    /// The library of other incidents. Those that are in this one, too, are not read again: the very same records, not such as are alike.
    pub fn renewed(&self, incidents: Vec<Rc<Incident>>) -> Self {
        let known: HashMap<*const Incident, &Rc<Terms>> =
            self.incidents.iter().map(Rc::as_ptr).zip(&self.terms).collect();
        let mut vocabulary = self.vocabulary.clone();
        let terms = incidents.iter().map(|it| {
            let terms = known.get(&Rc::as_ptr(it)).map(|it| (*it).clone());
            terms.unwrap_or_else(|| Rc::new(Rc::make_mut(&mut vocabulary).read(it)))
        });
        let terms: Vec<Rc<Terms>> = terms.collect();
        let length = |it: &Terms| it.counted.iter().map(|it| f64::from(it.1)).sum::<f64>();
        let lengths: Vec<f64> = terms.iter().map(|it| length(it)).collect();
        let mean_length = (lengths.iter().sum::<f64>() / lengths.len().max(1) as f64).max(1.0);
        let mut postings = vec![Vec::new(); vocabulary.texts.len()];
        for ((incident, terms), length) in (0..).zip(&terms).zip(lengths) {
            for (term, counts) in &terms.counted {
                let weight = weight(f64::from(*counts), length, mean_length) as f32;
                postings[*term as usize].push(Posting { incident, weight });
            }
        }
        let mut library =
            Self { incidents, terms, vocabulary, postings, mean_length, recurring: Vec::new() };
        library.recurring = library.grouped();
        library
    }

    /// All of them, in the order in which they were given.
    pub fn incidents(&self) -> &[Rc<Incident>] {
        &self.incidents
    }

    /// The factors and causes that stand in more than one incident, those of the most incidents first.
    pub fn recurring(&self) -> &[Recurring] {
        &self.recurring
    }

    /// The terms of each reason of the incident at a place, as they stand there.
    pub(super) fn reasons(&self, incident: usize) -> &[Vec<u32>] {
        &self.terms[incident].reasons
    }

    /// The order of two terms by their letters.
    pub(super) fn compare_terms(&self, one: usize, other: usize) -> Ordering {
        self.vocabulary.texts[one].cmp(&self.vocabulary.texts[other])
    }

    /// The number of a term, if any incident has it.
    pub(super) fn known_term(&self, term: &str) -> Option<u32> {
        self.vocabulary.numbers.get(term).copied()
    }
}

impl Vocabulary {
    fn read(&mut self, incident: &Incident) -> Terms {
        let mut counted = Vec::new();
        let mut reasons = vec![Vec::new(); incident.reasons.len()];
        for_each_term(incident, &mut |term, place, counts| {
            let term = self.number(term);
            counted.push((term, counts));
            if let Place::Reason { at, .. } = place {
                reasons[at].push(term);
            }
        });
        Terms { counted: summed(counted), reasons }
    }

    /// The number of a term, a new one if it is new.
    fn number(&mut self, term: &str) -> u32 {
        if let Some(known) = self.numbers.get(term) {
            return *known;
        }
        let new = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
        let text: Rc<str> = term.into();
        self.texts.push(text.clone());
        self.numbers.insert(text, new);
        new
    }
}

/// What a term that counts so much says in a text of `length`.
pub(super) fn weight(counts: f64, length: f64, mean_length: f64) -> f64 {
    let long = 1.0 - BY_LENGTH + BY_LENGTH * length / mean_length;
    counts * (SATURATION + 1.0) / (counts + SATURATION * long)
}

/// Each term once, with all that it counts.
fn summed(mut bag: Vec<(u32, f32)>) -> Vec<(u32, f32)> {
    bag.sort_unstable_by_key(|it| it.0);
    bag.dedup_by(|next, kept| {
        let is_same = next.0 == kept.0;
        kept.1 += if is_same { next.1 } else { 0.0 };
        is_same
    });
    bag.shrink_to_fit();
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
pub(super) fn for_each_term(incident: &Incident, each: &mut dyn FnMut(&str, Place<'_>, f32)) {
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
