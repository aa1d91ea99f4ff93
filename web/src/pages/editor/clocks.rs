//! The clocks of the document's zone, with a memory: a review asks for the same times again and again.

use std::cell::RefCell;
use std::collections::BTreeMap;

use afterword_core::time::{Zone, ZoneRules};
use chrono::{FixedOffset, MappedLocalTime, NaiveDateTime, Offset, Utc};

use crate::browser::zone::IntlZone;

/// A zone whose answers are remembered. One that the browser does not know is read as UTC.
pub(super) struct KnownClocks {
    rules: Option<IntlZone>,
    known: RefCell<BTreeMap<NaiveDateTime, MappedLocalTime<FixedOffset>>>,
}

/// How many answers are remembered: more than one document has times.
const MOST: usize = 20_000;

impl KnownClocks {
    pub(super) fn of(zone: &Zone) -> Self {
        Self { rules: IntlZone::of(zone).ok(), known: RefCell::default() }
    }
}

impl ZoneRules for KnownClocks {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let Some(rules) = &self.rules else { return MappedLocalTime::Single(Utc.fix()) };
        if let Some(known) = self.known.borrow().get(&local) {
            return *known;
        }
        let answer = rules.offsets_at(local);
        let mut known = self.known.borrow_mut();
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(local, answer);
        answer
    }
}
