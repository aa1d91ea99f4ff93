//! The time of an entry in words: as it is shown, as it is typed, and back.

use afterword_core::postmortem::{EntryTime, QuickEntry, QuickTime, read_quick_entry};
use afterword_core::time::{ClockTime, Instant};
use chrono::{NaiveDateTime, Timelike};

use crate::fields::offset;
use crate::words::word;
use crate::{Clocks, Shell};

/// `time` as its own clocks have it, without saying which those are.
fn local(time: EntryTime) -> QuickTime {
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

/// The time at which the clocks of the document's zone show `time`; `None` if the zone knows no such time.
///
/// Of a time that they showed twice it is the first, unless it takes the place of one that was in the `second` pass. A span ends after
/// its beginning if one of the two does.
pub(super) fn resolved(time: QuickTime, before: EntryTime, clocks: &Clocks) -> Option<EntryTime> {
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

/// Reads `text` as a time and nothing else. What has no date is on the day of `after`, or on the next.
///
/// # Errors
///
/// One sentence that says how to write a time.
pub(super) fn read_time(text: &str, after: NaiveDateTime) -> Result<QuickTime, &'static str> {
    if text.trim().is_empty() {
        return Ok(QuickTime::None);
    }
    let QuickEntry { time, text: rest } = read_quick_entry(text, after);
    match (time, rest.as_str()) {
        (QuickTime::None, _) => Err(word::TIME_SYNTAX.text()),
        (time, "") => Ok(time),
        // `23:00 – 2025-10-02 01:00`: the mark between the two is already off.
        (QuickTime::Exact(from), rest) => match read_quick_entry(rest, from) {
            QuickEntry { time: QuickTime::Exact(to), text } if text.is_empty() => {
                Ok(QuickTime::Span(from, to))
            }
            _ => Err(word::TIME_SYNTAX.text()),
        },
        _ => Err(word::TIME_SYNTAX.text()),
    }
}

/// What a typed line was understood as: `14:32 on 1 Oct · alert fired`.
pub(super) fn understood(entry: &QuickEntry) -> String {
    let time = match entry.time {
        QuickTime::None => word::TIME_NONE.text().to_owned(),
        QuickTime::Exact(at) | QuickTime::Approximate(at) | QuickTime::Span(at, _) => {
            let day = word::DATE_DAY_MON.date(at);
            word::TIME_ON.fill(&[("time", &shown(entry.time)), ("day", &day)])
        }
    };
    if entry.text.is_empty() { time } else { format!("{time} · {}", entry.text) }
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
            prop_assert_eq!(read_time(&written(time), after), Ok(time));
        }
    }

    #[test]
    fn what_is_more_than_a_time_is_refused() {
        for text in ["alert fired", "14:32 alert", "14:32 – later", "25:00", "14"] {
            assert!(read_time(text, at("2025-10-01T00:00:00")).is_err(), "{text:?}");
        }
    }

    #[test]
    fn a_reading_says_time_day_and_text() {
        let after = at("2025-10-01T00:00:00");
        let check = |line, words| assert_eq!(understood(&read_quick_entry(line, after)), words);
        check("14:32 alert fired", "14:32 on 1 Oct · alert fired");
        check("~9:05:10 slow", "~09:05:10 on 1 Oct · slow");
        check("23:00-00:30 work", "23:00–00:30 +1 d on 1 Oct · work");
        check("alert fired", "No time · alert fired");
    }
}
