//! Laying a document out by a template: every word of it has a place, whatever the template knows.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::{Template, TemplateSection};
use crate::postmortem::{Postmortem, Section, SectionKey};

/// A section as a document shows it: from its template, or left over from elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaidOut {
    /// What it shows. No two sections of a layout have the same: of several free sections with one key the first has the key, the others
    /// their id.
    pub section: SectionKey,
    /// Its heading; that of a section of the author's own is as written, which may be empty.
    pub heading: String,
    /// What to write there; empty for what the template does not know.
    pub guidance: String,
    /// Whether it may not be empty as the document now stands.
    pub is_required: bool,
    /// Whether anything stands in it.
    pub is_filled: bool,
    /// Why it stands where it does.
    pub placed: Placed,
    /// The free section that it shows; `None` for a field, and where nobody has begun what the template asks for.
    pub free: Option<Rc<Section>>,
}

/// Why a section stands where it does. A layout holds the three groups in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Placed {
    /// The template asks for it.
    ByTemplate,
    /// Its author added it, or an import kept it; empty or not.
    Own,
    /// It holds text that another template asked for. Shown as one group at the end, “Other notes”.
    LeftOver,
}

impl Template {
    /// The sections of `postmortem` in order: the template's, then those of the author's own, then whatever else holds text, so
    /// that changing the template never hides a word. Linear in the number of sections.
    ///
    /// ```
    /// use afterword_core::template::{Placed, Template};
    /// # use afterword_core::{Postmortem, id::DocumentId};
    /// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
    /// # let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
    /// let postmortem = Postmortem { surprise: "The retries amplified it".into(), ..postmortem };
    /// let brief = &Template::shipped()[1];
    /// let last = brief.lay_out(&postmortem).pop().unwrap();
    /// assert_eq!((last.heading.as_str(), last.placed), ("What surprised us", Placed::LeftOver));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn lay_out(&self, postmortem: &Postmortem) -> Vec<LaidOut> {
        let first = first_by_key(&postmortem.extra);
        let mut laid_out = Vec::with_capacity(self.sections.len());
        for it in &self.sections {
            let free = match &it.section {
                SectionKey::Free(name) => first.get(name.as_str()).copied(),
                _ => None,
            };
            laid_out.push(asked_for(it, free, postmortem));
        }
        let mut rest = self.fields_elsewhere(postmortem);
        let asked: BTreeSet<&str> = self.free_keys().collect();
        for section in &postmortem.extra {
            let is_first =
                first.get(section.key.as_str()).is_some_and(|it| Rc::ptr_eq(it, section));
            if section.key.is_empty() {
                laid_out.push(free_section(section, Placed::Own, false));
            } else if has_text(section) && !(is_first && asked.contains(section.key.as_str())) {
                rest.push(free_section(section, Placed::LeftOver, is_first));
            }
        }
        laid_out.append(&mut rest);
        laid_out
    }

    fn free_keys(&self) -> impl Iterator<Item = &str> {
        self.sections.iter().filter_map(|it| match &it.section {
            SectionKey::Free(name) => Some(name.as_str()),
            _ => None,
        })
    }

    /// The fields that hold something and that this template does not ask for.
    fn fields_elsewhere(&self, postmortem: &Postmortem) -> Vec<LaidOut> {
        let fields = self.fields_left().into_iter().filter(|it| postmortem.is_filled(it));
        fields.map(left_over_field).collect()
    }
}

/// The first of the free sections of each key.
fn first_by_key(sections: &[Rc<Section>]) -> BTreeMap<&str, &Rc<Section>> {
    let mut first = BTreeMap::new();
    for section in sections.iter().filter(|it| !it.key.is_empty()) {
        first.entry(section.key.as_str()).or_insert(section);
    }
    first
}

