//! The hours in which somebody is at work, and how many of them lie between two instants.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, NaiveTime, TimeDelta, Weekday};
use serde::{Deserialize, Serialize};

use crate::time::{Instant, Zone, ZoneOffsets, ZoneRules};

/// The hours in which support is staffed: the same on each of some weekdays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportHours {
    /// The days on which it opens.
    pub days: Vec<Weekday>,
    /// When it opens, by the clocks of the zone.
    pub from: NaiveTime,
    /// When it closes; on the next day, if that is not after it opened.
    pub to: NaiveTime,
    /// The zone whose clocks count.
    #[serde(default)]
    pub zone: Zone,
    /// The clocks of that zone, as far as somebody looked them up; they are not part of a file.
    #[serde(skip)]
    pub clocks: ZoneOffsets,
}

impl SupportHours {
    /// Office hours, Monday to Friday from nine to five, in `zone`.
    pub fn office(zone: Zone) -> Self {
        let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default();
        let days = vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        Self { days, from: hour(9), to: hour(17), zone, clocks: ZoneOffsets::default() }
    }
}

/// Such as `Mon–Fri 09:00–17:00 Europe/Berlin`.
impl fmt::Display for SupportHours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_open = |it: &Weekday| self.days.contains(it);
        let week = (0..7).filter_map(|it| Weekday::try_from(it).ok()).collect::<Vec<_>>();
        let runs = week.chunk_by(|one, next| is_open(one) == is_open(next));
        let open = runs.filter(|it| it.iter().any(is_open)).map(|run| match run {
            [first, .., last] => format!("{first}–{last}"),
            run => run.iter().map(ToString::to_string).collect(),
        });
        let days = open.collect::<Vec<String>>().join(", ");
        let (from, to) = (self.from.format("%H:%M"), self.to.format("%H:%M"));
        write!(f, "{days} {from}–{to} {}", self.zone)
    }
}

/// Longer spans are counted by whole weeks in the middle, so that a mistyped year costs no time.
const COUNTED_DAYS: u64 = 70;

impl SupportHours {
    /// How much of the time from `start` to `end` lies within these hours; zero if `end` is not after `start`.
    ///
    /// `rules` are those of the zone. In a span of more than ten weeks the weeks in the middle count as weeks without a change
    /// of clocks.
    ///
    /// ```
    /// use afterword_core::postmortem::SupportHours;
    /// use chrono::{FixedOffset, NaiveTime, TimeDelta, Weekday};
    ///
    /// let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    /// let hours = SupportHours {
    ///     days: vec![Weekday::Mon, Weekday::Fri],
    ///     from: clock(9),
    ///     to: clock(17),
    ///     ..SupportHours::office(Default::default())
    /// };
    /// let at = |text| chrono::DateTime::parse_from_rfc3339(text).unwrap();
    /// // Friday 16:00 to Monday 10:00: one hour on each day.
    /// let between = hours.between(at("2025-10-03T16:00:00Z"), at("2025-10-06T10:00:00Z"), at("2025-10-03T16:00:00Z").offset());
    /// assert_eq!(between, TimeDelta::hours(2));
    /// ```
    pub fn between(&self, start: Instant, end: Instant, rules: &dyn ZoneRules) -> TimeDelta {
        // A day earlier and later, as the zone's date may not be that of UTC.
        let (Some(mut day), Some(last)) = (
            start.naive_utc().date().checked_sub_days(Days::new(2)),
            end.naive_utc().date().checked_add_days(Days::new(1)),
        ) else {
            return TimeDelta::zero();
        };
        let mut sum = TimeDelta::zero();
        let days = u64::try_from((last - day).num_days()).unwrap_or(0);
        let mut weeks = if days > COUNTED_DAYS { days / 7 - 8 } else { 0 };
        let middle = day + Days::new(28);
        while day <= last {
            if weeks > 0 && day == middle {
                sum += self.week() * i32::try_from(weeks).unwrap_or(i32::MAX);
                day = day + Days::new(weeks * 7);
                weeks = 0;
            }
            sum += self.on(day, start, end, rules);
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        sum
    }

    /// What is open in a week without a change of clocks.
    fn week(&self) -> TimeDelta {
        let once = self.to - self.from;
        let once = if once <= TimeDelta::zero() { once + TimeDelta::days(1) } else { once };
        let is_open = |it: &u8| Weekday::try_from(*it).is_ok_and(|it| self.days.contains(&it));
        once * i32::try_from((0..7).filter(is_open).count()).unwrap_or(7)
    }

    /// How much of `start` to `end` lies within the hours that open on `day`.
    fn on(&self, day: NaiveDate, start: Instant, end: Instant, rules: &dyn ZoneRules) -> TimeDelta {
        if !self.days.contains(&day.weekday()) {
            return TimeDelta::zero();
        }
        let closing_day = if self.to > self.from { Some(day) } else { day.succ_opt() };
        let opens = rules.instant(day.and_time(self.from));
        let closes = closing_day.and_then(|it| rules.instant(it.and_time(self.to)));
        match (opens, closes) {
            (Some(opens), Some(closes)) => {
                (closes.min(end) - opens.max(start)).max(TimeDelta::zero())
            }
            _ => TimeDelta::zero(),
        }
    }
}
