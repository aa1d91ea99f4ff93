//! Reads sentences by the rules' patterns.

use super::compiled::Compiled;
use super::lexicon::{BREAK, COMMA, Lexicon, NAME, NUMBER, Row, THING, UNKNOWN};
use super::names::Names;
use super::pattern::{MANY, Step};
use super::tokens::{Kind, Token};

/// A sentence as rows, each with the token it stands for.
pub(super) struct Sentence {
    pub(super) rows: Vec<Row>,
    pub(super) spans: Vec<(usize, usize)>,
}

impl Sentence {
    /// A sentence without words, to be filled again and again.
    pub(super) fn new() -> Self {
        Self { rows: Vec::new(), spans: Vec::new() }
    }

    /// Replaces what was there by `tokens`. A name of several words becomes one.
    pub(super) fn fill(
        &mut self,
        text: &str,
        tokens: &[Token],
        compiled: &Compiled,
        names: &Names<'_>,
    ) {
        self.rows.clear();
        self.spans.clear();
        let mut before = Naming::Nothing;
        for it in tokens {
            let word = &text[it.start..it.end];
            let known = row(word, it.kind, &compiled.lexicon, names);
            let naming = Naming::of(word, it.kind, known, compiled);
            let row = match (before, naming) {
                // “Hurricane Maria” and “Santa Ana” are nobody; “Maria Lopez” is somebody.
                (Naming::Capital, Naming::Given) => known,
                (_, Naming::Given) | (Naming::Given, Naming::Capital) => NAME,
                _ => known,
            };
            before = naming;
            match (row, self.rows.last(), self.spans.last_mut()) {
                (NAME, Some(&NAME), Some(span)) => span.1 = it.end,
                _ => {
                    self.rows.push(row);
                    self.spans.push((it.start, it.end));
                }
            }
        }
    }
}

/// What the spelling of a word says about its being a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Naming {
    /// A given name.
    Given,
    /// A word that no pattern names, with a capital: a surname, a place, a product.
    Capital,
    Nothing,
}

impl Naming {
    fn of(word: &str, kind: Kind, known: Row, compiled: &Compiled) -> Self {
        let is_capital = kind == Kind::Word && word.starts_with(char::is_uppercase);
        match known {
            _ if !is_capital => Self::Nothing,
            UNKNOWN => Self::Capital,
            known if compiled.lexicon.has(compiled.given, known) => Self::Given,
            _ => Self::Nothing,
        }
    }
}

fn row(word: &str, kind: Kind, lexicon: &Lexicon, names: &Names<'_>) -> Row {
    match kind {
        Kind::Word if names.has(word) => NAME,
        Kind::Word => lexicon.row_of(word),
        Kind::Handle => NAME,
        Kind::Number => NUMBER,
        Kind::Thing => THING,
        Kind::Comma => COMMA,
        Kind::Break => BREAK,
        Kind::Stop | Kind::Question => UNKNOWN,
    }
}

/// Looks for one pattern in one sentence.
pub(super) struct Matcher<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) rows: &'a [Row],
    /// Words that a look ahead or back does not stop at.
    pub(super) passed: u16,
}

impl Matcher<'_> {
    /// Where a match of `steps` from the word at `start` ends; what comes before its first word only looks back.
    pub(super) fn end(&self, steps: &[Step<u16>], start: usize) -> Option<usize> {
        let n_before =
            steps.iter().take_while(|it| matches!(it, Step::Not(_) | Step::Begin)).count();
        let (before, steps) = steps.split_at(n_before);
        let holds = |it: &Step<u16>| match it {
            Step::Not(set) => !self.before(start).is_some_and(|it| self.lexicon.has(*set, it)),
            _ => self.begins(start),
        };
        if before.iter().all(holds) { self.walk(steps, start) } else { None }
    }

    fn walk(&self, steps: &[Step<u16>], at: usize) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else { return Some(at) };
        match step {
            Step::One(set) if self.is(*set, at) => self.walk(rest, at + 1),
            Step::One(_) | Step::Begin => None,
            Step::Maybe(set) => self.repeat(rest, at, self.run(*set, at, 1)),
            Step::Many(set) => self.repeat(rest, at, self.run(*set, at, MANY)),
            Step::Gap(n) => (0..=self.words(at, *n)).find_map(|it| self.walk(rest, at + it)),
            Step::Not(set) => {
                let is_free = !self.after(at).is_some_and(|it| self.lexicon.has(*set, it));
                if is_free { self.walk(rest, at) } else { None }
            }
            Step::End => {
                let ends = matches!(self.rows.get(at), None | Some(&BREAK | &COMMA));
                if ends { self.walk(rest, at) } else { None }
            }
        }
    }

    fn repeat(&self, rest: &[Step<u16>], at: usize, most: usize) -> Option<usize> {
        (0..=most).rev().find_map(|it| self.walk(rest, at + it))
    }

    fn is(&self, set: u16, at: usize) -> bool {
        self.rows.get(at).is_some_and(|it| self.lexicon.has(set, *it))
    }

    /// How many words from `at` on are in `set`, up to `most`.
    fn run(&self, set: u16, at: usize, most: usize) -> usize {
        (0..most).take_while(|it| self.is(set, at + it)).count()
    }

    fn words(&self, at: usize, most: usize) -> usize {
        let rows = self.rows.iter().skip(at).take(most);
        rows.take_while(|it| !matches!(**it, COMMA | BREAK)).count()
    }

    /// The word before `at`, and before its article.
    fn before(&self, at: usize) -> Option<Row> {
        let before = self.rows[..at].iter().rev().copied();
        before.take(MANY + 1).find(|it| !self.lexicon.has(self.passed, *it))
    }

    fn after(&self, at: usize) -> Option<Row> {
        let after = self.rows.get(at..)?.iter().copied();
        after.take(MANY + 1).find(|it| !self.lexicon.has(self.passed, *it))
    }

    /// Whether a clause may begin at `at`. A time may stand before it.
    fn begins(&self, at: usize) -> bool {
        at.checked_sub(1).is_none_or(|it| matches!(self.rows[it], BREAK | NUMBER))
    }
}
