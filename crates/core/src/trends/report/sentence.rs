//! A sentence of a report: the name of its text, its figures, and the documents it rests on.

use std::cmp::Ordering;

use super::Figure;
use crate::id::DocumentId;
use crate::order;
use crate::statistics::Proportion;
use crate::trends::Incident;
use crate::wording::Wording;

/// A sentence names so many documents at most, the latest; of more, it says how many more there are.
pub(super) const MOST_NAMED: usize = 5;

/// A sentence of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Sentence {
    /// The name of its text.
    pub name: String,
    /// What the text has placeholders for, by their names.
    pub figures: Vec<(&'static str, Figure)>,
    /// The documents it rests on, in the order of time: the last five at most.
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
        self.documents.extend(documents.into_iter().filter(|it| seen.insert(*it)));
        self
    }

    /// The same sentence, naming the last [`MOST_NAMED`] of its documents, which stand as `before` sorts them.
    pub(super) fn named(mut self, before: &dyn Fn(DocumentId, DocumentId) -> Ordering) -> Self {
        order::sort(&mut self.documents, |a, b| before(*a, *b));
        self.unnamed = self.documents.len().saturating_sub(MOST_NAMED);
        self.documents.drain(..self.unnamed);
        self
    }

    /// That it rests on these incidents.
    pub(super) fn resting_on_all(self, incidents: &[&Incident]) -> Self {
        self.resting_on(incidents.iter().map(|it| it.id))
    }

    /// The sentence in the language of `words`. Where its `n` is one, it takes the text for one; beside any other count, `{count|one|many}`
    /// in the text is the form for as many.
    pub fn written(&self, words: &Wording) -> String {
        let is_one = self.figures.contains(&("n", Figure::Count(1)));
        let one = format!("{}.one", self.name);
        let name = if is_one && words.get(&one).is_some() { &one } else { &self.name };
        let mut values: Vec<(&str, String)> =
            self.figures.iter().map(|(name, it)| (*name, it.written(words))).collect();
        values.extend(forms(words.get(name).unwrap_or_default()).map(|it| {
            let form = if self.is_one(it.count) { it.one } else { it.many };
            (it.place, form.to_owned())
        }));
        let values: Vec<(&str, &str)> =
            values.iter().map(|(name, it)| (*name, it.as_str())).collect();
        words.fill(name, &values)
    }

    fn is_one(&self, count: &str) -> bool {
        self.figures.iter().any(|it| it.0 == count && it.1 == Figure::Count(1))
    }
}

/// A word of a text that has a form for one: `{n|day|days}`.
struct Forms<'a> {
    /// All of it, without the braces.
    place: &'a str,
    count: &'a str,
    one: &'a str,
    many: &'a str,
}

fn forms(text: &str) -> impl Iterator<Item = Forms<'_>> {
    text.split('{').skip(1).filter_map(|it| {
        let place = it.split_once('}')?.0;
        let (count, forms) = place.split_once('|')?;
        let (one, many) = forms.split_once('|')?;
        Some(Forms { place, count, one, many })
    })
}

#[cfg(test)]
mod tests {
    use super::super::texts::report_words;
    use super::*;

    #[test]
    fn one_thing_is_not_spoken_of_as_several() {
        let said = |events, high| {
            let said = Sentence::new("next.expected").count("low", 0).count("high", high);
            said.count("events", events).count("known", 9).count("hits", 1).count("of", 1)
        };
        let written = said(1, 1).written(report_words("en").unwrap());
        assert!(written.starts_with("Expect 0 to 1 incident in "), "{written}");
        assert!(written.contains("from 1 incident of 9"), "{written}");
        let written = said(2, 3).written(report_words("en").unwrap());
        assert!(written.starts_with("Expect 0 to 3 incidents in "), "{written}");
        assert!(said(1, 1).written(report_words("de").unwrap()).contains("aus 1 Vorfall,"));
        let open = Sentence::new("next.unowned").count("n", 1).count("open", 1);
        assert_eq!(
            open.written(report_words("en").unwrap()),
            "Find an owner for 1 of 1 open action."
        );
    }
}
