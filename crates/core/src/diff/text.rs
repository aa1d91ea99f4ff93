//! Two versions of a text, word by word.

use super::matching::walk;

/// What became of a text. Read without what is new it is the old text; read without what is old, the new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDiff {
    /// The pieces, in order; no two neighbours are of one side.
    pub pieces: Vec<Piece>,
}

/// A stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Which version has it.
    pub side: Side,
    /// The text.
    pub text: String,
}

/// Which version a piece of text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Both versions.
    Both,
    /// The old one alone: it was removed.
    Old,
    /// The new one alone: it was added.
    New,
}

/// A piece of an excerpt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// Text of that side.
    Text(Side, &'a str),
    /// Text that did not change and is left out.
    Gap,
}

/// Compares two texts: first by line, then the lines that differ by word.
///
/// The time is bounded: stretches of more than [`MOST_TOKENS`](super::MOST_TOKENS) words or lines are cut at those that occur once in each version, and
/// a stretch without any such is shown as replaced as a whole. Two texts of 200 kB with nothing in common take milliseconds.
///
/// ```
/// use afterword_core::diff::{Side, compare_texts};
///
/// let diff = compare_texts("Down for 20 min", "Down for 23 min");
/// let shown: Vec<(Side, &str)> = diff.pieces.iter().map(|it| (it.side, it.text.as_str())).collect();
/// assert_eq!(shown, [(Side::Both, "Down for "), (Side::Old, "20"), (Side::New, "23"), (Side::Both, " min")]);
/// ```
pub fn compare_texts(old: &str, new: &str) -> TextDiff {
    let mut out = TextDiff { pieces: Vec::new() };
    let lines = |it| str::split_inclusive(it, '\n').collect::<Vec<&str>>();
    let (old, new) = (lines(old), lines(new));
    walk(&old, &new, &mut |old, new, is_same| {
        if is_same {
            out.push(Side::Both, &old.concat());
        } else {
            out.add_words(&old.concat(), &new.concat());
        }
    });
    out
}

impl TextDiff {
    /// The old text.
    pub fn old_text(&self) -> String {
        self.without(Side::New)
    }

    /// The new text.
    pub fn new_text(&self) -> String {
        self.without(Side::Old)
    }

    fn without(&self, side: Side) -> String {
        self.pieces.iter().filter(|it| it.side != side).map(|it| it.text.as_str()).collect()
    }

    /// What changed, with at most `context` characters of what did not on either side of it, cut between words.
    ///
    /// ```
    /// use afterword_core::diff::{Shown, Side, compare_texts};
    ///
    /// let diff = compare_texts("We saw one alert and waited", "We saw two alert and waited");
    /// let shown = [Shown::Gap, Shown::Text(Side::Both, "saw "), Shown::Text(Side::Old, "one"),
    ///     Shown::Text(Side::New, "two"), Shown::Text(Side::Both, " alert"), Shown::Gap];
    /// assert_eq!(diff.excerpt(6), shown);
    /// ```
    pub fn excerpt(&self, context: usize) -> Vec<Shown<'_>> {
        let mut shown = Vec::new();
        for (at, piece) in self.pieces.iter().enumerate() {
            if piece.side != Side::Both {
                shown.push(Shown::Text(piece.side, &piece.text));
                continue;
            }
            let head = if at == 0 { 0 } else { head_length(&piece.text, context) };
            let is_last = at + 1 == self.pieces.len();
            let tail = if is_last { 0 } else { tail_length(&piece.text, context) };
            if head + tail >= piece.text.len() {
                shown.push(Shown::Text(Side::Both, &piece.text));
                continue;
            }
            let tail_start = piece.text.len() - tail;
            let parts = [Some(&piece.text[..head]), None, Some(&piece.text[tail_start..])];
            for part in parts {
                match part {
                    None => shown.push(Shown::Gap),
                    Some("") => {}
                    Some(text) => shown.push(Shown::Text(Side::Both, text)),
                }
            }
        }
        shown
    }

    fn push(&mut self, side: Side, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.pieces.last_mut().filter(|it| it.side == side) {
            Some(last) => last.text.push_str(text),
            None => self.pieces.push(Piece { side, text: text.to_owned() }),
        }
    }

    /// Words that were replaced one after the other are told in one go: the blanks between them are not worth keeping.
    fn add_words(&mut self, old: &str, new: &str) {
        let (old, new) = (words(old), words(new));
        let (mut gone, mut come) = (String::new(), String::new());
        walk(&old, &new, &mut |old, new, is_same| {
            let text = old.concat();
            let is_open = !gone.is_empty() && !come.is_empty();
            if is_same && !(is_open && !text.contains('\n') && text.trim().is_empty()) {
                self.push(Side::Old, &std::mem::take(&mut gone));
                self.push(Side::New, &std::mem::take(&mut come));
                self.push(Side::Both, &text);
            } else {
                gone.push_str(&text);
                come.push_str(&new.concat());
            }
        });
        self.push(Side::Old, &gone);
        self.push(Side::New, &come);
    }
}

