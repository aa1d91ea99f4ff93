//! What a call has to be told of the machine that it is made on.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::fmt;

use afterword_core::id::Seeded;
use afterword_core::time::{DayOffsets, Instant, Zone, ZoneRules, offsets_by};
use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, Utc};
use serde::Deserialize;

use crate::failure::{Code, Failure};

/// What the clocks of the zone of that name were ahead of UTC at a time; nothing if there is no such zone.
pub type AskOffset<'a> = dyn Fn(&str, DateTime<Utc>) -> Option<FixedOffset> + 'a;

/// The machine that a call is made on: its time, its zone, its randomness, and what it knows of clocks.
pub struct Host<'a> {
    /// The time, by the clocks of `zone`.
    pub now: Instant,
    /// The zone that it is set to.
    pub zone: Zone,
    seed: Cell<u64>,
    offset: &'a AskOffset<'a>,
    asked: RefCell<BTreeMap<Zone, DayOffsets>>,
}

#[derive(Deserialize)]
struct Said {
    now: Instant,
    zone: Zone,
    seed: u64,
}

impl<'a> Host<'a> {
    /// What `json` says: `{"now": "2025-10-01T14:32:00Z", "zone": "Europe/Berlin", "seed": 7}`.
    ///
    /// # Errors
    ///
    /// What is no such object.
    pub fn read(json: &str, offset: &'a AskOffset<'a>) -> Result<Self, Failure> {
        let said: Result<Said, _> = serde_json::from_str(json);
        let Said { now, zone, seed } =
            said.map_err(|it| Failure::new(Code::BadArgument, format!("the host: {it}")))?;
        let asked = RefCell::default();
        let host = Self { now, zone, seed: Cell::new(seed), offset, asked };
        let now = host.local(now, &host.zone.clone());
        Ok(Self { now, ..host })
    }

    /// A source of ids that nobody has.
    pub(crate) fn ids(&self) -> Seeded {
        // The next source starts elsewhere.
        let seed = self.seed.get();
        self.seed.set(seed.wrapping_add(1));
        Seeded::at(seed, 1)
    }

    /// The clocks of `zone`; those of UTC where nobody knows it.
    pub(crate) fn clocks<'h>(&'h self, zone: &Zone) -> Clocks<'h, 'a> {
        Clocks { host: self, zone: zone.clone() }
    }

    /// Whether anybody knows the zone.
    pub(crate) fn knows(&self, zone: &Zone) -> bool {
        self.offset_at(zone, DateTime::UNIX_EPOCH).is_some()
    }

    /// `at` by the clocks of `zone`.
    pub(crate) fn local(&self, at: Instant, zone: &Zone) -> Instant {
        self.offset_at(zone, at.to_utc()).map_or(at, |it| at.with_timezone(&it))
    }

    /// The instant at which the clocks of `zone` showed `local`; nothing for a zone that nobody knows.
    pub(crate) fn instant(&self, zone: &Zone, local: NaiveDateTime) -> Option<Instant> {
        self.knows(zone).then(|| self.clocks(zone).instant(local)).flatten()
    }

    fn offset_at(&self, zone: &Zone, at: DateTime<Utc>) -> Option<FixedOffset> {
        let mut asked = self.asked.borrow_mut();
        let days = match asked.get(zone) {
            Some(days) => days,
            None => asked.entry(zone.clone()).or_default(),
        };
        days.offset_at(at, &|at| (self.offset)(zone.name(), at))
    }
}

impl fmt::Debug for Host<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Host")
            .field("now", &self.now)
            .field("zone", &self.zone)
            .finish_non_exhaustive()
    }
}

/// The clocks of one zone.
pub(crate) struct Clocks<'h, 'a> {
    host: &'h Host<'a>,
    zone: Zone,
}

impl Clocks<'_, '_> {
    /// `at` by these clocks.
    pub(crate) fn local(&self, at: Instant) -> Instant {
        self.host.local(at, &self.zone)
    }

    /// The day that they show at `at`.
    pub(crate) fn day(&self, at: Instant) -> NaiveDate {
        self.local(at).date_naive()
    }
}

impl ZoneRules for Clocks<'_, '_> {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        let utc = FixedOffset::east_opt(0);
        offsets_by(local, &|at| self.host.offset_at(&self.zone, at).or(utc))
    }
}
