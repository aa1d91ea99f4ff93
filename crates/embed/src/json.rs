//! JSON and numbers, written and read by hand.
//!
//! The general ways of reading and writing a float are tables of numbers that no compression makes smaller: a tenth of the module, for figures
//! that people type and read to a few decimals.

use serde_json::{Number, Value};

/// `value` as JSON on one line; numbers to six decimals.
///
/// ```
/// use afterword_embed::write;
///
/// let value = serde_json::json!({"a": [1, -2.5, null, true], "b": "\"x\"\n"});
/// assert_eq!(write(&value), r#"{"a":[1,-2.5,null,true],"b":"\"x\"\n"}"#);
/// ```
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    put(&mut out, value);
    out
}

fn put(out: &mut String, value: &Value) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(it) => out.push_str(if *it { "true" } else { "false" }),
        Value::Number(it) => out.push_str(&number(it)),
        Value::String(it) => text(out, it),
        Value::Array(list) => {
            for (at, it) in list.iter().enumerate() {
                out.push(if at == 0 { '[' } else { ',' });
                put(out, it);
            }
            out.push_str(if list.is_empty() { "[]" } else { "]" });
        }
        Value::Object(members) => {
            for (at, (name, it)) in members.iter().enumerate() {
                out.push(if at == 0 { '{' } else { ',' });
                text(out, name);
                out.push(':');
                put(out, it);
            }
            out.push_str(if members.is_empty() { "{}" } else { "}" });
        }
    }
}

fn text(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            it if it < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(it))),
            it => out.push(it),
        }
    }
    out.push('"');
}

/// A number as people write it, to six decimals.
pub(crate) fn number(number: &Number) -> String {
    if let Some(whole) = number.as_i64() {
        return whole.to_string();
    }
    let number = number.as_f64().unwrap_or_default();
    let millionths = (number.abs() * 1e6).round() as u128;
    let sign = if number < 0.0 && millionths > 0 { "-" } else { "" };
    let decimals = format!("{:06}", millionths % 1_000_000);
    let decimals = decimals.trim_end_matches('0');
    let point = if decimals.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{decimals}", millionths / 1_000_000)
}

/// The number that `text` is: digits, with a point or a comma among them.
pub(crate) fn read_number(text: &str) -> Option<f64> {
    let text = text.trim();
    let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    if whole.len() + decimals.len() == 0
        || whole.len() > 15
        || !is_number(whole)
        || !is_number(decimals)
    {
        return None;
    }
    let part = |it: &str| it.bytes().fold(0.0, |sum, it| sum * 10.0 + f64::from(it - b'0'));
    let decimals = &decimals[..decimals.len().min(9)];
    let scale = decimals.bytes().fold(1.0, |it, _| it * 10.0);
    Some(part(whole) + part(decimals) / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_typed() {
        for (text, expected) in [
            ("20", Some(20.0)),
            ("1.5", Some(1.5)),
            ("1,5", Some(1.5)),
            (".5", Some(0.5)),
            ("5.", Some(5.0)),
            ("", None),
            (".", None),
            ("4o", None),
            ("-1", None),
            ("1e3", None),
            ("1.2.3", None),
        ] {
            assert_eq!(read_number(text), expected, "{text:?}");
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        for json in
            [r#"{"a":[],"b":{},"c":[1,"\u0001 \\ \"",-3.25,0.000001]}"#, "12345678901234", "0.5"]
        {
            let value: Value = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&write(&value)).unwrap(), value, "{json}");
        }
    }
}
