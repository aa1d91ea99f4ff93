//! Times that look mistyped: run backwards, far from their neighbours, never or twice on a clock, or under the wrong label.

#[cfg(test)]
mod tests;

use chrono::{Datelike, FixedOffset, NaiveDate, TimeDelta};

use crate::Postmortem;
use crate::claims::words::{fill, words};
use crate::postmortem::{Entry, EntryId, MomentKey};
use crate::time::{AsWritten, ClockTime, Instant, ZoneRules};

/// A time that looks mistyped, and what to ask about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// Whose time it is.
    pub place: OddityPlace,
    /// What is odd.
    pub kind: OddityKind,
}

/// What has an odd time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OddityPlace {
    /// A timeline entry.
    Entry(EntryId),
    /// A moment that was entered by hand.
    Moment(MomentKey),
    /// The timeline as a whole.
    Timeline,
}

/// What is odd about a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OddityKind {
    /// The entry is written after a later one.
    Backwards {
        /// The entry written before it, which is later.
        after: EntryId,
    },
    /// Most of the timeline is written backwards.
    NewestFirst,
    /// Another month or year than what is beside it.
    FarDate {
        /// The date by the offset that it is written in.
        date: NaiveDate,
    },
    /// The document's zone skipped that time when its clocks went forward.
    Skipped {
        /// The instant that it was read as.
        at: Instant,
    },
    /// The document's zone had that time twice when its clocks went back.
    Repeated {
        /// The instant that it was read as, the first of the two.
        at: Instant,
    },
    /// The stamp names a zone by an offset that was not in force, or that the time was not read with.
    Label {
        /// The zone's short name in the stamp.
        label: String,
        /// The instant that it was read as.
        at: Instant,
    },
}

/// The times of `postmortem` that look mistyped, those of the timeline first. `rules` are those of the document's zone.
pub fn oddities(postmortem: &Postmortem, rules: &dyn ZoneRules) -> Vec<Oddity> {
    let mut found = backwards(postmortem);
    found.extend(far_entries(postmortem));
    for entry in &postmortem.timeline {
        let clocks = entry.time.ends().filter_map(|at| clock_oddity(at, rules));
        let label = entry.time.start().and_then(|at| label_oddity(entry, at, rules));
        let kinds = clocks.chain(label);
        found.extend(kinds.map(|kind| Oddity { place: OddityPlace::Entry(entry.id), kind }));
    }
    found.extend(odd_moments(postmortem, rules));
    found
}

fn backwards(postmortem: &Postmortem) -> Vec<Oddity> {
    let known: Vec<(EntryId, Instant)> =
        postmortem.timeline.iter().filter_map(|it| Some((it.id, it.time.start()?))).collect();
    let steps_back: Vec<_> = known.windows(2).filter(|it| it[1].1 < it[0].1).collect();
    if steps_back.len() > 2 && steps_back.len() * 2 > known.len() {
        return vec![Oddity { place: OddityPlace::Timeline, kind: OddityKind::NewestFirst }];
    }
    let oddity = |it: &&[(EntryId, Instant)]| Oddity {
        place: OddityPlace::Entry(it[1].0),
        kind: OddityKind::Backwards { after: it[0].0 },
    };
    steps_back.iter().map(oddity).collect()
}

/// Entries more than ten days from both neighbours, which are within two days of each other.
fn far_entries(postmortem: &Postmortem) -> Vec<Oddity> {
    let known: Vec<(EntryId, Instant)> =
        postmortem.timeline.iter().filter_map(|it| Some((it.id, it.time.start()?))).collect();
    let is_odd = |it: &&[(EntryId, Instant)]| {
        (it[2].1 - it[0].1).abs() <= TimeDelta::days(2) && is_far(it[1].1, it[0].1)
    };
    let oddity = |it: &[(EntryId, Instant)]| Oddity {
        place: OddityPlace::Entry(it[1].0),
        kind: OddityKind::FarDate { date: it[1].1.date_naive() },
    };
    known.windows(3).filter(is_odd).map(oddity).collect()
}

/// Whether two times are more than ten days apart and in different months.
fn is_far(a: Instant, b: Instant) -> bool {
    let month = |it: Instant| (it.year(), it.month());
    (a - b).abs() > TimeDelta::days(10) && month(a) != month(b)
}

