//! Where the words of a query stand in a text, and which passage shows the most of them.

use std::ops::Range;

use super::part::Part;
use super::query::{Query, Wanted};
use super::words::{Humps, words};
use crate::postmortem::{Postmortem, TextPlace};

/// The bytes of a passage, about: two lines of a list.
const PASSAGE: usize = 180;

/// A piece of a text that shows why a document was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where the text stands.
    pub place: TextPlace,
    /// The words, in one line; `…` where something was left out.
    pub text: String,
    /// The bytes of it to be marked, in order, without overlap.
    pub marks: Vec<Range<usize>>,
}

impl Query {
    /// The bytes of `text` that words of the query stand on, or begin words with, or that are among `meant`: in order, without overlap.
    ///
    /// ```
    /// use afterword_core::search::Query;
    ///
    /// let marks = Query::read("pool time").marks("Timeouts of the POOL", &[]);
    /// assert_eq!(marks, [0..8, 16..20]);
    /// ```
    pub fn marks(&self, text: &str, meant: &[String]) -> Vec<Range<usize>> {
        self.marked(text, None, meant).into_iter().map(|it| it.range).collect()
    }

    fn marked(&self, text: &str, part: Option<Part>, meant: &[String]) -> Vec<Mark> {
        let mut marks: Vec<Mark> = Vec::new();
        words(text, Humps::Apart, &mut |range, word| {
            let is_wanted = |wanted: &Wanted| match wanted {
                Wanted::Word(wanted, only) => {
                    word.starts_with(wanted.as_str())
                        && only.is_none_or(|it| part.is_none_or(|at| at == it))
                }
                Wanted::Value(_) => false,
            };
            let clause =
                self.clauses.iter().position(|it| !it.is_excluded && is_wanted(&it.wanted));
            let at = clause.or_else(|| {
                meant.iter().position(|it| it == word).map(|it| self.clauses.len() + it)
            });
            let Some(clause) = at else { return };
            // A part of a name that is marked as a whole already.
            if marks.last().is_none_or(|it| it.range.end <= range.start) {
                marks.push(Mark { range, clause });
            }
        });
        marks
    }

    /// The passages of a postmortem that show the most words of the query, at most `limit`, one of each text.
    ///
    /// What its title and its lists of names say is seen in a list anyway, and is left out.
    pub fn passages(
        &self,
        postmortem: &Postmortem,
        meant: &[String],
        limit: usize,
    ) -> Vec<Passage> {
        let mut found: Vec<(usize, Passage)> = Vec::new();
        for (place, text) in postmortem.texts() {
            let part = Part::of(place);
            if matches!(part, Part::Title | Part::Names) {
                continue;
            }
            let marks = self.marked(text, Some(part), meant);
            if let Some((n_clauses, window)) = densest(&marks) {
                found.push((n_clauses, passage(place, text, &marks[window])));
            }
        }
        crate::order::sort(&mut found, |a, b| b.0.cmp(&a.0));
        found.truncate(limit);
        found.into_iter().map(|(_, it)| it).collect()
    }
}

struct Mark {
    range: Range<usize>,
    /// Which word of the query it is for.
    clause: usize,
}

/// The marks within the length of a passage that are for the most words of the query, and for how many.
fn densest(marks: &[Mark]) -> Option<(usize, Range<usize>)> {
    let mut best: Option<(usize, Range<usize>)> = None;
    let mut end = 0;
    for start in 0..marks.len() {
        let fits = |it: &Mark| it.range.end - marks[start].range.start <= PASSAGE;
        while end < marks.len() && fits(&marks[end]) {
            end += 1;
        }
        let end = end.max(start + 1);
        let clauses = marks[start..end].iter().fold(0_u32, |set, it| set | 1 << (it.clause % 32));
        let n = clauses.count_ones() as usize;
        if best.as_ref().is_none_or(|(most, _)| n > *most) {
            best = Some((n, start..end));
        }
    }
    best
}

/// The text around `marks`, which are not none.
fn passage(place: TextPlace, text: &str, marks: &[Mark]) -> Passage {
    let (first, last) = (marks[0].range.start, marks[marks.len() - 1].range.end);
    let around = PASSAGE.saturating_sub(last - first) / 2;
    let start = word_before(text, first.saturating_sub(around), first);
    let end = word_after(text, (last + around).min(text.len()), last);
    let mut passage = Passage { place, text: String::new(), marks: Vec::new() };
    if start > 0 {
        passage.text.push_str("… ");
    }
    let mut at = start;
    for mark in marks {
        passage.line(&text[at..mark.range.start]);
        let from = passage.text.len();
        passage.line(&text[mark.range.clone()]);
        passage.marks.push(from..passage.text.len());
        at = mark.range.end;
    }
    passage.line(&text[at..end]);
    passage.text.truncate(passage.text.trim_end().len());
    if end < text.trim_end().len() {
        passage.text.push_str(" …");
    }
    passage
}

impl Passage {
    /// Adds `text` with all white space as one space.
    fn line(&mut self, text: &str) {
        for ch in text.chars() {
            if !ch.is_whitespace() {
                self.text.push(ch);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }
}

/// Where the first word at or behind `at` begins, but not behind `first`.
fn word_before(text: &str, at: usize, first: usize) -> usize {
    if at == 0 {
        return 0;
    }
    let at = (at..=first).find(|it| text.is_char_boundary(*it)).unwrap_or(first);
    let space = text[at..first].find(char::is_whitespace);
    let start = space.map_or(first, |it| at + it);
    start + (text[start..first].len() - text[start..first].trim_start().len())
}

/// Where the last word before `at` ends, but not before `last`.
fn word_after(text: &str, at: usize, last: usize) -> usize {
    if at == text.len() {
        return at;
    }
    let at = (last..=at).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(last);
    text[last..at].rfind(char::is_whitespace).map_or(last, |it| last + it)
}
