//! Secrets and personal data in texts: found by their shape, shown, and removed on request.
//!
//! Every finder passes over the text once and looks at a bounded stretch around each candidate, so that a scan takes time in
//! proportion to the text. A wrong alarm costs more than a missed rarity: shapes that harmless things share (a git hash, a
//! UUID, a version, a timestamp) are left alone, and what only may be meant to stay inside is a [hint](Grade::Hint).

mod address;
mod assigned;
mod document;
mod mail;
mod number;
mod tables;
mod token;

use std::ops::Range;

use crate::order;
use crate::wording::{Compiled, Wording};

pub use document::{at, of, redact_all};

/// What sort of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A private key, from its first line to its last.
    PrivateKey,
    /// A key or token that opens something by itself.
    Token,
    /// The value that a password or a secret is set to.
    Password,
    /// A user name and a password inside an address.
    Credentials,
    /// A payment card's number.
    CardNumber,
    /// One person's e-mail address.
    Email,
    /// A phone number in international form.
    PhoneNumber,
    /// An IP address on the public internet.
    IpAddress,
    /// A mailbox that several people read: hardly personal.
    SharedMailbox,
    /// An IP address of a private network.
    PrivateAddress,
    /// The name of a host on a private network.
    InternalHost,
}

/// How much a find matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// It may well stay where it is; a document for the public rather has none of it.
    Hint,
    /// It is personal, or it is a secret.
    Alarm,
}

impl Kind {
    /// All of them, the gravest first.
    pub const ALL: [Self; 11] = [
        Self::PrivateKey,
        Self::Token,
        Self::Password,
        Self::Credentials,
        Self::CardNumber,
        Self::Email,
        Self::PhoneNumber,
        Self::IpAddress,
        Self::SharedMailbox,
        Self::PrivateAddress,
        Self::InternalHost,
    ];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::PrivateKey => "private-key",
            Self::Token => "token",
            Self::Password => "password",
            Self::Credentials => "credentials",
            Self::CardNumber => "card-number",
            Self::Email => "email",
            Self::PhoneNumber => "phone-number",
            Self::IpAddress => "ip-address",
            Self::SharedMailbox => "shared-mailbox",
            Self::PrivateAddress => "private-address",
            Self::InternalHost => "internal-host",
        }
    }

    /// How much it matters.
    pub fn grade(self) -> Grade {
        match self {
            Self::SharedMailbox | Self::PrivateAddress | Self::InternalHost => Grade::Hint,
            _ => Grade::Alarm,
        }
    }

    /// Whether it opens something to whoever reads it: then removing it is not enough, it has to be changed.
    pub fn is_secret(self) -> bool {
        matches!(self, Self::PrivateKey | Self::Token | Self::Password | Self::Credentials)
    }
}

/// Something that was found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What sort of thing it is.
    pub kind: Kind,
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Whose format it has, such as “GitHub token”, where that is known; else empty.
    pub vendor: &'static str,
}

/// Everything in `text` that has the shape of a secret or of personal data, in its order and without overlaps.
///
/// ```
/// use afterword_core::secrets::{Kind, scan};
///
/// let text = "anna.schmidt@corp.io restarted api-7 (commit 3f2a9c1d)";
/// let hits = scan(text);
/// assert_eq!(hits.len(), 1);
/// assert_eq!((hits[0].kind, &text[hits[0].range.clone()]), (Kind::Email, "anna.schmidt@corp.io"));
/// ```
pub fn scan(text: &str) -> Vec<Hit> {
    let mut hits = Vec::new();
    token::find(text, &mut hits);
    assigned::find(text, &mut hits);
    mail::find(text, &mut hits);
    address::find(text, &mut hits);
    number::find(text, &mut hits);
    without_overlaps(hits)
}

/// Hits that overlap become one, as wide as all of them and of the gravest kind, so that nothing of any is left over.
fn without_overlaps(mut hits: Vec<Hit>) -> Vec<Hit> {
    order::sort(&mut hits, |a, b| a.range.start.cmp(&b.range.start).then(a.kind.cmp(&b.kind)));
    let mut apart: Vec<Hit> = Vec::with_capacity(hits.len());
    for hit in hits {
        match apart.last_mut().filter(|it| hit.range.start < it.range.end) {
            None => apart.push(hit),
            Some(last) => {
                let range = last.range.start..last.range.end.max(hit.range.end);
                let gravest = if hit.kind < last.kind { hit } else { last.clone() };
                *last = Hit { range, ..gravest };
            }
        }
    }
    apart
}

