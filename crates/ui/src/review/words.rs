//! What findings say, in the language of the interface.

use std::cell::Cell;

use afterword_core::review::{Choice, Finding, Level, Texts, Value, plain};

use yew::prelude::*;

use crate::icon::IconName;
use crate::words::{InWords, use_words, word};

thread_local! {
    static SPOKEN: Cell<Option<&'static Texts>> = const { Cell::new(None) };
}

/// The words of the rules in the language that is spoken.
pub fn texts() -> &'static Texts {
    SPOKEN.get().unwrap_or_else(|| Texts::english())
}

/// The words of the rules, lent by the page as context: who says them is drawn again when they become others.
#[derive(Clone, Copy, Debug)]
pub struct RuleWords(Option<&'static Texts>);

impl RuleWords {
    /// What needs no file.
    pub const ENGLISH: Self = Self(None);

    /// The words of another language. They stay in memory until the page goes.
    pub fn new(texts: Texts) -> Self {
        Self(Some(Box::leak(Box::new(texts))))
    }

    /// From now on findings and rules speak these words.
    pub fn speak(self) {
        SPOKEN.set(self.0);
    }
}

impl PartialEq for RuleWords {
    fn eq(&self, other: &Self) -> bool {
        let address = |it: &Self| it.0.map(std::ptr::from_ref);
        address(self) == address(other)
    }
}

/// Has the component drawn again when rules speak another language.
#[hook]
pub(super) fn use_rule_words() {
    use_words();
    let _ = use_context::<RuleWords>();
}

/// What `finding` says.
pub fn message(finding: &Finding) -> String {
    texts().message_with(finding, &in_words)
}

/// What the button says that takes `choice`.
pub(super) fn choice(choice: &Choice) -> String {
    texts().choice(choice, &in_words)
}

/// What the button says that mends `finding`; `None` where nothing does.
pub(super) fn mend(finding: &Finding) -> Option<String> {
    texts().mend_with(finding, &in_words)
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
