//! The host that a link leads to, where its words or its letters make it look like another.

use super::node::Node;

/// No label of a host is longer.
const LONGEST_LABEL: usize = 63;

/// Endings of files that people write where nobody means a host.
const FILES: [&str; 24] = [
    "conf", "cpp", "css", "csv", "go", "html", "java", "js", "json", "log", "md", "pdf", "php",
    "png", "py", "rb", "rs", "sh", "sql", "svg", "toml", "ts", "txt", "yaml",
];

/// The host of `address`, as names of hosts are written on the wire, if `children`, which are the words of a link to it, name another, if
/// it has letters that imitate others, or if something before an `@` stands where a reader looks for it.
pub(super) fn to_be_shown(address: &str, children: &[Node]) -> Option<String> {
    let authority = authority(address)?;
    let is_mailbox = authority.is_mailbox;
    let host = host(authority.text, is_mailbox)?;
    let is_misled = !is_mailbox && authority.text.contains('@')
        || is_imitation(host)
        || says_another(&words_of(children), host);
    is_misled.then(|| on_the_wire(host))
}

/// What of an address names a host, and perhaps who asks there.
struct Authority<'a> {
    text: &'a str,
    /// Whether it is that of `mailto:`.
    is_mailbox: bool,
}

fn authority(address: &str) -> Option<Authority<'_>> {
    let is_slash = |ch: char| ch == '/' || ch == '\\';
    let (rest, is_mailbox) = match address.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("mailto") => (rest, true),
        Some((scheme, rest)) if scheme.chars().all(|ch| ch.is_ascii_alphabetic()) => (rest, false),
        _ if address.starts_with("//")
            || address.starts_with("/\\")
            || address.starts_with('\\') =>
        {
            (address, false)
        }
        _ => return None,
    };
    let text = rest.trim_start_matches(is_slash);
    Some(Authority { text: text.split(['/', '\\', '?', '#']).next().unwrap_or(text), is_mailbox })
}

/// The host in an authority, without its port and without who asks there.
fn host(authority: &str, is_mailbox: bool) -> Option<&str> {
    let host = match authority.rsplit_once('@') {
        Some((_, host)) => host,
        None if is_mailbox => return None,
        None => authority,
    };
    let host = without_port(host);
    (!host.is_empty()).then_some(host)
}

fn without_port(host: &str) -> &str {
    match host.find(']') {
        Some(end) if host.starts_with('[') => &host[..=end],
        _ => host.split(':').next().unwrap_or(host),
    }
}

/// Whether `words` name a host that is not `host`: in an address anywhere among them, or as all of them.
fn says_another(words: &str, host: &str) -> bool {
    let is_alone = words.split_whitespace().nth(1).is_none();
    let mut named = words.split_whitespace().filter_map(|it| named(it, is_alone));
    named.any(|it| is_imitation(it) || !is_same(it, host))
}

fn words_of(children: &[Node]) -> String {
    let mut words = String::new();
    gather(children, &mut words);
    words
}

fn gather(nodes: &[Node], words: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) | Node::Code(text) | Node::Image { words: text, .. } => *words += text,
            Node::Element { children, .. } => gather(children, words),
            Node::LineBreak => words.push(' '),
            Node::Task { .. } | Node::Mark(_) | Node::Host(_) | Node::Rule => {}
        }
    }
}

/// The host that `word` names, if it names one. What stands before an `@` in an address of the web looks like the host.
fn named(word: &str, is_alone: bool) -> Option<&str> {
    let word = word.trim_matches(|ch: char| "()<>\"'“”„‘’,;.!?*_".contains(ch));
    if let Some((_, rest)) = word.split_once("://") {
        return rest.split('@').next().map(before_path).filter(|it| !it.is_empty());
    }
    if !is_alone && !word.starts_with("www.") {
        return None;
    }
    let host = word.rsplit('@').next().map(before_path)?;
    let (_, ending) = host.rsplit_once('.')?;
    let is_letter = |ch: char| ch.is_ascii_alphabetic() || !ch.is_ascii();
    let is_ending = ending.chars().all(is_letter) && ending.chars().nth(1).is_some();
    let is_file = FILES.iter().any(|it| ending.eq_ignore_ascii_case(it));
    let is_host = host.chars().all(|ch| is_letter(ch) || ch.is_ascii_digit() || "-.".contains(ch));
    (is_ending && !is_file && is_host).then_some(host)
}

fn before_path(address: &str) -> &str {
    without_port(address.split(['/', '\\', '?', '#']).next().unwrap_or(address))
}

/// Whether both lead to one host; `www.` is left out as often as not.
fn is_same(one: &str, other: &str) -> bool {
    let [one, other] = [one, other].map(on_the_wire);
    one.trim_start_matches("www.") == other.trim_start_matches("www.")
}

/// Whether letters of another script stand among those of ours and look like them, or a letter stands for another or for none.
fn is_imitation(host: &str) -> bool {
    if host.is_ascii() {
        return host.contains('%');
    }
    let has_ours = host.contains(|ch: char| ch.is_ascii_alphabetic());
    host.contains(|ch: char| has_ours && is_alike(ch) || is_read_as_another(ch))
}

