//! The named instants of an incident, from which every duration is derived.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt;
use std::rc::Rc;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::{Entry, EntryId, EntryTime, Postmortem};
use crate::list;
use crate::time::{AsWritten, Instant};

/// Names a moment. They are ordered as an incident usually runs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum MomentKey {
    /// The change or condition came into the system.
    CauseIntroduced,
    /// The first user was affected.
    ImpactStarted,
    /// A person or an alert noticed.
    Detected,
    /// Somebody took it on.
    Acknowledged,
    /// It was called an incident.
    Declared,
    /// The reason was understood.
    Identified,
    /// The impact was reduced to what is bearable.
    Mitigated,
    /// The last user was affected.
    ImpactEnded,
    /// The system was as it should be.
    Resolved,
    /// The incident was closed.
    Closed,
    /// The public was told.
    ToldPublic,
    /// The postmortem was published; always read from its transitions.
    Published,
    /// A moment that a workspace names for itself.
    Custom(String),
}

impl MomentKey {
    /// The moments that every postmortem offers, in order.
    pub const OFFERED: [Self; 11] = [
        Self::CauseIntroduced,
        Self::ImpactStarted,
        Self::Detected,
        Self::Acknowledged,
        Self::Declared,
        Self::Identified,
        Self::Mitigated,
        Self::ImpactEnded,
        Self::Resolved,
        Self::Closed,
        Self::ToldPublic,
    ];

    /// Its name in a file.
    pub fn key(&self) -> &str {
        match self {
            Self::CauseIntroduced => "cause-introduced",
            Self::ImpactStarted => "impact-started",
            Self::Detected => "detected",
            Self::Acknowledged => "acknowledged",
            Self::Declared => "declared",
            Self::Identified => "identified",
            Self::Mitigated => "mitigated",
            Self::ImpactEnded => "impact-ended",
            Self::Resolved => "resolved",
            Self::Closed => "closed",
            Self::ToldPublic => "told-public",
            Self::Published => "published",
            Self::Custom(name) => name,
        }
    }
}

/// Longer names do not fit beside a time.
pub const MAX_MOMENT_LETTERS: usize = 60;

/// Why a moment cannot be called something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum MomentNameError {
    /// Nothing is left of the name.
    Empty,
    /// It is longer than [`MAX_MOMENT_LETTERS`].
    TooLong,
    /// Every postmortem has a moment of that name.
    Taken,
}

impl MomentKey {
    /// The moment that a workspace calls `name`, on one line.
    ///
    /// # Errors
    ///
    /// When it has no name, a long one, or that of a moment which every postmortem has.
    ///
    /// ```
    /// use afterword_core::postmortem::{MomentKey, MomentNameError};
    ///
    /// assert_eq!(MomentKey::own(" Vendor\n informed"), Ok(MomentKey::Custom("Vendor informed".into())));
    /// assert_eq!(MomentKey::own("impact STARTED"), Err(MomentNameError::Taken));
    /// ```
    pub fn own(name: &str) -> Result<Self, MomentNameError> {
        let name = name.split(|it: char| it.is_whitespace() || it.is_control());
        let name = name.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
        let is_called =
            |it: &Self| it.key() == name || it.to_string().to_lowercase() == name.to_lowercase();
        if name.is_empty() {
            Err(MomentNameError::Empty)
        } else if name.chars().count() > MAX_MOMENT_LETTERS {
            Err(MomentNameError::TooLong)
        } else if Self::OFFERED.iter().chain([&Self::Published]).any(is_called) {
            Err(MomentNameError::Taken)
        } else {
            Ok(Self::Custom(name))
        }
    }

    /// Whether something ends with it, so that it is the end of an entry that spans a while: “14:40–14:55 errors ceased”.
    fn ends_something(&self) -> bool {
        matches!(self, Self::Mitigated | Self::ImpactEnded | Self::Resolved | Self::Closed)
    }

    /// The end of `time` at which this moment is.
    pub(crate) fn end_of(&self, time: EntryTime) -> Option<Instant> {
        match time {
            EntryTime::Span { to, .. } if self.ends_something() => Some(to),
            time => time.start(),
        }
    }
}

impl fmt::Display for MomentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CauseIntroduced => "Cause introduced",
            Self::ImpactStarted => "Impact started",
            Self::Detected => "Detected",
            Self::Acknowledged => "Acknowledged",
            Self::Declared => "Declared",
            Self::Identified => "Identified",
            Self::Mitigated => "Mitigated",
            Self::ImpactEnded => "Impact ended",
            Self::Resolved => "Resolved",
            Self::Closed => "Closed",
            Self::ToldPublic => "Public told",
            Self::Published => "Published",
            Self::Custom(name) => name,
        })
    }
}

impl From<String> for MomentKey {
    fn from(name: String) -> Self {
        let known = Self::OFFERED.into_iter().chain([Self::Published]).find(|it| it.key() == name);
        known.unwrap_or(Self::Custom(name))
    }
}

impl From<MomentKey> for String {
    fn from(key: MomentKey) -> Self {
        key.key().to_owned()
    }
}

impl FromStr for MomentKey {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.to_owned().into())
    }
}

