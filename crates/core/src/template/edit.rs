//! Every way a template can change.

use std::fmt;

use super::{Requirement, Template, TemplateSection};
use crate::history::Editable;
use crate::postmortem::SectionKey;

/// One change a person makes to a template. Sections are named by what they show, which no two of them share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateEdit {
    /// Names it for people.
    Name(String),
    /// Says when to choose it.
    Purpose(String),
    /// Adds a section before another, or last.
    Add {
        /// The new section: a field, or a free section under a [key of its own](Template::free_key).
        section: TemplateSection,
        /// The section that it is to stand before.
        before: Option<SectionKey>,
    },
    /// Takes a section away. What documents hold there stays in them.
    Remove(SectionKey),
    /// Moves a section before another, or last.
    Move {
        /// Which.
        section: SectionKey,
        /// The section that it is to stand before.
        before: Option<SectionKey>,
    },
    /// Words the heading of a section.
    Heading(SectionKey, String),
    /// Says what to write in a section.
    Guidance(SectionKey, String),
    /// Says when a section may no longer be empty.
    Required(SectionKey, Vec<Requirement>),
}

/// A place of a template that is typed into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateField {
    /// Its name.
    Name,
    /// Its purpose.
    Purpose,
    /// The heading of a section.
    Heading(SectionKey),
    /// The guidance of a section.
    Guidance(SectionKey),
}

/// Why an edit of a template did not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TemplateEditError {
    /// The section is not in the template.
    NoSuchSection,
    /// The part of the document is shown by another section.
    SectionExists,
}

impl fmt::Display for TemplateEditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchSection => "this section was removed; undo to bring it back",
            Self::SectionExists => "the template has this section already",
        })
    }
}

impl std::error::Error for TemplateEditError {}

impl Editable for Template {
    type Edit = TemplateEdit;
    type Error = TemplateEditError;
    type Field = TemplateField;

    fn apply(&mut self, edit: TemplateEdit) -> Result<(), TemplateEditError> {
        self.apply(edit)
    }

    fn field(edit: &TemplateEdit) -> Option<TemplateField> {
        Some(match edit {
            TemplateEdit::Name(_) => TemplateField::Name,
            TemplateEdit::Purpose(_) => TemplateField::Purpose,
            TemplateEdit::Heading(key, _) => TemplateField::Heading(key.clone()),
            TemplateEdit::Guidance(key, _) => TemplateField::Guidance(key.clone()),
            _ => return None,
        })
    }

    fn label(edit: &TemplateEdit) -> &'static str {
        match edit {
            TemplateEdit::Name(_) => "the name of the template",
            TemplateEdit::Purpose(_) => "the purpose of the template",
            TemplateEdit::Add { .. } => "adding a section",
            TemplateEdit::Remove(_) => "removing a section",
            TemplateEdit::Move { .. } => "moving a section",
            TemplateEdit::Heading(..) => "a heading",
            TemplateEdit::Guidance(..) => "guidance",
            TemplateEdit::Required(..) => "when a section is required",
        }
    }
}

impl Template {
    /// Applies `edit`, or leaves the template as it was.
    ///
    /// # Errors
    ///
    /// When the section of the edit is gone, or when a section to be added is there already.
    ///
    /// ```
    /// use afterword_core::postmortem::SectionKey;
    /// use afterword_core::template::{Template, TemplateEdit};
    ///
    /// let mut template = Template::shipped().remove(1);
    /// template.apply(TemplateEdit::Heading(SectionKey::Causes, "How it came about".into()))?;
    /// template.apply(TemplateEdit::Move { section: SectionKey::Causes, before: Some(SectionKey::Summary) })?;
    /// assert_eq!(template.sections[0].heading, "How it came about");
    /// # Ok::<(), afterword_core::template::TemplateEditError>(())
    /// ```
    pub fn apply(&mut self, edit: TemplateEdit) -> Result<(), TemplateEditError> {
        match edit {
            TemplateEdit::Name(name) => self.name = name,
            TemplateEdit::Purpose(purpose) => self.purpose = purpose,
            TemplateEdit::Add { section, before } => {
                if self.section(&section.section).is_some() {
                    return Err(TemplateEditError::SectionExists);
                }
                self.insert(section, before.as_ref());
            }
            TemplateEdit::Remove(key) => drop(self.take(&key)?),
            TemplateEdit::Move { section, before } if before.as_ref() == Some(&section) => {
                self.position(&section)?;
            }
            TemplateEdit::Move { section, before } => {
                let section = self.take(&section)?;
                self.insert(section, before.as_ref());
            }
            TemplateEdit::Heading(key, heading) => self.section_mut(&key)?.heading = heading,
            TemplateEdit::Guidance(key, guidance) => self.section_mut(&key)?.guidance = guidance,
            TemplateEdit::Required(key, required) => self.section_mut(&key)?.required = required,
        }
        Ok(())
    }

    /// The parts of a postmortem that no section of this template shows yet, to be offered for adding.
    pub fn fields_left(&self) -> Vec<SectionKey> {
        SectionKey::FIELDS.into_iter().filter(|it| self.section(it).is_none()).collect()
    }

    /// A key for a new free section under `heading`: its letters and digits in lower case, other than every section's and every
    /// field's.
    ///
    /// ```
    /// use afterword_core::template::Template;
    ///
    /// let template = Template::shipped().remove(0);
    /// assert_eq!(template.free_key("Support tickets").key(), "support-tickets");
    /// assert_eq!(template.free_key("Detection!").key(), "detection-2");
    /// assert_eq!(template.free_key("???").key(), "section");
    /// ```
    pub fn free_key(&self, heading: &str) -> SectionKey {
        let words = heading.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
        let slug = words.map(str::to_lowercase).collect::<Vec<String>>().join("-");
        let slug: String = slug.chars().take(40).collect();
        let slug = match slug.trim_end_matches('-') {
            "" => "section",
            slug => slug,
        };
        let first = slug.to_owned();
        let more = (2..).map(|n| format!("{slug}-{n}"));
        let mut keys = std::iter::once(first).chain(more).map(SectionKey::from);
        let is_new =
            |it: &SectionKey| matches!(it, SectionKey::Free(_)) && self.section(it).is_none();
        keys.find(is_new).expect("there are more numbers than sections")
    }

    fn position(&self, key: &SectionKey) -> Result<usize, TemplateEditError> {
        let at = self.sections.iter().position(|it| it.section == *key);
        at.ok_or(TemplateEditError::NoSuchSection)
    }

    fn section_mut(&mut self, key: &SectionKey) -> Result<&mut TemplateSection, TemplateEditError> {
        let at = self.position(key)?;
        Ok(&mut self.sections[at])
    }

    fn take(&mut self, key: &SectionKey) -> Result<TemplateSection, TemplateEditError> {
        let at = self.position(key)?;
        Ok(self.sections.remove(at))
    }

    fn insert(&mut self, section: TemplateSection, before: Option<&SectionKey>) {
        let at = before.and_then(|it| self.position(it).ok()).unwrap_or(self.sections.len());
        self.sections.insert(at, section);
    }
}
