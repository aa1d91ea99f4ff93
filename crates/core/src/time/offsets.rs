//! The clocks of a zone as a table, for where nobody can be asked, and as what was answered, for where asking takes its time.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;
use std::sync::Arc;

use chrono::{DateTime, FixedOffset, MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};

use super::ZoneRules;

/// What a zone's clocks were set to over some years: each offset with the second from which it was in force.
///
/// Before the first and after the last the nearest counts. An empty table knows no zone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ZoneOffsets(Arc<[(i64, FixedOffset)]>);

impl ZoneOffsets {
    /// The offsets from the beginning of the year `first` to the end of `last`, as `offset_at` tells them.
    ///
    /// It is asked for each fortnight and then for the second of each change: some thousand times for a quarter of a century. A
    /// change that is taken back within a fortnight is missed.
    ///
    /// ```
    /// use afterword_core::time::{ZoneOffsets, ZoneRules as _};
    /// use chrono::FixedOffset;
    ///
    /// let hours = |n: i32| FixedOffset::east_opt(n * 3_600).unwrap();
    /// let summer = chrono::DateTime::from_timestamp(1_743_296_400, 0).unwrap(); // 2025-03-30 01:00 UTC
    /// let offsets = ZoneOffsets::over(2025, 2025, |at| Some(hours(if at < summer { 1 } else { 2 })));
    /// let local = "2025-03-30T03:00:00".parse().unwrap();
    /// assert_eq!(offsets.instant(local).unwrap(), summer);
    /// ```
    pub fn over(
        first: i32,
        last: i32,
        offset_at: impl Fn(DateTime<Utc>) -> Option<FixedOffset>,
    ) -> Self {
        let begin = |year| {
            NaiveDate::from_ymd_opt(year, 1, 1)
                .map(|it| it.and_time(chrono::NaiveTime::MIN).and_utc())
        };
        let (Some(mut at), Some(end)) = (begin(first), begin(last.saturating_add(1))) else {
            return Self::default();
        };
        let Some(mut offset) = offset_at(at) else { return Self::default() };
        let mut table = vec![(at.timestamp(), offset)];
        while at < end {
            let next = at + TimeDelta::days(14);
            let Some(changed) = offset_at(next) else { break };
            if changed != offset {
                table.push((first_second(at, next, |it| offset_at(it) != Some(offset)), changed));
            }
            (at, offset) = (next, changed);
        }
        Self(table.into())
    }

    /// Whether it knows nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn offset_at(&self, at: DateTime<Utc>) -> Option<FixedOffset> {
        let n = self.0.partition_point(|(from, _)| *from <= at.timestamp());
        self.0.get(n.saturating_sub(1)).map(|(_, offset)| *offset)
    }
}

/// The first second after `before` of which `is_after` holds; it does of `after`.
fn first_second(
    before: DateTime<Utc>,
    after: DateTime<Utc>,
    is_after: impl Fn(DateTime<Utc>) -> bool,
) -> i64 {
    let (mut low, mut high) = (before.timestamp(), after.timestamp());
    while low + 1 < high {
        let middle = low + (high - low) / 2;
        match DateTime::from_timestamp(middle, 0).is_some_and(&is_after) {
            true => high = middle,
            false => low = middle,
        }
    }
    high
}

impl ZoneRules for ZoneOffsets {
    fn offsets_at(&self, local: NaiveDateTime) -> MappedLocalTime<FixedOffset> {
        offsets_by(local, &|at| self.offset_at(at))
    }
}

/// The offsets in force when clocks showed `local`, where `offset_at` knows which was in force at an instant.
///
/// Asks for the offsets of the day before and the day after. Clocks change at most once in that time, so no other can have been in
/// force, and each is right exactly if it was in force at the instant that it makes of `local`.
pub fn offsets_by(
    local: NaiveDateTime,
    offset_at: &dyn Fn(DateTime<Utc>) -> Option<FixedOffset>,
) -> MappedLocalTime<FixedOffset> {
    let is_right = |offset: &FixedOffset| {
        let instant = local.and_local_timezone(*offset).single();
        instant.and_then(|it| offset_at(it.to_utc())) == Some(*offset)
    };
    let around = |hours| offset_at(local.checked_add_signed(TimeDelta::hours(hours))?.and_utc());
    let before = around(-24).filter(is_right);
    let after = around(24).filter(is_right).filter(|it| Some(*it) != before);
    match (before, after) {
        (Some(first), Some(second)) => MappedLocalTime::Ambiguous(first, second),
        (Some(only), None) | (None, Some(only)) => MappedLocalTime::Single(only),
        (None, None) => MappedLocalTime::None,
    }
}

