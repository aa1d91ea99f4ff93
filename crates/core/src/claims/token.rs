//! Prose cut into sentences and words, without what is not prose: code, quotations, headings, addresses.

use std::ops::Range;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) kind: TokenKind,
}

/// What a piece of a sentence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    Word,
    Number,
    Mark,
}

/// One sentence, item of a list or row of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence<'a> {
    /// The text as written.
    pub(super) text: &'a str,
    /// The same bytes with ASCII letters in lower case.
    pub(super) lower: &'a str,
    pub(super) tokens: &'a [Token],
}

impl<'a> Sentence<'a> {
    /// The token at `at` in lower case; empty past the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |it| &self.lower[it.range.clone()])
    }

    /// The token at `at` as it is written.
    pub(super) fn written(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |it| &self.text[it.range.clone()])
    }

    pub(super) fn is(&self, at: usize, kind: TokenKind) -> bool {
        self.tokens.get(at).is_some_and(|it| it.kind == kind)
    }

    /// Whether nothing stands between the token at `at` and the one before it.
    pub(super) fn is_attached(&self, at: usize) -> bool {
        at > 0
            && matches!((self.tokens.get(at - 1), self.tokens.get(at)),
                (Some(before), Some(token)) if before.range.end == token.range.start)
    }

    /// The bytes from the token at `tokens.start` to the one before `tokens.end`.
    pub(super) fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let start = self.tokens.get(tokens.start).map_or(0, |it| it.range.start);
        let last = tokens.end.checked_sub(1).and_then(|it| self.tokens.get(it));
        start..last.map_or(start, |it| it.range.end)
    }
}

/// Hands every sentence of `text` to `each`, in order. Linear in the length of the text.
pub(super) fn sentences(text: &str, each: &mut dyn FnMut(Sentence<'_>)) {
    let lower = text.to_ascii_lowercase();
    let mut cutter = Cutter { text, lower: &lower, tokens: Vec::new(), at: 0, each };
    let mut fence: Option<&str> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|it| trimmed.starts_with(it));
        match (fence, mark) {
            (Some(open), Some(mark)) if open == mark => fence = None,
            (None, Some(mark)) => {
                cutter.end_sentence();
                fence = Some(mark);
            }
            (Some(_), _) => {}
            (None, None) => cutter.line(start + line.len() - trimmed.len(), end),
        }
        start = end;
    }
    cutter.end_sentence();
}

struct Cutter<'a> {
    text: &'a str,
    lower: &'a str,
    tokens: Vec<Token>,
    at: usize,
    each: &'a mut dyn FnMut(Sentence<'_>),
}

