//! How often something comes, as people write it: `weekly`, `5x/day`, `twice a week`.

use super::super::{Period, Rhythm};
use super::bare;
use super::length::{length, without_about};

/// What stands between a count and its period.
const PER: [&str; 10] = ["a", "an", "per", "each", "every", "pro", "je", "im", "am", "/"];
/// What stands before a period that is meant each time.
const EVERY: [&str; 6] = ["every", "each", "alle", "jede", "jeden", "jedes"];
/// What stands for two between such a word and its period.
const SECOND: [&str; 8] = ["second", "2nd", "other", "two", "zwei", "zweite", "zweiten", "zweites"];
const WEEKDAYS: [&str; 15] = [
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonnabend",
    "sonntag",
];
/// What comes every two weeks, as a calendar says it.
const FORTNIGHTLY: [&str; 6] =
    ["fortnightly", "biweekly", "bi-weekly", "zweiwöchentlich", "14-täglich", "14-tägig"];
const TIMES: [&str; 5] = ["x", "×", "times", "mal", "-mal"];
const COUNTED: [(&str, u32); 6] =
    [("once", 1), ("einmal", 1), ("twice", 2), ("zweimal", 2), ("thrice", 3), ("dreimal", 3)];

/// How often, in how many words, and what was counted.
pub(super) struct Often<'w> {
    pub(super) rhythm: Rhythm,
    pub(super) n: usize,
    pub(super) noun: Option<&'w str>,
    /// How long each time, where one word says both.
    pub(super) seconds: Option<u32>,
}

/// Where it is last said how often. A count of times belongs to the period behind it: `2x yearly` is not once a year.
pub(super) fn last(words: &[&str]) -> Option<usize> {
    let end = |at: usize| rhythm(&words[at..]).map(|it| at + it.n);
    let last = (0..words.len()).rev().find(|at| end(*at).is_some())?;
    let leads = |at: usize| {
        let rest = &words[at..];
        of_times(rest).is_some_and(|it| at + it.1 == last) || spent(rest).is_some()
    };
    let before = (last.saturating_sub(2)..last).find(|at| leads(*at) && end(*at) == end(last));
    before.or(Some(last))
}

/// How often the first words say that it comes.
pub(super) fn rhythm<'w>(rest: &[&'w str]) -> Option<Often<'w>> {
    let first = bare(rest[0]);
    let plain = once(&first).or_else(|| every(&first, rest));
    let plain = plain.map(|(rhythm, n)| Often { rhythm, n, noun: None, seconds: None });
    plain.or_else(|| spent(rest)).or_else(|| counted(rest))
}

/// `daily`, `fortnightly`.
pub(super) fn once(word: &str) -> Option<(Rhythm, usize)> {
    if FORTNIGHTLY.contains(&word) {
        return Some((Rhythm { count: 26, per: Period::Year }, 1));
    }
    Some((Rhythm { count: 1, per: Period::of_adverb(word)? }, 1))
}

/// `every day`, `every Friday`, `alle 2 Wochen`, `every other week`; only what comes so often in a year that it can be counted.
fn every(first: &str, rest: &[&str]) -> Option<(Rhythm, usize)> {
    if !EVERY.contains(&first) {
        return None;
    }
    let second = bare(rest.get(1)?);
    if let Some(per) = Period::named(&second) {
        return Some((Rhythm { count: 1, per }, 2));
    }
    if WEEKDAYS.contains(&second.as_str()) {
        return Some((Rhythm { count: 1, per: Period::Week }, 2));
    }
    let n: u32 = if SECOND.contains(&second.as_str()) { 2 } else { second.parse().ok()? };
    let a_year = match Period::named(&bare(rest.get(2)?))? {
        Period::Day => 260,
        Period::Week => 52,
        Period::Month => 12,
        Period::Quarter => 4,
        Period::Year => 1,
    };
    let count = (n > 0 && a_year % n == 0).then(|| a_year / n)?;
    Some((Rhythm { count, per: Period::Year }, 3))
}

