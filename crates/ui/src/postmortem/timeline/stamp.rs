//! The time of an entry in words: as it is shown, as it is typed, and back.

use afterword_core::postmortem::{EntryTime, QuickEntry, QuickTime, read_quick_entry};
use chrono::{NaiveDateTime, Timelike};

use crate::Shell;
use crate::words::word;

/// `time` on the clocks of the document's zone.
pub(super) fn local(time: EntryTime, shell: &Shell) -> QuickTime {
    let local = |instant| shell.in_zone(instant).naive_local();
    match time {
        EntryTime::Unknown => QuickTime::None,
        EntryTime::Exact(at) => QuickTime::Exact(local(at)),
        EntryTime::Approximate(at) => QuickTime::Approximate(local(at)),
        EntryTime::Span { from, to } => QuickTime::Span(local(from), local(to)),
    }
}

/// The time at which the clocks of the document's zone show `time`; `None` if the zone knows no such time.
pub(super) fn resolved(time: QuickTime, shell: &Shell) -> Option<EntryTime> {
    Some(match time {
        QuickTime::None => EntryTime::Unknown,
        QuickTime::Exact(at) => EntryTime::Exact(shell.resolve(at)?),
        QuickTime::Approximate(at) => EntryTime::Approximate(shell.resolve(at)?),
        QuickTime::Span(from, to) => {
            EntryTime::Span { from: shell.resolve(from)?, to: shell.resolve(to)? }
        }
    })
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
