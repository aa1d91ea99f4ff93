//! Do the times look as if they were meant? What looks mistyped is asked about, and nothing is corrected.

use chrono::TimeDelta;

use super::family::consistency as rule;
use super::prose::no_timeline;
use super::subject::{Sink, Subject};
use super::{EntryPart, Level, Place, Rule, Value};
use crate::claims::{Oddity, OddityKind, OddityPlace};
use crate::list;
use crate::postmortem::{Moment, MomentKey, SectionKey};
use crate::time::Instant;

pub(super) const RULES: [Rule; 6] = [
    rule("timeline-backwards", Level::Hint, 0, |it, sink| {
        add(it, sink, |kind| {
            matches!(kind, OddityKind::Backwards { .. } | OddityKind::NewestFirst)
        });
    }),
    rule("date-far", Level::Warning, 1, |it, sink| {
        add(it, sink, |kind| matches!(kind, OddityKind::FarDate { .. }));
    })
    .waiting_for(no_timeline),
    rule("time-ahead", Level::Warning, 1, time_ahead).waiting_for(no_timeline),
    rule("clock-skipped", Level::Warning, 0, |it, sink| {
        add(it, sink, |kind| matches!(kind, OddityKind::Skipped { .. }));
    }),
    rule("clock-repeated", Level::Hint, 0, |it, sink| {
        add(it, sink, |kind| matches!(kind, OddityKind::Repeated { .. }));
    }),
    rule("zone-label", Level::Hint, 0, |it, sink| {
        add(it, sink, |kind| matches!(kind, OddityKind::Label { .. }));
    }),
];

/// Clocks differ, and an entry of this minute is written to the minute.
const CLOCKS_DIFFER: TimeDelta = TimeDelta::minutes(10);

/// What is written of as past and has yet to come. A moment that follows an entry has the entry's time, and one that a workspace names
/// for itself may be a plan.
fn time_ahead(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let is_ahead = |at: Instant| at - it.context.now > CLOCKS_DIFFER;
    for (key, moment) in &it.postmortem.moments {
        if let Moment::At(at) = *moment
            && is_ahead(at)
            && !matches!(key, MomentKey::Custom(_))
            && !is_far(it, &OddityPlace::Moment(key.clone()))
        {
            let added = sink.add(Place::Moment(key.clone()));
            added.value(Value::Moment(key.clone())).value(day(it, at));
        }
    }
    for entry in &it.postmortem.timeline {
        let last = entry.time.ends().max().filter(|at| is_ahead(*at));
        if let Some(at) = last.filter(|_| !is_far(it, &OddityPlace::Entry(entry.id))) {
            let added = sink.add(Place::Entry(entry.id, EntryPart::Time));
            added.value(Value::excerpt(&entry.text)).value(day(it, at));
        }
    }
}

/// Whether the date is asked about already, as one far from the others.
fn is_far(it: &Subject<'_>, place: &OddityPlace) -> bool {
    let is_here = |it: &Oddity| it.place == *place && matches!(it.kind, OddityKind::FarDate { .. });
    it.oddities().iter().any(is_here)
}

fn day(it: &Subject<'_>, at: Instant) -> Value {
    Value::Day(at.with_timezone(it.context.now.offset()).date_naive())
}

fn add(it: &Subject<'_>, sink: &mut Sink<'_>, is_meant: fn(&OddityKind) -> bool) {
    for oddity in it.oddities().iter().filter(|it| is_meant(&it.kind)) {
        let place = match &oddity.place {
            OddityPlace::Entry(id) => Place::Entry(*id, EntryPart::Time),
            OddityPlace::Moment(key) => Place::Moment(key.clone()),
            OddityPlace::Timeline => Place::Section(SectionKey::Timeline),
        };
        let question = question(oddity, it.postmortem.zone.name());
        let entry = match &place {
            Place::Entry(id, _) => list::find(&it.postmortem.timeline, *id),
            _ => None,
        };
        let said = match entry.map(|it| it.text.as_str()).filter(|it| !it.trim().is_empty()) {
            Some(text) => Value::Phrase("rows", "of", vec![Value::excerpt(text), question]),
            None => question,
        };
        sink.add(place).value(said);
    }
}

fn question(oddity: &Oddity, zone: &str) -> Value {
    let (id, texts) = oddity.message(zone);
    let mut values: Vec<Value> = texts.into_iter().map(Value::Text).collect();
    if let (OddityPlace::Moment(key), "far-moment") = (&oddity.place, id) {
        values[0] = Value::Moment(key.clone());
    }
    Value::Phrase("oddities", id, values)
}
