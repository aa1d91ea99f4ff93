//! The sections of a document in the order they are shown.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::{Audience, Section, SectionKey};
use afterword_core::template::{LaidOut, Placed, Template};
use afterword_core::view::Audiences;
use yew::AttrValue;

use crate::words::{InWords, word};

/// What a section's frame shows, whatever is in the section.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) key: SectionKey,
    pub(super) heading: AttrValue,
    /// The language of the heading, where it is known: the templates that ship have one, whatever the interface speaks.
    pub(super) lang: Option<&'static str>,
    /// What it is called where only its name tells it from others: the heading, numbered from the second of that name on.
    pub(super) name: AttrValue,
    /// What to write here, for as long as nothing is.
    pub(super) guidance: AttrValue,
    pub(super) is_required: bool,
    pub(super) is_filled: bool,
    /// Who may read it: as the document says, else as it ships.
    pub(super) audience: Audience,
}

/// A section as it is shown, and the free section behind it, if that is what it is and if it exists yet.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shown {
    pub(super) place: Place,
    pub(super) free: Option<Rc<Section>>,
    /// Whether the template asks for it, its author added it, or it is left over from another template.
    pub(super) placed: Placed,
}

impl Place {
    /// The element id of the section.
    pub(super) fn id(&self) -> String {
        section_id(&self.key)
    }

    /// The heading, or what stands for one.
    fn base_name(&self) -> &str {
        match self.heading.trim() {
            "" => word::SECTION_UNTITLED.text(),
            heading => heading,
        }
    }
}

/// The element id of the section `key` on the page.
pub fn section_id(key: &SectionKey) -> String {
    format!("section-{key}")
}

/// All sections of `postmortem`: those of `template`, the author's own, empty or not, and whatever else is filled, so that nothing is
/// ever out of reach. Where this workspace does not have the template, every field is shown.
pub(super) fn sections(template: Option<&Template>, postmortem: &Postmortem) -> Vec<Shown> {
    let laid_out =
        template.map_or_else(|| Template::plain().lay_out(postmortem), |it| it.lay_out(postmortem));
    let mut shown: Vec<Shown> =
        laid_out.into_iter().map(|it| shown(template, postmortem, it)).collect();
    tell_apart(&mut shown);
    shown
}

/// The sections of `postmortem` in their order, each with a name that no other has.
pub fn section_names(
    template: Option<&Template>,
    postmortem: &Postmortem,
) -> Vec<(SectionKey, AttrValue)> {
    let places = sections(template, postmortem).into_iter().map(|it| it.place);
    places.map(|it| (it.key, it.name)).collect()
}

/// Numbers the sections of one heading, which an import may bring, so that each has a name of its own.
fn tell_apart(sections: &mut [Shown]) {
    for at in 1..sections.len() {
        let (before, rest) = sections.split_at_mut(at);
        let Some(Shown { place, .. }) = rest.first_mut() else { continue };
        let n_before = before.iter().filter(|it| it.place.base_name() == place.base_name()).count();
        if n_before > 0 {
            place.name = format!("{} ({})", place.base_name(), n_before + 1).into();
        }
    }
}

fn shown(template: Option<&Template>, postmortem: &Postmortem, part: LaidOut) -> Shown {
    // No template words its heading.
    let is_plain = part.free.is_none() && (template.is_none() || part.placed == Placed::LeftOver);
    let guidance = match (part.placed, &part.free) {
        (Placed::ByTemplate, _) | (_, None) => part.guidance.into(),
        _ => AttrValue::Static(word::SECTION_GUIDANCE.text()),
    };
    let mut place = Place {
        audience: Audiences::shipped().of(postmortem, &part.section),
        lang: template
            .filter(|_| part.placed == Placed::ByTemplate)
            .and_then(|it| it.id.language()),
        heading: if is_plain { part.section.in_words() } else { part.heading.into() },
        key: part.section,
        name: AttrValue::default(),
        guidance,
        is_required: part.is_required,
        is_filled: part.is_filled,
    };
    place.name = place.base_name().to_owned().into();
    Shown { place, free: part.free, placed: part.placed }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::SectionId;

    use super::*;

    fn section(n: u64, key: &str, text: &str) -> Rc<Section> {
        let (id, heading) = (SectionId::from_bits(n), format!("Section {n}"));
        Rc::new(Section { id, key: key.to_owned(), heading, text: text.to_owned() })
    }

    fn postmortem(extra: Vec<Rc<Section>>) -> Postmortem {
        let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z").unwrap();
        Postmortem { extra, ..Postmortem::new(DocumentId::v7(0, [0; 10]), now) }
    }

    fn shown(template: Option<&Template>, extra: Vec<Rc<Section>>) -> Vec<(String, bool)> {
        let sections = sections(template, &postmortem(extra));
        sections.into_iter().map(|it| (it.place.heading.to_string(), it.free.is_some())).collect()
    }

    #[test]
    fn an_empty_section_of_the_authors_own_is_shown_last_and_in_order() {
        let brief = &Template::shipped()[1];
        let shown = shown(Some(brief), vec![section(1, "", ""), section(2, "", "text")]);
        let last: Vec<&str> = shown.iter().rev().take(2).map(|it| it.0.as_str()).collect();
        assert_eq!(last, ["Section 2", "Section 1"]);
    }

    #[test]
    fn two_sections_of_one_name_are_both_in_reach() {
        let standard = &Template::shipped()[0];
        let extra = vec![section(1, "detection", "one"), section(2, "detection", "two")];
        let shown = shown(Some(standard), extra);
        assert_eq!(shown.iter().filter(|it| it.1).count(), 2);
    }

    #[test]
    fn sections_of_one_heading_have_names_of_their_own() {
        let named = |n, heading: &str| {
            let id = SectionId::from_bits(n);
            let (heading, text) = (heading.to_owned(), "text".to_owned());
            Rc::new(Section { id, key: String::new(), heading, text })
        };
        let extra = vec![named(1, "Notes"), named(2, "Notes "), named(3, ""), named(4, "")];
        let sections = sections(None, &postmortem(extra));
        let names: Vec<&str> = sections.iter().rev().take(4).map(|it| &*it.place.name).collect();
        let untitled = word::SECTION_UNTITLED.text();
        let (second, first) = (format!("{untitled} (2)"), untitled.to_owned());
        assert_eq!(names, [&second, &first, "Notes (2)", "Notes"]);
    }

    #[test]
    fn a_section_of_another_template_is_shown_only_with_text() {
        let brief = &Template::shipped()[1];
        let with = |text| shown(Some(brief), vec![section(1, "detection", text)]).len();
        assert_eq!(with("text"), with("") + 1);
    }

    #[test]
    fn a_section_is_for_those_whom_its_author_named_and_else_for_those_it_ships_for() {
        let mut postmortem = postmortem(vec![section(1, "", "text")]);
        let own = postmortem.extra[0].section_key();
        let audience = |postmortem: &Postmortem, key: &SectionKey| {
            let shown = sections(Template::shipped().first(), postmortem);
            shown.into_iter().find(|it| it.place.key == *key).map(|it| it.place.audience)
        };
        assert_eq!(audience(&postmortem, &SectionKey::Summary), Some(Audience::Public));
        assert_eq!(audience(&postmortem, &own), Some(Audience::Team));
        postmortem.audience = [(SectionKey::Summary, Audience::Team)].into();
        assert_eq!(audience(&postmortem, &SectionKey::Summary), Some(Audience::Team));
    }

    #[test]
    fn without_its_template_every_field_is_in_reach() {
        assert_eq!(shown(None, Vec::new()).len(), SectionKey::FIELDS.len());
    }
}
