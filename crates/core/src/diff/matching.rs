//! Which words or lines two versions have in common, in bounded time.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// How many words or lines of both versions together are compared by the exact method, whose time grows with their square.
pub const MOST_TOKENS: usize = 600;

/// How often a stretch is cut at tokens that occur once before the rest counts as replaced.
const MOST_CUTS: usize = 12;

/// Takes a stretch of the old version, one of the new, and whether they are the same.
pub(super) type Emit<'e> = &'e mut dyn FnMut(&[&str], &[&str], bool);

/// Calls `emit` for each stretch that is the same, and for each that is not.
pub(super) fn walk(old: &[&str], new: &[&str], emit: Emit<'_>) {
    let mut same = Vec::new();
    find_same(old, new, (0, 0), MOST_CUTS, &mut same);
    let (mut a, mut b) = (0, 0);
    for (from, to, length) in same.into_iter().chain([(old.len(), new.len(), 0)]) {
        if (a, b) != (from, to) {
            emit(&old[a..from], &new[b..to], false);
        }
        if length > 0 {
            emit(&old[from..from + length], &new[to..to + length], true);
        }
        (a, b) = (from + length, to + length);
    }
}

/// Where a stretch stands in the old and in the new version, and how long it is.
type Same = (usize, usize, usize);

fn find_same(old: &[&str], new: &[&str], at: (usize, usize), cuts: usize, same: &mut Vec<Same>) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    add(same, (at.0, at.1, head));
    let (old, new, at) = (&old[head..], &new[head..], (at.0 + head, at.1 + head));
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, new) = (&old[..old.len() - tail], &new[..new.len() - tail]);
    let is_open = !old.is_empty() && !new.is_empty();
    if is_open && old.len() + new.len() <= MOST_TOKENS {
        for op in capture_diff_slices(Algorithm::Myers, old, new) {
            if let DiffOp::Equal { old_index, new_index, len } = op {
                add(same, (at.0 + old_index, at.1 + new_index, len));
            }
        }
    } else if is_open && cuts > 0 {
        let (mut a, mut b) = (0, 0);
        for (from, to) in anchors(old, new).into_iter().chain([(old.len(), new.len())]) {
            let is_everything = (from - a, to - b) == (old.len(), new.len());
            if !is_everything {
                find_same(&old[a..from], &new[b..to], (at.0 + a, at.1 + b), cuts - 1, same);
            }
            add(same, (at.0 + from, at.1 + to, usize::from(from < old.len())));
            (a, b) = (from + 1, to + 1);
        }
    }
    add(same, (at.0 + old.len(), at.1 + new.len(), tail));
}

fn add(same: &mut Vec<Same>, (from, to, length): Same) {
    match same.last_mut().filter(|it| (it.0 + it.2, it.1 + it.2) == (from, to)) {
        _ if length == 0 => {}
        Some(last) => last.2 += length,
        None => same.push((from, to, length)),
    }
}

/// The tokens that occur once in each version, as many as stand in one order in both.
fn anchors(old: &[&str], new: &[&str]) -> Vec<(usize, usize)> {
    let once = |side: &[&str]| -> Vec<(String, usize)> {
        let mut at: BTreeMap<&str, Option<usize>> = BTreeMap::new();
        for (n, token) in side.iter().enumerate() {
            at.entry(token).and_modify(|it| *it = None).or_insert(Some(n));
        }
        at.into_iter().filter_map(|(token, n)| Some((token.to_owned(), n?))).collect()
    };
    let in_new: BTreeMap<String, usize> = once(new).into_iter().collect();
    let mut pairs: Vec<(usize, usize)> =
        once(old).into_iter().filter_map(|(token, at)| Some((at, *in_new.get(&token)?))).collect();
    pairs.sort_unstable();
    let places: Vec<usize> = pairs.iter().map(|it| it.1).collect();
    longest_rising(&places).into_iter().map(|it| pairs[it]).collect()
}

/// Which members make the longest rising run of `places`, all of which differ.
pub(super) fn longest_rising(places: &[usize]) -> Vec<usize> {
    // For each length, the member with the lowest place that ends a run of that length.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (at, place) in places.iter().enumerate() {
        let length = ends.partition_point(|it| places[*it] < *place);
        before.push(length.checked_sub(1).map(|it| ends[it]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut run: Vec<usize> =
        std::iter::successors(ends.last().copied(), |it| before[*it]).collect();
    run.reverse();
    run
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_rising_run_is_found() {
        assert_eq!(longest_rising(&[3, 0, 1, 4, 2]), [1, 2, 4]);
        assert_eq!(longest_rising(&[]), [0_usize; 0]);
    }
}
