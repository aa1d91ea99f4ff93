//! Do the times look as if they were meant? What looks mistyped is asked about, and nothing is corrected.

use super::family::consistency as rule;
use super::prose::no_timeline;
use super::subject::{Sink, Subject};
use super::{EntryPart, Level, Place, Rule, Value};
use crate::claims::{Oddity, OddityKind, OddityPlace};
use crate::list;
use crate::postmortem::SectionKey;

pub(super) const RULES: [Rule; 5] = [
    rule("timeline-backwards", Level::Hint, 0, |it, sink| {
        add(it, sink, |kind| {
            matches!(kind, OddityKind::Backwards { .. } | OddityKind::NewestFirst)
        });
    }),
    rule("date-far", Level::Warning, 1, |it, sink| {
        add(it, sink, |kind| matches!(kind, OddityKind::FarDate { .. }));
    })
    .waiting_for(no_timeline),
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
