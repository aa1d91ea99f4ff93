//! Stamps: the time at the front of a line, as people write it, and what it says of day, time and zone.
//!
//! One reader serves what is typed, what is pasted and what is imported.

mod clock;
mod day;
mod marks;
mod row;
mod zone;

use chrono::{Days, NaiveDateTime, NaiveTime};

pub use clock::Clock;
pub(crate) use day::MONTHS;
pub use day::{
    Day, DayOrder, Numbers, find as find_day, find_in as find_day_in, strip as strip_day,
};
pub use marks::{day_line, is_marked};
pub(crate) use marks::{without_bullet, without_marks};
pub use row::{Cells, cells, is_ruler};
pub use zone::{ZoneWord, stated as stated_zone};

/// What the front of a line says about a time.
#[derive(Clone, Debug, PartialEq)]
pub struct Stamp {
    /// As written, without the marks around it.
    pub written: String,
    /// The day, where one is written.
    pub day: Option<Day>,
    /// What the numbers of the day say of their order, where they say anything.
    pub numbers: Option<Numbers>,
    /// The time of day, where one is written.
    pub clock: Option<Clock>,
    /// The end, where it is a span.
    pub until: Option<Until>,
    /// Whether it says *about*.
    pub is_vague: bool,
    /// The zone of the time; of a span the one that is written first.
    pub zone: Option<ZoneWord>,
    /// What follows, without the mark between.
    pub rest: String,
    /// Whether a mark or the end of the line parts it from what follows.
    pub is_parted: bool,
}

/// The end of a span.
#[derive(Clone, Debug, PartialEq)]
pub struct Until {
    /// The day, where the end has one of its own.
    pub day: Option<Day>,
    /// The time of day.
    pub time: NaiveTime,
    /// The zone: that of the beginning, unless the end has one of its own.
    pub zone: Option<ZoneWord>,
}

impl Until {
    /// The end on its day, which is that of `from` unless one is written: the next where it would be before `from`.
    pub fn after(&self, from: NaiveDateTime, year: Option<i32>) -> Option<NaiveDateTime> {
        if let Some(day) = self.day {
            return Some(day.date(year)?.and_time(self.time));
        }
        let same_day = from.date().and_time(self.time);
        if same_day < from { same_day.checked_add_days(Days::new(1)) } else { Some(same_day) }
    }
}

impl Stamp {
    /// Something that stands where a time belongs, and is none that can be read.
    pub fn unread(written: &str, rest: String) -> Self {
        Self {
            written: written.to_owned(),
            day: None,
            numbers: None,
            clock: Some(Clock::Placeholder),
            until: None,
            is_vague: false,
            zone: None,
            rest,
            is_parted: true,
        }
    }

    /// Whether it is a day and nothing else, which is the day of what follows.
    pub fn is_bare_day(&self) -> bool {
        self.clock.is_none() && self.rest.is_empty()
    }
}

/// How stamps are to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// The order of the numbers in a date that can be read in both.
    pub order: DayOrder,
    /// Whether the line is meant to begin with a time, so that `14.32` and `1432` are taken for one.
    pub is_typed: bool,
}

const VAGUE: [&str; 8] = ["~", "≈", "ca. ", "ca ", "circa ", "about ", "around ", "approx. "];

/// Reads the time at the front of `line`; `None` if the line begins with something else.
///
/// ```
/// use afterword_core::stamp;
///
/// let stamp = stamp::read("**16:58 UTC** - alert fired").unwrap();
/// assert_eq!((stamp.written.as_str(), stamp.rest.as_str()), ("16:58 UTC", "alert fired"));
/// assert!(stamp::read("14 pods died").is_none());
/// ```
pub fn read(line: &str) -> Option<Stamp> {
    read_in(line, Manner::default())
}

