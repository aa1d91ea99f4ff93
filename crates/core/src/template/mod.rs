//! Templates: which sections a postmortem shows, in which order, and what belongs in each.

mod check;
mod edit;
mod lay_out;
mod shipped;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::postmortem::{SectionKey, StatusKind};
use crate::severity::SeverityKey;

pub use check::{Fault, MAX_GUIDANCE, MAX_LINE, MAX_SECTIONS, TemplateProblem};
pub use edit::{TemplateEdit, TemplateEditError, TemplateField};
pub use lay_out::{LaidOut, Placed};

/// Names a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct TemplateId(pub String);

impl Default for TemplateId {
    /// The standard template.
    fn default() -> Self {
        Self("standard".to_owned())
    }
}

impl fmt::Display for TemplateId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A way of laying out a postmortem. It decides what is asked for, never what is kept.
///
/// A half-edited template is a valid one; what it still lacks is said by [`Template::check`].
///
/// ```
/// use afterword_core::template::Template;
///
/// let names: Vec<String> = Template::shipped().into_iter().map(|it| it.name).collect();
/// assert_eq!(names[..3], ["Standard", "Brief", "Learning review"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its name in documents and files.
    pub id: TemplateId,
    /// Its name for people.
    pub name: String,
    /// When to choose it, in a phrase.
    #[serde(default)]
    pub purpose: String,
    /// The sections, in order.
    pub sections: Vec<TemplateSection>,
}

/// One section of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TemplateSection {
    /// What it shows: a field of the postmortem, or a free section by its name. No two sections of a template show the same.
    pub section: SectionKey,
    /// Its heading.
    pub heading: String,
    /// What to write there, asked of the author while the section is empty.
    #[serde(default)]
    pub guidance: String,
    /// When it may no longer be empty; never where the list is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<Requirement>,
}

/// From which status on, and at which severities, a section has to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The first status at which it counts.
    pub status: StatusKind,
    /// The severities at which it counts; all of them where the list is empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub severities: Vec<SeverityKey>,
}

impl Requirement {
    /// Whether this counts for a postmortem of that status and severity.
    pub fn counts(&self, status: StatusKind, severity: Option<&SeverityKey>) -> bool {
        let is_severe =
            self.severities.is_empty() || severity.is_some_and(|it| self.severities.contains(it));
        status >= self.status && is_severe
    }
}

impl Template {
    /// A copy under another name, to be edited; the sections keep their keys, so that a document may change between the two.
    ///
    /// ```
    /// use afterword_core::template::{Template, TemplateId};
    ///
    /// let ours = Template::shipped()[0].copy(TemplateId("ours".into()), "Ours".into());
    /// assert_eq!(ours.sections, Template::shipped()[0].sections);
    /// ```
    pub fn copy(&self, id: TemplateId, name: String) -> Self {
        Self { id, name, ..self.clone() }
    }

    /// The section that shows `key`, if the template has it.
    pub fn section(&self, key: &SectionKey) -> Option<&TemplateSection> {
        self.sections.iter().find(|it| it.section == *key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requirements_start_at_a_status_and_hold_for_their_severities() {
        let rule = Requirement {
            status: StatusKind::Approved,
            severities: vec![SeverityKey("SEV1".to_owned())],
        };
        let sev = |it: &str| Some(SeverityKey(it.to_owned()));
        assert!(rule.counts(StatusKind::Published, sev("SEV1").as_ref()));
        assert!(!rule.counts(StatusKind::Draft, sev("SEV1").as_ref()));
        assert!(!rule.counts(StatusKind::Published, sev("SEV3").as_ref()));
        assert!(!rule.counts(StatusKind::Published, None));
    }
}
