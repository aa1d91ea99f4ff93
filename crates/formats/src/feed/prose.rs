//! Plain words as Markdown that reads as those words: what was typed never becomes structure.

use crate::markdown::text::one_line;

/// A Markdown text that grows by paragraphs.
#[derive(Debug, Default)]
pub(super) struct Prose {
    out: String,
    /// Where the current line begins.
    line: usize,
}

impl Prose {
    /// Each line of `words` as a paragraph.
    pub(super) fn of(words: &str) -> String {
        let mut prose = Self::default();
        prose.lines(words);
        prose.finish()
    }

    /// Each line of `words` as a paragraph.
    pub(super) fn lines(&mut self, words: &str) -> &mut Self {
        for line in words.lines() {
            self.paragraph(line);
        }
        self
    }

    /// `words`, which become one line.
    pub(super) fn paragraph(&mut self, words: &str) -> &mut Self {
        let words = one_line(words);
        if !words.is_empty() {
            self.part();
            self.words(&words);
        }
        self
    }

    /// Begins a new paragraph.
    pub(super) fn part(&mut self) {
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
        if !self.out.is_empty() {
            self.out.push_str("\n\n");
        }
        self.line = self.out.len();
    }

    /// Markdown as it is.
    pub(super) fn raw(&mut self, markdown: &str) -> &mut Self {
        self.out.push_str(markdown);
        if let Some(at) = markdown.rfind('\n') {
            self.line = self.out.len() - (markdown.len() - at - 1);
        }
        self
    }

    /// `words` behind what stands there, without a line break among them.
    pub(super) fn words(&mut self, words: &str) -> &mut Self {
        let mut rest = words;
        while let Some((start, end)) = next_address(rest) {
            self.plain(&rest[..start]);
            self.address(&rest[start..end]);
            rest = &rest[end..];
        }
        self.plain(rest)
    }

    /// An address: bare where it stays whole, else between angle brackets.
    pub(super) fn address(&mut self, address: &str) {
        let mut bare = Self { out: "x ".to_owned(), line: 0 };
        bare.plain(address);
        if bare.out[2..] == *address {
            self.out.push_str(address);
        } else if address.contains(['<', '>', '\\']) || has_entity(address) {
            self.plain(address);
        } else {
            self.out.push_str(&format!("<{address}>"));
        }
    }

    /// `words` behind what stands there, addresses like other words.
    pub(super) fn plain(&mut self, words: &str) -> &mut Self {
        for (at, ch) in words.char_indices() {
            if self.means_something(ch, &words[at + ch.len_utf8()..]) {
                self.out.push('\\');
            }
            self.out.push(ch);
        }
        self
    }

    /// Whether `ch` would be a mark where it is about to stand, before `rest`.
    fn means_something(&self, ch: char, rest: &str) -> bool {
        let line = &self.out[self.line..];
        let is_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
        match ch {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '$' | '^' => true,
            '_' => !(is_word(line.chars().next_back()) && is_word(rest.chars().next())),
            '&' => is_entity(rest),
            '#' | '>' | '-' | '+' | '=' | ':' | '|' => line.is_empty(),
            '.' | ')' => {
                (1..10).contains(&line.len()) && line.bytes().all(|it| it.is_ascii_digit())
            }
            _ => false,
        }
    }

    pub(super) fn finish(mut self) -> String {
        let kept = self.out.trim_end().len();
        self.out.truncate(kept);
        self.out
    }
}

/// Whether `rest`, behind an ampersand, names a character: `amp;`, `#38;`.
fn is_entity(rest: &str) -> bool {
    let name = rest.bytes().take_while(|it| it.is_ascii_alphanumeric() || *it == b'#').count();
    name > 0 && rest[name..].starts_with(';')
}

fn has_entity(text: &str) -> bool {
    text.match_indices('&').any(|(at, _)| is_entity(&text[at + 1..]))
}

/// Where the next web address begins and ends in `text`.
fn next_address(text: &str) -> Option<(usize, usize)> {
    let found = text.match_indices("://").find_map(|(at, _)| {
        let before = &text[..at];
        let scheme = ["https", "http"].iter().find(|it| before.ends_with(*it))?;
        let start = at - scheme.len();
        let is_begin = !before[..start].ends_with(|it: char| it.is_alphanumeric());
        is_begin.then_some(start)
    })?;
    let rest = &text[found..];
    let end = rest.find(|it: char| it.is_whitespace() || "<>\"|".contains(it));
    let end = end.unwrap_or(rest.len());
    let end = rest[..end].trim_end_matches(['.', ',', ':', '!', '?', ')', ']', '*', '_']).len();
    Some((found, found + end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    /// The words of `markdown`, a line a paragraph; panics at any other structure but links to themselves.
    fn read(markdown: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Start(Tag::Paragraph) => lines.push(String::new()),
                Event::Text(text) => lines.last_mut().unwrap().push_str(&text),
                Event::Start(Tag::Link { .. }) | Event::End(TagEnd::Paragraph | TagEnd::Link) => {}
                other => panic!("{other:?} in {markdown:?}"),
            }
        }
        lines
    }

    proptest! {
        #[test]
        fn words_stay_words(text in "(\\PC|[-_*#>`~$&=+:|\\[\\]<.)(1\\\\{}^!\"\n]|https://a\\.example/[a-z_?&*\\[(]{0,8}|&amp;|&lt;){0,30}") {
            let lines: Vec<String> = text.lines().map(one_line).filter(|it| !it.is_empty()).collect();
            prop_assert_eq!(read(&Prose::of(&text)), lines);
        }
    }

    #[test]
    fn what_needs_no_mark_gets_none() {
        for text in [
            "high_memory_load is at 23.28%.",
            "see https://a.example/x_y?a=b&c=1, please",
            "a - b #1 (c) e=f",
        ] {
            assert_eq!(Prose::of(text), text);
        }
        assert_eq!(Prose::of("# a\n- b\n1. c"), "\\# a\n\n\\- b\n\n1\\. c");
    }
}
