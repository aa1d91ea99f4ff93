//! What a timeline is drawn from: its times, its moments, and the clock that it is read by.

use std::rc::Rc;

use chrono::{FixedOffset, NaiveDate, Offset, TimeDelta, Utc};

use super::super::Words;
use crate::postmortem::{Entry, EntryTime, MomentKey, Postmortem};
use crate::stamp::MONTHS;
use crate::time::{Instant, human};

/// The entries in order, the moments and the impact of a document.
pub(super) struct Facts<'a> {
    pub(super) entries: Vec<&'a Rc<Entry>>,
    /// The moments that are known, in the order of time.
    pub(super) moments: Vec<(&'a MomentKey, Instant)>,
    /// From when to when there was impact, where both are known and in that order.
    pub(super) impact: Option<(Instant, Instant)>,
    /// The offset of the first known time, by which the scale is marked. Each entry's own time is shown with its own offset.
    pub(super) offset: FixedOffset,
}

impl<'a> Facts<'a> {
    pub(super) fn of(postmortem: &'a Postmortem) -> Self {
        let entries = postmortem.timeline_in_order();
        let known = |it: &'a MomentKey| Some((it, postmortem.instant_of(it)?));
        let mut moments: Vec<_> = postmortem.moments.keys().filter_map(known).collect();
        crate::order::sort(&mut moments, |a, b| a.1.cmp(&b.1));
        let impact = postmortem.impact_span().filter(|(from, to)| from < to);
        let times = entries.iter().filter_map(|it| it.time.start());
        let first = times.chain(moments.iter().map(|(_, at)| *at)).min();
        let offset = first.map_or(Utc.fix(), |it| *it.offset());
        Self { entries, moments, impact, offset }
    }

    /// Every second that has to be on the scale.
    pub(super) fn seconds(&self) -> Vec<i64> {
        let ends = |it: EntryTime| match it {
            EntryTime::Span { from, to } => [Some(from), Some(to)],
            other => [other.start(), None],
        };
        let entries = self.entries.iter().flat_map(|it| ends(it.time)).flatten();
        let moments = self.moments.iter().map(|(_, at)| *at);
        let impact = self.impact.into_iter().flat_map(|(from, to)| [from, to]);
        entries.chain(moments).chain(impact).map(|it| it.timestamp()).collect()
    }

    /// The zone that the scale is marked in, and how far it is from UTC.
    pub(super) fn zone(&self, postmortem: &Postmortem) -> String {
        match postmortem.zone.name() {
            "UTC" if self.offset.local_minus_utc() == 0 => "UTC".to_owned(),
            name => format!("{name} (UTC{})", self.offset),
        }
    }

    /// Seconds since 1970 as the clock of the scale shows them.
    pub(super) fn local(&self, seconds: i64) -> Option<Instant> {
        Some(chrono::DateTime::from_timestamp(seconds, 0)?.with_timezone(&self.offset))
    }

    /// The beginnings of the days on which something happened, the first one aside, in seconds since 1970.
    pub(super) fn midnights(&self, seconds: &[i64]) -> Vec<i64> {
        let offset = i64::from(self.offset.local_minus_utc());
        let day = |it: &i64| (it + offset).div_euclid(86_400);
        let mut days: Vec<i64> = seconds.iter().map(day).collect();
        crate::order::sort(&mut days, i64::cmp);
        days.dedup();
        days.into_iter().skip(1).map(|it| it * 86_400 - offset).collect()
    }
}

/// `1 Oct`, and the year where it is asked for.
pub(super) fn day(date: NaiveDate, with_year: bool, words: &Words) -> String {
    use chrono::Datelike as _;
    let month = words.get(MONTHS[date.month0() as usize]);
    if with_year {
        format!("{} {month} {}", date.day(), date.year())
    } else {
        format!("{} {month}", date.day())
    }
}

/// A moment's name.
pub(super) fn moment_name<'a>(key: &'a MomentKey, words: &'a Words) -> String {
    match key {
        MomentKey::Custom(name) => name.clone(),
        key => words.get(&format!("moment-{}", key.key())).to_owned(),
    }
}

/// `2 h 10 min quiet`.
pub(super) fn quiet(seconds: i64, words: &Words) -> String {
    words.fill("quiet", &human(TimeDelta::seconds(seconds)))
}

/// `14:32`, with seconds where there are any.
pub(super) fn clock(at: Instant) -> String {
    use chrono::Timelike as _;
    let format = if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    at.format(format).to_string()
}
