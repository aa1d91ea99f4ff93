//! A change in one sentence, from templates.

use std::sync::OnceLock;

use chrono::{DateTime, FixedOffset};

use super::{Change, Thing, Value, What};
use crate::postmortem::EntryTime;
use crate::wording::Wording;

/// The words for changes, in English.
pub fn english() -> &'static Wording {
    static ENGLISH: OnceLock<Wording> = OnceLock::new();
    ENGLISH.get_or_init(|| {
        Wording::read(include_str!("../../data/diff/en.json")).expect("a test reads this file")
    })
}

impl Thing {
    /// What sort of thing it is, by the name that the texts know it by.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Moment(_) => "moment",
            Self::Audience(_) => "audience",
            Self::Entry(_) => "entry",
            Self::Factor(_) => "factor",
            Self::Tree(_) => "tree",
            Self::Cause(_) => "cause",
            Self::Action(_) => "action",
            Self::Section(_) => "section",
        }
    }
}

impl Change {
    /// The change in one sentence, without a full stop: “Due date of action “Add a timeout” changed from 2025-10-12 to
    /// 2025-10-14”. Texts are only said to have changed; what became of them is in the [diff](super::TextDiff).
    pub fn sentence(&self, words: &Wording) -> String {
        let key = self.thing.key();
        let untitled = words.fill("untitled", &[]);
        let name = if self.name.is_empty() { &untitled } else { &self.name };
        let what = match self.part {
            "" => words.fill(key, &[]),
            part => words.fill(&format!("{key}.{part}"), &[("name", name)]),
        };
        let fill = |template: &str, values: &[(&str, &str)]| {
            let all: Vec<(&str, &str)> =
                [("what", what.as_str()), ("name", name)].iter().chain(values).copied().collect();
            words.fill(template, &all)
        };
        match &self.what {
            What::Added => fill("added", &[]),
            What::Removed => fill("removed", &[]),
            What::Moved => fill("moved", &[]),
            What::Other => fill("changed", &[]),
            What::Text(diff) => match (diff.old_text().is_empty(), diff.new_text().is_empty()) {
                (true, _) => fill("text.written", &[]),
                (_, true) => fill("text.cleared", &[]),
                _ => fill("text.reworded", &[]),
            },
            What::Value { from, to } => {
                let template = match (from, to) {
                    (Value::Nothing, _) => "value.set",
                    (_, Value::Nothing) => "value.cleared",
                    _ => "value.changed",
                };
                fill(template, &[("from", &from.shown(words)), ("to", &to.shown(words))])
            }
            What::List { added, removed } => {
                let template = match (added.is_empty(), removed.is_empty()) {
                    (true, true) => "list.reordered",
                    (false, true) => "list.added",
                    (true, false) => "list.removed",
                    (false, false) => "list.both",
                };
                fill(template, &[("added", &added.join(", ")), ("removed", &removed.join(", "))])
            }
        }
    }
}

impl Value {
    /// The value in words; times are those of the offset that they are written in.
    pub fn shown(&self, words: &Wording) -> String {
        match self {
            Self::Nothing => words.fill("nothing", &[]),
            Self::Name(text) | Self::Text(text) => text.clone(),
            Self::Choice(set, key) => {
                let name = format!("{set}.{key}");
                words.get(&name).unwrap_or(key).to_owned()
            }
            Self::Instant(at) => instant(at),
            Self::Date(day) => day.to_string(),
            Self::List(members) => members.join(", "),
            Self::Time(time) => match time {
                EntryTime::Unknown => words.fill("time.unknown", &[]),
                EntryTime::Exact(at) => instant(at),
                EntryTime::Approximate(at) => words.fill("time.about", &[("time", &instant(at))]),
                EntryTime::Span { from, to } => {
                    words.fill("time.span", &[("from", &instant(from)), ("to", &instant(to))])
                }
            },
        }
    }
}

fn instant(at: &DateTime<FixedOffset>) -> String {
    let is_utc = at.offset().local_minus_utc() == 0;
    at.format(if is_utc { "%Y-%m-%d %H:%M UTC" } else { "%Y-%m-%d %H:%M %:z" }).to_string()
}
