//! How ready a document is to be published, as one figure that can be explained.

use std::collections::BTreeMap;

use super::reviewer::checked;
use super::subject::Subject;
use super::{Context, Finding, Reviewer, Rule, RuleId, rules};
use crate::postmortem::Postmortem;

/// How much of what the rules ask for is there.
///
/// Each rule that is switched on and has a weight *w* earns *w* ÷ (1 + *n*)², where *n* is the number of its findings; it earns
/// nothing while it waits, because what it judges is not there yet (an empty list of actions does not make every action owned).
/// Readiness is what is earned divided by what could be. The document is judged as if it were published now and, while it has no
/// severity, as if it were of the worst.
///
/// So it depends on nothing but what is left to mend: a document with the same open points but one is never less ready.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// The share that is earned, in thousandths, rounded down; 1000 if and only if nothing is open.
    pub thousandths: u32,
    /// What is open, the dearest first.
    pub losses: Vec<Loss>,
}

/// What one rule keeps from the readiness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loss {
    /// The rule.
    pub rule: RuleId,
    /// How many findings it has.
    pub findings: usize,
    /// Whether it waits for something to judge.
    pub is_waiting: bool,
    /// The share that is lost, in thousandths.
    pub thousandths: u32,
}

/// How ready `postmortem` is. Whoever asks again and again asks [`Reviewer::readiness`].
pub fn readiness(postmortem: &Postmortem, context: &Context<'_>) -> Readiness {
    Reviewer::default().readiness(postmortem, context)
}

impl Reviewer {
    /// What [`readiness`] returns, at the cost of what changed since the last time.
    pub fn readiness(&mut self, postmortem: &Postmortem, context: &Context<'_>) -> Readiness {
        let it = self.subject(postmortem, context).published().at_worst();
        let mut noted = Vec::new();
        self.add_notes(&it, &mut noted);
        ready(&it, count(&noted))
    }
}

/// How many findings each rule has.
pub(super) fn count(found: &[Finding]) -> BTreeMap<RuleId, usize> {
    let mut counts = BTreeMap::new();
    for finding in found {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

/// How ready `it` is, whose texts have the findings that are counted in `open`.
pub(super) fn ready(it: &Subject<'_>, mut open: BTreeMap<RuleId, usize>) -> Readiness {
    for (rule, n) in count(&checked(it)) {
        *open.entry(rule).or_default() += n;
    }
    let is_on = |rule: &&Rule| rule.weight > 0 && !it.context.off.contains(rule.id.as_str());
    let states = rules().iter().filter(is_on).map(|rule| State {
        rule: rule.id,
        weight: u64::from(rule.weight),
        findings: open.get(&rule.id).copied().unwrap_or(0),
        is_waiting: (rule.waits)(it),
    });
    weigh(&states.collect::<Vec<State>>())
}

/// A rule that counts, and what it says.
struct State {
    rule: RuleId,
    weight: u64,
    findings: usize,
    is_waiting: bool,
}

/// Parts of a weight: enough that rounding is never seen.
const PARTS: u64 = 1_000_000;

impl State {
    fn lost(&self) -> u64 {
        let whole = self.weight * PARTS;
        let share = (1 + self.findings as u64).saturating_pow(2);
        if self.is_waiting { whole } else { whole - whole / share }
    }
}

fn weigh(states: &[State]) -> Readiness {
    let possible: u64 = states.iter().map(|it| it.weight * PARTS).sum();
    let lost: u64 = states.iter().map(State::lost).sum();
    let share = |part: u64| (part * 1000).checked_div(possible);
    let loss = |it: &State| Loss {
        rule: it.rule,
        findings: it.findings,
        is_waiting: it.is_waiting,
        thousandths: as_share(share(it.lost()).unwrap_or(0)),
    };
    let mut losses: Vec<Loss> = states.iter().filter(|it| it.lost() > 0).map(loss).collect();
    crate::order::sort(&mut losses, |a, b| b.thousandths.cmp(&a.thousandths));
    Readiness { thousandths: as_share(share(possible - lost).unwrap_or(1000)), losses }
}

fn as_share(thousandths: u64) -> u32 {
    u32::try_from(thousandths).unwrap_or(1000)
}
