//! Tokens that are told by their shape: vendors' prefixes, JSON web tokens, private keys.

use super::{Hit, Kind, around, is_word, run, tables};

pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    private_keys(text, hits);
    let mut done = 0;
    for (at, byte) in text.bytes().enumerate() {
        let follows_word = at > 0 && {
            let before = text.as_bytes()[at - 1];
            before.is_ascii_alphanumeric() || before == b'_'
        };
        // Asked in this order, for it is asked of every byte.
        let starts_word = !follows_word
            && byte.is_ascii_alphanumeric()
            && at >= done
            && !is_word(around(text, at).0);
        let Some(hit) = starts_word.then(|| token(text, at)).flatten() else { continue };
        done = hit.range.end;
        hits.push(hit);
    }
}

fn token(text: &str, at: usize) -> Option<Hit> {
    // Shorter than any token: so are nearly all words.
    const SHORTEST: usize = 20;
    let is_part = |it: u8| it.is_ascii_alphanumeric() || b"_-./".contains(&it);
    if run(text, at, SHORTEST, is_part) < SHORTEST {
        return None;
    }
    let rest = &text[at..];
    let first = rest.as_bytes().first()?;
    let mut shapes = tables::shapes().iter();
    let by_vendor = shapes.find_map(|shape| {
        if shape.prefix.as_bytes().first() != Some(first) || !rest.starts_with(shape.prefix) {
            return None;
        }
        let from = at + shape.prefix.len();
        let length = run(text, from, shape.most + 1, |it| shape.accepts(it));
        let end = from + length;
        let fits = (shape.fewest..=shape.most).contains(&length) && !is_word(around(text, end).1);
        let is_real = fits && !is_filler(&text[from..end]);
        is_real.then_some(Hit { kind: Kind::Token, range: at..end, vendor: shape.name })
    });
    by_vendor.or_else(|| web_token(text, at))
}

/// Whether a token is only the picture of one: one sign over and over, or the word “example” in it.
fn is_filler(token: &str) -> bool {
    let mut bytes: Vec<u8> = token.bytes().filter(u8::is_ascii_alphanumeric).collect();
    bytes.sort_unstable();
    bytes.dedup();
    bytes.len() < 4 || token.to_ascii_lowercase().contains("example")
}

/// `header.payload.signature`, each base-64 and the first two of them JSON objects.
fn web_token(text: &str, at: usize) -> Option<Hit> {
    let is_part = |it: u8| it.is_ascii_alphanumeric() || it == b'_' || it == b'-';
    let object = |at: usize| {
        let length = run(text, at, 8_192, is_part);
        (text[at..].starts_with("eyJ") && length >= 12).then_some(at + length)
    };
    let header = object(at)?;
    let payload = text[header..].starts_with('.').then(|| object(header + 1)).flatten()?;
    let mut end = payload;
    if text[payload..].starts_with('.') {
        end += 1 + run(text, payload + 1, 8_192, is_part);
    }
    Some(Hit { kind: Kind::Token, range: at..end, vendor: "JSON web token" })
}

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const LAST: &str = "PRIVATE KEY-----";

/// From the first line to the last; a key that was cut off goes as far as its lines do.
fn private_keys(text: &str, hits: &mut Vec<Hit>) {
    let mut at = 0;
    while let Some(start) = text[at..].find(BEGIN).map(|it| it + at) {
        // A first line is short; to look further would make many of them cost their square.
        let most = (start..text.len().min(start + 80)).rev().find(|it| text.is_char_boundary(*it));
        let first = text[start..most.unwrap_or(start)].lines().next().unwrap_or_default();
        at = start + BEGIN.len();
        let Some(head) = first.find(LAST).map(|it| start + it + LAST.len()) else {
            continue;
        };
        let is_body = |it: u8| it.is_ascii_alphanumeric() || b"+/=\r\n\t :,-\\>".contains(&it);
        let body = head + run(text, head, 16_384, is_body);
        let end = text[head..body].find(END).and_then(|it| {
            let last = text[head + it..].lines().next()?.find(LAST)?;
            Some(head + it + last + LAST.len())
        });
        let range = start..end.unwrap_or_else(|| key_lines_end(text, head, body));
        at = range.end;
        hits.push(Hit { kind: Kind::PrivateKey, range, vendor: "" });
    }
}

/// Where the lines of base-64 end that follow a first line without a last.
fn key_lines_end(text: &str, head: usize, body: usize) -> usize {
    let is_key = |line: &str| {
        let line = line.trim();
        line.is_empty() || line.len() > 20 && !line.contains(' ')
    };
    let lines = text[head..body].split_inclusive('\n').take_while(|it| is_key(it));
    let length: usize = lines.map(str::len).sum();
    head + text[head..head + length].trim_end().len()
}
