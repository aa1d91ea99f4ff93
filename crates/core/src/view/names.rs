//! Names found in texts as whole words, and replaced.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Person, list};
use crate::postmortem::{MomentKey, Moments, Postmortem};

/// A word goes on with letters, digits and the marks that combine with them.
fn is_word(it: char) -> bool {
    it.is_alphanumeric()
        || matches!(it, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Where the words of `text` are.
pub(super) fn word_ranges(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, it) in text.char_indices().filter(|(_, it)| is_word(*it)) {
        match words.last_mut().filter(|word| word.end == at) {
            Some(word) => word.end += it.len_utf8(),
            None => words.push(at..at + it.len_utf8()),
        }
    }
    words
}

/// The words of `text`, as written.
pub(super) fn words_of(text: &str) -> Vec<String> {
    word_ranges(text).into_iter().map(|it| text[it].to_owned()).collect()
}

/// One way of naming a person.
struct Form {
    /// In lower case.
    words: Vec<String>,
    /// The person, by position.
    person: usize,
    when: When,
}

/// Where a form counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    /// Whatever its case.
    Always,
    /// Only as the field that names the person writes it: a name that is a word as well, or is very short.
    AsWritten,
    /// Only with a capital: a first or last name alone.
    Capital,
    /// Only as a handle or before the sign of an e-mail address.
    Handle,
}

/// Everybody's names, to be looked up by their first word.
pub(super) struct Names<'a> {
    people: &'a [Person],
    forms: BTreeMap<String, Vec<Form>>,
}

impl<'a> Names<'a> {
    pub(super) fn of(people: &'a [Person]) -> Self {
        let mut forms: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        let shared = shared_words(people);
        for (at, person) in people.iter().enumerate() {
            for (words, when) in forms_of(person, &shared) {
                let form = Form { words, person: at, when };
                forms.entry(form.words[0].clone()).or_default().push(form);
            }
        }
        // The longest first, so that a full name is not read as a first name.
        forms.values_mut().for_each(|it| it.sort_by_key(|it| std::cmp::Reverse(it.words.len())));
        Self { people, forms }
    }

    /// `text` with a pseudonym in place of each name; nothing if there is no name in it.
    pub(super) fn replaced(&self, text: &str) -> Option<String> {
        if self.forms.is_empty() {
            return None;
        }
        let words = word_ranges(text);
        let (mut out, mut done, mut at) = (String::new(), 0, 0);
        while at < words.len() {
            let Some((form, range)) = self.match_at(text, &words[at..]) else {
                at += 1;
                continue;
            };
            out.push_str(&text[done..range.start.max(done)]);
            out.push_str(&self.people[form.person].pseudonym);
            done = range.end;
            at += words[at..].iter().take_while(|it| it.start < done).count().max(1);
        }
        if done == 0 {
            return None;
        }
        out.push_str(&text[done..]);
        Some(out)
    }

    /// The name that `words` begin with, and all that goes with it: the sign of a handle, the domain of an e-mail address.
    fn match_at(&self, text: &str, words: &[Range<usize>]) -> Option<(&Form, Range<usize>)> {
        let first = words.first()?;
        let forms = self.forms.get(&text[first.clone()].to_lowercase())?;
        forms.iter().find_map(|form| {
            let found = words.get(..form.words.len())?;
            let is_same = |(word, range): (&String, &Range<usize>)| {
                text[range.clone()].to_lowercase() == *word
            };
            // Between the words of a name stands a blank, a dot, an apostrophe: nothing long, and no new paragraph.
            let is_close = |pair: &[Range<usize>]| {
                let between = &text[pair[0].end..pair[1].start];
                between.len() <= 4 && !between.contains("\n\n")
            };
            let fits = form.words.iter().zip(found).all(is_same) && found.windows(2).all(is_close);
            let mut range = first.start..found.last()?.end;
            let has_sign = text[..range.start].ends_with('@');
            let domain = domain_length(&text[range.end..]);
            let counts = self.counts(form, &text[range.clone()], has_sign || domain > 0);
            (fits && counts).then(|| {
                range.start -= usize::from(has_sign);
                range.end += domain;
                (form, range)
            })
        })
    }

    fn counts(&self, form: &Form, written: &str, is_handle: bool) -> bool {
        let person = &self.people[form.person];
        is_handle
            || match form.when {
                When::Always => true,
                When::AsWritten => {
                    let mut names = person.words.iter().chain(&person.aliases);
                    names.any(|it| it == written)
                }
                When::Capital => written.chars().next().is_some_and(|it| !it.is_lowercase()),
                When::Handle => false,
            }
    }
}

/// How long `@domain.end` is that `rest` begins with; 0 if it begins otherwise.
fn domain_length(rest: &str) -> usize {
    let Some(domain) = rest.strip_prefix('@') else { return 0 };
    let length = domain.find(|it: char| !it.is_alphanumeric() && it != '.' && it != '-');
    let domain = domain[..length.unwrap_or(domain.len())].trim_end_matches(['.', '-']);
    if domain.contains('.') { 1 + domain.len() } else { 0 }
}

/// Whether a word is too common, or too short, to be taken for a name wherever it stands.
fn is_weak(word: &str) -> bool {
    word.chars().count() < 3 || list("word").contains(&word) || list("role").contains(&word)
}

/// The words, in lower case, that the names of two people have.
pub(super) fn shared_words(people: &[Person]) -> BTreeSet<String> {
    let (mut seen, mut shared) = (BTreeSet::new(), BTreeSet::new());
    for person in people {
        let own: BTreeSet<String> = person.words.iter().map(|it| it.to_lowercase()).collect();
        shared.extend(own.intersection(&seen).cloned());
        seen.extend(own);
    }
    shared
}

fn forms_of(person: &Person, shared: &BTreeSet<String>) -> Vec<(Vec<String>, When)> {
    let words: Vec<String> = person.words.iter().map(|it| it.to_lowercase()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return Vec::new() };
    let alone = |word: &str| if is_weak(word) { When::AsWritten } else { When::Always };
    if words.len() == 1 {
        let when = alone(first);
        return vec![(words, when)];
    }
    let mut forms = vec![(words.clone(), When::Always)];
    let aliases = person.aliases.iter().map(|it| it.to_lowercase());
    forms.extend(aliases.map(|it| (vec![it.clone()], alone(&it))));
    for word in [first, last] {
        if !shared.contains(word) {
            let when = if is_weak(word) { When::Handle } else { When::Capital };
            forms.push((vec![word.clone()], when));
        }
    }
    let initial = |word: &str| word.chars().next().map(String::from).unwrap_or_default();
    for handle in [words.concat(), initial(first) + last, format!("{first}{}", initial(last))] {
        forms.push((vec![handle], When::Handle));
    }
    forms.push((vec![initial(first), last.clone()], When::Capital));
    forms
}

/// Moments that a workspace names for itself may name people, too; of two that then are called the same, the first stays.
pub(super) fn rename_moments(document: &mut Postmortem, names: &Names<'_>) {
    let mut renamed = Moments::new();
    for (key, moment) in std::mem::take(&mut document.moments) {
        let key = match key {
            MomentKey::Custom(name) => MomentKey::from(names.replaced(&name).unwrap_or(name)),
            key => key,
        };
        renamed.entry(key).or_insert(moment);
    }
    document.moments = renamed;
}