/// Reads the time at the front of `line` in that manner; `None` if the line begins with something else.
///
/// ```
/// use afterword_core::stamp::{self, DayOrder, Manner};
///
/// let manner = Manner { order: DayOrder::DayFirst, is_typed: true };
/// let stamp = stamp::read_in("10/11/2026 14.32 alert fired", manner).unwrap();
/// assert_eq!(stamp.day.and_then(|it| it.date(None)).unwrap().to_string(), "2026-11-10");
/// ```
pub fn read_in(line: &str, manner: Manner) -> Option<Stamp> {
    let line = line.trim();
    let opening = line.len() - line.trim_start_matches(['*', '_', '`', '[']).len();
    let start = &line[opening..];
    let start = start
        .strip_prefix('-')
        .filter(|it| it.starts_with(|it: char| it.is_ascii_digit()))
        .unwrap_or(start);
    let (is_vague, text) = strip_vague(start);
    let found = day::strip_in(text, manner.order);
    let (day, text) = found.map_or((None, text), |it| (Some(it.day), it.rest));
    let (is_vague_time, after_day) = strip_vague(skip_between(text, day.is_some()));
    let timed = clock::strip(after_day, day.is_some(), manner.is_typed).map(|(clock, rest)| {
        let is_iso = day.is_some() && text.starts_with('T');
        let (zone, rest) = zone::strip_behind(rest, day.is_some(), is_iso);
        let (until, rest) = strip_until(rest, zone.as_ref(), manner);
        (clock, zone, until, rest)
    });
    let (clock, zone, until, text) = match timed {
        Some((clock, zone, until, rest)) => (Some(clock), zone, until, rest),
        None => (None, None, None, text),
    };
    if day.is_none() && clock.is_none() {
        return None;
    }
    let zone = zone.or_else(|| until.as_ref()?.zone.clone());
    let written = start[..start.len() - text.len()].trim().trim_end_matches(',').to_owned();
    let (rest, is_parted) = parted(&line[..opening], text);
    let is_vague = is_vague || is_vague_time;
    let numbers = found.and_then(|it| it.numbers);
    Some(Stamp { written, day, numbers, clock, until, is_vague, zone, rest, is_parted })
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

/// Takes `–15:17 UTC` or `– 2026-11-19 01:00` off the front.
fn strip_until<'a>(
    text: &'a str,
    zone: Option<&ZoneWord>,
    manner: Manner,
) -> (Option<Until>, &'a str) {
    let until = || {
        let end = text.trim_start().strip_prefix(['-', '–', '—'])?.trim_start();
        let dated = day::strip_in(end, manner.order).filter(|it| matches!(it.day, Day::Full(_)));
        let (day, end) = dated.map_or((None, end), |it| (Some(it.day), it.rest));
        let text = skip_between(end, day.is_some());
        let (clock, rest) = clock::strip(text, day.is_some(), manner.is_typed)?;
        let is_iso = day.is_some() && end.starts_with('T');
        let (own, rest) = zone::strip_behind(rest, day.is_some(), is_iso);
        let zone = own.or_else(|| zone.cloned());
        Some((Until { day, time: clock.time()?, zone }, rest))
    };
    until().map_or((None, text), |(until, rest)| (Some(until), rest))
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
    let is_whole = after.is_empty() || after.starts_with([' ', '\t']);
    let closes_late = rest.len() < bare.len() && after.len() < rest.len() && is_whole;
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
        check("**09:20** – alert", "09:20", "alert");
        check("[09:45] text", "09:45", "text");
        check("10:00Z text", "10:00Z", "text");
        check("12:00 +00:00 off", "12:00 +00:00", "off");
        check("2026-11-18T11:00:00Z text", "2026-11-18T11:00:00Z", "text");
        check("2026-11-18T11:00:00.250-05:00 x", "2026-11-18T11:00:00.250-05:00", "x");
        check("2026-11-18 12:00 -05:00 x", "2026-11-18 12:00 -05:00", "x");
        check("2026-11-18 10:00-12:00 x", "2026-11-18 10:00-12:00", "x");
        check(
            "**2026-11-18 23:00 – 2026-11-19 01:00** · x",
            "2026-11-18 23:00 – 2026-11-19 01:00",
            "x",
        );
        // A word that is a zone only where a mark says so.
        check("12:00 Central station lost power", "12:00", "Central station lost power");
        check("12:00 +5 nodes", "12:00", "+5 nodes");
        check("09/07/2022 - text", "09/07/2022", "text");
    }

    #[track_caller]
    fn check_zone(line: &str, hours: Option<i32>) {
        let zone = read(line).and_then(|it| it.zone).and_then(|it| it.offset);
        assert_eq!(zone.map(|it| it.local_minus_utc()), hours.map(|it| it * 3600), "{line:?}");
    }

    #[test]
    fn zones_are_read_in_every_form() {
        check_zone("09:00 UTC deploy", Some(0));
        check_zone("09:50 CET told", Some(1));
        check_zone("10:00Z x", Some(0));
        check_zone("12:00 +00:00 off", Some(0));
        check_zone("12:00 UTC+2 off", Some(2));
        check_zone("2026-11-18T11:00:00+01:00 x", Some(1));
        check_zone("2026-11-18 11:00:00 -0500 x", Some(-5));
        check_zone("14:00–15:00 PDT x", Some(-7));
        check_zone("10:00-12:00 x", None);
        check_zone("10:00 -12:00 x", None);
        check_zone("10:00 ET x", None);
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
