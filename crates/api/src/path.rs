//! Where in a JSON text something is, as a path: `timeline[3].time`.

/// What stands before the byte where a reader stopped.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Before {
    /// Its path; empty for the whole of the text.
    pub(crate) path: String,
    /// Where it is an object or a list that ended there, the path of the last thing in it.
    pub(crate) last: Option<String>,
}

/// What stands before the byte `end` of `json`.
pub(crate) fn before(json: &str, end: usize) -> Before {
    let mut open: Vec<Step> = Vec::new();
    let mut found = Before::default();
    let bytes = json.as_bytes();
    let mut at = 0;
    while at < bytes.len() && at < end {
        match bytes[at] {
            b'{' => open.push(Step::Member(String::new(), Expects::Name)),
            b'[' => open.push(Step::Element(0)),
            b'}' | b']' => {
                open.pop();
                found = Before { path: written(&open), last: Some(found.path) };
            }
            b',' => match open.last_mut() {
                Some(Step::Element(n)) => *n += 1,
                Some(Step::Member(_, expects)) => *expects = Expects::Name,
                None => {}
            },
            b':' | b' ' | b'\n' | b'\r' | b'\t' => {}
            b'"' => {
                let length = string_length(&bytes[at..]);
                let text = &json[at..(at + length).min(json.len())];
                at += length - 1;
                match open.last_mut() {
                    Some(Step::Member(name, expects)) if *expects == Expects::Name => {
                        *name = serde_json::from_str(text).unwrap_or_default();
                        *expects = Expects::Value;
                    }
                    _ => {}
                }
                found = at_value(&open);
            }
            _ => found = at_value(&open),
        }
        at += 1;
    }
    found
}

fn at_value(open: &[Step]) -> Before {
    Before { path: written(open), last: None }
}

/// One step of a path.
enum Step {
    Member(String, Expects),
    Element(usize),
}

/// What comes next in an object.
#[derive(PartialEq, Eq)]
enum Expects {
    Name,
    Value,
}

/// The bytes of the string that `bytes` begin with, its quotes included.
fn string_length(bytes: &[u8]) -> usize {
    let mut is_escaped = false;
    let inner = bytes[1..].iter().position(|it| {
        let ends = *it == b'"' && !is_escaped;
        is_escaped = *it == b'\\' && !is_escaped;
        ends
    });
    inner.map_or(bytes.len(), |it| it + 2)
}

fn written(open: &[Step]) -> String {
    let mut out = String::new();
    for step in open {
        match step {
            Step::Element(n) => out += &format!("[{n}]"),
            Step::Member(name, _) => {
                if !out.is_empty() {
                    out.push('.');
                }
                out += name;
            }
        }
    }
    out
}

/// The path to what `error` complains of in `json`.
///
/// Serde says where its reader had come to. What a type refuses that was read as a text or a number is known only after that, and where it was
/// the last thing in its object, the object has ended by then.
pub(crate) fn path_of(json: &str, error: &serde_json::Error) -> String {
    let lines = json.split_inclusive('\n').take(error.line().saturating_sub(1));
    let Before { path, last } = before(json, lines.map(str::len).sum::<usize>() + error.column());
    let is_missing = error.to_string().starts_with("missing field");
    last.filter(|_| !is_missing).unwrap_or(path)
}

/// `inner` as a path within the argument called `name`.
pub(crate) fn within(name: &str, inner: &str) -> String {
    match inner.chars().next() {
        None => name.to_owned(),
        Some('[') => format!("{name}{inner}"),
        Some(_) => format!("{name}.{inner}"),
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Outer {
        name: String,
        rows: Vec<Row>,
    }

    #[derive(Debug, Deserialize)]
    #[allow(dead_code, reason = "only read")]
    struct Row {
        n: u8,
        id: Option<DocumentId>,
    }

    #[track_caller]
    fn check(json: &str, expected: &str) {
        let error = serde_json::from_str::<Outer>(json).unwrap_err();
        assert_eq!(path_of(json, &error), expected, "{error}");
    }

    #[test]
    fn the_place_is_that_of_what_was_read_last() {
        check(r#"{"name": 7, "rows": []}"#, "name");
        check(r#"{"name": "a \" {", "rows": [{"n": 1}, {"n": "x"}]}"#, "rows[1].n");
        check(r#"{"name": "a", "rows": [{"n": 300}]}"#, "rows[0].n");
        check(r#"{"name": "a", "rows": 12}"#, "rows");
        check(r#"{"name": "a", "rows": [{"n": 1}, {}]}"#, "rows[1]");
        check(r#"{"name": "a"}"#, "");
        check("[]", "");
    }

    #[test]
    fn what_a_type_refuses_is_named_wherever_it_stands() {
        check(r#"{"name": "a", "rows": [{"n": 1, "id": "x"}]}"#, "rows[0].id");
        check(r#"{"name": "a", "rows": [{"id": "x", "n": 1}]}"#, "rows[0].id");
        check(r#"{"name": "a", "colour": 1, "rows": []}"#, "colour");
        check("{\n \"name\": \"a\",\n \"rows\": [{\"n\": 1, \"id\": \"x\"}]\n}", "rows[0].id");
    }

    #[test]
    fn whatever_stands_there_is_no_trouble() {
        for json in ["", "\"", "{\"", "{]", "\"\\", "}}]]", "{\"a\":\"é", "[[[1,{\"x\":[2,"] {
            for end in 0..=json.len() + 1 {
                before(json, end);
            }
        }
    }
}
