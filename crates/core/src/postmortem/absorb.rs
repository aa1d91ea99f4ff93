//! What a source tells, held against what the timeline has already: nothing comes in twice.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Entry, EntryId, Postmortem, in_order, runs_backwards};
use crate::list;

/// What an entry that comes in is to a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// The timeline does not have it.
    New,
    /// The timeline has it, as this entry.
    Known(EntryId),
    /// The timeline has it, as this entry, and with other words: one of the two was edited.
    Changed(EntryId),
}

impl Fate {
    /// Whether the timeline does not have it.
    pub fn is_new(self) -> bool {
        self == Self::New
    }
}

/// Says of each of `incoming` what it is to `timeline`.
///
/// An entry that has the id of one in the timeline is that one: whoever reads a source gives what it has names for
/// [ids of those names](crate::id::Id::named). Any other is there already if an entry that nobody else is has the same words in the
/// same minute, from the same source where both name one. Capitals, spaces and marks don't count.
///
/// ```
/// use std::rc::Rc;
/// use afterword_core::postmortem::{Entry, EntryId, EntryTime, Fate, fates};
///
/// let at = |text: &str| EntryTime::Exact(chrono::DateTime::parse_from_rfc3339(text).unwrap());
/// let known = Entry::new(EntryId::from_bits(1), at("2026-02-05T08:27:00Z"), "Rolled back.".into());
/// let again = Entry::new(EntryId::from_bits(2), at("2026-02-05T08:27:40Z"), "rolled back".into());
/// let other = Entry::new(EntryId::from_bits(3), at("2026-02-05T08:27:40Z"), "status page updated".into());
/// let fates = fates(&[Rc::new(known)], &[again, other]);
/// assert_eq!(fates, [Fate::Known(EntryId::from_bits(1)), Fate::New]);
/// ```
pub fn fates(timeline: &[Rc<Entry>], incoming: &[Entry]) -> Vec<Fate> {
    let by_id: BTreeMap<EntryId, &Rc<Entry>> = timeline.iter().map(|it| (it.id, it)).collect();
    let named: Vec<Option<&Rc<Entry>>> =
        incoming.iter().map(|it| by_id.get(&it.id).copied()).collect();
    let mut rest = Unclaimed::of(timeline, &named);
    let mut fates: Vec<Option<Fate>> = incoming.iter().zip(named).map(by_name).collect();
    // Who comes from the very same source goes before who comes from one that nobody names.
    for is_same in [true, false] {
        for (fate, it) in fates.iter_mut().zip(incoming).filter(|it| it.0.is_none()) {
            *fate = rest.claim(it, is_same).map(Fate::Known);
        }
    }
    fates.into_iter().map(|it| it.unwrap_or(Fate::New)).collect()
}

/// What an entry is to the one that has its id.
fn by_name((incoming, named): (&Entry, Option<&Rc<Entry>>)) -> Option<Fate> {
    let known = named?;
    let is_alike = words(&known.text) == words(&incoming.text);
    Some(if is_alike { Fate::Known(known.id) } else { Fate::Changed(known.id) })
}

/// The entries of a timeline that nothing that comes in is, by their minute and their words.
struct Unclaimed<'a>(BTreeMap<(Option<i64>, String), Vec<&'a Entry>>);

impl<'a> Unclaimed<'a> {
    fn of(timeline: &'a [Rc<Entry>], named: &[Option<&Rc<Entry>>]) -> Self {
        let taken: BTreeSet<EntryId> = named.iter().flatten().map(|it| it.id).collect();
        let mut free: BTreeMap<_, Vec<&Entry>> = BTreeMap::new();
        for it in timeline.iter().rev().filter(|it| !taken.contains(&it.id)) {
            free.entry(place(it)).or_default().push(it);
        }
        Self(free)
    }

    /// The first entry that `entry` is; it is nobody else's then.
    fn claim(&mut self, entry: &Entry, is_same: bool) -> Option<EntryId> {
        let free = self.0.get_mut(&place(entry))?;
        let who = words(&entry.source);
        let is_it = |it: &&Entry| {
            let other = words(&it.source);
            who == other || !is_same && (who.is_empty() || other.is_empty())
        };
        let at = free.iter().rposition(is_it)?;
        Some(free.remove(at).id)
    }
}

/// The minute and the words of an entry.
fn place(entry: &Entry) -> (Option<i64>, String) {
    let minute = entry.time.start().map(|it| it.timestamp().div_euclid(60));
    (minute, words(&entry.text))
}

/// What `text` says, without capitals, spaces and marks, and without what chats say of an edited message.
fn words(text: &str) -> String {
    let text = text.trim_end();
    let text = text.strip_suffix("(edited)").unwrap_or(text);
    let words: String =
        text.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    // What consists of marks alone is told apart by them.
    if words.is_empty() { text.split_whitespace().collect() } else { words }
}

impl Postmortem {
    /// This document with `entries` in its timeline: one whose id it has takes the place of the words and the time there, and the rest
    /// are added.
    ///
    /// They stand in the order of time if the timeline did, and behind it if it did not. An entry's kind and whatever points at it stay.
    #[must_use]
    pub fn absorb(&self, entries: Vec<Entry>) -> Self {
        let mut grown = self.clone();
        let mut known: BTreeSet<EntryId> = self.timeline.iter().map(|it| it.id).collect();
        let stands_in_order = !runs_backwards(&grown.timeline);
        for entry in entries {
            if known.insert(entry.id) {
                grown.timeline.push(Rc::new(entry));
            } else if let Some(known) = list::find_mut(&mut grown.timeline, entry.id) {
                known.renew(entry);
            }
        }
        if stands_in_order {
            grown.timeline = in_order(&grown.timeline).into_iter().cloned().collect();
        }
        grown
    }
}

