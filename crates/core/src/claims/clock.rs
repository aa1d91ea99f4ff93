//! Reads times of day and ranges of them out of a sentence.

use std::fmt;
use std::ops::Range;

use chrono::Timelike;

use super::token::{Sentence, TokenKind};
use super::words::Words;
use crate::time::Instant;

/// A time of day as somebody wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock {
    /// Minutes since midnight, below 1440.
    pub minutes: u16,
    /// The zone's offset from UTC in minutes, where the text names a zone.
    pub offset: Option<i32>,
    /// Whether the text says that it is only about right.
    pub about: bool,
}

const DAY: i32 = 24 * 60;

const NOON: u16 = 12 * 60;

impl Clock {
    /// Whether a clock showed this at `instant`: one in the named zone, else the instant's own or one in UTC.
    ///
    /// A time may be a minute off, a multiple of five minutes three, and one that calls itself approximate a quarter of an hour.
    pub fn fits(&self, instant: Instant) -> bool {
        let utc = instant.naive_utc().time();
        let utc = i32::try_from(utc.num_seconds_from_midnight() / 60).unwrap_or(0);
        let own = utc + instant.offset().local_minus_utc() / 60;
        let shown = match self.offset {
            Some(offset) => [utc + offset; 2],
            None => [own, utc],
        };
        shown.into_iter().any(|it| self.is_near(it))
    }

    fn is_near(&self, minutes: i32) -> bool {
        let tolerance = match self {
            Self { about: true, .. } => 15,
            Self { minutes, .. } if minutes % 5 == 0 => 3,
            _ => 1,
        };
        let apart = (i32::from(self.minutes) - minutes).rem_euclid(DAY);
        apart.min(DAY - apart) <= tolerance
    }

    /// The minutes from this time to the next `end`: less than a day.
    pub fn until(&self, end: Self) -> u16 {
        let apart = i32::from(end.minutes) - i32::from(self.minutes);
        u16::try_from(apart.rem_euclid(DAY)).unwrap_or(0)
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.minutes / 60, self.minutes % 60)
    }
}

/// One time in a sentence, or a range of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ClockFigure {
    pub(super) tokens: Range<usize>,
    pub(super) start: usize,
    pub(super) from: Clock,
    pub(super) to: Option<Clock>,
    /// Whether a zone is named whose offset is not known.
    pub(super) is_foreign: bool,
}

/// The time or range that begins with the token `at`.
pub(super) fn at(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<ClockFigure> {
    let One { clock: mut from, half, mut is_foreign, next } = single(sentence, at, words)?;
    let mut figure = ClockFigure { tokens: at..next, start: at, from, to: None, is_foreign };
    let is_join =
        matches!(sentence.word(next), "-" | "–" | "—") || words.until.has(sentence.word(next));
    let second = is_join.then(|| single(sentence, next + 1, words)).flatten();
    if let Some(One { clock: mut to, half: second_half, is_foreign: foreign, next }) = second {
        // One half of the day, written once, is that of both, unless the range would run backwards.
        if half.is_none() && second_half == Some(Half::Pm) && from.minutes < NOON {
            let later = from.minutes + NOON;
            from.minutes = if later <= to.minutes { later } else { from.minutes };
        }
        // One zone, written once, is that of both.
        from.offset = from.offset.or(to.offset);
        to.offset = to.offset.or(from.offset);
        is_foreign |= foreign;
        figure = ClockFigure { tokens: at..next, start: at, from, to: Some(to), is_foreign };
    }
    let about = at
        .checked_sub(1)
        .filter(|it| matches!(sentence.word(*it), "~" | "≈") || is_about(sentence, *it, words));
    if let Some(start) = about {
        figure.start = start;
        figure.from.about = true;
        if let Some(to) = &mut figure.to {
            to.about = true;
        }
    }
    Some(figure)
}

fn is_about(sentence: Sentence<'_>, at: usize, words: &Words) -> bool {
    words.about.iter().any(|it| it.exactly(sentence, at) == Some(at + 1))
}

/// One time, as written.
struct One {
    clock: Clock,
    half: Option<Half>,
    /// Whether its zone is not known.
    is_foreign: bool,
    /// Where it ends.
    next: usize,
}

/// Half of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Half {
    Am,
    Pm,
}

/// `14:32`, `14:32:10 UTC`, `2:57 pm PST`, and `2 pm`, which is about right.
fn single(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<One> {
    let written = two_digits(sentence, at).filter(|it| *it < 24)?;
    let follows_colon = sentence.is_attached(at) && sentence.word(at - 1) == ":";
    let minute = minute(sentence, at + 1);
    let (minute, next) = minute.unwrap_or((0, at + 1));
    let half = half(sentence.word(next), words);
    let is_full = half.is_some() && (1..=12).contains(&written);
    if follows_colon || next == at + 1 && !is_full {
        return None;
    }
    let hour = match half {
        Some(Half::Am) => written % 12,
        Some(Half::Pm) => written % 12 + 12,
        None => written,
    };
    let about = next == at + 1;
    let next = if half.is_some() { next + 1 } else { next };
    let (offset, is_foreign, next) = zone(sentence, next, words);
    let clock = Clock { minutes: hour * 60 + minute, offset, about };
    Some(One { clock, half, is_foreign, next })
}

/// `:32` or `:32:10` at the token `at`: the minute, and where it ends.
fn minute(sentence: Sentence<'_>, at: usize) -> Option<(u16, usize)> {
    let is_second = |at: usize| sentence.word(at) == ":" && sentence.is_attached(at + 1);
    let minute = two_digits(sentence, at + 1).filter(|it| *it < 60 && is_second(at))?;
    let has_seconds = is_second(at + 2) && two_digits(sentence, at + 3).is_some();
    let is_whole = sentence.word(at + 1).len() == 2;
    is_whole.then_some((minute, if has_seconds { at + 4 } else { at + 2 }))
}

fn two_digits(sentence: Sentence<'_>, at: usize) -> Option<u16> {
    let written = sentence.word(at);
    let is_short = sentence.is(at, TokenKind::Number) && (1..=2).contains(&written.len());
    is_short.then(|| written.parse().ok()).flatten()
}

fn half(word: &str, words: &Words) -> Option<Half> {
    match word {
        it if words.am.has(it) => Some(Half::Am),
        it if words.pm.has(it) => Some(Half::Pm),
        _ => None,
    }
}

/// A zone's short name in capitals: its offset, whether it is unknown, and where it ends.
fn zone(sentence: Sentence<'_>, at: usize, words: &Words) -> (Option<i32>, bool, usize) {
    let written = sentence.written(at);
    let is_name = (1..=5).contains(&written.len())
        && written.bytes().all(|it| it.is_ascii_uppercase())
        && sentence.is(at, TokenKind::Word);
    let has_sign = matches!(sentence.word(at + 1), "+" | "-")
        && sentence.is_attached(at + 2)
        && sentence.is_attached(at + 1)
        && sentence.is(at + 2, TokenKind::Number);
    match words.zones.get(written) {
        Some(0) if has_sign => (None, true, at + 3),
        Some(offset) => (Some(*offset), false, at + 1),
        None if is_name && written.len() >= 2 => (None, true, at + 1),
        None => (None, false, at),
    }
}
