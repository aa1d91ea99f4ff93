//! Times of day as people write them: `14:32`, `2:32 pm`, `1625`, and what stands for one: `2X:XX`.

use chrono::NaiveTime;

use super::zone;

/// A time of day, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// A time that can be read.
    At(NaiveTime),
    /// Something that stands for a time and is none: `2X:XX`, `--:--`.
    Placeholder,
}

impl Clock {
    /// The time, where it can be read.
    pub fn time(self) -> Option<NaiveTime> {
        match self {
            Self::At(time) => Some(time),
            Self::Placeholder => None,
        }
    }
}

/// Takes `14:32`, `14:32:10`, `2:32 pm`, `2pm` or a placeholder off the front; after a day, `1625` too.
pub(super) fn strip(text: &str, has_day: bool) -> Option<(Clock, &str)> {
    let (clock, rest) = bare(text, has_day)?;
    let goes_on = rest.starts_with(|it: char| it.is_alphanumeric());
    (!goes_on || zone::is_attached(rest)).then_some((clock, rest))
}

fn bare(text: &str, has_day: bool) -> Option<(Clock, &str)> {
    if let Some(rest) = strip_placeholder(text, has_day) {
        return Some((Clock::Placeholder, rest));
    }
    let n = text.bytes().take_while(u8::is_ascii_digit).count();
    if n == 4 && has_day {
        let time = NaiveTime::from_hms_opt(text[..2].parse().ok()?, text[2..4].parse().ok()?, 0)?;
        return Some((Clock::At(time), &text[4..]));
    }
    if !(1..=2).contains(&n) {
        return None;
    }
    let hour: u32 = text[..n].parse().ok()?;
    let (minute, rest) =
        two_digits(&text[n..]).map_or((None, &text[n..]), |(it, rest)| (Some(it), rest));
    let second = minute.and_then(|_| two_digits(rest));
    let (second, rest) = second.map_or((0, rest), |(it, rest)| (it, skip_fraction(rest)));
    let (afternoon, rest) = strip_half(rest);
    if minute.is_none() && afternoon.is_none() {
        return None;
    }
    let hour = match afternoon {
        // `13:05 PM` happens, and is clear.
        Some(_) if hour > 12 && minute.is_some() => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(is_pm) => hour % 12 + if is_pm { 12 } else { 0 },
        None => hour,
    };
    let time = NaiveTime::from_hms_opt(hour, minute.unwrap_or(0), second)?;
    Some((Clock::At(time), rest))
}

/// Takes `2X:XX`, `--:--` or, after a day, `X` off the front.
fn strip_placeholder(text: &str, has_day: bool) -> Option<&str> {
    let bytes = text.as_bytes();
    let is_gap = |it: &u8| it.is_ascii_digit() || b"Xx?-".contains(it);
    let head = text.bytes().take_while(|it| is_gap(it)).count();
    let is_placeholder = bytes.get(head) == Some(&b':')
        && (1..=2).contains(&head)
        && bytes.get(head + 1..head + 3).is_some_and(|it| it.iter().all(is_gap))
        && bytes[..head + 3].iter().any(|it| !it.is_ascii_digit() && *it != b':');
    if is_placeholder {
        return Some(&text[head + 3..]);
    }
    let is_lone = has_day && (text == "X" || text.starts_with("X:") || text.starts_with("X "));
    is_lone.then(|| &text[1..])
}

/// Fractions of a second say nothing here.
fn skip_fraction(text: &str) -> &str {
    let digits = text.strip_prefix('.').unwrap_or("");
    let n = digits.bytes().take_while(u8::is_ascii_digit).count();
    if n > 0 { &digits[n..] } else { text }
}

fn two_digits(text: &str) -> Option<(u32, &str)> {
    let digits = text.strip_prefix(':')?;
    let n = digits.bytes().take_while(u8::is_ascii_digit).count();
    (n == 2).then(|| Some((digits[..2].parse().ok()?, &digits[2..])))?
}

fn strip_half(text: &str) -> (Option<bool>, &str) {
    let bare = text.trim_start();
    for (mark, is_pm) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        let Some((head, rest)) = bare.split_at_checked(mark.len()) else { continue };
        if head.eq_ignore_ascii_case(mark) && !rest.starts_with(|it: char| it.is_alphanumeric()) {
            return (Some(is_pm), rest);
        }
    }
    (None, text)
}
