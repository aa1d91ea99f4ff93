//! The search: which documents have these words, and where.

use std::ops::Range;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::search::{Part, Query};
use serde::{Deserialize, Serialize};

use super::{Ask, World};

/// Which documents have these words?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Search {
    /// What was typed: words, and fields such as `service:checkout`.
    pub(crate) text: String,
    /// So many are wanted.
    pub(crate) most: usize,
}

/// The documents that were found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Found {
    /// What was typed.
    pub(crate) text: String,
    /// The best first.
    pub(crate) ids: Vec<DocumentId>,
    /// How many there are in all.
    pub(crate) total: usize,
    /// Words that were taken for words of the query, with typing errors.
    pub(crate) meant: Vec<String>,
}

impl Ask for Search {
    const NAME: &'static str = "search";
    type Answer = Found;
}

pub(super) fn find(world: &World, ask: &Search) -> Found {
    let found = world.index.find(&Query::read(&ask.text), ask.most);
    Found {
        text: ask.text.clone(),
        ids: found.hits.iter().map(|it| it.id).collect(),
        total: found.total,
        meant: found.meant,
    }
}

/// Where do the words stand in those documents?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Passages {
    /// What was typed.
    pub(crate) text: String,
    /// The words that were taken for words of it.
    pub(crate) meant: Vec<String>,
    pub(crate) ids: Vec<DocumentId>,
}

/// The passage of a document that shows the most of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct FoundIn {
    pub(crate) id: DocumentId,
    pub(crate) title: String,
    /// The bytes of the title to be marked, in order, without overlap.
    pub(crate) title_marks: Vec<Range<usize>>,
    /// The part of the document, by the name that a query has for it.
    pub(crate) part: String,
    /// One line of it, `…` where something was left out; empty where only headline and names have the words.
    pub(crate) text: String,
    /// The bytes of it to be marked, in order, without overlap.
    pub(crate) marks: Vec<Range<usize>>,
}

impl Ask for Passages {
    const NAME: &'static str = "passages";
    type Answer = Vec<FoundIn>;
}

pub(super) fn passage(ask: &Passages, document: &Postmortem) -> FoundIn {
    let query = Query::read(&ask.text);
    let passage = query.passages(document, &ask.meant, 1).into_iter().next();
    let title = document.title.trim().to_owned();
    FoundIn {
        id: document.id,
        title_marks: query.marks(&title, &ask.meant),
        title,
        part: passage.as_ref().map_or("", |it| Part::of(it.place).name()).to_owned(),
        marks: passage.as_ref().map(|it| it.marks.clone()).unwrap_or_default(),
        text: passage.map(|it| it.text).unwrap_or_default(),
    }
}
