//! Incidents like this one, and the words that say so.

use std::collections::{BTreeMap, BTreeSet};

use super::Library;
use super::library::{Place, for_each_term, weight};
use super::recurring::jaccard;
use super::words::for_each_word;
use crate::causes::Category;
use crate::id::DocumentId;
use crate::order;
use crate::trends::is_same_name;
use crate::trends::{Incident, Reason};

/// An incident that is like another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar {
    /// Its document.
    pub id: DocumentId,
    /// How much of what is telling about the one stands in the other, too: from 0 to 1.
    pub likeness: f64,
    /// The words that both have, as the one that was asked about has them, the most telling first; ten at most.
    pub words: Vec<String>,
    /// The services that both hit.
    pub services: Vec<String>,
    /// The factors and causes that say much the same.
    pub reasons: Vec<SameReason>,
    /// The categories of reasons that both have.
    pub categories: Vec<Category>,
}

/// A factor or cause of one incident, and one of another that says much the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameReason {
    /// How the incident says it that was asked about.
    pub here: String,
    /// How the other one does.
    pub there: String,
}

/// What is less alike is not worth a glance.
const LEAST_LIKENESS: f64 = 0.15;

/// A single word in common is chance, unless the service is the same.
const FEWEST_WORDS: usize = 2;

const MOST_WORDS: usize = 10;

/// A term of the draft: its number if any incident has it, its word if it is one, and how much it says.
struct Asked {
    term: Option<u32>,
    word: Option<String>,
    rarity: f64,
    weight: f64,
}

impl Library {
    /// The incidents that are like `draft`, the likest first and `most` at most; never itself.
    ///
    /// Likeness is the score by BM25 that the incident has for the draft’s terms, by the score that the draft has itself. Terms are the words
    /// of title, factors and causes, the services and the categories.
    pub fn similar(&self, draft: &Incident, most: usize) -> Vec<Similar> {
        let asked = self.asked(draft);
        let own: f64 = asked.iter().map(|it| it.rarity * it.weight).sum();
        if own <= 0.0 {
            return Vec::new();
        }
        let mut scores = vec![0_f32; self.incidents().len()];
        for asked in &asked {
            let rarity = asked.rarity as f32;
            for posting in asked.term.map_or(&[][..], |it| &self.postings[it as usize]) {
                scores[posting.incident as usize] += rarity * posting.weight;
            }
        }
        let likeness = |at: usize| (f64::from(scores[at]) / own).min(1.0);
        let is_like =
            |at: &usize| self.incidents()[*at].id != draft.id && likeness(*at) >= LEAST_LIKENESS;
        let found: Vec<usize> = (0..scores.len()).filter(is_like).collect();
        let best = order::order(found.len(), &|a, b| scores[found[b]].total_cmp(&scores[found[a]]));
        let described = best
            .into_iter()
            .map(|it| self.described(draft, &asked, found[it], likeness(found[it])));
        described.filter(Similar::says_enough).take(most).collect()
    }

    /// The terms of `draft`, the most telling first.
    fn asked(&self, draft: &Incident) -> Vec<Asked> {
        let mut counted: BTreeMap<String, (Option<String>, f64)> = BTreeMap::new();
        for_each_term(draft, &mut |term, place, counts| {
            let word = match place {
                Place::Title(word) | Place::Reason { word, .. } => Some(word.to_lowercase()),
                Place::Aside => None,
            };
            let first = || (word, 0.0);
            counted.entry(term.to_owned()).or_insert_with(first).1 += f64::from(counts);
        });
        let length: f64 = counted.values().map(|it| it.1).sum();
        let mut asked: Vec<Asked> = Vec::with_capacity(counted.len());
        for (term, (word, counts)) in counted {
            let term = self.known_term(&term);
            let weight = weight(counts, length, self.mean_length);
            asked.push(Asked { term, word, rarity: self.rarity(term), weight });
        }
        order::sort(&mut asked, |a, b| (b.rarity * b.weight).total_cmp(&(a.rarity * a.weight)));
        asked
    }

    /// How rare a term is: BM25’s inverse document frequency, never negative.
    fn rarity(&self, term: Option<u32>) -> f64 {
        let all = self.incidents().len() as f64;
        let having = term.map_or(0.0, |it| self.postings[it as usize].len() as f64);
        (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
    }

    fn described(&self, draft: &Incident, asked: &[Asked], at: usize, likeness: f64) -> Similar {
        let other = &self.incidents()[at];
        let stands = |term: u32| {
            let postings = &self.postings[term as usize];
            postings.binary_search_by_key(&at, |it| it.incident as usize).is_ok()
        };
        let shared = asked.iter().filter(|it| it.term.is_some_and(stands));
        let has_service = |it: &&String| other.services.iter().any(|other| is_same_name(other, it));
        let has = |incident: &Incident, category| {
            incident.reasons.iter().any(|it| it.category == Some(category))
        };
        let both = |category: &Category| has(draft, *category) && has(other, *category);
        Similar {
            id: other.id,
            likeness,
            words: shared.filter_map(|it| it.word.clone()).take(MOST_WORDS).collect(),
            services: draft.services.iter().filter(has_service).cloned().collect(),
            reasons: same_reasons(draft, other),
            categories: Category::ALL.into_iter().filter(both).collect(),
        }
    }
}

/// Each reason of `draft` for which `other` has one that says much the same, with the likest.
fn same_reasons(draft: &Incident, other: &Incident) -> Vec<SameReason> {
    let others: Vec<Vec<String>> = other.reasons.iter().map(|it| terms(&it.text)).collect();
    let same = |reason: &Reason| {
        let terms = terms(&reason.text);
        let likeness = others.iter().map(|it| jaccard(&terms, it));
        let alike =
            other.reasons.iter().zip(likeness).filter_map(|(it, likeness)| Some((it, likeness?)));
        let (likest, _) = alike.max_by(|a, b| a.1.total_cmp(&b.1))?;
        Some(SameReason { here: reason.text.clone(), there: likest.text.clone() })
    };
    draft.reasons.iter().filter_map(same).collect()
}

/// The terms of `text` in order, each once.
fn terms(text: &str) -> Vec<String> {
    let mut terms = BTreeSet::new();
    for_each_word(text, &mut |stem, _| {
        terms.insert(stem.to_owned());
    });
    terms.into_iter().collect()
}

impl Similar {
    fn says_enough(&self) -> bool {
        self.words.len() + usize::from(!self.services.is_empty()) >= FEWEST_WORDS
            && !self.words.is_empty()
    }
}