/// `5x/day`, `twice a week`, `3 times a month`, `2x yearly`, `50 requests a week`.
fn counted<'w>(rest: &[&'w str]) -> Option<Often<'w>> {
    let first = bare(rest[0]);
    if let Some((count, word)) = first.split_once('/') {
        let rhythm = Rhythm { count: times(count)?, per: Period::named(word)? };
        return Some(Often { rhythm, n: 1, noun: None, seconds: None });
    }
    let count = times(&first)?;
    let often = |each: Rhythm, n, noun| {
        let count = count.checked_mul(each.count)?;
        Some(Often { rhythm: Rhythm { count, ..each }, n, noun, seconds: None })
    };
    let of_times = of_times(rest).map(|it| it.1);
    let at = of_times.unwrap_or(1);
    let adverb = || once(&bare(rest.get(at)?)).filter(|_| of_times.is_some());
    if let Some((each, n)) = period(&rest[at..]).or_else(adverb) {
        return often(each, at + n, None);
    }
    let noun = *rest.get(1).filter(|_| of_times.is_none_or(|it| it == 1))?;
    if let Some((noun, per)) = noun.split_once('/') {
        return often(Rhythm { count: 1, per: Period::named(&bare(per))? }, 2, Some(noun));
    }
    let (each, n) = period(&rest[2..])?;
    often(each, 2 + n, Some(noun))
}

/// `1 h per day`, `1.5h/day`: what goes into it in a period, as if it came once.
fn spent<'w>(rest: &[&'w str]) -> Option<Often<'w>> {
    let apart = || {
        let (seconds, n) = length(rest)?;
        let (rhythm, more) = period(&rest[n..])?;
        Some(Often { rhythm, n: n + more, noun: None, seconds: Some(seconds) })
    };
    let glued = || {
        let at = rest.iter().take(2).position(|it| it.contains('/'))?;
        let (unit, per) = rest[at].split_once('/')?;
        let (seconds, n) = length(&[&rest[..at], &[unit]].concat())?;
        let rhythm = Rhythm { count: 1, per: Period::named(&bare(per))? };
        let often = Often { rhythm, n: at + 1, noun: None, seconds: Some(seconds) };
        (n == at + 1).then_some(often)
    };
    apart().or_else(glued)
}

/// The period that is counted by, and in how many words: `/week`, `a week`, `pro Woche`.
fn period(rest: &[&str]) -> Option<(Rhythm, usize)> {
    let first = bare(rest.first()?);
    if let Some(per) = first.strip_prefix('/').and_then(Period::named) {
        return Some((Rhythm { count: 1, per }, 1));
    }
    PER.contains(&first.as_str()).then_some(())?;
    Some((Rhythm { count: 1, per: Period::named(&bare(rest.get(1)?))? }, 2))
}

/// A count of times, `2x` or `3 times`, and in how many words. A number alone may be of the name: nobody renews an ISO 27001 so many times
/// because it is renewed yearly.
fn of_times(rest: &[&str]) -> Option<(u32, usize)> {
    let first = bare(rest.first()?);
    let count = times(&first)?;
    if rest.get(1).is_some_and(|it| TIMES.contains(&bare(it).as_str())) {
        return Some((count, 2));
    }
    (!first.ends_with(|it: char| it.is_ascii_digit())).then_some((count, 1))
}

/// `5`, `5x`, `~5x`, `twice`.
fn times(word: &str) -> Option<u32> {
    let word = without_about(word);
    if let Some((_, count)) = COUNTED.into_iter().find(|it| it.0 == word) {
        return Some(count);
    }
    let digits = word.trim_end_matches(|it: char| !it.is_ascii_digit());
    let (count, behind) = word.split_at(digits.len());
    (behind.is_empty() || TIMES.contains(&behind)).then(|| count.parse().ok())?
}
