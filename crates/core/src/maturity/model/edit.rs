//! Every way a model can change.

mod apply;
mod levels;
#[cfg(test)]
mod tests;

use std::fmt;

use super::{
    AnswerChoice, CapabilityId, Dependency, DimensionId, Direction, Finite, GroupId, ItemId,
    MeasureRule, Model, NamingId, Size, Weight,
};
use crate::history::Editable;
use crate::toil::Guess;

/// One change that a person makes to a model. Levels are named by their place, the lowest is 0; all else by its id.
///
/// A part that is new is given an [id of its own](super::Slug::free), made from its name, which it keeps whatever it is called later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelEdit {
    /// Names it for people.
    Name(String),
    /// Says when to choose it.
    About(String),
    /// Says which version it is.
    Version(String),
    /// Says under which licence it may be passed on.
    Licence(String),
    /// Says what it was made from.
    Sources(Vec<String>),
    /// Says which language its texts are in.
    Language(String),
    /// Says after how many days evidence is stale.
    StaleAfter(u32),
    /// Says what the items of checklists are answered with.
    Answers(Vec<AnswerChoice>),
    /// Puts a level into that place. Statements, names and what is counted by levels move up with theirs.
    AddLevel(usize, String),
    /// Takes a level away, with all that is said of it and asked at it.
    RemoveLevel(usize),
    /// Moves a level to another place, with all that is said of it and asked at it.
    MoveLevel {
        /// From where.
        from: usize,
        /// To where.
        to: usize,
    },
    /// Changes a level.
    Level(usize, LevelEdit),
    /// Adds another way of calling the levels, which begins with the names they have.
    AddNaming(String),
    /// Takes it away.
    RemoveNaming(NamingId),
    /// Changes it.
    Naming(NamingId, NamingEdit),
    /// Adds something that dimensions belong to.
    AddGroup(String),
    /// Takes it away. Its dimensions are in no group then.
    RemoveGroup(GroupId),
    /// Changes it.
    Group(GroupId, GroupEdit),
    /// Adds a dimension before another, or last.
    AddDimension {
        /// What it is called.
        name: String,
        /// The one that it is to stand before.
        before: Option<DimensionId>,
    },
    /// Takes a dimension away, with its capabilities.
    RemoveDimension(DimensionId),
    /// Moves a dimension before another, or last.
    MoveDimension {
        /// Which.
        dimension: DimensionId,
        /// The one that it is to stand before.
        before: Option<DimensionId>,
    },
    /// Changes a dimension.
    Dimension(DimensionId, DimensionEdit),
    /// Adds a capability to a dimension, before another of it or last. It has an empty statement for each level.
    AddCapability {
        /// Where.
        to: DimensionId,
        /// What it is called.
        name: String,
        /// The one that it is to stand before.
        before: Option<CapabilityId>,
    },
    /// Takes a capability away. What depended on it does so no longer.
    RemoveCapability(CapabilityId),
    /// Moves a capability before another, or last, in its own dimension or in another.
    MoveCapability {
        /// Which.
        capability: CapabilityId,
        /// Where to.
        to: DimensionId,
        /// The one that it is to stand before.
        before: Option<CapabilityId>,
    },
    /// Changes a capability.
    Capability(CapabilityId, CapabilityEdit),
}

/// One change to a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LevelEdit {
    /// What it is called.
    Name(String),
    /// How one knows it.
    Characteristics(Vec<String>),
    /// What hurts there.
    Pains(Vec<String>),
    /// What it takes to get to the next.
    Investment(String),
}

/// One change to another way of calling the levels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NamingEdit {
    /// What it is called itself.
    Name(String),
    /// What it calls the level in that place.
    Level(usize, String),
}

/// One change to a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupEdit {
    /// What it is called.
    Name(String),
    /// How much it counts.
    Weight(Weight),
}

/// One change to a dimension.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DimensionEdit {
    /// Its name in files.
    Id(DimensionId),
    /// What it is called.
    Name(String),
    /// What it is about.
    About(String),
    /// How much it counts.
    Weight(Weight),
    /// What it belongs to.
    Group(Option<GroupId>),
}

