//! Zones as people write them: `UTC`, `PST`, `UTC+1`, `(GMT+2)`, `Eastern`.

use std::sync::LazyLock;

use afterword_core::time::{Instant, Zone};
use chrono::{FixedOffset, NaiveDateTime};
use serde::Deserialize;

use super::ReadContext;

/// What a text says about the zone of a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ZoneWord {
    /// The offset, where the word has one.
    pub(super) offset: Option<FixedOffset>,
    /// A zone in which clocks are so.
    pub(super) zone: Option<Zone>,
}

#[derive(Deserialize)]
struct Known {
    name: String,
    #[serde(default)]
    minutes: Option<i32>,
    zone: String,
}

static KNOWN: LazyLock<Vec<Known>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../../data/zones.json")).expect("a test reads this file")
});

impl ZoneWord {
    /// The instant at which clocks showed `local`.
    pub(super) fn instant(
        &self,
        local: NaiveDateTime,
        context: &ReadContext<'_>,
    ) -> Option<Instant> {
        match (self.offset, &self.zone) {
            (Some(offset), _) => local.and_local_timezone(offset).single(),
            (None, Some(zone)) => context.zones.instant(zone, local),
            (None, None) => None,
        }
    }
}

/// Takes a zone off the front of `text`.
pub(super) fn strip(text: &str) -> Option<(ZoneWord, &str)> {
    let end = text
        .find(|it: char| !(it.is_ascii_alphanumeric() || "/_".contains(it)))
        .unwrap_or(text.len());
    // `_All times in EDT_` is emphasis.
    let end = text[..end].trim_end_matches('_').len();
    let (word, rest) = text.split_at(end);
    let known = KNOWN.iter().find(|it| it.name == word)?;
    if let Some((minutes, rest)) = strip_offset(rest).filter(|_| known.minutes == Some(0)) {
        return Some((ZoneWord { offset: FixedOffset::east_opt(minutes * 60), zone: None }, rest));
    }
    let offset = known.minutes.and_then(|it| FixedOffset::east_opt(it * 60));
    Some((ZoneWord { offset, zone: known.zone.parse().ok() }, rest))
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

/// The zone that a sentence states for all times, such as “All times in PST” or “Time (UTC)”.
pub(super) fn stated(sentence: &str) -> Option<ZoneWord> {
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
