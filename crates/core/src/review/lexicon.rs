//! The words that rules look for, as data by language.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::Deserialize;

use crate::phrase::Phrase;
use crate::stored;

/// The words of one language.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Lexicon {
    /// What an action's title may begin with before its verb.
    pub(super) leads: Vec<Phrase>,
    /// Verbs that begin an inquiry, which has no end unless somebody says what it is to answer.
    pub(super) inquiry: Vec<Phrase>,
    /// Verbs that go in a direction, and end where a figure says so.
    pub(super) improving: Vec<Phrase>,
    /// Verbs that ask for attention, whatever else is said.
    pub(super) attention: Vec<Phrase>,
    /// Words after which nobody sees whether the thing is done.
    pub(super) open_ended: Vec<Phrase>,
    /// Verbs that begin a second outcome after “and”.
    pub(super) second_outcome: Vec<Phrase>,
    /// Verbs that do so as well, but are nouns too.
    pub(super) second_or_noun: Vec<Phrase>,
    /// Words that begin an object.
    pub(super) articles: Vec<Phrase>,
    /// Words after such a verb that speak of the first outcome again.
    pub(super) same_thing: Vec<Phrase>,
    /// Words after which a verb says what the first outcome is for.
    pub(super) purposes: Vec<Phrase>,
    /// Causes that end at a person's attention or knowledge.
    pub(super) personal_causes: Vec<Phrase>,
    /// Words after such a cause that make it something else: a *user error message*.
    pub(super) not_personal: Vec<Phrase>,
    /// Words that say nothing by themselves. A negation is none of them.
    pub(super) stop: BTreeSet<String>,
    /// What people write where something is still to be written.
    pub(super) placeholders: Vec<String>,
}

impl Lexicon {
    pub(super) fn english() -> &'static Self {
        static ENGLISH: OnceLock<Lexicon> = OnceLock::new();
        ENGLISH.get_or_init(|| {
            stored::from_json(include_str!("../../data/review/wording-en.json"))
                .expect("a test reads this file")
        })
    }
}
