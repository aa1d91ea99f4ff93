//! The clocks of the document's zone, as the page lends them.

use afterword_core::time::{Instant, Zone, ZoneRules};
use chrono::{FixedOffset, MappedLocalTime, NaiveDateTime};
use yew::Callback;
use yew::html::ImplicitClone;

/// The rules of a zone behind a callback: a copy costs a pointer, and two copies compare equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Clocks {
    offsets_at: Callback<NaiveDateTime, MappedLocalTime<FixedOffset>>,
    others: Option<Callback<(Zone, NaiveDateTime), Option<Instant>>>,
}

impl Clocks {
    /// The same clocks beside those of other zones, which a time such as `10:00 ET` is written by.
    #[must_use]
    pub fn with_others(self, others: Callback<(Zone, NaiveDateTime), Option<Instant>>) -> Self {
        Self { others: Some(others), ..self }
    }

    /// The instant at which the clocks of another zone showed `local`; `None` if they are not known.
    pub fn elsewhere(&self, zone: &Zone, local: NaiveDateTime) -> Option<Instant> {
        self.others.as_ref()?.emit((zone.clone(), local))
    }
}

/// Cheap to copy, so `clocks={&shell.clocks}` may do it unsaid.
impl ImplicitClone for Clocks {}

impl From<Callback<NaiveDateTime, MappedLocalTime<FixedOffset>>> for Clocks {
    fn from(offsets_at: Callback<NaiveDateTime, MappedLocalTime<FixedOffset>>) -> Self {
        Self { offsets_at, others: None }
    }
}

impl ZoneRules for Clocks {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        self.offsets_at.emit(local)
    }
}
