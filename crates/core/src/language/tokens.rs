//! A block of prose as words and marks, with the bytes they stand in.

use std::ops::Range;

use super::delimiters::{Closing, Delimiters};

/// What a token is, before anybody looks up the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A `@name`.
    Handle,
    Number,
    /// Something that stands in a sentence like a noun and is not read: code, an address, a quotation.
    Thing,
    Comma,
    /// Colon, semicolon, dash, parenthesis: a new clause may begin.
    Break,
    /// The end of a sentence.
    Stop,
    /// The end of a question.
    Question,
}

/// A word or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Appends the tokens of `block` to `tokens`; the last one is always an end of a sentence.
pub(super) fn tokens(text: &str, block: Range<usize>, tokens: &mut Vec<Token>) {
    let delimiters = Delimiters::new(text, &block);
    let mut reader = Reader { text, at: block.start, end: block.end, delimiters, tokens };
    while let Some(it) = reader.peek(reader.at) {
        reader.next(it);
    }
    reader.push(Kind::Stop, block.end, block.end);
}

struct Reader<'a, 't> {
    text: &'a str,
    at: usize,
    end: usize,
    delimiters: Delimiters<'a>,
    tokens: &'t mut Vec<Token>,
}

impl Reader<'_, '_> {
    fn peek(&self, at: usize) -> Option<char> {
        self.text.get(at..self.end)?.chars().next()
    }

    fn before(&self) -> char {
        self.text[..self.at].chars().next_back().unwrap_or(' ')
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) {
        self.tokens.push(Token { kind, start, end });
    }

    /// One token of `kind` up to `end`.
    fn take(&mut self, kind: Kind, end: usize) {
        self.push(kind, self.at, end);
        self.at = end;
    }

    fn next(&mut self, it: char) {
        let after = self.at + it.len_utf8();
        match it {
            _ if it.is_alphanumeric() => self.word(),
            '@' if self.peek(after).is_some_and(char::is_alphanumeric) => self.handle(after),
            '`' => self.code(),
            '<' => self.angle(after),
            '!' if self.peek(after) == Some('[') => self.image(after + 1),
            '[' if self.peek(after) == Some('^') => self.skip(Closing::Bracket, after),
            ']' => self.target(after),
            '"' => self.quotation(Closing::Straight, after),
            '“' | '„' => self.quotation(Closing::Curly, after),
            '«' | '»' => self.quotation(Closing::Guillemet, after),
            '‘' | '\'' => self.quotation(Closing::Single, after),
            '\\' => self.escaped(after),
            ',' => self.take(Kind::Comma, after),
            ';' | ':' | '(' | ')' | '–' | '—' | '|' | '→' => self.take(Kind::Break, after),
            '-' if self.before().is_whitespace() => self.take(Kind::Break, after),
            '?' => self.take(Kind::Question, after),
            '.' | '!' | '…' => self.take(Kind::Stop, after),
            _ => self.at = after,
        }
    }

    fn escaped(&mut self, after: usize) {
        let is_mark = self.peek(after).is_some_and(|it| it.is_ascii_punctuation());
        self.at = after + usize::from(is_mark);
    }

    fn code(&mut self) {
        let n = self.text[self.at..self.end].bytes().take_while(|it| *it == b'`').count();
        match self.delimiters.code(n, self.at + n) {
            Some(end) => self.take(Kind::Thing, end),
            None => self.at += n,
        }
    }

    /// A tag, a comment or an address in angle brackets.
    fn angle(&mut self, after: usize) {
        let rest = &self.text[after..self.end];
        if rest.starts_with("!--") {
            return self.skip(Closing::Comment, after);
        }
        if !rest.starts_with(|it: char| it.is_ascii_alphabetic() || it == '/') {
            self.at = after;
            return;
        }
        match self.delimiters.find(Closing::Angle, after) {
            Some(end) if is_address(&self.text[after..end]) => self.take(Kind::Thing, end),
            Some(end) => self.at = end,
            None => self.at = after,
        }
    }

    fn skip(&mut self, closing: Closing, from: usize) {
        self.at = self.delimiters.find(closing, from).unwrap_or(from);
    }

    fn image(&mut self, from: usize) {
        let end = self.delimiters.find(Closing::Bracket, from);
        let end = end.unwrap_or(from);
        self.take(Kind::Thing, end);
        if end > from {
            self.target(end);
        }
    }

    /// What follows the text of a link is no prose.
    fn target(&mut self, after: usize) {
        self.at = match self.peek(after) {
            Some('(') => self.delimiters.find(Closing::Parenthesis, after).unwrap_or(after),
            Some('[') => self.delimiters.find(Closing::Bracket, after + 1).unwrap_or(after),
            _ => after,
        };
    }

