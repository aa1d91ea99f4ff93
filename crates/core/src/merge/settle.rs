//! Settling what both sides changed: the rules, and the list of what could not be settled.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::Conflict;
use super::list::{self, Fate};
use super::text::{self, Merged};
use crate::id::Id;
use crate::list::{Identified, List};
use crate::postmortem::Edit;

/// The three versions of one thing: base, mine, theirs.
pub(crate) type Three<'a, T> = [&'a T; 3];

/// Merges piece by piece and remembers what could not be settled.
#[derive(Debug, Default)]
pub(crate) struct Settle {
    pub(crate) conflicts: Vec<Conflict>,
}

impl Settle {
    /// A value that stands by itself: whoever changed it is right.
    pub(crate) fn value<T: Clone + PartialEq>(
        &mut self,
        place: &str,
        [base, mine, theirs]: Three<'_, T>,
        show: impl Fn(&T) -> String,
        edit: impl Fn(T) -> Edit,
    ) -> T {
        if mine == base {
            return theirs.clone();
        }
        if mine != theirs && theirs != base {
            self.conflicts.push(Conflict {
                place: place.to_owned(),
                mine: show(mine),
                theirs: show(theirs),
                take_theirs: edit(theirs.clone()),
                keep_both: None,
            });
        }
        mine.clone()
    }

    /// A text, by line.
    pub(crate) fn text(
        &mut self,
        place: &str,
        [base, mine, theirs]: Three<'_, String>,
        edit: impl Fn(String) -> Edit,
    ) -> String {
        match text::merge(base, mine, theirs) {
            Merged::Clean(text) => text,
            Merged::Conflict { mine, theirs, both } => {
                self.conflicts.push(Conflict {
                    place: place.to_owned(),
                    mine: mine.clone(),
                    theirs: theirs.clone(),
                    take_theirs: edit(theirs),
                    keep_both: Some(edit(both)),
                });
                mine
            }
        }
    }

    /// A map, key by key.
    pub(crate) fn map<K: Ord + Clone, V: Clone + PartialEq>(
        &mut self,
        three: Three<'_, BTreeMap<K, V>>,
        place: impl Fn(&K) -> String,
        show: impl Fn(&K, Option<&V>) -> String,
        edit: impl Fn(&K, Option<V>) -> Edit,
    ) -> BTreeMap<K, V> {
        let mut merged = BTreeMap::new();
        for key in three.iter().flat_map(|it| it.keys()) {
            if merged.contains_key(key) {
                continue;
            }
            let values = three.map(|it| it.get(key).cloned());
            let [base, mine, theirs] = &values;
            let value = self.value(
                &place(key),
                [base, mine, theirs],
                |it| show(key, it.as_ref()),
                |it| edit(key, it),
            );
            merged.insert(key.clone(), value);
        }
        merged.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
    }

    /// A list of named things. `both` merges a member that both sides changed.
    pub(crate) fn list<T: Identified + PartialEq>(
        &mut self,
        [base, mine, theirs]: Three<'_, List<T>>,
        words: &ListWords<'_, T>,
        mut both: impl FnMut(&mut Self, Three<'_, T>) -> T,
    ) -> List<T> {
        list::merge(base, mine, theirs, |fate| match fate {
            Fate::Both { base, mine, theirs } => {
                // Two copies without a known common version: each field that differs is a change on both sides.
                let blank = base.cloned().unwrap_or_else(|| Rc::new((words.blank)(mine.id())));
                Some(Rc::new(both(self, [&blank, mine, theirs])))
            }
            Fate::RemovedByThem { mine } => {
                self.removed(words, false, mine, (words.remove)(mine));
                Some(mine.clone())
            }
            Fate::RemovedByMe { theirs } => {
                self.removed(words, true, theirs, (words.add)(theirs.clone()));
                None
            }
        })
    }

    fn removed<T>(
        &mut self,
        words: &ListWords<'_, T>,
        removed_by_me: bool,
        changed: &T,
        take_theirs: Edit,
    ) {
        let (mine, theirs) = match removed_by_me {
            true => (String::new(), (words.show)(changed)),
            false => ((words.show)(changed), String::new()),
        };
        let what = if removed_by_me {
            "that you removed and they changed"
        } else {
            "that you changed and they removed"
        };
        let place = format!("{} {what}", words.member);
        self.conflicts.push(Conflict { place, mine, theirs, take_theirs, keep_both: None });
    }
}

/// How to speak of a list's members, and how to change it.
pub(crate) struct ListWords<'a, T> {
    /// “a timeline entry”.
    pub(crate) member: &'static str,
    /// A member that says nothing.
    pub(crate) blank: &'a dyn Fn(Id<T>) -> T,
    /// A member in a line.
    pub(crate) show: &'a dyn Fn(&T) -> String,
    /// The edit that puts a member back.
    pub(crate) add: &'a dyn Fn(Rc<T>) -> Edit,
    /// The edit that takes a member away.
    pub(crate) remove: &'a dyn Fn(&T) -> Edit,
}

/// A value that may be absent, in words.
pub(crate) fn show_option<T: ToString>(value: &Option<T>) -> String {
    value.as_ref().map_or_else(|| "nothing".to_owned(), T::to_string)
}

/// The texts of a thing, one below the other.
pub(crate) fn in_lines(texts: &[&str]) -> String {
    let filled = texts.iter().filter(|it| !it.trim().is_empty());
    filled.copied().collect::<Vec<&str>>().join("\n")
}
