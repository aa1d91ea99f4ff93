//! The steps of a roadmap: the gaps, what they need besides, and where they part.

use std::collections::{BTreeMap, BTreeSet};

use super::super::{Assessment, Capability, CapabilityId, Dimension, Found};
use super::{Effort, OpenNeed, Step};
use crate::toil::Guess;

/// Steps, and which of them each needs.
pub(super) struct Steps {
    pub(super) list: Vec<Step>,
    /// For each step the positions of those before it.
    pub(super) needs: Vec<Vec<usize>>,
}

/// What a capability has to reach.
struct Goal<'a> {
    dimension: &'a Dimension,
    capability: &'a Capability,
    from: u32,
    /// Where it wants to get by itself, if that is higher.
    own: u32,
    to: u32,
    /// Levels that others need, each with those who do.
    needed: BTreeMap<u32, BTreeSet<&'a CapabilityId>>,
}

/// The steps of `assessment` in the order of the model, and what is needed besides and unknown.
pub(super) fn steps(assessment: &Assessment) -> (Steps, Vec<OpenNeed>) {
    let mut goals = own_goals(assessment);
    let open = add_needs(assessment, &mut goals);
    let mut list: Vec<Step> = Vec::new();
    let mut of: BTreeMap<&CapabilityId, Vec<usize>> = BTreeMap::new();
    let in_order = assessment.model.capabilities().filter_map(|it| goals.get(&it.1.id));
    for goal in in_order.filter(|it| it.to > it.from) {
        for step in parted(goal, assessment) {
            of.entry(&goal.capability.id).or_default().push(list.len());
            list.push(step);
        }
    }
    let needs = (0..list.len()).map(|at| needs(at, &list, &of, &goals)).collect();
    (Steps { list, needs }, open)
}

fn is_left_out(assessment: &Assessment, id: &CapabilityId) -> bool {
    assessment.plan.items.get(id).is_some_and(|it| it.left_out)
}

/// Every capability that has a score, with its own target.
fn own_goals(assessment: &Assessment) -> BTreeMap<&CapabilityId, Goal<'_>> {
    let mut goals = BTreeMap::new();
    for (dimension, capability) in assessment.capabilities() {
        let Some(from) = assessment.found(capability).score() else { continue };
        let target = assessment.target(&dimension.id, &capability.id);
        let counts = !dimension.weight.is_zero() && !capability.weight.is_zero();
        let is_wanted = counts && !is_left_out(assessment, &capability.id);
        let own = target.filter(|_| is_wanted).map_or(from, |it| it.thousandths().max(from));
        let needed = BTreeMap::new();
        let goal = Goal { dimension, capability, from, own, to: own, needed };
        goals.insert(&capability.id, goal);
    }
    goals
}

/// Raises goals to what others need of them, until nothing is needed any more.
fn add_needs<'a>(
    assessment: &'a Assessment,
    goals: &mut BTreeMap<&'a CapabilityId, Goal<'a>>,
) -> Vec<OpenNeed> {
    let mut open = BTreeSet::new();
    let mut left: Vec<(&CapabilityId, u32, u32)> =
        goals.iter().map(|(id, it)| (*id, it.from, it.to)).collect();
    while let Some((id, from, to)) = left.pop() {
        let Some(capability) = goals.get(id).map(|it| it.capability) else { continue };
        for on in &capability.depends {
            let at = u32::from(on.for_level) * 1_000;
            if !(from < at && at <= to) {
                continue;
            }
            let level = u32::from(on.level) * 1_000;
            let need = |is_left_out| OpenNeed {
                capability: id.clone(),
                needs: on.capability.clone(),
                level: on.level,
                is_left_out,
            };
            match goals.get_mut(&on.capability) {
                Some(other) if other.from >= level => {}
                Some(_) if is_left_out(assessment, &on.capability) => drop(open.insert(need(true))),
                Some(other) => {
                    other.needed.entry(level).or_default().insert(&capability.id);
                    if other.to < level {
                        left.push((&other.capability.id, other.to, level));
                        other.to = level;
                    }
                }
                None if is_unknown(assessment, &on.capability) => drop(open.insert(need(false))),
                None => {}
            }
        }
    }
    open.into_iter().collect()
}

/// Whether nobody knows of a capability. What does not apply is not needed.
fn is_unknown(assessment: &Assessment, id: &CapabilityId) -> bool {
    let capability = assessment.model.capability(id);
    capability.is_some_and(|it| assessment.found(it.1) != Found::NotApplicable)
}

/// A goal in steps: it parts where others need no more of it, and where its own target ends.
fn parted(goal: &Goal<'_>, assessment: &Assessment) -> Vec<Step> {
    let mut ends: BTreeSet<u32> = goal.needed.keys().copied().collect();
    ends.extend([goal.own, goal.to]);
    let Goal { dimension, capability, from, to, .. } = *goal;
    let effort = Effort::of(capability, assessment.plan.items.get(&capability.id));
    let weights =
        u64::from(dimension.weight.thousandths()) * u64::from(capability.weight.thousandths());
    let mut start = from;
    let mut steps = Vec::new();
    for end in ends.into_iter().filter(|it| from < *it && *it <= to) {
        // Parts of a whole that add up to it.
        let part = |hours: u32| {
            let upto =
                |at: u32| u64::from(hours) * 60 * u64::from(at - from) / u64::from(to - from);
            u32::try_from(upto(end) - upto(start)).unwrap_or(u32::MAX)
        };
        let (low, likely, high) =
            (part(effort.hours.low()), part(effort.hours.likely()), part(effort.hours.high()));
        // Cut to minutes, a part may lie a minute outside of its range.
        let minutes = Guess::between(low.min(likely), likely, high.max(likely));
        let needed = goal.needed.range(start + 1..).flat_map(|it| it.1.iter().copied().cloned());
        steps.push(Step {
            capability: capability.id.clone(),
            from: start,
            to: end,
            value: u64::from(end - start) * weights,
            minutes: minutes.unwrap_or_else(|| likely.into()),
            source: effort.source,
            needed_by: needed.collect::<BTreeSet<_>>().into_iter().collect(),
            is_for_others: start >= goal.own,
        });
        start = end;
    }
    steps
}

/// The steps that the one at `at` needs: the one before it of its capability, and what its levels depend on.
fn needs(
    at: usize,
    list: &[Step],
    of: &BTreeMap<&CapabilityId, Vec<usize>>,
    goals: &BTreeMap<&CapabilityId, Goal<'_>>,
) -> Vec<usize> {
    let step = &list[at];
    let mut needs = BTreeSet::new();
    needs.extend(at.checked_sub(1).filter(|it| list[*it].capability == step.capability));
    let depends = goals.get(&step.capability).map(|it| &it.capability.depends);
    for on in depends.into_iter().flatten() {
        let here = u32::from(on.for_level) * 1_000;
        if step.from < here && here <= step.to {
            let level = u32::from(on.level) * 1_000;
            let others = of.get(&on.capability).into_iter().flatten();
            // It parts at what others need, so this one ends there.
            needs.extend(others.copied().filter(|it| list[*it].from < level));
        }
    }
    needs.remove(&at);
    needs.into_iter().collect()
}
