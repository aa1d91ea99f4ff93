//! When each moment was: as recorded, or as timeline entries plainly tell it.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::phrase::Phrase;
use super::token::{Sentence, sentences};
use super::words::{is_one_of, words};
use super::{Claim, Said, Topic};
use crate::Postmortem;
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
            if !postmortem.moments.contains_key(&told.key) {
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
        let times: Vec<Instant> =
            postmortem.timeline.iter().filter_map(|it| it.time.start()).collect();
        for start in starts {
            let at = times.iter().find(|it| start.fits(**it));
            self.0.extend(at.map(|at| Candidate {
                key: MomentKey::ImpactStarted,
                at: *at,
                is_about: start.about,
                entry: None,
            }));
        }
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
                keys.extend(told_at(sentence, at).into_iter().map(|it| it.to_owned().into()));
            }
        });
        keys.sort();
        keys.dedup();
        told.extend(keys.into_iter().filter_map(|key| candidate(key, entry)));
    }
    told
}

fn candidate(key: MomentKey, entry: &Entry) -> Option<Candidate> {
    let at = key.end_of(entry.time)?;
    let is_about = matches!(entry.time, EntryTime::Approximate(_));
    Some(Candidate { key, at, is_about, entry: Some(entry.id) })
}

/// The moment that an entry of that kind tells.
fn by_kind(kind: EntryKind) -> Option<MomentKey> {
    match kind {
        EntryKind::Trigger => Some(MomentKey::CauseIntroduced),
        EntryKind::Symptom => Some(MomentKey::ImpactStarted),
        EntryKind::Detection => Some(MomentKey::Detected),
        EntryKind::Mitigation => Some(MomentKey::Mitigated),
        EntryKind::Recovery => Some(MomentKey::ImpactEnded),
        _ => None,
    }
}

/// Phrases by their first word, each with its moment.
static BY_FIRST_WORD: LazyLock<HashMap<&str, Vec<(&str, &Phrase)>>> = LazyLock::new(|| {
    let mut index: HashMap<&str, Vec<(&str, &Phrase)>> = HashMap::new();
    for cue in &words().entries {
        for phrase in &cue.phrases {
            index.entry(phrase.first_word()).or_default().push((&cue.moment, phrase));
        }
    }
    index
});

fn told_at(sentence: Sentence<'_>, at: usize) -> Vec<&'static str> {
    let Some(phrases) = BY_FIRST_WORD.get(sentence.word(at)) else { return Vec::new() };
    let before = at.checked_sub(1).map_or("", |it| sentence.word(it));
    if is_one_of(&words().veto_entries, before) {
        return Vec::new();
    }
    let is_there = |it: &&(&str, &Phrase)| it.1.exactly(sentence, at).is_some();
    phrases.iter().filter(is_there).map(|(moment, _)| *moment).collect()
}
