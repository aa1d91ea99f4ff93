//! What trends need to know of an action.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::actions::{Action, ActionId, ActionKind, Priority, StateKind, Strength};
use crate::time::ZoneRules;
use crate::workflow::date_in;

/// One action as trends see it. Days are those of the document's zone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ActionFact {
    /// Its name within its document.
    pub id: ActionId,
    /// What it is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<ActionKind>,
    /// How much it can be relied on: as somebody said, else as its wording has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub strength: Option<Strength>,
    /// How soon it matters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// How far it is.
    #[serde(default)]
    pub state: StateKind,
    /// Who sees to it; empty while nobody does.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub owner: String,
    /// When it was agreed on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created: Option<NaiveDate>,
    /// When it has to be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// When it was closed, if it is and somebody recorded when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<NaiveDate>,
}

impl ActionFact {
    pub(super) fn of(action: &Action, zone: &dyn ZoneRules) -> Self {
        Self {
            id: action.id,
            kind: action.kind,
            strength: action.effective_strength(),
            priority: action.priority,
            state: action.state.kind(),
            owner: action.owner.trim().to_owned(),
            created: action.created,
            due: action.due,
            closed: action.closed_at().map(|it| date_in(zone, it)),
        }
    }

    /// Whether nothing is left to do.
    pub fn is_closed(&self) -> bool {
        matches!(self.state, StateKind::Done | StateKind::WontDo)
    }

    /// Whether it is past its date on `today`, and not closed.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        !self.is_closed() && self.due.is_some_and(|it| it < today)
    }

    /// Whether it was done within so many `days` of being agreed on.
    ///
    /// `None` while there is still time, if it was decided against, or where a day is missing that it takes to tell.
    pub fn is_done_within(&self, days: u32, today: NaiveDate) -> Option<bool> {
        let age_by = |day: NaiveDate| Some((day - self.created?).num_days());
        match self.state {
            StateKind::WontDo => None,
            StateKind::Done => age_by(self.closed?).map(|it| it <= days.into()),
            _ => age_by(today).filter(|it| *it > days.into()).map(|_| false),
        }
    }
}
