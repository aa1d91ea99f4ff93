//! The YAML of front matter: a small part of the language, in which every value deeper than one level is JSON on one line.

use std::fmt::Write as _;
use std::ops::Range;

use serde_json::{Map, Value};

/// Writes the fields of an object, each as `key: value`.
pub(crate) fn write(fields: &[(String, Value)]) -> String {
    let mut out = String::new();
    for (key, value) in fields {
        write_field(&mut out, key, value).expect("writing to a String cannot fail");
    }
    out
}

fn write_field(out: &mut String, key: &str, value: &Value) -> std::fmt::Result {
    let key = scalar(&Value::from(key));
    match value {
        Value::Array(items) if items.iter().any(|it| it.is_object() || it.is_array()) => {
            writeln!(out, "{key}:")?;
            items.iter().try_for_each(|it| writeln!(out, "  - {}", scalar(it)))
        }
        Value::Object(map) if !map.is_empty() => {
            writeln!(out, "{key}:")?;
            let mut fields = map.iter();
            fields.try_for_each(|(key, value)| {
                writeln!(out, "  {}: {}", scalar(&Value::from(key.as_str())), scalar(value))
            })
        }
        other => writeln!(out, "{key}: {}", scalar(other)),
    }
}

/// A value on one line: as a bare word where YAML has no other idea of it, else as JSON, which YAML contains.
fn scalar(value: &Value) -> String {
    match value {
        Value::String(text) if is_bare(text) => text.clone(),
        other => other.to_string(),
    }
}

fn is_bare(text: &str) -> bool {
    const KEYWORDS: [&str; 10] =
        ["true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan"];
    let is_word = text.starts_with(|it: char| it.is_ascii_alphabetic())
        && text.bytes().all(|it| it.is_ascii_alphanumeric() || b"_/-".contains(&it));
    is_word && !KEYWORDS.contains(&text.to_ascii_lowercase().as_str()) || is_instant(text)
}

/// Whether it is a time such as `2026-03-01T10:00:00+01:00`, which YAML reads as one.
fn is_instant(text: &str) -> bool {
    text.len() >= 20
        && text.as_bytes()[10] == b'T'
        && text.bytes().all(|it| it.is_ascii_digit() || b"-+:.TZ".contains(&it))
}

/// A field of front matter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Field {
    pub(crate) key: String,
    pub(crate) value: Value,
    /// The lines that it stands on, counted from zero.
    pub(crate) lines: Range<usize>,
}

/// Reads the fields of `text`: what [`write`] writes, and the flat fields that other programs write.
///
/// What is deeper or odder comes out as text; nothing is refused.
pub(crate) fn read(text: &str) -> Vec<Field> {
    let lines: Vec<&str> = text.lines().collect();
    let mut fields = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let start = at;
        at += 1;
        let Some((key, rest)) = key_of(lines[start]) else { continue };
        while at < lines.len() && belongs_to_field(lines[at]) {
            at += 1;
        }
        let value = if rest.is_empty() { nested(&lines[start + 1..at]) } else { value_of(rest) };
        fields.push(Field { key, value, lines: start..at });
    }
    fields
}

fn belongs_to_field(line: &str) -> bool {
    line.starts_with([' ', '\t', '-']) && !line.trim().is_empty()
}

fn key_of(line: &str) -> Option<(String, &str)> {
    if line.starts_with([' ', '\t', '-', '#']) {
        return None;
    }
    split_key(line)
}

/// Splits `key: value`; a key with odd letters stands in quotes.
fn split_key(line: &str) -> Option<(String, &str)> {
    if line.starts_with('"') {
        let mut values = serde_json::Deserializer::from_str(line).into_iter::<String>();
        let key = values.next()?.ok()?;
        let rest = line[values.byte_offset()..].strip_prefix(':')?;
        return Some((key, rest.trim()));
    }
    let (key, rest) = line.split_once(':')?;
    let is_split = rest.is_empty() || rest.starts_with([' ', '\t']);
    (is_split && !key.trim().is_empty()).then(|| (key.trim().to_owned(), rest.trim()))
}

fn nested(lines: &[&str]) -> Value {
    let lines: Vec<&str> = lines.iter().map(|it| it.trim()).collect();
    let items: Option<Vec<Value>> =
        lines.iter().map(|it| it.strip_prefix('-').map(|it| value_of(it.trim()))).collect();
    if let Some(items) = items.filter(|it| !it.is_empty()) {
        return Value::Array(items);
    }
    match fields_of(&lines).filter(|it| !it.is_empty()) {
        Some(fields) => Value::Object(fields),
        None if lines.is_empty() => Value::Null,
        None => Value::from(lines.join(" ")),
    }
}

