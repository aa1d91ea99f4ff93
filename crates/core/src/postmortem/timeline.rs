//! The timeline: what happened when, as far as it is known.

use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::Postmortem;
use crate::id::Id;
use crate::list::Identified;
use crate::order;
use crate::time::{AsWritten, Instant};

/// Names a timeline entry.
pub type EntryId = Id<Entry>;

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Entry {
    /// Its name within the document.
    pub id: EntryId,
    /// When, as far as it is known.
    #[serde(default)]
    pub time: EntryTime,
    /// The time as it stood in the text it came from; empty if it was entered here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub stamp: String,
    /// What sort of thing it was.
    #[serde(default)]
    pub kind: EntryKind,
    /// What happened, as Markdown.
    #[serde(default)]
    pub text: String,
    /// Who or what says so.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// Addresses of graphs, tickets and messages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
}

impl Identified for Entry {
    fn id(&self) -> EntryId {
        self.id
    }
}

impl Entry {
    /// An entry of no particular kind.
    pub fn new(id: EntryId, time: EntryTime, text: String) -> Self {
        Self {
            id,
            time,
            stamp: String::new(),
            kind: EntryKind::default(),
            text,
            source: String::new(),
            links: Vec::new(),
        }
    }
}

/// When an entry happened.
///
/// Two are equal if they read the same, offsets included; see [`Moment`](super::Moment).
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum EntryTime {
    /// Nobody knows, or the text could not be read as a time.
    #[default]
    Unknown,
    /// At that time.
    Exact(#[cfg_attr(feature = "typescript", ts(type = "Instant"))] Instant),
    /// At about that time.
    Approximate(#[cfg_attr(feature = "typescript", ts(type = "Instant"))] Instant),
    /// From one time to another.
    Span {
        /// The beginning.
        #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
        from: Instant,
        /// The end, not before the beginning if the author was right.
        #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
        to: Instant,
    },
}

impl PartialEq for EntryTime {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Unknown, Self::Unknown) => true,
            (Self::Exact(one), Self::Exact(other))
            | (Self::Approximate(one), Self::Approximate(other)) => {
                AsWritten(one) == AsWritten(other)
            }
            (Self::Span { from, to }, Self::Span { from: other_from, to: other_to }) => {
                [from, to].map(AsWritten) == [other_from, other_to].map(AsWritten)
            }
            _ => false,
        }
    }
}

impl Eq for EntryTime {}

impl EntryTime {
    /// The beginning, if any time is known.
    pub fn start(self) -> Option<Instant> {
        match self {
            Self::Unknown => None,
            Self::Exact(at) | Self::Approximate(at) | Self::Span { from: at, .. } => Some(at),
        }
    }

    /// Every instant that it is written with: none, one, or both ends of a span.
    pub fn ends(self) -> impl Iterator<Item = Instant> {
        let end = match self {
            Self::Span { to, .. } => Some(to),
            _ => None,
        };
        self.start().into_iter().chain(end)
    }

    /// The same time with each of its ends put through `change`.
    #[must_use]
    pub fn map(self, mut change: impl FnMut(Instant) -> Instant) -> Self {
        match self {
            Self::Unknown => Self::Unknown,
            Self::Exact(at) => Self::Exact(change(at)),
            Self::Approximate(at) => Self::Approximate(change(at)),
            Self::Span { from, to } => Self::Span { from: change(from), to: change(to) },
        }
    }
}

/// What sort of thing an entry tells.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum EntryKind {
    /// What set it off.
    Trigger,
    /// What the system or its users showed.
    Symptom,
    /// How it was noticed.
    Detection,
    /// Who was called in.
    Escalation,
    /// What was thought to be the reason.
    Hypothesis,
    /// What was decided.
    Decision,
    /// What was done.
    Action,
    /// Who was told.
    Communication,
    /// What reduced the impact.
    Mitigation,
    /// What came back.
    Recovery,
    /// None of these.
    #[default]
    Other,
}

