//! The words by which claims are read: data, one file a language.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrase::{Cue, Phrase};
use crate::order;
use crate::postmortem::EntryKind;
use crate::stored;

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Words {
    pub(super) numbers: BTreeMap<String, i32>,
    pub(super) multipliers: BTreeMap<String, i32>,
    pub(super) units: BTreeMap<String, i32>,
    pub(super) articles: WordList,
    pub(super) half: WordList,
    pub(super) couple: WordList,
    /// What stands for the incident, if the sentence before was about it.
    pub(super) pronouns: WordList,
    /// What a sentence that is about the incident begins with.
    pub(super) subjects: Vec<Phrase>,
    /// What follows those whom the incident hit.
    pub(super) hit: Vec<Phrase>,
    pub(super) quarters: WordList,
    pub(super) of: WordList,
    pub(super) and: WordList,
    pub(super) to: WordList,
    pub(super) percent: WordList,
    pub(super) about: Vec<Phrase>,
    pub(super) at_most: Vec<Phrase>,
    pub(super) at_least: Vec<Phrase>,
    pub(super) fillers: WordList,
    pub(super) veto_before: WordList,
    pub(super) veto_after: WordList,
    pub(super) veto_shares: WordList,
    pub(super) veto_after_shares: WordList,
    pub(super) anchors: Vec<Phrase>,
    pub(super) sets: BTreeMap<String, Vec<Phrase>>,
    pub(super) lengths: Vec<Cue>,
    /// What stands before a range of times, and what follows a range or a length at the front of a sentence.
    pub(super) ranges: Vec<Cue>,
    pub(super) moments: Vec<Cue>,
    /// What stands before “on” and a day, and what follows a day at the front of a sentence.
    pub(super) days: Vec<Cue>,
    pub(super) on: WordList,
    pub(super) shares: Vec<Cue>,
    pub(super) counts: Vec<Cue>,
    pub(super) entries: Vec<EntryCue>,
    pub(super) veto_entries: WordList,
    pub(super) kinds: Vec<KindCue>,
    /// Words that leave it open whether what follows in their sentence happened, and whether what they follow did.
    pub(super) veto_kinds_before: WordList,
    pub(super) veto_kinds_after: WordList,
    /// Who may do what stands at the beginning of a sentence.
    pub(super) actors: WordList,
    pub(super) between: WordList,
    pub(super) until: WordList,
    pub(super) am: WordList,
    pub(super) pm: WordList,
    pub(super) zones: BTreeMap<String, i32>,
    pub(super) names: BTreeMap<String, String>,
    pub(super) questions: BTreeMap<String, String>,
    pub(super) oddities: BTreeMap<String, String>,
}

/// The phrases by which a timeline entry tells a moment.
#[derive(Debug, Deserialize)]
pub(super) struct EntryCue {
    pub(super) moment: String,
    pub(super) phrases: Vec<Phrase>,
}

/// The phrases by which a timeline entry tells what sort of thing it was, besides those that tell a moment.
#[derive(Debug, Deserialize)]
pub(super) struct KindCue {
    pub(super) kind: EntryKind,
    pub(super) phrases: Vec<Phrase>,
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    stored::from_json(include_str!("../../data/claims/en.json")).expect("a test reads this file")
});

impl Words {
    /// Whether a figure may begin with `word`: a number, an article or a half.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        (1..=9).contains(&word.len())
            && (self.articles.has(word) || self.half.has(word) || self.numbers.contains_key(word))
    }

    /// Whether `word` begins as a unit of time does; quick, and true of some that are none.
    pub(super) fn looks_like_a_unit(word: &str) -> bool {
        matches!(
            word.as_bytes(),
            [b's', b'e', ..]
                | [b'm', b'i', ..]
                | [b'h', b'o' | b'r', ..]
                | [b'h', b'a', b'l', b'f']
                | [b'd', b'a', ..]
                | [b'w', b'e', ..]
        )
    }
}

/// The words in use.
pub(super) fn words() -> &'static Words {
    &ENGLISH
}

/// Words that a word may be one of, in the order of [`by_length`].
#[derive(Debug, Deserialize)]
#[serde(from = "Vec<String>")]
pub(super) struct WordList(Vec<String>);

impl From<Vec<String>> for WordList {
    fn from(mut words: Vec<String>) -> Self {
        order::sort(&mut words, |a, b| by_length(a, b));
        Self(words)
    }
}

impl WordList {
    pub(super) fn has(&self, word: &str) -> bool {
        self.0.binary_search_by(|it| by_length(it, word)).is_ok()
    }
}

/// Shorter words first: most comparisons are then of two numbers.
pub(super) fn by_length(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

/// `template` with its `{}` filled, in order.
pub(super) fn fill(template: &str, values: &[String]) -> String {
    let mut parts = template.split("{}");
    let mut filled = parts.next().unwrap_or("").to_owned();
    for (at, part) in parts.enumerate() {
        filled.push_str(values.get(at).map_or("", |it| it));
        filled.push_str(part);
    }
    filled
}