/// One change to a capability.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CapabilityEdit {
    /// Its name in files. What depends on it goes on doing so.
    Id(CapabilityId),
    /// What it is called.
    Name(String),
    /// What is asked.
    Question(String),
    /// How much it counts.
    Weight(Weight),
    /// What is true at the level in that place.
    Statement(usize, String),
    /// Makes a checklist of a rubric: an item for each statement. Nothing for a checklist.
    ToChecklist,
    /// Makes a rubric of a checklist: the items of a level, one after the other, are its statement. Nothing for a rubric.
    ToRubric,
    /// What can be shown for an answer.
    Evidence(Vec<String>),
    /// What has to be there before.
    Depends(Vec<Dependency>),
    /// What it typically takes.
    Effort(Option<Size>),
    /// What typically comes of it.
    Benefit(Option<Size>),
    /// The hours that it typically takes.
    EffortHours(Option<Guess>),
    /// The hours a year that it typically saves.
    BenefitHours(Option<Guess>),
    /// Where to read on.
    References(Vec<String>),
    /// The figure that suggests a score, or that there is none.
    Measure(Option<Box<MeasureRule>>),
    /// What is measured.
    Metric(String),
    /// In which unit.
    Unit(String),
    /// Which way is better.
    Direction(Direction),
    /// From which figures on the next level is suggested.
    Thresholds(Vec<Finite>),
    /// Adds an item to a checklist, last.
    AddItem {
        /// The level that it belongs to, from 1 on.
        level: u8,
        /// What is to be true.
        text: String,
    },
    /// Takes an item away.
    RemoveItem(ItemId),
    /// Moves an item before another, or last.
    MoveItem {
        /// Which.
        item: ItemId,
        /// The one that it is to stand before.
        before: Option<ItemId>,
    },
    /// Changes an item.
    Item(ItemId, ItemEdit),
}

/// One change to an item of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemEdit {
    /// The level that it belongs to, from 1 on.
    Level(u8),
    /// What is to be true.
    Text(String),
    /// What it is answered with; empty where that is what the model says.
    Answers(Vec<AnswerChoice>),
}

/// A place of a model that is typed into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelField {
    /// Of which part: the id of one, the place of another, or neither.
    of: (String, usize),
    /// Which of its fields.
    field: &'static str,
}

/// Why an edit of a model did not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ModelEditError {
    /// What it is about is gone.
    Gone,
    /// Another part has that id.
    Taken,
    /// There are as many levels as there can be.
    TooManyLevels,
}

impl ModelEditError {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Gone, Self::Taken, Self::TooManyLevels];

    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Taken => "taken",
            Self::TooManyLevels => "too-many-levels",
        }
    }
}

impl fmt::Display for ModelEditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Gone => f.write_str("this was removed; undo to bring it back"),
            Self::Taken => f.write_str("another part of the model has this id"),
            Self::TooManyLevels => {
                write!(f, "a model has at most {} levels", super::MOST_LEVELS)
            }
        }
    }
}

impl std::error::Error for ModelEditError {}

impl Editable for Model {
    type Edit = ModelEdit;
    type Error = ModelEditError;
    type Field = ModelField;

    fn apply(&mut self, edit: ModelEdit) -> Result<(), ModelEditError> {
        self.apply(edit)
    }

    fn field(edit: &ModelEdit) -> Option<ModelField> {
        use ModelEdit as E;
        let (id, at, field) = match edit {
            E::Name(_) => ("", 0, "name"),
            E::About(_) => ("", 0, "about"),
            E::Version(_) => ("", 0, "version"),
            E::Licence(_) => ("", 0, "licence"),
            E::Sources(_) => ("", 0, "source"),
            E::Language(_) => ("", 0, "language"),
            E::Level(at, LevelEdit::Name(_)) => ("", *at, "level"),
            E::Level(at, LevelEdit::Characteristics(_)) => ("", *at, "characteristics"),
            E::Level(at, LevelEdit::Pains(_)) => ("", *at, "pains"),
            E::Level(at, LevelEdit::Investment(_)) => ("", *at, "investment"),
            E::Naming(id, NamingEdit::Name(_)) => (id.as_str(), 0, "naming"),
            E::Naming(id, NamingEdit::Level(at, _)) => (id.as_str(), *at, "naming-level"),
            E::Group(id, GroupEdit::Name(_)) => (id.as_str(), 0, "group"),
            E::Dimension(id, DimensionEdit::Name(_)) => (id.as_str(), 0, "dimension"),
            E::Dimension(id, DimensionEdit::About(_)) => (id.as_str(), 0, "dimension-about"),
            E::Capability(id, edit) => {
                let (at, field) = typed(edit)?;
                (id.as_str(), at, field)
            }
            _ => return None,
        };
        Some(ModelField { of: (id.to_owned(), at), field })
    }

