//! The order of steps: the one that is worth most an hour first, among those that need nothing that is not there.

use std::cmp::Ordering;

use super::Step;
use super::steps::Steps;

pub(super) struct Order {
    /// What can be done, in its order.
    pub(super) placed: Vec<usize>,
    /// What can't, because it needs itself, or what does.
    pub(super) blocked: Vec<usize>,
    /// What needs itself: each way round once.
    pub(super) cycles: Vec<Vec<usize>>,
}

/// Worth more an hour first; what is worth the same stays in the order of the model.
fn compare(a: &Step, b: &Step) -> Ordering {
    let worth = |it: &Step, other: &Step| u128::from(it.value) * u128::from(other.minutes.likely());
    let is_free = |it: &Step| it.minutes.likely() == 0;
    is_free(b).cmp(&is_free(a)).then_with(|| worth(b, a).cmp(&worth(a, b)))
}

pub(super) fn order(steps: &Steps) -> Order {
    let n = steps.list.len();
    let ranked = crate::order::order(n, &|a, b| compare(&steps.list[a], &steps.list[b]));
    let mut is_placed = vec![false; n];
    let mut placed = Vec::with_capacity(n);
    let is_ready = |at: usize, is_placed: &[bool]| steps.needs[at].iter().all(|it| is_placed[*it]);
    while let Some(next) =
        ranked.iter().copied().find(|it| !is_placed[*it] && is_ready(*it, &is_placed))
    {
        is_placed[next] = true;
        placed.push(next);
    }
    let blocked: Vec<usize> = ranked.into_iter().filter(|it| !is_placed[*it]).collect();
    let cycles = cycles(&blocked, steps);
    Order { placed, blocked, cycles }
}

/// Whoever is blocked needs somebody who is: going on from one to the next comes round sooner or later.
fn cycles(blocked: &[usize], steps: &Steps) -> Vec<Vec<usize>> {
    let mut seen = vec![false; steps.list.len()];
    let mut cycles = Vec::new();
    for start in blocked {
        let mut way: Vec<usize> = Vec::new();
        let mut at = *start;
        while !seen[at] {
            seen[at] = true;
            way.push(at);
            let next = steps.needs[at].iter().find(|it| blocked.contains(it));
            let Some(next) = next else { break };
            at = *next;
            if let Some(from) = way.iter().position(|it| *it == at) {
                way.push(at);
                cycles.push(way.split_off(from));
                break;
            }
        }
    }
    cycles
}
