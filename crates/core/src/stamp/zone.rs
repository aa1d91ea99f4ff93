//! Zones as people write them: `UTC`, `PST`, `UTC+1`, `(GMT+2)`, `Eastern`.

use std::sync::LazyLock;

use chrono::{FixedOffset, NaiveDateTime};
use serde::Deserialize;

use super::clock;
use crate::stored;
use crate::time::{Instant, Zone};

/// What a text says about the zone of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ZoneWord {
    /// The offset, where the word has one: `EST` has, `ET` has not.
    pub offset: Option<FixedOffset>,
    /// The offset outside daylight saving: enough to tell which day is meant.
    pub usual: FixedOffset,
    /// A zone in which clocks are so.
    pub zone: Option<Zone>,
}

#[derive(Deserialize)]
struct Known {
    name: String,
    minutes: i32,
    /// Whether the offset changes with the season.
    #[serde(default)]
    varies: bool,
    zone: String,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    stored::from_json(include_str!("../../data/stamp/zones.json")).expect("a test reads this file")
});

impl ZoneWord {
    /// The instant at which clocks showed `local`; `in_zone` is asked for a zone whose offset the word leaves open.
    pub fn instant(
        &self,
        local: NaiveDateTime,
        in_zone: &dyn Fn(&Zone, NaiveDateTime) -> Option<Instant>,
    ) -> Option<Instant> {
        match (self.offset, &self.zone) {
            (Some(offset), _) => local.and_local_timezone(offset).single(),
            (None, Some(zone)) => in_zone(zone, local),
            (None, None) => None,
        }
    }

    fn fixed(minutes: i32) -> Option<Self> {
        let offset = FixedOffset::east_opt(minutes * 60)?;
        Some(Self { offset: Some(offset), usual: offset, zone: None })
    }
}

/// Takes a zone off the front of `text`.
fn strip(text: &str) -> Option<(ZoneWord, &str)> {
    let end = text
        .find(|it: char| !(it.is_ascii_alphanumeric() || "/_".contains(it)))
        .unwrap_or(text.len());
    // `_All times in EDT_` is emphasis.
    let end = text[..end].trim_end_matches('_').len();
    let (word, rest) = text.split_at(end);
    let known = KNOWN.iter().find(|it| it.name == word)?;
    if let Some((minutes, rest)) = strip_offset(rest).filter(|_| known.minutes == 0) {
        return Some((ZoneWord::fixed(minutes)?, rest));
    }
    let usual = FixedOffset::east_opt(known.minutes * 60)?;
    let offset = (!known.varies).then_some(usual);
    Some((ZoneWord { offset, usual, zone: known.zone.parse().ok() }, rest))
}

/// Takes `+1`, `-08`, `+02:00` off the front, as minutes.
fn strip_offset(text: &str) -> Option<(i32, &str)> {
    let sign = match text.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits = |it: &str| it.bytes().take_while(u8::is_ascii_digit).count();
    let n = digits(&text[1..]);
    let hours: i32 = text[1..1 + n].parse().ok().filter(|it| (0..=14).contains(it))?;
    let rest = &text[1 + n..];
    let minutes = rest.strip_prefix(':').filter(|it| digits(it) == 2);
    let (minutes, rest) = match minutes {
        Some(it) => (it[..2].parse().ok()?, &it[2..]),
        None => (0, rest),
    };
    // `17:00 UTC-18:00` is a span.
    if n > 2 || rest.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    Some((sign * (hours * 60 + minutes), rest))
}

/// Takes `+01:00`, or after a day `-05:00` and `+0100`, off the front. `10:00-12:00` and `10:00 -12:00` are spans.
fn strip_bare_offset(text: &str, has_day: bool, is_iso: bool) -> Option<(ZoneWord, &str)> {
    let bare = text.trim_start();
    let is_attached = bare.len() == text.len();
    let sign = match bare.as_bytes().first()? {
        b'+' => 1,
        b'-' if has_day && (is_iso || !is_attached) => -1,
        _ => return None,
    };
    let n = bare[1..].bytes().take_while(u8::is_ascii_digit).count();
    let (minutes_at, end) = match n {
        2 if bare[3..].starts_with(':') => (4, 6),
        4 if has_day => (3, 5),
        _ => return None,
    };
    let hours: i32 = bare[1..3].parse().ok().filter(|it| *it <= 14)?;
    let minutes: i32 = bare.get(minutes_at..end)?.parse().ok().filter(|it| it % 15 == 0)?;
    let rest = &bare[end..];
    let is_over = (0..60).contains(&minutes) && !rest.starts_with(|it: char| it.is_alphanumeric());
    let zone = ZoneWord::fixed(sign * (hours * 60 + minutes))?;
    is_over.then_some((zone, rest))
}

