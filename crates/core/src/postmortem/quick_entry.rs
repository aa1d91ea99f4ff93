//! Quick entry: `14:32 alert fired` read as a time and a text, typed or pasted.

mod relative;
#[cfg(test)]
mod tests;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

use super::EntryKind;
use crate::claims;
use crate::stamp::{self, DayOrder, Manner, Numbers, Stamp, ZoneWord};
use crate::time::Instant;

/// A line as it was typed, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickEntry {
    /// When, on the clocks of `zone`, else on those of the document's zone.
    pub time: QuickTime,
    /// The zone that the line names.
    pub zone: Option<ZoneWord>,
    /// The zone of the end of a span: that of the beginning, unless the line names two.
    pub until_zone: Option<ZoneWord>,
    /// The time as it is written; empty where none is.
    pub stamp: String,
    /// What a date in numbers says of the order of its day and month.
    pub numbers: Option<Numbers>,
    /// What sort of thing it was: as written in our exports, else where the words leave no doubt, else other.
    pub kind: EntryKind,
    /// What happened.
    pub text: String,
}

/// A time without a zone, as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuickTime {
    /// The line does not begin with a time.
    None,
    /// At that time.
    Exact(NaiveDateTime),
    /// At about that time: `~14:32` or `ca. 14:32`.
    Approximate(NaiveDateTime),
    /// From one time to another: `14:32-14:40`.
    Span(NaiveDateTime, NaiveDateTime),
}

/// What a line is read by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReadBy {
    /// The time of the last entry, or midnight of the day that the incident began, as the clocks of the document's zone have it.
    pub after: Instant,
    /// The order of the numbers in a date that can be read in both.
    pub order: DayOrder,
    /// The day on which `yesterday` is written; without one such a word is text.
    pub today: Option<NaiveDate>,
}

impl ReadBy {
    /// After that time, the month first, on no day in particular.
    pub fn after(after: Instant) -> Self {
        Self { after, order: DayOrder::MonthFirst, today: None }
    }

    fn manner(self) -> Manner {
        Manner { order: self.order, is_typed: true }
    }
}

/// Reads `line`, which may be an item of a list, a row of a table or a heading. A time without a date is on the day of the
/// entry before it, or on the next day if that would be more than twelve hours earlier: a night shift writes `23:50` and then `00:10`.
///
/// ```
/// use afterword_core::postmortem::{EntryKind, QuickTime, ReadBy, read_quick_entry};
///
/// let after = "2025-10-01T23:50:00+02:00".parse().unwrap();
/// let entry = read_quick_entry("- **00:10** – alert fired", ReadBy::after(after));
/// assert_eq!(entry.time, QuickTime::Exact("2025-10-02T00:10:00".parse().unwrap()));
/// assert_eq!((entry.kind, entry.text.as_str()), (EntryKind::Detection, "alert fired"));
/// ```
pub fn read_quick_entry(line: &str, by: ReadBy) -> QuickEntry {
    let bare = stamp::without_bullet(line.trim());
    let stamp = stamp_of(bare, by.manner()).or_else(|| relative::stamp_of(bare, by));
    let timed = stamp.and_then(|stamp| Some((time_of(&stamp, by.after)?, stamp)));
    let Some((time, stamp)) = timed else { return without_time(bare) };
    let until_zone = stamp.until.and_then(|it| it.zone);
    let entry = QuickEntry {
        time,
        zone: stamp.zone,
        until_zone,
        stamp: stamp.written,
        numbers: stamp.numbers,
        kind: EntryKind::Other,
        text: stamp.rest,
    };
    with_kind(entry, bare)
}

fn without_time(bare: &str) -> QuickEntry {
    // As our exports write it.
    let unknown = bare.strip_prefix("**time unknown**");
    let text = unknown.map_or(bare, |it| it.trim_start_matches([' ', '·', '—'])).to_owned();
    let entry = QuickEntry {
        time: QuickTime::None,
        zone: None,
        until_zone: None,
        stamp: String::new(),
        numbers: None,
        kind: EntryKind::Other,
        text,
    };
    with_kind(entry, bare)
}