/// An object with a field on each line; `None` if one of them has none.
fn fields_of(lines: &[&str]) -> Option<Map<String, Value>> {
    let mut fields = Map::new();
    for line in lines {
        let (key, rest) = split_key(line)?;
        fields.insert(key, value_of(rest));
    }
    Some(fields)
}

fn value_of(text: &str) -> Value {
    if let Ok(value) = serde_json::from_str(text) {
        return value;
    }
    flow_list(text).unwrap_or_else(|| Value::from(unquoted(text)))
}

fn unquoted(text: &str) -> String {
    let quoted = text.strip_prefix('\'').and_then(|it| it.strip_suffix('\''));
    quoted.map_or_else(|| text.to_owned(), |it| it.replace("''", "'"))
}

/// A list on one line, `[payments, 'checkout']`, of words without commas or brackets in them; `None` for anything else.
fn flow_list(text: &str) -> Option<Value> {
    let inner = text.strip_prefix('[')?.strip_suffix(']')?;
    let item = |it: &str| {
        let it = it.trim();
        let is_word = !it.is_empty() && !it.contains(['[', ']', '{', '}', '"']);
        // A quote that does not end here goes over a comma.
        let is_whole = it.matches('\'').count().is_multiple_of(2) || !it.starts_with('\'');
        (is_word && is_whole).then(|| Value::from(unquoted(it)))
    };
    inner.split(',').map(item).collect::<Option<Vec<Value>>>().map(Value::Array)
}

/// Reads the fields of TOML front matter, as far as they are flat.
pub(crate) fn read_toml(text: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    for (at, line) in text.lines().enumerate() {
        // Behind the first table, keys are no longer the document's own.
        if line.trim_start().starts_with('[') {
            break;
        }
        if let Some((key, value)) = line.split_once('=') {
            let key = key.trim().trim_matches('"').to_owned();
            fields.push(Field { key, value: value_of(value.trim()), lines: at..at + 1 });
        }
    }
    fields
}

/// All fields on one line.
#[cfg(test)]
fn joined(fields: &[Field]) -> String {
    let mut out = String::new();
    for field in fields {
        write!(out, "{}={};", field.key, field.value).expect("writing to a String cannot fail");
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_others_write_is_read() {
        let text = "title: Incident on 2023-07-25 - down\nweight: 7\nauthors:\n   - joe\ntags:\n- a\n- b\n# c\nquote: 'it''s'";
        let expected = r#"title="Incident on 2023-07-25 - down";weight=7;authors=["joe"];tags=["a","b"];quote="it's";"#;
        assert_eq!(joined(&read(text)), expected);
        assert_eq!(read(text)[2].lines, 2..4);
    }

    #[test]
    fn a_list_on_one_line_is_one_of_words() {
        let text =
            "a: [Ada Lovelace, Bob]\nb: ['it''s', x]\nc: [a, [b]]\nd: ['a, b']\ne: [, a]\nf: [x] y";
        let expected = r#"a=["Ada Lovelace","Bob"];b=["it's","x"];c="[a, [b]]";d="['a, b']";e="[, a]";f="[x] y";"#;
        assert_eq!(joined(&read(text)), expected);
    }

    #[test]
    fn toml_is_read_up_to_its_first_table() {
        let text = "path = \"a/b\"\nauthors = [\"T\"]\n\n[extra]\nteam = \"x\"";
        assert_eq!(joined(&read_toml(text)), r#"path="a/b";authors=["T"];"#);
    }

    #[test]
    fn bare_words_stay_bare() {
        let fields =
            [("schema", "afterword-postmortem/1"), ("a", "true"), ("b", "2026-03-01T10:00:00Z")];
        let fields = fields.map(|(key, value)| (key.to_owned(), json!(value)));
        let text = "schema: afterword-postmortem/1\na: \"true\"\nb: 2026-03-01T10:00:00Z\n";
        assert_eq!(write(&fields), text);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(text in "\\PC{0,12}|[-:#\"' \n]{0,6}", key in "\\PC{1,6}", n: i64) {
            let key = format!("k{key}");
            let deep = json!({ key.clone(): text, "list": [text, n, { "x": null }] });
            for value in [json!(text), json!(n), json!([text, "a"]), json!([deep.clone(), n]), deep] {
                let written = write(&[(key.clone(), value.clone())]);
                let read = read(&written);
                prop_assert_eq!(read.len(), 1, "{}", written);
                prop_assert_eq!(&read[0].key, &key);
                prop_assert_eq!(&read[0].value, &value);
            }
        }
    }
}
