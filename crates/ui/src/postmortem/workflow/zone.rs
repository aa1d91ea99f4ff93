//! The clocks of the document's zone, as the page lends them.

use afterword_core::time::ZoneRules;
use chrono::{FixedOffset, MappedLocalTime, NaiveDateTime};

use crate::shell::Shell;

/// The rules of the zone behind a [`Shell`]. Of a time that the clocks show twice it knows one, which is enough for days.
pub(super) struct ShellZone<'a>(pub(super) &'a Shell);

impl ZoneRules for ShellZone<'_> {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        match self.0.resolve(local) {
            Some(instant) => MappedLocalTime::Single(*instant.offset()),
            None => MappedLocalTime::None,
        }
    }
}
