//! Secrets that are told by what stands before them: `password=`, `Bearer`, `scheme://user:password@host`.

use super::tables::list;
use super::{Hit, Kind, around, is_word, run};

pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    for (at, byte) in text.bytes().enumerate() {
        let hit = match byte {
            b'=' | b':' => assignment(text, at).or_else(|| credentials(text, at)),
            b' ' => authorization(text, at),
            _ => None,
        };
        hits.extend(hit);
    }
    random_after_cue(text, hits);
}

/// `name = value`, where the name ends like a secret's.
fn assignment(text: &str, at: usize) -> Option<Hit> {
    let (is_equals, next) = (text[at..].starts_with('='), text.as_bytes().get(at + 1));
    if next.is_some_and(|it| b"=:~!".contains(it)) || !is_equals && text[at..].starts_with("://") {
        return None;
    }
    let is_password = |name: &str| list("password").iter().any(|it| name.ends_with(it));
    let is_secret = |name: &str| {
        let ends = |names: &str| list(names).iter().any(|it| name.ends_with(it));
        ends("secret") && !ends("not-secret")
    };
    let name = name_before(text, at)?;
    let takes_words = is_password(&name);
    if !takes_words && !is_secret(&name) {
        return None;
    }
    let from = at + 1 + usize::from(next == Some(&b'>'));
    let space = run(text, from, 4, |it| it == b' ');
    let value = Value::at(text, from + space)?;
    let is_set = match () {
        () if is_harmless(value.text) => false,
        // In a sentence: “the token: it had expired”.
        () if !value.is_quoted && (space > 0 || !is_equals) => looks_random(value.text, 8),
        () if takes_words => value.text.len() >= 4,
        () => looks_random(value.text, 8),
    };
    is_set.then_some(Hit { kind: Kind::Password, range: value.start..value.end, vendor: "" })
}

/// The name before the sign at `at`, in lower case.
fn name_before(text: &str, at: usize) -> Option<String> {
    let mut before = &text.as_bytes()[..at];
    while let Some((b' ' | b'"' | b'\'' | b'`', rest)) = before.split_last() {
        before = rest;
    }
    let is_name = |it: &u8| it.is_ascii_alphanumeric() || b"_-.".contains(it);
    let length = before.iter().rev().take(64).take_while(|it| is_name(it)).count();
    let name = &before[before.len() - length..];
    (length >= 3).then(|| String::from_utf8_lossy(name).to_ascii_lowercase())
}

/// What a name is set to.
struct Value<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    is_quoted: bool,
}

impl<'a> Value<'a> {
    fn at(text: &'a str, at: usize) -> Option<Self> {
        let (before, first) = (at, text.as_bytes().get(at)?);
        if b"\"'`".contains(first) {
            let start = before + 1;
            let length = run(text, start, 256, |it| it != *first && it != b'\n');
            let end = start + length;
            let is_closed = text.as_bytes().get(end) == Some(first);
            return is_closed.then(|| Self {
                text: &text[start..end],
                start,
                end,
                is_quoted: true,
            });
        }
        let is_value = |it: u8| it.is_ascii_graphic() && !b"\"'`,;&()<>[]{}|".contains(&it);
        let length = run(text, at, 256, is_value);
        let value = text[at..at + length].trim_end_matches(['.', ':', '!', '?', '*']);
        // A call or an index: the value is computed, not written.
        let is_code = matches!(text.as_bytes().get(at + length), Some(b'(' | b'[' | b'{'));
        (!is_code).then_some(Self {
            text: value,
            start: at,
            end: at + value.len(),
            is_quoted: false,
        })
    }
}

/// Whether it only stands where a secret would: a placeholder, a reference, something with a shape of its own.
fn is_harmless(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let starts = [
        "$", "%", "{", "<", "[", "*", "arn:", "http://", "https://", "/", "./", "../", "~/",
        "vault:", "env.", "os.", "process.", "secrets.", "op://", "file:", "sha256:", "-", "ref+",
        "!",
    ];
    let word = lower.trim_matches(|it: char| !it.is_ascii_alphanumeric());
    let mut signs: Vec<u8> = value.bytes().collect();
    signs.sort_unstable();
    signs.dedup();
    starts.iter().any(|it| lower.starts_with(it))
        || signs.len() < 3
        || lower.contains("...")
        || lower.contains("xxxx")
        || list("placeholder").contains(&word)
        || ["your_", "your-", "my_", "my-", "example"].iter().any(|it| lower.contains(it))
        || is_uuid(value)
        || is_date(value)
}

