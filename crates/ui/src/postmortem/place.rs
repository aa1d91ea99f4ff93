//! Where on the page a text of the document stands, and under which heading.

use afterword_core::Postmortem;
use afterword_core::postmortem::{SectionKey, TextPlace};
use afterword_core::template::Template;
use yew::AttrValue;

use super::frame::heading_id;
use super::{actions, causes, factor, layout, timeline};
use crate::words::word;

/// The ids of the elements that show the text at `place`, the nearest first: what it belongs to, then its section's heading, then
/// the document. Not all of them need be on the page: what is folded away is not.
pub fn place_ids(place: TextPlace, postmortem: &Postmortem) -> Vec<String> {
    let thing = match place {
        TextPlace::Entry(id) | TextPlace::EntryStamp(id) | TextPlace::EntrySource(id) => {
            Some(timeline::row_id(id))
        }
        TextPlace::EntryLink(id, _) => Some(timeline::row_id(id)),
        TextPlace::Factor(id) | TextPlace::FactorEvidence(id) => Some(factor::text_id(id)),
        TextPlace::Risk(id) | TextPlace::RiskWho(id) => Some(factor::text_id(id)),
        TextPlace::Problem(id) => Some(causes::problem_id(id)),
        TextPlace::Cause(id) | TextPlace::Question(id) => Some(causes::row_id(id)),
        TextPlace::Evidence(id, _) => Some(causes::row_id(id)),
        TextPlace::Action(id, _) | TextPlace::ActionSource(id) => Some(actions::row_id(id)),
        TextPlace::ActionWho(id, _) => Some(actions::row_id(id)),
        _ => None,
    };
    let section = place.section(postmortem).map(|it| heading_id(&it));
    thing.into_iter().chain(section).chain(["main".to_owned()]).collect()
}

/// The headings of a document's sections, as its page shows them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Headings(Vec<(SectionKey, AttrValue)>);

impl Headings {
    /// Those of several versions of one document; where they differ, the first one's.
    pub(super) fn of(templates: &[Template], versions: &[&Postmortem]) -> Self {
        let of_one = |it: &&Postmortem| {
            let template = templates.iter().find(|template| template.id == it.template);
            layout::sections(template, it)
        };
        let shown = versions.iter().flat_map(of_one);
        Self(shown.map(|it| (it.place.key, it.place.heading)).collect())
    }

    /// The heading of a section; the document's head where there is none.
    pub(super) fn get(&self, section: Option<&SectionKey>) -> AttrValue {
        let Some(section) = section else { return AttrValue::Static(word::REVISION_TOP.text()) };
        match self.0.iter().find(|(key, _)| key == section) {
            Some((_, heading)) if !heading.trim().is_empty() => heading.clone(),
            Some(_) => AttrValue::Static(word::SECTION_UNTITLED.text()),
            None => AttrValue::from(section.plain_heading().to_owned()),
        }
    }
}
