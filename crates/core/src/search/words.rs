//! The words of a text as a search compares them: without case, accents and marks.

use std::ops::Range;
use std::sync::LazyLock;

use crate::word_lists::rows;

/// The bytes of a folded word that count; what is longer is no word of a language.
pub(super) const MAX_WORD: usize = 64;

/// The first letter that `latin.txt` has.
const FIRST_LATIN: u32 = 0xC0;

static LATIN: LazyLock<Vec<&str>> = LazyLock::new(|| {
    rows(include_str!("../../data/search/latin.txt")).flat_map(str::split_whitespace).collect()
});

/// How the parts of a name that is written in one (`OutOfMemoryError`) are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Humps {
    /// As words of their own, after the whole name.
    Apart,
    /// Not at all.
    Joined,
}

/// Calls `each` with every word of `text`: where it stands, and what it is compared as.
///
/// A word is a run of letters and digits; in scripts that leave no space between words every letter is one.
pub(crate) fn words(text: &str, humps: Humps, each: &mut dyn FnMut(Range<usize>, &str)) {
    let mut folded = String::new();
    let mut at = 0;
    while let Some(first) = letter(text, at) {
        let start = at;
        if !first.is_alphanumeric() {
            at += first.len_utf8();
            continue;
        }
        folded.clear();
        let mut has_humps = false;
        if stands_alone(first) {
            at += first.len_utf8();
            fold(first, &mut folded);
        } else {
            let mut is_small = false;
            loop {
                let run = ascii_run(text, at, is_small);
                fold_ascii(&text[at..run.end], &mut folded);
                (at, is_small, has_humps) = (run.end, run.is_small, has_humps || run.has_humps);
                let Some(next) = letter(text, at).filter(|it| goes_on(*it)) else { break };
                has_humps |= is_small && next.is_uppercase();
                is_small = next.is_lowercase();
                at += next.len_utf8();
                fold(next, &mut folded);
            }
        }
        // An accent that stands alone has nothing left to be found by.
        if folded.is_empty() {
            continue;
        }
        each(start..at, cut(&folded, MAX_WORD));
        if has_humps && humps == Humps::Apart {
            parts(&text[start..at], start, each);
        }
    }
}

/// Letters and digits of ASCII in a row: almost all that there is in most texts, so it is worth a way of its own.
struct Run {
    end: usize,
    /// Whether the last letter is a small one.
    is_small: bool,
    /// Whether a capital follows a small letter.
    has_humps: bool,
}

/// The run from a byte on; `is_small` is of the letter before it.
fn ascii_run(text: &str, at: usize, is_small: bool) -> Run {
    let mut run = Run { end: at, is_small, has_humps: false };
    while let Some(byte) = text.as_bytes().get(run.end) {
        let is_capital = byte.is_ascii_uppercase();
        let (was_small, is_small) = (run.is_small, byte.is_ascii_lowercase());
        if !is_capital && !is_small && !byte.is_ascii_digit() {
            break;
        }
        run.has_humps |= was_small && is_capital;
        run.is_small = is_small;
        run.end += 1;
    }
    run
}

fn fold_ascii(run: &str, out: &mut String) {
    let known = out.len();
    out.push_str(&run[..run.len().min(MAX_WORD.saturating_sub(known))]);
    out[known..].make_ascii_lowercase();
}

/// The letter of `text` at a byte. Most are ASCII, and those are read without a look at what follows.
#[inline]
fn letter(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(byte.into()) } else { text.get(at..)?.chars().next() }
}

/// Whether a word that has begun goes on with `ch`.
#[inline]
fn goes_on(ch: char) -> bool {
    ch.is_ascii_alphanumeric()
        || (!ch.is_ascii() && (ch.is_alphanumeric() || is_mark(ch)) && !stands_alone(ch))
}

