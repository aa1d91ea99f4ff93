//! Reads lengths of time, shares and counts out of a sentence.

use std::ops::Range;

use super::amount::{Amount, Bound};
use super::token::{Sentence, TokenKind};
use super::words::Words;

/// A figure in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Figure {
    /// The tokens of the figure itself, without what says how exact it is.
    pub(super) tokens: Range<usize>,
    /// The first token that belongs to it: “about”, “within”.
    pub(super) start: usize,
    pub(super) amount: Amount,
    pub(super) kind: FigureKind,
}

/// What sort of figure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureKind {
    /// Seconds.
    Length,
    /// Percent.
    Share,
    /// A number of something.
    Count,
}

/// A number, or two as in “10–15”.
struct Number {
    low: f64,
    high: f64,
    step: f64,
    next: usize,
}

/// The figure that begins with the token `at`.
pub(super) fn at(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<Figure> {
    let (amount, next, kind) = length(sentence, at, words)
        .map(|(amount, next)| (amount, next, FigureKind::Length))
        .or_else(|| share_or_count(sentence, at, words))?;
    let (start, bound) = bound(sentence, at, next, words);
    let next = if sentence.word(next) == "+" { next + 1 } else { next };
    Some(Figure { tokens: at..next, start, amount: Amount { bound, ..amount }, kind })
}

/// One or more numbers with units, each smaller than the one before: `1 h 23 min`, “two hours and five minutes”.
fn length(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<(Amount, usize)> {
    let (mut amount, mut unit, mut next) = length_part(sentence, at, words)?;
    loop {
        let joined = words.and.has(sentence.word(next)) || sentence.word(next) == ",";
        let from = if joined { next + 1 } else { next };
        if joined && let Some((part, step, end)) = part(sentence, from, words) {
            let (part, step) = (part * f64::from(unit), step * f64::from(unit));
            let (low, high) = (amount.low + part, amount.high + part);
            return Some((Amount { low, high, step, ..amount }, end));
        }
        let Some((part, smaller, after)) = length_part(sentence, from, words) else { break };
        if smaller >= unit || amount.low < amount.high {
            break;
        }
        amount = Amount { low: amount.low + part.low, high: amount.high + part.high, ..part };
        (unit, next) = (smaller, after);
    }
    Some((amount, next))
}

/// A number and its unit, in seconds.
fn length_part(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<(Amount, i32, usize)> {
    let number = quarters_of(sentence, at, words)
        .or_else(|| couple(sentence, at, words))
        .or_else(|| number(sentence, at, words))
        .or_else(|| article(sentence, at, words))?;
    let mut next = number.next;
    if matches!(sentence.word(next), "-" | "+") {
        next += 1;
    }
    let unit = *words.units.get(sentence.word(next))?;
    // `5 m` may be metres and `3M` millions; `m` counts only where it is attached and small.
    let is_letter = sentence.word(next).len() == 1;
    if is_letter
        && (!sentence.is_attached(next) && number.next == next && sentence.word(next) == "m")
    {
        return None;
    }
    if is_letter && sentence.written(next) == "M" {
        return None;
    }
    let seconds = f64::from(unit);
    let step = match (unit, number.step) {
        // People round minutes to five.
        (60, step) if step == 1.0 && number.high >= 5.0 && number.high % 5.0 == 0.0 => 5.0,
        (_, step) => step,
    };
    let amount = Amount {
        low: number.low * seconds,
        high: number.high * seconds,
        step: step * seconds,
        bound: Bound::Exact,
    };
    Some((amount, unit, next + 1))
}

/// “a minute”, “half an hour”, “an hour”.
fn article(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<Number> {
    if let Some(next) = is_half(sentence, at, words) {
        let next = if words.articles.has(sentence.word(next)) { next + 1 } else { next };
        return Some(Number { low: 0.5, high: 0.5, step: 0.5, next });
    }
    let is_article = words.articles.has(sentence.word(at));
    // “a 5 m” is no minute, and “a day” by itself is a turn of phrase unless a verb of lasting says otherwise.
    (is_article
        && words.units.contains_key(sentence.word(at + 1))
        && sentence.word(at + 1).len() > 1)
        .then_some(Number { low: 1.0, high: 1.0, step: 1.0, next: at + 1 })
}

/// “a couple of hours”: where the unit stands is the end.
fn couple(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<Number> {
    let is_couple =
        words.articles.has(sentence.word(at)) && words.couple.has(sentence.word(at + 1));
    let next = if words.of.has(sentence.word(at + 2)) { at + 3 } else { at + 2 };
    is_couple.then_some(Number { low: 2.0, high: 2.0, step: 1.0, next })
}

/// Where “half” or “a half” ends.
fn is_half(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<usize> {
    let from = if words.articles.has(sentence.word(at)) { at + 1 } else { at };
    words.half.has(sentence.word(from)).then_some(from + 1)
}

/// “a quarter of an hour”, “three-quarters of an hour”: where the unit stands is the end.
fn quarters_of(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<Number> {
    let (low, step, next) = quarters(sentence, at, words)?;
    let of = if words.of.has(sentence.word(next)) { next + 1 } else { next };
    let next = if words.articles.has(sentence.word(of)) { of + 1 } else { of };
    Some(Number { low, high: low, step, next })
}

/// “a quarter”, “three quarters”: how much, what it is a multiple of, and where it ends.
fn quarters(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<(f64, f64, usize)> {
    let n = match sentence.word(at) {
        word if words.articles.has(word) => 1,
        word => *words.numbers.get(word).filter(|it| matches!(it, 1 | 3))?,
    };
    let next = if sentence.word(at + 1) == "-" { at + 2 } else { at + 1 };
    words.quarters.has(sentence.word(next)).then_some((f64::from(n) / 4.0, 0.25, next + 1))
}

/// The part of one that stands behind “and”: “a half”, “a quarter”, “three quarters”.
fn part(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<(f64, f64, usize)> {
    let half = is_half(sentence, at, words).filter(|it| *it == at + 2).map(|it| (0.5, 0.5, it));
    half.or_else(|| quarters(sentence, at, words))
        .filter(|(_, _, end)| !words.of.has(sentence.word(*end)))
}

/// `12`, `1.5`, `10–15`, “ten”, “forty-five”, “one and a half”.
fn number(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<Number> {
    let (low, step, next) = single(sentence, at, words)?;
    let is_range =
        matches!(sentence.word(next), "-" | "–" | "—" | "/") || words.to.has(sentence.word(next));
    if is_range
        && let Some((high, step, next)) = single(sentence, next + 1, words)
        && high > low
    {
        return Some(Number { low, high, step, next });
    }
    if words.and.has(sentence.word(next))
        && let Some((part, step, next)) = part(sentence, next + 1, words)
    {
        return Some(Number { low: low + part, high: low + part, step, next });
    }
    Some(Number { low, high: low, step, next })
}

/// One number: its value, what it is a multiple of, and where it ends.
fn single(sentence: Sentence<'_>, at: usize, words: &Words) -> Option<(f64, f64, usize)> {
    let word = sentence.word(at);
    if sentence.is(at, TokenKind::Number) {
        let value: f64 = word.replace(',', "").parse().ok()?;
        let decimals = word.split_once('.').map_or(0, |(_, it)| it.len());
        let step = match word.rsplit_once('.') {
            Some((_, "5")) => 0.5,
            _ => 10f64.powi(-i32::try_from(decimals).ok()?),
        };
        return Some((value, step, at + 1));
    }
    let tens = *words.numbers.get(word)?;
    if tens >= 20
        && sentence.word(at + 1) == "-"
        && let Some(ones) = words.numbers.get(sentence.word(at + 2)).filter(|it| **it < 10)
    {
        return Some((f64::from(tens + ones), 1.0, at + 3));
    }
    Some((f64::from(tens), 1.0, at + 1))
}

/// `30 %`, `12.5 percent`, “half”, `50,000`, `1.2 million`, `50k`.
fn share_or_count(
    sentence: Sentence<'_>,
    at: usize,
    words: &Words,
) -> Option<(Amount, usize, FigureKind)> {
    if let Some(next) = is_half(sentence, at, words) {
        // Nobody counts exactly half of the users.
        let half = Amount { low: 50.0, high: 50.0, step: 10.0, bound: Bound::Exact };
        return Some((half, next, FigureKind::Share));
    }
    let number = number(sentence, at, words)?;
    let unit = sentence.word(number.next);
    let amount = |factor: f64, step: f64| Amount {
        low: number.low * factor,
        high: number.high * factor,
        step,
        bound: Bound::Exact,
    };
    if unit == "%" || words.percent.has(unit) {
        let is_round = number.step == 1.0 && number.high % 5.0 == 0.0 && number.high > 0.0;
        let step = if is_round { 5.0 } else { number.step };
        return Some((amount(1.0, step), number.next + 1, FigureKind::Share));
    }
    match words.multipliers.get(unit) {
        Some(factor) => {
            let factor = f64::from(*factor);
            Some((amount(factor, number.step * factor), number.next + 1, FigureKind::Count))
        }
        None => Some((amount(1.0, round_step(number.high)), number.next, FigureKind::Count)),
    }
}

/// The power of ten that the last digit other than zero stands for.
fn round_step(value: f64) -> f64 {
    let mut step = 1.0;
    while step < 1e12 && value > 0.0 && value % (step * 10.0) == 0.0 {
        step *= 10.0;
    }
    step
}

/// How exactly the figure from `at` to `next` is meant, and where the words begin that say so.
fn bound(sentence: Sentence<'_>, at: usize, next: usize, words: &Words) -> (usize, Bound) {
    let plus = (at..=next).any(|it| sentence.word(it) == "+");
    let mark = at.checked_sub(1).map_or("", |it| sentence.word(it));
    if (at..next).any(|it| words.couple.has(sentence.word(it))) {
        return (at, Bound::About);
    }
    if matches!(mark, "~" | "≈") {
        return (at - 1, Bound::About);
    }
    let lists = [
        (&words.about, Bound::About),
        (&words.at_most, Bound::AtMost),
        (&words.at_least, Bound::AtLeast),
    ];
    for (phrases, bound) in lists {
        let start = phrases.iter().find_map(|it| it.exactly_before(sentence, at));
        let Some(start) = start else { continue };
        // “just over”, “a little under”: near the figure.
        let is_near =
            start.checked_sub(1).is_some_and(|it| matches!(sentence.word(it), "just" | "little"));
        return (start, if is_near { Bound::About } else { bound });
    }
    (at, if plus { Bound::AtLeast } else { Bound::Exact })
}
