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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Transition {
    /// The new status.
    pub to: StatusKind,
    /// When.
    #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
    pub at: Instant,
    /// Who made it, as they call themselves.
    #[serde(default)]
    pub who: String,
    /// Why; a way back to *draft* should say.
    #[serde(default)]
    pub note: String,
    /// The errors that were overridden to publish: the name of a rule, or `rule: what it was about`; see [`Gate`](crate::review::Gate).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<String>,
}

impl Transition {
    /// What stands in [`overrides`](Self::overrides) for an error of `rule` about `what`.
    pub fn overriding(rule: &str, what: &str) -> String {
        format!("{rule}{ABOUT}{what}")
    }

    /// The errors that were overridden: each one's rule, by name, and what it was about, where that is recorded.
    ///
    /// ```
    /// use afterword_core::postmortem::{StatusKind, Transition};
    ///
    /// let published = Transition {
    ///     to: StatusKind::Published,
    ///     at: chrono::DateTime::parse_from_rfc3339("2025-10-03T09:00:00Z")?,
    ///     who: "Ada".into(),
    ///     note: "The customer waits".into(),
    ///     overrides: vec!["section-missing: Impact".into(), "title-missing".into()],
    /// };
    /// let overridden: Vec<_> = published.overridden().collect();
    /// assert_eq!(overridden, [("section-missing", Some("Impact")), ("title-missing", None)]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn overridden(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.overrides.iter().map(|it| match it.split_once(ABOUT) {
            Some((rule, what)) => (rule, Some(what)),
            None => (it.as_str(), None),
        })
    }

    /// The same in words, each rule once: its title by `title`, and in brackets what its errors were about.
    pub fn overridden_in_words(&self, title: &dyn Fn(&str) -> String) -> Vec<String> {
        let mut told: Vec<(&str, Vec<&str>)> = Vec::new();
        for (rule, what) in self.overridden() {
            match told.iter_mut().find(|it| it.0 == rule) {
                Some(known) => known.1.extend(what),
                None => told.push((rule, what.into_iter().collect())),
            }
        }
        let words = |(rule, about): (&str, Vec<&str>)| match about.as_slice() {
            [] => title(rule),
            about => format!("{} ({})", title(rule), about.join(", ")),
        };
        told.into_iter().map(words).collect()
    }
}

/// What stands between a rule and what its error was about; no name of a rule has it.
const ABOUT: &str = ": ";

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
