//! What comes of a roadmap, between what is least and what is most.

use std::collections::BTreeMap;

use super::super::{Assessment, CapabilityId, Effort, Plan};
use super::Step;
use crate::amount::{Currency, Money, Share};
use crate::toil::Guess;

/// A sum in hundredths of a currency, between what it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least.
    pub low: i64,
    /// What is likely.
    pub likely: i64,
    /// The most.
    pub high: i64,
}

impl Range {
    fn of(guess: Guess, each: impl Fn(u32) -> i64) -> Self {
        Self { low: each(guess.low()), likely: each(guess.likely()), high: each(guess.high()) }
    }

    fn and(self, other: Self) -> Self {
        Self {
            low: self.low.saturating_add(other.low),
            likely: self.likely.saturating_add(other.likely),
            high: self.high.saturating_add(other.high),
        }
    }

    /// What is left after a cost: the least after the most of it, and the other way round.
    fn less(self, cost: Self) -> Self {
        Self {
            low: self.low.saturating_sub(cost.high),
            likely: self.likely.saturating_sub(cost.likely),
            high: self.high.saturating_sub(cost.low),
        }
    }
}

/// What comes of getting a capability to its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ItemReturn {
    /// The hours that it takes.
    pub effort: Effort,
    /// The hours of toil that it saves in a year; `None` where nobody said.
    pub saved_hours: Option<Guess>,
    /// The share of incidents that it addresses, in millionths: an assumption.
    pub addressed: Option<Guess>,
    /// The same in money; `None` where nobody said what an hour costs.
    pub money: Option<Sums>,
}

/// What comes of something in its first year, in money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    /// The currency of all of them.
    pub currency: Currency,
    /// What incidents are expected to cost less; `None` where that is not known, or in another currency.
    pub avoided: Option<Range>,
    /// What the hours of toil cost that it saves.
    pub saved: Option<Range>,
    /// What it costs, once.
    pub cost: Range,
    /// What is left of all that is known.
    pub net: Range,
}

/// What comes of a whole roadmap in its first year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TotalReturn {
    /// The likely hours that it takes.
    pub hours: u64,
    /// In money; `None` where nobody said what an hour costs. Of incidents, each item addresses its share of what the others leave, so
    /// that all together never avoid more than there is.
    pub money: Option<Sums>,
}

/// What comes of each capability that has steps.
pub(super) fn returns<'a>(
    assessment: &Assessment,
    steps: impl Iterator<Item = &'a Step>,
) -> BTreeMap<CapabilityId, ItemReturn> {
    let plan = &assessment.plan;
    let mut returns = BTreeMap::new();
    for id in steps.map(|it| &it.capability) {
        let Some((_, capability)) = assessment.model.capability(id) else { continue };
        let item = plan.items.get(id);
        let effort = Effort::of(capability, item);
        let model = capability.hours.benefit.as_ref();
        let saved_hours = item.and_then(|it| it.saved_hours).or(model.map(|it| it.guess));
        let addressed = item.and_then(|it| it.addressed).or(plan.addressed);
        let addressed = addressed.map(|it| it.millionths());
        let avoided = addressed
            .zip(incidents(plan))
            .map(|(share, cost)| Range::of(share, |share| part(cost, share)));
        let hourly = plan.hourly.map(|it| (it, hundredths(it)));
        let money = hourly.map(|(money, hourly)| {
            let worth = |hours| Range::of(hours, |it| i64::from(it).saturating_mul(hourly));
            sums(money.currency, avoided, saved_hours.map(worth), worth(effort.hours))
        });
        returns.insert(id.clone(), ItemReturn { effort, saved_hours, addressed, money });
    }
    returns
}

/// What comes of all of them.
pub(super) fn total(
    assessment: &Assessment,
    returns: &BTreeMap<CapabilityId, ItemReturn>,
) -> TotalReturn {
    let hours = returns.values().map(|it| u64::from(it.effort.hours.likely())).sum();
    let sum_of = |of: fn(&Sums) -> Option<Range>| {
        let all = returns.values().filter_map(|it| of(it.money.as_ref()?));
        all.reduce(Range::and)
    };
    let shares: Vec<Guess> = returns.values().filter_map(|it| it.addressed).collect();
    let avoided = incidents(&assessment.plan).filter(|_| !shares.is_empty()).map(|cost| {
        let all = |share: fn(Guess) -> u32| {
            let left = shares.iter().fold(cost, |left, it| left - part(left, share(*it)));
            cost - left
        };
        Range { low: all(Guess::low), likely: all(Guess::likely), high: all(Guess::high) }
    });
    let money = assessment.plan.hourly.map(|it| {
        let cost = sum_of(|it| Some(it.cost)).unwrap_or_default();
        sums(it.currency, avoided, sum_of(|it| it.saved), cost)
    });
    TotalReturn { hours, money }
}

fn sums(currency: Currency, avoided: Option<Range>, saved: Option<Range>, cost: Range) -> Sums {
    let gain = avoided.unwrap_or_default().and(saved.unwrap_or_default());
    Sums { currency, avoided, saved, cost, net: gain.less(cost) }
}

/// What incidents cost in a year, in the currency of an hour: sums of two currencies are no sum.
fn incidents(plan: &Plan) -> Option<i64> {
    let (cost, hourly) = (plan.incidents?.a_year, plan.hourly?);
    (cost.currency == hourly.currency).then(|| hundredths(cost))
}

fn hundredths(money: Money) -> i64 {
    i64::try_from(money.hundredths).unwrap_or(i64::MAX)
}

/// So many millionths of a sum, cut to hundredths.
fn part(sum: i64, millionths: u32) -> i64 {
    let part = i128::from(sum) * i128::from(millionths) / i128::from(Share::ALL.millionths());
    i64::try_from(part).unwrap_or(sum)
}
