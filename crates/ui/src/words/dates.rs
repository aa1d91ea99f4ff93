//! Days and times the way a language writes them, and numbers with its decimal mark.
//!
//! Not the browser's own words: a date is drawn with each row of a list, and has to be the same in a test, a printout and an export.

use chrono::{Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, Timelike as _};

use afterword_core::amount::{DecimalMark, Money, count_written};

use afterword_core::stamp::DayOrder;

use super::{Text, Words, word};

impl Text {
    /// The words with the parts of a date in them: `{weekday}`, `{day}`, `{mon}`, `{month}`, `{number}` (of the
    /// month), `{year}`, `{time}` and `{seconds}`.
    pub fn date(&self, at: NaiveDateTime) -> String {
        let month = at.month0() as usize;
        let clock = |has_seconds: bool| {
            let (h, m, s) = (at.hour(), at.minute(), at.second());
            if has_seconds { format!("{h:02}:{m:02}:{s:02}") } else { format!("{h:02}:{m:02}") }
        };
        self.fill(&[
            ("weekday", &nth(&word::DATE_WEEKDAYS, at.weekday().num_days_from_monday() as usize)),
            ("day", &at.day()),
            ("mon", &nth(&word::DATE_MONS, month)),
            ("month", &nth(&word::DATE_MONTHS, month)),
            ("number", &at.month()),
            ("year", &at.year()),
            ("time", &clock(false)),
            ("seconds", &clock(true)),
        ])
    }

    /// The same for a day without a time.
    pub fn day(&self, day: NaiveDate) -> String {
        self.date(day.and_time(NaiveTime::MIN))
    }
}

/// One of the names in a list of words.
fn nth(names: &Text, at: usize) -> &'static str {
    names.text().split(' ').nth(at).unwrap_or_default()
}

/// `number`, which has a point at most, with the decimal mark of the language.
pub fn decimal(number: &str) -> String {
    number.replace('.', word::NUMBER_DECIMAL.text())
}

/// The order in which whoever sits here writes a date in numbers, as far as the browser tells.
pub(crate) fn day_order() -> DayOrder {
    let tag = web_sys::window().and_then(|it| it.navigator().language());
    Words::spoken().language().day_order(tag.as_deref().unwrap_or_default())
}

/// What the language puts before decimals.
pub fn decimal_mark() -> DecimalMark {
    match word::NUMBER_DECIMAL.text() {
        "," => DecimalMark::Comma,
        _ => DecimalMark::Point,
    }
}

/// A count the way the language writes it, with its thousands parted.
pub fn count(number: u64) -> String {
    count_written(number, decimal_mark())
}

/// A sum the way the language writes it.
pub fn money(sum: Money) -> String {
    sum.written(decimal_mark())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_written_as_before_there_were_languages() {
        let at: NaiveDateTime = "2025-10-01T09:05:07".parse().unwrap();
        let same = |text: &Text, format: &str| {
            assert_eq!(text.date(at), at.format(format).to_string());
        };
        same(&word::DATE_DAY_MON_YEAR, "%-d %b %Y");
        same(&word::DATE_WEEKDAY, "%a %-d %b %Y");
        same(&word::DATE_DAY_MON_TIME, "%-d %b %H:%M");
        same(&word::DATE_SECONDS, "%-d %b %Y, %H:%M:%S");
        same(&word::DATE_DAY_MONTH_YEAR, "%-d %B %Y");
        for month in 1..=12 {
            let day = NaiveDate::from_ymd_opt(2026, month, 28).unwrap();
            let expected = day.format("%a %-d %b %Y").to_string();
            assert_eq!(word::DATE_WEEKDAY.day(day), expected);
        }
    }
}
