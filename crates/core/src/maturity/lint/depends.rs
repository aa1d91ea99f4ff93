//! What dependencies make of the levels of a model: those that go round in circles, and those that can't be reached for it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{CapabilityId, Dependency, Model};
use super::{Flaw, FlawKind};

/// A level of a capability.
type Node<'m> = (&'m CapabilityId, u8);

/// Each way round once, at the level where it begins; then, by dimension, the first level that can't be reached for it.
pub(super) fn flaws(model: &Model) -> Vec<Flaw> {
    let mut paths: BTreeMap<&CapabilityId, String> = BTreeMap::new();
    for (at, dimension) in model.dimensions.iter().enumerate() {
        for (n, it) in dimension.capabilities.iter().enumerate() {
            paths.insert(&it.id, format!("dimensions[{at}].capabilities[{n}].depends"));
        }
    }
    let mut flaws = Vec::new();
    for cycle in cycles(model) {
        let path = cycle.first().and_then(|it| paths.get(it.0)).cloned().unwrap_or_default();
        let way = cycle.into_iter().map(|it| (it.0.clone(), it.1)).collect();
        flaws.push(Flaw { path, kind: FlawKind::Cycle(way) });
    }
    let reached = reached(model);
    for (at, dimension) in model.dimensions.iter().enumerate() {
        let levels = dimension.capabilities.iter().filter_map(|it| reached.get(&it.id));
        let lowest = levels.min().copied().unwrap_or(model.highest());
        if lowest < model.highest() {
            let path = format!("dimensions[{at}]");
            flaws.push(Flaw { path, kind: FlawKind::Unreachable(lowest + 1) });
        }
    }
    flaws
}

/// What each capability depends on.
type Depends<'m> = BTreeMap<&'m CapabilityId, &'m [Dependency]>;

fn depends(model: &Model) -> Depends<'_> {
    model.capabilities().map(|it| (&it.1.id, &*it.1.depends)).collect()
}

/// What has to be there before a level: the one below it, and what depends says.
fn before<'m>(depends: &Depends<'m>, node: Node<'m>) -> Vec<Node<'m>> {
    let below = node.1.checked_sub(1).filter(|it| *it > 0).map(|it| (node.0, it));
    let all = depends.get(node.0).copied().into_iter().flatten();
    let own = all.filter(|it| it.for_level == node.1).map(|it| (&it.capability, it.level));
    below.into_iter().chain(own).collect()
}

/// The highest level of each capability that can be reached, one level after the other.
fn reached(model: &Model) -> BTreeMap<&CapabilityId, u8> {
    let depends = depends(model);
    let mut reached: BTreeMap<&CapabilityId, u8> = depends.keys().map(|it| (*it, 0)).collect();
    loop {
        let mut has_risen = false;
        for id in depends.keys() {
            let is_there = |it: &Node<'_>| reached.get(it.0).is_none_or(|level| *level >= it.1);
            let level = reached[id];
            if level < model.highest() && before(&depends, (id, level + 1)).iter().all(is_there) {
                reached.insert(id, level + 1);
                has_risen = true;
            }
        }
        if !has_risen {
            return reached;
        }
    }
}

/// The ways round, found by going on from what each level needs. Each level is gone through once.
fn cycles(model: &Model) -> Vec<Vec<Node<'_>>> {
    let depends = depends(model);
    let mut done: BTreeSet<Node<'_>> = BTreeSet::new();
    let mut cycles = Vec::new();
    let levels = 1..=model.highest();
    let nodes =
        model.capabilities().flat_map(|it| levels.clone().map(move |level| (&it.1.id, level)));
    for start in nodes {
        if done.contains(&start) {
            continue;
        }
        // The way here, with what is still to be tried at each of its levels.
        let mut way = vec![(start, before(&depends, start))];
        while let Some((node, left)) = way.last_mut() {
            let Some(next) = left.pop() else {
                done.insert(*node);
                way.pop();
                continue;
            };
            if let Some(from) = way.iter().position(|it| it.0 == next) {
                let mut cycle: Vec<Node<'_>> = way[from..].iter().map(|it| it.0).collect();
                cycle.push(next);
                cycles.push(cycle);
            } else if !done.contains(&next) {
                way.push((next, before(&depends, next)));
            }
        }
    }
    cycles
}
