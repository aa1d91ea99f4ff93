//! The statements of a flowchart, as far as a tree depends on them.

use crate::error::ReadError;

/// A statement that says something about nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Statement {
    /// `flowchart LR`.
    Header,
    /// `a --> b & c`: groups of nodes, each with its class, and arrows from each group to the next.
    Chain(Vec<Vec<(Node, Option<String>)>>),
    /// `class a,b root`.
    Class(Vec<String>, String),
}

/// A node where it is mentioned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Node {
    pub(super) name: String,
    pub(super) label: Option<String>,
    /// Whether its ends are round: `([text])`.
    pub(super) is_round: bool,
}

/// What says nothing about the shape of a tree.
const PASSED_OVER: [&str; 10] = [
    "subgraph",
    "end",
    "classDef",
    "style",
    "linkStyle",
    "click",
    "direction",
    "accTitle",
    "accTitle:",
    "accDescr:",
];

/// How a shape opens, and how it closes; longer ones first.
const SHAPES: [(&str, &str); 14] = [
    ("(((", ")))"),
    ("((", "))"),
    ("([", "])"),
    ("[[", "]]"),
    ("[(", ")]"),
    ("[/", "/]"),
    ("[/", "\\]"),
    ("[\\", "\\]"),
    ("[\\", "/]"),
    ("{{", "}}"),
    ("(", ")"),
    ("[", "]"),
    ("{", "}"),
    (">", "]"),
];

/// The statements with their lines.
pub(super) fn statements(text: &str) -> Result<Vec<(usize, Statement)>, ReadError> {
    let mut found = Vec::new();
    let mut is_front = false;
    for (at, line) in text.lines().enumerate() {
        let bare = line.trim();
        // Front matter, and the fence of a code block that was copied with it.
        if bare == "---" && found.is_empty() {
            is_front = !is_front;
            continue;
        }
        if is_front || bare.is_empty() || bare.starts_with("%%") || bare.starts_with("```") {
            continue;
        }
        for part in split(bare) {
            if let Some(statement) = statement(part).map_err(|it| it.on_line(at, line))? {
                found.push((at + 1, statement));
            }
        }
    }
    Ok(found)
}

