//! What a share of toil is held against: the budget, and the target of the team.

use super::super::super::mark::Sign;
use super::super::super::model::Rule;
use super::super::super::table::Cell;
use super::percent;
use crate::amount::Share;
use crate::draw::{Dash, Ink, Stroke, Words};
use crate::toil::BudgetStatus;

/// The budget and the target.
pub(super) struct Bounds {
    share: Share,
    /// In parts of one.
    budget: f64,
    /// In parts of one.
    pub(super) target: Option<f64>,
}

impl Bounds {
    pub(super) fn of(budget: Share, target: Option<Share>) -> Self {
        let part = |it: Share| f64::from(it.millionths()) / 1e6;
        Self { share: budget, budget: part(budget), target: target.map(part) }
    }

    /// How a share stands against the budget.
    pub(super) fn status(&self, share: f64) -> BudgetStatus {
        BudgetStatus::of(share, self.share)
    }

    /// The lines across, with their names.
    pub(super) fn rules(&self, words: &Words) -> Vec<Rule> {
        let budget = Rule {
            value: self.budget,
            name: words.fill("chart-budget", &percent(self.budget, words)),
            stroke: Stroke::new(Ink::Bad, 1.5),
        };
        let target = self.target.zip(self.target_name(words)).map(|(value, name)| Rule {
            value,
            name,
            stroke: Stroke::new(Ink::Good, 1.75).dashed(Dash::Dotted),
        });
        [budget].into_iter().chain(target).collect()
    }

    pub(super) fn target_name(&self, words: &Words) -> Option<String> {
        Some(words.fill("chart-target", &percent(self.target?, words)))
    }

    /// The header of [`cells`](Self::cells).
    pub(super) fn header(&self, words: &Words) -> impl Iterator<Item = String> {
        let keys = ["chart-budget-column", "chart-target-column"];
        keys.map(|it| words.get(it).to_owned()).into_iter()
    }

    /// Both in percent.
    pub(super) fn cells(&self) -> [Cell; 2] {
        let target = self.target.map_or(Cell::Unknown, |it| Cell::Number(it * 100.0, 1));
        [Cell::Number(self.budget * 100.0, 1), target]
    }
}

/// Each status by a shape of its own.
pub(super) fn status_sign(status: BudgetStatus) -> Sign {
    match status {
        BudgetStatus::Over => Sign::Outside,
        BudgetStatus::Near => Sign::Cross,
        BudgetStatus::Within => Sign::Dot,
    }
}

pub(super) fn status_key(status: BudgetStatus) -> &'static str {
    match status {
        BudgetStatus::Over => "chart-over",
        BudgetStatus::Near => "chart-near",
        BudgetStatus::Within => "chart-within",
    }
}
