//! What stands in a line: words, their marks, and every typed letter so that it is none.

use afterword_core::prose::{Address, Kind, Node};

use super::super::dialect::{Letter, Pair, Place};
use super::super::outward;
use super::super::page::plain;
use super::Writer;

impl Writer {
    /// Writes what stands in a line.
    pub(super) fn words(&mut self, nodes: &[Node]) {
        for (at, node) in nodes.iter().enumerate() {
            let after = match nodes.get(at + 1) {
                Some(Node::Text(text)) => text.as_str(),
                _ => "",
            };
            self.word(node, after);
        }
    }

    fn word(&mut self, node: &Node, after: &str) {
        let is_before_word = after.starts_with(is_of_word);
        match node {
            Node::Text(text) => self.text(text, after),
            Node::Code(code) if code.trim().is_empty() => self.text(code, after),
            Node::Code(code) => {
                let code = Node::Text(code.trim().to_owned());
                self.marked(self.dialect.code, &[code], false);
            }
            Node::Image { words, address } => self.image(words, address.as_ref()),
            Node::Task { is_done } => self.out += if *is_done { "☑ " } else { "☐ " },
            Node::Mark(label) => {
                self.marked(self.dialect.raised, &[Node::Text(label.clone())], is_before_word);
            }
            Node::Host(host) => self.text(&format!(" ({host})"), after),
            Node::LineBreak => self.out += self.dialect.line_break,
            Node::Rule => {}
            Node::Element { kind, children, .. } => match kind {
                Kind::Emphasis => self.marked(self.dialect.emphasis, children, is_before_word),
                Kind::Strong => self.marked(self.dialect.strong, children, is_before_word),
                Kind::Struck => self.marked(self.dialect.struck, children, is_before_word),
                Kind::Link(address) => self.link(address, children),
                Kind::RefusedLink { address } => {
                    self.words(children);
                    self.aside(address);
                }
                _ => self.words(children),
            },
        }
    }

    pub(super) fn marked(&mut self, (before, after): Pair, words: &[Node], is_before_word: bool) {
        if self.open.contains(&before) || plain(words).trim().is_empty() {
            return self.words(words);
        }
        let is_in_word = is_before_word || self.out[self.block..].ends_with(is_of_word);
        let has_braces = self.dialect.has_braced_marks && is_in_word;
        if has_braces && before.len() > 1 {
            return self.words(words);
        }
        self.mark(before, has_braces);
        self.open.push(before);
        // What is between marks is read as a line of its own.
        let block = std::mem::replace(&mut self.block, self.out.len());
        self.words(words);
        self.block = block;
        self.open.pop();
        self.mark(after, has_braces);
    }

    fn mark(&mut self, mark: &str, has_braces: bool) {
        if mark.starts_with('\'') && self.out.ends_with('\'') {
            self.out += self.dialect.apart;
        }
        if has_braces {
            self.out += &format!("{{{mark}}}");
        } else {
            self.out += mark;
        }
    }

    /// An image is a line that names it: whoever reads the page would fetch it without wanting to.
    fn image(&mut self, words: &str, address: Option<&Address>) {
        let words = if words.is_empty() { address.map_or("", Address::as_str) } else { words };
        let words = [Node::Text(format!("Image: {words}"))];
        match address {
            Some(address) => self.link(address, &words),
            None => self.words(&words),
        }
    }

    fn link(&mut self, address: &Address, words: &[Node]) {
        let (written, address) = (plain(words), address.as_str());
        match outward(address) {
            Some(address) if !self.is_in_link => {
                let (before, after) = (self.dialect.link)(address);
                self.out += &before;
                self.is_in_link = true;
                self.words(words);
                if written.trim().is_empty() {
                    self.text(address, "");
                }
                self.is_in_link = false;
                self.out += &after;
            }
            _ => {
                self.words(words);
                if written != address {
                    self.aside(address);
                }
            }
        }
    }

    fn aside(&mut self, address: &str) {
        self.text(" (", "");
        self.word(&Node::Code(address.to_owned()), "");
        self.text(")", "");
    }

    /// Writes typed text, of which no letter becomes a mark; `after` is the text that is to follow.
    pub(super) fn text(&mut self, text: &str, after: &str) {
        let mut rest = text.chars();
        while let Some(letter) = rest.next() {
            let letter = match letter {
                '\n' | '\t' | '\r' => ' ',
                it if it.is_control() => '\u{fffd}',
                it => it,
            };
            let before = &self.out[self.block..];
            if letter == ' ' && before.is_empty() {
                continue;
            }
            let after = if rest.as_str().is_empty() { after } else { rest.as_str() };
            let place =
                Place { before, after, is_in_link: self.is_in_link, is_in_cell: self.is_in_cell };
            match (self.dialect.letter)(letter, &place) {
                Letter::AsIs => self.out.push(letter),
                Letter::Backslashed => self.out.extend(['\\', letter]),
                Letter::Entity => self.entity(letter),
                Letter::Apart => self.out.extend([JOINER, letter]),
                Letter::Closed => self.out.extend([letter, JOINER]),
                Letter::Wide => self.out.push(wide(letter)),
            }
        }
    }

    fn entity(&mut self, letter: char) {
        match letter {
            '&' => self.out += "&amp;",
            '<' => self.out += "&lt;",
            '>' => self.out += "&gt;",
            _ => self.out += &format!("&#{};", u32::from(letter)),
        }
    }
}

/// Keeps two letters apart and is not seen.
const JOINER: char = '\u{2060}';

/// Whether a mark beside the letter would be inside a word, as Jira sees it.
fn is_of_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || !letter.is_ascii()
}

/// The wide form of an ASCII letter.
fn wide(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xfee0).unwrap_or(letter)
}
