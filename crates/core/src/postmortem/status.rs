//! Where a postmortem stands between the first word and publication.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Postmortem;
use crate::time::Instant;

/// A postmortem's status, in the order of its life.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum StatusKind {
    /// Being written.
    #[default]
    Draft,
    /// Being read by its reviewers.
    InReview,
    /// Agreed on.
    Approved,
    /// Sent to everyone it is meant for.
    Published,
}

impl StatusKind {
    /// All of them, in order.
    pub const ALL: [Self; 4] = [Self::Draft, Self::InReview, Self::Approved, Self::Published];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::InReview => "in-review",
            Self::Approved => "approved",
            Self::Published => "published",
        }
    }
}

impl fmt::Display for StatusKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Draft => "Draft",
            Self::InReview => "In review",
            Self::Approved => "Approved",
            Self::Published => "Published",
        })
    }
}

/// One change of status: what to, when, by whom and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transition {
    /// The new status.
    pub to: StatusKind,
    /// When.
    pub at: Instant,
    /// Who made it, as they call themselves.
    #[serde(default)]
    pub who: String,
    /// Why; a way back to *draft* should say.
    #[serde(default)]
    pub note: String,
    /// The rules whose errors were overridden to publish, by name; see [`Gate`](crate::review::Gate).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<String>,
}

impl Postmortem {
    /// The status that the last transition led to.
    pub fn status(&self) -> StatusKind {
        self.transitions.last().map_or(StatusKind::Draft, |it| it.to)
    }

    /// When it was published, if it is.
    pub fn published_at(&self) -> Option<Instant> {
        let is_published = self.status() == StatusKind::Published;
        self.transitions.last().filter(|_| is_published).map(|it| it.at)
    }
}
