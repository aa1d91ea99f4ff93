//! What is kept of each document: what trends and the board need of it, by the revision that it was made of.

use afterword_core::Postmortem;
use afterword_core::amount::Money;
use afterword_core::board::Card;
use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::stored::Stored as _;
use afterword_core::time::ZoneRules;
use afterword_core::toil::{ToilRegister, Week};
use afterword_core::trends::Incident;
use chrono::{NaiveDate, Offset as _, Utc};
use serde::{Deserialize, Serialize};

use super::Made;
use crate::browser::zone::IntlZone;

/// What is kept of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Digest {
    /// The revision that it was made of.
    pub(crate) revision: u64,
    pub(crate) about: About,
    pub(crate) cards: Vec<Card>,
    /// What an incident cost, where somebody said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) cost: Option<Money>,
}

/// What a team measured of a week of a register: its Monday, and the minutes of toil and of all work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct WeekKnown(pub(crate) NaiveDate, pub(crate) u64, pub(crate) u64);

impl WeekKnown {
    /// The weeks of `register` of which both are known and can be.
    fn of(register: &ToilRegister) -> Vec<Self> {
        let known = |it: &Week| {
            let (toil, all) = (it.minutes_of_toil()?, u64::from(it.all_minutes?));
            (it.problem().is_none() && all > 0).then_some(Self(it.monday, toil, all))
        };
        register.weeks.iter().filter_map(|it| known(it)).collect()
    }
}

/// What a document is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum About {
    /// An incident: its record for trends.
    Incident(Box<Incident>),
    /// Actions alone.
    List {
        id: DocumentId,
        /// What people call the list.
        title: String,
    },
    /// A register of toil.
    Register {
        id: DocumentId,
        /// Its projects that were made of actions.
        made: Vec<Made>,
        /// Its weeks, as far as they were measured.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        weeks: Vec<WeekKnown>,
    },
    /// An assessment of maturity.
    Assessment { id: DocumentId },
}

impl Digest {
    /// What is kept of `document`, its times measured by `metrics` and on the clocks of its zone; UTC where the browser does not know that.
    pub(crate) fn of(document: &Document, revision: u64, metrics: &MetricCatalogue) -> Self {
        let zone = IntlZone::of(document.zone());
        let (known, utc) = (zone.as_ref().ok(), Utc.fix());
        Self::by(document, revision, metrics, known.map_or(&utc, |it| it))
    }

    /// The same by the clocks of `zone`.
    pub(super) fn by(
        document: &Document,
        revision: u64,
        metrics: &MetricCatalogue,
        zone: &dyn ZoneRules,
    ) -> Self {
        match document {
            Document::Postmortem(it) => Self {
                revision,
                about: About::Incident(Box::new(Incident::of(it, &metrics.measure(it), zone))),
                cards: Card::of(it, zone),
                cost: it.impact.revenue,
            },
            Document::ActionList(it) => Self {
                revision,
                about: About::List { id: it.id, title: it.title.trim().to_owned() },
                cards: Card::of_list(it, zone),
                cost: None,
            },
            Document::ToilRegister(it) => Self {
                revision,
                about: About::Register { id: it.id, made: Made::of(it), weeks: WeekKnown::of(it) },
                cards: Vec::new(),
                cost: None,
            },
            Document::Assessment(it) => Self {
                revision,
                about: About::Assessment { id: it.id },
                cards: Vec::new(),
                cost: None,
            },
        }
    }

    /// The document.
    pub(crate) fn id(&self) -> DocumentId {
        match &self.about {
            About::Incident(incident) => incident.id,
            About::List { id, .. } | About::Register { id, .. } | About::Assessment { id } => *id,
        }
    }
}

/// The record of a postmortem that is being written.
pub(super) fn incident_of(document: &Postmortem, metrics: &MetricCatalogue) -> Incident {
    let (zone, utc) = (IntlZone::of(&document.zone), Utc.fix());
    let zone: &dyn ZoneRules = zone.as_ref().map_or(&utc, |it| it);
    Incident::of(document, &metrics.measure(document), zone)
}

/// A document of a workspace that only the page's memory holds.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Held {
    pub(crate) revision: u64,
    /// The document as it is stored.
    pub(crate) document: String,
}

impl Held {
    /// The document, if it can be read.
    pub(crate) fn read(&self) -> Option<Document> {
        Document::from_json(&self.document).ok()
    }
}
