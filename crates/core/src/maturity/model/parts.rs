//! The parts of a model: levels, groups, dimensions, capabilities, and the items of checklists.

use std::rc::Rc;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::{CapabilityId, DimensionId, GroupId, ItemId, MeasureRule, NamingId, Other, Weight};
use crate::amount::Share;
use crate::toil::Guess;

/// A level, and what it is like there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ModelLevel"))]
pub struct Level {
    /// What it is called.
    pub name: String,
    /// How one knows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub characteristics: Vec<String>,
    /// What hurts there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pains: Vec<String>,
    /// What it takes to get to the next.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub investment: String,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// Another way of calling the levels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ModelNaming"))]
pub struct Naming {
    /// Its name in files.
    pub id: NamingId,
    /// Its name for people.
    pub name: String,
    /// The names of the levels from 1 on.
    pub names: Vec<String>,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// What several dimensions belong to, such as a business function of SAMM.
///
/// Where a model has groups, its overall score is the mean of its groups' scores, and theirs the mean of their dimensions'.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ModelGroup"))]
pub struct Group {
    /// Its name in files.
    pub id: GroupId,
    /// Its name for people.
    pub name: String,
    /// How much it counts among the groups.
    pub weight: Weight,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// What belongs together and has a score of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ModelDimension"))]
pub struct Dimension {
    /// Its name in files.
    pub id: DimensionId,
    /// Its name for people.
    pub name: String,
    /// What it is about.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// The group that it belongs to, where the model has groups.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// How much it counts among the dimensions.
    pub weight: Weight,
    /// What is asked.
    pub capabilities: Vec<Rc<Capability>>,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// One thing that a team can do more or less well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Capability {
    /// Its name in files, among all capabilities of the model.
    pub id: CapabilityId,
    /// Its name for people.
    pub name: String,
    /// What is asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// How much it counts within its dimension.
    pub weight: Weight,
    /// What is true at each level from 1 on; empty where there is no statement for a level. None at all in a checklist.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<String>,
    /// What a checklist asks. Its score is the sum over the levels of the mean of what is answered there, so that a level counts once
    /// however many items it has.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<Item>,
    /// What can be shown for an answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// What has to be there before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends: Vec<Dependency>,
    /// What it typically takes to get from one's score to one's target.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Size>,
    /// What typically comes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Size>,
    /// The same in hours.
    #[serde(default, skip_serializing_if = "Typical::is_empty")]
    pub hours: Typical,
    /// Where to read on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    /// The figure that suggests a score.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<MeasureRule>,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

impl Capability {
    /// Whether it is scored by its [items](Self::items).
    pub fn is_checklist(&self) -> bool {
        !self.items.is_empty()
    }

    /// The item called `id`.
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|it| it.id == *id)
    }

    /// The statement of `level`; empty for level 0 and where there is none.
    pub fn statement(&self, level: u8) -> &str {
        let at = usize::from(level).checked_sub(1);
        at.and_then(|at| self.statements.get(at)).map_or("", |it| it)
    }
}

/// What a checklist asks: one statement, answered by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ModelItem"))]
pub struct Item {
    /// Its name in files, within its capability.
    pub id: ItemId,
    /// The level that it belongs to, from 1 on.
    pub level: u8,
    /// What is to be true.
    pub text: String,
    /// What it can be answered with, the worst first; empty where that is what the model says.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AnswerChoice>,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// One of the answers to an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct AnswerChoice {
    /// What people choose.
    pub label: String,
    /// How far the item is true then, in parts of one.
    #[serde(serialize_with = "in_parts_of_one")]
    #[cfg_attr(feature = "typescript", ts(type = "number"))]
    pub value: Share,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

fn in_parts_of_one<S: serde::Serializer>(share: &Share, serializer: S) -> Result<S::Ok, S::Error> {
    match share.millionths() {
        0 => serializer.serialize_u32(0),
        1_000_000 => serializer.serialize_u32(1),
        millionths => serializer.serialize_f64(f64::from(millionths) / 1e6),
    }
}

/// What an item is answered with where nobody says otherwise.
pub(super) static NO_OR_YES: LazyLock<[AnswerChoice; 2]> = LazyLock::new(|| {
    let choice = |label: &str, millionths| AnswerChoice {
        label: label.to_owned(),
        value: Share::from_millionths(millionths).unwrap_or(Share::ALL),
        other: Other::new(),
    };
    [choice("No", 0), choice("Yes", 1_000_000)]
});

/// That a capability reaches a level only after another has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CapabilityDependency"))]
pub struct Dependency {
    /// The other capability.
    pub capability: CapabilityId,
    /// The level that the other has to be at.
    pub level: u8,
    /// The level here that asks for it.
    #[serde(rename = "for")]
    pub for_level: u8,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// How much something is, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CapabilitySize"))]
pub enum Size {
    /// A little.
    #[serde(rename = "S")]
    Small,
    /// Some.
    #[serde(rename = "M")]
    Medium,
    /// Much.
    #[serde(rename = "L")]
    Large,
}

impl Size {
    /// All of them, the smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Small => "S",
            Self::Medium => "M",
            Self::Large => "L",
        }
    }
}

/// Hours that are typical of a capability.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "TypicalHours"))]
pub struct Typical {
    /// The hours of work that getting from one's score to one's target takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effort: Option<Hours>,
    /// The hours a year that nobody spends any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub benefit: Option<Hours>,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

/// Hours, between what they lie.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "CapabilityHours"))]
pub struct Hours {
    /// How many.
    #[serde(flatten)]
    pub guess: Guess,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

impl Typical {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
