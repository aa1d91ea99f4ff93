//! What may still say too much in a view.

use std::collections::BTreeSet;
use std::ops::Range;

use super::doubt::Doubts;
use super::{Person, View, list, names};
use crate::order;
use crate::postmortem::{Postmortem, TextPlace};
use crate::secrets::{self, Grade, Hit};
use crate::wording::Wording;

/// A spot that somebody should look at before the view is handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The text that it is in.
    pub place: TextPlace,
    /// Where in that text, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: LeakKind,
}

/// What may have leaked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeakKind {
    /// A word that may name somebody: two people share it, or it is a word of the language as well.
    Name(String),
    /// What looks like the name of somebody whom no field names: a handle, a first name, a pair of words with capitals.
    Doubt(String),
    /// Something that the scan for secrets and personal data found.
    Found(Hit),
}

impl Leak {
    /// One line about it; `secrets` are the words for what the scan finds.
    pub fn message(&self, words: &Wording, secrets: &Wording) -> String {
        match &self.kind {
            LeakKind::Name(name) => words.fill("leak.name", &[("name", name)]),
            LeakKind::Doubt(name) => words.fill("leak.doubt", &[("name", name)]),
            LeakKind::Found(hit) => words.fill("leak.found", &[("what", &hit.name(secrets))]),
        }
    }

    /// What stands in its place once it is removed.
    fn marker(&self, words: &Wording, secrets: &Wording) -> String {
        match &self.kind {
            LeakKind::Name(_) | LeakKind::Doubt(_) => words.fill("leak.name-removed", &[]),
            LeakKind::Found(hit) => hit.marker(secrets),
        }
    }

    fn is_alarm(&self) -> bool {
        matches!(&self.kind, LeakKind::Found(hit) if hit.kind.grade() == Grade::Alarm)
    }
}

impl View {
    /// The document with a marker in place of each leak that `is_removed` picks by its position; the others stay.
    ///
    /// Where no alarm of a text is kept, its neighbours are looked at again: what only stood out once another was gone goes too.
    ///
    /// ```
    /// use afterword_core::postmortem::{Audience, Edit, Postmortem, TextField};
    /// use afterword_core::{secrets, view};
    /// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
    /// # let mut postmortem = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
    /// let said = "Ask ann@corp.io or bob@corp.io";
    /// postmortem.apply(Edit::Text(TextField::Summary, said.into()))?;
    ///
    /// let audiences = view::Audiences::shipped();
    /// let view = view::of(&postmortem, Audience::Public, audiences, view::english());
    /// let document = view.redacted(&|at| at == 0, view::english(), secrets::english());
    /// assert_eq!(document.summary, "Ask [e-mail address removed] or bob@corp.io");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn redacted(
        &self,
        is_removed: &dyn Fn(usize) -> bool,
        words: &Wording,
        secrets: &Wording,
    ) -> Postmortem {
        // Leaks stand in the order of the texts.
        let mut at = 0;
        self.document.with_texts(&mut |place, text| {
            let n_here = self.leaks[at..].iter().take_while(|it| it.place == place).count();
            let here = at..at + n_here;
            at = here.end;
            let (gone, kept): (Vec<usize>, Vec<usize>) = here.partition(|it| is_removed(*it));
            if gone.is_empty() {
                return None;
            }
            let gone: Vec<&Leak> = gone.into_iter().map(|it| &self.leaks[it]).collect();
            let clean = without(text, &gone, &|it| it.marker(words, secrets));
            let is_alarm_kept = kept.into_iter().any(|it| self.leaks[it].is_alarm());
            let cleaner = (!is_alarm_kept).then(|| secrets::cleaned(&clean, Grade::Alarm, secrets));
            Some(cleaner.flatten().unwrap_or(clean))
        })
    }
}

