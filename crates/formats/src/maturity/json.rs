//! JSON as values with their places.

use serde_json::Value;

use super::node::{Kind, Member, Node, Style};
use super::note::FileNote;
use crate::error::{At, ReadError};
use crate::limits;

/// The value in `text`, and what is to be said of it.
///
/// # Errors
///
/// What is no JSON, with its place, and what exceeds the [limits].
pub(super) fn read(text: &str) -> Result<(Node, Vec<FileNote>), ReadError> {
    limits::check_json(text)?;
    // Serde says what is wrong with it, and where; what it reads is walked through for the places alone.
    afterword_core::stored::from_json::<Value>(text)?;
    let mut scan = Scan { text, at: 0, line: 1, line_start: 0, notes: Vec::new() };
    let node = scan.value();
    Ok((node, scan.notes))
}

/// A walk through text that is known to be JSON.
struct Scan<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    line_start: usize,
    notes: Vec<FileNote>,
}

impl Scan<'_> {
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or_default()
    }

    fn skip_space(&mut self) {
        while self.peek().is_ascii_whitespace() {
            self.at += 1;
            if self.text.as_bytes()[self.at - 1] == b'\n' {
                (self.line, self.line_start) = (self.line + 1, self.at);
            }
        }
    }

    fn place(&self) -> At {
        let before = &self.text[self.line_start..self.at];
        At { line: self.line, column: before.chars().count() + 1 }
    }

    fn value(&mut self) -> Node {
        self.skip_space();
        let at = self.place();
        let kind = match self.peek() {
            b'"' => Kind::Scalar(self.string(), Style::Text),
            b'[' => Kind::List(self.each(b']', Self::value)),
            b'{' => Kind::Map(self.members()),
            _ => Kind::Scalar(self.literal().to_owned(), Style::Literal),
        };
        Node { at, kind }
    }

    /// What stands between brackets.
    fn each<T>(&mut self, end: u8, one: fn(&mut Self) -> T) -> Vec<T> {
        let mut all = Vec::new();
        self.at += 1;
        self.skip_space();
        while self.peek() != end && self.at < self.text.len() {
            all.push(one(self));
            self.skip_space();
            if self.peek() == b',' {
                self.at += 1;
                self.skip_space();
            }
        }
        self.at += 1;
        all
    }

    fn members(&mut self) -> Vec<Member> {
        let members = self.each(b'}', |it| {
            let at = it.place();
            let key = it.string();
            it.skip_space();
            it.at += 1;
            Member { key, at, node: it.value() }
        });
        note_twice(&members, &mut self.notes);
        members
    }

    fn string(&mut self) -> String {
        let start = self.at;
        self.at += 1;
        while self.peek() != b'"' {
            self.at += if self.peek() == b'\\' { 2 } else { 1 };
        }
        self.at += 1;
        serde_json::from_str(&self.text[start..self.at]).unwrap_or_default()
    }

    fn literal(&mut self) -> &str {
        let start = self.at;
        let rest = &self.text[start..];
        let is_end = |it: char| it.is_ascii_whitespace() || matches!(it, ',' | ']' | '}');
        self.at += rest.find(is_end).unwrap_or(rest.len());
        &self.text[start..self.at]
    }
}

/// Notes each member that a later one of its name takes the place of.
pub(super) fn note_twice(members: &[Member], notes: &mut Vec<FileNote>) {
    let mut names: Vec<(&str, At)> = members.iter().map(|it| (&*it.key, it.at)).collect();
    afterword_core::order::sort(&mut names, |a, b| {
        a.0.cmp(b.0).then(a.1.line.cmp(&b.1.line)).then(a.1.column.cmp(&b.1.column))
    });
    for pair in names.windows(2).filter(|it| it[0].0 == it[1].0) {
        let values: [(&'static str, &dyn std::fmt::Display); 2] =
            [("name", &pair[0].0), ("line", &pair[1].1.line)];
        let text = "“{name}” is said again on line {line}, which counts";
        notes.push(FileNote::new("said-twice", text, &values).at("", pair[0].1));
    }
}

/// The value in JSON that we wrote ourselves, its members in their order.
pub(super) fn read_own(text: &str) -> Node {
    Scan { text, at: 0, line: 1, line_start: 0, notes: Vec::new() }.value()
}