    fn label(edit: &ModelEdit) -> &'static str {
        use CapabilityEdit as C;
        use ModelEdit as E;
        match edit {
            E::Name(_) => "the name of the model",
            E::About(_) => "when to choose the model",
            E::Version(_) => "the version of the model",
            E::Licence(_) => "the licence of the model",
            E::Sources(_) => "the sources of the model",
            E::Language(_) => "the language of the model",
            E::StaleAfter(_) => "when evidence is stale",
            E::Answers(_) | E::Capability(_, C::Item(_, ItemEdit::Answers(_))) => {
                "what items are answered with"
            }
            E::AddLevel(..) => "adding a level",
            E::RemoveLevel(_) => "removing a level",
            E::MoveLevel { .. } => "moving a level",
            E::Level(..) => "a level",
            E::AddNaming(_) => "adding names of the levels",
            E::RemoveNaming(_) => "removing names of the levels",
            E::Naming(..) => "names of the levels",
            E::AddGroup(_) => "adding a group",
            E::RemoveGroup(_) => "removing a group",
            E::Group(..) => "a group",
            E::AddDimension { .. } => "adding a dimension",
            E::RemoveDimension(_) => "removing a dimension",
            E::MoveDimension { .. } => "moving a dimension",
            E::Dimension(..) => "a dimension",
            E::AddCapability { .. } => "adding a capability",
            E::RemoveCapability(_) => "removing a capability",
            E::MoveCapability { .. } => "moving a capability",
            E::Capability(_, C::Id(_)) => "the id of a capability",
            E::Capability(_, C::Name(_)) => "the name of a capability",
            E::Capability(_, C::Question(_)) => "the question of a capability",
            E::Capability(_, C::Weight(_)) => "the weight of a capability",
            E::Capability(_, C::Statement(..)) => "a statement",
            E::Capability(_, C::ToChecklist) => "making a checklist",
            E::Capability(_, C::ToRubric) => "making a rubric",
            E::Capability(_, C::Evidence(_)) => "what can be shown",
            E::Capability(_, C::Depends(_)) => "what a capability depends on",
            E::Capability(_, C::Effort(_) | C::EffortHours(_)) => "the typical effort",
            E::Capability(_, C::Benefit(_) | C::BenefitHours(_)) => "the typical benefit",
            E::Capability(_, C::References(_)) => "the references",
            E::Capability(_, C::Measure(None)) => "removing a measure",
            E::Capability(
                _,
                C::Measure(Some(_))
                | C::Metric(_)
                | C::Unit(_)
                | C::Direction(_)
                | C::Thresholds(_),
            ) => "a measure",
            E::Capability(_, C::AddItem { .. }) => "adding an item",
            E::Capability(_, C::RemoveItem(_)) => "removing an item",
            E::Capability(_, C::MoveItem { .. }) => "moving an item",
            E::Capability(_, C::Item(..)) => "an item",
        }
    }
}

/// The field of a capability that is typed into, and the place within it.
fn typed(edit: &CapabilityEdit) -> Option<(usize, &'static str)> {
    use CapabilityEdit as C;
    Some(match edit {
        C::Name(_) => (0, "name"),
        C::Question(_) => (0, "question"),
        C::Statement(at, _) => (*at, "statement"),
        C::Evidence(_) => (0, "evidence"),
        C::References(_) => (0, "references"),
        C::Metric(_) => (0, "metric"),
        C::Unit(_) => (0, "unit"),
        _ => return None,
    })
}