/// Where a moment's time comes from.
///
/// Two that are entered by hand are equal if they read the same: another offset is another thing to have written, though it is the
/// same point in time, and has to be saved and drawn.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Moment {
    /// Entered by hand.
    At(#[cfg_attr(feature = "typescript", ts(type = "Instant"))] Instant),
    /// That of a timeline entry, and follows it.
    Entry(EntryId),
}

impl PartialEq for Moment {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::At(one), Self::At(other)) => AsWritten(*one) == AsWritten(*other),
            (Self::Entry(one), Self::Entry(other)) => one == other,
            _ => false,
        }
    }
}

impl Eq for Moment {}

/// The moments that are known.
pub type Moments = BTreeMap<MomentKey, Moment>;

impl Postmortem {
    /// When the moment was, if that is known.
    ///
    /// A moment that follows an entry is as known as the entry's time: unknown while the entry has none, and of an entry that
    /// spans a while the beginning, or the end for moments that end something. *Published* is read from the transitions.
    pub fn instant_of(&self, key: &MomentKey) -> Option<Instant> {
        if *key == MomentKey::Published {
            return self.published_at();
        }
        match self.moments.get(key)? {
            Moment::At(instant) => Some(*instant),
            Moment::Entry(entry) => key.end_of(list::find(&self.timeline, *entry)?.time),
        }
    }

    /// The timeline entry that the moment follows.
    pub fn entry_of(&self, key: &MomentKey) -> Option<&Rc<Entry>> {
        match self.moments.get(key)? {
            Moment::At(_) => None,
            Moment::Entry(entry) => list::find(&self.timeline, *entry),
        }
    }

    /// Whether the moment follows an entry whose time is only about right.
    pub fn is_approximate(&self, key: &MomentKey) -> bool {
        self.entry_of(key).is_some_and(|it| matches!(it.time, EntryTime::Approximate(_)))
    }

    /// The first of `keys` that is known, with its time.
    pub fn first_instant(&self, keys: &[MomentKey]) -> Option<(MomentKey, Instant)> {
        keys.iter().find_map(|key| Some((key.clone(), self.instant_of(key)?)))
    }

    /// From when to when people were affected: until the impact ended, else it was mitigated, else resolved.
    ///
    /// `None` while an end is not known, or if the last is before the first. This is what the metric “impact duration” measures,
    /// for those who need no definition.
    pub fn impact_span(&self) -> Option<(Instant, Instant)> {
        let start = self.instant_of(&MomentKey::ImpactStarted)?;
        let ends = [MomentKey::ImpactEnded, MomentKey::Mitigated, MomentKey::Resolved];
        let (_, end) = self.first_instant(&ends)?;
        (start <= end).then_some((start, end))
    }

    /// The day it happened: of the first known moment, else of the first dated entry.
    pub fn happened_at(&self) -> Option<Instant> {
        let keys = [
            MomentKey::ImpactStarted,
            MomentKey::Detected,
            MomentKey::Declared,
            MomentKey::Mitigated,
        ];
        let moment = self.first_instant(&keys).or_else(|| self.first_instant(&MomentKey::OFFERED));
        let first_entry = || self.timeline.iter().filter_map(|it| it.time.start()).min();
        moment.map(|(_, instant)| instant).or_else(first_entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::DocumentId;

    fn at(clock: &str) -> Instant {
        chrono::DateTime::parse_from_rfc3339(&format!("2025-10-01T{clock}:00Z")).unwrap()
    }

    /// Detection and mitigation both follow the one entry.
    fn following(time: EntryTime) -> Postmortem {
        let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("00:00"));
        let entry = Entry::new(EntryId::from_bits(1), time, String::new());
        postmortem.timeline.push(Rc::new(entry));
        for key in [MomentKey::Detected, MomentKey::Mitigated] {
            postmortem.moments.insert(key, Moment::Entry(EntryId::from_bits(1)));
        }
        postmortem
    }

    #[track_caller]
    fn check(time: EntryTime, detected: Option<&str>, mitigated: Option<&str>) {
        let postmortem = following(time);
        assert_eq!(postmortem.instant_of(&MomentKey::Detected), detected.map(at));
        assert_eq!(postmortem.instant_of(&MomentKey::Mitigated), mitigated.map(at));
    }

    #[test]
    fn a_moment_is_as_known_as_the_entry_it_follows() {
        check(EntryTime::Exact(at("14:00")), Some("14:00"), Some("14:00"));
        check(EntryTime::Unknown, None, None);
    }

    #[test]
    fn of_a_span_what_begins_is_its_beginning_and_what_ends_its_end() {
        let span = EntryTime::Span { from: at("14:00"), to: at("14:30") };
        check(span, Some("14:00"), Some("14:30"));
    }

    #[test]
    fn a_moment_is_approximate_while_its_entry_is() {
        let about = following(EntryTime::Approximate(at("14:00")));
        assert!(about.is_approximate(&MomentKey::Detected));
        assert!(!following(EntryTime::Exact(at("14:00"))).is_approximate(&MomentKey::Detected));
        assert!(!about.is_approximate(&MomentKey::Resolved));
        let entry = about.entry_of(&MomentKey::Detected).map(|it| it.id);
        assert_eq!(entry, Some(EntryId::from_bits(1)));
    }
}
