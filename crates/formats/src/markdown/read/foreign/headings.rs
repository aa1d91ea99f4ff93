//! What a heading or a label means, by a table of the words that people use.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use afterword_core::postmortem::{MomentKey, SectionKey};
use afterword_core::stored;
use serde::Deserialize;

/// What a section is, by its heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// A part that documents have, or a free section that templates know.
    Section(SectionKey),
    /// The timeline if there are times in it, else text.
    MaybeTimeline,
    /// A list of named instants.
    KeyEvents,
}

#[derive(Deserialize)]
struct Words {
    /// The whole heading.
    is: Vec<String>,
    /// A part of the heading.
    has: Vec<String>,
}

static HEADINGS: LazyLock<BTreeMap<String, Words>> = LazyLock::new(|| {
    stored::from_json(include_str!("../../../../data/headings.json"))
        .expect("a test reads this file")
});

static MOMENTS: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    stored::from_json(include_str!("../../../../data/moments.json"))
        .expect("a test reads this file")
});

/// Several headings hold words of two topics; the one that says more comes first.
const CLOSER_FIRST: [&str; 3] = ["causes", "timeline", "actions"];

/// What `heading` means, and whether it says nothing else.
pub(super) fn topic(heading: &str) -> Option<(Topic, bool)> {
    let words = normal(heading);
    let named = |words: &str| {
        HEADINGS.iter().find(|(_, it)| it.is.iter().any(|it| it == words)).map(|(key, _)| key)
    };
    if let Some(key) = named(&words) {
        return Some((topic_of(key), true));
    }
    let bare = without_remark(&words);
    let holds = |key: &str| {
        HEADINGS.get(key).is_some_and(|it| it.has.iter().any(|it| words.contains(it.as_str())))
    };
    let closer = CLOSER_FIRST.into_iter().find(|it| holds(it)).map(str::to_owned);
    let other = || HEADINGS.keys().find(|it| holds(it)).cloned();
    let key = named(bare).cloned().or(closer).or_else(other)?;
    Some((topic_of(&key), false))
}

fn topic_of(key: &str) -> Topic {
    match key {
        "maybe-timeline" => Topic::MaybeTimeline,
        "key-events" => Topic::KeyEvents,
        key => Topic::Section(SectionKey::from(key.to_owned())),
    }
}

/// The moment that a label names.
pub(super) fn moment(label: &str) -> Option<MomentKey> {
    let words = normal(label);
    let key = MOMENTS.iter().find(|(_, names)| names.contains(&words)).map(|(key, _)| key)?;
    Some(MomentKey::from(key.clone()))
}

/// A heading in lower case, without emoji, marks, numbering and punctuation at its ends.
pub(super) fn normal(heading: &str) -> String {
    let lower = heading.to_lowercase().replace(['’', '‘'], "'");
    let words = lower.split_whitespace().filter(|it| !is_shortcode(it));
    let words: Vec<&str> = words.collect();
    let text: String = words.join(" ").chars().filter(|it| !"*`#".contains(*it)).collect();
    let is_edge = |it: char| !(it.is_alphanumeric() || "()[]\"'".contains(it));
    let text = text.trim_matches(is_edge).trim_matches('_');
    let digits = text.trim_start_matches(|it: char| it.is_ascii_digit());
    match digits.strip_prefix(". ") {
        Some(rest) => rest.trim().to_owned(),
        None => text.to_owned(),
    }
}

/// Whether a word is an emoji such as `:warning:`.
fn is_shortcode(word: &str) -> bool {
    word.len() > 2
        && word.starts_with(':')
        && word.ends_with(':')
        && word[1..word.len() - 1]
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || b"_+-".contains(&it))
}

/// Without what follows in brackets, behind a colon or behind a dash.
fn without_remark(words: &str) -> &str {
    let end = words.find([':', '(', '[', '–', '—']).or_else(|| words.find(" - "));
    words[..end.unwrap_or(words.len())].trim()
}

/// Whether a heading says more than a name.
pub(super) fn has_remark(heading: &str) -> bool {
    let words = normal(heading);
    without_remark(&words) != words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, key: &str) {
        let found = topic(heading).map(|(it, _)| it);
        assert_eq!(found, Some(topic_of(key)), "{heading:?}");
    }

    #[test]
    fn headings_are_known_by_many_names() {
        check(":seedling: Blameless root cause", "root-cause");
        check("Root cause identification: The Five Whys", "causes");
        check(":mag_right: Five Why's", "causes");
        check(
            "Timeline (all times PST) 09/21/2022 - 11/03/2022. All times approximations",
            "timeline",
        );
        check("What Didn't Go So Well?", "went-wrong");
        check("What didn’t go well", "went-wrong");
        check("**Action Items:**", "actions");
        check("Impact (US only)", "impact");
        check("1. Summary", "summary");
    }

    #[test]
    fn other_headings_are_not() {
        for heading in
            ["Appendix", "Backlog check", "Response", "21:06 - Logger error", "", "The timing"]
        {
            assert_eq!(topic(heading), None, "{heading:?}");
        }
    }

    #[test]
    fn a_remark_is_noticed() {
        assert!(topic("Timeline").is_some_and(|(_, is_all)| is_all));
        assert!(topic("Timeline (UTC)").is_some_and(|(_, is_all)| !is_all));
    }

    #[test]
    fn labels_name_moments() {
        assert_eq!(moment("First detected"), Some(MomentKey::Detected));
        assert_eq!(moment("Repaired:"), Some(MomentKey::Mitigated));
        assert_eq!(moment("Lunch"), None);
    }
}