impl Cutter<'_> {
    fn end_sentence(&mut self) {
        if !self.tokens.is_empty() {
            (self.each)(Sentence { text: self.text, lower: self.lower, tokens: &self.tokens });
            self.tokens.clear();
        }
    }

    fn line(&mut self, start: usize, end: usize) {
        let line = self.text[start..end].trim_end();
        self.at = start;
        match line.bytes().next() {
            None | Some(b'>' | b'#') => return self.end_sentence(),
            Some(b'|') => {
                self.end_sentence();
                self.at += 1;
            }
            _ if line.starts_with("**") || line.starts_with("__") => self.end_sentence(),
            _ => {}
        }
        if let Some(marker) = list_marker(line) {
            self.end_sentence();
            self.at += marker;
        }
        let end = start + line.len();
        while self.at < end {
            self.piece(end);
        }
    }

    /// Takes one piece off the line that ends at `end`.
    fn piece(&mut self, end: usize) {
        let rest = &self.text[self.at..end];
        let Some(first) = rest.chars().next() else { return };
        match first {
            '*' | '_' | '[' | '\\' => self.at += 1,
            it if it.is_whitespace() || it == '\0' => self.at += it.len_utf8(),
            it if it.is_ascii_digit() => {
                let length = number_length(rest);
                self.push(TokenKind::Number, length);
            }
            it if it.is_alphabetic() => self.word(rest),
            '`' => self.code(rest),
            ';' => {
                self.end_sentence();
                self.at += 1;
            }
            '.' | '!' | '?' => self.stop(rest),
            ']' => self.after_link(rest),
            '<' if rest[1..]
                .starts_with(|it: char| it.is_ascii_alphabetic() || "/!".contains(it)) =>
            {
                self.at += rest.find('>').map_or(1, |it| it + 1);
            }
            it => self.push(TokenKind::Mark, it.len_utf8()),
        }
    }

    fn push(&mut self, kind: TokenKind, length: usize) {
        self.tokens.push(Token { range: self.at..self.at + length, kind });
        self.at += length;
    }

    /// A word; `1h23m` is four pieces, so a word that is attached to a number ends at the next digit.
    fn word(&mut self, rest: &str) {
        let follows_number = self
            .tokens
            .last()
            .is_some_and(|it| it.kind == TokenKind::Number && it.range.end == self.at);
        let goes_on = |it: char| match it {
            '_' | '\'' | '’' => !follows_number,
            it => it.is_alphabetic() || it.is_numeric() && !follows_number,
        };
        let length = rest.find(|it| !goes_on(it)).unwrap_or(rest.len());
        let trimmed = rest[..length].trim_end_matches(['_', '\'', '’']).len().max(1);
        if rest[length..].starts_with("://") {
            self.at +=
                rest.find(|it: char| it.is_whitespace() || ")>".contains(it)).unwrap_or(rest.len());
        } else {
            let first = rest.chars().next().map_or(1, char::len_utf8);
            self.push(TokenKind::Word, trimmed.max(first));
        }
    }

    /// A code span is one mark: whatever it says is no claim.
    fn code(&mut self, rest: &str) {
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let close = rest[ticks..].find(&rest[..ticks]);
        self.push(TokenKind::Mark, close.map_or(ticks, |it| it + 2 * ticks));
    }

    /// A full stop ends a sentence unless a word in lower case goes on, as after “approx.”.
    fn stop(&mut self, rest: &str) {
        let after = rest[1..].trim_start_matches(['*', '_', ')', '"', '”', '.', '!', '?']);
        let ends = after.is_empty() || after.starts_with(char::is_whitespace);
        let goes_on = after.trim_start().starts_with(|it: char| it.is_lowercase());
        if ends && !goes_on && !(after.is_empty() && rest.starts_with('.') && self.is_abbreviated())
        {
            self.end_sentence();
        }
        self.at += 1;
    }

    /// Whether the last word is an abbreviation of one or two letters.
    fn is_abbreviated(&self) -> bool {
        self.tokens.last().is_some_and(|it| it.kind == TokenKind::Word && it.range.len() <= 2)
    }

    /// Passes over `](address)`.
    fn after_link(&mut self, rest: &str) {
        let is_link = rest[1..].starts_with('(');
        self.at += if is_link { rest.find(')').map_or(1, |it| it + 1) } else { 1 };
    }
}

/// The length of `- `, `* `, `+ `, `12. ` or `3) ` at the front.
fn list_marker(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let mark = match (digits, line.as_bytes().get(digits)?) {
        (0, b'-' | b'*' | b'+') => 1,
        (1..=3, b'.' | b')') => digits + 1,
        _ => return line.starts_with(['–', '•']).then_some(3),
    };
    line[mark..].starts_with(' ').then_some(mark)
}

/// The length of `12`, `1.5` or `50,000` at the front.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes[from..].iter().take_while(|it| it.is_ascii_digit()).count();
    let mut length = digits(0);
    while bytes.get(length) == Some(&b',') && digits(length + 1) == 3 {
        length += 4;
    }
    if bytes.get(length) == Some(&b'.') && digits(length + 1) > 0 {
        length += 1 + digits(length + 1);
    }
    length
}
