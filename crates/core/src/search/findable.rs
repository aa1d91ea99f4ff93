//! What is to be found of a document: its texts by parts, and the values of its fields.

use chrono::NaiveDate;

use super::part::Part;
use super::query::Facet;
use crate::id::DocumentId;
use crate::postmortem::Postmortem;

/// What is to be found of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable<'d> {
    /// The document.
    pub id: DocumentId,
    /// The day that it is about.
    pub day: Option<NaiveDate>,
    /// Its texts.
    pub texts: Vec<(Part, &'d str)>,
    /// The values of its fields.
    pub values: Vec<(Facet, &'d str)>,
}

impl<'d> Findable<'d> {
    /// What is to be found of a postmortem: every text that a person wrote into it.
    pub fn of(postmortem: &'d Postmortem) -> Self {
        let mut values = Vec::new();
        let mut add = |facet, names: &'d [String]| {
            values.extend(names.iter().map(|it| (facet, it.as_str())));
        };
        add(Facet::Service, &postmortem.services);
        add(Facet::Team, &postmortem.teams);
        add(Facet::Tag, &postmortem.tags);
        add(Facet::Author, &postmortem.authors);
        for action in &postmortem.actions {
            values.push((Facet::Owner, action.owner.as_str()));
        }
        if postmortem.actions.iter().any(|it| !it.state.is_closed()) {
            values.push((Facet::Open, "actions"));
        }
        values.extend(postmortem.severity.as_ref().map(|it| (Facet::Severity, it.0.as_str())));
        values.push((Facet::Status, postmortem.status().key()));
        Self {
            id: postmortem.id,
            day: Some(postmortem.happened_at().unwrap_or(postmortem.created_at).date_naive()),
            texts: postmortem
                .texts()
                .into_iter()
                .map(|(place, it)| (Part::of(place), it))
                .collect(),
            values,
        }
    }
}
