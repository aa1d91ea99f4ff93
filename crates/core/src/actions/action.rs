//! One action item and its vocabulary.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::causes::CauseId;
use crate::id::Id;
use crate::list::Identified;
use crate::time::Instant;

/// Names an action.
pub type ActionId = Id<Action>;

/// Something that will be done so that the next incident is cheaper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Action {
    /// Its name within the document.
    pub id: ActionId,
    /// What will be done, in one sentence.
    #[serde(default)]
    pub title: String,
    /// Whatever else there is to say, as Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// The one person or team that sees to it; empty while nobody does.
    #[serde(default)]
    pub owner: String,
    /// When it has to be done.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub due: Option<NaiveDate>,
    /// When it was agreed on.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub created: Option<NaiveDate>,
    /// How soon it matters.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// What it is for.
    #[serde(default)]
    pub kind: Option<ActionKind>,
    /// How much it can be relied on.
    #[serde(default)]
    pub strength: Option<Strength>,
    /// How far it is.
    #[serde(default)]
    pub state: ActionState,
    /// How anyone will know that it is done.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub verification: String,
    /// Its address in a tracker.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tracker: String,
    /// The work it takes, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort_minutes: Option<u32>,
    /// The causes that it addresses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub causes: Vec<CauseId>,
    /// Where it comes from, where that is not this document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
    /// How its state came about, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<StateChange>,
}

impl Identified for Action {
    fn id(&self) -> ActionId {
        self.id
    }
}

impl Action {
    /// An open action that nobody owns yet.
    pub fn new(id: ActionId, title: String) -> Self {
        Self {
            id,
            title,
            detail: String::new(),
            owner: String::new(),
            due: None,
            created: None,
            priority: None,
            kind: None,
            strength: None,
            state: ActionState::default(),
            verification: String::new(),
            tracker: String::new(),
            effort_minutes: None,
            causes: Vec::new(),
            source: String::new(),
            history: Vec::new(),
        }
    }
}

/// How far an action is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "StateRecord", into = "StateRecord")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(as = "StateRecord"))]
pub enum ActionState {
    /// Nobody has begun.
    #[default]
    Open,
    /// Somebody is at it.
    InProgress,
    /// It waits for something.
    Blocked {
        /// What for.
        reason: String,
    },
    /// It is done.
    Done,
    /// It was decided against.
    WontDo {
        /// Why.
        reason: String,
    },
}

impl ActionState {
    /// The state without its reason.
    pub fn kind(&self) -> StateKind {
        match self {
            Self::Open => StateKind::Open,
            Self::InProgress => StateKind::InProgress,
            Self::Blocked { .. } => StateKind::Blocked,
            Self::Done => StateKind::Done,
            Self::WontDo { .. } => StateKind::WontDo,
        }
    }

    /// The reason that goes with it; empty where none does.
    pub fn reason(&self) -> &str {
        match self {
            Self::Blocked { reason } | Self::WontDo { reason } => reason,
            Self::Open | Self::InProgress | Self::Done => "",
        }
    }

    /// Whether nothing is left to do.
    pub fn is_closed(&self) -> bool {
        self.kind().is_closed()
    }
}

/// A state in a file: `{ "is": "blocked", "reason": "…" }`.
#[derive(Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
struct StateRecord {
    is: StateKind,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    reason: String,
}

impl From<StateRecord> for ActionState {
    fn from(record: StateRecord) -> Self {
        record.is.with_reason(record.reason)
    }
}

impl From<ActionState> for StateRecord {
    fn from(state: ActionState) -> Self {
        Self { is: state.kind(), reason: state.reason().to_owned() }
    }
}

/// An action's state without its reason.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum StateKind {
    /// Nobody has begun.
    #[default]
    Open,
    /// Somebody is at it.
    InProgress,
    /// It waits for something.
    Blocked,
    /// It is done.
    Done,
    /// It was decided against.
    WontDo,
}

