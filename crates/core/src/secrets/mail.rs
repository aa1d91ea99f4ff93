//! E-mail addresses, and the names of hosts inside.

use super::tables::list;
use super::{Hit, Kind, around, is_word, run};

pub(super) fn find(text: &str, hits: &mut Vec<Hit>) {
    for (at, byte) in text.bytes().enumerate() {
        if byte == b'@' {
            hits.extend(mail(text, at));
        } else if byte == b'.' {
            hits.extend(host(text, at));
        }
    }
}

fn is_host(it: u8) -> bool {
    it.is_ascii_alphanumeric() || it == b'-' || it == b'.'
}

fn mail(text: &str, at: usize) -> Option<Hit> {
    let is_local = |it: &u8| it.is_ascii_alphanumeric() || b"._%+-".contains(it);
    let before = text.as_bytes()[..at].iter().rev().take(64).take_while(|it| is_local(it)).count();
    let local = text[at - before..at].trim_start_matches(['.', '-', '%', '+', '_']);
    let start = at - local.len();
    let domain = &text[at + 1..at + 1 + run(text, at + 1, 253, is_host)];
    let domain = domain.trim_end_matches(['.', '-']);
    let end = at + 1 + domain.len();
    let (before, after) = (around(text, start).0, around(text, end).1);
    let is_inside =
        is_word(before) || matches!(before, Some('/' | ':')) && text[..start].ends_with("://");
    // `git@host.example:owner/repository` and `me@host.example:/srv` are addresses of files.
    let path = if after == Some(':') { around(text, end + 1).1 } else { None };
    let is_remote = matches!(path, Some('/' | '~'))
        || local == "git" && path.is_some_and(|it| it.is_alphanumeric());
    if local.is_empty() || is_inside || is_word(after) || after == Some('@') || is_remote {
        return None;
    }
    let lower = domain.to_ascii_lowercase();
    if !is_domain(&lower) || is_example(&lower) {
        return None;
    }
    let name = local.to_ascii_lowercase();
    let is_shared = list("shared-mailbox").iter().any(|it| {
        name.strip_prefix(it)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['+', '-', '.']))
    });
    let is_nobody = lower.contains("noreply");
    let kind = if is_shared || is_nobody { Kind::SharedMailbox } else { Kind::Email };
    Some(Hit { kind, range: start..end, vendor: "" })
}

/// Two labels or more, the last of letters that no file and no unit of a system ends in.
fn is_domain(domain: &str) -> bool {
    let Some((rest, last)) = domain.rsplit_once('.') else { return false };
    let is_label = |it: &str| !it.is_empty() && !it.starts_with('-') && !it.ends_with('-');
    rest.split('.').all(is_label)
        && (2..=24).contains(&last.len())
        && last.bytes().all(|it| it.is_ascii_alphabetic())
        && !list("not-domain").contains(&last)
}

fn is_example(domain: &str) -> bool {
    let is_at = |end: &str| {
        domain.strip_suffix(end).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    list("example-domain").iter().chain(list("example-end")).any(|it| is_at(it))
}

/// A name that ends as only names inside do; `at` is its first dot.
fn host(text: &str, at: usize) -> Option<Hit> {
    // Most dots end a sentence.
    text.as_bytes().get(at + 1).filter(|it| it.is_ascii_alphanumeric())?;
    let is_label = |it: &u8| it.is_ascii_alphanumeric() || b"-_".contains(it);
    let before = text.as_bytes()[..at].iter().rev().take(63).take_while(|it| is_label(it)).count();
    let start = at - before;
    let end = at + run(text, at, 253, is_host);
    let name = text[start..end].trim_end_matches(['.', '-']);
    let end = start + name.len();
    let (before_name, after) = (around(text, start).0, around(text, end).1);
    let is_part = is_word(before_name) || matches!(before_name, Some('.' | '@')) || is_word(after);
    // `module.internal()` and `pkg/internal.go` are code.
    if before == 0
        || is_part
        || matches!(after, Some('(' | ':')) && text[end + 1..].starts_with(':')
        || after == Some('(')
    {
        return None;
    }
    let lower = name.to_ascii_lowercase();
    let is_inside = |end: &&&str| {
        lower.strip_suffix(**end).is_some_and(|rest| rest.ends_with('.') && rest.len() > 2)
    };
    let end_of_name = list("internal-end").iter().find(is_inside)?;
    // One label before a plain word such as “private” is too little: `keys.private` is a field.
    let labels = lower.matches('.').count();
    let is_certain =
        labels >= 2 || lower.contains('-') || lower.bytes().any(|it| it.is_ascii_digit());
    let needs_more = matches!(*end_of_name, "internal" | "private");
    (is_certain || !needs_more).then_some(Hit {
        kind: Kind::InternalHost,
        range: start..end,
        vendor: "",
    })
}
