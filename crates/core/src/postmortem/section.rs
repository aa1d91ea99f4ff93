//! The parts of a postmortem as readers know them, and free sections for whatever has no field.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Postmortem, TextField};
use crate::id::Id;
use crate::list::Identified;

/// Names a part of a postmortem: one of its fields, or a free section.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum SectionKey {
    /// The whole in a few sentences.
    Summary,
    /// Who was hit.
    Impact,
    /// What set it off.
    Trigger,
    /// The story.
    WhatHappened,
    /// Contributing factors.
    Factors,
    /// Why it surprised us.
    Surprise,
    /// What went well.
    WentWell,
    /// What went wrong.
    WentWrong,
    /// Where we got lucky.
    Lucky,
    /// What we know now.
    Lessons,
    /// What happened when.
    Timeline,
    /// The five-whys trees.
    Causes,
    /// Action items.
    Actions,
    /// Roles, authors and reviewers.
    People,
    /// What the response cost.
    Response,
    /// A free section by the name that templates know it by, such as `detection` or `root-cause`.
    Free(String),
}

impl SectionKey {
    /// Every part that is a field, in the order of the standard template.
    pub const FIELDS: [Self; 15] = [
        Self::Summary,
        Self::Impact,
        Self::Timeline,
        Self::WhatHappened,
        Self::Trigger,
        Self::Factors,
        Self::Causes,
        Self::Surprise,
        Self::WentWell,
        Self::WentWrong,
        Self::Lucky,
        Self::Lessons,
        Self::Actions,
        Self::People,
        Self::Response,
    ];

    /// Its name in a file.
    pub fn key(&self) -> &str {
        match self {
            Self::Summary => "summary",
            Self::Impact => "impact",
            Self::Trigger => "trigger",
            Self::WhatHappened => "what-happened",
            Self::Factors => "factors",
            Self::Surprise => "surprise",
            Self::WentWell => "went-well",
            Self::WentWrong => "went-wrong",
            Self::Lucky => "lucky",
            Self::Lessons => "lessons",
            Self::Timeline => "timeline",
            Self::Causes => "causes",
            Self::Actions => "actions",
            Self::People => "people",
            Self::Response => "response",
            Self::Free(name) => name,
        }
    }

    /// The text that this part consists of, where it is one text and nothing else.
    pub fn text_field(&self) -> Option<TextField> {
        Some(match self {
            Self::Summary => TextField::Summary,
            Self::Trigger => TextField::Trigger,
            Self::WhatHappened => TextField::WhatHappened,
            Self::Surprise => TextField::Surprise,
            Self::WentWell => TextField::WentWell,
            Self::WentWrong => TextField::WentWrong,
            Self::Lucky => TextField::Lucky,
            Self::Lessons => TextField::Lessons,
            _ => return None,
        })
    }

    /// A heading for it, where no template gives one.
    pub fn plain_heading(&self) -> &str {
        match self {
            Self::Summary => "Summary",
            Self::Impact => "Impact",
            Self::Trigger => "Trigger",
            Self::WhatHappened => "What happened",
            Self::Factors => "Contributing factors",
            Self::Surprise => "What surprised us",
            Self::WentWell => "What went well",
            Self::WentWrong => "What went wrong",
            Self::Lucky => "Where we got lucky",
            Self::Lessons => "Lessons learned",
            Self::Timeline => "Timeline",
            Self::Causes => "Why it happened",
            Self::Actions => "Action items",
            Self::People => "People",
            Self::Response => "Cost of the response",
            Self::Free(name) => name,
        }
    }
}

impl fmt::Display for SectionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

impl From<String> for SectionKey {
    fn from(name: String) -> Self {
        Self::FIELDS.into_iter().find(|it| it.key() == name).unwrap_or(Self::Free(name))
    }
}

impl From<SectionKey> for String {
    fn from(key: SectionKey) -> Self {
        key.key().to_owned()
    }
}

impl FromStr for SectionKey {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.to_owned().into())
    }
}

/// Names a free section.
pub type SectionId = Id<Section>;

/// Text under a heading that no field has: added by a template, by its author, or kept from an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "FreeSection"))]
pub struct Section {
    /// Its name within the document.
    pub id: SectionId,
    /// The name that templates know it by; empty for a section of the author's own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
    /// Its heading, as written.
    #[serde(default)]
    pub heading: String,
    /// Its text, as Markdown.
    #[serde(default)]
    pub text: String,
}

impl Identified for Section {
    fn id(&self) -> SectionId {
        self.id
    }
}

impl Section {
    /// The part of the document that this section is: its key, or its id where it has none, so that two sections of the
    /// author's own are two parts.
    pub fn section_key(&self) -> SectionKey {
        let name = if self.key.is_empty() { self.id.to_string() } else { self.key.clone() };
        SectionKey::Free(name)
    }
}

/// Who may read a section.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Audience {
    /// The team.
    #[default]
    Team,
    /// Everybody in the organisation.
    Organisation,
    /// Everybody.
    Public,
}

impl Audience {
    /// All of them, from narrowest to widest.
    pub const ALL: [Self; 3] = [Self::Team, Self::Organisation, Self::Public];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Organisation => "organisation",
            Self::Public => "public",
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Team => "Team",
            Self::Organisation => "Organisation",
            Self::Public => "Public",
        })
    }
}

impl Postmortem {
    /// The free section that `key` names, if the document has it.
    pub fn free_section(&self, key: &SectionKey) -> Option<&Section> {
        let mut sections = self.extra.iter().map(|it| &**it);
        sections.find(|it| it.section_key() == *key)
    }

    /// Whether anything stands in that part of the document.
    pub fn is_filled(&self, key: &SectionKey) -> bool {
        let has_text = |text: &str| !text.trim().is_empty();
        match key {
            SectionKey::Impact => !self.impact.is_empty(),
            SectionKey::Factors => !self.factors.is_empty(),
            SectionKey::Timeline => !self.timeline.is_empty(),
            SectionKey::Causes => self.trees.iter().any(|it| !it.is_blank()),
            SectionKey::Actions => !self.actions.is_empty(),
            SectionKey::People => {
                !self.roles.is_empty() || !self.authors.is_empty() || !self.reviewers.is_empty()
            }
            SectionKey::Response => !self.response.is_empty(),
            SectionKey::Free(_) => self.free_section(key).is_some_and(|it| has_text(&it.text)),
            field => field.text_field().is_some_and(|it| has_text(self.text(it))),
        }
    }

    /// Every part of the document in which something stands: fields in the standard order, then free sections in theirs.
    pub fn filled_sections(&self) -> Vec<SectionKey> {
        let fields = SectionKey::FIELDS.into_iter();
        let free = self.extra.iter().map(|it| it.section_key());
        let mut keys: Vec<SectionKey> = Vec::new();
        for key in fields.chain(free).filter(|it| self.is_filled(it)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    /// The heading of a part where its template does not give one.
    pub fn heading_of(&self, key: &SectionKey) -> String {
        let own = self.free_section(key).map(|it| it.heading.trim()).filter(|it| !it.is_empty());
        match (own, key) {
            (Some(heading), _) => heading.to_owned(),
            (None, SectionKey::Free(_)) => "Notes".to_owned(),
            (None, field) => field.plain_heading().to_owned(),
        }
    }
}
