//! Days in words.

use crate::words::word;
use chrono::NaiveDate;

/// `Wed 1 Oct 2025`.
pub(super) fn named(day: NaiveDate) -> String {
    word::DATE_WEEKDAY.day(day)
}