/// The moments of one incident that are usually within days; a cause may be old, and closing may wait.
const CLOSE: [MomentKey; 8] = [
    MomentKey::ImpactStarted,
    MomentKey::Detected,
    MomentKey::Acknowledged,
    MomentKey::Declared,
    MomentKey::Identified,
    MomentKey::Mitigated,
    MomentKey::ImpactEnded,
    MomentKey::Resolved,
];

fn odd_moments(postmortem: &Postmortem, rules: &dyn ZoneRules) -> Vec<Oddity> {
    let by_hand = |key: &MomentKey| postmortem.entry_of(key).is_none();
    let known: Vec<(&MomentKey, Instant)> =
        CLOSE.iter().filter_map(|it| Some((it, postmortem.instant_of(it)?))).collect();
    let mut found = Vec::new();
    for (key, at) in known.iter().filter(|(key, _)| by_hand(key)) {
        let place = OddityPlace::Moment((*key).clone());
        let others = || known.iter().filter(|(it, _)| it != key);
        // One time against at least two that agree, or in another month on the same day, as a typing slip leaves it.
        let is_slip = others().all(|(_, it)| is_far(*at, *it))
            && (others().count() >= 2 || others().any(|(_, it)| it.day() == at.day()));
        if others().count() > 0 && is_slip {
            let kind = OddityKind::FarDate { date: at.date_naive() };
            found.push(Oddity { place: place.clone(), kind });
        }
        found.extend(clock_oddity(*at, rules).map(|kind| Oddity { place, kind }));
    }
    found
}

/// Whether the zone's clocks skipped the time, or repeated it and the first pass was taken; only for times written in the zone's own
/// offset. The second pass is never taken unasked, so somebody has chosen it.
fn clock_oddity(at: Instant, rules: &dyn ZoneRules) -> Option<OddityKind> {
    match ClockTime::changed_at(at, rules)? {
        ClockTime::Twice { first, .. } => {
            (AsWritten(at) == AsWritten(first)).then_some(OddityKind::Repeated { at })
        }
        ClockTime::Skipped { .. } => Some(OddityKind::Skipped { at }),
        ClockTime::Once(_) => None,
    }
}

/// Whether the stamp names an offset that its time was not read with, or that the document's zone did not have then.
fn label_oddity(entry: &Entry, at: Instant, rules: &dyn ZoneRules) -> Option<OddityKind> {
    let names = entry.stamp.split(|it: char| !it.is_ascii_alphanumeric());
    let (label, minutes) = names.into_iter().find_map(|it| words().zones.get_key_value(it))?;
    let offset = FixedOffset::east_opt(minutes * 60)?;
    let has_sign =
        entry.stamp.contains(&format!("{label}+")) || entry.stamp.contains(&format!("{label}-"));
    if has_sign {
        return None;
    }
    let local = at.with_timezone(&offset).naive_local();
    let then = rules.offsets_at(local).single()?;
    let is_known = [1, 7].into_iter().any(|month| {
        let day = NaiveDate::from_ymd_opt(local.year(), month, 1);
        let noon = day.and_then(|it| it.and_hms_opt(12, 0, 0));
        noon.and_then(|it| rules.offsets_at(it).single()) == Some(offset)
    });
    let is_out_of_season = is_known && then != offset;
    is_out_of_season.then(|| OddityKind::Label { label: label.clone(), at })
}

impl Oddity {
    /// The id of what is asked and what fills its `{}`; `zone` is the document's.
    pub fn message(&self, zone: &str) -> (&'static str, Vec<String>) {
        let clock = |at: &Instant| at.format("%H:%M").to_string();
        match (&self.kind, &self.place) {
            (OddityKind::Backwards { .. }, _) => ("backwards", Vec::new()),
            (OddityKind::NewestFirst, _) => ("newest-first", Vec::new()),
            (OddityKind::FarDate { date }, OddityPlace::Moment(key)) => {
                ("far-moment", vec![key.to_string(), date.to_string()])
            }
            (OddityKind::FarDate { date }, _) => ("far-date", vec![date.to_string()]),
            (OddityKind::Skipped { at }, _) => ("skipped", vec![zone.to_owned(), clock(at)]),
            (OddityKind::Repeated { at }, _) => ("repeated", vec![zone.to_owned(), clock(at)]),
            (OddityKind::Label { label, .. }, _) => {
                ("label", vec![label.clone(), label.clone(), zone.to_owned()])
            }
        }
    }

    /// What is asked, in English; `zone` is the document's.
    pub fn question(&self, zone: &str) -> String {
        let (id, values) = self.message(zone);
        fill(words().oddities.get(id).map_or("", |it| it), &values)
    }
}
