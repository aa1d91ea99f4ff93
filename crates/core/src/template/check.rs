//! What is wrong with a template, and where.

use std::collections::BTreeSet;
use std::fmt;

use super::Template;
use crate::postmortem::SectionKey;
use crate::severity::{SeverityKey, SeverityScheme};

/// How many sections a template may have.
pub const MAX_SECTIONS: usize = 100;

/// How many characters a name, a purpose, a heading or a key may have.
pub const MAX_LINE: usize = 200;

/// How many characters a section's guidance may have.
pub const MAX_GUIDANCE: usize = 2_000;

/// Something that a template lacks or has too much of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateProblem {
    /// Where, as one would address it in the file: `sections[3].heading`, counted from 0.
    pub path: String,
    /// What.
    pub fault: Fault,
}

/// What can be wrong with one place of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing is written there.
    Empty,
    /// More than one line, or a control character.
    NotOneLine,
    /// Too many characters.
    TooLong {
        /// The most that it may have.
        limit: usize,
    },
    /// More sections than [`MAX_SECTIONS`].
    TooManySections,
    /// An earlier section shows the same part of the document.
    Twice {
        /// That part.
        section: SectionKey,
    },
    /// A severity that the workspace's scheme does not have.
    UnknownSeverity {
        /// Its name.
        severity: SeverityKey,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("nothing is written here"),
            Self::NotOneLine => f.write_str("has to be one line without control characters"),
            Self::TooLong { limit } => write!(f, "has more than {limit} characters"),
            Self::TooManySections => write!(f, "a template has at most {MAX_SECTIONS} sections"),
            Self::Twice { section } => write!(f, "an earlier section shows “{section}” already"),
            Self::UnknownSeverity { severity } => {
                write!(f, "the severity “{severity}” is not in the scheme")
            }
        }
    }
}

impl fmt::Display for TemplateProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.fault)
    }
}

impl std::error::Error for TemplateProblem {}

impl Template {
    /// What keeps this template from being used, in the order of the file; empty for a sound one.
    ///
    /// ```
    /// use afterword_core::template::Template;
    ///
    /// let mut template = Template::shipped().remove(1);
    /// template.sections[3].heading.clear();
    /// assert_eq!(template.check()[0].to_string(), "sections[3].heading: nothing is written here");
    /// ```
    pub fn check(&self) -> Vec<TemplateProblem> {
        let mut found = Found(Vec::new());
        found.line("id", &self.id.0);
        found.line("name", &self.name);
        found.text("purpose", &self.purpose, MAX_LINE);
        if self.sections.is_empty() {
            found.add("sections", Fault::Empty);
        }
        if self.sections.len() > MAX_SECTIONS {
            found.add("sections", Fault::TooManySections);
        }
        let mut seen = BTreeSet::new();
        for (n, it) in self.sections.iter().enumerate() {
            found.line(&format!("sections[{n}].section"), it.section.key());
            if !seen.insert(it.section.key()) {
                let fault = Fault::Twice { section: it.section.clone() };
                found.add(&format!("sections[{n}].section"), fault);
            }
            found.line(&format!("sections[{n}].heading"), &it.heading);
            found.text(&format!("sections[{n}].guidance"), &it.guidance, MAX_GUIDANCE);
        }
        found.0
    }

    /// The requirements that name a severity which `scheme` does not have; they count for no document, and do no harm.
    pub fn unknown_severities(&self, scheme: &SeverityScheme) -> Vec<TemplateProblem> {
        let mut found = Found(Vec::new());
        for (n, section) in self.sections.iter().enumerate() {
            for (m, rule) in section.required.iter().enumerate() {
                for severity in rule.severities.iter().filter(|it| scheme.level(it).is_none()) {
                    let fault = Fault::UnknownSeverity { severity: severity.clone() };
                    found.add(&format!("sections[{n}].required[{m}].severities"), fault);
                }
            }
        }
        found.0
    }
}

struct Found(Vec<TemplateProblem>);

impl Found {
    fn add(&mut self, path: &str, fault: Fault) {
        self.0.push(TemplateProblem { path: path.to_owned(), fault });
    }

    /// A line that may not be empty.
    fn line(&mut self, path: &str, text: &str) {
        if text.trim().is_empty() {
            self.add(path, Fault::Empty);
        } else if text.contains(char::is_control) {
            self.add(path, Fault::NotOneLine);
        }
        self.text(path, text, MAX_LINE);
    }

    fn text(&mut self, path: &str, text: &str, limit: usize) {
        if text.chars().nth(limit).is_some() {
            self.add(path, Fault::TooLong { limit });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl FnOnce(&mut Template), expected: &[&str]) {
        let mut template = Template::shipped().remove(1);
        change(&mut template);
        let found: Vec<String> = template.check().iter().map(ToString::to_string).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn each_fault_names_its_place() {
        check(|it| it.id.0.clear(), &["id: nothing is written here"]);
        check(|it| it.name = "é".repeat(201), &["name: has more than 200 characters"]);
        check(|it| it.sections.clear(), &["sections: nothing is written here"]);
        let twice = "sections[1].section: an earlier section shows “summary” already";
        check(|it| it.sections[1].section = SectionKey::Summary, &[twice]);
        let one_line = "sections[2].heading: has to be one line without control characters";
        check(|it| it.sections[2].heading = "a\nb".to_owned(), &[one_line]);
    }

    #[test]
    fn a_severity_of_another_scheme_is_pointed_out() {
        let mut template = Template::shipped().remove(0);
        let scheme = SeverityScheme::shipped();
        let at = template.sections.iter().position(|it| it.section == SectionKey::Factors).unwrap();
        template.sections[at].required[0].severities.push(SeverityKey("Major".to_owned()));
        let found = template.unknown_severities(&scheme);
        assert_eq!(found.len(), 1);
        assert!(found[0].to_string().contains("“Major”"));
    }
}