fn asked_for(
    asked: &TemplateSection,
    free: Option<&Rc<Section>>,
    postmortem: &Postmortem,
) -> LaidOut {
    let (status, severity) = (postmortem.status(), postmortem.severity.as_ref());
    let is_filled = match &asked.section {
        SectionKey::Free(_) => free.is_some_and(|it| has_text(it)),
        field => postmortem.is_filled(field),
    };
    LaidOut {
        section: asked.section.clone(),
        heading: asked.heading.clone(),
        guidance: asked.guidance.clone(),
        is_required: asked.required.iter().any(|rule| rule.counts(status, severity)),
        is_filled,
        placed: Placed::ByTemplate,
        free: free.cloned(),
    }
}

fn left_over_field(section: SectionKey) -> LaidOut {
    LaidOut {
        heading: section.plain_heading().to_owned(),
        section,
        guidance: String::new(),
        is_required: false,
        is_filled: true,
        placed: Placed::LeftOver,
        free: None,
    }
}

/// A free section that the template does not place. It has its key if no other has it, and no field is called so.
fn free_section(section: &Rc<Section>, placed: Placed, is_first: bool) -> LaidOut {
    let is_field = !matches!(SectionKey::from(section.key.clone()), SectionKey::Free(_));
    let has_key = is_first && !is_field;
    LaidOut {
        section: SectionKey::Free(if has_key {
            section.key.clone()
        } else {
            section.id.to_string()
        }),
        heading: match section.heading.trim() {
            "" if has_key => "Notes".to_owned(),
            _ => section.heading.clone(),
        },
        guidance: String::new(),
        is_required: false,
        is_filled: has_text(section),
        placed,
        free: Some(section.clone()),
    }
}

fn has_text(section: &Section) -> bool {
    !section.text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocumentId;
    use crate::postmortem::SectionId;

    fn section(n: u64, key: &str, text: &str) -> Rc<Section> {
        let (id, heading) = (SectionId::from_bits(n), format!("Section {n}"));
        Rc::new(Section { id, key: key.to_owned(), heading, text: text.to_owned() })
    }

    /// The headings of what the template does not place itself, with their group.
    #[track_caller]
    fn check(extra: Vec<Rc<Section>>, expected: &[(&str, Placed)]) {
        let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
        let postmortem = Postmortem { extra, ..Postmortem::new(DocumentId::v7(0, [0; 10]), now) };
        let laid_out = Template::shipped()[0].lay_out(&postmortem);
        let rest: Vec<(&str, Placed)> = laid_out
            .iter()
            .filter(|it| it.placed != Placed::ByTemplate)
            .map(|it| (it.heading.as_str(), it.placed))
            .collect();
        assert_eq!(rest, expected);
    }

    #[test]
    fn what_the_template_knows_is_in_its_place() {
        check(vec![section(1, "detection", "An alert")], &[]);
    }

    #[test]
    fn a_section_of_another_template_is_left_over_once_it_holds_text() {
        check(vec![section(1, "hypothesis", "We lose a zone")], &[("Section 1", Placed::LeftOver)]);
        check(vec![section(1, "hypothesis", " ")], &[]);
    }

    #[test]
    fn of_two_sections_with_one_key_both_are_shown() {
        let twice = vec![section(1, "detection", "one"), section(2, "detection", "two")];
        check(twice, &[("Section 2", Placed::LeftOver)]);
    }

    #[test]
    fn a_free_section_that_is_called_like_a_field_keeps_its_text() {
        check(vec![section(1, "timeline", "12:00 x")], &[("Section 1", Placed::LeftOver)]);
    }

    #[test]
    fn sections_of_the_authors_own_come_before_other_notes_empty_or_not() {
        let mixed = vec![section(1, "", ""), section(2, "hypothesis", "x"), section(3, "", "y")];
        let expected = [
            ("Section 1", Placed::Own),
            ("Section 3", Placed::Own),
            ("Section 2", Placed::LeftOver),
        ];
        check(mixed, &expected);
    }
}
