//! A sentence of a report: the name of its text, its figures, and the documents it rests on.

use super::Figure;
use crate::id::DocumentId;
use crate::statistics::Proportion;
use crate::trends::Incident;
use crate::wording::Wording;

/// A sentence names so many documents at most; of more, it says how many more there are.
pub(super) const MOST_NAMED: usize = 12;

/// A sentence of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The name of its text.
    pub name: String,
    /// What the text has placeholders for, by their names.
    pub figures: Vec<(&'static str, Figure)>,
    /// The documents it rests on, the most telling first: twelve at most.
    pub documents: Vec<DocumentId>,
    /// How many more it rests on.
    pub unnamed: usize,
}

impl Sentence {
    pub(super) fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), figures: Vec::new(), documents: Vec::new(), unnamed: 0 }
    }

    pub(super) fn with(mut self, name: &'static str, figure: Figure) -> Self {
        self.figures.push((name, figure));
        self
    }

    pub(super) fn count(self, name: &'static str, n: usize) -> Self {
        self.with(name, Figure::Count(n))
    }

    pub(super) fn share(self, name: &'static str, hits: usize, of: usize) -> Self {
        self.with(name, Figure::Share(Proportion { hits, of }))
    }

    pub(super) fn text(self, name: &'static str, text: &str) -> Self {
        self.with(name, Figure::Text(text.to_owned()))
    }

    pub(super) fn term(self, name: &'static str, term: impl Into<String>) -> Self {
        self.with(name, Figure::Term(term.into()))
    }

    /// That it rests on these documents, each named once.
    pub(super) fn resting_on(mut self, documents: impl IntoIterator<Item = DocumentId>) -> Self {
        let mut seen = std::collections::BTreeSet::new();
        for id in documents {
            if seen.insert(id) && self.documents.len() < MOST_NAMED {
                self.documents.push(id);
            }
        }
        self.unnamed = seen.len() - self.documents.len();
        self
    }

    /// That it rests on these incidents.
    pub(super) fn resting_on_all(self, incidents: &[&Incident]) -> Self {
        self.resting_on(incidents.iter().map(|it| it.id))
    }

    /// The sentence in the language of `words`. Where it counts one, it takes the text for one.
    pub fn written(&self, words: &Wording) -> String {
        let values: Vec<(&str, String)> =
            self.figures.iter().map(|(name, it)| (*name, it.written(words))).collect();
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, it)| (*name, it.as_str())).collect();
        let is_one = self.figures.contains(&("n", Figure::Count(1)));
        let one = format!("{}.one", self.name);
        let name = if is_one && words.get(&one).is_some() { &one } else { &self.name };
        words.fill(name, &values)
    }
}
