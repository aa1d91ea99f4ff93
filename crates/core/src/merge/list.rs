//! Lists merged by the names of their members.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::id::Id;
use crate::list::{self, Identified, List};

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
    let mut members: BTreeMap<Id<T>, Rc<T>> = BTreeMap::new();
    for member in mine.iter().chain(theirs) {
        let id = member.id();
        if members.contains_key(&id) {
            continue;
        }
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
        if let Some(member) = settled {
            members.insert(id, member);
        }
    }
    let ids = |list: &[Rc<T>]| list.iter().map(|it| it.id()).collect::<Vec<Id<T>>>();
    let order = merge_order(&ids(base), &ids(mine), &ids(theirs), |it| members.contains_key(it));
    order.iter().filter_map(|id| members.remove(id)).collect()
}

/// Merges two versions of a list of plain values: what either side added is there, what either side removed is not.
pub(crate) fn merge_values<T: Ord + Clone>(base: &[T], mine: &[T], theirs: &[T]) -> Vec<T> {
    if mine == theirs || theirs == base {
        return mine.to_vec();
    }
    if mine == base {
        return theirs.to_vec();
    }
    merge_order(base, mine, theirs, |it| {
        !base.contains(it) || mine.contains(it) && theirs.contains(it)
    })
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
    news.sort_by_key(key);
    base.iter().cloned().chain(news).collect()
}

/// Puts the members that are kept in an order: that of the side which moved something, with each side's additions behind the member
/// that they were put behind. The same whichever side is called mine.
pub(crate) fn merge_order<T: Ord + Clone>(
    base: &[T],
    mine: &[T],
    theirs: &[T],
    is_kept: impl Fn(&T) -> bool,
) -> Vec<T> {
    let is_common =
        |it: &&T| base.contains(it) && mine.contains(it) && theirs.contains(it) && is_kept(it);
    let common = |side: &[T]| side.iter().filter(is_common).cloned().collect::<Vec<T>>();
    let [old, ours, others] = [base, mine, theirs].map(common);
    let skeleton = match () {
        () if ours == old => others,
        () if others == old => ours,
        // Both moved things about: neither order is better, so either will do, if it is always the same one.
        () => ours.min(others),
    };
    let mut runs: BTreeMap<Option<&T>, Vec<Vec<T>>> = BTreeMap::new();
    for side in [mine, theirs] {
        let mut anchor = None;
        let mut run = Vec::new();
        for member in side.iter().filter(|it| is_kept(it)) {
            match skeleton.iter().find(|it| *it == member) {
                Some(known) => {
                    runs.entry(anchor).or_default().push(std::mem::take(&mut run));
                    anchor = Some(known);
                }
                None => run.push(member.clone()),
            }
        }
        runs.entry(anchor).or_default().push(run);
    }
    let mut order: Vec<T> = Vec::new();
    for anchor in std::iter::once(None).chain(skeleton.iter().map(Some)) {
        order.extend(anchor.cloned());
        let mut runs = runs.remove(&anchor).unwrap_or_default();
        runs.sort();
        for member in runs.into_iter().flatten() {
            if !order.contains(&member) && !skeleton.contains(&member) {
                order.push(member);
            }
        }
    }
    order
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
