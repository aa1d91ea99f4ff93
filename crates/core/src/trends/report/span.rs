//! The month or the quarter that a report is of.

use chrono::{Datelike as _, NaiveDate};

use crate::trends::{Period, Step};

/// A calendar month or a quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportSpan {
    step: Step,
    period: Period,
}

impl ReportSpan {
    /// The month that `day` is in.
    pub fn month(day: NaiveDate) -> Self {
        Self { step: Step::Month, period: Step::Month.around(day) }
    }

    /// The quarter that `day` is in.
    pub fn quarter(day: NaiveDate) -> Self {
        Self { step: Step::Quarter, period: Step::Quarter.around(day) }
    }

    /// Reads `2025-09`, `2025-Q3`, `last-month` or `last-quarter`; the last two are the ones before that of `today`. Anything else is
    /// `None`.
    ///
    /// ```
    /// use afterword_core::trends::ReportSpan;
    ///
    /// let today = "2025-10-05".parse().unwrap();
    /// let read = |text| ReportSpan::read(text, today).map(|it| it.key());
    /// assert_eq!(read("2025-q3").as_deref(), Some("2025-Q3"));
    /// assert_eq!(read("last-quarter").as_deref(), Some("2025-Q3"));
    /// assert_eq!(read("last-month").as_deref(), Some("2025-09"));
    /// assert_eq!(read("2025-13"), None);
    /// ```
    pub fn read(text: &str, today: NaiveDate) -> Option<Self> {
        match text.trim().to_ascii_lowercase().as_str() {
            "last-month" => Some(Self::month(today).before()),
            "last-quarter" => Some(Self::quarter(today).before()),
            written => dated(written),
        }
    }

    /// As [`ReportSpan::read`] reads it again: `2025-09` or `2025-Q3`.
    pub fn key(self) -> String {
        match self.step {
            Step::Quarter => format!("{:04}-Q{}", self.year(), self.number()),
            Step::Week | Step::Month => format!("{:04}-{:02}", self.year(), self.number()),
        }
    }

    /// The one before it.
    #[must_use]
    pub fn before(self) -> Self {
        let last = self.period.from.pred_opt().unwrap_or(self.period.from);
        Self { step: self.step, period: self.step.around(last) }
    }

    /// The one after it.
    #[must_use]
    pub fn after(self) -> Self {
        Self { step: self.step, period: self.step.around(self.period.until) }
    }

    /// Its days.
    pub fn period(self) -> Period {
        self.period
    }

    /// What it is one of: months or quarters.
    pub fn step(self) -> Step {
        self.step
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.period.from.year()
    }

    /// Which month or quarter of its year, from 1.
    pub fn number(self) -> u32 {
        match self.step {
            Step::Quarter => self.period.from.month0() / 3 + 1,
            Step::Week | Step::Month => self.period.from.month(),
        }
    }
}

fn dated(written: &str) -> Option<ReportSpan> {
    let (year, rest) = written.split_once('-')?;
    let is_number =
        |it: &str, digits: usize| it.len() == digits && it.bytes().all(|it| it.is_ascii_digit());
    if !is_number(year, 4) {
        return None;
    }
    let first = |month: u32| NaiveDate::from_ymd_opt(year.parse().ok()?, month, 1);
    match rest.strip_prefix('q') {
        Some(quarter) if is_number(quarter, 1) => {
            let quarter: u32 = quarter.parse().ok().filter(|it| (1..=4).contains(it))?;
            first(quarter * 3 - 2).map(ReportSpan::quarter)
        }
        None if is_number(rest, 2) => first(rest.parse().ok()?).map(ReportSpan::month),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_key_reads_back(days in -700_000..700_000_i64) {
            let day = NaiveDate::default() + chrono::TimeDelta::days(days);
            prop_assume!((0..=9999).contains(&day.year()));
            for span in [ReportSpan::month(day), ReportSpan::quarter(day)] {
                prop_assert_eq!(ReportSpan::read(&span.key(), NaiveDate::MIN), Some(span));
                prop_assert_eq!(span.before().after(), span);
                prop_assert!(span.period().holds(day));
            }
        }

        #[test]
        fn any_text_and_any_day_have_an_answer(text in "\\PC{0,12}|[0-9]{4}-[qQ]?[0-9]{1,3}", at_end in any::<bool>()) {
            let today = if at_end { NaiveDate::MAX } else { NaiveDate::MIN };
            for text in [text.as_str(), "last-month", "last-quarter"] {
                let _ = ReportSpan::read(text, today);
            }
        }
    }
}
