//! Where findings are shown beside the document: coarser than the places they speak of, one mark a row.

use afterword_core::Postmortem;
use afterword_core::actions::ActionId;
use afterword_core::causes::{CauseId, TreeId};
use afterword_core::postmortem::{EntryId, FactorId, MomentKey, SectionKey, TextField};
use afterword_core::review::Place;

/// A part of the document that can have a mark.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// The title.
    Title,
    /// Severity, status and what else stands above the sections.
    Facts,
    /// A section as a whole, with its text.
    Section(SectionKey),
    /// A moment.
    Moment(MomentKey),
    /// A timeline entry.
    Entry(EntryId),
    /// The problem that a tree explains.
    Tree(TreeId),
    /// A cause.
    Cause(CauseId),
    /// A factor.
    Factor(FactorId),
    /// An action.
    Action(ActionId),
}

impl Spot {
    /// Where a finding about `place` is shown.
    pub fn of(place: &Place, postmortem: &Postmortem) -> Self {
        match place {
            Place::Text(TextField::Title) => Self::Title,
            Place::Moment(key) => Self::Moment(key.clone()),
            Place::Entry(id, _) => Self::Entry(*id),
            Place::Tree(id) => Self::Tree(*id),
            Place::Cause(_, id, _) => Self::Cause(*id),
            Place::Factor(id, _) => Self::Factor(*id),
            Place::Action(id, _) => Self::Action(*id),
            other => other.section(postmortem).map_or(Self::Facts, Self::Section),
        }
    }

    /// What the elements of the mark are called.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Title => "title".to_owned(),
            Self::Facts => "facts".to_owned(),
            Self::Section(key) => format!("section-{key}"),
            Self::Moment(key) => crate::postmortem::moment_id(key),
            Self::Entry(id) => format!("entry-{id}"),
            Self::Tree(id) => format!("tree-{id}"),
            Self::Cause(id) => format!("cause-{id}"),
            Self::Factor(id) => format!("factor-{id}"),
            Self::Action(id) => format!("action-{id}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::review::EntryPart;
    use chrono::DateTime;

    use super::*;

    #[test]
    fn a_finding_is_shown_at_its_row_else_at_its_section_else_above() {
        let now = DateTime::parse_from_rfc3339("2025-10-01T00:00:00Z").unwrap();
        let postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
        let entry = EntryId::from_bits(7);
        for (place, spot) in [
            (Place::Text(TextField::Title), Spot::Title),
            (Place::Text(TextField::Summary), Spot::Section(SectionKey::Summary)),
            (Place::Entry(entry, EntryPart::Time), Spot::Entry(entry)),
            (Place::Section(SectionKey::Timeline), Spot::Section(SectionKey::Timeline)),
            (Place::Severity, Spot::Facts),
        ] {
            assert_eq!(Spot::of(&place, &postmortem), spot);
        }
    }
}
