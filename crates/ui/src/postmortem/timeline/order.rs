//! The order in which entries are shown, and what it takes to change it.

use std::rc::Rc;

use afterword_core::postmortem::{Entry, EntryId, TimelineEdit, in_order};
use chrono::NaiveDateTime;

use crate::Shell;

/// Which way an entry is moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// Moves the entry called `id` past its neighbour in the order in which entries are shown; `None` at the end of the list.
///
/// An entry without a time is shown behind the one that it was written after, so it is written anew after the one that it is
/// to follow. Entries with a time stand where their time puts them.
pub(super) fn moved(timeline: &[Rc<Entry>], id: EntryId, way: Way) -> Option<TimelineEdit> {
    let shown: Vec<EntryId> = in_order(timeline).into_iter().map(|it| it.id).collect();
    let at = shown.iter().position(|it| *it == id)?;
    let follows = match way {
        Way::Up => at.checked_sub(1)?.checked_sub(1).map(|it| shown[it]),
        Way::Down => Some(*shown.get(at + 1)?),
    };
    written_after(timeline, id, follows)
}

/// Puts the entry called `id` before or after the one called `beside`.
pub(super) fn put(
    timeline: &[Rc<Entry>],
    id: EntryId,
    beside: EntryId,
    way: Way,
) -> Option<TimelineEdit> {
    if id == beside {
        return None;
    }
    let shown = in_order(timeline).into_iter().map(|it| it.id).filter(|it| *it != id);
    let shown: Vec<EntryId> = shown.collect();
    let at = shown.iter().position(|it| *it == beside)?;
    let follows = match way {
        Way::Up => at.checked_sub(1).map(|it| shown[it]),
        Way::Down => Some(beside),
    };
    written_after(timeline, id, follows)
}

fn written_after(
    timeline: &[Rc<Entry>],
    id: EntryId,
    follows: Option<EntryId>,
) -> Option<TimelineEdit> {
    let others: Vec<EntryId> = timeline.iter().map(|it| it.id).filter(|it| *it != id).collect();
    let before = match follows {
        Some(follows) => {
            let at = others.iter().position(|it| *it == follows)?;
            others.get(at + 1).copied()
        }
        None => others.first().copied(),
    };
    Some(TimelineEdit::Move { id, before })
}

/// When each of `shown` began on the clocks of the document's zone.
pub(super) fn local_starts(
    shown: &[Option<afterword_core::time::Instant>],
    shell: &Shell,
) -> Vec<Option<NaiveDateTime>> {
    shown.iter().map(|start| start.map(|at| shell.in_zone(at).naive_local())).collect()
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use afterword_core::Postmortem;
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{Edit, EntryTime};
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;

    use super::*;

    /// A postmortem whose entries have these times, in hours.
    fn postmortem(hours: &[Option<i64>]) -> Postmortem {
        let start = DateTime::parse_from_rfc3339("2025-10-01T00:00:00Z").unwrap();
        let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), start);
        for (n, hours) in (0..).zip(hours) {
            let time = hours
                .map_or(EntryTime::Unknown, |it| EntryTime::Exact(start + TimeDelta::hours(it)));
            let entry = Entry::new(EntryId::from_bits(n), time, String::new());
            postmortem.timeline.push(Rc::new(entry));
        }
        postmortem
    }

    fn shown(postmortem: &Postmortem) -> Vec<EntryId> {
        postmortem.timeline_in_order().iter().map(|it| it.id).collect()
    }

    proptest! {
        #[test]
        fn an_entry_without_time_goes_past_its_neighbour_and_nothing_else_moves(
            hours in prop::collection::vec(prop::option::of(0i64..6), 1..12),
            at: prop::sample::Index,
            up: bool,
        ) {
            let mut postmortem = postmortem(&hours);
            let before = shown(&postmortem);
            let at = at.index(before.len());
            let is_vague = hours[postmortem.timeline.iter().position(|it| it.id == before[at]).unwrap()].is_none();
            // The neighbour must not be one that hangs on the entry: it would come along.
            let way = if up { Way::Up } else { Way::Down };
            if let Some(edit) = moved(&postmortem.timeline, before[at], way).filter(|_| is_vague) {
                postmortem.apply(Edit::Timeline(edit)).unwrap();
                let mut expected = before.clone();
                expected.swap(at, if up { at - 1 } else { at + 1 });
                prop_assert_eq!(shown(&postmortem), expected);
            }
        }
    }

    proptest! {
        #[test]
        fn an_entry_without_time_stands_where_it_is_put(
            hours in prop::collection::vec(prop::option::of(0i64..6), 2..12),
            from: prop::sample::Index,
            beside: prop::sample::Index,
            up: bool,
        ) {
            let mut postmortem = postmortem(&hours);
            let before = shown(&postmortem);
            let (id, beside) = (before[from.index(before.len())], before[beside.index(before.len())]);
            let is_vague = postmortem.timeline.iter().any(|it| it.id == id && it.time.start().is_none());
            let way = if up { Way::Up } else { Way::Down };
            // Those that hang on the entry would come along.
            if let Some(edit) = put(&postmortem.timeline, id, beside, way).filter(|_| is_vague) {
                let mut expected: Vec<EntryId> = before.iter().copied().filter(|it| *it != id).collect();
                let at = expected.iter().position(|it| *it == beside).unwrap();
                expected.insert(if up { at } else { at + 1 }, id);
                postmortem.apply(Edit::Timeline(edit)).unwrap();
                prop_assert_eq!(shown(&postmortem), expected);
            }
        }
    }

    #[test]
    fn the_ends_of_the_list_are_ends() {
        let entries = postmortem(&[Some(1), None]).timeline;
        assert_eq!(moved(&entries, EntryId::from_bits(1), Way::Down), None);
        assert_eq!(moved(&entries, EntryId::from_bits(0), Way::Up), None);
    }
}
