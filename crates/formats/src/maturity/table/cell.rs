//! What a cell of a table of capabilities says.

use afterword_core::maturity::Size;
use serde_json::{Value, json};

/// A number with either decimal mark.
pub(super) fn number(cell: &str) -> Option<Value> {
    let number: f64 = cell.replace(',', ".").parse().ok()?;
    let is_plain = cell.starts_with(|it: char| it.is_ascii_digit());
    (is_plain && number.is_finite()).then(|| match number.fract() == 0.0 && number < 1e9 {
        true => json!(number as u64),
        false => json!(number),
    })
}

/// A level: `2`, `Level 2`.
pub(super) fn level(cell: &str) -> Option<u8> {
    let digits = cell.trim_start_matches(|it: char| !it.is_ascii_digit());
    digits.parse().ok().filter(|it| (1..=99).contains(it))
}

/// A size, by its letter or its name.
pub(super) fn size(cell: &str) -> Option<Value> {
    let size = match cell.to_lowercase().as_str() {
        "s" | "small" | "low" | "klein" | "gering" | "niedrig" => Size::Small,
        "m" | "medium" | "mittel" => Size::Medium,
        "l" | "large" | "high" | "groß" | "gross" | "hoch" => Size::Large,
        _ => return None,
    };
    Some(size.key().into())
}

/// Hours: `80`, or what is low, likely and high: `40 / 80 / 160`.
pub(super) fn guess(cell: &str) -> Option<Value> {
    let hours = cell.split('/').map(|it| it.trim().trim_end_matches('h').trim_end().parse().ok());
    match hours.collect::<Option<Vec<u32>>>()?.as_slice() {
        [likely] => Some(json!({"likely": likely})),
        [low, likely, high] => Some(json!({"low": low, "likely": likely, "high": high})),
        _ => None,
    }
}

/// What is [listed](listed) of a dependency: `metrics 2 for 3`, `Metrics@2`, `Metrics`. `id_of` finds a capability by its name.
pub(super) fn dependency(text: &str, id_of: impl Fn(&str) -> Option<String>) -> Option<Value> {
    let words = [" for ", " für ", " → ", " > "];
    let parted = words.iter().find_map(|it| text.rsplit_once(it));
    let (on, for_level) = match parted {
        Some((on, level)) => (on, Some(self::level(level)?)),
        None => (text, None),
    };
    let on = on.trim();
    if let Some(id) = id_of(on) {
        return Some(json!({"capability": id, "level": 1, "for": for_level}));
    }
    let (name, level) = on.rsplit_once(['@', ' '])?;
    let (id, level) = (id_of(name.trim())?, self::level(level)?);
    Some(json!({"capability": id, "level": level, "for": for_level}))
}

/// What stands in a cell of several: between semicolons or on lines, and in quotes where one of these is part of it.
pub(super) fn listed(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = next(cell);
    while !rest.is_empty() {
        let (one, behind) = quoted(rest).unwrap_or_else(|| {
            let (one, behind) = rest.split_at(rest.find(is_between).unwrap_or(rest.len()));
            (one.trim().to_owned(), behind)
        });
        found.push(one);
        rest = next(behind);
    }
    found
}

fn is_between(it: char) -> bool {
    matches!(it, ';' | '\n' | '\r')
}

fn next(text: &str) -> &str {
    text.trim_start_matches(|it: char| is_between(it) || it.is_whitespace())
}

/// What stands in quotes up to the next mark; `None` where none begin here, or they don't end in front of one.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut rest = text.strip_prefix('"')?;
    let mut one = String::new();
    loop {
        let (before, behind) = rest.split_once('"')?;
        one += before;
        let Some(more) = behind.strip_prefix('"') else {
            let behind = behind.trim_start_matches(' ');
            let is_end = behind.is_empty() || behind.starts_with(is_between);
            return is_end.then_some((one, behind));
        };
        one.push('"');
        rest = more;
    }
}

/// Several as one cell that [`listed`] reads.
pub(super) fn listed_written<T: AsRef<str>>(all: impl IntoIterator<Item = T>) -> String {
    let each = all.into_iter().map(|it| {
        let text = it.as_ref();
        let is_plain = !text.is_empty() && text.trim() == text && !text.starts_with('"');
        match is_plain && !text.contains(is_between) {
            true => text.to_owned(),
            false => format!("\"{}\"", text.replace('"', "\"\"")),
        }
    });
    each.collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_dependency_names_its_levels() {
        let id_of = |name: &str| (name == "metrics" || name == "Log 2").then(|| name.to_owned());
        let check = |text, expected: Value| {
            assert_eq!(dependency(text, id_of).unwrap_or_default(), expected, "{text}");
        };
        check("metrics 2 for 3", json!({"capability": "metrics", "level": 2, "for": 3}));
        check("metrics@2", json!({"capability": "metrics", "level": 2, "for": null}));
        check("Log 2", json!({"capability": "Log 2", "level": 1, "for": null}));
        check("Log 2 3 für Stufe 4", json!({"capability": "Log 2", "level": 3, "for": 4}));
        check("traces 2", Value::Null);
        check("metrics two", Value::Null);
    }

    proptest! {
        #[test]
        fn several_read_back(all in vec("[a-c;,\"\r\n é]{0,5}", 0..5)) {
            prop_assert_eq!(listed(&listed_written(&all)), all);
        }

        #[test]
        fn any_cell_has_an_answer(cell: String) {
            let _ = (number(&cell), level(&cell), size(&cell), guess(&cell), listed(&cell));
            let _ = dependency(&cell, |_| None);
        }
    }
}
