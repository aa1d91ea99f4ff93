//! Which days are worked, and counting by them.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

use crate::time::{Instant, ZoneRules};

/// The most days that are counted: ten years.
const MAX_DAYS: u32 = 3_650;

/// The days on which a team works: all but its weekend and its holidays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingDays {
    /// The days of the week that are free.
    pub weekend: Vec<Weekday>,
    /// Other days that are free.
    #[serde(default)]
    pub holidays: Vec<NaiveDate>,
}

impl Default for WorkingDays {
    /// Monday to Friday, without holidays.
    fn default() -> Self {
        Self { weekend: vec![Weekday::Sat, Weekday::Sun], holidays: Vec::new() }
    }
}

impl WorkingDays {
    /// Whether `date` is worked.
    pub fn is_working(&self, date: NaiveDate) -> bool {
        !self.weekend.contains(&date.weekday()) && !self.holidays.contains(&date)
    }

    /// The day that is `days` working days after `date`; `date` itself for none. `None` where the team never works, or past the
    /// end of the calendar. More than ten years are counted as ten.
    ///
    /// ```
    /// use afterword_core::workflow::WorkingDays;
    /// use chrono::NaiveDate;
    ///
    /// let friday = NaiveDate::from_ymd_opt(2025, 10, 3).unwrap();
    /// let next_friday = NaiveDate::from_ymd_opt(2025, 10, 10);
    /// assert_eq!(WorkingDays::default().after(friday, 5), next_friday);
    /// ```
    pub fn after(&self, date: NaiveDate, days: u32) -> Option<NaiveDate> {
        let mut left = days.min(MAX_DAYS);
        let mut day = date;
        let mut free_days_left = self.longest_break();
        while left > 0 {
            day = day.succ_opt()?;
            if self.is_working(day) {
                left -= 1;
                free_days_left = self.longest_break();
            } else {
                free_days_left = free_days_left.checked_sub(1)?;
            }
        }
        Some(day)
    }

    /// The last working day that is not after `date` and not before `earliest`; `date` where there is none.
    pub fn on_or_before(&self, date: NaiveDate, earliest: NaiveDate) -> NaiveDate {
        let days = date.iter_days().rev().take(self.longest_break());
        let mut days = days.take_while(|it| *it >= earliest);
        days.find(|it| self.is_working(*it)).unwrap_or(date)
    }

    /// More days than can be free in a row: each week has a working day that only a holiday can take, or none ever comes.
    fn longest_break(&self) -> usize {
        7 * (1 + self.holidays.len())
    }

    /// How many working days come after `from`, up to and with `to`; none where `to` is earlier. At most ten years are counted.
    pub fn between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let days = from.iter_days().skip(1).take(MAX_DAYS as usize).take_while(|it| *it <= to);
        u32::try_from(days.filter(|it| self.is_working(*it)).count()).unwrap_or(MAX_DAYS)
    }
}

/// The day that the zone's clocks show at `at`; that of the instant's own offset where the zone does not say.
///
/// ```
/// use afterword_core::workflow::date_in;
/// use chrono::{DateTime, FixedOffset};
///
/// let at = DateTime::parse_from_rfc3339("2025-10-01T23:30:00Z")?;
/// let berlin = FixedOffset::east_opt(7200).unwrap();
/// assert_eq!(date_in(&berlin, at).to_string(), "2025-10-02");
/// # Ok::<(), chrono::ParseError>(())
/// ```
pub fn date_in(zone: &dyn ZoneRules, at: Instant) -> NaiveDate {
    clocks_in(zone, at).date()
}

/// What the zone's clocks show at `at`; those of the instant's own offset where the zone does not say.
pub fn clocks_in(zone: &dyn ZoneRules, at: Instant) -> NaiveDateTime {
    let utc = at.naive_utc();
    let own = || utc.checked_add_offset(*at.offset()).unwrap_or(utc);
    local_in(zone, at).unwrap_or_else(own)
}

/// What the zone's clocks show at `at`, if the zone says.
///
/// A zone only says which offsets fit a local time. Offsets of the day around are tried, and the one is right that was in force
/// at the local time which it makes of the instant.
fn local_in(zone: &dyn ZoneRules, at: Instant) -> Option<NaiveDateTime> {
    let utc = at.naive_utc();
    let around = [-24, 0, 24].map(|hours| utc.checked_add_signed(TimeDelta::hours(hours)));
    let offsets = around.into_iter().flatten().flat_map(|it| {
        let found = zone.offsets_at(it);
        [found.earliest(), found.latest()]
    });
    offsets.flatten().find_map(|offset| {
        let local = utc.checked_add_offset(offset)?;
        let found = zone.offsets_at(local);
        [found.earliest(), found.latest()].contains(&Some(offset)).then_some(local)
    })
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn date() -> impl Strategy<Value = NaiveDate> {
        (0..40_000_i64).prop_map(|it| NaiveDate::default() + TimeDelta::days(it))
    }

    fn calendar() -> impl Strategy<Value = WorkingDays> {
        (vec(0..7_u8, 0..6), vec(date(), 0..8)).prop_map(|(weekend, holidays)| WorkingDays {
            weekend: weekend.into_iter().map(|it| Weekday::try_from(it).unwrap()).collect(),
            holidays,
        })
    }

    proptest! {
        #[test]
        fn as_many_working_days_pass_as_were_asked_for(
            days in calendar(), from in date(), n in 0..300_u32,
        ) {
            let to = days.after(from, n).unwrap();
            prop_assert_eq!(days.between(from, to), n);
            prop_assert!(n == 0 || days.is_working(to));
        }

        #[test]
        fn the_last_working_day_leaves_none_behind(days in calendar(), date in date()) {
            let last = days.on_or_before(date, NaiveDate::MIN);
            prop_assert!(last <= date && days.is_working(last));
            prop_assert_eq!(days.between(last, date), 0);
        }
    }

    #[test]
    fn whoever_never_works_meets_no_working_day() {
        let never = WorkingDays {
            weekend: (0..7).map(|it| Weekday::try_from(it).unwrap()).collect(),
            holidays: Vec::new(),
        };
        assert_eq!(never.after(NaiveDate::default(), 1), None);
        assert_eq!(never.on_or_before(NaiveDate::default(), NaiveDate::MIN), NaiveDate::default());
        assert_eq!(WorkingDays::default().after(NaiveDate::MAX, 1), None);
    }

    #[test]
    fn a_long_break_ends() {
        let monday = NaiveDate::from_ymd_opt(2025, 10, 6).unwrap();
        let weekend = (1..7).map(|it| Weekday::try_from(it).unwrap()).collect();
        let holidays = (1..9).map(|it| monday + TimeDelta::weeks(it)).collect();
        let mondays = WorkingDays { weekend, holidays };
        assert_eq!(mondays.after(monday, 1), Some(monday + TimeDelta::weeks(9)));
        let last = monday + TimeDelta::days(62);
        assert_eq!(mondays.on_or_before(last, NaiveDate::MIN), monday);
    }

    #[test]
    fn holidays_are_free() {
        let day = |day| NaiveDate::from_ymd_opt(2025, 10, day).unwrap();
        let days = WorkingDays { holidays: vec![day(3)], ..WorkingDays::default() };
        assert_eq!(days.after(day(2), 1), Some(day(6)));
        assert_eq!(days.on_or_before(day(5), day(1)), day(2));
    }
}
