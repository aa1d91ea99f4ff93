//! How long ago a day was, in words.

use chrono::NaiveDate;

/// How long before `today` the day was, as people say it.
///
/// Days up to two weeks, then weeks, months and years: the further away, the less the day matters. A day to come is named the
/// same way, for clocks differ and drills are planned.
pub(crate) fn relative_day(day: NaiveDate, today: NaiveDate) -> String {
    let days = (today - day).num_days();
    match days {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        -1 => "tomorrow".to_owned(),
        _ if days > 0 => format!("{} ago", length(days)),
        _ => format!("in {}", length(-days)),
    }
}

fn length(days: i64) -> String {
    match days {
        ..14 => count(days, "day"),
        14..61 => count(days / 7, "week"),
        61..730 => count(days / 30, "month"),
        _ => count(days / 365, "year"),
    }
}

fn count(n: i64, unit: &str) -> String {
    let plural = if n == 1 { "" } else { "s" };
    format!("{n} {unit}{plural}")
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
