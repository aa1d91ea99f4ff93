//! Instants as the clocks of the reader's zone showed them.

use std::collections::BTreeMap;

use afterword_core::time::Instant;
use chrono::{DateTime, FixedOffset, SubsecRound as _, TimeDelta};

use crate::markdown::ReadContext;

/// How long an offset is in force at least, in seconds: clocks change on a quarter of an hour.
const QUARTER: i64 = 900;

/// Shows instants on the clocks of one zone. A feed has many of the same hour, and to ask a browser is slow.
pub(super) struct Clock<'a> {
    context: ReadContext<'a>,
    offsets: BTreeMap<i64, Option<FixedOffset>>,
}

impl<'a> Clock<'a> {
    pub(super) fn new(context: ReadContext<'a>) -> Self {
        Self { context, offsets: BTreeMap::new() }
    }

    /// The same instant, to the second, as the clocks of the zone showed it; as it is written if nobody knows the zone.
    pub(super) fn show(&mut self, at: Instant) -> Instant {
        let at = at.trunc_subsecs(0);
        let context = self.context;
        let quarter = at.timestamp().div_euclid(QUARTER);
        let offset = *self.offsets.entry(quarter).or_insert_with(|| {
            let begin = DateTime::from_timestamp(quarter * QUARTER, 0)?;
            offset_at(begin.fixed_offset(), context)
        });
        offset.map_or(at, |it| at.with_timezone(&it))
    }
}

/// The offset in force at an instant, asked of those who know it by what clocks showed.
///
/// Clocks change at most once in two days, so it is the offset of the day before or that of the day after. Where those differ, the
/// later one is in force if clocks that it has set show this instant, or if clocks that the earlier one has set do not.
fn offset_at(at: Instant, context: ReadContext<'_>) -> Option<FixedOffset> {
    let near = |days: i64| {
        let local = at.naive_utc().checked_add_signed(TimeDelta::days(days))?;
        Some(*context.zones.instant(context.zone, local)?.offset())
    };
    let (before, after) = (near(-1)?, near(1)?);
    if before == after {
        return Some(after);
    }
    let shows = |offset: &FixedOffset| {
        let local = at.with_timezone(offset).naive_local();
        context.zones.instant(context.zone, local) == Some(at)
    };
    Some(if shows(&after) || !shows(&before) { after } else { before })
}

#[cfg(test)]
mod tests {
    use afterword_core::time::{Zone, ZoneRules as _};
    use chrono::NaiveDateTime;

    use super::*;

    #[test]
    fn instants_are_shown_on_the_clocks_of_the_zone() {
        let at = |text: &str| DateTime::parse_from_rfc3339(text).unwrap();
        let summer = at("2025-03-30T01:00:00Z")..at("2025-10-26T01:00:00Z");
        let hours = |n: i32| FixedOffset::east_opt(n * 3_600).unwrap();
        let rules = afterword_core::time::ZoneOffsets::over(2025, 2025, |at| {
            Some(hours(if summer.contains(&at.fixed_offset()) { 2 } else { 1 }))
        });
        let zones = |_: &Zone, local: NaiveDateTime| rules.instant(local);
        let zone = "Europe/Berlin".parse().unwrap();
        let context =
            ReadContext { name: "", now: at("2025-07-01T00:00:00Z"), zone: &zone, zones: &zones };
        let mut clock = Clock::new(context);
        for (utc, expected) in [
            ("2025-03-30T00:59:59.9Z", "2025-03-30T01:59:59+01:00"),
            ("2025-03-30T01:00:00Z", "2025-03-30T03:00:00+02:00"),
            ("2025-10-26T00:59:00Z", "2025-10-26T02:59:00+02:00"),
            ("2025-10-26T01:30:00Z", "2025-10-26T02:30:00+01:00"),
            ("2025-03-29T20:00:00-04:00", "2025-03-30T01:00:00+01:00"),
        ] {
            let shown = clock.show(at(utc));
            assert_eq!(shown.to_rfc3339(), expected, "{utc}");
        }
    }
}