/// How many bytes of the beginning of `text` are shown: up to `most` characters, to the end of a word.
fn head_length(text: &str, most: usize) -> usize {
    let Some((cut, _)) = text.char_indices().nth(most) else { return text.len() };
    text[..cut]
        .rfind(char::is_whitespace)
        .filter(|_| !text[cut..].starts_with(char::is_whitespace))
        .unwrap_or(cut)
}

/// How many bytes of the end of `text` are shown.
fn tail_length(text: &str, most: usize) -> usize {
    let Some((cut, _)) = text.char_indices().rev().nth(most.saturating_sub(1)) else {
        return text.len();
    };
    if most == 0 || text[..cut].ends_with(char::is_whitespace) {
        return if most == 0 { 0 } else { text.len() - cut };
    }
    let blank = text[cut..].char_indices().find(|(_, it)| it.is_whitespace());
    blank.map_or(text.len() - cut, |(at, it)| text.len() - cut - at - it.len_utf8())
}

/// Words, runs of blanks, and every other sign by itself.
fn words(text: &str) -> Vec<&str> {
    let class = |it: char| match it {
        '\n' => 0,
        it if it.is_whitespace() => 1,
        it if it.is_alphanumeric() || ('\u{300}'..'\u{370}').contains(&it) => 2,
        _ => 3,
    };
    let mut words = Vec::new();
    let (mut start, mut last) = (0, None);
    for (at, it) in text.char_indices() {
        let now = class(it);
        if last.is_some_and(|last| last != now || now == 0 || now == 3) {
            words.push(&text[start..at]);
            start = at;
        }
        last = Some(now);
    }
    if start < text.len() {
        words.push(&text[start..]);
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// `-old-`, `+new+`, and what both have as it is.
    fn show(diff: &TextDiff) -> String {
        let piece = |it: &Piece| match it.side {
            Side::Both => it.text.clone(),
            Side::Old => format!("-{}-", it.text),
            Side::New => format!("+{}+", it.text),
        };
        diff.pieces.iter().map(piece).collect()
    }

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        assert_eq!(show(&compare_texts(old, new)), expected);
    }

    #[test]
    fn words_are_replaced_and_lines_come_and_go() {
        check("it was slow", "it was slow and wrong", "it was slow+ and wrong+");
        check("a\nb\nc\n", "a\nc\n", "a\n-b\n-c\n");
        check("one two three", "one 2 3", "one -two three-+2 3+");
        check("", "new", "+new+");
        check("same", "same", "same");
    }

    #[test]
    fn long_texts_are_cut_where_they_agree() {
        let text = |word: &str| {
            let line = |n: usize| format!("line {n} of a text that is long enough to be cut\n");
            (0..900)
                .map(|n| if n == 450 { format!("{word}\n") } else { line(n) })
                .collect::<String>()
        };
        let diff = compare_texts(&text("before"), &text("after"));
        let changed: Vec<&Piece> = diff.pieces.iter().filter(|it| it.side != Side::Both).collect();
        assert_eq!(changed.len(), 2, "{changed:?}");
        assert_eq!((changed[0].text.as_str(), changed[1].text.as_str()), ("before", "after"));
    }

    #[test]
    fn what_has_nothing_in_common_is_replaced_at_once() {
        let text = |word: &str| format!("{word} ").repeat(40_000);
        let diff = compare_texts(&text("ab"), &text("cd"));
        assert_eq!((diff.old_text(), diff.new_text()), (text("ab"), text("cd")));
    }

    proptest! {
        #[test]
        fn both_versions_can_be_read(old in "[a-c \n.é]{0,60}", new in "[a-c \n.é]{0,60}") {
            let diff = compare_texts(&old, &new);
            prop_assert_eq!(diff.old_text(), &*old);
            prop_assert_eq!(diff.new_text(), &*new);
            prop_assert_eq!(diff.pieces.iter().all(|it| it.side == Side::Both), old == new);
        }

        #[test]
        fn any_text_can_be_compared(old in ".{0,80}", new in ".{0,80}", context in 0_usize..20) {
            let diff = compare_texts(&old, &new);
            prop_assert_eq!(diff.old_text(), old);
            diff.excerpt(context);
        }
    }

    proptest! {
        // Each case is a long one.
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn long_ones_too(old in prop::collection::vec("[a-e]{1,2}|\n", 700..1500), new in prop::collection::vec("[a-e]{1,2}|\n", 100..900)) {
            let (old, new) = (old.join(" "), new.join(" "));
            let diff = compare_texts(&old, &new);
            prop_assert_eq!(diff.old_text(), old);
            prop_assert_eq!(diff.new_text(), new);
        }
    }
}
