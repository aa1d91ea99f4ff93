//! Events as an iCalendar file (RFC 5545): a review meeting, and the days on which actions are due.

use std::fmt;

use afterword_core::actions::Action;
use afterword_core::time::Instant;
use afterword_core::workflow::MeetingInvitation;
use chrono::{Datelike as _, NaiveDate, TimeDelta, Timelike as _};

/// The longest line in octets, its end aside (RFC 5545, section 3.1).
const MAX_OCTETS: usize = 75;

/// One event of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name across calendars and versions: a calendar that has it already takes this for a new version.
    pub uid: String,
    /// Its subject, on one line.
    pub title: String,
    /// Whatever else there is to say.
    pub description: String,
    /// Its address on the web; none where empty.
    pub url: String,
    /// When it is.
    pub when: When,
}

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At a time of day. Written in UTC, which needs no table of a zone's rules beside it; calendars show it on their own clocks.
    At {
        /// Its beginning.
        start: Instant,
        /// Its length; none is written as a minute, since an event ends after it begins.
        minutes: u32,
    },
    /// A whole day that takes no time in the calendar, with a reminder at nine in the morning of a day before it.
    Day {
        /// The day.
        date: NaiveDate,
        /// How many days before the reminder comes.
        remind_days: u16,
    },
}

/// A date before the year 0 or after 9999, which no calendar file can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnfitDate {
    /// The title of the event.
    pub title: String,
}

impl fmt::Display for UnfitDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the date of “{}” has a year that no calendar file can hold", self.title)
    }
}

impl std::error::Error for UnfitDate {}

/// The review meeting as an event. `uid` stays the same when the meeting moves.
pub fn review_meeting(
    invitation: MeetingInvitation,
    start: Instant,
    uid: String,
    url: String,
) -> Event {
    let MeetingInvitation { title, description, minutes } = invitation;
    Event { uid, title, description, url, when: When::At { start, minutes } }
}

/// The day on which `action` is due as an event; `None` where it has no date or nothing is left to do.
///
/// Not a task: Outlook reads no `VTODO`.
pub fn action_due(action: &Action, uid: String, remind_days: u16) -> Option<Event> {
    let date = action.due.filter(|_| !action.state.is_closed())?;
    let parts = [&action.owner, &action.detail, &action.verification];
    let parts = parts.into_iter().map(|it| it.trim()).filter(|it| !it.is_empty());
    Some(Event {
        uid,
        title: action.title.clone(),
        description: parts.collect::<Vec<&str>>().join("\n\n"),
        url: action.tracker.clone(),
        when: When::Day { date, remind_days },
    })
}

/// A calendar file of `events`, made at `stamp`. The same events give the same bytes.
///
/// # Errors
///
/// When the date of an event does not fit into four digits of a year.
///
/// ```
/// use afterword_formats::calendar::{Event, When, write};
///
/// let stamp = chrono::DateTime::parse_from_rfc3339("2025-10-01T12:00:00+02:00")?;
/// let event = Event {
///     uid: "review-1@afterword".into(),
///     title: "Review: pool, locks; timeouts".into(),
///     description: String::new(),
///     url: String::new(),
///     when: When::At { start: stamp, minutes: 60 },
/// };
/// let file = write(&[event], stamp)?;
/// assert!(file.contains("\r\nDTSTART:20251001T100000Z\r\nDTEND:20251001T110000Z\r\n"));
/// assert!(file.contains("\r\nSUMMARY:Review: pool\\, locks\\; timeouts\r\n"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn write(events: &[Event], stamp: Instant) -> Result<String, UnfitDate> {
    let mut out = Lines(String::new());
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Afterword//Afterword//EN");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    for event in events {
        let unfit = || UnfitDate { title: event.title.clone() };
        out.event(event, stamp).ok_or_else(unfit)?;
    }
    out.line("END:VCALENDAR");
    Ok(out.0)
}

struct Lines(String);

impl Lines {
    fn event(&mut self, event: &Event, stamp: Instant) -> Option<()> {
        let title = event.title.split_whitespace().collect::<Vec<&str>>().join(" ");
        self.line("BEGIN:VEVENT");
        self.line(&format!("UID:{}", escaped(&event.uid)));
        self.line(&format!("DTSTAMP:{}", utc(stamp)?));
        match event.when {
            When::At { start, minutes } => {
                let end = start.checked_add_signed(TimeDelta::minutes(minutes.max(1).into()))?;
                self.line(&format!("DTSTART:{}", utc(start)?));
                self.line(&format!("DTEND:{}", utc(end)?));
            }
            When::Day { date, .. } => {
                self.line(&format!("DTSTART;VALUE=DATE:{}", day(date)?));
                self.line(&format!("DTEND;VALUE=DATE:{}", day(date.succ_opt()?)?));
                self.line("TRANSP:TRANSPARENT");
            }
        }
        self.line(&format!("SUMMARY:{}", escaped(&title)));
        if !event.description.trim().is_empty() {
            self.line(&format!("DESCRIPTION:{}", escaped(&event.description)));
        }
        if is_address(&event.url) {
            self.line(&format!("URL:{}", event.url));
        }
        if let When::Day { remind_days, .. } = event.when {
            self.alarm(&title, remind_days);
        }
        self.line("END:VEVENT");
        Some(())
    }

    /// Outlook ignores an alarm without a trigger, and RFC 5545 asks for a description of one that is displayed.
    fn alarm(&mut self, title: &str, days: u16) {
        let hours = i32::from(days) * 24 - 9;
        let sign = if hours < 0 { "" } else { "-" };
        self.line("BEGIN:VALARM");
        self.line("ACTION:DISPLAY");
        self.line(&format!("DESCRIPTION:{}", escaped(title)));
        self.line(&format!("TRIGGER:{sign}PT{}H", hours.abs()));
        self.line("END:VALARM");
    }

    /// Adds a line, folded where it is too long. No character is cut: its octets stay on one line.
    fn line(&mut self, content: &str) {
        let mut octets = 0;
        for letter in content.chars() {
            if octets + letter.len_utf8() > MAX_OCTETS {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(letter);
            octets += letter.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value: every way to end a line becomes `\n`, and control characters, which no value may hold, are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\r' => {
                letters.next_if_eq(&'\n');
                out.push_str("\\n");
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push(letter),
            _ if letter.is_control() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// Whether `url` may stand as an address: nothing in it can end its line.
fn is_address(url: &str) -> bool {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    is_web && url.chars().all(|it| !it.is_control() && !it.is_whitespace())
}

fn utc(instant: Instant) -> Option<String> {
    let it = instant.naive_utc();
    Some(format!("{}T{:02}{:02}{:02}Z", day(it.date())?, it.hour(), it.minute(), it.second()))
}

fn day(date: NaiveDate) -> Option<String> {
    let is_fit = (0..=9999).contains(&date.year());
    is_fit.then(|| format!("{:04}{:02}{:02}", date.year(), date.month(), date.day()))
}
