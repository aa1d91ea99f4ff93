//! Finding documents: which hold every clause of a query, the best first.

use std::cmp::Ordering;
use std::ops::Range;

use super::index::{Held, Index};
use super::part::Part;
use super::query::{Clause, Query, Wanted};
use super::segment::{Posting, Segment};
use crate::id::DocumentId;

/// How fast a word that stands in a document again and again stops counting, and how much long documents are held back: BM25's usual
/// values (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and Beyond”, 2009, 3.5), over weighted words (BM25F).
const K1: f32 = 1.2;
const B: f32 = 0.75;

/// A word that is found in fewer documents is looked for with typing errors as well.
const FEW: usize = 5;
/// The shortest words in which one and two errors are seen through.
const ONE_ERROR: usize = 4;
const TWO_ERRORS: usize = 8;
/// So many words are named that were taken for words of the query.
const MAX_MEANT: usize = 5;
/// What an error takes off.
const PER_ERROR: f32 = 0.4;

/// The entries of lists that are read for the words that begin with one word. Beyond it those that are in the most documents are taken, so
/// that one letter, which begins thousands of words, is answered as quickly as ten.
const MAX_READ: u64 = 60_000;

/// How slowly a word that is repeated comes to count fully in a document that is so many times as long as the mean.
pub(super) fn slowness(length: f32) -> f32 {
    K1 * (1.0 - B + B * length)
}

/// A document that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// The document.
    pub id: DocumentId,
    /// How well it fits, against other hits of the same query only.
    pub score: f32,
    day: i32,
    parts: u8,
}

impl Hit {
    /// The parts that words of the query stand in.
    pub fn parts(&self) -> impl Iterator<Item = Part> {
        let parts = self.parts;
        Part::ALL.into_iter().filter(move |it| parts & it.bit() != 0)
    }
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The best, the best first; where two fit alike, the later one.
    pub hits: Vec<Hit>,
    /// How many documents there are in all.
    pub total: usize,
    /// Words that were taken for words of the query, with typing errors.
    pub meant: Vec<String>,
}

impl Index {
    /// The documents for which every clause of `query` holds, at most `limit` of them. An empty query finds nothing.
    ///
    /// Each word counts by how often it stands in a document and where, how rare it is, and how long the document is; a word that only begins
    /// like the one that was typed counts less, one with a typing error less again and only if little else is found.
    pub fn find(&self, query: &Query, limit: usize) -> Found {
        if query.is_empty() {
            return Found::default();
        }
        let mut meant = Vec::new();
        let corpus = Corpus { held: &self.held, n: self.n as f32 };
        let mut tallies: Vec<Tally<'_>> =
            self.held.iter().map(|it| Tally::new(it, query)).collect();
        for clause in &query.clauses {
            let (mut n_found, reach) = (0, reach(clause));
            for (held, tally) in self.held.iter().zip(&mut tallies) {
                look(held, clause, &corpus, tally);
                n_found += tally.gaining.len();
            }
            if n_found < FEW && reach > 0 {
                for (held, tally) in self.held.iter().zip(&mut tallies) {
                    look_for_errors(held, clause, reach, &corpus, tally, &mut meant);
                }
            }
            tallies.iter_mut().for_each(|it| it.close(clause.is_excluded));
        }
        let mut hits = Vec::new();
        for (held, tally) in self.held.iter().zip(&tallies) {
            tally.hits(held, &mut hits);
        }
        let total = hits.len();
        let limit = limit.min(total);
        if limit > 0 && limit < total {
            hits.select_nth_unstable_by(limit - 1, Hit::compare);
            hits.truncate(limit);
        }
        crate::order::sort(&mut hits, Hit::compare);
        Found { hits, total, meant }
    }
}

impl Hit {
    fn compare(&self, other: &Self) -> Ordering {
        let score = other.score.total_cmp(&self.score);
        score.then(other.day.cmp(&self.day)).then(self.id.cmp(&other.id))
    }
}

/// How many typing errors are seen through in a word; a number is meant as it is typed.
fn reach(clause: &Clause) -> usize {
    match &clause.wanted {
        Wanted::Word(word, _) if !clause.is_excluded && !word.contains(char::is_numeric) => {
            match word.chars().count() {
                ..ONE_ERROR => 0,
                ONE_ERROR..TWO_ERRORS => 1,
                _ => 2,
            }
        }
        _ => 0,
    }
}

/// Notes the documents of a segment that have what a clause wants, or a word that begins so.
fn look(held: &Held, clause: &Clause, corpus: &Corpus<'_>, tally: &mut Tally<'_>) {
    let segment = &held.segment;
    match &clause.wanted {
        Wanted::Value(value) => {
            for word in segment.words.beginning_with(value) {
                segment.postings(word).for_each(|it| tally.gain(it.document, 0.0, 0));
            }
        }
        // Whoever rules a word out means that word.
        Wanted::Word(word, part) if clause.is_excluded => {
            if let Some(at) = segment.words.find(word) {
                tally.note(segment.postings(at), *part, 0.0);
            }
        }
        Wanted::Word(word, part) => {
            for at in common(segment, segment.words.beginning_with(word)) {
                let found = segment.words.get(at);
                let worth = likeness(word, found) * corpus.rarity(segment, at);
                tally.note(segment.postings(at), *part, worth);
            }
        }
    }
}