impl StateKind {
    /// All of them, as they are offered.
    pub const ALL: [Self; 5] =
        [Self::Open, Self::InProgress, Self::Blocked, Self::Done, Self::WontDo];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InProgress => "in-progress",
            Self::Blocked => "blocked",
            Self::Done => "done",
            Self::WontDo => "wont-do",
        }
    }

    /// Whether nothing is left to do.
    pub fn is_closed(self) -> bool {
        matches!(self, Self::Done | Self::WontDo)
    }

    /// The state with `reason`, where it takes one.
    pub fn with_reason(self, reason: String) -> ActionState {
        match self {
            Self::Open => ActionState::Open,
            Self::InProgress => ActionState::InProgress,
            Self::Blocked => ActionState::Blocked { reason },
            Self::Done => ActionState::Done,
            Self::WontDo => ActionState::WontDo { reason },
        }
    }
}

impl fmt::Display for StateKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Open => "Open",
            Self::InProgress => "In progress",
            Self::Blocked => "Blocked",
            Self::Done => "Done",
            Self::WontDo => "Won’t do",
        })
    }
}

/// One change of an action's state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StateChange {
    /// The new state.
    pub to: StateKind,
    /// When.
    #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
    pub at: Instant,
    /// Who made it, as they call themselves.
    #[serde(default)]
    pub who: String,
}

/// How soon an action matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Priority {
    /// At once.
    P0,
    /// Next.
    P1,
    /// Soon.
    P2,
    /// Some time.
    P3,
}

impl Priority {
    /// All of them, from most to least urgent.
    pub const ALL: [Self; 4] = [Self::P0, Self::P1, Self::P2, Self::P3];

    /// Its name in a file and for people.
    pub fn key(self) -> &'static str {
        match self {
            Self::P0 => "P0",
            Self::P1 => "P1",
            Self::P2 => "P2",
            Self::P3 => "P3",
        }
    }
}

impl fmt::Display for Priority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())
    }
}

/// What an action is for. Detecting faster is not the same as preventing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum ActionKind {
    /// It cannot happen again.
    Prevent,
    /// We notice sooner.
    Detect,
    /// It hurts less.
    Mitigate,
    /// We act better.
    Respond,
    /// What broke is whole again.
    Repair,
    /// We find something out.
    Learn,
}

impl ActionKind {
    /// All of them, as they are offered.
    pub const ALL: [Self; 6] =
        [Self::Prevent, Self::Detect, Self::Mitigate, Self::Respond, Self::Repair, Self::Learn];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Prevent => "prevent",
            Self::Detect => "detect",
            Self::Mitigate => "mitigate",
            Self::Respond => "respond",
            Self::Repair => "repair",
            Self::Learn => "learn",
        }
    }
}

impl fmt::Display for ActionKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Prevent => "Prevent",
            Self::Detect => "Detect",
            Self::Mitigate => "Mitigate",
            Self::Respond => "Respond",
            Self::Repair => "Repair",
            Self::Learn => "Learn",
        })
    }
}

/// How much an action can be relied on, from most to least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Strength {
    /// The system is built differently.
    Design,
    /// A machine sees to it.
    Automation,
    /// A machine tells us.
    Detection,
    /// People follow steps.
    Procedure,
    /// People have read or heard it.
    Document,
}

impl Strength {
    /// All of them, from strongest to weakest.
    pub const ALL: [Self; 5] =
        [Self::Design, Self::Automation, Self::Detection, Self::Procedure, Self::Document];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Design => "design",
            Self::Automation => "automation",
            Self::Detection => "detection",
            Self::Procedure => "procedure",
            Self::Document => "document",
        }
    }
}

impl fmt::Display for Strength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Design => "Design change",
            Self::Automation => "Automation",
            Self::Detection => "Detection",
            Self::Procedure => "Procedure",
            Self::Document => "Document or training",
        })
    }
}
