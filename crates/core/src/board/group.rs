//! The parts of the list: what is late, what comes next, and what has no day.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Card;
use crate::actions::StateKind;

/// A part of the list, by what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Past its date.
    Overdue,
    /// Due today, or within the seven days after it.
    ThisWeek,
    /// Due after that.
    Later,
    /// Open, and nobody said by when.
    Undated,
    /// Done, or decided against.
    Closed,
}

impl Group {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 5] =
        [Self::Overdue, Self::ThisWeek, Self::Later, Self::Undated, Self::Closed];

    /// The days after today that count as this week.
    pub const WEEK: i64 = 7;

    /// Its name in files and addresses.
    pub fn key(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::ThisWeek => "this-week",
            Self::Later => "later",
            Self::Undated => "undated",
            Self::Closed => "closed",
        }
    }

    /// The part that `card` is in on `today`.
    pub fn of(card: &Card, today: NaiveDate) -> Self {
        match card.action.due {
            _ if card.action.state.is_closed() => Self::Closed,
            None => Self::Undated,
            Some(due) if due < today => Self::Overdue,
            Some(due) if (due - today).num_days() <= Self::WEEK => Self::ThisWeek,
            Some(_) => Self::Later,
        }
    }
}

/// The positions `order` of `cards`, parted by group: one list for each of [`Group::ALL`], which keeps their order.
pub fn in_groups(
    cards: &[&Card],
    order: &[usize],
    today: NaiveDate,
) -> [Vec<usize>; Group::ALL.len()] {
    parted(order, &|it| Group::of(cards[it], today) as usize)
}

/// The positions `order` of `cards`, parted by state: one list for each of [`StateKind::ALL`], which keeps their order.
pub fn in_lanes(cards: &[&Card], order: &[usize]) -> [Vec<usize>; StateKind::ALL.len()] {
    parted(order, &|it| cards[it].action.state.kind() as usize)
}

fn parted<const N: usize>(order: &[usize], part: &dyn Fn(usize) -> usize) -> [Vec<usize>; N] {
    let mut parts = [const { Vec::new() }; N];
    order.iter().for_each(|it| parts[part(*it)].push(*it));
    parts
}
