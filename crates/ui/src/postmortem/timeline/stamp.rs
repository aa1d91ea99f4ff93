//! The time of an entry in words: as it is shown, as it is typed, and back.

use afterword_core::postmortem::{
    EntryKind, EntryTime, QuickEntry, QuickTime, ReadBy, read_quick_entry,
};
use afterword_core::stamp::ZoneWord;
use afterword_core::time::{ClockTime, Instant, Zone, ZoneRules as _};
use chrono::{NaiveDateTime, Timelike};

use crate::fields::offset;
use crate::words::{InWords as _, word};
use crate::{Clocks, Shell};

/// `time` as its own clocks have it, without saying which those are.
pub(super) fn local(time: EntryTime) -> QuickTime {
    match time {
        EntryTime::Unknown => QuickTime::None,
        EntryTime::Exact(at) => QuickTime::Exact(at.naive_local()),
        EntryTime::Approximate(at) => QuickTime::Approximate(at.naive_local()),
        EntryTime::Span { from, to } => QuickTime::Span(from.naive_local(), to.naive_local()),
    }
}

/// `time` as a field shows it: what the clocks of the document's zone skipped is shown as it was written.
pub(super) fn typed(time: EntryTime, shell: &Shell) -> QuickTime {
    local(time.map(|it| shell.as_written(it)))
}

/// `after` as an instant, by the clocks of the document's zone.
pub(super) fn anchored(after: NaiveDateTime, clocks: &Clocks) -> Instant {
    clocks.instant(after).unwrap_or_else(|| after.and_utc().fixed_offset())
}

/// When `read` was; `None` if no clocks can say, for they are not known or never showed that time.
///
/// Where it names a zone, that is the one that counts, and `in_zone` turns the clocks back to those of the document.
pub(super) fn resolved(
    read: &QuickEntry,
    before: EntryTime,
    clocks: &Clocks,
    in_zone: &dyn Fn(Instant) -> Instant,
) -> Option<EntryTime> {
    let Some(zone) = &read.zone else { return by_clocks(read.time, before, clocks) };
    let others = |zone: &Zone, local| clocks.elsewhere(zone, local);
    let at = |zone: &ZoneWord, local| zone.instant(local, &others).map(in_zone);
    Some(match read.time {
        QuickTime::None => EntryTime::Unknown,
        QuickTime::Exact(local) => EntryTime::Exact(at(zone, local)?),
        QuickTime::Approximate(local) => EntryTime::Approximate(at(zone, local)?),
        QuickTime::Span(from, to) => {
            let until = read.until_zone.as_ref().unwrap_or(zone);
            EntryTime::Span { from: at(zone, from)?, to: at(until, to)? }
        }
    })
}

/// The time at which the clocks of the document's zone show `time`; `None` if the zone knows no such time.
///
/// Of a time that they showed twice it is the first, unless it takes the place of one that was in the `second` pass. A span ends after
/// its beginning if one of the two does.
fn by_clocks(time: QuickTime, before: EntryTime, clocks: &Clocks) -> Option<EntryTime> {
    let mut before = before.ends();
    let mut resolve = |at| {
        let time = ClockTime::of(at, clocks)?;
        Some((time, time.following(before.next(), clocks)))
    };
    Some(match time {
        QuickTime::None => EntryTime::Unknown,
        QuickTime::Exact(at) => EntryTime::Exact(resolve(at)?.1),
        QuickTime::Approximate(at) => EntryTime::Approximate(resolve(at)?.1),
        QuickTime::Span(from, to) => {
            let (from, (end, to)) = (resolve(from)?.1, resolve(to)?);
            let to = match end {
                ClockTime::Twice { second, .. } if to < from => second,
                _ => to,
            };
            EntryTime::Span { from, to }
        }
    })
}

/// What the clocks did with the first of `time`'s ends that they did not show just once, and that end.
pub(super) fn changed(time: EntryTime, clocks: &Clocks) -> Option<(Instant, ClockTime)> {
    time.ends().find_map(|it| Some((it, ClockTime::changed_at(it, clocks)?)))
}

/// `time` beside an entry, on the clocks of the document's zone, with the offset where they showed it twice.
pub(super) fn at_rest(time: EntryTime, shell: &Shell) -> String {
    let time = time.map(|it| shell.in_zone(it));
    let shown = shown(local(time));
    match changed(time, &shell.clocks) {
        Some((at, ClockTime::Twice { .. })) => format!("{shown} ({})", offset(at.offset())),
        _ => shown,
    }
}

/// `time` beside an entry that stands under its day: `14:32`, `~14:32`, `14:32–14:40`.
pub(super) fn shown(time: QuickTime) -> String {
    match time {
        QuickTime::None => word::TIME_UNKNOWN.text().to_owned(),
        QuickTime::Exact(at) => clock(at),
        QuickTime::Approximate(at) => format!("~{}", clock(at)),
        QuickTime::Span(from, to) => match (to.date() - from.date()).num_days() {
            0 => format!("{}–{}", clock(from), clock(to)),
            days => format!("{}–{} {days:+} d", clock(from), clock(to)),
        },
    }
}

