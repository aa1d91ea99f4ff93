//! What findings say, in the language of the interface.

use std::cell::Cell;

use afterword_core::review::{Finding, Level, Texts, Value, plain};

use crate::icon::IconName;
use crate::words::{InWords, word};

thread_local! {
    static SPOKEN: Cell<Option<&'static Texts>> = const { Cell::new(None) };
}

/// The words of the rules in the language that is spoken.
pub fn texts() -> &'static Texts {
    SPOKEN.get().unwrap_or_else(|| Texts::english())
}

/// What `finding` says.
pub fn message(finding: &Finding) -> String {
    texts().message_with(finding, &in_words)
}

/// What fills a place in a message.
fn in_words(value: &Value) -> String {
    match value {
        Value::Moment(key) => key.in_words().to_string(),
        Value::Status(status) => status.in_sentence().to_string(),
        Value::Day(day) => word::DATE_DAY_MON_YEAR.date(day.and_time(chrono::NaiveTime::MIN)),
        other => plain(other),
    }
}

/// The sign of a level: each has a shape of its own.
pub(super) fn sign(level: Level) -> IconName {
    match level {
        Level::Error => IconName::Error,
        Level::Warning => IconName::Alert,
        Level::Hint => IconName::Info,
    }
}
