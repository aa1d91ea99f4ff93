//! Does the document agree with itself? An odd order is asked about and never corrected: declaring after the repair is real.

use super::completeness::unknown_bounds;
use super::family::consistency as rule;
use super::place::entry as entry_edit;
use super::prose::{no_timeline, nothing_told};
use super::subject::{Sink, Subject};
use super::{EntryPart, Level, Need, Place, Rule, Value, settle};
use crate::claims;
use crate::postmortem::{
    Edit, Entry, EntryChange, EntryTime, MetricValue, Moment, MomentKey, Postmortem,
};

pub(super) const RULES: [Rule; 6] = [
    rule("impact-ends-early", Level::Error, 4, impact_ends_early).waiting_for(unbounded),
    rule("moments-out-of-order", Level::Warning, 0, moments_out_of_order),
    rule("declared-after-repair", Level::Hint, 0, declared_after_repair),
    rule("metric-invalid", Level::Warning, 0, metric_invalid),
    rule("claim-contradicted", Level::Warning, 3, claim_contradicted).waiting_for(nothing_told),
    rule("span-backwards", Level::Warning, 1, span_backwards).waiting_for(no_timeline),
];

type Pair = (MomentKey, MomentKey);

/// What cannot be the other way round, whatever happened.
const CERTAIN: [Pair; 3] = [
    (MomentKey::ImpactStarted, MomentKey::ImpactEnded),
    (MomentKey::ImpactStarted, MomentKey::Resolved),
    (MomentKey::ImpactStarted, MomentKey::Closed),
];

/// What seldom is the other way round.
const USUAL: [Pair; 8] = [
    (MomentKey::CauseIntroduced, MomentKey::ImpactStarted),
    (MomentKey::ImpactStarted, MomentKey::Detected),
    (MomentKey::Detected, MomentKey::Acknowledged),
    (MomentKey::Detected, MomentKey::Mitigated),
    (MomentKey::Mitigated, MomentKey::Resolved),
    (MomentKey::ImpactEnded, MomentKey::Resolved),
    (MomentKey::Resolved, MomentKey::Closed),
    (MomentKey::Declared, MomentKey::Closed),
];

fn unbounded(it: &Subject<'_>) -> Option<Need> {
    (!unknown_bounds(it).is_empty()).then_some(Need::Bounds)
}

fn is_reversed(it: &Subject<'_>, (earlier, later): &Pair) -> bool {
    let times = it.instant(earlier.clone()).zip(it.instant(later.clone()));
    times.is_some_and(|(earlier, later)| later < earlier)
}

fn add_reversed(it: &Subject<'_>, pairs: &[Pair], sink: &mut Sink<'_>) {
    for pair in pairs.iter().filter(|pair| is_reversed(it, pair)) {
        let (earlier, later) = pair.clone();
        let added = sink.add(Place::Moment(later.clone()));
        added.value(Value::Moment(later)).value(Value::Moment(earlier));
    }
}

fn impact_ends_early(it: &Subject<'_>, sink: &mut Sink<'_>) {
    add_reversed(it, &CERTAIN, sink);
}

fn moments_out_of_order(it: &Subject<'_>, sink: &mut Sink<'_>) {
    add_reversed(it, &USUAL, sink);
}

fn declared_after_repair(it: &Subject<'_>, sink: &mut Sink<'_>) {
    let repaired = [MomentKey::Mitigated, MomentKey::ImpactEnded, MomentKey::Resolved];
    let first = repaired.into_iter().filter_map(|key| Some((it.instant(key.clone())?, key))).min();
    let declared = it.instant(MomentKey::Declared);
    if let Some((_, key)) = first.filter(|(at, _)| declared.is_some_and(|declared| declared > *at))
    {
        sink.add(Place::Moment(MomentKey::Declared)).value(Value::Moment(key));
    }
}

/// Says nothing where the order of the two moments is pointed out by itself.
fn metric_invalid(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for metric in it.context.metrics.measure(it.postmortem) {
        let MetricValue::Invalid { from, to } = metric.value else { continue };
        let pair = (from.clone(), to.clone());
        if !CERTAIN.contains(&pair) && !USUAL.contains(&pair) {
            let added = sink.add(Place::Moment(to.clone())).text(&metric.definition.label);
            added.value(Value::Moment(to)).value(Value::Moment(from));
        }
    }
}

/// The two sides, and the question which of them is right, are the contradiction's own words. Each side can be put right.
fn claim_contradicted(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for contradiction in it.contradictions() {
        let (id, parts) = contradiction.message();
        let parts = parts.into_iter().map(|it| match it {
            claims::Part::Text(text) => Value::Text(text),
            claims::Part::Name(key) => Value::Name(key),
        });
        let question = Value::Phrase("questions", id, parts.collect());
        let added = sink.add(settle::place_of(contradiction.claim.place));
        let added = added.range(contradiction.claim.range.clone()).value(question);
        let added = added.choices(settle::by_record(it.postmortem, contradiction));
        if let Some(choice) = settle::by_words(it.postmortem, contradiction) {
            added.value(choice.words).fix(choice.edits);
        }
    }
}

fn span_backwards(it: &Subject<'_>, sink: &mut Sink<'_>) {
    for entry in &it.postmortem.timeline {
        if let EntryTime::Span { from, to } = entry.time
            && to < from
        {
            let place = Place::Entry(entry.id, EntryPart::Time);
            let turned = EntryTime::Span { from: to, to: from };
            sink.add(place).text(&entry.text).fix(turn_around(it.postmortem, entry, turned));
        }
    }
}

/// A moment that follows the entry would move with it, and might then be in the wrong place itself.
fn turn_around(postmortem: &Postmortem, entry: &Entry, turned: EntryTime) -> Vec<Edit> {
    let is_followed = postmortem.moments.values().any(|it| *it == Moment::Entry(entry.id));
    let edit = entry_edit(entry.id, EntryChange::Time(turned));
    if is_followed { Vec::new() } else { vec![edit] }
}