impl Entry {
    /// Takes over what the source says now.
    fn renew(&mut self, told: Self) {
        self.time = told.time;
        self.stamp = told.stamp;
        self.text = told.text;
        let new = told.links.into_iter().filter(|it| !self.links.contains(it));
        self.links = self.links.iter().cloned().chain(new).collect();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::id::DocumentId;
    use crate::postmortem::EntryTime;

    fn at(minute: i64) -> EntryTime {
        let begin = chrono::DateTime::parse_from_rfc3339("2026-02-05T08:00:00Z").unwrap();
        EntryTime::Exact(begin + chrono::TimeDelta::seconds(minute * 60 + 7))
    }

    fn entry(id: u64, minute: Option<i64>, source: &str, text: &str) -> Entry {
        let time = minute.map_or(EntryTime::Unknown, at);
        let source = source.to_owned();
        Entry { source, ..Entry::new(EntryId::from_bits(id), time, text.to_owned()) }
    }

    fn document(entries: Vec<Entry>) -> Postmortem {
        let EntryTime::Exact(born) = at(0) else { unreachable!("it is exact") };
        Postmortem::new(DocumentId::v7(0, [0; 10]), born).absorb(entries)
    }

    #[track_caller]
    fn check(known: Entry, incoming: Entry, expected: Fate) {
        let fates = fates(&document(vec![known]).timeline, &[incoming]);
        assert_eq!(fates, [expected]);
    }

    #[test]
    fn an_entry_is_known_by_its_id_else_by_its_minute_and_words() {
        let one = EntryId::from_bits(1);
        let known = || entry(1, Some(3), "Ada", "Rolled *back*!");
        check(known(), entry(1, Some(9), "", "rolled back"), Fate::Known(one));
        check(known(), entry(1, Some(3), "Ada", "rolled forward"), Fate::Changed(one));
        check(known(), entry(2, Some(3), "", "ROLLED  back (edited)"), Fate::Known(one));
        check(known(), entry(2, Some(3), "Bob", "rolled back"), Fate::New);
        check(known(), entry(2, Some(4), "Ada", "rolled back"), Fate::New);
        check(known(), entry(2, None, "Ada", "rolled back"), Fate::New);
        check(entry(1, Some(3), "", "👍"), entry(2, Some(3), "", "👎"), Fate::New);
    }

    #[test]
    fn what_is_said_twice_is_there_twice() {
        let twice = [entry(2, Some(3), "a", "ok"), entry(3, Some(3), "a", "ok")];
        let once = document(vec![entry(1, Some(3), "a", "ok")]);
        assert_eq!(fates(&once.timeline, &twice), [Fate::Known(EntryId::from_bits(1)), Fate::New]);
    }

    #[test]
    fn entries_stand_in_the_order_of_time_if_those_before_did() {
        let order =
            |it: &Postmortem| it.timeline.iter().map(|it| it.text.clone()).collect::<String>();
        let sorted = document(vec![entry(1, Some(1), "", "a"), entry(2, Some(5), "", "b")]);
        assert_eq!(order(&sorted.absorb(vec![entry(3, Some(3), "", "c")])), "acb");
        let mut written = sorted;
        written.timeline.reverse();
        assert_eq!(order(&written.absorb(vec![entry(3, Some(3), "", "c")])), "bac");
    }

    #[test]
    fn an_update_takes_the_words_and_leaves_the_rest() {
        let mut known = entry(1, Some(1), "Ada", "a");
        known.links.push("https://a.example".to_owned());
        let mut told = entry(1, Some(2), "", "b");
        told.links = ["https://a.example", "https://b.example"].map(str::to_owned).into();
        let grown = document(vec![known]).absorb(vec![told]);
        let [it] = grown.timeline.as_slice() else { panic!("one entry") };
        assert_eq!(
            (it.text.as_str(), it.source.as_str(), it.time, it.links.len()),
            ("b", "Ada", at(2), 2)
        );
    }

    fn some_entries() -> impl Strategy<Value = Vec<Entry>> {
        let one = (prop::option::of(0..3_i64), "[ab]?", "(ok|OK!|\\*|no| ){0,2}");
        prop::collection::vec(one, 0..12).prop_map(|all| {
            let each = all.into_iter().zip(1..);
            each.map(|((minute, who, text), id)| entry(id, minute, &who, &text)).collect()
        })
    }

    fn with_ids_from(first: u64, entries: &[Entry]) -> Vec<Entry> {
        let each = entries.iter().zip(first..);
        each.map(|(it, id)| Entry { id: EntryId::from_bits(id), ..it.clone() }).collect()
    }

    proptest! {
        #[test]
        fn what_came_in_once_is_there(told in some_entries(), before in some_entries(), has_names: bool) {
            let before = document(with_ids_from(100, &before));
            let grown = before.absorb(told.clone());
            let again = if has_names { told } else { with_ids_from(200, &told) };
            let fates = fates(&grown.timeline, &again);
            prop_assert!(fates.iter().all(|it| matches!(it, Fate::Known(_))), "{fates:?}");
        }

        #[test]
        fn of_a_grown_feed_only_what_is_new_comes_in(told in some_entries(), more in 0..12_usize) {
            let n = told.len().saturating_sub(more);
            let grown = document(told[..n].to_vec());
            let fates = fates(&grown.timeline, &told);
            let n_new = fates.iter().filter(|it| it.is_new()).count();
            prop_assert_eq!(n_new, told.len() - n);
            let new = told.iter().zip(&fates).filter(|it| it.1.is_new()).map(|it| it.0.clone());
            let whole = grown.absorb(new.collect());
            prop_assert_eq!(whole.timeline.len(), told.len());
        }
    }
}
