//! Sorting, compiled once.
//!
//! The sort of the standard library is four kilobytes of WebAssembly for each type and each closure that it is called with. Here one
//! copy sorts positions, and a few instructions a type put the members where they belong.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// The positions `0..n` in the order that `compare` gives; positions that are equal stay as they are.
pub fn order(n: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut positions: Vec<usize> = (0..n).collect();
    positions.sort_by(|a, b| compare(*a, *b));
    positions
}

/// Sorts `items`; those that are equal stay as they are.
///
/// ```
/// let mut words = vec!["pear", "fig", "apple"];
/// afterword_core::order::sort(&mut words, |a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["fig", "pear", "apple"]);
/// ```
pub fn sort<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    let order = order(items.len(), &|a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// The set of `items`. Collecting into one is a sort of its own.
///
/// ```
/// let set = afterword_core::order::set(["pear", "fig", "pear"]);
/// assert!(set.into_iter().eq(["fig", "pear"]));
/// ```
pub fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for it in items {
        set.insert(it);
    }
    set
}

/// The map of `pairs`; of several with one key, the last counts. Collecting into one is a sort of its own.
///
/// ```
/// let map = afterword_core::order::map([("fig", 1), ("pear", 2), ("fig", 3)]);
/// assert_eq!(map["fig"], 3);
/// ```
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}
