//! The window of an objective: so many days that move along, or a month or a quarter of the calendar.

use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use crate::trends::{Period, Step};

/// The time that an objective is about.
///
/// A day has 24 hours here, as in UTC: a month in which clocks change is neither longer nor shorter.
///
/// ```
/// use afterword_core::error_budget::Window;
///
/// let days = |text| Window::read(text).map(Window::days);
/// assert_eq!(["30d", "4 weeks", "2024-02", "2025-Q4"].map(days), [30, 28, 29, 92].map(Some));
/// assert_eq!(Window::read("2025-q4").map(|it| it.to_string()), Some("2025-Q4".to_owned()));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Window {
    /// The last so many days, at least one: what is older drops out of it, day by day.
    Rolling(u16),
    /// The calendar month of a day, after which a new budget begins.
    Month(NaiveDate),
    /// The calendar quarter of a day.
    Quarter(NaiveDate),
}

/// No window is longer: ten years.
pub const MOST_DAYS: u16 = 3_653;

impl Default for Window {
    /// Thirty days, as in the tables of the workbook.
    fn default() -> Self {
        Self::Rolling(30)
    }
}

impl Window {
    /// The window that somebody wrote: `30d`, `4 weeks` or a number of days; `2025-10` for a month, `2025-Q4` for a quarter.
    pub fn read(written: &str) -> Option<Self> {
        let text = written.trim().to_ascii_lowercase();
        if let Some((year, part)) = text.split_once('-') {
            let year = (year.len() == 4).then(|| whole(year))??;
            let year = i32::try_from(year).ok()?;
            return match part.strip_prefix('q') {
                Some(quarter) => {
                    let month = whole(quarter).filter(|it| (1..=4).contains(it))? * 3 - 2;
                    NaiveDate::from_ymd_opt(year, month, 1).map(Self::Quarter)
                }
                None => NaiveDate::from_ymd_opt(year, whole(part)?, 1).map(Self::Month),
            };
        }
        let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let days = match unit.trim() {
            "" | "d" | "day" | "days" | "t" | "tag" | "tage" => whole(number)?,
            "w" | "week" | "weeks" | "woche" | "wochen" => whole(number)?.checked_mul(7)?,
            _ => return None,
        };
        Self::rolling(days)
    }

    /// The last so many days; `None` of no day, or of more than [`MOST_DAYS`].
    pub fn rolling(days: u32) -> Option<Self> {
        u16::try_from(days).ok().filter(|it| (1..=MOST_DAYS).contains(it)).map(Self::Rolling)
    }

    /// How many days it has.
    pub fn days(self) -> u32 {
        match self.period() {
            None => match self {
                Self::Rolling(days) => u32::from(days).max(1),
                Self::Month(_) | Self::Quarter(_) => 1,
            },
            Some(period) => {
                u32::try_from((period.until - period.from).num_days()).unwrap_or_default().max(1)
            }
        }
    }

    /// How many seconds it has.
    pub fn seconds(self) -> u64 {
        u64::from(self.days()) * 86_400
    }

    /// Whether what is old drops out of it.
    pub fn is_rolling(self) -> bool {
        matches!(self, Self::Rolling(_))
    }

    /// The days of the calendar that it has; `None` of one that moves along.
    pub fn period(self) -> Option<Period> {
        match self {
            Self::Rolling(_) => None,
            Self::Month(day) => Some(Step::Month.around(day)),
            Self::Quarter(day) => Some(Step::Quarter.around(day)),
        }
    }
}

impl fmt::Display for Window {
    /// As files have it: `30d`, `2025-10`, `2025-Q4`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rolling(days) => write!(f, "{days}d"),
            Self::Month(day) => write!(f, "{:04}-{:02}", day.year(), day.month()),
            Self::Quarter(day) => write!(f, "{:04}-Q{}", day.year(), day.month0() / 3 + 1),
        }
    }
}

fn whole(digits: &str) -> Option<u32> {
    let is_whole = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    is_whole.then(|| digits.parse().ok())?
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn windows_are_what_they_say() {
        let read = |text| Window::read(text).map(|it| (it.to_string(), it.days()));
        assert_eq!(read("28"), Some(("28d".into(), 28)));
        assert_eq!(read("30 Tage"), Some(("30d".into(), 30)));
        assert_eq!(read("2025-2"), Some(("2025-02".into(), 28)));
        assert_eq!(read("2024-Q1"), Some(("2024-Q1".into(), 91)));
        for text in
            ["", "0d", "1m", "1M", "month", "2025-13", "2025-Q5", "25-10", "-3", "30.5", "9999w"]
        {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_reads_back(text in "\\PC{0,12}|[0-9]{4}-q?[0-9]{1,2}|[0-9]{1,5} ?[dw]") {
            if let Some(window) = Window::read(&text) {
                prop_assert!(window.seconds() >= 86_400);
                prop_assert_eq!(Window::read(&window.to_string()), Some(window));
            }
        }
    }
}
