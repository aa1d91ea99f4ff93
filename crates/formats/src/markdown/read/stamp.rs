//! The time at the front of a timeline line, as written and as understood.

use chrono::NaiveTime;

use super::day::{self, Day};
use super::zone::{self, ZoneWord};

/// What the front of a line says about a time.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    /// As written, without the marks around it.
    pub(super) written: String,
    pub(super) day: Option<Day>,
    pub(super) clock: Option<Clock>,
    /// The end, where it is a span.
    pub(super) until: Option<NaiveTime>,
    /// Whether it says *about*.
    pub(super) is_vague: bool,
    pub(super) zone: Option<ZoneWord>,
    /// What follows, without the mark between.
    pub(super) rest: String,
    /// Whether a mark or the end of the line parts it from what follows.
    pub(super) is_parted: bool,
}

/// A time of day, as far as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    At(NaiveTime),
    /// Something that stands for a time and is none: `2X:XX`, `--:--`.
    Placeholder,
}

impl Stamp {
    /// Something that stands where a time belongs, and is none that can be read.
    pub(super) fn unread(written: &str, rest: String) -> Self {
        Self {
            written: written.to_owned(),
            day: None,
            clock: Some(Clock::Placeholder),
            until: None,
            is_vague: false,
            zone: None,
            rest,
            is_parted: true,
        }
    }
}

impl Clock {
    pub(super) fn time(self) -> Option<NaiveTime> {
        match self {
            Self::At(time) => Some(time),
            Self::Placeholder => None,
        }
    }
}

const VAGUE: [&str; 8] = ["~", "≈", "ca. ", "ca ", "circa ", "about ", "around ", "approx. "];

/// Reads the time at the front of `line`; `None` if the line begins with something else.
pub(super) fn read(line: &str) -> Option<Stamp> {
    let line = line.trim();
    let opening = line.len() - line.trim_start_matches(['*', '_', '`', '[']).len();
    let start = &line[opening..];
    let start = start
        .strip_prefix('-')
        .filter(|it| it.starts_with(|it: char| it.is_ascii_digit()))
        .unwrap_or(start);
    let (vague, text) = strip_vague(start);
    let (day, text) = day::strip(text).map_or((None, text), |(day, rest)| (Some(day), rest));
    let (vague_time, after_day) = strip_vague(skip_between(text, day.is_some()));
    let (clock, until, zone, text) = match strip_clock(after_day, day.is_some()) {
        Some((clock, rest)) => {
            let (zone, rest) = strip_zone(rest);
            let (until, rest) = strip_until(rest);
            let (later_zone, rest) = if until.is_some() { strip_zone(rest) } else { (None, rest) };
            (Some(clock), until, zone.or(later_zone), rest)
        }
        None => (None, None, None, text),
    };
    if day.is_none() && clock.is_none() {
        return None;
    }
    let written = start[..start.len() - text.len()].trim().trim_end_matches(',');
    let written = written.to_owned();
    let (rest, is_parted) = parted(&line[..opening], text);
    Some(Stamp { written, day, clock, until, is_vague: vague || vague_time, zone, rest, is_parted })
}

fn strip_vague(text: &str) -> (bool, &str) {
    let head = |mark: &str| text.get(..mark.len());
    match VAGUE.iter().find(|mark| head(mark).is_some_and(|it| it.eq_ignore_ascii_case(mark))) {
        Some(mark) => (true, text[mark.len()..].trim_start()),
        None => (false, text),
    }
}

/// Skips what may stand between a day and a time.
fn skip_between(text: &str, has_day: bool) -> &str {
    if !has_day {
        return text;
    }
    let text = text.strip_prefix('T').unwrap_or(text);
    let text = text.trim_start_matches([' ', '\t', ',', '@']);
    text.strip_prefix("at ").unwrap_or(text)
}

/// Takes `14:32`, `14:32:10`, `2:32 pm`, `2pm` or a placeholder off the front; after a day, `1625` too.
fn strip_clock(text: &str, has_day: bool) -> Option<(Clock, &str)> {
    let (clock, rest) = bare_clock(text, has_day)?;
    (!rest.starts_with(|it: char| it.is_alphanumeric())).then_some((clock, rest))
}