/// `text` with a marker in place of each of `leaks`; those that overlap share the first one's.
fn without(text: &str, leaks: &[&Leak], marker: &dyn Fn(&Leak) -> String) -> String {
    let by_start =
        order::order(leaks.len(), &|a, b| leaks[a].range.start.cmp(&leaks[b].range.start));
    let (mut out, mut done) = (String::with_capacity(text.len()), 0);
    for leak in by_start.into_iter().map(|it| leaks[it]) {
        if leak.range.start >= done {
            out.push_str(text.get(done..leak.range.start).unwrap_or_default());
            out.push_str(&marker(leak));
        }
        done = done.max(leak.range.end);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// Secrets and personal data in a document for the team, where hints about what is internal would say nothing new.
pub(super) fn secrets_in(document: &Postmortem) -> Vec<Leak> {
    let hits = secrets::of(document).into_iter();
    let alarms = hits.filter(|(_, hit)| hit.kind.grade() == Grade::Alarm);
    alarms.map(|(place, hit)| found(place, hit)).collect()
}

fn found(place: TextPlace, hit: Hit) -> Leak {
    Leak { place, range: hit.range.clone(), kind: LeakKind::Found(hit) }
}

/// Everything that may have leaked into a view, text by text.
pub(super) fn find(document: &Postmortem, people: &[Person]) -> Vec<Leak> {
    let doubtful = doubtful_parts(people);
    let doubts = Doubts::of(document, people);
    let mut leaks = Vec::new();
    for (place, text) in document.texts() {
        let first = leaks.len();
        leaks.extend(secrets::scan(text).into_iter().map(|hit| found(place, hit)));
        let left = names_left(text, people, &doubtful).into_iter();
        leaks.extend(left.map(|(range, name)| Leak { place, range, kind: LeakKind::Name(name) }));
        for range in doubts.find(text) {
            let overlaps = |it: &Leak| it.range.start < range.end && range.start < it.range.end;
            if !leaks[first..].iter().any(overlaps) {
                let kind = LeakKind::Doubt(text[range.clone()].to_owned());
                leaks.push(Leak { place, range, kind });
            }
        }
    }
    leaks
}

fn names_left(
    text: &str,
    people: &[Person],
    doubtful: &BTreeSet<&str>,
) -> Vec<(Range<usize>, String)> {
    let words = if doubtful.is_empty() { Vec::new() } else { names::word_ranges(text) };
    let is_left = |range: &Range<usize>| {
        doubtful.contains(&text[range.clone()]) && !starts_sentence(text, range)
    };
    let left = words.into_iter().filter(is_left);
    let mut left: Vec<(Range<usize>, String)> =
        left.map(|range| (range.clone(), text[range].to_owned())).collect();
    // Scripts without blanks between words: a name may stand inside of what looks like one word.
    for person in people.iter().filter(|it| it.name.chars().any(is_unspaced)) {
        let at = text.find(&person.name);
        left.extend(at.map(|at| (at..at + person.name.len(), person.name.clone())));
    }
    left
}

/// First and last names that were not replaced, because two people share them or because they are words.
fn doubtful_parts(people: &[Person]) -> BTreeSet<&str> {
    let shared = names::shared_words(people);
    let longer = people.iter().filter(|it| it.words.len() > 1);
    let parts = longer.flat_map(|it| [it.words.first(), it.words.last()]).flatten();
    let is_doubtful = |word: &&String| shared.contains(&word.to_lowercase()) || is_common(word);
    parts.filter(is_doubtful).map(String::as_str).collect()
}

fn is_common(word: &str) -> bool {
    list("word").contains(&word.to_lowercase().as_str())
}

/// A word that begins a sentence has a capital anyway.
fn starts_sentence(text: &str, word: &Range<usize>) -> bool {
    let before = text[..word.start].trim_end_matches([' ', '*', '_', '"', '“', '-']);
    let is_start = before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n']);
    is_start && is_common(&text[word.clone()])
}

fn is_unspaced(it: char) -> bool {
    matches!(it, '\u{0e00}'..='\u{0eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}
