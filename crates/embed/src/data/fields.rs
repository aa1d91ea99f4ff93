//! The members of an object, by any of the names that people give them.

use std::str::FromStr;

use afterword_core::id::Id;
use serde_json::Value;

use crate::json::{number, read_number};

/// An object whose members are read one by one; what is no object has none.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'a>(&'a Value);

impl<'a> Fields<'a> {
    /// The members of `value`.
    pub fn of(value: &'a Value) -> Self {
        Self(value)
    }

    /// The member that is called by the first of `names` that there is.
    pub fn get(self, names: &[&str]) -> Option<&'a Value> {
        names.iter().find_map(|it| self.0.get(it)).filter(|it| !it.is_null())
    }

    /// A text, without spaces around it; a number as it is written; empty if there is neither.
    pub fn text(self, names: &[&str]) -> String {
        match self.get(names) {
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(Value::Number(it)) => number(it),
            _ => String::new(),
        }
    }

    /// A number, or a text that is one.
    pub fn number(self, names: &[&str]) -> Option<f64> {
        match self.get(names)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => read_number(text),
            _ => None,
        }
    }

    /// A count.
    pub fn count(self, names: &[&str]) -> Option<u64> {
        self.get(names)?.as_u64()
    }

    /// Yes or no.
    pub fn truth(self, names: &[&str]) -> Option<bool> {
        self.get(names)?.as_bool()
    }

    /// The members of a list; none if there is no list.
    pub fn list(self, names: &[&str]) -> &'a [Value] {
        self.get(names).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// The texts of a list, or the one text that stands in its place.
    pub fn texts(self, names: &[&str]) -> Vec<String> {
        match self.get(names) {
            Some(Value::Array(list)) => {
                list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
            }
            Some(Value::String(text)) => vec![text.clone()],
            _ => Vec::new(),
        }
    }

    /// Whatever reads the text of that name.
    pub fn parsed<T: FromStr>(self, names: &[&str]) -> Option<T> {
        self.text(names).parse().ok()
    }

    /// A choice by the key that files know it by.
    pub fn choice<T: Copy>(
        self,
        names: &[&str],
        all: &[T],
        key: fn(T) -> &'static str,
    ) -> Option<T> {
        let text = self.text(names);
        all.iter().copied().find(|it| key(*it) == text)
    }

    /// The id, else one made of the place in its list.
    pub fn id<K>(self, at: usize) -> Id<K> {
        self.parsed(&["id"]).unwrap_or_else(|| Id::from_bits(at as u64 + 1))
    }
}
