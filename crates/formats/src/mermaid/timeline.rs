//! A timeline as a Gantt chart.

use std::fmt::{self, Write as _};

use afterword_core::Postmortem;
use afterword_core::draw::Words;
use afterword_core::postmortem::{Entry, EntryTime};
use afterword_core::time::Instant;

use super::label::escape;

/// The timeline as a Gantt chart of Mermaid 11: a section a day, a milestone for each entry, a bar for what took a while, and the
/// moments last. An entry without a time stands at the time of the one before it and says so.
pub fn timeline(postmortem: &Postmortem, words: &Words) -> String {
    let mut out = String::new();
    write(&mut out, postmortem, words).expect("writing to a String cannot fail");
    out
}

fn write(out: &mut String, postmortem: &Postmortem, words: &Words) -> fmt::Result {
    let zone = words.fill("times-in", postmortem.zone.name());
    writeln!(out, "gantt\n    title {}", escape(&zone))?;
    writeln!(out, "    dateFormat YYYY-MM-DDTHH:mm:ss\n    axisFormat %H:%M")?;
    let mut at = postmortem.timeline.iter().find_map(|it| it.time.start());
    let mut day = None;
    for (n, entry) in postmortem.timeline_in_order().into_iter().enumerate() {
        at = entry.time.start().or(at);
        let Some(at) = at else { continue };
        if day != Some(at.date_naive()) {
            day = Some(at.date_naive());
            writeln!(out, "    section {}", at.format("%Y-%m-%d"))?;
        }
        write_entry(out, n, entry, at, words)?;
    }
    write_moments(out, postmortem, words)
}

fn write_entry(
    out: &mut String,
    n: usize,
    entry: &Entry,
    at: Instant,
    words: &Words,
) -> fmt::Result {
    let clock = at.format("%H:%M");
    let time = match entry.time {
        EntryTime::Unknown => words.get("no-time").to_owned(),
        EntryTime::Approximate(_) => words.fill("about", &clock.to_string()),
        EntryTime::Exact(_) | EntryTime::Span { .. } => clock.to_string(),
    };
    let text = escape(&format!("{time} {}", entry.text));
    match entry.time {
        EntryTime::Span { from, to } if from < to => {
            writeln!(out, "    {text} :e{n}, {}, {}", stamp(from), stamp(to))
        }
        _ => writeln!(out, "    {text} :milestone, e{n}, {}, 0s", stamp(at)),
    }
}

fn write_moments(out: &mut String, postmortem: &Postmortem, words: &Words) -> fmt::Result {
    let known = postmortem.moments.keys().filter_map(|it| Some((it, postmortem.instant_of(it)?)));
    for (n, (key, at)) in known.enumerate() {
        if n == 0 {
            writeln!(out, "    section {}", escape(words.get("moments")))?;
        }
        let text = escape(&format!("{} {}", at.format("%H:%M"), key));
        writeln!(out, "    {text} :crit, milestone, m{n}, {}, 0s", stamp(at))?;
    }
    Ok(())
}

fn stamp(at: Instant) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}
