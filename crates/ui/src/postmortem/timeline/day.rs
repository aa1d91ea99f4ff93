//! Days in words.

use chrono::NaiveDate;

/// `Wed 1 Oct 2025`.
pub(super) fn named(day: NaiveDate) -> String {
    day.format("%a %-d %b %Y").to_string()
}
