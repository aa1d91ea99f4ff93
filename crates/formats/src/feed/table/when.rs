//! The time in a cell, as trackers and spreadsheets write it.

use afterword_core::postmortem::EntryTime;
use afterword_core::stamp::{self, Stamp};
use chrono::DateTime;

use super::super::times::Times;
use super::super::{Drawer, value};

/// When `written` says that it was.
pub(super) fn read(written: &str, times: &mut Times, drawer: &mut Drawer<'_>) -> EntryTime {
    let instant = DateTime::parse_from_rfc3339(written).ok().or_else(|| value::since_1970(written));
    if let Some(at) = instant {
        return EntryTime::Exact(drawer.clock.show(at));
    }
    let plain = plain(written);
    let stamp = stamp_of(&plain).filter(|it| it.clock.is_some());
    stamp.map_or(EntryTime::Unknown, |it| times.time_of(&it, drawer).0)
}

/// What a cell says of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Day and time.
    Whole,
    /// The time of day.
    Clock,
    /// The day.
    Day,
}

/// What `cell` says of a time, if it says nothing else.
pub(super) fn said(cell: &str) -> Option<Said> {
    if DateTime::parse_from_rfc3339(cell).is_ok() || value::since_1970(cell).is_some() {
        return Some(Said::Whole);
    }
    let stamp = stamp_of(&plain(cell))?;
    Some(match (stamp.day, stamp.clock) {
        (Some(_), Some(_)) => Said::Whole,
        (None, _) => Said::Clock,
        (_, None) => Said::Day,
    })
}

fn stamp_of(text: &str) -> Option<Stamp> {
    let is_short = text.len() <= 60 && text.contains(|it: char| it.is_ascii_digit());
    stamp::read(text).filter(|it| is_short && it.rest.is_empty())
}

/// `05/Feb/26` as other people write it.
fn plain(text: &str) -> String {
    let text = text.trim();
    let (first, rest) = text.split_once(' ').unwrap_or((text, ""));
    let mut parts = first.split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(day), Some(month), Some(year), None)
            if month.len() == 3 && month.bytes().all(|it| it.is_ascii_alphabetic()) =>
        {
            let century = if year.len() == 2 { "20" } else { "" };
            format!("{day} {month} {century}{year} {rest}")
        }
        _ => text.to_owned(),
    }
}
