//! What is kept of each document: what trends and the board need of it, by the revision that it was made of.

use afterword_core::Postmortem;
use afterword_core::board::Card;
use afterword_core::id::DocumentId;
use afterword_core::postmortem::MetricCatalogue;
use afterword_core::stored;
use afterword_core::time::ZoneRules;
use afterword_core::trends::Incident;
use chrono::{Offset as _, Utc};
use serde::{Deserialize, Serialize};

use crate::browser::zone::IntlZone;

/// What is kept of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Digest {
    /// The revision that it was made of.
    pub(crate) revision: u64,
    pub(crate) incident: Incident,
    pub(crate) cards: Vec<Card>,
}

impl Digest {
    /// What is kept of `document`, its times measured by `metrics` and on the clocks of its zone; UTC where the browser does not know that.
    pub(crate) fn of(document: &Postmortem, revision: u64, metrics: &MetricCatalogue) -> Self {
        let zone = IntlZone::of(&document.zone);
        let (known, utc) = (zone.as_ref().ok(), Utc.fix());
        Self::by(document, revision, metrics, known.map_or(&utc, |it| it))
    }

    /// The same by the clocks of `zone`.
    pub(super) fn by(
        document: &Postmortem,
        revision: u64,
        metrics: &MetricCatalogue,
        zone: &dyn ZoneRules,
    ) -> Self {
        Self {
            revision,
            incident: Incident::of(document, &metrics.measure(document), zone),
            cards: Card::of(document, zone),
        }
    }

    /// The document.
    pub(crate) fn id(&self) -> DocumentId {
        self.incident.id
    }
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
    pub(crate) fn read(&self) -> Option<Postmortem> {
        stored::read(&self.document).ok()
    }
}