/// `text` folded, its words with a space between them.
pub(crate) fn folded(text: &str) -> String {
    let mut out = String::new();
    words(text, Humps::Joined, &mut |_, word| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

/// The parts of a name that begin with a capital: `OutOf`, `HTTPServer` has `HTTP` and `Server`.
fn parts(name: &str, offset: usize, each: &mut dyn FnMut(Range<usize>, &str)) {
    let chars: Vec<(usize, char)> = name.char_indices().collect();
    let mut start = 0;
    let mut folded = String::new();
    for at in 1..=chars.len() {
        let is_end = chars.get(at).is_none_or(|(_, ch)| {
            let before = chars[at - 1].1;
            let goes_on_small = chars.get(at + 1).is_some_and(|(_, next)| next.is_lowercase());
            ch.is_uppercase() && (before.is_lowercase() || (before.is_uppercase() && goes_on_small))
        });
        if is_end {
            let end = chars.get(at).map_or(name.len(), |(it, _)| *it);
            folded.clear();
            name[start..end].chars().for_each(|ch| fold(ch, &mut folded));
            each(offset + start..offset + end, cut(&folded, MAX_WORD));
            start = end;
        }
    }
}

fn fold(ch: char, out: &mut String) {
    if out.len() >= MAX_WORD {
        return;
    }
    if ch.is_ascii() {
        out.push(ch.to_ascii_lowercase());
    } else if let Some(base) = latin(ch) {
        out.push_str(base);
    } else {
        for small in ch.to_lowercase().filter(|it| !is_mark(*it)) {
            match latin(small) {
                Some(base) => out.push_str(base),
                // The sigma at the end of a Greek word is the same letter as elsewhere.
                None => out.push(if small == 'ς' { 'σ' } else { small }),
            }
        }
    }
}

/// The letters without accents that stand for a Latin one.
fn latin(ch: char) -> Option<&'static str> {
    LATIN.get(u32::from(ch).checked_sub(FIRST_LATIN)? as usize).copied()
}

/// The beginning of `text` that is at most so many bytes long.
pub(super) fn cut(text: &str, length: usize) -> &str {
    let mut end = text.len().min(length);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether `ch` only changes the letter before it.
fn is_mark(ch: char) -> bool {
    matches!(ch, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{200c}' | '\u{200d}')
}

/// Whether `ch` is of a script that leaves no space between words: Thai to Myanmar, Khmer, kana, Chinese characters.
pub(crate) fn stands_alone(ch: char) -> bool {
    matches!(ch,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(text: &str) -> Vec<String> {
        let mut found = Vec::new();
        words(text, Humps::Apart, &mut |_, it| found.push(it.to_owned()));
        found
    }

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(of(text), expected, "{text:?}");
    }

    #[test]
    fn words_lose_case_and_accents() {
        check("Größe: ÉCLAIR, naïve, STRAẞE", &["grosse", "eclair", "naive", "strasse"]);
        check("e\u{301}te\u{301}", &["ete"]);
        check("Łódź smørrebrød", &["lodz", "smorrebrod"]);
        check("a \u{363} b", &["a", "b"]);
        check("ΣΊΣΥΦΟΣ", &["σίσυφοσ"]);
        check("Σίσυφος", &["σίσυφοσ"]);
    }

    #[test]
    fn identifiers_fall_into_their_words() {
        check("max_connections=100", &["max", "connections", "100"]);
        check("OutOfMemoryError", &["outofmemoryerror", "out", "of", "memory", "error"]);
        check("HTTPServer k8s-prod", &["httpserver", "k8s", "prod"]);
        check("getHTTPResponse", &["gethttpresponse", "get", "http", "response"]);
    }

    #[test]
    fn scripts_without_spaces_fall_into_letters() {
        check("数据库 db停", &["数", "据", "库", "db", "停"]);
    }

    proptest! {
        #[test]
        fn every_word_is_short_and_stands_in_the_text(text in "\\PC{0,80}") {
            words(&text, Humps::Apart, &mut |range, word| {
                assert!(text.get(range.clone()).is_some_and(|it| !it.is_empty()), "{range:?}");
                assert!(word.len() <= MAX_WORD);
            });
        }

        #[test]
        fn folding_once_is_enough(text in "\\PC{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }
    }
}