/// `time` as one would type it, with its day; [`read_time`] reads it back.
pub(super) fn written(time: QuickTime) -> String {
    let full = |at: NaiveDateTime| format!("{} {}", at.date(), clock(at));
    match time {
        QuickTime::None => String::new(),
        QuickTime::Exact(at) => full(at),
        QuickTime::Approximate(at) => format!("~{}", full(at)),
        QuickTime::Span(from, to) if from.date() == to.date() && from <= to => {
            format!("{} – {}", full(from), clock(to))
        }
        QuickTime::Span(from, to) => format!("{} – {}", full(from), full(to)),
    }
}

/// Reads `text` as a time and nothing else. What has no date is on the day of the entry before, or on the next.
///
/// # Errors
///
/// One sentence that says how to write a time.
pub(super) fn read_time(text: &str, by: ReadBy) -> Result<QuickEntry, &'static str> {
    let read = read_quick_entry(text, by);
    let is_time = read.text.is_empty() && (read.time != QuickTime::None || text.trim().is_empty());
    if is_time { Ok(read) } else { Err(word::TIME_SYNTAX.text()) }
}

/// What a typed line was understood as: `14:32 on 1 Oct · Detection · alert fired`. `time` is that of the line as the clocks of the
/// document's zone show it; one that is written in another zone stands beside it.
pub(super) fn understood(time: QuickTime, read: &QuickEntry) -> String {
    let words = match time {
        QuickTime::None => word::TIME_NONE.text().to_owned(),
        QuickTime::Exact(at) | QuickTime::Approximate(at) | QuickTime::Span(at, _) => {
            let day = word::DATE_DAY_MON.date(at);
            word::TIME_ON.fill(&[("time", &shown(time)), ("day", &day)])
        }
    };
    let stamp = elsewhere(read);
    let what = what(read);
    if what.is_empty() { words + &stamp } else { format!("{words}{stamp} · {what}") }
}

/// The time as it is written, where that is on other clocks than those of the document: ` (14:32 UTC)`.
pub(super) fn elsewhere(read: &QuickEntry) -> String {
    read.zone.as_ref().map(|_| format!(" ({})", read.stamp)).unwrap_or_default()
}

/// What happened, as it was understood: the kind, unless it is none in particular, and the text.
pub(super) fn what(read: &QuickEntry) -> String {
    let kind = (read.kind != EntryKind::Other).then(|| read.kind.in_words().to_string());
    let text = (!read.text.is_empty()).then(|| read.text.clone());
    kind.into_iter().chain(text).collect::<Vec<String>>().join(" · ")
}

/// Seconds only where there are some.
fn clock(at: NaiveDateTime) -> String {
    let format = if at.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    at.format(format).to_string()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn midnight() -> ReadBy {
        ReadBy::after(at("2025-10-01T00:00:00").and_utc().fixed_offset())
    }

    fn any_time() -> impl Strategy<Value = NaiveDateTime> {
        (0i64..2_000_000_000)
            .prop_map(|seconds| at("1999-12-31T00:00:00") + TimeDelta::seconds(seconds))
    }

    fn any_quick_time() -> impl Strategy<Value = QuickTime> {
        prop_oneof![
            Just(QuickTime::None),
            any_time().prop_map(QuickTime::Exact),
            any_time().prop_map(QuickTime::Approximate),
            (any_time(), -100_000i64..200_000)
                .prop_map(|(from, s)| QuickTime::Span(from, from + TimeDelta::seconds(s))),
        ]
    }

    proptest! {
        #[test]
        fn times_read_back_as_written(time in any_quick_time(), after in any_time()) {
            let read = read_time(&written(time), ReadBy::after(after.and_utc().fixed_offset()));
            prop_assert_eq!(read.map(|it| it.time), Ok(time));
        }
    }

    #[test]
    fn what_is_more_than_a_time_is_refused() {
        for text in ["alert fired", "14:32 alert", "14:32 – later", "25:00", "14"] {
            assert!(read_time(text, midnight()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_reading_says_time_day_and_text() {
        let check = |line, words| {
            let read = read_quick_entry(line, midnight());
            assert_eq!(understood(read.time, &read), words);
        };
        check("14:32 alert fired", "14:32 on 1 Oct · Detection · alert fired");
        check("14:32 UTC told", "14:32 on 1 Oct (14:32 UTC) · told");
        check("~9:05:10 slow", "~09:05:10 on 1 Oct · slow");
        check("23:00-00:30 work", "23:00–00:30 +1 d on 1 Oct · work");
        check("alert fired", "No time · Detection · alert fired");
        check("told", "No time · told");
    }
}
