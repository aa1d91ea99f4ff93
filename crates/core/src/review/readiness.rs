//! How ready a document is to be published, as one figure that can be explained.

use std::collections::{BTreeMap, BTreeSet};

use super::reviewer::checked;
use super::subject::Subject;
use super::{Context, Family, Finding, Level, Need, Place, Reviewer, Rule, RuleId, rules};
use crate::actions::ActionId;
use crate::postmortem::{Postmortem, StatusKind};

/// How much of what the rules ask for is there.
///
/// Each rule that is switched on and has a weight *w* earns *w* ÷ (1 + *n*)², where *n* is the number of its findings; it earns
/// nothing while it waits, because what it judges is not there yet (an empty list of actions does not make every action owned).
/// Readiness is what is earned divided by what could be. The document is judged as if it were published now and, while it has no
/// severity, as if it were of the worst.
///
/// An action that a rule warns about earns nothing: the document is judged with it and without it, and what is worse counts. So
/// a bad action is never better than none.
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
    /// What has to be added before it can judge, if it waits for something.
    pub waits_for: Option<Need>,
    /// The share that is lost, in thousandths.
    pub thousandths: u32,
}

/// Something to do that raises the readiness.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Mend what the rule found.
    Mend(RuleId),
    /// Add what rules wait for.
    Add(Need),
}

impl Readiness {
    /// What to do, what raises the readiness most first, each with the share that it gives back in thousandths. Rules that wait
    /// for the same make one step.
    pub fn steps(&self) -> Vec<(Step, u32)> {
        let mut steps: Vec<(Step, u32)> = Vec::new();
        for loss in self.losses.iter().filter(|it| it.thousandths > 0) {
            let step = loss.waits_for.map_or(Step::Mend(loss.rule), Step::Add);
            match steps.iter_mut().find(|it| it.0 == step) {
                Some((_, share)) => *share += loss.thousandths,
                None => steps.push((step, loss.thousandths)),
            }
        }
        crate::order::sort(&mut steps, |a, b| b.1.cmp(&a.1));
        steps
    }
}

/// How ready `postmortem` is. Whoever asks again and again asks [`Reviewer::readiness`].
pub fn readiness(postmortem: &Postmortem, context: &Context<'_>) -> Readiness {
    Reviewer::default().readiness(postmortem, context)
}

impl Reviewer {
    /// What [`readiness`] returns, at the cost of what changed since the last time.
    pub fn readiness(&mut self, postmortem: &Postmortem, context: &Context<'_>) -> Readiness {
        let it = self.subject(postmortem, context);
        let mut noted = Vec::new();
        self.add_notes(&it, &mut noted);
        ready(it, noted)
    }
}

/// How ready `it` is, of whose texts `noted` has been said.
pub(super) fn ready(it: Subject<'_>, mut noted: Vec<Finding>) -> Readiness {
    let whole = it.judged_at(StatusKind::Published).at_worst();
    noted.extend(checked(&whole));
    let found = count(&noted);
    let Some(rest) = without_bad_actions(whole.postmortem, &noted) else {
        return weigh(&states(&whole, &found, &found));
    };
    let rest = whole.stripped_to(&rest);
    weigh(&states(&rest, &found, &count(&checked(&rest))))
}

/// The document without the actions that a rule warns about; nothing if there are none.
fn without_bad_actions(postmortem: &Postmortem, findings: &[Finding]) -> Option<Postmortem> {
    let warned = findings.iter().filter(|it| {
        let is_of_actions = it.rule.rule().is_some_and(|it| it.family == Family::Actions);
        is_of_actions && it.level == Level::Warning
    });
    let action = |it: &Finding| match it.place {
        Place::Action(id, _) => Some(id),
        _ => None,
    };
    let bad: BTreeSet<ActionId> = warned.filter_map(action).collect();
    if bad.is_empty() {
        return None;
    }
    let mut rest = postmortem.clone();
    rest.actions.retain(|it| !bad.contains(&it.id));
    Some(rest)
}

/// How many findings each rule has.
type Counts = BTreeMap<RuleId, usize>;

fn count(found: &[Finding]) -> Counts {
    let mut counts = Counts::new();
    for finding in found {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

/// How each rule stands that counts: with what is wrong in the document, and with what lacks in the `rest` of it.
fn states(rest: &Subject<'_>, open: &Counts, open_in_rest: &Counts) -> Vec<State> {
    let counts = |it: &&Rule| it.weight > 0 && !rest.context.off.contains(it.id.as_str());
    let of = |open: &Counts, rule: &Rule| open.get(&rule.id).copied().unwrap_or(0);
    let state = |rule: &Rule| {
        let (found, lacking) = (of(open, rule), of(open_in_rest, rule));
        // What only lacks without the bad actions is there when they are good.
        let lacks = (found == 0 && lacking > 0).then_some(Need::Actions);
        State {
            rule: rule.id,
            weight: u64::from(rule.weight),
            findings: found,
            lost: found.max(lacking),
            waits_for: (rule.waits)(rest),
            lacks,
        }
    };
    rules().iter().filter(counts).map(state).collect()
}

/// A rule that counts, and what it says.
struct State {
    rule: RuleId,
    weight: u64,
    /// How many findings it has in the document.
    findings: usize,
    /// How many it is judged by.
    lost: usize,
    /// What it waits for.
    waits_for: Option<Need>,
    /// What would take some of what it is judged by away.
    lacks: Option<Need>,
}

/// Parts of a weight: enough that rounding is never seen.
const PARTS: u64 = 1_000_000;

impl State {
    fn lost(&self) -> u64 {
        let whole = self.weight * PARTS;
        let share = (1 + self.lost as u64).saturating_pow(2);
        if self.waits_for.is_some() { whole } else { whole - whole / share }
    }
}

fn weigh(states: &[State]) -> Readiness {
    let possible: u64 = states.iter().map(|it| it.weight * PARTS).sum();
    let lost: u64 = states.iter().map(State::lost).sum();
    let share = |part: u64| (part * 1000).checked_div(possible);
    let loss = |it: &State| Loss {
        rule: it.rule,
        findings: it.findings,
        waits_for: it.waits_for.or(it.lacks),
        thousandths: as_share(share(it.lost()).unwrap_or(0)),
    };
    let mut losses: Vec<Loss> = states.iter().filter(|it| it.lost() > 0).map(loss).collect();
    crate::order::sort(&mut losses, |a, b| b.thousandths.cmp(&a.thousandths));
    Readiness { thousandths: as_share(share(possible - lost).unwrap_or(1000)), losses }
}

fn as_share(thousandths: u64) -> u32 {
    u32::try_from(thousandths).unwrap_or(1000)
}
