//! Which cards are shown.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Card;
use crate::actions::{ActionKind, Fate, Priority, StateKind};
use crate::trends::is_same_name;

/// Which cards are shown: those for which everything holds that is given. It can be kept under a name.
///
/// Names are compared whatever their case and the spaces around them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Filter {
    /// Words that stand in the action, what it is to change, or the headline of its document; each of them.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Who sees to it; of an empty name, those that nobody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// A team concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// A service that was hit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// One of these priorities; any if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub priorities: Vec<Priority>,
    /// For one of these; any if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kinds: Vec<ActionKind>,
    /// In one of these states; any if there are none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<StateKind>,
    /// How it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// Where it comes from, where that is not its postmortem: see [`Card::source`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// How an action stands, as far as a filter tells it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Not closed.
    Open,
    /// Past its date.
    Overdue,
    /// Past its date, or due within a week and not begun.
    Pressing,
    /// Without a date or somebody who sees to it.
    Unplanned,
    /// Done, or decided against.
    Closed,
}

impl Standing {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Open, Self::Overdue, Self::Pressing, Self::Unplanned, Self::Closed];

    fn holds(self, card: &Card, today: NaiveDate) -> bool {
        let is_closed = card.action.state.is_closed();
        match self {
            Self::Open => !is_closed,
            Self::Closed => is_closed,
            Self::Overdue => matches!(card.fate(today), Fate::Overdue { .. }),
            Self::Pressing => {
                matches!(card.fate(today), Fate::Overdue { .. } | Fate::AtRisk { .. })
            }
            Self::Unplanned => {
                !is_closed && (card.action.due.is_none() || card.action.owner.trim().is_empty())
            }
        }
    }
}

impl Filter {
    /// Whether `card` is shown on `today`.
    pub fn holds(&self, card: &Card, today: NaiveDate) -> bool {
        let action = &card.action;
        let is_one_of = |wanted: &Option<String>, names: &[String]| {
            wanted.as_deref().is_none_or(|it| names.iter().any(|name| is_same_name(it, name)))
        };
        let is_owned = self.owner.as_deref().is_none_or(|it| is_same_name(it, &action.owner));
        let is_from = self.source.as_deref().is_none_or(|it| is_same_name(it, card.source()));
        is_owned
            && is_from
            && is_one_of(&self.team, &card.teams)
            && is_one_of(&self.service, &card.services)
            && is_any(&self.priorities, action.priority.as_ref())
            && is_any(&self.kinds, action.kind.as_ref())
            && is_any(&self.states, Some(&action.state.kind()))
            && self.standing.is_none_or(|it| it.holds(card, today))
            && self.has_words(card)
    }

    fn has_words(&self, card: &Card) -> bool {
        let action = &card.action;
        let texts = [&action.title, &action.detail, &action.owner, &action.tracker, &card.title];
        let grounds = card.grounds.iter().map(|it| it.text());
        self.words.split_whitespace().all(|word| {
            let word = word.to_lowercase();
            let mut texts = texts.iter().map(|it| it.as_str()).chain(grounds.clone());
            texts.any(|it| it.to_lowercase().contains(&word))
        })
    }

    /// Whether every card is shown.
    pub fn is_empty(&self) -> bool {
        *self == Self { words: self.words.clone(), ..Self::default() }
            && self.words.trim().is_empty()
    }
}

fn is_any<T: PartialEq>(wanted: &[T], it: Option<&T>) -> bool {
    wanted.is_empty() || it.is_some_and(|it| wanted.contains(it))
}