/// The stamp at the front of an item, a heading, a quotation or a row.
fn stamp_of(bare: &str, manner: Manner) -> Option<Stamp> {
    const MOST_CELLS: usize = 3;
    let read = |text: &str| stamp::read_in(text, manner);
    let Some(cells) = stamp::cells(bare) else {
        return read(bare).or_else(|| read(stamp::without_marks(bare)));
    };
    let whole = |n: usize| {
        let stamp = read(&cells.up_to(n)).filter(|it| it.rest.is_empty())?;
        Some(Stamp { rest: cells.after(n), ..stamp })
    };
    (1..=MOST_CELLS.min(cells.all().len())).rev().find_map(whole)
}

/// What a stamp says, seen from `after`; `None` unless it has a time of day.
fn time_of(stamp: &Stamp, after: Instant) -> Option<QuickTime> {
    let clock = stamp.clock?.time()?;
    let year = after.naive_local().year();
    let from = match stamp.day {
        Some(day) => day.date(Some(year))?.and_time(clock),
        None => on_its_day(clock, stamp.zone.as_ref(), after)?,
    };
    Some(match &stamp.until {
        Some(until) if until.day.is_none() => {
            QuickTime::Span(from, on_the_day_of(from, until.time))
        }
        Some(until) => QuickTime::Span(from, until.after(from, Some(year))?),
        None if stamp.is_vague => QuickTime::Approximate(from),
        None => QuickTime::Exact(from),
    })
}

/// The time `clock` that follows `after`. Who names a zone means a day of that zone: it is the day of the document's clocks, unless
/// that is more than twelve hours before `after`, or a whole day behind it.
fn on_its_day(clock: NaiveTime, zone: Option<&ZoneWord>, after: Instant) -> Option<NaiveDateTime> {
    let day = after.naive_local().date();
    let ahead = zone.map_or(0, |it| after.offset().local_minus_utc() - it.usual.local_minus_utc());
    let after = after.naive_local().checked_sub_signed(TimeDelta::seconds(ahead.into()))?;
    let gap = day.and_time(clock) - after;
    let days = i64::from(gap < TimeDelta::hours(-12)) - i64::from(gap >= TimeDelta::days(1));
    day.and_time(clock).checked_add_signed(TimeDelta::days(days))
}

/// The time `clock` that follows `after`, allowing for entries that are out of order by less than twelve hours.
fn on_the_day_of(after: NaiveDateTime, clock: NaiveTime) -> NaiveDateTime {
    let same_day = after.date().and_time(clock);
    let goes_over = after - same_day > TimeDelta::hours(12);
    let next_day = same_day.checked_add_signed(TimeDelta::days(1)).filter(|_| goes_over);
    next_day.unwrap_or(same_day)
}

/// Takes what our exports say of an entry before its text, `· Trigger · written “2X:XX” —`; else proposes a kind by the text.
fn with_kind(mut entry: QuickEntry, line: &str) -> QuickEntry {
    let parts = entry.text.split_once(" — ").unwrap_or((&entry.text, ""));
    match Header::read(parts.0).filter(|_| line.contains(&format!("· {}", parts.0))) {
        Some(header) => {
            entry.kind = header.kind;
            entry.stamp = header.stamp.unwrap_or(entry.stamp);
            entry.text = parts.1.to_owned();
        }
        None => entry.kind = claims::proposed_kind(&entry.text),
    }
    entry
}

/// What stands between the time and the text in our exports.
struct Header {
    kind: EntryKind,
    stamp: Option<String>,
}

impl Header {
    fn read(text: &str) -> Option<Self> {
        let mut header = Self { kind: EntryKind::Other, stamp: None };
        for part in text.split(" · ") {
            let kind = EntryKind::ALL.into_iter().find(|it| it.key().eq_ignore_ascii_case(part));
            let stamp = part.strip_prefix("written “").and_then(|it| it.strip_suffix('”'));
            match (kind, stamp) {
                (Some(kind), _) => header.kind = kind,
                (None, Some(stamp)) => header.stamp = Some(stamp.replace('\\', "")),
                (None, None) => return None,
            }
        }
        Some(header)
    }
}
