//! Words that look like the name of somebody whom no field names: a person says whether they are one.
//!
//! A handle (`@bob`), a common first name with what follows it, and a pair of words with capitals. Code is left alone, and so is
//! what the document itself calls a service, a team or a section.

use std::ops::Range;

use super::{Person, list, names};
use crate::language::Rules;
use crate::postmortem::Postmortem;
use crate::prose;

/// What is known of a document before its texts are looked at.
pub(super) struct Doubts<'a> {
    /// Names of things and roles, in which no person is looked for.
    known: Vec<&'a str>,
    /// Whether its language writes every noun with a capital, so that a pair of them says nothing.
    has_capital_nouns: bool,
}

impl<'a> Doubts<'a> {
    pub(super) fn of(document: &'a Postmortem, people: &'a [Person]) -> Self {
        let named = document.services.iter().chain(&document.teams).map(String::as_str);
        let headings = document.extra.iter().map(|it| it.heading.as_str());
        let roles = people.iter().map(|it| it.pseudonym.as_str());
        Self {
            known: named.chain(headings).chain(roles).collect(),
            has_capital_nouns: has_capital_nouns(document),
        }
    }

    /// Where in `text` somebody may be named.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for part in prose::prose_lines(text) {
            let words: Vec<Range<usize>> = names::word_ranges(&text[part.clone()])
                .into_iter()
                .map(|it| part.start + it.start..part.start + it.end)
                .collect();
            handles(text, &words, &mut found);
            self.names(text, &words, &mut found);
        }
        crate::order::sort(&mut found, |a, b| a.start.cmp(&b.start));
        found
    }

    /// Runs of words with capitals that a first name begins, or that are just two.
    fn names(&self, text: &str, words: &[Range<usize>], found: &mut Vec<Range<usize>>) {
        let mut at = 0;
        while at < words.len() {
            let n = n_capitals(text, &words[at..]);
            let run = &words[at..at + n];
            at += n.max(1);
            let name = first_name(text, run, words.get(at)).or_else(|| self.pair(text, run));
            let is_new = |it: &Range<usize>| {
                let is_known = self.known.iter().any(|known| known.contains(&text[it.clone()]));
                // A handle has been found already.
                !is_known && !text[..it.start].ends_with('@')
            };
            found.extend(name.filter(is_new));
        }
    }

    /// A run of exactly two words with capitals, in the middle of a sentence.
    fn pair(&self, text: &str, run: &[Range<usize>]) -> Option<Range<usize>> {
        let [first, last] = run else { return None };
        let is_thing = run.iter().any(|it| is_thing(&text[it.clone()]));
        let is_name = !self.has_capital_nouns && !is_thing && !begins_sentence(text, first.start);
        is_name.then_some(first.start..last.end)
    }
}

/// A first name of `run` with the words behind it; alone where it is no other word as well.
fn first_name(
    text: &str,
    run: &[Range<usize>],
    next: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    const LONGEST: usize = 3;
    let is_first = |it: &Range<usize>| is_given(&text[it.clone()]);
    let at = run.iter().position(is_first)?;
    let behind = &run[at + 1..run.len().min(at + LONGEST)];
    if behind.first().is_some_and(|it| is_thing(&text[it.clone()])) {
        return None;
    }
    let is_sure = !behind.is_empty() || !is_product(text, &run[at], next);
    let last = behind.last().unwrap_or(&run[at]);
    is_sure.then_some(run[at].start..last.end)
}

/// Whether capitals follow, as in “Travis CI”.
fn is_product(text: &str, word: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let next = next.filter(|it| &text[word.end..it.start] == " ").map(|it| &text[it.clone()]);
    next.is_some_and(|it| it.len() > 1 && it.chars().all(char::is_uppercase))
}

/// How many of `words` have a capital and stand together.
fn n_capitals(text: &str, words: &[Range<usize>]) -> usize {
    let stands_by = |pair: &[Range<usize>]| {
        matches!(&text[pair[0].end..pair[1].start], " " | "-" | "'" | "’")
            && is_capital(&text[pair[1].clone()])
    };
    match words.first() {
        Some(first) if is_capital(&text[first.clone()]) => {
            1 + words.windows(2).take_while(|it| stands_by(it)).count()
        }
        _ => 0,
    }
}

/// A capital and then small letters.
fn is_capital(word: &str) -> bool {
    let mut letters = word.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    begins && letters.clone().next().is_some() && letters.all(char::is_lowercase)
}

/// Whether a word belongs to a product, a day, a role or a team rather than to a person.
fn is_thing(word: &str) -> bool {
    ["thing", "role", "group", "unit"].iter().any(|it| has(it, word))
}

fn is_given(word: &str) -> bool {
    Rules::english().is_given_name(word) || has("given", word)
}

fn has(of: &str, word: &str) -> bool {
    list(of).contains(&word.to_lowercase().as_str())
}

/// Handles: a sign that nothing stands before, and a name that is no team's.
fn handles(text: &str, words: &[Range<usize>], found: &mut Vec<Range<usize>>) {
    for word in words {
        let Some(before) = text[..word.start].strip_suffix('@') else { continue };
        let is_open = !before.ends_with(|it: char| it.is_alphanumeric() || "._-/@+".contains(it));
        let is_of_handle = |it: char| it.is_alphanumeric() || "._-".contains(it);
        let rest = &text[word.start..];
        let length = rest.find(|it| !is_of_handle(it)).unwrap_or(rest.len());
        let name = rest[..length].trim_end_matches(['.', '-']);
        // A scope of packages goes on with its package.
        let is_scope = rest[length..].starts_with('/');
        let is_team = name.split(['.', '_', '-']).any(is_thing);
        if is_open && !is_scope && !is_team && name.starts_with(char::is_alphabetic) {
            found.push(word.start - 1..word.start + name.len());
        }
    }
}

/// Whether a sentence, a line or a cell begins at `at`.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before =
        text[..at].trim_end_matches([' ', '*', '_', '"', '“', '„', '(', '[', '-', '#', '>']);
    before.is_empty() || before.ends_with(['.', '!', '?', ':', '\n', '|', '…'])
}

/// Whether many words within sentences have a capital and stand alone, as nouns do in German; names stand in pairs.
fn has_capital_nouns(document: &Postmortem) -> bool {
    let (mut n, mut n_alone) = (0, 0);
    for (_, text) in document.texts() {
        let words = names::word_ranges(text);
        let is_capital =
            |it: Option<&Range<usize>>| it.is_some_and(|it| is_capital(&text[it.clone()]));
        for (at, word) in words.iter().enumerate() {
            if begins_sentence(text, word.start) {
                continue;
            }
            let before = at.checked_sub(1).and_then(|it| words.get(it));
            let has_neighbour = is_capital(before) || is_capital(words.get(at + 1));
            n += 1;
            n_alone += usize::from(is_capital(Some(word)) && !has_neighbour);
        }
    }
    n_alone * 6 > n && n_alone > 3
}
