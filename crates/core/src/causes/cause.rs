//! One answer to “why?”, and everything that is known about it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::id::Id;
use crate::list::{Identified, List};
use crate::postmortem::EntryId;

/// Names a cause.
pub type CauseId = Id<Cause>;

/// One cause. It owns the causes behind it, so a cycle or an orphan cannot be written down.
///
/// What addresses it is said by the actions ([`Action::causes`](crate::actions::Action::causes)), and only there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Cause {
    pub(super) id: CauseId,
    /// The answer.
    #[serde(default)]
    pub text: String,
    /// The question it answers, where somebody reworded the generated one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    #[serde(default)]
    pub(super) kind: CauseKind,
    /// How sure we are.
    #[serde(default)]
    pub confidence: Confidence,
    /// How we know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<Evidence>,
    /// Whether the causes behind this one act together.
    #[serde(default)]
    pub join: Join,
    #[serde(default)]
    pub(super) root: bool,
    /// What sort of thing it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Category>,
    // Files hold a tree as a list (see `flat`), for no file may need a deep stack to be read.
    #[serde(skip)]
    pub(super) causes: List<Cause>,
}

impl Identified for Cause {
    fn id(&self) -> CauseId {
        self.id
    }
}

impl Cause {
    /// A hypothesis with nothing behind it.
    pub fn new(id: CauseId, text: String) -> Self {
        Self {
            id,
            text,
            question: String::new(),
            kind: CauseKind::default(),
            confidence: Confidence::default(),
            evidence: Vec::new(),
            join: Join::default(),
            root: false,
            category: None,
            causes: List::new(),
        }
    }

    /// The same cause with `causes` behind it.
    pub fn with_causes(self, causes: List<Cause>) -> Self {
        Self { causes, ..self }
    }

    /// The cause's name.
    pub fn id(&self) -> CauseId {
        self.id
    }

    /// Whether it caused, contributed, or was ruled out.
    pub fn kind(&self) -> CauseKind {
        self.kind
    }

    /// Whether it is marked as a root cause.
    pub fn is_root(&self) -> bool {
        self.root
    }

    /// Says what part it played; the caller sees to it that nothing is both ruled out and a root.
    pub(crate) fn set_part(&mut self, kind: CauseKind, root: bool) {
        self.kind = kind;
        self.root = root;
    }

    /// The causes behind this one, in their order.
    pub fn causes(&self) -> &List<Cause> {
        &self.causes
    }
}

/// What part a cause played.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum CauseKind {
    /// It brought the effect about.
    #[default]
    Cause,
    /// It let the effect happen.
    Contributing,
    /// It was considered, and was not it.
    RuledOut,
}

impl CauseKind {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Cause, Self::Contributing, Self::RuledOut];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Cause => "cause",
            Self::Contributing => "contributing",
            Self::RuledOut => "ruled-out",
        }
    }
}

impl fmt::Display for CauseKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Cause => "Cause",
            Self::Contributing => "Contributing condition",
            Self::RuledOut => "Ruled out",
        })
    }
}

/// How sure we are of a cause.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CauseConfidence"))]
pub enum Confidence {
    /// Somebody thinks so.
    #[default]
    Hypothesis,
    /// Something speaks for it.
    Supported,
    /// It was shown.
    Confirmed,
}

impl Confidence {
    /// All of them, from weakest to strongest.
    pub const ALL: [Self; 3] = [Self::Hypothesis, Self::Supported, Self::Confirmed];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hypothesis => "hypothesis",
            Self::Supported => "supported",
            Self::Confirmed => "confirmed",
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Hypothesis => "Hypothesis",
            Self::Supported => "Supported",
            Self::Confirmed => "Confirmed",
        })
    }
}

/// Whether several causes of one effect act together.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CauseJoin"))]
pub enum Join {
    /// Each of them would have been enough.
    #[default]
    Any,
    /// It took all of them.
    All,
}

impl Join {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Any, Self::All];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::All => "all",
        }
    }
}

impl fmt::Display for Join {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Any => "Separately",
            Self::All => "Together",
        })
    }
}

/// What speaks for a cause.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CauseEvidence"))]
pub enum Evidence {
    /// An entry of the same document's timeline.
    Entry(EntryId),
    /// An address to look at.
    Link(String),
    /// In words.
    Note(String),
}

/// What sort of thing a cause or a factor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CauseCategory"))]
pub enum Category {
    /// How work is done.
    Process,
    /// A change that was made.
    Change,
    /// Too little of something.
    Capacity,
    /// Something that others run.
    Dependency,
    /// A program.
    Code,
    /// Its settings.
    Configuration,
    /// What could have told us.
    Detection,
    /// What somebody could have known.
    Knowledge,
    /// How the system is built.
    Design,
    /// How people are organised.
    Organisation,
    /// Outside the organisation.
    External,
}

impl Category {
    /// All of them, as they are offered.
    pub const ALL: [Self; 11] = [
        Self::Process,
        Self::Change,
        Self::Capacity,
        Self::Dependency,
        Self::Code,
        Self::Configuration,
        Self::Detection,
        Self::Knowledge,
        Self::Design,
        Self::Organisation,
        Self::External,
    ];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Process => "process",
            Self::Change => "change",
            Self::Capacity => "capacity",
            Self::Dependency => "dependency",
            Self::Code => "code",
            Self::Configuration => "configuration",
            Self::Detection => "detection",
            Self::Knowledge => "knowledge",
            Self::Design => "design",
            Self::Organisation => "organisation",
            Self::External => "external",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Process => "Process",
            Self::Change => "Change",
            Self::Capacity => "Capacity",
            Self::Dependency => "Dependency",
            Self::Code => "Code",
            Self::Configuration => "Configuration",
            Self::Detection => "Detection",
            Self::Knowledge => "Knowledge",
            Self::Design => "Design",
            Self::Organisation => "Organisation",
            Self::External => "External",
        })
    }
}