    fn quotation(&mut self, closing: Closing, after: usize) {
        let begins = self.before().is_whitespace() || "([{*_-–—/|".contains(self.before());
        let begins = begins && self.peek(after).is_some_and(|it| !it.is_whitespace());
        match if begins { self.delimiters.find(closing, after) } else { None } {
            Some(end) => self.take(Kind::Thing, end),
            None => self.at = after,
        }
    }

    fn handle(&mut self, after: usize) {
        let end = self.word_end(after);
        self.take(Kind::Handle, end);
    }

    fn word(&mut self) {
        let end = self.word_end(self.at);
        let rest = &self.text[end..self.end];
        if rest.starts_with("://") || rest.starts_with('@') {
            return self.take(Kind::Thing, self.address_end(end));
        }
        let word = &self.text[self.at..end];
        if word.bytes().next().is_some_and(|it| it.is_ascii_digit()) {
            self.take(Kind::Number, end);
        } else if word.contains(['.', '_']) {
            self.take(Kind::Thing, end);
        } else {
            let stem = end - contraction(word);
            self.take(Kind::Word, stem);
            if stem < end {
                self.take(Kind::Word, end);
            }
        }
    }

    /// Apostrophes, hyphens, dots and underscores belong to a word where letters or digits stand on both sides.
    fn word_end(&self, from: usize) -> usize {
        let mut end = from;
        let mut chars = self.text[from..self.end].char_indices().peekable();
        while let Some((at, it)) = chars.next() {
            let joins = matches!(it, '\'' | '’' | '-' | '.' | '_')
                && chars.peek().is_some_and(|following| following.1.is_alphanumeric());
            if !it.is_alphanumeric() && !joins && !is_combining(it) {
                break;
            }
            end = from + at + it.len_utf8();
        }
        end
    }

    fn address_end(&self, from: usize) -> usize {
        let rest = &self.text[from..self.end];
        let length = rest
            .find(|it: char| it.is_whitespace() || "<>)]\"|".contains(it))
            .unwrap_or(rest.len());
        from + rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?']).len()
    }
}

/// Marks that sit on the letter before them.
fn is_combining(it: char) -> bool {
    matches!(it, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{ad}')
}

fn is_address(inside: &str) -> bool {
    !inside.contains(char::is_whitespace) && inside.contains([':', '@'])
}

/// The bytes of `'s`, `'ve`, `'d`, `'ll`, `'re` or `'m` at the end of a word; `n't` stays with its verb.
fn contraction(word: &str) -> usize {
    let Some(at) = word.rfind(['\'', '’']) else { return 0 };
    let ending = word[at..].trim_start_matches(['\'', '’']);
    let known = ["s", "ve", "d", "ll", "re", "m"];
    if known.iter().any(|it| it.eq_ignore_ascii_case(ending)) { word.len() - at } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut read = Vec::new();
        tokens(text, 0..text.len(), &mut read);
        let read: Vec<&str> = read
            .iter()
            .map(|it| match it.kind {
                Kind::Thing => "X",
                Kind::Stop => ".",
                _ => &text[it.start..it.end],
            })
            .collect();
        assert_eq!(read.join(" "), expected, "in {text:?}");
    }

    #[test]
    fn words_and_marks() {
        check("We, the *team*, didn't.", "We , the team , didn't . .");
        check("It’s Tom's; we should've", "It ’s Tom 's ; we should 've .");
        check("double-checked - or 5 times?", "double-checked - or 5 times ? .");
        check("nai\u{308}ve", "nai\u{308}ve .");
    }

    #[test]
    fn what_is_not_prose_is_one_thing() {
        check("run `a b` and ``c`d``", "run X and X .");
        check("see [the log](https://a.b/c d) or [it][1] now[^2]", "see the log or it now .");
        check("see https://a.b/c, <https://a.b> and a@b.c", "see X , X and X .");
        check(
            "said “we failed” and \"so did we\", the users' 'own' words",
            "said X and X , the users X words .",
        );
        check("a <b title=\"x\">bold</b> word", "a bold word .");
        check("![alt text](p.png) crates.io my_file", "X X X .");
    }

    #[test]
    fn what_is_not_closed_is_read_on() {
        check("a ` b \" c ( d [ e < f", "a b c ( d e f .");
        check("5\" of rain and \"no end", "5 of rain and no end .");
        check("[a](b", "a ( b .");
    }
}