fn is_uuid(value: &str) -> bool {
    let mut groups = value.split('-').map(str::len);
    let is_hex = value.bytes().all(|it| it.is_ascii_hexdigit() || it == b'-');
    is_hex
        && [8, 4, 4, 4, 12].into_iter().all(|it| groups.next() == Some(it))
        && groups.next().is_none()
}

fn is_date(value: &str) -> bool {
    let bytes = value.as_bytes();
    bytes.len() >= 10
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && bytes[4] == b'-'
        && bytes[5..7].iter().all(u8::is_ascii_digit)
}

/// Letters and digits mixed, `fewest` signs or more, and no path of a program's names.
fn looks_random(value: &str, fewest: usize) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_path = value.contains('.') && digits < 3;
    value.len() >= fewest && digits > 0 && letters > 0 && !value.contains(' ') && !is_path
}

/// `Bearer …` and `Basic …`, as a header has them.
fn authorization(text: &str, at: usize) -> Option<Hit> {
    let word_length = text.as_bytes()[..at]
        .iter()
        .rev()
        .take(7)
        .take_while(|it| it.is_ascii_alphabetic())
        .count();
    let word = &text[at - word_length..at];
    let is_scheme = ["bearer", "basic"].iter().any(|it| word.eq_ignore_ascii_case(it));
    if !is_scheme || is_word(around(text, at - word_length).0) {
        return None;
    }
    let start = at + 1;
    let is_token = |it: u8| it.is_ascii_alphanumeric() || b"-._~+/=".contains(&it);
    let end = start + run(text, start, 8_192, is_token);
    let value = text[start..end].trim_end_matches('.');
    let range = start..start + value.len();
    let is_real = looks_random(value, 16) && !is_harmless(value);
    is_real.then_some(Hit { kind: Kind::Token, range, vendor: "" })
}

/// `user:password` between `://` and `@`.
fn credentials(text: &str, at: usize) -> Option<Hit> {
    let start = text[at..].strip_prefix("://").map(|_| at + 3)?;
    let is_part = |it: u8| it.is_ascii_graphic() && !b"/@?#\"'`<>()".contains(&it);
    let end = start + run(text, start, 256, is_part);
    if text.as_bytes().get(end) != Some(&b'@') {
        return None;
    }
    let (_, password) = text[start..end].split_once(':')?;
    let is_real = !password.is_empty() && !is_harmless(password);
    is_real.then_some(Hit { kind: Kind::Credentials, range: start..end, vendor: "" })
}

/// A random string in the same line behind a word such as “secret”.
fn random_after_cue(text: &str, hits: &mut Vec<Hit>) {
    const NEAR: usize = 40;
    let is_part = |it: u8| it.is_ascii_alphanumeric() || b"+/_-=".contains(&it);
    let mut at = 0;
    while at < text.len() {
        let length = run(text, at, text.len(), is_part);
        if length == 0 {
            at += text[at..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let range = at..at + length;
        at = range.end;
        if !(20..=200).contains(&length) || !is_random(&text[range.clone()]) {
            continue;
        }
        let from =
            (range.start.saturating_sub(NEAR)..=range.start).find(|it| text.is_char_boundary(*it));
        let before = text[from.unwrap_or(range.start)..range.start].to_ascii_lowercase();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_cued = list("cue").iter().any(|cue| line.contains(cue))
            || ["api key", "access key", "secret key"].iter().any(|cue| line.contains(cue));
        if is_cued && !line.contains("://") {
            hits.push(Hit { kind: Kind::Token, range, vendor: "" });
        }
    }
}

/// Upper case, lower case and digits in a disorder that no name of a program has.
fn is_random(value: &str) -> bool {
    let count = |is: fn(&u8) -> bool| value.bytes().filter(is).count();
    let has_all = count(u8::is_ascii_uppercase) >= 3
        && count(u8::is_ascii_lowercase) >= 3
        && count(u8::is_ascii_digit) >= 3;
    let mut longest = 0;
    let mut same = 0;
    let mut last = None;
    for byte in value.bytes() {
        let class = (byte.is_ascii_lowercase(), byte.is_ascii_alphabetic());
        same = if last == Some(class) && class.1 { same + 1 } else { 1 };
        last = Some(class);
        longest = longest.max(same);
    }
    has_all && longest <= 6 && entropy(value) >= 3.5
}

/// Shannon entropy in bits a sign.
fn entropy(value: &str) -> f64 {
    let mut counts = [0_u32; 128];
    value.bytes().for_each(|it| counts[usize::from(it & 127)] += 1);
    let n = value.len() as f64;
    let share = |count: u32| f64::from(count) / n;
    counts.into_iter().filter(|it| *it > 0).map(|it| -share(it) * share(it).log2()).sum()
}