/// The words for what is found, in English.
pub fn english() -> &'static Wording {
    static ENGLISH: Compiled = Compiled::new(include_str!("../../data/secrets/en.json"));
    ENGLISH.words()
}

impl Hit {
    /// What it is, for people: “GitHub token”, “e-mail address”.
    pub fn name(&self, words: &Wording) -> String {
        if self.vendor.is_empty() {
            words.fill(self.kind.key(), &[])
        } else {
            self.vendor.to_owned()
        }
    }

    /// What stands in its place once it is removed.
    pub fn marker(&self, words: &Wording) -> String {
        let own = format!("marker.{}", self.kind.key());
        let template = if words.get(&own).is_some() { &own } else { "marker" };
        words.fill(template, &[("what", &self.name(words))])
    }
}

/// Takes keys, tokens and passwords out of `text`, with a marker in the place of each; how many there were. Addresses of people stay.
///
/// ```
/// use afterword_core::secrets::{english, take_out};
///
/// let mut text = "Ask anna@corp.io for password=hunter2secret!".to_owned();
/// assert_eq!(take_out(&mut text, english()), 1);
/// assert!(text.starts_with("Ask anna@corp.io for ") && !text.contains("hunter2"));
/// ```
pub fn take_out(text: &mut String, words: &Wording) -> usize {
    let mut hits = scan(text);
    hits.retain(|it| it.kind.is_secret());
    if !hits.is_empty() {
        *text = redact(text, &hits, words);
    }
    hits.len()
}

/// `text` with a visible marker, in the language of `words`, in place of each hit. The hits have to be of this text, as [`scan`]
/// gives them.
///
/// ```
/// use afterword_core::secrets::{english, redact, scan};
///
/// let text = "Call anna@corp.io";
/// assert_eq!(redact(text, &scan(text), english()), "Call [e-mail address removed]");
/// ```
pub fn redact(text: &str, hits: &[Hit], words: &Wording) -> String {
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for hit in hits.iter().filter(|it| text.get(it.range.clone()).is_some()) {
        out.push_str(text.get(done..hit.range.start).unwrap_or_default());
        out.push_str(&hit.marker(words));
        done = done.max(hit.range.end);
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

/// `text` without anything of that grade or above; `None` if there is nothing to remove.
///
/// A second scan of the result finds nothing of that grade: what only a neighbour hid is removed as well.
///
/// ```
/// use afterword_core::secrets::{Grade, cleaned, english};
///
/// assert_eq!(cleaned("db-1.corp.internal is up", Grade::Alarm, english()), None);
/// let clean = cleaned("db-1.corp.internal is up", Grade::Hint, english());
/// assert_eq!(clean.as_deref(), Some("[internal host name removed] is up"));
/// ```
pub fn cleaned(text: &str, least: Grade, words: &Wording) -> Option<String> {
    // Each round removes something that a hit of the round before had stood against; real texts need one.
    const ROUNDS: usize = 8;
    let mut clean: Option<String> = None;
    for _ in 0..ROUNDS {
        let now = clean.as_deref().unwrap_or(text);
        let mut hits = scan(now);
        hits.retain(|it| it.kind.grade() >= least);
        if hits.is_empty() {
            break;
        }
        clean = Some(redact(now, &hits, words));
    }
    clean
}

/// The character before `at`, and the one at it.
fn around(text: &str, at: usize) -> (Option<char>, Option<char>) {
    let before = text.get(..at).and_then(|it| it.chars().next_back());
    (before, text.get(at..).and_then(|it| it.chars().next()))
}

/// Whether a word can go on with `it`.
fn is_word(it: Option<char>) -> bool {
    it.is_some_and(|it| it.is_alphanumeric() || it == '_')
}

/// How many bytes of `text` from `at` on are ones that `accepts` takes, but no more than `most`.
fn run(text: &str, at: usize, most: usize, accepts: impl Fn(u8) -> bool) -> usize {
    let bytes = text.as_bytes().get(at..).unwrap_or_default();
    bytes.iter().take(most).take_while(|it| accepts(**it)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_words() {
        for kind in Kind::ALL {
            let hit = Hit { kind, range: 0..0, vendor: "" };
            assert!(english().get(kind.key()).is_some(), "{}", kind.key());
            assert!(hit.marker(english()).ends_with("removed]"), "{}", hit.marker(english()));
        }
    }
}
