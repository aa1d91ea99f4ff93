//! In which order cards are shown.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Card;
use crate::order::order;

/// What cards are sorted by. Those that say nothing of it come last, either way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// The date by which they have to be done.
    #[default]
    Due,
    /// Their priority.
    Priority,
    /// How long they have been open.
    Age,
    /// Who sees to them.
    Owner,
    /// Their state.
    State,
    /// What will be done.
    Title,
    /// The document they stand in.
    Document,
}

impl Sort {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Due,
        Self::Priority,
        Self::Age,
        Self::Owner,
        Self::State,
        Self::Title,
        Self::Document,
    ];

    fn compare(self, a: &Card, b: &Card, today: NaiveDate) -> (bool, bool, Ordering) {
        let text = |a: &str, b: &str| {
            let (a, b) = (a.trim().to_lowercase(), b.trim().to_lowercase());
            (a.is_empty(), b.is_empty(), a.cmp(&b))
        };
        match self {
            Self::Due => known(a.action.due, b.action.due),
            Self::Priority => known(a.action.priority, b.action.priority),
            // The oldest first.
            Self::Age => {
                let (a_is_none, b_is_none, order) = known(a.age_days(today), b.age_days(today));
                (a_is_none, b_is_none, order.reverse())
            }
            Self::State => known(Some(a.action.state.kind()), Some(b.action.state.kind())),
            Self::Owner => text(&a.action.owner, &b.action.owner),
            Self::Title => text(&a.action.title, &b.action.title),
            Self::Document => text(&a.title, &b.title),
        }
    }
}

fn known<T: Ord>(a: Option<T>, b: Option<T>) -> (bool, bool, Ordering) {
    (a.is_none(), b.is_none(), a.cmp(&b))
}

/// The positions of `cards` in order; where two are alike, by date, by priority, and then as they are.
pub fn in_order(cards: &[&Card], sort: Sort, is_reversed: bool, today: NaiveDate) -> Vec<usize> {
    order(cards.len(), &|a, b| {
        let by = |sort: Sort, is_reversed: bool| {
            let (a_is_none, b_is_none, order) = sort.compare(cards[a], cards[b], today);
            let order = if is_reversed { order.reverse() } else { order };
            match (a_is_none, b_is_none) {
                (false, false) => order,
                _ => a_is_none.cmp(&b_is_none),
            }
        };
        by(sort, is_reversed)
            .then_with(|| by(Sort::Due, false))
            .then_with(|| by(Sort::Priority, false))
    })
}
