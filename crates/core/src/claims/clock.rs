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
    let (mut from, mut is_foreign, next) = single(sentence, at, words)?;
    let mut figure = ClockFigure { tokens: at..next, start: at, from, to: None, is_foreign };
    let is_join =
        matches!(sentence.word(next), "-" | "–" | "—") || words.until.has(sentence.word(next));
    let second = is_join.then(|| single(sentence, next + 1, words)).flatten();
    if let Some((mut to, foreign, next)) = second {
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

/// `14:32`, `14:32:10 UTC`, `2:57 pm PST`: the time, whether its zone is unknown, and where it ends.
fn single(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<(Clock, bool, usize)> {
    let two_digits = |it: usize| {
        let written = sentence.word(it);
        (sentence.is(it, TokenKind::Number) && (1..=2).contains(&written.len()))
            .then(|| written.parse::<u16>().ok())
            .flatten()
    };
    let mut hour = two_digits(at).filter(|it| *it < 24)?;
    let follows_colon = sentence.is_attached(at) && sentence.word(at - 1) == ":";
    if follows_colon || sentence.word(at + 1) != ":" || !sentence.is_attached(at + 2) {
        return None;
    }
    let minute = two_digits(at + 2).filter(|it| *it < 60 && sentence.word(at + 2).len() == 2)?;
    let mut next = at + 3;
    if sentence.word(next) == ":"
        && sentence.is_attached(next + 1)
        && two_digits(next + 1).is_some()
    {
        next += 2;
    }
    if words.am.has(sentence.word(next)) {
        hour %= 12;
        next += 1;
    } else if words.pm.has(sentence.word(next)) {
        hour = hour % 12 + 12;
        next += 1;
    }
    let (offset, is_foreign, next) = zone(sentence, next, words);
    Some((Clock { minutes: hour * 60 + minute, offset, about: false }, is_foreign, next))
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
