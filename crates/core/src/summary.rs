//! The line that a list shows of a document: all that lists need, so that none has to open the documents themselves.

use serde::{Deserialize, Serialize};

use crate::id::DocumentId;
use crate::postmortem::{Postmortem, StatusKind};
use crate::severity::SeverityKey;
use crate::time::Instant;

/// The kind of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One incident and what was learned from it.
    Postmortem,
}

/// What a list shows of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The document.
    pub id: DocumentId,
    /// What it is.
    pub kind: Kind,
    /// Its headline; may be empty.
    pub title: String,
    /// How bad it was.
    pub severity: Option<SeverityKey>,
    /// Where it stands.
    pub status: StatusKind,
    /// The services that were hit.
    pub services: Vec<String>,
    /// When it happened, as far as that is known.
    pub happened_at: Option<Instant>,
    /// How long people were affected, in whole minutes.
    pub impact_minutes: Option<u32>,
    /// How many actions are not closed.
    pub open_actions: u32,
    /// How many actions there are.
    pub actions: u32,
    /// When the document was begun.
    pub created_at: Instant,
    /// When it was last saved.
    pub updated_at: Instant,
}

impl Summary {
    /// The summary of `postmortem` as saved at `updated_at`.
    pub fn of(postmortem: &Postmortem, updated_at: Instant) -> Self {
        let is_open = |it: &&std::rc::Rc<crate::actions::Action>| !it.state.is_closed();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            id: postmortem.id,
            kind: Kind::Postmortem,
            title: postmortem.title.trim().to_owned(),
            severity: postmortem.severity.clone(),
            status: postmortem.status(),
            services: postmortem.services.clone(),
            happened_at: postmortem.happened_at(),
            impact_minutes: postmortem
                .impact_span()
                .and_then(|(from, to)| u32::try_from((to - from).num_minutes()).ok()),
            open_actions: count(postmortem.actions.iter().filter(is_open).count()),
            actions: count(postmortem.actions.len()),
            created_at: postmortem.created_at,
            updated_at,
        }
    }
}