/// Takes what says the zone off the text behind a time: ` UTC`, `Z`, ` +01:00`, ` (UTC+1)` or ` (6:48 PDT)`.
pub(super) fn strip_behind(text: &str, has_day: bool, is_iso: bool) -> (Option<ZoneWord>, &str) {
    let found = strip_name(text).or_else(|| strip_bare_offset(text, has_day, is_iso));
    let (zone, text) = found.map_or((None, text), |(zone, rest)| (Some(zone), rest));
    let inner = text.trim_start().strip_prefix('(').and_then(|it| it.split_once(')'));
    let Some((inner, rest)) = inner else { return (zone, text) };
    let as_zone = strip(inner.trim()).filter(|(_, rest)| rest.trim().is_empty());
    if let Some((word, _)) = as_zone {
        return (zone.or(Some(word)), rest);
    }
    // The same time elsewhere belongs to the stamp, but says nothing new.
    let elsewhere = clock::strip(inner.trim(), false, false).is_some_and(|(_, it)| {
        let it = it.trim();
        it.is_empty() || strip(it).is_some_and(|(_, rest)| rest.trim().is_empty())
    });
    if elsewhere { (zone, rest) } else { (zone, text) }
}

/// A zone by its name; one that is a word of its own, such as `Central`, only where a mark parts it from what follows.
fn strip_name(text: &str) -> Option<(ZoneWord, &str)> {
    let bare = text.trim_start();
    let (zone, rest) = strip(bare)?;
    let name = &bare[..bare.len() - rest.len()];
    let is_word = name.bytes().any(|it| it.is_ascii_lowercase()) && !name.contains('/');
    let is_over = match rest.trim_start().chars().next() {
        Some(next) if is_word => !next.is_alphanumeric(),
        _ => !rest.starts_with(|it: char| it.is_alphanumeric()),
    };
    is_over.then_some((zone, rest))
}

/// Whether `text` begins with a short name, as in `10:00Z` and `10:00UTC`.
pub(super) fn is_attached(text: &str) -> bool {
    strip_name(text).is_some() && text.starts_with(|it: char| it.is_ascii_uppercase())
}

/// The zone that a sentence states for all times, such as “All times in PST” or “Time (UTC)”.
pub fn stated(sentence: &str) -> Option<ZoneWord> {
    let lower = sentence.to_lowercase();
    if !["time", "zone", "utc"].iter().any(|it| lower.contains(it)) {
        return None;
    }
    let starts = sentence
        .char_indices()
        .filter(|(at, _)| !sentence[..*at].ends_with(|it: char| it.is_alphanumeric() || it == '/'));
    let mut found = starts.filter_map(|(at, _)| strip(&sentence[at..]));
    // A lone letter or the word “Central” proves nothing in prose.
    found.find(|(word, _)| word.offset.is_some() || lower.contains("times")).map(|(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(sentence: &str, minutes: Option<i32>) {
        let found = stated(sentence).and_then(|it| it.offset).map(|it| it.local_minus_utc() / 60);
        assert_eq!(found, minutes, "{sentence:?}");
    }

    #[test]
    fn sentences_state_zones() {
        check("All times in UTC.", Some(0));
        check("All times in PST", Some(-480));
        check("_All times in EDT_", Some(-240));
        check("Timeline (times in BST)", Some(60));
        check("All times in UTC+1", Some(60));
        check("| Date and Time in CET | Event |", Some(60));
        check("All times in CET (GMT+1)", Some(60));
        check("It took a long time", None);
        check("The estimate was off", None);
    }

    #[test]
    fn named_zones_are_kept_by_name() {
        let zone = stated("All times are US/Pacific").and_then(|it| it.zone);
        assert_eq!(zone.map(|it| it.to_string()).as_deref(), Some("America/Los_Angeles"));
    }
}