impl EntryKind {
    /// All of them, as they are offered.
    pub const ALL: [Self; 11] = [
        Self::Trigger,
        Self::Symptom,
        Self::Detection,
        Self::Escalation,
        Self::Hypothesis,
        Self::Decision,
        Self::Action,
        Self::Communication,
        Self::Mitigation,
        Self::Recovery,
        Self::Other,
    ];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Trigger => "trigger",
            Self::Symptom => "symptom",
            Self::Detection => "detection",
            Self::Escalation => "escalation",
            Self::Hypothesis => "hypothesis",
            Self::Decision => "decision",
            Self::Action => "action",
            Self::Communication => "communication",
            Self::Mitigation => "mitigation",
            Self::Recovery => "recovery",
            Self::Other => "other",
        }
    }
}

/// One change to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryChange {
    /// When it happened.
    Time(EntryTime),
    /// What sort of thing it was.
    Kind(EntryKind),
    /// What happened.
    Text(String),
    /// Who or what says so.
    Source(String),
    /// Where to look.
    Links(Vec<String>),
}

impl Entry {
    /// Applies `change`. The stamp stays whatever the time becomes: it says what the source said.
    pub fn change(&mut self, change: EntryChange) {
        match change {
            EntryChange::Time(time) => self.time = time,
            EntryChange::Kind(kind) => self.kind = kind,
            EntryChange::Text(text) => self.text = text,
            EntryChange::Source(source) => self.source = source,
            EntryChange::Links(links) => self.links = links,
        }
    }
}

impl Postmortem {
    /// The entries in the order of time; those without a time stay behind the entry that they were written after.
    ///
    /// ```
    /// # use afterword_core::{id::DocumentId, postmortem::*};
    /// # use std::rc::Rc;
    /// # let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap();
    /// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T00:00:00Z"));
    /// let later = Entry::new(EntryId::from_bits(1), EntryTime::Exact(at("2025-10-01T15:00:00Z")), "later".into());
    /// let vague = Entry::new(EntryId::from_bits(2), EntryTime::Unknown, "vague".into());
    /// let early = Entry::new(EntryId::from_bits(3), EntryTime::Exact(at("2025-10-01T14:00:00Z")), "early".into());
    /// postmortem.timeline = [later, vague, early].map(Rc::new).into();
    /// let order: Vec<&str> = postmortem.timeline_in_order().iter().map(|it| it.text.as_str()).collect();
    /// assert_eq!(order, ["early", "later", "vague"]);
    /// ```
    pub fn timeline_in_order(&self) -> Vec<&Rc<Entry>> {
        in_order(&self.timeline)
    }

    /// Whether the entries, as written, ever run backwards in time.
    pub fn timeline_runs_backwards(&self) -> bool {
        runs_backwards(&self.timeline)
    }
}

/// `timeline` in the order of time: [`Postmortem::timeline_in_order`] for whoever holds only the entries.
pub fn in_order(timeline: &[Rc<Entry>]) -> Vec<&Rc<Entry>> {
    let mut last_known = None;
    let mut keyed: Vec<(Option<Instant>, &Rc<Entry>)> = Vec::with_capacity(timeline.len());
    for entry in timeline {
        last_known = entry.time.start().or(last_known);
        keyed.push((last_known, entry));
    }
    // A stable sort: what shares a time keeps the order in which it was written.
    order::sort(&mut keyed, |(a, _), (b, _)| a.cmp(b));
    keyed.into_iter().map(|(_, entry)| entry).collect()
}

/// Whether `timeline`, as written, ever runs backwards in time.
pub fn runs_backwards(timeline: &[Rc<Entry>]) -> bool {
    let times: Vec<Instant> = timeline.iter().filter_map(|it| it.time.start()).collect();
    times.windows(2).any(|pair| pair[1] < pair[0])
}
