//! The timeline as a list: when, what sort of thing, what happened.

use afterword_core::Postmortem;
use afterword_core::postmortem::{Entry, EntryKind, EntryTime};
use afterword_core::stamp::{self, Clock};
use afterword_core::time::Instant;
use chrono::Datelike as _;

use super::super::illustration::{Illustrations, of_timeline};
use super::super::text::{Inline, begins_with_words, guard, hang, one_line};
use super::link;

pub(super) fn section(postmortem: &Postmortem, how: Illustrations<'_>) -> String {
    let mut blocks = Vec::new();
    for above in [timeline_notes(postmortem), of_timeline(postmortem, how)] {
        if !above.is_empty() {
            blocks.push(above);
            blocks.push(String::new());
        }
    }
    let zone_is_stated = zone_is_stated(postmortem);
    blocks.extend(postmortem.timeline_in_order().into_iter().map(|it| item(it, zone_is_stated)));
    blocks.join("\n")
}

/// The zone of the times, where it is the same for all.
pub(crate) fn timeline_notes(postmortem: &Postmortem) -> String {
    let offset = postmortem.timeline.iter().find_map(|it| it.time.start());
    match offset {
        Some(at) if zone_is_stated(postmortem) => {
            format!("Times are in {} (UTC{}).", Inline(postmortem.zone.name()), at.format("%:z"))
        }
        _ => String::new(),
    }
}

/// Whether one sentence can give the offset of every time.
fn zone_is_stated(postmortem: &Postmortem) -> bool {
    let ends = |it: EntryTime| match it {
        EntryTime::Span { from, to } => vec![from, to],
        other => other.start().into_iter().collect(),
    };
    let mut offsets =
        postmortem.timeline.iter().flat_map(|it| ends(it.time)).map(|it| *it.offset());
    let first = offsets.next();
    first.is_some() && offsets.all(|it| Some(it) == first)
}

fn item(entry: &Entry, zone_is_stated: bool) -> String {
    let header = entry_header(entry, zone_is_stated);
    let footer = entry_footer(entry);
    let text = guard(&entry.text);
    let mut out = if text.is_empty() {
        header
    } else if begins_with_words(&text) {
        format!("{header} — {}", hang(&text, 2))
    } else {
        format!("{header}\n\n  {}", hang(&text, 2))
    };
    if !footer.is_empty() {
        out.push_str(&format!("\n\n  {footer}"));
    }
    out
}

/// How the line of an entry begins: all that is known of it but its text.
pub(crate) fn entry_header(entry: &Entry, zone_is_stated: bool) -> String {
    let mut header = format!("- **{}**", time(entry.time, zone_is_stated));
    if entry.kind != EntryKind::Other {
        header.push_str(&format!(" · {}", kind_name(entry.kind)));
    }
    let stamp = one_line(&entry.stamp);
    if !stamp.is_empty() && !header.contains(&stamp) && !repeats(&stamp, entry.time) {
        header.push_str(&format!(" · written “{}”", Inline(&stamp)));
    }
    header
}

/// Whether `stamp`, the time as it was once written, says nothing that `time` does not: `12:32 UTC` of an entry at that time.
fn repeats(stamp: &str, time: EntryTime) -> bool {
    let (EntryTime::Exact(at) | EntryTime::Approximate(at)) = time else { return false };
    let local = at.naive_local();
    stamp::read(stamp).is_some_and(|it| {
        it.rest.is_empty()
            && it.until.is_none()
            && it.is_vague == matches!(time, EntryTime::Approximate(_))
            && it.clock.and_then(Clock::time) == Some(local.time())
            && it.day.is_none_or(|day| day.date(Some(local.year())) == Some(local.date()))
            && it.zone.is_none_or(|zone| zone.offset == Some(*at.offset()))
    })
}

/// What follows the text of an entry: who says so, and where to look.
pub(crate) fn entry_footer(entry: &Entry) -> String {
    let source = one_line(&entry.source);
    let source = (!source.is_empty()).then(|| format!("Source: {}", Inline(&source)));
    let links = entry.links.iter().filter(|it| !it.trim().is_empty()).map(|it| link(it));
    let parts: Vec<String> = source.into_iter().chain(links).collect();
    if parts.is_empty() { String::new() } else { format!("*{}*", parts.join(" · ")) }
}

fn time(time: EntryTime, zone_is_stated: bool) -> String {
    let show = |at: Instant| moment(at, zone_is_stated);
    match time {
        EntryTime::Unknown => "time unknown".to_owned(),
        EntryTime::Exact(at) => show(at),
        EntryTime::Approximate(at) => format!("~{}", show(at)),
        EntryTime::Span { from, to } if from.date_naive() == to.date_naive() && zone_is_stated => {
            format!("{}–{}", show(from), clock(to))
        }
        EntryTime::Span { from, to } => format!("{} – {}", show(from), show(to)),
    }
}

/// A time as its own clocks showed it; with its offset where that is not stated elsewhere.
pub(crate) fn moment(at: Instant, zone_is_stated: bool) -> String {
    let offset = if zone_is_stated { String::new() } else { at.format(" %:z").to_string() };
    format!("{} {}{offset}", at.format("%Y-%m-%d"), clock(at))
}

fn clock(at: Instant) -> String {
    let has_seconds = at.timestamp() % 60 != 0;
    at.format(if has_seconds { "%H:%M:%S" } else { "%H:%M" }).to_string()
}

fn kind_name(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Trigger => "Trigger",
        EntryKind::Symptom => "Symptom",
        EntryKind::Detection => "Detection",
        EntryKind::Escalation => "Escalation",
        EntryKind::Hypothesis => "Hypothesis",
        EntryKind::Decision => "Decision",
        EntryKind::Action => "Action",
        EntryKind::Communication => "Communication",
        EntryKind::Mitigation => "Mitigation",
        EntryKind::Recovery => "Recovery",
        EntryKind::Other => "Other",
    }
}
