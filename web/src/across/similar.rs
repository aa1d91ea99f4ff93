//! Was something like this seen before?

use afterword_core::Postmortem;
use afterword_core::board::Card;
use afterword_core::causes::Category;
use afterword_core::id::DocumentId;
use afterword_core::severity::SeverityKey;
use afterword_core::stored;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::digest::incident_of;
use super::{Ask, World};

/// Was something like this document, which is being written, seen before?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SeenBefore {
    /// The document as it is stored.
    pub(crate) document: String,
    /// So many are wanted.
    pub(crate) most: usize,
}

/// A document that is like it, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Resembling {
    pub(crate) id: DocumentId,
    pub(crate) title: String,
    pub(crate) day: Option<NaiveDate>,
    pub(crate) severity: Option<SeverityKey>,
    /// Whether its postmortem is published.
    pub(crate) is_published: bool,
    /// How much of what is telling about the one stands in the other: from 0 to 1.
    pub(crate) likeness: f64,
    /// The words that both have, the most telling first.
    pub(crate) words: Vec<String>,
    /// The services that both hit.
    pub(crate) services: Vec<String>,
    /// The factors and causes that say much the same: as it is said here, and there.
    pub(crate) reasons: Vec<(String, String)>,
    pub(crate) categories: Vec<Category>,
    /// Its actions that are not closed.
    pub(crate) open_actions: Vec<String>,
    pub(crate) n_closed: usize,
}

impl Ask for SeenBefore {
    const NAME: &'static str = "seenBefore";
    type Answer = Vec<Resembling>;
}

pub(super) fn similar(world: &World, ask: &SeenBefore) -> Result<Vec<Resembling>, String> {
    let document: Postmortem = stored::read(&ask.document).map_err(|it| it.to_string())?;
    let draft = incident_of(&document, &world.metrics);
    let similar = world.library_lately().similar(&draft, ask.most);
    Ok(similar
        .into_iter()
        .filter_map(|it| {
            let there = world.incident(it.id)?;
            let (closed, open): (Vec<&Card>, Vec<&Card>) =
                world.cards_of(it.id).iter().partition(|it| it.action.state.is_closed());
            Some(Resembling {
                id: it.id,
                title: there.title.clone(),
                day: there.day(),
                severity: there.severity.clone(),
                is_published: there.published.is_some(),
                likeness: it.likeness,
                words: it.words,
                services: it.services,
                reasons: it.reasons.into_iter().map(|it| (it.here, it.there)).collect(),
                categories: it.categories,
                open_actions: open.into_iter().map(|it| it.action.title.clone()).collect(),
                n_closed: closed.len(),
            })
        })
        .collect())
}
