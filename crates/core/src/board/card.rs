//! One action as the board shows it, with what it needs of its document.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::actions::{Action, ActionId, ActionList, Fate, fate};
use crate::causes::CauseId;
use crate::id::DocumentId;
use crate::postmortem::{FactorId, Postmortem};
use crate::severity::SeverityKey;
use crate::summary::Kind;
use crate::time::ZoneRules;
use crate::workflow::{WorkflowPolicy, date_in};

/// An action, and what the board shows of its document. Derived from the document, and stored beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// The document that the action stands in.
    pub document: DocumentId,
    /// What that is.
    #[serde(default, skip_serializing_if = "is_postmortem")]
    pub kind: Kind,
    /// Its headline; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// How bad the incident was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub severity: Option<SeverityKey>,
    /// The services that were hit.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// The teams concerned.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teams: Vec<String>,
    /// The action.
    pub action: Action,
    /// What it is to change, as far as somebody said.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<Ground>,
    /// The day it was agreed on, or that the document was begun on, by its clocks.
    pub agreed: NaiveDate,
    /// The day it was closed, if it is and somebody recorded when, by the clocks of the document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<NaiveDate>,
}

/// Names an action among those of all documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardKey {
    /// The document that it stands in.
    pub document: DocumentId,
    /// Its name there.
    pub action: ActionId,
}

/// What an action is to change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// A cause, and what it says.
    Cause(CauseId, String),
    /// A contributing factor, and what it says.
    Factor(FactorId, String),
}

impl Ground {
    /// What it says.
    pub fn text(&self) -> &str {
        match self {
            Self::Cause(_, text) | Self::Factor(_, text) => text,
        }
    }
}

impl Card {
    /// The cards of a postmortem, in the order of its actions; `zone` is the document's.
    ///
    /// ```
    /// use afterword_core::actions::{Action, ActionId};
    /// use afterword_core::board::Card;
    /// # use afterword_core::{Postmortem, id::DocumentId};
    /// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
    /// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
    /// postmortem.actions.push(Action::new(ActionId::from_bits(1), "Add a query timeout".into()).into());
    /// let cards = Card::of(&postmortem, &chrono::Utc.fix());
    /// assert_eq!(cards[0].action.title, "Add a query timeout");
    /// # use chrono::Offset as _;
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn of(postmortem: &Postmortem, zone: &dyn ZoneRules) -> Vec<Self> {
        let begun = date_in(zone, postmortem.created_at);
        let card = |action: &Action| Self {
            document: postmortem.id,
            kind: Kind::Postmortem,
            title: postmortem.title.trim().to_owned(),
            severity: postmortem.severity.clone(),
            services: postmortem.services.clone(),
            teams: postmortem.teams.clone(),
            grounds: grounds(postmortem, action),
            agreed: action.created.unwrap_or(begun),
            closed: action.closed_at().map(|it| date_in(zone, it)),
            action: action.clone(),
        };
        postmortem.actions.iter().map(|it| card(it)).collect()
    }

    /// The cards of a list of actions, in its order; `zone` is the list's.
    pub fn of_list(list: &ActionList, zone: &dyn ZoneRules) -> Vec<Self> {
        let begun = date_in(zone, list.created_at);
        let card = |action: &Action| Self {
            document: list.id,
            kind: Kind::ActionList,
            title: list.title.trim().to_owned(),
            severity: None,
            services: Vec::new(),
            teams: Vec::new(),
            grounds: Vec::new(),
            agreed: action.created.unwrap_or(begun),
            closed: action.closed_at().map(|it| date_in(zone, it)),
            action: action.clone(),
        };
        list.actions.iter().map(|it| card(it)).collect()
    }

    /// Its name among all.
    pub fn key(&self) -> CardKey {
        CardKey { document: self.document, action: self.action.id }
    }

    /// Where it comes from, where that is not its postmortem: what was said of it, or the list that it stands in. Empty where nothing is known.
    pub fn source(&self) -> &str {
        let said = self.action.source.trim();
        if said.is_empty() && self.kind == Kind::ActionList { self.title.trim() } else { said }
    }

    /// How it stands on `today`.
    pub fn fate(&self, today: NaiveDate) -> Fate {
        fate(&self.action, today)
    }

    /// For how many days it was open, up to `today` if it still is; `None` if it was closed nobody knows when. Never negative.
    pub fn age_days(&self, today: NaiveDate) -> Option<u32> {
        let until = if self.action.state.is_closed() { self.closed? } else { today };
        Some(u32::try_from((until - self.agreed).num_days()).unwrap_or(0))
    }

    /// By how many days it is past the service target of its priority on `today`; `None` while it keeps it, and without a priority.
    pub fn days_over_target(&self, today: NaiveDate, policy: &WorkflowPolicy) -> Option<u32> {
        let target = policy.action_days.of(self.action.priority?);
        self.age_days(today)?.checked_sub(target).filter(|it| *it > 0)
    }
}

fn is_postmortem(kind: &Kind) -> bool {
    *kind == Kind::Postmortem
}

/// Its causes and its factors. What is both with the same text is one reason, and stands as the cause, which is more exact.
fn grounds(postmortem: &Postmortem, action: &Action) -> Vec<Ground> {
    let factors = postmortem.factors.iter().filter(|it| it.actions.contains(&action.id));
    let factors = factors.map(|it| Ground::Factor(it.id, it.text.trim().to_owned()));
    let cause = |id: &CauseId| {
        let cause = postmortem.trees.iter().find_map(|it| it.find(*id))?;
        Some(Ground::Cause(*id, cause.text.trim().to_owned()))
    };
    let mut grounds: Vec<Ground> = Vec::new();
    for ground in action.causes.iter().filter_map(cause).chain(factors) {
        if grounds.iter().all(|it| it.text() != ground.text()) {
            grounds.push(ground);
        }
    }
    grounds
}