fn bare_clock(text: &str, has_day: bool) -> Option<(Clock, &str)> {
    let bytes = text.as_bytes();
    let is_gap = |it: &u8| it.is_ascii_digit() || b"Xx?-".contains(it);
    let head = text.bytes().take_while(|it| is_gap(it)).count();
    let is_placeholder = bytes.get(head) == Some(&b':')
        && (1..=2).contains(&head)
        && bytes.get(head + 1..head + 3).is_some_and(|it| it.iter().all(is_gap))
        && bytes[..head + 3].iter().any(|it| !it.is_ascii_digit() && *it != b':');
    if is_placeholder {
        return Some((Clock::Placeholder, &text[head + 3..]));
    }
    if has_day && (text == "X" || text.starts_with("X:") || text.starts_with("X ")) {
        return Some((Clock::Placeholder, &text[1..]));
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
    let (second, rest) = minute.and_then(|_| two_digits(rest)).unwrap_or((0, rest));
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

/// Takes ` UTC`, ` (UTC+1)` or ` (6:48 PDT)` off the front.
fn strip_zone(text: &str) -> (Option<ZoneWord>, &str) {
    let bare = text.trim_start();
    let (zone, text) = match zone::strip(bare) {
        Some((zone, rest)) if !rest.starts_with(|it: char| it.is_alphanumeric()) => {
            (Some(zone), rest)
        }
        _ => (None, text),
    };
    let inner = text.trim_start().strip_prefix('(').and_then(|it| it.split_once(')'));
    let Some((inner, rest)) = inner else { return (zone, text) };
    let as_zone = zone::strip(inner.trim()).filter(|(_, rest)| rest.trim().is_empty());
    if let Some((word, _)) = as_zone {
        return (zone.or(Some(word)), rest);
    }
    // The same time elsewhere belongs to the stamp, but says nothing new.
    let elsewhere = strip_clock(inner.trim(), false).is_some_and(|(_, it)| {
        let it = it.trim();
        it.is_empty() || zone::strip(it).is_some_and(|(_, rest)| rest.trim().is_empty())
    });
    if elsewhere { (zone, rest) } else { (zone, text) }
}

fn strip_until(text: &str) -> (Option<NaiveTime>, &str) {
    let dash = text.trim_start().strip_prefix(['-', '–', '—']);
    let until = dash.and_then(|it| strip_clock(it.trim_start(), false));
    match until {
        Some((Clock::At(time), rest)) => (Some(time), rest),
        _ => (None, text),
    }
}

/// The text behind a stamp, without the mark between the two.
fn parted(opening: &str, text: &str) -> (String, bool) {
    let marks = ['*', '_', '`', ']'];
    let closed = text.trim_start_matches(marks);
    let is_closed = closed.len() < text.len();
    let bare = closed.trim_start();
    let rest = bare.trim_start_matches(['-', '–', '—', ':', '|', '·', '.']);
    let is_parted = rest.is_empty() || rest.len() < bare.len() || is_closed;
    let after = rest.trim_start_matches(['*', '_', '`']);
    let closes_late =
        rest.len() < bare.len() && after.len() < rest.len() && after.starts_with([' ', '\t']);
    let rest = if closes_late { after } else { rest }.trim();
    // Where the whole line is bold, its text stays bold.
    let wraps = !is_closed && !closes_late && !opening.is_empty() && !rest.is_empty();
    (if wraps { format!("{opening}{rest}") } else { rest.to_owned() }, is_parted)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(line: &str, written: &str, rest: &str) {
        let stamp = read(line).unwrap_or_else(|| panic!("{line:?} has a stamp"));
        assert_eq!((stamp.written.as_str(), stamp.rest.as_str()), (written, rest), "{line:?}");
    }

    #[test]
    fn stamps_of_real_documents_are_read() {
        check("12:48 (6:48 PDT): text", "12:48 (6:48 PDT)", "text");
        check("4:49 AM: text", "4:49 AM", "text");
        check("12:32 UTC – text", "12:32 UTC", "text");
        check("21:06 - Logger error", "21:06", "Logger error");
        check("5:55 PM ", "5:55 PM", "");
        check("2023-07-25 14:09: text", "2023-07-25 14:09", "text");
        check("2024-06-28 7:09 AM Eastern: text", "2024-06-28 7:09 AM Eastern", "text");
        check("**16:58 UTC** - text", "16:58 UTC", "text");
        check("**00:27 UTC:** text", "00:27 UTC", "text");
        check("**21:17 UTC: whole line bold**", "21:17 UTC", "**whole line bold**");
        check("~9:00 AM: text", "~9:00 AM", "text");
        check("2022-02-02 1625: text", "2022-02-02 1625", "text");
        check("Jan 14, 10:18 AM", "Jan 14, 10:18 AM", "");
        check("[12-05 16:21] text", "12-05 16:21", "text");
        check("2019-12-03 --:--", "2019-12-03 --:--", "");
        check("2022-02-02 X: text", "2022-02-02 X", "text");
        check("2018-07-08 ca. 18:30", "2018-07-08 ca. 18:30", "");
        check("17:00-18:00 text", "17:00-18:00", "text");
        check("2X:XX (not sure exact time)", "2X:XX", "(not sure exact time)");
        check("`07:35` Team funds", "07:35", "Team funds");
        check("_4/21/23_", "4/21/23", "");
        check("09/07/2022 - text", "09/07/2022", "text");
    }

    #[test]
    fn other_lines_have_none() {
        for line in [
            "alert fired",
            "14 pods died",
            "2 customers",
            "[link](x)",
            "",
            "1/3 of pods",
            "10.5: x",
            "25:00 x",
            "May the",
        ] {
            assert_eq!(read(line).map(|it| it.written), None, "{line:?}");
        }
    }

    proptest! {
        #[test]
        fn no_line_is_too_odd(line in "[-0-9:/ XJanuryPMUTC+~*_`()\\[\\],.|é]{0,24}|\\PC{0,16}") {
            let _ = read(&line);
        }
    }
}
