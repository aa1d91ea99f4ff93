//! The texts and lists of names that stand in a postmortem by themselves, each with a name to address it by.

use serde::{Deserialize, Serialize};

use super::Postmortem;

/// One of the texts of a postmortem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextField {
    /// The headline.
    Title,
    /// The incident's number or address elsewhere.
    Incident,
    /// The whole in a few sentences.
    Summary,
    /// The impact in words.
    Impact,
    /// What set it off.
    Trigger,
    /// The story.
    WhatHappened,
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
}

impl TextField {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Title,
        Self::Incident,
        Self::Summary,
        Self::Impact,
        Self::Trigger,
        Self::WhatHappened,
        Self::Surprise,
        Self::WentWell,
        Self::WentWrong,
        Self::Lucky,
        Self::Lessons,
    ];

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Incident => "incident reference",
            Self::Summary => "summary",
            Self::Impact => "impact",
            Self::Trigger => "trigger",
            Self::WhatHappened => "what happened",
            Self::Surprise => "what surprised us",
            Self::WentWell => "what went well",
            Self::WentWrong => "what went wrong",
            Self::Lucky => "where we got lucky",
            Self::Lessons => "lessons learned",
        }
    }
}

/// One of the lists of names of a postmortem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NameList {
    /// The services that were hit.
    Services,
    /// The teams concerned.
    Teams,
    /// Free labels.
    Tags,
    /// Who wrote it.
    Authors,
    /// Who is asked to read it.
    Reviewers,
    /// The regions that were hit.
    Regions,
}

impl NameList {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Services, Self::Teams, Self::Tags, Self::Authors, Self::Reviewers, Self::Regions];

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Teams => "teams",
            Self::Tags => "tags",
            Self::Authors => "authors",
            Self::Reviewers => "reviewers",
            Self::Regions => "regions",
        }
    }
}

impl Postmortem {
    /// The text that `field` names.
    pub fn text(&self, field: TextField) -> &str {
        match field {
            TextField::Title => &self.title,
            TextField::Incident => &self.incident,
            TextField::Summary => &self.summary,
            TextField::Impact => &self.impact.text,
            TextField::Trigger => &self.trigger,
            TextField::WhatHappened => &self.what_happened,
            TextField::Surprise => &self.surprise,
            TextField::WentWell => &self.went_well,
            TextField::WentWrong => &self.went_wrong,
            TextField::Lucky => &self.lucky,
            TextField::Lessons => &self.lessons,
        }
    }

    /// The text that `field` names, to be changed.
    pub fn text_mut(&mut self, field: TextField) -> &mut String {
        match field {
            TextField::Title => &mut self.title,
            TextField::Incident => &mut self.incident,
            TextField::Summary => &mut self.summary,
            TextField::Impact => &mut self.impact.text,
            TextField::Trigger => &mut self.trigger,
            TextField::WhatHappened => &mut self.what_happened,
            TextField::Surprise => &mut self.surprise,
            TextField::WentWell => &mut self.went_well,
            TextField::WentWrong => &mut self.went_wrong,
            TextField::Lucky => &mut self.lucky,
            TextField::Lessons => &mut self.lessons,
        }
    }

    /// The names that `list` names.
    pub fn names(&self, list: NameList) -> &[String] {
        match list {
            NameList::Services => &self.services,
            NameList::Teams => &self.teams,
            NameList::Tags => &self.tags,
            NameList::Authors => &self.authors,
            NameList::Reviewers => &self.reviewers,
            NameList::Regions => &self.impact.regions,
        }
    }

    /// The names that `list` names, to be changed.
    pub fn names_mut(&mut self, list: NameList) -> &mut Vec<String> {
        match list {
            NameList::Services => &mut self.services,
            NameList::Teams => &mut self.teams,
            NameList::Tags => &mut self.tags,
            NameList::Authors => &mut self.authors,
            NameList::Reviewers => &mut self.reviewers,
            NameList::Regions => &mut self.impact.regions,
        }
    }
}
