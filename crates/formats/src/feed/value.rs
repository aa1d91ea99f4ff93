//! What stands in a piece of JSON: texts, times and links, wherever they may be missing.

use afterword_core::time::Instant;
use chrono::{DateTime, Datelike as _, NaiveDateTime, SubsecRound as _};
use serde_json::Value;

/// What is at `path`; null where nothing is.
pub(super) fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(value, |value, key| value.get(*key).unwrap_or(&Value::Null))
}

/// The text at `path`, without the space around it; empty where none is.
pub(super) fn text<'a>(value: &'a Value, path: &[&str]) -> &'a str {
    at(value, path).as_str().unwrap_or_default().trim()
}

/// The members of the list at `path`.
pub(super) fn list<'a>(value: &'a Value, path: &[&str]) -> &'a [Value] {
    at(value, path).as_array().map_or(&[], Vec::as_slice)
}

/// The first of `texts` that says anything.
pub(super) fn first<'a>(texts: impl IntoIterator<Item = &'a str>) -> &'a str {
    texts.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

/// A text, a number or a truth as text; empty for anything else.
pub(super) fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Bool(it) => it.to_string(),
        Value::Null | Value::Array(_) | Value::Object(_) => String::new(),
    }
}

/// The instant that `value` names: RFC 3339, without a zone in UTC, or the time since 1970.
///
/// The year 1 stands for *never*, and so does whatever is before 1971.
pub(super) fn time(value: &Value) -> Option<Instant> {
    let instant = match value {
        Value::Number(number) => since_1970(&number.to_string()),
        Value::String(text) => instant(text.trim()),
        _ => None,
    };
    instant.filter(|it| (1971..2200).contains(&it.year()))
}

fn instant(text: &str) -> Option<Instant> {
    let rfc = || DateTime::parse_from_rfc3339(text).ok();
    let bare = || text.parse::<NaiveDateTime>().ok().map(|it| it.and_utc().fixed_offset());
    rfc().or_else(bare).or_else(|| since_1970(text)).map(|it| it.trunc_subsecs(0))
}

/// Seconds since 1970, with or without a fraction, or milli-, micro- or nanoseconds, which their size tells.
pub(super) fn since_1970(text: &str) -> Option<Instant> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if !(9..=19).contains(&whole.len()) || !is_number(whole) || !is_number(fraction) {
        return None;
    }
    let n: i64 = whole.parse().ok()?;
    let unit = match whole.len() {
        ..=11 => 1,
        12..=14 => 1_000,
        15..=17 => 1_000_000,
        _ => 1_000_000_000,
    };
    Some(DateTime::from_timestamp(n / unit, 0)?.fixed_offset())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &str, expected: Option<&str>) {
        let value: Value = serde_json::from_str(json).unwrap();
        assert_eq!(time(&value).map(|it| it.to_rfc3339()).as_deref(), expected, "{json}");
    }

    #[test]
    fn times_come_in_many_forms() {
        check("\"2018-03-07T06:33:21.873077559-05:00\"", Some("2018-03-07T06:33:21-05:00"));
        check("\"2024-05-01T21:10:17.504181\"", Some("2024-05-01T21:10:17+00:00"));
        check("\"1498401043.277604\"", Some("2017-06-25T14:30:43+00:00"));
        check("1420452191104", Some("2015-01-05T10:03:11+00:00"));
        check("1420452275002000962", Some("2015-01-05T10:04:35+00:00"));
        for never in ["\"0001-01-01T00:00:00Z\"", "null", "\"\"", "0", "-5", "\"soon\"", "[]"] {
            check(never, None);
        }
    }
}
