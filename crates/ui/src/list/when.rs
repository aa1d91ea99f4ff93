//! How long ago a day was, in words.

use crate::words::{Text, word};
use chrono::NaiveDate;

/// How long before `today` the day was, as people say it.
///
/// Days up to two weeks, then weeks, months and years: the further away, the less the day matters. A day to come is named the
/// same way, for clocks differ and drills are planned.
pub(crate) fn relative_day(day: NaiveDate, today: NaiveDate) -> String {
    let days = (today - day).num_days();
    match days {
        0 => word::DAY_TODAY.text().to_owned(),
        1 => word::DAY_YESTERDAY.text().to_owned(),
        -1 => word::DAY_TOMORROW.text().to_owned(),
        _ if days > 0 => {
            length(days, [&word::DAYS_AGO, &word::WEEKS_AGO, &word::MONTHS_AGO, &word::YEARS_AGO])
        }
        _ => length(-days, [&word::IN_DAYS, &word::IN_WEEKS, &word::IN_MONTHS, &word::IN_YEARS]),
    }
}

/// `days` in the unit that reads best, out of the words for days, weeks, months and years.
fn length(days: i64, [in_days, weeks, months, years]: [&Text; 4]) -> String {
    let (n, words) = match days {
        ..14 => (days, in_days),
        14..61 => (days / 7, weeks),
        61..730 => (days / 30, months),
        _ => (days / 365, years),
    };
    words.count(usize::try_from(n).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_as_people_say_them() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let cases = [
            ("2026-11-21", "today"),
            ("2026-11-20", "yesterday"),
            ("2026-11-22", "tomorrow"),
            ("2026-11-08", "13 days ago"),
            ("2026-11-07", "2 weeks ago"),
            ("2026-09-21", "2 months ago"),
            ("2025-11-21", "12 months ago"),
            ("2024-11-20", "2 years ago"),
            ("2026-12-01", "in 10 days"),
        ];
        for (day, expected) in cases {
            assert_eq!(relative_day(day.parse().unwrap(), today), expected, "{day}");
        }
    }
}
