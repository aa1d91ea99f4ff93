//! The scale of time beside a list of entries.

use super::super::Words;
use super::facts::{Facts, clock, day, moment_name, quiet};
use super::fold::FoldedScale;
use crate::postmortem::{EntryId, MomentKey, Postmortem};
use crate::time::Instant;

/// A scale of time that runs down beside a list, with the place of everything on it, in units of a CSS pixel from its top.
///
/// The list keeps its own heights; whoever draws it joins each entry's place on the scale with its row.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruler {
    /// The entries in the order of time, as the list shows them.
    pub entries: Vec<RulerEntry>,
    /// Round times.
    pub ticks: Vec<RulerTick>,
    /// Quiet stretches that are folded.
    pub folds: Vec<RulerFold>,
    /// The moments that are known.
    pub moments: Vec<RulerMoment>,
    /// From where to where there was impact.
    pub impact: Option<(f64, f64)>,
    /// What the times are shown in: `Europe/Berlin (UTC+02:00)`.
    pub zone: String,
}

/// An entry on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct RulerEntry {
    /// Its name.
    pub id: EntryId,
    /// Where it is; where nothing is known of its time, the place of the entry before it.
    pub y: f64,
    /// Whether nothing is known of its time.
    pub is_off_scale: bool,
    /// The end of a span.
    pub end: Option<f64>,
    /// How long it was quiet before, where that is folded: `2 h 10 min quiet`.
    pub quiet_before: Option<String>,
    /// The day, where it is another than that of the entry before.
    pub day: Option<String>,
}

/// A round time on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct RulerTick {
    /// Where it is.
    pub y: f64,
    /// `14:30`, or a day on a scale of days.
    pub label: String,
}

/// A folded stretch of the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct RulerFold {
    /// Where it begins.
    pub y: f64,
    /// How much room it takes.
    pub height: f64,
    /// `2 h 10 min quiet`.
    pub label: String,
}

/// A moment on the scale.
#[derive(Clone, Debug, PartialEq)]
pub struct RulerMoment {
    /// Which.
    pub key: MomentKey,
    /// Where it is.
    pub y: f64,
    /// `Detected 14:35`.
    pub label: String,
}

const FOLD_ROOM: f64 = 34.0;
const TICK_ROOM: f64 = 36.0;

impl Ruler {
    /// The scale of `postmortem` over `height`.
    ///
    /// ```
    /// # use afterword_core::{Postmortem, draw::{Words, timeline::Ruler}, id::DocumentId, postmortem::*};
    /// # let at = |text: &str| chrono::DateTime::parse_from_rfc3339(text).unwrap();
    /// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), at("2025-10-01T00:00:00Z"));
    /// let times = ["2025-10-01T14:00:00Z", "2025-10-01T14:05:00Z", "2025-10-01T14:10:00Z", "2025-10-01T18:10:00Z"];
    /// postmortem.timeline = (1..)
    ///     .zip(times)
    ///     .map(|(n, time)| Entry::new(EntryId::from_bits(n), EntryTime::Exact(at(time)), String::new()).into())
    ///     .collect();
    /// let ruler = Ruler::new(&postmortem, 300.0, &Words::english());
    /// assert_eq!(ruler.entries[0].y, 0.0);
    /// assert_eq!(ruler.entries[3].quiet_before.as_deref(), Some("4 h quiet"));
    /// ```
    pub fn new(postmortem: &Postmortem, height: f64, words: &Words) -> Self {
        let facts = Facts::of(postmortem);
        let scale = FoldedScale::new(&facts.seconds(), height, FOLD_ROOM);
        let place = |at: Instant| scale.place(at.timestamp());
        Self {
            entries: entries(&facts, &scale, words),
            ticks: ticks(&facts, &scale, words),
            folds: scale
                .folds()
                .iter()
                .map(|it| RulerFold {
                    y: it.at,
                    height: it.room,
                    label: quiet(it.seconds(), words),
                })
                .collect(),
            moments: facts
                .moments
                .iter()
                .map(|(key, at)| RulerMoment {
                    key: (*key).clone(),
                    y: place(*at),
                    label: format!("{} {}", moment_name(key, words), clock(*at)),
                })
                .collect(),
            impact: facts.impact.map(|(from, to)| (place(from), place(to))),
            zone: facts.zone(postmortem),
        }
    }
}

fn entries(facts: &Facts<'_>, scale: &FoldedScale, words: &Words) -> Vec<RulerEntry> {
    let (mut y, mut before) = (0.0, None::<Instant>);
    let mut entries = Vec::with_capacity(facts.entries.len());
    for entry in &facts.entries {
        let start = entry.time.start();
        let mut found = RulerEntry {
            id: entry.id,
            y,
            is_off_scale: start.is_none(),
            end: None,
            quiet_before: None,
            day: None,
        };
        if let Some(start) = start {
            y = scale.place(start.timestamp());
            found.y = y;
            found.end = match entry.time {
                crate::postmortem::EntryTime::Span { to, .. } => {
                    Some(scale.place(to.timestamp()).max(y))
                }
                _ => None,
            };
            let since = before.map(|it| it.timestamp());
            let fold = scale.folds().iter().rfind(|it| {
                since.is_some_and(|since| it.from >= since) && it.to <= start.timestamp()
            });
            found.quiet_before = fold.map(|it| quiet(it.seconds(), words));
            let date = start.date_naive();
            let is_new = before.is_none_or(|it| it.date_naive() != date);
            found.day = is_new.then(|| day(date, true, words));
            before = Some(start);
        }
        entries.push(found);
    }
    entries
}

fn ticks(facts: &Facts<'_>, scale: &FoldedScale, words: &Words) -> Vec<RulerTick> {
    let offset = i64::from(facts.offset.local_minus_utc());
    let (ticks, step) = scale.ticks(offset, TICK_ROOM);
    let label = |at: Instant| match step {
        0..86_400 => clock(at),
        _ => day(at.date_naive(), false, words),
    };
    ticks
        .into_iter()
        .filter_map(|it| Some(RulerTick { y: it.at, label: label(facts.local(it.seconds)?) }))
        .collect()
}
