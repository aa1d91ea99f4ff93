//! The line that a list shows of a document: all that lists need, so that none has to open the documents themselves.

use serde::{Deserialize, Serialize};

use crate::actions::{Action, ActionList};
use crate::id::DocumentId;
use crate::list::List;
use crate::maturity::Assessment;
use crate::postmortem::{Postmortem, StatusKind};
use crate::severity::SeverityKey;
use crate::stored::{
    NEWEST_ASSESSMENT, NEWEST_LIST, NEWEST_TOIL, Stored as _, from_json, shape_of,
};
use crate::time::Instant;
use crate::toil::ToilRegister;

/// The kind of a document.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// One incident and what was learned from it.
    #[default]
    Postmortem,
    /// Actions that belong to no incident.
    ActionList,
    /// What people do by hand, and what is done about it.
    ToilRegister,
    /// How well a team does what a model asks.
    Assessment,
}

/// What a list shows of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The document.
    pub id: DocumentId,
    /// What it is.
    pub kind: Kind,
    /// Its headline; may be empty.
    pub title: String,
    /// How bad it was.
    pub severity: Option<SeverityKey>,
    /// Where it stands.
    pub status: StatusKind,
    /// The services that were hit.
    pub services: Vec<String>,
    /// When it happened, as far as that is known.
    pub happened_at: Option<Instant>,
    /// How long people were affected, in whole minutes.
    pub impact_minutes: Option<u32>,
    /// How many actions are not closed.
    pub open_actions: u32,
    /// How many actions there are.
    pub actions: u32,
    /// When the document was begun.
    pub created_at: Instant,
    /// When it was last saved.
    pub updated_at: Instant,
}

impl Summary {
    /// The summary of `postmortem` as saved at `updated_at`.
    pub fn of(postmortem: &Postmortem, updated_at: Instant) -> Self {
        let (open_actions, actions) = counts(&postmortem.actions);
        Self {
            id: postmortem.id,
            kind: Kind::Postmortem,
            title: postmortem.title.trim().to_owned(),
            severity: postmortem.severity.clone(),
            status: postmortem.status(),
            services: postmortem.services.clone(),
            happened_at: postmortem.happened_at(),
            impact_minutes: postmortem
                .impact_span()
                .and_then(|(from, to)| u32::try_from((to - from).num_minutes()).ok()),
            open_actions,
            actions,
            created_at: postmortem.created_at,
            updated_at,
        }
    }

    /// The summary of a list of actions.
    pub fn of_list(list: &ActionList, updated_at: Instant) -> Self {
        let (open_actions, actions) = counts(&list.actions);
        let summary = Self::of_no_incident(list.id, &list.title, list.created_at, updated_at);
        Self { kind: Kind::ActionList, open_actions, actions, ..summary }
    }

    /// The summary of a register of toil.
    pub fn of_toil(register: &ToilRegister, updated_at: Instant) -> Self {
        let ToilRegister { id, title, created_at, .. } = register;
        let summary = Self::of_no_incident(*id, title, *created_at, updated_at);
        Self { kind: Kind::ToilRegister, ..summary }
    }

    /// The summary of an assessment.
    pub fn of_assessment(assessment: &Assessment, updated_at: Instant) -> Self {
        let Assessment { id, title, created_at, .. } = assessment;
        let summary = Self::of_no_incident(*id, title, *created_at, updated_at);
        Self { kind: Kind::Assessment, ..summary }
    }

    /// The summary of a stored document of any kind. Of a register or an assessment its name alone is read: whoever lists documents would have all the code
    /// that reads one for nothing.
    ///
    /// # Errors
    ///
    /// What is no document that can be read.
    ///
    /// ```
    /// use afterword_core::stored::Stored;
    /// use afterword_core::summary::{Kind, Summary};
    /// # use afterword_core::{id::DocumentId, toil::ToilRegister};
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// let register = ToilRegister::new(DocumentId::v7(0, [0; 10]), "Platform".into(), now);
    /// let summary = Summary::read(&register.to_json(), now)?;
    /// assert_eq!((summary.kind, summary.title.as_str()), (Kind::ToilRegister, "Platform"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn read(json: &str, updated_at: Instant) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Head {
            id: DocumentId,
            created_at: Instant,
            #[serde(default)]
            title: String,
        }
        match shape_of(json)?.as_deref() {
            Some(name @ (NEWEST_TOIL | NEWEST_ASSESSMENT)) => {
                let Head { id, created_at, title } = from_json(json)?;
                let summary = Self::of_no_incident(id, &title, created_at, updated_at);
                let kind = match name {
                    NEWEST_TOIL => Kind::ToilRegister,
                    _ => Kind::Assessment,
                };
                Ok(Self { kind, ..summary })
            }
            Some(NEWEST_LIST) => Ok(ActionList::from_json(json)?.summary(updated_at)),
            _ => Ok(Postmortem::from_json(json)?.summary(updated_at)),
        }
    }

    /// What only incidents have is empty.
    fn of_no_incident(
        id: DocumentId,
        title: &str,
        created_at: Instant,
        updated_at: Instant,
    ) -> Self {
        Self {
            id,
            kind: Kind::default(),
            title: title.trim().to_owned(),
            severity: None,
            status: StatusKind::Draft,
            services: Vec::new(),
            happened_at: None,
            impact_minutes: None,
            open_actions: 0,
            actions: 0,
            created_at,
            updated_at,
        }
    }
}

/// How many actions are not closed, and how many there are.
fn counts(actions: &List<Action>) -> (u32, u32) {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let n_open = actions.iter().filter(|it| !it.state.is_closed()).count();
    (count(n_open), count(actions.len()))
}
