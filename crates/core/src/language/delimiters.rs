//! Finds the end of what began inside a block, without ever looking at the same characters twice in vain.

use std::ops::Range;

/// Closing marks of one block. A mark that is missing from here on is missing further on too, so it is looked for once.
pub(super) struct Delimiters<'a> {
    text: &'a str,
    end: usize,
    missing: u32,
}

/// What can be closed; the number is a bit of `missing`.
#[derive(Clone, Copy)]
pub(super) enum Closing {
    Parenthesis = 24,
    Bracket = 25,
    Angle = 26,
    Comment = 27,
    Straight = 28,
    Curly = 29,
    Guillemet = 30,
    Single = 31,
}

impl<'a> Delimiters<'a> {
    pub(super) fn new(text: &'a str, block: &Range<usize>) -> Self {
        Self { text, end: block.end, missing: 0 }
    }

    /// The end of `closing` after `at`, in bytes of the text.
    pub(super) fn find(&mut self, closing: Closing, at: usize) -> Option<usize> {
        let text = self.text;
        let rest = text.get(at..self.end)?;
        self.once(closing as u32, || match closing {
            Closing::Parenthesis => rest.find(')').map(|it| at + it + 1),
            Closing::Bracket => rest.find(']').map(|it| at + it + 1),
            Closing::Angle => rest.find('>').map(|it| at + it + 1),
            Closing::Comment => rest.find("-->").map(|it| at + it + 3),
            Closing::Straight => rest.find('"').map(|it| at + it + 1),
            Closing::Curly => rest.find(['”', '“']).map(|it| after_char(text, at + it)),
            Closing::Guillemet => rest.find(['»', '«']).map(|it| after_char(text, at + it)),
            Closing::Single => single_quote(rest).map(|it| after_char(text, at + it)),
        })
    }

    /// The end of the code span that `n` backticks open; its content begins at `at`.
    pub(super) fn code(&mut self, n: usize, at: usize) -> Option<usize> {
        if n >= Closing::Parenthesis as usize {
            return None;
        }
        let rest = self.text.get(at..self.end)?;
        self.once(n as u32, || run_of_backticks(rest, n).map(|it| at + it))
    }

    fn once(&mut self, bit: u32, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
        if self.missing & (1 << bit) != 0 {
            return None;
        }
        let found = find();
        if found.is_none() {
            self.missing |= 1 << bit;
        }
        found
    }
}

fn after_char(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}

/// The end of the first run of exactly `n` backticks.
fn run_of_backticks(rest: &str, n: usize) -> Option<usize> {
    let bytes = rest.as_bytes();
    let mut at = 0;
    while let Some(found) = rest[at..].find('`') {
        let start = at + found;
        let length = bytes[start..].iter().take_while(|it| **it == b'`').count();
        at = start + length;
        if length == n {
            return Some(at);
        }
    }
    None
}

/// A single quotation mark that ends a word and is no apostrophe inside one.
fn single_quote(rest: &str) -> Option<usize> {
    let mut previous = ' ';
    let mut chars = rest.char_indices().peekable();
    while let Some((at, it)) = chars.next() {
        let following = chars.peek().map_or(' ', |it| it.1);
        let closes = matches!(it, '\'' | '’' | '‘');
        if closes && !previous.is_whitespace() && !following.is_alphanumeric() {
            return Some(at);
        }
        previous = it;
    }
    None
}