/// A line at its semicolons, those of labels and entities aside.
fn split(line: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut from, mut in_label) = (0, false);
    for (at, byte) in line.bytes().enumerate() {
        match byte {
            b'"' => in_label = !in_label,
            b';' if !in_label && !is_entity(&line[from..at]) => {
                parts.push(line[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(line[from..].trim());
    parts.retain(|it| !it.is_empty());
    parts
}

/// Whether the text ends in an entity that only lacks its semicolon.
fn is_entity(text: &str) -> bool {
    let name = text.rsplit(['#', '&']).next().unwrap_or("");
    name.len() < text.len() && !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// What was expected where, counted in bytes from the end of the line.
struct Expected {
    what: &'static str,
    left: usize,
}

impl Expected {
    fn on_line(self, at: usize, line: &str) -> ReadError {
        let bytes = line.trim_end().len().saturating_sub(self.left);
        let column = line.get(..bytes).map_or(1, |it| it.chars().count() + 1);
        ReadError::at(at + 1, column, format!("expected {}", self.what))
    }
}

fn statement(text: &str) -> Result<Option<Statement>, Expected> {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    match word {
        "flowchart" | "graph" | "flowchart-elk" => return Ok(Some(Statement::Header)),
        "class" => {
            let (names, class) = rest.trim().rsplit_once(char::is_whitespace).unwrap_or((rest, ""));
            let names = names.split(',').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
            return Ok(Some(Statement::Class(names.collect(), class.to_owned())));
        }
        word if PASSED_OVER.contains(&word) => return Ok(None),
        _ => {}
    }
    chain(text).map(Some)
}

fn chain(text: &str) -> Result<Statement, Expected> {
    let mut groups = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (node, class, after) =
            node(rest).ok_or(Expected { what: "a node", left: rest.len() })?;
        groups.last_mut().expect("there is a group from the beginning").push((node, class));
        rest = after.trim_start();
        if rest.is_empty() {
            return Ok(Statement::Chain(groups));
        }
        if let Some(after) = rest.strip_prefix('&') {
            rest = after.trim_start();
            continue;
        }
        let after = link(rest).ok_or(Expected { what: "an arrow", left: rest.len() })?;
        rest = after.trim_start();
        groups.push(Vec::new());
    }
}

/// A node at the beginning of `text`, its class, and what follows.
fn node(text: &str) -> Option<(Node, Option<String>, &str)> {
    let end = name_end(text);
    let (name, rest) = (text.get(..end).filter(|it| !it.is_empty())?, &text[end..]);
    let (label, is_round, rest) = shape(rest)?;
    let node = Node { name: name.to_owned(), label, is_round };
    match rest.strip_prefix(":::") {
        Some(rest) => {
            let end = name_end(rest);
            Some((node, Some(rest[..end].to_owned()), &rest[end..]))
        }
        None => Some((node, None, rest)),
    }
}

/// Where a name ends: at a shape, a space, or the beginning of an arrow.
fn name_end(text: &str) -> usize {
    let ends = |(at, ch): &(usize, char)| {
        let after = &text[at + ch.len_utf8()..];
        match ch {
            '-' => after.starts_with(['-', '.', '>']),
            '=' => after.starts_with('='),
            ch => ch.is_whitespace() || "[](){}<>&:;|\"~".contains(*ch),
        }
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}

/// The label of a shape, if there is one, whether it is round, and what follows; `None` if it never ends.
fn shape(text: &str) -> Option<(Option<String>, bool, &str)> {
    let mut is_open = false;
    for (open, close) in SHAPES {
        let Some(rest) = text.strip_prefix(open) else { continue };
        is_open = true;
        let (label, rest) = match rest.trim_start().strip_prefix('"') {
            Some(quoted) => {
                let (label, rest) = quoted.split_once('"')?;
                (
                    label.strip_prefix('`').and_then(|it| it.strip_suffix('`')).unwrap_or(label),
                    rest.trim_start(),
                )
            }
            None => match rest.find(close) {
                Some(at) => (rest[..at].trim(), &rest[at..]),
                None => continue,
            },
        };
        if let Some(rest) = rest.strip_prefix(close) {
            return Some((Some(label.to_owned()), open == "([", rest));
        }
    }
    if is_open { None } else { Some((None, false, text)) }
}

/// What follows the arrow at the beginning of `text`, its label included.
fn link(text: &str) -> Option<&str> {
    let text = text.strip_prefix('<').unwrap_or(text);
    let run = text.len() - text.trim_start_matches(['-', '=', '.']).len();
    let (line, rest) = text.split_at(run);
    if run < 2 {
        return None;
    }
    let rest = match head(rest) {
        Some(rest) => rest,
        None if run >= 3 => rest,
        // `-- text -->`
        None => {
            let back = if line == "-." { ".-" } else { line };
            let rest = &rest[rest.find(back)?..];
            let rest = rest.trim_start_matches(['-', '=', '.']);
            head(rest).unwrap_or(rest)
        }
    };
    match rest.trim_start().strip_prefix('|') {
        Some(label) => label.split_once('|').map(|(_, rest)| rest),
        None => Some(rest),
    }
}

/// What follows the head of an arrow.
fn head(text: &str) -> Option<&str> {
    let crossed = text.strip_prefix(['o', 'x']).filter(|it| it.starts_with([' ', '|']));
    text.strip_prefix('>').or(crossed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(line: &str) -> Vec<Vec<String>> {
        match chain(line) {
            Ok(Statement::Chain(groups)) => groups
                .into_iter()
                .map(|it| it.into_iter().map(|(node, _)| node.label.unwrap_or(node.name)).collect())
                .collect(),
            _ => panic!("{line} is a chain"),
        }
    }

    #[test]
    fn arrows_come_in_many_forms() {
        for line in [
            "a --> b",
            "a-->b",
            "a --- b",
            "a -.-> b",
            "a -.- b",
            "a ==> b",
            "a -->|why| b",
            "a -- why --> b",
            "a -. why .-> b",
            "a == why ==> b",
            "a --o b",
            "a --x b",
            "a <--> b",
            "a ----> b",
            "a -- why --- b",
        ] {
            assert_eq!(names(line), [["a"], ["b"]], "{line}");
        }
        assert_eq!(names("a-b --> c.d & e --> f"), [vec!["a-b"], vec!["c.d", "e"], vec!["f"]]);
    }

    #[test]
    fn shapes_hold_labels() {
        for shape in [
            "[x y]",
            "(x y)",
            "([x y])",
            "[[x y]]",
            "[(x y)]",
            "((x y))",
            "{x y}",
            "{{x y}}",
            ">x y]",
            "[/x y/]",
            "[/x y\\]",
            "[\"x y\"]",
            "(((x y)))",
            "[\"`x y`\"]",
        ] {
            assert_eq!(names(&format!("a{shape}:::b --> c")), [["x y"], ["c"]], "{shape}");
        }
    }

    #[test]
    fn errors_point_at_the_place() {
        let error = statements("graph TD\n  a --> b %% c").unwrap_err();
        assert_eq!(error.to_string(), "line 2, column 11: expected an arrow");
        assert!(statements("graph TD\n a[never closed").is_err());
    }
}
