//! A roadmap: what to get better at first, as far as one thing needs another and the team has hours for it.
//!
//! | figure | reckoned as |
//! |---|---|
//! | gap | target − score |
//! | value | gap × weight of the capability × weight of its dimension |
//! | order | value ÷ effort, the highest first among what needs nothing that is not there |
//! | phase | the first that has the hours, and is no earlier than what is needed |
//! | return | what incidents cost × the share addressed + hours of toil saved × what one costs − effort × what an hour costs |

mod effort;
mod order;
mod phase;
mod returns;
mod steps;

use std::collections::BTreeMap;

use super::{Assessment, CapabilityId};
use crate::toil::Guess;

pub use effort::{Effort, EffortSource};
pub use phase::{Phase, PhaseOfRoadmap};
pub use returns::{ItemReturn, Range, Sums, TotalReturn};

/// One thing to do: to bring a capability from a score to a higher one.
///
/// Where others need less of a capability than its whole target, it is done in more than one step, so that they need not wait for the
/// rest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What gets better.
    pub capability: CapabilityId,
    /// Where it begins, in thousandths of a level.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
    /// Its value: thousandths of a level × thousandths of both weights.
    pub value: u64,
    /// The minutes that it takes: what its whole capability takes, in parts of the gap.
    pub minutes: Guess,
    /// Who says so.
    pub source: EffortSource,
    /// The capabilities whose targets need it; where its own target does not, they are why it is here.
    pub needed_by: Vec<CapabilityId>,
    /// Whether it is beyond its own target, and here for others alone.
    pub is_for_others: bool,
}

impl Step {
    /// The gap that it closes, in levels.
    pub fn gap(&self) -> f64 {
        f64::from(self.to - self.from) / 1e3
    }

    /// Its value in levels, by both weights.
    pub fn worth(&self) -> f64 {
        self.value as f64 / 1e9
    }

    /// Value by effort: levels by both weights, an hour. `None` where it takes no time at all, which goes before everything.
    pub fn worth_an_hour(&self) -> Option<f64> {
        let hours = f64::from(self.minutes.likely()) / 60.0;
        (hours > 0.0).then(|| self.worth() / hours)
    }
}

/// That a target needs something of which nobody knows whether it is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct OpenNeed {
    /// Whose target.
    pub capability: CapabilityId,
    /// What it needs.
    pub needs: CapabilityId,
    /// At which level.
    pub level: u8,
    /// Whether somebody left it out of the roadmap; else it was not assessed.
    pub is_left_out: bool,
}

/// What to do, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roadmap {
    /// The phases, in their order; steps in the order in which they are to be done.
    pub phases: Vec<PhaseOfRoadmap>,
    /// What needs itself, each as the way back to where it begins: nothing of it can be done first.
    pub cycles: Vec<Vec<CapabilityId>>,
    /// What can't be placed because of that.
    pub blocked: Vec<Step>,
    /// What targets need and is neither there nor on the roadmap. It holds nothing up.
    pub open_needs: Vec<OpenNeed>,
    /// What comes of it, by capability.
    pub returns: BTreeMap<CapabilityId, ItemReturn>,
    /// What comes of all of it.
    pub total: TotalReturn,
}

impl Roadmap {
    /// The steps of all phases in the order in which they are to be done, each with its phase.
    pub fn steps(&self) -> impl Iterator<Item = (Phase, &Step)> {
        self.phases.iter().flat_map(|phase| phase.steps.iter().map(|it| (phase.phase, it)))
    }
}

impl Assessment {
    /// The roadmap from what was found to where the team wants to get, made with its [plan](Self::plan).
    ///
    /// Of what was not assessed or does not apply nothing is known to do. Where a target needs more of another capability than that has
    /// as its own target, that goes as far as is needed.
    pub fn roadmap(&self) -> Roadmap {
        let (steps, open_needs) = steps::steps(self);
        let order = order::order(&steps);
        let names = |cycle: &Vec<usize>| {
            let names = cycle.iter().map(|at| steps.list[*at].capability.clone());
            let mut names: Vec<CapabilityId> = names.collect();
            names.dedup();
            names
        };
        let cycles = order.cycles.iter().map(names).collect();
        let blocked = order.blocked.iter().map(|at| steps.list[*at].clone()).collect();
        let phases = phase::fill(&steps, &order.placed, &self.plan);
        let returns = returns::returns(self, steps.list.iter());
        let total = returns::total(self, &returns);
        Roadmap { phases, cycles, blocked, open_needs, returns, total }
    }
}