/// Notes those that have it with typing errors.
fn look_for_errors(
    held: &Held,
    clause: &Clause,
    reach: usize,
    corpus: &Corpus<'_>,
    tally: &mut Tally<'_>,
    meant: &mut Vec<String>,
) {
    let Wanted::Word(word, part) = &clause.wanted else { return };
    let segment = &held.segment;
    let mut left = MAX_READ;
    segment.words.near(word, reach, &mut |at, n_errors| {
        let count = u64::from(segment.lists.counts[at]);
        if n_errors == 0 || count > left {
            return;
        }
        left -= count;
        let found = segment.words.get(at);
        let worth = PER_ERROR.powi(n_errors as i32) * corpus.rarity(segment, at);
        tally.note(segment.postings(at), *part, worth * likeness(word, found));
        if meant.len() < MAX_MEANT && !meant.iter().any(|it| it == found) {
            meant.push(found.to_owned());
        }
    });
}

/// How much `found`, which begins like `word`, counts beside the word itself.
fn likeness(word: &str, found: &str) -> f32 {
    let (length, more) = (word.len() as f32, found.len().saturating_sub(word.len()) as f32);
    if more == 0.0 { 1.0 } else { 0.8 * length / (length + 0.3 * more) }
}

/// The words of `range`, without the rarest of them if all their lists together are too long to read.
fn common(segment: &Segment, range: Range<usize>) -> impl Iterator<Item = usize> {
    let counts = &segment.lists.counts;
    let least = if segment.count(range.clone()) <= MAX_READ {
        0
    } else {
        // How long the lists are together, by the powers of two that their lengths are between.
        let mut lengths = [0; 33];
        for at in range.clone() {
            lengths[power(counts[at])] += u64::from(counts[at]);
        }
        let mut read = 0;
        let fits = |power: &usize| {
            read += lengths[*power];
            read <= MAX_READ
        };
        (0..lengths.len()).rev().take_while(fits).last().unwrap_or(lengths.len() - 1)
    };
    let first = range.start;
    range.filter(move |at| *at == first || power(counts[*at]) >= least)
}

fn power(count: u32) -> usize {
    (u32::BITS - count.leading_zeros()) as usize
}

/// What the weight of a word depends on in all documents together.
struct Corpus<'i> {
    held: &'i [Held],
    n: f32,
}

impl Corpus<'_> {
    /// How much the word at `at` of a segment says, by how many documents of all have it.
    fn rarity(&self, segment: &Segment, at: usize) -> f32 {
        let mut count = segment.lists.counts[at];
        let word = segment.words.get(at);
        for held in self.held.iter().filter(|it| !std::ptr::eq(&it.segment, segment)) {
            count += held.segment.words.find(word).map_or(0, |it| held.segment.lists.counts[it]);
        }
        let count = (count as f32).min(self.n);
        (1.0 + (self.n - count + 0.5) / (count + 0.5)).ln()
    }
}

/// What is known of the documents of a segment while a query is answered.
struct Tally<'i> {
    scores: Vec<f32>,
    slowness: &'i [f32],
    parts: Vec<u8>,
    /// How many clauses each has met; [`OUT`] where one rules it out.
    met: Vec<u8>,
    n_clauses: u8,
    /// For the clause at hand: what each document gains, and which do.
    gains: Vec<f32>,
    gaining: Vec<u32>,
}

const OUT: u8 = u8::MAX;

impl<'i> Tally<'i> {
    fn new(held: &'i Held, query: &Query) -> Self {
        let n = held.segment.len();
        let mut met = vec![0; n];
        let (from, to) = query.days;
        for ((met, document), is_gone) in
            met.iter_mut().zip(&held.segment.documents).zip(&held.is_gone)
        {
            let is_early = from.is_some_and(|it| document.day < it);
            let is_late = to.is_some_and(|it| document.day >= it || document.day == i32::MIN);
            if *is_gone || is_early || is_late {
                *met = OUT;
            }
        }
        Self {
            scores: vec![0.0; n],
            parts: vec![0; n],
            met,
            n_clauses: 0,
            slowness: &held.slowness,
            gains: vec![-1.0; n],
            gaining: Vec::new(),
        }
    }

    /// Notes the documents of a list, of which each word counts so much.
    fn note(&mut self, postings: impl Iterator<Item = Posting>, part: Option<Part>, worth: f32) {
        let wanted = part.map_or(u8::MAX, Part::bit);
        for Posting { document, weight, parts } in postings {
            if part.is_none() || parts & wanted != 0 {
                let weight = f32::from(weight) / 4.0;
                let slowness = self.slowness[document as usize];
                self.gain(
                    document,
                    worth * weight * (K1 + 1.0) / (weight + slowness),
                    parts & wanted,
                );
            }
        }
    }

    fn gain(&mut self, document: u32, gain: f32, parts: u8) {
        let at = document as usize;
        if self.met[at] != self.n_clauses {
            return;
        }
        if self.gains[at] < 0.0 {
            self.gaining.push(document);
        }
        self.gains[at] = self.gains[at].max(gain);
        self.parts[at] |= parts;
    }

    /// Ends a clause.
    fn close(&mut self, is_excluded: bool) {
        for document in self.gaining.drain(..) {
            let at = document as usize;
            if is_excluded {
                self.met[at] = OUT;
            } else {
                self.met[at] += 1;
                self.scores[at] += self.gains[at];
            }
            self.gains[at] = -1.0;
        }
        self.n_clauses += u8::from(!is_excluded);
    }

    fn hits(&self, held: &Held, hits: &mut Vec<Hit>) {
        for (at, document) in held.segment.documents.iter().enumerate() {
            if self.met[at] == self.n_clauses {
                let (score, parts) = (self.scores[at], self.parts[at]);
                hits.push(Hit { id: document.id, score, day: document.day, parts });
            }
        }
    }
}
