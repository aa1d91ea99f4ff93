//! The time, and what the clocks of a zone showed.

use std::time::SystemTime;

use afterword_core::time::{Instant, Zone, ZoneRules};
use chrono::{
    DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, Offset as _, TimeZone as _,
};
use chrono_tz::Tz;

/// The time, in UTC. `SOURCE_DATE_EPOCH` stops the clock, so that a build can be repeated.
pub(crate) fn now() -> Instant {
    let given = std::env::var("SOURCE_DATE_EPOCH").ok().and_then(|it| it.parse::<i64>().ok());
    let seconds = given.unwrap_or_else(|| {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        since.map_or(0, |it| i64::try_from(it.as_secs()).unwrap_or(0))
    });
    DateTime::from_timestamp(seconds, 0).unwrap_or_default().fixed_offset()
}

/// The zone called `name`, if there is one.
pub(crate) fn zone(name: &str) -> Option<Zone> {
    let tz: Tz = name.parse().ok()?;
    tz.name().parse().ok()
}

/// The clocks of one zone.
#[derive(Clone, Copy)]
pub(crate) struct Clocks(Tz);

impl Clocks {
    /// Those of `zone`; of UTC where nobody knows the zone.
    pub(crate) fn of(zone: &Zone) -> Self {
        Self(zone.name().parse().unwrap_or(Tz::UTC))
    }

    /// `instant` by these clocks.
    pub(crate) fn local(self, instant: Instant) -> Instant {
        instant.with_timezone(&self.0).fixed_offset()
    }

    /// The day that they show at `instant`.
    pub(crate) fn day(self, instant: Instant) -> NaiveDate {
        instant.with_timezone(&self.0).date_naive()
    }
}

impl ZoneRules for Clocks {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        self.0.offset_from_local_datetime(&local).map(|it| it.fix())
    }
}

/// The instant at which the clocks of `zone` showed `local`; `None` for a zone that is not known.
pub(crate) fn instant(zone: &Zone, local: NaiveDateTime) -> Option<Instant> {
    Clocks(zone.name().parse().ok()?).instant(local)
}
