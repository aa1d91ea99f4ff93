//! The words by which claims are read: data, one file a language.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrase::{Cue, Phrase};

/// The words of a language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Words {
    pub(super) numbers: HashMap<String, u32>,
    pub(super) multipliers: HashMap<String, u32>,
    pub(super) units: HashMap<String, u32>,
    pub(super) articles: Vec<String>,
    pub(super) half: Vec<String>,
    pub(super) and: Vec<String>,
    pub(super) to: Vec<String>,
    pub(super) percent: Vec<String>,
    pub(super) about: Vec<Phrase>,
    pub(super) at_most: Vec<Phrase>,
    pub(super) at_least: Vec<Phrase>,
    pub(super) fillers: Vec<String>,
    pub(super) veto_before: Vec<String>,
    pub(super) veto_after: Vec<String>,
    pub(super) veto_shares: Vec<String>,
    pub(super) veto_after_shares: Vec<String>,
    pub(super) anchors: Vec<Phrase>,
    pub(super) sets: BTreeMap<String, Vec<Phrase>>,
    pub(super) lengths: Vec<Cue>,
    pub(super) moments: Vec<Cue>,
    pub(super) shares: Vec<Cue>,
    pub(super) counts: Vec<Cue>,
    pub(super) entries: Vec<EntryCue>,
    pub(super) veto_entries: Vec<String>,
    pub(super) between: Vec<String>,
    pub(super) until: Vec<String>,
    pub(super) am: Vec<String>,
    pub(super) pm: Vec<String>,
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

static ENGLISH: LazyLock<Words> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/claims/en.json")).expect("a test reads this file")
});

/// The words in use.
pub(super) fn words() -> &'static Words {
    &ENGLISH
}

/// Whether `word` is one of `list`.
pub(super) fn is_one_of(list: &[String], word: &str) -> bool {
    list.iter().any(|it| it == word)
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
