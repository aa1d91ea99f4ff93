//! The clocks of the document's zone, as the page lends them.

use afterword_core::time::ZoneRules;
use chrono::{FixedOffset, MappedLocalTime, NaiveDateTime};
use yew::Callback;
use yew::html::ImplicitClone;

/// The rules of a zone behind a callback: a copy costs a pointer, and two copies compare equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Clocks(Callback<NaiveDateTime, MappedLocalTime<FixedOffset>>);

/// Cheap to copy, so `clocks={&shell.clocks}` may do it unsaid.
impl ImplicitClone for Clocks {}

impl From<Callback<NaiveDateTime, MappedLocalTime<FixedOffset>>> for Clocks {
    fn from(offsets_at: Callback<NaiveDateTime, MappedLocalTime<FixedOffset>>) -> Self {
        Self(offsets_at)
    }
}

impl ZoneRules for Clocks {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        self.0.emit(local)
    }
}
