//! A document of any kind, for what reads or keeps them all.

use std::rc::Rc;

use crate::actions::{Action, ActionList, ActionsEdit};
use crate::id::DocumentId;
use crate::maturity::Assessment;
use crate::postmortem::{Edit, Postmortem};
use crate::stored::{NEWEST_ASSESSMENT, NEWEST_LIST, NEWEST_TOIL, Stored, shape_of};
use crate::summary::{Kind, Summary};
use crate::time::{Instant, Zone};
use crate::toil::ToilRegister;

/// A document of any kind.
///
/// ```
/// use afterword_core::document::Document;
/// use afterword_core::stored::Stored;
/// # use afterword_core::{Postmortem, actions::ActionList, id::DocumentId};
/// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let list = ActionList::new(DocumentId::v7(0, [0; 10]), "Audit".into(), now);
/// assert_eq!(Document::from_json(&list.to_json())?, Document::ActionList(list));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Document {
    /// One incident and what was learned from it.
    Postmortem(Box<Postmortem>),
    /// Actions that belong to no incident.
    ActionList(ActionList),
    /// What people do by hand, and what is done about it.
    ToilRegister(Box<ToilRegister>),
    /// How well a team does what a model asks.
    Assessment(Box<Assessment>),
}

impl Document {
    /// What it is.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Postmortem(_) => Kind::Postmortem,
            Self::ActionList(_) => Kind::ActionList,
            Self::ToilRegister(_) => Kind::ToilRegister,
            Self::Assessment(_) => Kind::Assessment,
        }
    }

    /// What people call it; may be empty.
    pub fn title(&self) -> &str {
        match self {
            Self::Postmortem(it) => &it.title,
            Self::ActionList(it) => &it.title,
            Self::ToilRegister(it) => &it.title,
            Self::Assessment(it) => &it.title,
        }
    }

    /// Its actions; a register of toil has none, and neither has an assessment.
    pub fn actions(&self) -> &[Rc<Action>] {
        match self {
            Self::Postmortem(it) => &it.actions,
            Self::ActionList(it) => &it.actions,
            Self::ToilRegister(_) | Self::Assessment(_) => &[],
        }
    }

    /// The clocks by which its days begin.
    pub fn zone(&self) -> &Zone {
        match self {
            Self::Postmortem(it) => &it.zone,
            Self::ActionList(it) => &it.zone,
            Self::ToilRegister(it) => &it.zone,
            Self::Assessment(it) => &it.zone,
        }
    }

    /// Changes its actions. `false`, and nothing is changed, if what the edit is about is gone.
    #[must_use]
    pub fn apply(&mut self, edit: ActionsEdit) -> bool {
        match self {
            Self::Postmortem(it) => it.apply(Edit::Actions(edit)).is_ok(),
            Self::ActionList(it) => it.apply(edit),
            Self::ToilRegister(_) | Self::Assessment(_) => false,
        }
    }
}

impl From<Postmortem> for Document {
    fn from(postmortem: Postmortem) -> Self {
        Self::Postmortem(Box::new(postmortem))
    }
}

impl From<ActionList> for Document {
    fn from(list: ActionList) -> Self {
        Self::ActionList(list)
    }
}

impl From<ToilRegister> for Document {
    fn from(register: ToilRegister) -> Self {
        Self::ToilRegister(Box::new(register))
    }
}

impl From<Assessment> for Document {
    fn from(assessment: Assessment) -> Self {
        Self::Assessment(Box::new(assessment))
    }
}

impl Stored for Document {
    fn id(&self) -> DocumentId {
        match self {
            Self::Postmortem(it) => it.id,
            Self::ActionList(it) => it.id,
            Self::ToilRegister(it) => it.id,
            Self::Assessment(it) => it.id,
        }
    }

    fn summary(&self, updated_at: Instant) -> Summary {
        match self {
            Self::Postmortem(it) => it.summary(updated_at),
            Self::ActionList(it) => it.summary(updated_at),
            Self::ToilRegister(it) => it.summary(updated_at),
            Self::Assessment(it) => it.summary(updated_at),
        }
    }

    fn to_json(&self) -> String {
        match self {
            Self::Postmortem(it) => it.to_json(),
            Self::ActionList(it) => it.to_json(),
            Self::ToilRegister(it) => it.to_json(),
            Self::Assessment(it) => it.to_json(),
        }
    }

    fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        // What has another name, or none, is refused as no postmortem: that is what most documents are.
        match shape_of(json)?.as_deref() {
            Some(NEWEST_LIST) => ActionList::from_json(json).map(Self::ActionList),
            Some(NEWEST_TOIL) => ToilRegister::from_json(json).map(Self::from),
            Some(NEWEST_ASSESSMENT) => Assessment::from_json(json).map(Self::from),
            _ => Postmortem::from_json(json).map(Self::from),
        }
    }
}
