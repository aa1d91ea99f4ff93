//! The order in which findings are shown: that of the document.

use std::collections::BTreeMap;

use super::subject::Subject;
use super::{Finding, Place};
use crate::id::Id;
use crate::postmortem::{Postmortem, SectionKey, TextField};

/// Sorts `found` by section as the template lays them out, then by row, then by place in the row and in its text; what shares a
/// place keeps the order of the rules.
pub(super) fn in_document_order(it: &Subject<'_>, found: Vec<Finding>) -> Vec<Finding> {
    if found.len() < 2 {
        return found;
    }
    let rows = Rows::of(it.postmortem);
    let mut keyed: Vec<(Key, Finding)> =
        found.into_iter().map(|one| (key(it, &rows, &one), one)).collect();
    crate::order::sort(&mut keyed, |(a, x), (b, y)| a.cmp(b).then_with(|| x.place.cmp(&y.place)));
    keyed.into_iter().map(|(_, finding)| finding).collect()
}

/// Section, row, part of the row, byte in its text.
type Key = (usize, usize, usize, usize);

fn key(it: &Subject<'_>, rows: &Rows, finding: &Finding) -> Key {
    let section = match &finding.place {
        Place::Text(TextField::Title) => 0,
        place => match place.section(it.postmortem) {
            None => 1,
            Some(section) => 2 + section_rank(it, &section),
        },
    };
    let (row, part) = rows.position(&finding.place);
    (section, row, part, finding.range.as_ref().map_or(0, |it| it.start))
}

/// Where a section stands: as the template has it, then fields in the standard order, then free sections.
fn section_rank(it: &Subject<'_>, section: &SectionKey) -> usize {
    let laid_out = &it.context.template.sections;
    let known = laid_out.iter().position(|it| it.section == *section);
    let standard = || SectionKey::FIELDS.iter().position(|it| it == section);
    known.unwrap_or_else(|| laid_out.len() + standard().unwrap_or(SectionKey::FIELDS.len()))
}

/// Where each row stands in its list; causes as their tree is read.
struct Rows(BTreeMap<(char, u64), usize>);

impl Rows {
    fn of(it: &Postmortem) -> Self {
        let mut rows = BTreeMap::new();
        let mut add = |kind, bits| {
            let at = rows.len();
            rows.insert((kind, bits), at);
        };
        // Entries in the order of time: that is how they are shown.
        it.timeline_in_order().iter().for_each(|it| add('e', it.id.bits()));
        it.factors.iter().for_each(|it| add('f', it.id.bits()));
        for tree in &it.trees {
            add('t', tree.id().bits());
            tree.walk().for_each(|it| add('c', it.cause.id().bits()));
        }
        it.actions.iter().for_each(|it| add('a', it.id.bits()));
        it.extra.iter().for_each(|it| add('s', it.id.bits()));
        Self(rows)
    }

    /// The row, from 1, and the part of it; what belongs to a whole list comes first.
    fn position(&self, place: &Place) -> (usize, usize) {
        match place {
            Place::Entry(id, part) => (self.at('e', *id), *part as usize),
            Place::Factor(id, part) => (self.at('f', *id), *part as usize),
            Place::Tree(id) => (self.at('t', *id), 0),
            Place::Cause(_, id, part) => (self.at('c', *id), *part as usize),
            Place::Action(id, part) => (self.at('a', *id), *part as usize),
            Place::Heading(id) => (self.at('s', *id), 0),
            Place::Free(id) => (self.at('s', *id), 1),
            Place::Feedback(at) => (at + 1, 0),
            _ => (0, 0),
        }
    }

    fn at<K>(&self, kind: char, id: Id<K>) -> usize {
        self.0.get(&(kind, id.bits())).map_or(0, |it| it + 1)
    }
}
