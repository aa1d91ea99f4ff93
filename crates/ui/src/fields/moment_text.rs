//! A moment as people type it.

use crate::words::word;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime};

/// What some words say about a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Date and time on the clocks of the document's zone.
    Local(NaiveDateTime),
    /// The words named an offset, so the moment is settled.
    Settled(DateTime<FixedOffset>),
}

const DATES: [&str; 10] = [
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d.%m.%Y",
    "%d %b %Y",
    "%d %B %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%d-%b-%Y",
    "%a %d %b %Y",
    "%A %d %B %Y",
];
const TIMES: [&str; 5] = ["%H:%M:%S", "%H:%M", "%Hh%M", "%I:%M:%S %p", "%I:%M %p"];

/// Reads `text`; a time without a date belongs to `default_date`.
///
/// # Errors
/// One sentence that says what was missing and how to write it.
///
/// ```
/// use afterword_ui::fields::{Reading, read_moment};
/// let day = "2025-10-01".parse().ok();
/// let read = read_moment("14:32", day).expect("a time on a known day");
/// assert_eq!(read, Reading::Local("2025-10-01T14:32:00".parse().expect("a date and time")));
/// ```
pub fn read_moment(text: &str, default_date: Option<NaiveDate>) -> Result<Reading, &'static str> {
    let text = plain(text);
    if let Ok(settled) = DateTime::parse_from_rfc3339(&text.replacen(' ', "T", 1).replace(' ', ""))
    {
        return Ok(Reading::Settled(settled));
    }
    if let Some(time) = time(&text) {
        let date = default_date.ok_or_else(|| word::MOMENT_WHICH_DAY.text())?;
        return Ok(Reading::Local(date.and_time(time)));
    }
    if date(&text).is_some() {
        return Err(word::MOMENT_WHAT_TIME.text());
    }
    date_and_time(&text).ok_or_else(|| word::MOMENT_SYNTAX.text())
}

/// One space between words, no commas, and no `T` between date and time.
fn plain(text: &str) -> String {
    let text = text.replace([',', '\u{a0}', '\u{202f}'], " ");
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    if let [only] = words.as_slice()
        && let Some((date, time)) = only.split_once(['T', 't'])
        && date.len() == 10
    {
        words = vec![date.to_owned(), time.to_owned()];
    }
    words.join(" ")
}

fn date_and_time(text: &str) -> Option<Reading> {
    let spaces = text.match_indices(' ').map(|(at, _)| at);
    let mut halves = spaces.map(|at| (&text[..at], text[at..].trim_start()));
    halves.find_map(|(one, other)| {
        let date_first = date(one).zip(time(other));
        let (date, time) = date_first.or_else(|| date(other).zip(time(one)))?;
        Some(Reading::Local(date.and_time(time)))
    })
}

fn date(text: &str) -> Option<NaiveDate> {
    let dates = DATES.iter().filter_map(|format| NaiveDate::parse_from_str(text, format).ok());
    // `1.10.25` would be read as a day of the year 25.
    dates
        .into_iter()
        .find(|date| date.signed_duration_since(NaiveDate::MIN).num_days() > days_before_1900())
}

fn days_before_1900() -> i64 {
    NaiveDate::from_ymd_opt(1900, 1, 1)
        .map_or(0, |year| year.signed_duration_since(NaiveDate::MIN).num_days())
}

fn time(text: &str) -> Option<NaiveTime> {
    let text = text.to_ascii_uppercase();
    // chrono wants a space before AM and PM; people don't.
    let spaced = text.replace("AM", " AM").replace("PM", " PM").replace("  ", " ");
    let in_24_hours = text.replace('H', "h");
    TIMES.iter().find_map(|format| {
        let text = if format.contains("%p") { &spaced } else { &in_24_hours };
        NaiveTime::parse_from_str(text, format).ok()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let day = "2025-10-01".parse().ok();
        let expected: NaiveDateTime = expected.parse().unwrap();
        assert_eq!(read_moment(text, day), Ok(Reading::Local(expected)), "{text:?}");
    }

    #[test]
    fn dates_and_times_are_read_as_people_write_them() {
        check("2025-10-02 14:32", "2025-10-02T14:32:00");
        check("2025-10-02T14:32:10", "2025-10-02T14:32:10");
        check(" 14:32 ", "2025-10-01T14:32:00");
        check("14:32:10", "2025-10-01T14:32:10");
        check("9:05", "2025-10-01T09:05:00");
        check("2:05 pm", "2025-10-01T14:05:00");
        check("2:05PM", "2025-10-01T14:05:00");
        check("1 Oct 2025 14:32", "2025-10-01T14:32:00");
        check("1 October 2025, 14:32", "2025-10-01T14:32:00");
        check("Oct 1, 2025 14:32", "2025-10-01T14:32:00");
        check("01.10.2025 14:32", "2025-10-01T14:32:00");
        check("14:32 2025-10-01", "2025-10-01T14:32:00");
        check("Wed 1 Oct 2025 14:32", "2025-10-01T14:32:00");
    }

    #[test]
    fn an_offset_settles_the_moment() {
        for text in
            ["2025-10-01T14:32:00Z", "2025-10-01 14:32:00 +00:00", "2025-10-01T16:32:00+02:00"]
        {
            let Ok(Reading::Settled(moment)) = read_moment(text, None) else { panic!("{text:?}") };
            assert_eq!(moment.timestamp(), 1_759_329_120, "{text:?}");
        }
    }

    #[test]
    fn half_a_moment_says_what_is_missing() {
        assert!(read_moment("14:32", None).unwrap_err().contains("which day"));
        assert!(read_moment("2025-10-01", None).unwrap_err().contains("what time"));
        for text in [
            "",
            "yesterday",
            "25:00",
            "2025-13-01 10:00",
            "14:3x",
            "1.10.25 10:00",
            "Fri 1 Oct 2025 14:32",
            "é 1",
        ] {
            assert!(read_moment(text, "2025-10-01".parse().ok()).is_err(), "{text:?}");
        }
    }
}
