//! Templates: which sections a postmortem shows, in which order, and what belongs in each.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::postmortem::{Postmortem, SectionKey, StatusKind};
use crate::severity::SeverityKey;

/// Names a template.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
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
/// ```
/// use afterword_core::template::Template;
///
/// let names: Vec<String> = Template::shipped().into_iter().map(|it| it.name).collect();
/// assert_eq!(names, ["Standard", "Brief"]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Template {
    /// Its name in documents and files.
    pub id: TemplateId,
    /// Its name for people.
    pub name: String,
    /// When to choose it, in a phrase.
    pub purpose: String,
    /// The sections, in order.
    pub sections: Vec<TemplateSection>,
}

/// One section of a template.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateSection {
    /// What it shows: a field of the postmortem, or a free section by its name.
    pub section: SectionKey,
    /// Its heading.
    pub heading: String,
    /// What to write there, asked of the author while the section is empty.
    pub guidance: String,
    /// When it may no longer be empty; never where the list is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub required: Vec<Requirement>,
}

/// From which status on, and at which severities, a section has to be filled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
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

/// A section as a document shows it: from its template, or left over from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidOut {
    /// What it shows.
    pub section: SectionKey,
    /// Its heading.
    pub heading: String,
    /// What to write there; empty for what the template does not know.
    pub guidance: String,
    /// Whether it may not be empty as the document now stands.
    pub is_required: bool,
}

impl Template {
    /// The templates that ship.
    pub fn shipped() -> Vec<Self> {
        [
            include_str!("../data/templates/standard.json"),
            include_str!("../data/templates/brief.json"),
        ]
        .into_iter()
        .map(|json| serde_json::from_str(json).expect("a test reads these files"))
        .collect()
    }

    /// The sections of `postmortem` in order: the template's, then whatever else holds text, so that changing the template
    /// never hides a word.
    pub fn lay_out(&self, postmortem: &Postmortem) -> Vec<LaidOut> {
        let (status, severity) = (postmortem.status(), postmortem.severity.as_ref());
        let from_template = self.sections.iter().map(|it| LaidOut {
            section: it.section.clone(),
            heading: it.heading.clone(),
            guidance: it.guidance.clone(),
            is_required: it.required.iter().any(|rule| rule.counts(status, severity)),
        });
        let mut sections: Vec<LaidOut> = from_template.collect();
        for section in postmortem.filled_sections() {
            if sections.iter().all(|it| it.section != section) {
                let heading = postmortem.heading_of(&section);
                sections.push(LaidOut {
                    section,
                    heading,
                    guidance: String::new(),
                    is_required: false,
                });
            }
        }
        sections
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_shipped_templates_read_and_name_each_section_once() {
        for template in Template::shipped() {
            let keys: BTreeSet<&SectionKey> =
                template.sections.iter().map(|it| &it.section).collect();
            assert_eq!(keys.len(), template.sections.len(), "{}", template.name);
        }
    }

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
