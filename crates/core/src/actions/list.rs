//! Actions that stand alone: agreed on elsewhere, or brought from another program.

use serde::{Deserialize, Serialize};

use super::{Action, ActionsEdit, apply};
use crate::id::DocumentId;
use crate::list::List;
use crate::time::{Instant, Zone};

/// A document of actions that belong to no incident: those of a meeting, an audit, a tracker.
///
/// ```
/// use afterword_core::actions::{Action, ActionId, ActionList, ActionsEdit};
/// # use afterword_core::id::DocumentId;
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let mut list = ActionList::new(DocumentId::v7(0, [0; 10]), "Quarterly review".into(), now);
/// let action = Action::new(ActionId::from_bits(1), "Rehearse the failover".into());
/// assert!(list.apply(ActionsEdit::Add(action)));
/// assert!(!list.apply(ActionsEdit::Remove(ActionId::from_bits(2))), "it is not there");
/// assert_eq!(list.actions.len(), 1);
/// # Ok::<(), chrono::ParseError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ActionList {
    /// Its name across devices.
    pub id: DocumentId,
    /// When it was begun.
    #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
    pub created_at: Instant,
    /// What people call it; may be empty.
    #[serde(default)]
    pub title: String,
    /// The clocks by which its days begin.
    #[serde(default)]
    pub zone: Zone,
    /// The actions.
    #[serde(default)]
    pub actions: List<Action>,
}

impl ActionList {
    /// A list without any action, on the clocks of UTC.
    pub fn new(id: DocumentId, title: String, created_at: Instant) -> Self {
        Self { id, created_at, title, zone: Zone::default(), actions: List::new() }
    }

    /// Changes its actions. `false`, and nothing is changed, if what the edit is about is gone.
    #[must_use]
    pub fn apply(&mut self, edit: ActionsEdit) -> bool {
        apply(&mut self.actions, edit).is_some()
    }
}
