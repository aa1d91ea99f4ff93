//! The entries of a timeline.

use std::rc::Rc;

use afterword_core::list::List;
use afterword_core::postmortem::{Entry, EntryKind, EntryTime};
use afterword_core::time::Instant;
use chrono::FixedOffset;
use serde_json::Value;

use super::Fields;
use crate::times::day;

/// Reads the entries of a list. What has a time that can't be read keeps it as it is written.
///
/// ```
/// use afterword_embed::data::entries;
///
/// let list = serde_json::json!([{"at": "2026-03-10 03:12", "text": "Probe failed"}, {"at": "soon after", "text": "Calls"}]);
/// let entries = entries(list.as_array().unwrap());
/// assert_eq!(entries[0].time.start().unwrap().to_rfc3339(), "2026-03-10T03:12:00+00:00");
/// assert_eq!(entries[1].stamp, "soon after");
/// ```
pub fn entries(list: &[Value]) -> List<Entry> {
    let read = |(at, value): (usize, &Value)| {
        let it = Fields::of(value);
        let time = time(it);
        let text =
            value.as_str().map_or_else(|| it.text(&["text", "what", "title"]), str::to_owned);
        let mut entry = Entry::new(it.id(at), time, text);
        entry.kind = it.choice(&["kind"], &EntryKind::ALL, EntryKind::key).unwrap_or_default();
        entry.source = it.text(&["source", "who"]);
        entry.links = it.texts(&["links", "link"]);
        let stamps: &[&str] =
            if time == EntryTime::Unknown { &["stamp", "at", "time"] } else { &["stamp"] };
        // So is a time called that nobody knows.
        entry.stamp = Some(it.text(stamps)).filter(|it| it != "unknown").unwrap_or_default();
        Rc::new(entry)
    };
    list.iter().enumerate().map(read).collect()
}

fn time(entry: Fields<'_>) -> EntryTime {
    let Some(value) = entry.get(&["time", "at"]) else { return EntryTime::Unknown };
    let it = Fields::of(value);
    let at = |names: &[&str]| instant(&it.text(names));
    if let Some(text) = value.as_str() {
        return instant(text).map_or(EntryTime::Unknown, EntryTime::Exact);
    }
    if let Some(span) = it.get(&["span"]).map(Fields::of) {
        let ends = instant(&span.text(&["from"])).zip(instant(&span.text(&["to"])));
        return ends.map_or(EntryTime::Unknown, |(from, to)| EntryTime::Span { from, to });
    }
    match (at(&["exact"]), at(&["approximate"])) {
        (Some(at), _) => EntryTime::Exact(at),
        (None, Some(at)) => EntryTime::Approximate(at),
        (None, None) => EntryTime::Unknown,
    }
}

/// Reads an instant as files have it, or without seconds, or without the offset of its zone, which is then taken for UTC.
///
/// By hand, because the general reader of dates is large.
///
/// ```
/// use afterword_embed::data::instant;
///
/// assert_eq!(instant("2026-03-10T03:12:07.5+01:00").unwrap().to_rfc3339(), "2026-03-10T03:12:07.500+01:00");
/// assert_eq!(instant("2026-03-10 03:12").unwrap().to_rfc3339(), "2026-03-10T03:12:00+00:00");
/// assert_eq!(instant("2026-13-10T03:12"), None);
/// ```
pub fn instant(text: &str) -> Option<Instant> {
    let text = text.trim();
    let (date, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let end = time.find(['Z', 'z', '+', '-']).unwrap_or(time.len());
    let (clock, zone) = time.split_at(end);
    let mut parts = clock.trim().splitn(3, ':');
    let mut part = || parts.next()?.parse::<u32>().ok();
    let (hour, minute) = (part()?, part()?);
    let seconds = parts.next().unwrap_or("0");
    let (second, rest) = seconds.split_once('.').unwrap_or((seconds, ""));
    let nanos = format!("{:0<9}", rest.get(..rest.len().min(9))?).parse().ok()?;
    let local = day(date)?.and_hms_nano_opt(hour, minute, second.parse().ok()?, nanos)?;
    local.and_local_timezone(offset(zone)?).single()
}

/// `+01:00`, `Z`, or nothing.
fn offset(zone: &str) -> Option<FixedOffset> {
    let digits = zone.trim_start_matches(['+', '-', 'Z', 'z']);
    let (hours, minutes) = digits.split_once(':').unwrap_or((digits, "0"));
    let number = |it: &str| if it.is_empty() { Some(0) } else { it.parse::<i32>().ok() };
    let seconds = number(hours)? * 3_600 + number(minutes)? * 60;
    FixedOffset::east_opt(if zone.starts_with('-') { -seconds } else { seconds })
}
