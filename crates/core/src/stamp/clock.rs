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

/// Takes `14:32`, `14:32:10`, `2:32 pm`, `2.32pm`, `2pm`, `14h32` or a placeholder off the front; after a day, `1625` too.
///
/// What is `typed` may also begin with `14.32` or `1432`, unless it goes on as an amount does.
pub(super) fn strip(text: &str, has_day: bool, is_typed: bool) -> Option<(Clock, &str)> {
    let (clock, rest) = bare(text, has_day, is_typed)?;
    let goes_on = rest.starts_with(|it: char| it.is_alphanumeric());
    (!goes_on || zone::is_attached(rest)).then_some((clock, rest))
}

fn bare(text: &str, has_day: bool, is_typed: bool) -> Option<(Clock, &str)> {
    if let Some(rest) = strip_placeholder(text, has_day) {
        return Some((Clock::Placeholder, rest));
    }
    let n = text.bytes().take_while(u8::is_ascii_digit).count();
    if n == 4 && (has_day || is_typed && !is_year(text) && !is_amount(&text[4..])) {
        let time = NaiveTime::from_hms_opt(text[..2].parse().ok()?, text[2..4].parse().ok()?, 0)?;
        return Some((Clock::At(time), &text[4..]));
    }
    if !(1..=2).contains(&n) {
        return None;
    }
    let hour: u32 = text[..n].parse().ok()?;
    let behind = &text[n..];
    let minute = two_digits(behind, ':')
        .or_else(|| two_digits(behind, 'h').filter(|it| !is_amount(it.1)))
        .or_else(|| two_digits(behind, '.').filter(|it| is_dotted(n, it.1, is_typed)));
    let (minute, rest) = minute.map_or((None, behind), |(it, rest)| (Some(it), rest));
    let second = minute.and_then(|_| two_digits(rest, ':'));
    let (second, rest) = second.map_or((0, rest), |(it, rest)| (it, skip_fraction(rest)));
    let (afternoon, rest) = strip_half(rest);
    let (says_time, rest) = strip_uhr(rest).map_or((false, rest), |rest| (true, rest));
    if minute.is_none() && afternoon.is_none() && !says_time {
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

/// Whether a dot may stand between hours and minutes: `2.30pm` says so itself, of `14.55 text` and `10.04 GB` the next word.
fn is_dotted(n_hour_digits: usize, rest: &str, is_typed: bool) -> bool {
    let is_whole = rest.is_empty() || rest.starts_with([' ', '\t', ':', ']', '*', '|', '–']);
    strip_half(rest).0.is_some()
        || strip_uhr(rest).is_some()
        || is_typed && n_hour_digits == 2 && is_whole && !is_amount(rest)
}

fn is_year(digits: &str) -> bool {
    digits.starts_with("19") || digits.starts_with("20")
}

/// Whether the number before `rest` is an amount: of a unit, or of many things.
fn is_amount(rest: &str) -> bool {
    const UNITS: [&str; 27] = [
        "b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "ms", "s", "sec", "min", "h",
        "hr", "rps", "qps", "percent", "of", "million", "eur", "usd", "lts", "more", "out",
        "later", "other",
    ];
    let word = rest.trim_start();
    let end = word.find(|it: char| !it.is_alphanumeric()).unwrap_or(word.len());
    let (word, after) = (&word[..end], &word[end..]);
    let is_plural = word.len() > 3
        && word.ends_with('s')
        && !["ss", "us"].iter().any(|it| word.ends_with(it))
        && word.starts_with(|it: char| it.is_ascii_lowercase());
    let is_share = word.is_empty() && after.starts_with(['%', '€', '$', '/']);
    is_share || is_plural || UNITS.iter().any(|it| word.eq_ignore_ascii_case(it))
}

fn two_digits(text: &str, mark: char) -> Option<(u32, &str)> {
    let digits = text.strip_prefix(mark)?;
    let n = digits.bytes().take_while(u8::is_ascii_digit).count();
    (n == 2).then(|| Some((digits[..2].parse().ok()?, &digits[2..])))?
}

/// Takes the German word for a time off the front.
fn strip_uhr(text: &str) -> Option<&str> {
    let rest = text.trim_start().strip_prefix("Uhr")?;
    (!rest.starts_with(|it: char| it.is_alphanumeric())).then_some(rest)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let found = strip(text, false, true).and_then(|(clock, rest)| {
            Some((clock.time()?.format("%H:%M").to_string(), rest.to_owned()))
        });
        let expected = expected.map(|(time, rest)| (time.to_owned(), rest.to_owned()));
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn times_are_typed_in_many_ways() {
        check("2.30pm x", Some(("14:30", " x")));
        check("2:30pm x", Some(("14:30", " x")));
        check("2.30 p.m. x", Some(("14:30", " x")));
        check("14h50 x", Some(("14:50", " x")));
        check("9h05", Some(("09:05", "")));
        check("14.55 Uhr told", Some(("14:55", " told")));
        check("9 Uhr: told", Some(("09:00", ": told")));
        check("14.55 told", Some(("14:55", " told")));
        check("14.55", Some(("14:55", "")));
        check("14.55: told", Some(("14:55", ": told")));
        check("1432 told", Some(("14:32", " told")));
        check("0005 Bob told", Some(("00:05", " Bob told")));
        check("1432 - users told us", Some(("14:32", " - users told us")));
    }

    #[test]
    fn amounts_years_and_versions_are_no_times() {
        for text in [
            "2026 was a long year",
            "1999 it began",
            "2561 x",
            "1432 users affected",
            "1432 of them",
            "1432% more",
            "14.55 GB free",
            "14.55% of calls",
            "22.04 LTS upgraded",
            "10.04.2026 x",
            "10.11.12 released",
            "1.25 x",
            "14.5 x",
            "14.61 x",
            "14h50m x",
            "2h30 of downtime",
            "14h x",
            "14321 x",
        ] {
            check(text, None);
        }
        assert_eq!(strip("14.55 told", false, false), None, "only where it is typed");
        assert_eq!(strip("1432 told", false, false), None, "only where it is typed");
    }
}
