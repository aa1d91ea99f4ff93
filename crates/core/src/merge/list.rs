//! Lists merged by the names of their members.

use std::rc::Rc;

use crate::list::{self, Identified, List};
use crate::order;

/// What became of one member of a list.
pub(crate) enum Fate<'a, T> {
    /// Both sides have it; the base may lack it, if both brought the same thing in.
    Both { base: Option<&'a Rc<T>>, mine: &'a Rc<T>, theirs: &'a Rc<T> },
    /// I changed it, and they removed it.
    RemovedByThem { mine: &'a Rc<T> },
    /// They changed it, and I removed it.
    RemovedByMe { theirs: &'a Rc<T> },
}

/// Merges two versions of a list. `settle` decides for the members that both sides have to do with; `None` leaves one out.
pub(crate) fn merge<T: Identified + PartialEq>(
    base: &[Rc<T>],
    mine: &[Rc<T>],
    theirs: &[Rc<T>],
    mut settle: impl FnMut(Fate<'_, T>) -> Option<Rc<T>>,
) -> List<T> {
    let mut members: List<T> = Vec::new();
    let news = theirs.iter().filter(|it| list::find(mine, it.id()).is_none());
    for id in mine.iter().chain(news).map(|it| it.id()) {
        let in_base = list::find(base, id);
        let settled = match (list::find(mine, id), list::find(theirs, id)) {
            (Some(mine), Some(theirs)) if mine == theirs => Some(mine.clone()),
            (Some(mine), Some(theirs)) => settle(Fate::Both { base: in_base, mine, theirs }),
            (Some(mine), None) => match in_base {
                Some(base) if base == mine => None,
                Some(_) => settle(Fate::RemovedByThem { mine }),
                None => Some(mine.clone()),
            },
            (None, Some(theirs)) => match in_base {
                Some(base) if base == theirs => None,
                Some(_) => settle(Fate::RemovedByMe { theirs }),
                None => Some(theirs.clone()),
            },
            (None, None) => None,
        };
        members.extend(settled);
    }
    let names = |list: &[Rc<T>]| list.iter().map(|it| it.id().bits()).collect::<Vec<u64>>();
    let kept = names(&members);
    let order = merge_order(&names(base), &names(mine), &names(theirs), &|it| kept.contains(&it));
    let at = |name: &u64| kept.iter().position(|it| it == name);
    order.iter().filter_map(at).map(|at| members[at].clone()).collect()
}

/// Merges two versions of a list of plain values: what either side added is there, what either side removed is not.
pub(crate) fn merge_values<T: Ord + Clone>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    if mine == theirs || theirs == base {
        return mine.to_vec();
    }
    if mine == base {
        return theirs.to_vec();
    }
    // A value's name is its rank among all of them, which is the same whoever asks.
    let all: Vec<&T> = base.iter().chain(mine).chain(theirs).collect();
    let rank = |it: &T| all.iter().filter(|other| **other < it).count() as u64;
    let names = |side: &[T]| side.iter().map(rank).collect::<Vec<u64>>();
    let [old, ours, others] = [base, mine, theirs].map(names);
    let is_kept = |it: u64| !old.contains(&it) || ours.contains(&it) && others.contains(&it);
    let order = merge_order(&old, &ours, &others, &is_kept);
    order
        .into_iter()
        .filter_map(|name| all.iter().find(|it| rank(it) == name).map(|it| T::clone(it)))
        .collect()
}

/// Merges two versions of a log, to which lines are only ever added: those that the base has, then what each side added, in the order
/// that `key` gives.
pub(crate) fn merge_log<T: Clone + PartialEq, K: Ord>(
    [base, mine, theirs]: [&[T]; 3],
    key: impl Fn(&T) -> K,
) -> Vec<T> {
    if mine == theirs || theirs == base {
        return mine.to_vec();
    }
    if mine == base {
        return theirs.to_vec();
    }
    let news_of =
        |side: &[T]| side.iter().filter(|it| !base.contains(it)).cloned().collect::<Vec<T>>();
    let mut news = news_of(mine);
    let others = news_of(theirs).into_iter().filter(|it| !mine.contains(it));
    news.extend(others);
    order::sort(&mut news, |a, b| key(a).cmp(&key(b)));
    base.iter().cloned().chain(news).collect()
}

/// Puts the members that are kept in an order: that of the side which moved something, with each side's additions behind the member
/// that they were put behind. The same whichever side is called mine.
pub(crate) fn merge_order(
    base: &[u64],
    mine: &[u64],
    theirs: &[u64],
    is_kept: &dyn Fn(u64) -> bool,
) -> Vec<u64> {
    let is_common =
        |it: &u64| base.contains(it) && mine.contains(it) && theirs.contains(it) && is_kept(*it);
    let common = |side: &[u64]| side.iter().copied().filter(is_common).collect::<Vec<u64>>();
    let [old, ours, others] = [base, mine, theirs].map(common);
    let skeleton = match () {
        () if ours == old => others,
        () if others == old => ours,
        // Both moved things about: neither order is better, so either will do, if it is always the same one.
        () => ours.min(others),
    };
    let mut runs = runs(&skeleton, mine, is_kept);
    runs.extend(self::runs(&skeleton, theirs, is_kept));
    order::sort(&mut runs, Ord::cmp);
    let mut merged: Vec<u64> = Vec::new();
    for anchor in std::iter::once(None).chain(skeleton.iter().copied().map(Some)) {
        merged.extend(anchor);
        for member in runs.iter().filter(|it| it.anchor == anchor).flat_map(|it| &it.members) {
            if !merged.contains(member) && !skeleton.contains(member) {
                merged.push(*member);
            }
        }
    }
    merged
}

/// Members that one side has put behind one that all have.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Run {
    /// The member that they stand behind; none at the beginning.
    anchor: Option<u64>,
    members: Vec<u64>,
}

fn runs(skeleton: &[u64], side: &[u64], is_kept: &dyn Fn(u64) -> bool) -> Vec<Run> {
    let mut runs = vec![Run { anchor: None, members: Vec::new() }];
    for member in side.iter().copied().filter(|it| is_kept(*it)) {
        if skeleton.contains(&member) {
            runs.push(Run { anchor: Some(member), members: Vec::new() });
        } else if let Some(run) = runs.last_mut() {
            run.members.push(member);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(base: &str, mine: &str, theirs: &str, expected: &str) {
        let [base, mine, theirs] = [base, mine, theirs].map(|it| it.chars().collect::<Vec<char>>());
        let merged =
            |a: &[char], b: &[char]| merge_values(&base, a, b).into_iter().collect::<String>();
        assert_eq!(merged(&mine, &theirs), expected);
        assert_eq!(merged(&theirs, &mine), expected);
    }

    #[test]
    fn additions_and_removals_of_both_sides_stand() {
        check("abc", "abcx", "ac", "acx");
        check("abc", "axbc", "abyc", "axbyc");
        check("", "mn", "xy", "mnxy");
        check("ab", "ba", "abc", "bca");
    }

    #[test]
    fn two_orders_become_one_whoever_asks() {
        check("abc", "cab", "bac", "bac");
    }

    fn letters() -> impl Strategy<Value = Vec<char>> {
        proptest::sample::subsequence(('a'..='h').collect::<Vec<char>>(), 0..8).prop_shuffle()
    }

    proptest! {
        #[test]
        fn merging_commutes(base in letters(), mine in letters(), theirs in letters()) {
            prop_assert_eq!(merge_values(&base, &mine, &theirs), merge_values(&base, &theirs, &mine));
        }

        #[test]
        fn what_was_added_is_there_once(base in letters(), mine in letters(), theirs in letters()) {
            let merged = merge_values(&base, &mine, &theirs);
            for letter in mine.iter().chain(&theirs).filter(|it| !base.contains(it)) {
                prop_assert_eq!(merged.iter().filter(|it| *it == letter).count(), 1);
            }
        }
    }
}