/// The offsets in force at the beginnings of days that were asked for last: a question to a browser takes microseconds, and a table of a
/// log asks for each of its rows. Copies share what they remember.
#[derive(Clone)]
pub struct DayOffsets(Rc<[Cell<(i64, i32)>; N_DAYS]>);

/// So many days are remembered that the actions of an incident, over a year, do not drive each other out.
const N_DAYS: usize = 512;
const DAY_SECONDS: i64 = 86_400;

impl DayOffsets {
    /// The offset at `at`, as `ask` tells it or has told it.
    ///
    /// ```
    /// use std::cell::Cell;
    /// use afterword_core::time::DayOffsets;
    ///
    /// let (days, asked) = (DayOffsets::default(), Cell::new(0));
    /// let ask = |_| {
    ///     asked.set(asked.get() + 1);
    ///     chrono::FixedOffset::east_opt(3_600)
    /// };
    /// let noon = chrono::DateTime::from_timestamp(1_759_320_000, 0).unwrap();
    /// for minutes in 0..60 {
    ///     days.offset_at(noon + chrono::TimeDelta::minutes(minutes), &ask);
    /// }
    /// assert_eq!(asked.get(), 2);
    /// ```
    pub fn offset_at(
        &self,
        at: DateTime<Utc>,
        ask: &dyn Fn(DateTime<Utc>) -> Option<FixedOffset>,
    ) -> Option<FixedOffset> {
        let day = at.timestamp().div_euclid(DAY_SECONDS);
        let at_its_ends = (self.offset_on(day, ask)?, self.offset_on(day + 1, ask)?);
        // No zone has changed its clocks and taken it back on one day.
        if at_its_ends.0 == at_its_ends.1 { Some(at_its_ends.0) } else { ask(at) }
    }

    /// The offset at the beginning of a day in UTC.
    fn offset_on(
        &self,
        day: i64,
        ask: &dyn Fn(DateTime<Utc>) -> Option<FixedOffset>,
    ) -> Option<FixedOffset> {
        let known = &self.0[day.rem_euclid(N_DAYS as i64) as usize];
        if known.get().0 == day {
            return FixedOffset::east_opt(known.get().1);
        }
        let offset = ask(DateTime::from_timestamp(day * DAY_SECONDS, 0)?)?;
        known.set((day, offset.local_minus_utc()));
        Some(offset)
    }
}

impl Default for DayOffsets {
    fn default() -> Self {
        Self(Rc::new([const { Cell::new((i64::MIN, 0)) }; N_DAYS]))
    }
}

impl fmt::Debug for DayOffsets {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DayOffsets")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Berlin's rules of today, without a table: summer from the last Sunday of March to that of October, at 01:00 UTC.
    fn berlin(at: DateTime<Utc>) -> Option<FixedOffset> {
        use chrono::Datelike as _;
        let change = |month| {
            let last = NaiveDate::from_ymd_opt(at.year(), month, 31)?;
            let sunday = last - TimeDelta::days(last.weekday().num_days_from_sunday().into());
            Some(sunday.and_hms_opt(1, 0, 0)?.and_utc())
        };
        let is_summer = change(3)? <= at && at < change(10)?;
        FixedOffset::east_opt(if is_summer { 7_200 } else { 3_600 })
    }

    proptest! {
        #[test]
        fn a_table_says_what_the_zone_says(seconds in 946_684_800..1_893_456_000_i64) {
            let offsets = ZoneOffsets::over(2000, 2029, berlin);
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            prop_assert_eq!(offsets.offset_at(at), berlin(at));
            prop_assert_eq!(offsets.offsets_at(at.naive_utc()), offsets_by(at.naive_utc(), &berlin));
        }
    }

    #[test]
    fn outside_the_table_the_nearest_counts_and_none_knows_nothing() {
        let offsets = ZoneOffsets::over(2024, 2025, berlin);
        let winter = FixedOffset::east_opt(3_600);
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        assert_eq!(offsets.offset_at(at("1999-07-01T00:00:00Z")), winter);
        assert_eq!(offsets.offset_at(at("2099-07-01T00:00:00Z")), winter);
        assert!(ZoneOffsets::over(2024, 2025, |_| None).is_empty());
        assert!(ZoneOffsets::over(i32::MAX, i32::MAX, berlin).is_empty());
        for local in [NaiveDateTime::MIN, NaiveDateTime::MAX] {
            offsets.offsets_at(local);
        }
    }
}
