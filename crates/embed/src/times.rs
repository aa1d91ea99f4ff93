//! Days and times, read and written by hand: the general readers of dates are large.

use afterword_core::postmortem::{Entry, EntryTime};
use afterword_core::time::Instant;
use chrono::{NaiveDate, Timelike as _};

/// The day that `text` is, such as `2026-03-20`.
pub(crate) fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.trim().splitn(3, '-');
    let year = parts.next()?.parse().ok()?;
    let mut part = || parts.next()?.parse().ok();
    NaiveDate::from_ymd_opt(year, part()?, part()?)
}

/// When an entry happened, without its day.
pub(crate) fn stamp(entry: &Entry) -> String {
    match entry.time {
        EntryTime::Unknown => entry.stamp.clone(),
        EntryTime::Exact(at) => clock(at),
        EntryTime::Approximate(at) => format!("~ {}", clock(at)),
        EntryTime::Span { from, to } => format!("{}–{}", clock(from), clock(to)),
    }
}

fn clock(at: Instant) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}
