//! Quick entry: `14:32 alert fired` read as a time and a text.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// A line as it was typed, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuickEntry {
    /// When, on the clocks of the document's zone.
    pub time: QuickTime,
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

/// Reads `line`. A time without a date is on the day of `after`, or on the next day if that would be more than twelve hours
/// before it: a night shift writes `23:50` and then `00:10`.
///
/// `after` is the time of the last entry, or midnight of the day that the incident began.
///
/// ```
/// use afterword_core::postmortem::{QuickTime, read_quick_entry};
///
/// let after = "2025-10-01T23:50:00".parse().unwrap();
/// let entry = read_quick_entry("00:10 – alert fired", after);
/// assert_eq!(entry.time, QuickTime::Exact("2025-10-02T00:10:00".parse().unwrap()));
/// assert_eq!(entry.text, "alert fired");
/// ```
pub fn read_quick_entry(line: &str, after: NaiveDateTime) -> QuickEntry {
    let whole = line.trim();
    let (is_vague, rest) = strip_vague(whole);
    let (date, rest) = strip_date(rest);
    let Some((first, rest)) = strip_clock(rest) else {
        return QuickEntry { time: QuickTime::None, text: whole.to_owned() };
    };
    let from = match date {
        Some(date) => date.and_time(first),
        None => on_the_day_of(after, first),
    };
    if let Some((last, rest)) = strip_dash(rest).and_then(strip_clock) {
        let to = on_the_day_of(from, last);
        return QuickEntry { time: QuickTime::Span(from, to), text: text_of(rest) };
    }
    let time = if is_vague { QuickTime::Approximate(from) } else { QuickTime::Exact(from) };
    QuickEntry { time, text: text_of(rest) }
}

/// The time `clock` that follows `after`, allowing for entries that are out of order by less than twelve hours.
fn on_the_day_of(after: NaiveDateTime, clock: NaiveTime) -> NaiveDateTime {
    let same_day = after.date().and_time(clock);
    if after - same_day > TimeDelta::hours(12) { same_day + TimeDelta::days(1) } else { same_day }
}

fn strip_vague(text: &str) -> (bool, &str) {
    let marks = ["~", "≈", "ca. ", "ca ", "about ", "around ", "approx. "];
    let lower = text.to_ascii_lowercase();
    match marks.into_iter().find(|it| lower.starts_with(it)) {
        Some(mark) => (true, text[mark.len()..].trim_start()),
        None => (false, text),
    }
}

fn strip_date(text: &str) -> (Option<NaiveDate>, &str) {
    let Some((head, rest)) = text.split_at_checked(10) else { return (None, text) };
    match head.parse::<NaiveDate>() {
        Ok(date) if rest.starts_with([' ', 'T']) => (Some(date), rest[1..].trim_start()),
        _ => (None, text),
    }
}

/// Takes `14:32`, `14:32:10`, `2:32 pm` or `2pm` off the front.
fn strip_clock(text: &str) -> Option<(NaiveTime, &str)> {
    let (hour, rest) = strip_number(text)?;
    let (minute, rest) = strip_colon_number(rest).unwrap_or((None, rest));
    let (second, rest) = match minute {
        Some(_) => strip_colon_number(rest).unwrap_or((None, rest)),
        None => (None, rest),
    };
    let (afternoon, rest) = strip_half_of_day(rest);
    // A bare number is a quantity, not a time.
    if minute.is_none() && afternoon.is_none() || rest.starts_with(|it: char| it.is_alphanumeric())
    {
        return None;
    }
    let hour = match afternoon {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(is_pm) => hour % 12 + if is_pm { 12 } else { 0 },
        None => hour,
    };
    let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), second.unwrap_or(0))?;
    Some((time, rest))
}

fn strip_number(text: &str) -> Option<(u32, &str)> {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (digits, rest) = text.split_at(n_digits);
    if !(1..=2).contains(&n_digits) {
        return None;
    }
    Some((digits.parse().ok()?, rest))
}

fn strip_colon_number(text: &str) -> Option<(Option<u32>, &str)> {
    let (number, rest) = strip_number(text.strip_prefix(':')?)?;
    Some((Some(number), rest))
}

fn strip_half_of_day(text: &str) -> (Option<bool>, &str) {
    let bare = text.trim_start();
    let Some((head, rest)) = bare.split_at_checked(2) else { return (None, text) };
    match head.to_ascii_lowercase().as_str() {
        _ if rest.starts_with(|it: char| it.is_alphanumeric()) => (None, text),
        "am" => (Some(false), rest),
        "pm" => (Some(true), rest),
        _ => (None, text),
    }
}

fn strip_dash(text: &str) -> Option<&str> {
    let text = text.trim_start();
    text.strip_prefix(['-', '–', '—']).map(str::trim_start)
}

/// What is left, without the mark that parted it from the time.
fn text_of(rest: &str) -> String {
    rest.trim_start().trim_start_matches(['-', '–', '—', ':', '|', '·']).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    #[track_caller]
    fn check(line: &str, time: QuickTime, text: &str) {
        let expected = QuickEntry { time, text: text.to_owned() };
        assert_eq!(read_quick_entry(line, at("2025-10-01T14:00:00")), expected, "{line:?}");
    }

    #[test]
    fn times_come_off_the_front() {
        let half_past = QuickTime::Exact(at("2025-10-01T14:32:00"));
        for line in [
            "14:32 alert fired",
            "14:32 – alert fired",
            "  14:32: alert fired ",
            "2:32 pm alert fired",
        ] {
            check(line, half_past, "alert fired");
        }
        check("14:32:10 x", QuickTime::Exact(at("2025-10-01T14:32:10")), "x");
        check("2025-10-03 09:01 x", QuickTime::Exact(at("2025-10-03T09:01:00")), "x");
        check("12am x", QuickTime::Exact(at("2025-10-02T00:00:00")), "x");
    }

    #[test]
    fn vague_times_and_spans_are_kept_apart() {
        check("~14:32 x", QuickTime::Approximate(at("2025-10-01T14:32:00")), "x");
        check("ca. 18:30 x", QuickTime::Approximate(at("2025-10-01T18:30:00")), "x");
        let span = QuickTime::Span(at("2025-10-01T23:00:00"), at("2025-10-02T00:30:00"));
        check("23:00-00:30 x", span, "x");
    }

    #[test]
    fn a_small_step_back_is_the_same_day_and_a_large_one_the_next() {
        check("13:10 x", QuickTime::Exact(at("2025-10-01T13:10:00")), "x");
        check("1:10 x", QuickTime::Exact(at("2025-10-02T01:10:00")), "x");
    }

    #[test]
    fn what_is_no_time_stays_text() {
        for line in
            ["alert fired", "14 pods died", "25:00 x", "14:61 x", "14:3x", "", "2025-10-01", "é"]
        {
            check(line, QuickTime::None, line);
        }
    }

    proptest! {
        #[test]
        fn nothing_typed_is_lost(line in "\\PC{0,40}") {
            let entry = read_quick_entry(&line, at("2025-10-01T14:00:00"));
            prop_assert!(line.contains(&entry.text));
        }
    }
}
