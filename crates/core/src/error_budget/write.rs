//! Writing a budget as it is read.

use serde_json::{Map, Value};

use super::{ErrorBudget, Spell, Window, seconds_written};

impl ErrorBudget {
    /// The budget as a value, which [`from_value`](Self::from_value) reads back.
    ///
    /// ```
    /// use afterword_core::error_budget::ErrorBudget;
    ///
    /// let budget = ErrorBudget::read(r#"{"objective": 0.999, "minutes": 12.5, "team": "web"}"#)?.budget;
    /// let json = budget.to_value().to_string();
    /// assert_eq!(json, r#"{"minutes":"12 min 30 s","objective":"99.9","team":"web","window":"30d"}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn to_value(&self) -> Value {
        let mut out = self.other.clone();
        let mut set = |name: &str, value: Option<Value>| put(&mut out, name, value);
        set("name", said(&self.name));
        set("objective", self.objective.map(|it| it.to_string().into()));
        // A window that could not be read stays until there is another.
        let is_unread = self.window == Window::default() && self.other.contains_key("window");
        set("window", (!is_unread).then(|| self.window.to_string().into()));
        set("elapsed", self.elapsed.map(|it| seconds_written(it).into()));
        set("by", self.by.map(|it| it.key().into()));
        set("bad", self.bad.map(Into::into));
        set("total", self.total.map(Into::into));
        set("minutes", self.bad_seconds.map(minutes));
        let incidents: Vec<Value> = self.incidents.iter().map(Spell::to_value).collect();
        set("incidents", (!incidents.is_empty()).then(|| incidents.into()));
        set("burn", self.burn.map(thousandths));
        set("next", self.next.as_ref().map(Spell::to_value));
        set("policy", said(&self.policy));
        set("alerts", said(&self.alerts));
        Value::Object(out)
    }
}

impl Spell {
    fn to_value(&self) -> Value {
        let mut out = self.other.clone();
        let mut set = |name: &str, value: Option<Value>| put(&mut out, name, value);
        set("title", said(&self.title));
        set("minutes", self.seconds.map(minutes));
        set("share", self.share.map(|it| it.to_string().into()));
        set("at", self.at.map(|it| seconds_written(it).into()));
        Value::Object(out)
    }
}

/// What nobody set stays as a file said it.
fn put(out: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        out.insert(name.to_owned(), value);
    }
}

fn said(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| text.into())
}

/// Whole minutes as a number, others as text: no float is exact.
fn minutes(seconds: u64) -> Value {
    if seconds.is_multiple_of(60) { (seconds / 60).into() } else { seconds_written(seconds).into() }
}

fn thousandths(number: u64) -> Value {
    let fraction = format!("{:03}", number % 1_000);
    match fraction.trim_end_matches('0') {
        "" => (number / 1_000).into(),
        fraction => format!("{}.{fraction}", number / 1_000).into(),
    }
}
