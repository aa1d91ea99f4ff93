//! Registers of toil as files: tables of activities and of weeks, out and in, and a report that is read on one page.

mod activities;
mod cells;
mod either;
mod names;
mod report;
mod table;
#[cfg(test)]
mod tests;
mod weeks;

pub use activities::{ActivitiesRead, read_activities, write_activities};
pub use either::{ToilTable, read_lines, read_table};
pub use report::{REPORT_LANGUAGES, report, report_words};
pub use table::{Unread, Why};
pub use weeks::{WeeksRead, read_weeks, write_weeks};
