//! Lists of things compared by their names: what came, went, moved, or changed in itself.

use std::collections::{BTreeMap, BTreeSet};

use super::matching::longest_rising;
use super::text::compare_texts;
use super::{Change, Thing, Value, What};
use crate::postmortem::SectionKey;

/// A thing, ready to be compared with another version of itself.
pub(super) struct Item {
    pub(super) thing: Thing,
    /// Its id, within its list.
    pub(super) key: u64,
    /// The id of what it stands under; its place is compared among those that share it.
    pub(super) parent: u64,
    pub(super) name: String,
    pub(super) parts: Vec<(&'static str, Value)>,
}

/// Adds what changed between two lists to `changes`: in the order of the new list, what is gone where it was.
pub(super) fn compare(section: &SectionKey, old: &[Item], new: &[Item], changes: &mut Vec<Change>) {
    let [in_old, in_new] = [old, new].map(|it| -> BTreeMap<u64, usize> {
        it.iter().enumerate().map(|(at, item)| (item.key, at)).collect()
    });
    let moved = moved(old, new, &in_old);
    let gone = gone_behind(old, &in_new);
    let section = Some(section.clone());
    let whole = |item: &Item, what: What| Change {
        section: section.clone(),
        thing: item.thing.clone(),
        part: "",
        name: item.name.clone(),
        what,
    };
    let removed = |anchor: Option<u64>| {
        let items = gone.get(&anchor).into_iter().flatten();
        items.map(|it| whole(it, What::Removed)).collect::<Vec<Change>>()
    };
    changes.extend(removed(None));
    for item in new {
        match in_old.get(&item.key).map(|at| &old[*at]) {
            None => changes.push(whole(item, What::Added)),
            Some(before) => {
                if moved.contains(&item.key) {
                    changes.push(whole(item, What::Moved));
                }
                let parts = before.parts.iter().zip(&item.parts);
                for ((part, from), (_, to)) in parts {
                    let what = compare_values(from, to);
                    changes.extend(what.map(|what| Change { part, ..whole(item, what) }));
                }
            }
        }
        changes.extend(removed(Some(item.key)));
    }
}

/// What is gone, by the member before it that is still there.
fn gone_behind<'a>(
    old: &'a [Item],
    in_new: &BTreeMap<u64, usize>,
) -> BTreeMap<Option<u64>, Vec<&'a Item>> {
    let mut gone: BTreeMap<Option<u64>, Vec<&Item>> = BTreeMap::new();
    let mut anchor = None;
    for item in old {
        if in_new.contains_key(&item.key) {
            anchor = Some(item.key);
        } else {
            gone.entry(anchor).or_default().push(item);
        }
    }
    gone
}

/// Those that stand under another parent, and the fewest that explain the new order under the same one.
fn moved(old: &[Item], new: &[Item], in_old: &BTreeMap<u64, usize>) -> BTreeSet<u64> {
    let mut moved = BTreeSet::new();
    let mut stayed: BTreeMap<u64, Vec<(u64, usize)>> = BTreeMap::new();
    for item in new {
        let Some(at) = in_old.get(&item.key) else { continue };
        if old[*at].parent == item.parent {
            stayed.entry(item.parent).or_default().push((item.key, *at));
        } else {
            moved.insert(item.key);
        }
    }
    for siblings in stayed.values() {
        let places: Vec<usize> = siblings.iter().map(|it| it.1).collect();
        let kept: BTreeSet<usize> = longest_rising(&places).into_iter().collect();
        let others = siblings.iter().enumerate().filter(|(at, _)| !kept.contains(at));
        moved.extend(others.map(|(_, it)| it.0));
    }
    moved
}

/// What became of a value; nothing if it is the same.
pub(super) fn compare_values(from: &Value, to: &Value) -> Option<What> {
    if from == to {
        return None;
    }
    Some(match (from, to) {
        (Value::Text(from), Value::Text(to)) => What::Text(compare_texts(from, to)),
        (Value::List(from), Value::List(to)) => {
            What::List { added: without(to, from), removed: without(from, to) }
        }
        _ => What::Value { from: from.clone(), to: to.clone() },
    })
}

/// The members of `list` that `others` has not, or not as often.
fn without(list: &[String], others: &[String]) -> Vec<String> {
    let mut left: BTreeMap<&str, usize> = BTreeMap::new();
    others.iter().for_each(|it| *left.entry(it).or_default() += 1);
    let mut is_new = |it: &&String| match left.get_mut(it.as_str()).filter(|n| **n > 0) {
        Some(n) => {
            *n -= 1;
            false
        }
        None => true,
    };
    list.iter().filter(|it| is_new(it)).cloned().collect()
}
