//! When each moment was: as recorded, or as timeline entries plainly tell it.

use std::sync::LazyLock;

use super::phrase::Phrase;
use super::token::{Sentence, sentences};
use super::words::{EntryCue, by_length, words};
use super::{Claim, Said, Topic};
use crate::Postmortem;
use crate::order;
use crate::postmortem::{Entry, EntryId, EntryKind, EntryTime, MomentKey};
use crate::time::Instant;

/// A time at which a moment may have been.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) key: MomentKey,
    pub(super) at: Instant,
    /// Whether the time is only about right.
    pub(super) is_about: bool,
    /// The entry that tells it, where it is not recorded.
    pub(super) entry: Option<EntryId>,
}

/// A moment that more entries tell than this is told by none of them in particular; the first ones stand for all.
const MOST: usize = 8;

/// Every time at which a moment may have been: the recorded one, else all that the timeline tells.
#[derive(Debug)]
pub(super) struct Known(Vec<Candidate>);

impl Known {
    pub(super) fn of(postmortem: &Postmortem) -> Self {
        let recorded = postmortem.moments.keys().filter_map(|key| {
            let is_about = postmortem.is_approximate(key);
            let at = postmortem.instant_of(key)?;
            Some(Candidate { key: key.clone(), at, is_about, entry: None })
        });
        let mut known = Self(recorded.collect());
        for told in told(postmortem) {
            let n_told = known.times(&told.key).count();
            if !postmortem.moments.contains_key(&told.key) && n_told < MOST {
                known.0.push(told);
            }
        }
        known
    }

    /// A range of times that the text calls the outage says when it began, if nothing else does and an entry has that time.
    pub(super) fn learn(&mut self, claims: &[Claim], postmortem: &Postmortem) {
        if self.times(&MomentKey::ImpactStarted).next().is_some() {
            return;
        }
        let starts = claims.iter().filter_map(|it| match (&it.topic, it.said) {
            (Topic::Metric(_), Said::Clocks { from, .. }) => Some(from),
            _ => None,
        });
        for start in starts {
            let mut entries = postmortem.timeline.iter();
            let told = entries.find(|it| it.time.start().is_some_and(|it| start.fits(it)));
            self.0.extend(told.and_then(|it| candidate(MomentKey::ImpactStarted, it)));
        }
    }

    /// Every way to go from one of `from` to one of `to` forwards in time.
    pub(super) fn pairs(
        &self,
        from: &[&MomentKey],
        to: &[&MomentKey],
    ) -> Vec<(&Candidate, &Candidate)> {
        let mut pairs = Vec::new();
        for start in from.iter().flat_map(|it| self.times(it)) {
            let ends = to.iter().flat_map(|it| self.times(it));
            pairs.extend(ends.filter(|it| it.at >= start.at).map(|end| (start, end)));
        }
        pairs
    }

    pub(super) fn times<'s>(&'s self, key: &MomentKey) -> impl Iterator<Item = &'s Candidate> {
        self.0.iter().filter(move |it| it.key == *key)
    }
}

/// The moments that nobody recorded and that exactly one timeline entry tells, in the order of the incident.
///
/// For an offer, “detected = this entry?”; a moment that then follows the entry is [`Moment::Entry`](crate::postmortem::Moment).
pub fn suggested_moments(postmortem: &Postmortem) -> Vec<(MomentKey, EntryId)> {
    let told = told(postmortem);
    let mut suggested = Vec::new();
    for key in MomentKey::OFFERED.iter().filter(|it| !postmortem.moments.contains_key(it)) {
        let mut entries = told.iter().filter(|it| it.key == *key).filter_map(|it| it.entry);
        if let (Some(entry), None) = (entries.next(), entries.next()) {
            suggested.push((key.clone(), entry));
        }
    }
    suggested
}

/// The moments that entries tell, each entry a moment at most once.
fn told(postmortem: &Postmortem) -> Vec<Candidate> {
    let mut told = Vec::new();
    for entry in &postmortem.timeline {
        if entry.time == EntryTime::Unknown {
            continue;
        }
        let mut keys: Vec<MomentKey> = by_kind(entry.kind).into_iter().collect();
        sentences(&entry.text, &mut |sentence| {
            for at in 0..sentence.tokens.len() {
                keys.extend(told_at(sentence, at).map(|it| MomentKey::from(it.to_owned())));
            }
        });
        told.extend(once_each(keys).into_iter().filter_map(|key| candidate(key, entry)));
    }
    told
}

/// `keys` without repetitions, in order.
pub(super) fn once_each<K: PartialEq>(keys: Vec<K>) -> Vec<K> {
    let mut once = Vec::with_capacity(keys.len());
    for key in keys {
        if !once.contains(&key) {
            once.push(key);
        }
    }
    once
}

fn candidate(key: MomentKey, entry: &Entry) -> Option<Candidate> {
    let at = key.end_of(entry.time)?;
    let is_about = matches!(entry.time, EntryTime::Approximate(_));
    Some(Candidate { key, at, is_about, entry: Some(entry.id) })
}

/// The moment that an entry of that kind tells.
pub(super) fn by_kind(kind: EntryKind) -> Option<MomentKey> {
    match kind {
        EntryKind::Trigger => Some(MomentKey::CauseIntroduced),
        EntryKind::Symptom => Some(MomentKey::ImpactStarted),
        EntryKind::Detection => Some(MomentKey::Detected),
        EntryKind::Mitigation => Some(MomentKey::Mitigated),
        EntryKind::Recovery => Some(MomentKey::ImpactEnded),
        _ => None,
    }
}

/// A phrase by its first word, with its moment.
type Telling = (&'static str, &'static str, &'static Phrase);

static BY_FIRST_WORD: LazyLock<Vec<Telling>> = LazyLock::new(|| {
    let of = |cue: &'static EntryCue| {
        cue.phrases.iter().map(|it| (it.first_word(), cue.moment.as_str(), it))
    };
    let mut index: Vec<Telling> = words().entries.iter().flat_map(of).collect();
    order::sort(&mut index, |a, b| by_length(a.0, b.0));
    index
});

/// The moments that phrases beginning with the token `at` tell.
fn told_at(sentence: Sentence<'_>, at: usize) -> impl Iterator<Item = &'static str> {
    phrases_at(sentence, at).map(|it| it.0)
}

/// The moments that phrases beginning with the token `at` tell, and where each phrase ends.
pub(super) fn phrases_at(
    sentence: Sentence<'_>,
    at: usize,
) -> impl Iterator<Item = (&'static str, usize)> {
    let word = sentence.word(at);
    let first = BY_FIRST_WORD.partition_point(|it| by_length(it.0, word).is_lt());
    let phrases = BY_FIRST_WORD[first..].iter().take_while(move |it| it.0 == word);
    phrases
        .filter_map(move |it| Some((it.1, it.2.exactly(sentence, at)?)))
        .filter(move |_| !is_vetoed(sentence, at))
}

/// Whether the word before the token `at` says that it is not so.
pub(super) fn is_vetoed(sentence: Sentence<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |it| sentence.word(it));
    words().veto_entries.has(before)
}
