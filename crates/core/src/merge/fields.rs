//! Merging field by field: what registers and assessments are merged with, where of a field that both sides changed mine stands.

use std::collections::{BTreeMap, BTreeSet};

use super::list::{self, Fate};
use crate::list::{Identified, List};

/// A value that is merged field by field.
pub(crate) trait Merged {
    /// `mine`, with every field that only `theirs` changed since `base`.
    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self;
}

/// Says by which function each field is merged. No field can be forgotten: the value is written out.
macro_rules! merge_fields {
    ($kind:ident { $($how:ident: $($field:ident),+;)+ }) => {
        impl $crate::merge::fields::Merged for $kind {
            fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
                Self { $($($field: $how(&base.$field, &mine.$field, &theirs.$field),)+)+ }
            }
        }
    };
}
pub(crate) use merge_fields;

/// What never changes, such as an id.
pub(crate) fn same<T: Copy>(_: &T, mine: &T, _: &T) -> T {
    *mine
}

/// Theirs where nothing changed here, else mine.
pub(crate) fn newer<T: Clone + PartialEq>(base: &T, mine: &T, theirs: &T) -> T {
    if base == mine { theirs.clone() } else { mine.clone() }
}

/// What both sides hold of a set: what neither took away, and what either put in.
pub(crate) fn set<T: Ord + Clone>(
    base: &BTreeSet<T>,
    mine: &BTreeSet<T>,
    theirs: &BTreeSet<T>,
) -> BTreeSet<T> {
    let is_in = |it: &&T| newer(&base.contains(it), &mine.contains(it), &theirs.contains(it));
    mine.union(theirs).filter(is_in).cloned().collect()
}

/// The entries of a map, each as a field by itself.
pub(crate) fn map<K: Ord + Clone, V: PartialEq + Clone>(
    base: &BTreeMap<K, V>,
    mine: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
) -> BTreeMap<K, V> {
    entries(base, mine, theirs, &|_, mine, _| mine.clone())
}

/// The entries of a map; `both` makes one of two that both sides have changed. What one side changed and the other took away stays.
pub(crate) fn entries<K: Ord + Clone, V: PartialEq + Clone>(
    base: &BTreeMap<K, V>,
    mine: &BTreeMap<K, V>,
    theirs: &BTreeMap<K, V>,
    both: &dyn Fn(Option<&V>, &V, &V) -> V,
) -> BTreeMap<K, V> {
    let mut merged = BTreeMap::new();
    for key in mine.keys().chain(theirs.keys()) {
        let versions = [base, mine, theirs].map(|it| it.get(key));
        let value = match versions {
            [base, mine, theirs] if mine == theirs || base == theirs => mine.cloned(),
            [base, mine, theirs] if base == mine => theirs.cloned(),
            [base, Some(mine), Some(theirs)] => Some(both(base, mine, theirs)),
            [_, mine, theirs] => mine.or(theirs).cloned(),
        };
        if let Some(value) = value {
            merged.insert(key.clone(), value);
        }
    }
    merged
}

/// The members of a list, by their ids. What one side changed and the other took away stays; of what both put in, mine stands.
pub(crate) fn members<T: Identified + Merged + PartialEq>(
    base: &List<T>,
    mine: &List<T>,
    theirs: &List<T>,
) -> List<T> {
    list::merge(base, mine, theirs, |fate| match fate {
        Fate::Both { base: Some(base), mine, theirs } => Some(T::merged(base, mine, theirs).into()),
        Fate::Both { mine, .. } | Fate::RemovedByThem { mine } => Some(mine.clone()),
        Fate::RemovedByMe { theirs } => Some(theirs.clone()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_that_one_side_changed_and_the_other_took_away_stays() {
        let [base, changed] = [1, 2].map(|it| BTreeMap::from([("a", it)]));
        let gone = BTreeMap::new();
        assert_eq!(map(&base, &gone, &changed), changed);
        assert_eq!(map(&base, &changed, &gone), changed);
        assert_eq!(map(&base, &gone, &base), gone);
        assert_eq!(map(&base, &base, &gone), gone);
    }

    #[test]
    fn a_set_has_what_either_put_in_and_not_what_either_took_away() {
        let [base, mine, theirs] =
            [[1, 2, 3].as_slice(), &[1, 2, 4], &[1, 3, 5]].map(|it| it.iter().collect());
        assert_eq!(set(&base, &mine, &theirs), [1, 4, 5].iter().collect());
    }
}