/// Phonetic letters, Greek, Cyrillic, Armenian, Cherokee, Coptic and Lisu have letters that nobody tells from Latin ones.
fn is_alike(ch: char) -> bool {
    matches!(ch, '\u{250}'..='\u{2ff}' | '\u{370}'..='\u{58f}' | '\u{13a0}'..='\u{13ff}' | '\u{1d00}'..='\u{1dbf}'
        | '\u{1f00}'..='\u{1fff}' | '\u{2c80}'..='\u{2cff}' | '\u{a4d0}'..='\u{a4ff}' | '\u{a640}'..='\u{a69f}' | '\u{ab30}'..='\u{abbf}')
}

/// Letters that browsers take for others, such as wide ones, and signs that they pass over.
fn is_read_as_another(ch: char) -> bool {
    is_passed_over(ch)
        || matches!(ch, '\u{2024}' | '\u{2070}'..='\u{209f}' | '\u{2100}'..='\u{214f}' | '\u{2460}'..='\u{24ff}'
            | '\u{3002}' | '\u{ff01}'..='\u{ff61}' | '\u{1d400}'..='\u{1d7ff}')
}

fn is_passed_over(ch: char) -> bool {
    matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The letter that a browser takes `ch` for, as far as letters are concerned that imitate others.
fn read_as(ch: char) -> char {
    let code = u32::from(ch);
    let code = match ch {
        'À'..='Ö' | 'Ø'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => code + 0x20,
        'Ѐ'..='Џ' => code + 0x50,
        'Ӏ' => code + 0xf,
        // Capital, small, capital, small.
        'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => code | 1,
        'Ա'..='Ֆ' => code + 0x30,
        '\u{ff01}'..='\u{ff5e}' => code - 0xfee0,
        '\u{3002}' | '\u{ff61}' => u32::from('.'),
        _ => code,
    };
    char::from_u32(code).unwrap_or(ch).to_ascii_lowercase()
}

/// The host as it is asked for: small letters, and Punycode (RFC 3492) for labels of other letters than ASCII has.
fn on_the_wire(host: &str) -> String {
    let host: String = host.chars().filter(|it| !is_passed_over(*it)).map(read_as).collect();
    let label = |it: &str| match it.is_ascii() || it.chars().count() > LONGEST_LABEL {
        true => it.to_owned(),
        false => format!("xn--{}", punycode(it)),
    };
    host.trim_end_matches('.').split('.').map(label).collect::<Vec<_>>().join(".")
}

/// A label in Punycode: its ASCII letters, then where each of the others stands and which it is, the least first, as numbers of 36 digits.
fn punycode(label: &str) -> String {
    let mut out: String = label.chars().filter(char::is_ascii).collect();
    let n_ascii = out.len() as u32;
    let mut n_done = n_ascii;
    if n_ascii > 0 {
        out.push('-');
    }
    let (mut from, mut gap, mut bias) = (0x80, 0, 72);
    while let Some(least) = label.chars().map(u32::from).filter(|it| *it >= from).min() {
        gap += (least - from) * (n_done + 1);
        for ch in label.chars().map(u32::from) {
            if ch < least {
                gap += 1;
            } else if ch == least {
                push_number(&mut out, gap, bias);
                bias = next_bias(gap, n_done + 1, n_done == n_ascii);
                gap = 0;
                n_done += 1;
            }
        }
        (from, gap) = (least + 1, gap + 1);
    }
    out
}

/// The least digit first; each is less than a threshold if it is the last.
fn push_number(out: &mut String, mut number: u32, bias: u32) {
    const DIGITS: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut place = 36_u32;
    loop {
        let threshold = place.saturating_sub(bias).clamp(1, 26);
        if number < threshold {
            out.push(char::from(DIGITS[number as usize]));
            return;
        }
        let base = 36 - threshold;
        out.push(char::from(DIGITS[(threshold + (number - threshold) % base) as usize]));
        number = (number - threshold) / base;
        place += 36;
    }
}

/// What makes the next number short, if it is about as large as this one.
fn next_bias(gap: u32, n_done: u32, is_first: bool) -> u32 {
    let mut gap = if is_first { gap / 700 } else { gap / 2 };
    gap += gap / n_done;
    let mut bias = 0;
    while gap > 455 {
        gap /= 35;
        bias += 36;
    }
    bias + 36 * gap / (gap + 38)
}

#[cfg(test)]
mod tests {
    use super::on_the_wire;

    #[test]
    fn hosts_are_written_as_the_standard_has_them() {
        for (host, expected) in [
            ("EXAMPLE.org.", "example.org"),
            ("Bücher.example", "xn--bcher-kva.example"),
            ("пример.рф", "xn--e1afmkfd.xn--p1ai"),
            ("例え.example", "xn--r8jz45g.example"),
            ("3年b組金八先生", "xn--3b-ww4c5e180e575a65lsy2b"),
            ("そのスピードで", "xn--d9juau41awczczp"),
            ("ليهمابتكلموشعربي؟", "xn--egbpdaj6bu4bxfgehfvwxn"),
            ("\u{10ffff}.example", "xn--dn32g.example"),
        ] {
            assert_eq!(on_the_wire(host), expected, "{host:?}");
        }
        let longest = "é".repeat(500);
        assert_eq!(on_the_wire(&longest), longest);
    }
}
