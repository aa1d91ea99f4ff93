//! The tables that the finders look things up in, read once.

use std::sync::OnceLock;

use crate::word_lists::{WordLists, rows};

/// A token that is told by its shape.
#[derive(Debug)]
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) prefix: &'static str,
    sets: &'static str,
    pub(super) fewest: usize,
    pub(super) most: usize,
}

impl Shape {
    /// Whether a token of this shape may hold `byte` behind its prefix.
    pub(super) fn accepts(&self, byte: u8) -> bool {
        self.sets.bytes().any(|set| match set {
            b'A' => byte.is_ascii_uppercase(),
            b'a' => byte.is_ascii_lowercase(),
            b'0' => byte.is_ascii_digit(),
            b'x' => byte.is_ascii_hexdigit(),
            sign => sign == byte,
        })
    }
}

/// The shapes of tokens, in the order of the file.
pub(super) fn shapes() -> &'static [Shape] {
    static SHAPES: OnceLock<Vec<Shape>> = OnceLock::new();
    SHAPES.get_or_init(|| rows(include_str!("../../data/secrets/tokens.txt")).map(shape).collect())
}

fn shape(row: &'static str) -> Shape {
    let mut cells = row.split('|').map(str::trim);
    let mut next = || cells.next().unwrap_or_default();
    let (name, prefix, sets) = (next(), next(), next());
    let [fewest, most] = [next(), next()].map(|it| it.parse().unwrap_or_default());
    Shape { name, prefix, sets, fewest, most }
}

/// The members of a list of `lists.txt`; none if there is no such list.
pub(super) fn list(name: &str) -> &'static [&'static str] {
    static LISTS: OnceLock<WordLists> = OnceLock::new();
    LISTS.get_or_init(|| WordLists::read(include_str!("../../data/secrets/lists.txt"))).get(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_can_be_used() {
        for shape in shapes() {
            assert!(!shape.prefix.is_empty() && !shape.sets.is_empty(), "{shape:?}");
            assert!(shape.fewest <= shape.most, "{shape:?}");
            // The scanner passes over anything shorter.
            assert!(shape.prefix.len() + shape.fewest >= 20, "{shape:?}");
        }
        let names = ["password", "secret", "not-secret", "cue", "placeholder", "example-domain"];
        let more = ["example-end", "not-domain", "internal-end", "shared-mailbox"];
        let last = ["public-address", "test-card"];
        for name in names.into_iter().chain(more).chain(last) {
            assert!(!list(name).is_empty(), "{name}");
        }
    }
}
