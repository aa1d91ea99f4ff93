//! Markdown as the words that a reader would see of it.

/// `text` on one line without the marks of Markdown: links keep their text, code and emphasis their words, addresses lose what every
/// address begins with.
///
/// ```
/// use afterword_core::draw::timeline::plain;
///
/// assert_eq!(plain("see [the graph](https://example.org/1) **now**"), "see the graph now");
/// ```
pub fn plain(text: &str) -> String {
    let text = text.replace("https://", "").replace("http://", "");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(ch) = rest.chars().next() {
        let (skipped, shown) = step(rest, ch);
        out.push_str(shown);
        rest = &rest[skipped..];
    }
    out.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// How many bytes of `rest`, which begins with `ch`, are read at once, and what is shown of them.
fn step(rest: &str, ch: char) -> (usize, &str) {
    let after = &rest[ch.len_utf8()..];
    match ch {
        '\\' if after.starts_with(|it: char| it.is_ascii_punctuation()) => (2, &rest[1..2]),
        '*' | '`' | '[' => (1, ""),
        '!' if after.starts_with('[') => (2, ""),
        ']' if after.starts_with('(') => (1 + after.find(')').map_or(0, |it| it + 1), ""),
        ']' => (1, ""),
        '<' => match after.split_once('>') {
            Some((address, _)) if is_address(address) => (address.len() + 2, address),
            _ => (1, "<"),
        },
        ch => (ch.len_utf8(), &rest[..ch.len_utf8()]),
    }
}

fn is_address(text: &str) -> bool {
    text.contains('.') && !text.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn any_text_is_read(text in "[a\\\\*`\\[\\]()<>! é\u{0}]{0,40}") {
            prop_assert!(plain(&text).len() <= text.len());
        }
    }

    #[test]
    fn marks_go_and_words_stay() {
        let cases = [
            ("**Alert** `disk_full` fired", "Alert disk_full fired"),
            ("see [the graph](https://g/1) now", "see the graph now"),
            ("a \\* b\n\nc", "a * b c"),
            ("[not a link] (really)", "not a link (really)"),
            ("open [end](", "open end("),
            ("<https://github.com/a/b/pull/1> if a < b", "github.com/a/b/pull/1 if a < b"),
        ];
        for (text, expected) in cases {
            assert_eq!(plain(text), expected);
        }
    }
}
