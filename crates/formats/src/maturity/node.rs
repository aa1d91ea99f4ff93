//! What a file says before anybody knows what it means: texts, lists and members, each with its place.

use serde_json::{Map, Number, Value};

use crate::error::At;

/// A value of a file, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) at: At,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind {
    Scalar(String, Style),
    List(Vec<Node>),
    Map(Vec<Member>),
}

/// How a single value is written, and so what it may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// In quotes: a text.
    Text,
    /// Bare, in YAML: whatever belongs in its place.
    Bare,
    /// Bare, in JSON: a number, `true`, `false` or `null`.
    Literal,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Member {
    pub(super) key: String,
    /// Where its name stands.
    pub(super) at: At,
    pub(super) node: Node,
}

impl Node {
    /// The members, if it is an object.
    pub(super) fn members(&self) -> &[Member] {
        match &self.kind {
            Kind::Map(members) => members,
            _ => &[],
        }
    }

    pub(super) fn is_map(&self) -> bool {
        matches!(self.kind, Kind::Map(_))
    }

    /// The items, if it is a list.
    pub(super) fn items(&self) -> &[Self] {
        match &self.kind {
            Kind::List(items) => items,
            _ => &[],
        }
    }

    /// The member of that name that counts: the last.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let member = self.members().iter().rev().find(|it| it.key == key);
        member.map(|it| &it.node).filter(|it| !it.is_null())
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.members().iter().any(|it| it.key == key)
    }

    /// The words of a single value, as they are written: `No` and `8.30` too.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar(text, _) if !self.is_null() => Some(text),
            _ => None,
        }
    }

    /// The words of a member that is a single value, white space at its ends aside.
    pub(super) fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text().map(str::trim).filter(|it| !it.is_empty())
    }

    /// The words of a member that is a list of single values, or one.
    pub(super) fn texts_of(&self, key: &str) -> Vec<(&str, At)> {
        let Some(node) = self.get(key) else { return Vec::new() };
        let one = node.text().map(|it| (it.trim(), node.at));
        let items = node.items().iter().filter_map(|it| Some((it.text()?.trim(), it.at)));
        one.into_iter().chain(items).filter(|it| !it.0.is_empty()).collect()
    }

    /// The number that it is, by the rules of JSON.
    pub(super) fn number(&self) -> Option<f64> {
        let number: f64 = self.text()?.parse().ok()?;
        number.is_finite().then_some(number)
    }

    /// The yes or no that it is, by the rules of YAML 1.1, which are those of most who write it.
    pub(super) fn yes(&self) -> Option<bool> {
        match self.text()?.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "on" => Some(true),
            "false" | "no" | "n" | "off" => Some(false),
            _ => None,
        }
    }

    pub(super) fn is_null(&self) -> bool {
        match &self.kind {
            Kind::Scalar(text, Style::Bare) => {
                matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            Kind::Scalar(text, Style::Literal) => text == "null",
            _ => false,
        }
    }

    /// The value as JSON, so that no letter of it is lost: a bare `8.30` is no number that ends in a zero, and stays a text.
    pub(super) fn value(&self) -> Value {
        match &self.kind {
            Kind::Scalar(text, Style::Text) => Value::from(text.as_str()),
            Kind::Scalar(text, Style::Literal) => serde_json::from_str(text).unwrap_or_default(),
            Kind::Scalar(text, Style::Bare) => self.bare(text),
            Kind::List(items) => items.iter().map(Self::value).collect(),
            Kind::Map(members) => {
                let members = members.iter().map(|it| (it.key.clone(), it.node.value()));
                Value::Object(members.collect::<Map<String, Value>>())
            }
        }
    }

    fn bare(&self, text: &str) -> Value {
        match text {
            _ if self.is_null() => Value::Null,
            "true" | "True" | "TRUE" => Value::Bool(true),
            "false" | "False" | "FALSE" => Value::Bool(false),
            _ => {
                number(text).filter(|it| it.to_string() == text).map_or(text.into(), Value::Number)
            }
        }
    }

    /// The value as a number, where it is a bare one, however it is written.
    pub(super) fn as_number(&self) -> Value {
        match &self.kind {
            Kind::Scalar(text, Style::Bare) => {
                let number = number(text.strip_prefix('+').unwrap_or(text));
                number.map_or_else(|| self.value(), Value::Number)
            }
            _ => self.value(),
        }
    }

    /// The value as a text, where it is a bare one, whatever else it might be.
    pub(super) fn as_text(&self) -> Value {
        match &self.kind {
            Kind::Scalar(text, Style::Bare) if !self.is_null() => text.as_str().into(),
            _ => self.value(),
        }
    }

    /// Where the value at `path` stands, or the nearest around it that is there.
    pub(super) fn place(&self, path: &str) -> At {
        let path = path.strip_prefix('.').unwrap_or(path);
        if let Some((at, rest)) = path.strip_prefix('[').and_then(|it| it.split_once(']')) {
            let item = at.parse().ok().and_then(|at: usize| self.items().get(at));
            return item.map_or(self.at, |it| it.place(rest));
        }
        for member in self.members().iter().rev() {
            let rest = path.strip_prefix(member.key.as_str());
            match rest {
                Some("") => return member.at,
                Some(rest) if rest.starts_with(['.', '[']) => return member.node.place(rest),
                _ => {}
            }
        }
        self.at
    }

    /// How many values it is of, how many bytes they have, and how deep they go.
    pub(super) fn size(&self) -> Size {
        let one = |bytes| Size { nodes: 1, bytes, depth: 0 };
        match &self.kind {
            Kind::Scalar(text, _) => one(text.len()),
            Kind::List(items) => items.iter().map(Self::size).fold(one(0), Size::around),
            Kind::Map(members) => {
                let sizes = members.iter().map(|it| {
                    let size = it.node.size();
                    Size { bytes: size.bytes + it.key.len(), ..size }
                });
                sizes.fold(one(0), Size::around)
            }
        }
    }
}

/// How much a value is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Size {
    pub(super) nodes: usize,
    pub(super) bytes: usize,
    pub(super) depth: usize,
}

impl Size {
    fn around(self, inner: Self) -> Self {
        Self {
            nodes: self.nodes + inner.nodes,
            bytes: self.bytes + inner.bytes,
            depth: self.depth.max(inner.depth + 1),
        }
    }
}

/// The number that `text` is in JSON.
fn number(text: &str) -> Option<Number> {
    let begins = text.strip_prefix('-').unwrap_or(text).starts_with(|it: char| it.is_ascii_digit());
    begins.then(|| serde_json::from_str(text).ok()).flatten()
}
