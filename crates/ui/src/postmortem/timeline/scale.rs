//! What the scale of time is drawn from: the times of a document on the clocks of its zone, and nothing of its words.

use std::collections::BTreeMap;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::draw::Words;
use afterword_core::draw::timeline::Ruler;
use afterword_core::id::DocumentId;
use afterword_core::list::List;
use afterword_core::postmortem::{Entry, EntryId, EntryKind, EntryTime, Moment, Moments};
use afterword_core::time::{Instant, Zone};
use chrono::DateTime;

use crate::Shell;

/// An entry without its words: a key that is typed into one leaves it equal.
pub(super) type Time = (EntryId, EntryTime, EntryKind);

/// The entries without their words, in the order in which they were written.
pub(super) fn times(timeline: &[Rc<Entry>]) -> Vec<Time> {
    timeline.iter().map(|it| (it.id, it.time, it.kind)).collect()
}

/// A document of these times, on the clocks of its zone.
pub(super) fn of_times(
    times: &[Time],
    moments: &Moments,
    zone: &Zone,
    shell: &Shell,
) -> Postmortem {
    let entry = |(id, time, kind): &Time| {
        let entry = Entry::new(*id, on_its_clocks(*time, shell), String::new());
        Rc::new(Entry { kind: *kind, ..entry })
    };
    bare(times.iter().map(entry).collect(), moments, zone, shell)
}

/// A document of these entries, on the clocks of its zone.
pub(in crate::postmortem) fn of_entries(
    timeline: &[Rc<Entry>],
    moments: &Moments,
    zone: &Zone,
    shell: &Shell,
) -> Postmortem {
    let entry =
        |it: &Rc<Entry>| Rc::new(Entry { time: on_its_clocks(it.time, shell), ..Entry::clone(it) });
    bare(timeline.iter().map(entry).collect(), moments, zone, shell)
}

fn bare(timeline: List<Entry>, moments: &Moments, zone: &Zone, shell: &Shell) -> Postmortem {
    // Neither its name nor when it was begun is in any picture.
    let nobody = DocumentId::v7(0, [0; 10]);
    let mut postmortem = Postmortem::new(nobody, DateTime::UNIX_EPOCH.fixed_offset());
    postmortem.timeline = timeline;
    postmortem.zone = zone.clone();
    postmortem.moments = moments.clone();
    for moment in postmortem.moments.values_mut() {
        if let Moment::At(at) = moment {
            *at = shell.in_zone(*at);
        }
    }
    postmortem
}

/// Each time is stored with the offset that it was typed in, which is another one once somebody has chosen another zone.
fn on_its_clocks(time: EntryTime, shell: &Shell) -> EntryTime {
    let turned = |at: Instant| shell.in_zone(at);
    match time {
        EntryTime::Unknown => EntryTime::Unknown,
        EntryTime::Exact(at) => EntryTime::Exact(turned(at)),
        EntryTime::Approximate(at) => EntryTime::Approximate(turned(at)),
        EntryTime::Span { from, to } => EntryTime::Span { from: turned(from), to: turned(to) },
    }
}

/// How long it was quiet before each entry that a long quiet stretch ends with.
pub(super) fn quiet(postmortem: &Postmortem, words: &Words) -> BTreeMap<EntryId, String> {
    // What is folded does not depend on how long the scale is.
    let entries = Ruler::new(postmortem, 400.0, words).entries;
    entries.into_iter().filter_map(|it| Some((it.id, it.quiet_before?))).collect()
}

/// Places at least `least` apart and as near to `wanted`, which is in order, as can be; none beyond `end` if there is room.
pub(super) fn spread(wanted: &[f64], least: f64, end: f64) -> Vec<f64> {
    let mut places: Vec<f64> = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        let free = places.last().map_or(*wanted, |it| it + least);
        places.push(wanted.max(free));
    }
    let mut last = end;
    for place in places.iter_mut().rev() {
        *place = place.min(last);
        last = *place - least;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_keep_their_distance_and_stay_on_the_scale() {
        assert_eq!(spread(&[0.0, 50.0], 10.0, 100.0), [0.0, 50.0]);
        assert_eq!(spread(&[0.0, 2.0, 50.0], 10.0, 100.0), [0.0, 10.0, 50.0]);
        assert_eq!(spread(&[95.0, 98.0, 99.0], 10.0, 100.0), [80.0, 90.0, 100.0]);
        assert_eq!(spread(&[], 10.0, 100.0), [] as [f64; 0]);
    }
}
