//! IP addresses: those of the public internet apart from those of private networks and of examples.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::tables::list;
use super::{Hit, Kind, around, is_word, run};

pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    let is_part = |it: u8| it.is_ascii_hexdigit() || it == b':' || it == b'.';
    let mut at = 0;
    while at < text.len() {
        let length = run(text, at, text.len(), is_part);
        if length == 0 {
            at += 1 + run(text, at + 1, text.len(), |it| !is_part(it));
            continue;
        }
        if length >= 7 && !is_word(around(text, at).0) && !is_word(around(text, at + length).1) {
            hits.extend(
                version_four(text, at, at + length).or_else(|| version_six(text, at, at + length)),
            );
        }
        at += length;
    }
}

fn version_four(text: &str, start: usize, end: usize) -> Option<Hit> {
    let run = &text[start..end];
    // `203.0.113.7:443` has a port; a sentence ends in a dot.
    let host = run.split(':').next().unwrap_or_default().trim_end_matches('.');
    let mut octets = [0_u8; 4];
    let mut parts = host.split('.');
    for octet in &mut octets {
        let part = parts.next().filter(|it| it.len() == 1 || !it.starts_with('0'))?;
        *octet = part.parse().ok()?;
    }
    let port = &run[host.len()..];
    // `5.10.102.1-microsoft` is a kernel.
    let is_tagged =
        text[end..].starts_with('-') && around(text, end + 1).1.is_some_and(char::is_alphabetic);
    let has_tail = is_tagged
        || port.bytes().any(|it| it.is_ascii_alphabetic())
        || port.matches(':').count() > 1;
    if parts.next().is_some() || has_tail || is_version(text, start, octets) {
        return None;
    }
    let kind = kind_of_four(Ipv4Addr::from(octets), host)?;
    Some(Hit { kind, range: start..start + host.len(), vendor: "" })
}

/// `1.2.3.4` may be the number of a version: its parts are small, or the words before it say so.
fn is_version(text: &str, start: usize, octets: [u8; 4]) -> bool {
    let before = text[..start].trim_end();
    let cut =
        (before.len().saturating_sub(12)..=before.len()).find(|it| before.is_char_boundary(*it));
    let near = before[cut.unwrap_or(before.len())..].to_ascii_lowercase();
    let said =
        ["version", "release", "build", "v", "firmware", "driver", "chapter", "section", "oid"];
    let last_word = near.rsplit(|it: char| !it.is_alphanumeric()).find(|it| !it.is_empty());
    let joined = matches!(around(text, start).0, Some('-' | '@' | '~' | '^' | '<' | '>'));
    let is_named = last_word.is_some_and(|it| said.contains(&it));
    octets.iter().all(|it| *it < 20) && octets[0] != 10
        || is_named
        || joined && !text[..start].ends_with("ip-")
}

fn kind_of_four(it: Ipv4Addr, written: &str) -> Option<Kind> {
    let [a, b, ..] = it.octets();
    let is_shared = a == 100 && (64..128).contains(&b);
    let is_nobody = a == 0 || a >= 224 || it.is_loopback() || it.is_documentation();
    match () {
        () if is_nobody || list("public-address").contains(&written) => None,
        () if it.is_private() || it.is_link_local() || is_shared => Some(Kind::PrivateAddress),
        () => Some(Kind::IpAddress),
    }
}

fn version_six(text: &str, start: usize, end: usize) -> Option<Hit> {
    let written = text[start..end].trim_end_matches('.');
    let written = written.strip_suffix(':').filter(|it| !it.ends_with(':')).unwrap_or(written);
    let groups = written.split(':').filter(|it| !it.is_empty()).count();
    // Two words of hexadecimal letters around `::` are names in a program.
    let is_plain = groups < 3 || !written.bytes().any(|it| it.is_ascii_digit());
    let address: Ipv6Addr = written.parse().ok().filter(|_| !is_plain)?;
    let [first, second, ..] = address.segments();
    let is_example = first == 0x2001 && second == 0x0db8 || first == 0x3fff && second < 0x1000;
    let is_private = first & 0xfe00 == 0xfc00 || first & 0xffc0 == 0xfe80;
    let kind = match () {
        () if is_example || address.is_loopback() || first >= 0xff00 => return None,
        () if is_private => Kind::PrivateAddress,
        () => Kind::IpAddress,
    };
    Some(Hit { kind, range: start..start + written.len(), vendor: "" })
}
