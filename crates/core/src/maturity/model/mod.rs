//! A model of maturity: what is asked, which levels there are, and what is true at each. A model is a file, and never code.

mod check;
mod edit;
mod fresh;
mod measure_rule;
mod number;
mod parts;
mod problem;
mod read;
mod slug;
#[cfg(test)]
pub(super) mod tests;

use std::rc::Rc;

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

pub use edit::{
    CapabilityEdit, DimensionEdit, GroupEdit, ItemEdit, LevelEdit, ModelEdit, ModelEditError,
    ModelField, NamingEdit,
};
pub use measure_rule::{Direction, MeasureRule};
pub use number::{Finite, HalfSteps, Weight};
pub use parts::{
    AnswerChoice, Capability, Dependency, Dimension, Group, Hours, Item, Level, Naming, Size,
    Typical,
};
pub use problem::{Expected, Problem, ProblemKind, Warning, WarningKind};
pub use slug::{ParseSlugError, Slug};

/// Names a model.
pub type ModelId = Slug<Model>;
/// Names a group of dimensions within a model.
pub type GroupId = Slug<Group>;
/// Names a dimension within a model.
pub type DimensionId = Slug<Dimension>;
/// Names a capability within a model.
pub type CapabilityId = Slug<Capability>;
/// Names an item of a checklist within its capability.
pub type ItemId = Slug<Item>;
/// Names a way of calling the levels.
pub type NamingId = Slug<Naming>;

/// What a file says that this program does not know: it is kept, and written as it was.
pub type Other = Map<String, Value>;

/// No model has more levels.
pub const MOST_LEVELS: usize = 20;

/// After so many days evidence is stale, where a model says nothing.
pub const STALE_AFTER_DAYS: u32 = 180;

/// A model of maturity.
///
/// A capability is assessed in one of two ways, which its file decides. By a *rubric*: one statement a level, and people give a score in
/// half steps. Or by a *checklist*: [items](Item) at levels, each answered by one of the model's [answers](Self::answers), from which
/// the score is [reckoned](Capability::items). The first is what most models are; the second is how OWASP SAMM (dimension: practice,
/// capability: stream, [group](Group): business function) and DSOMM (dimension, capability: sub-dimension, items: activities) score.
///
/// Level 0 has no entry in [`levels`](Self::levels): there, not even the first statement is true.
///
/// ```
/// use afterword_core::maturity::Model;
///
/// let (model, warnings) = Model::read(r#"{
///     "id": "tiny", "version": "1.0.0", "name": "Tiny",
///     "levels": [{"name": "Some"}, {"name": "All"}],
///     "dimensions": [{"id": "alerts", "name": "Alerts", "capabilities": [
///         {"id": "runbooks", "name": "Runbooks", "question": "Does every page have a runbook?",
///          "statements": ["Some pages have a runbook", "Every page has a runbook"], "colour": "blue"}
///     ]}]
/// }"#).map_err(|problems| problems[0].to_string())?;
/// assert_eq!((model.highest(), model.capabilities().count()), (2, 1));
/// assert_eq!(warnings[0].path, "dimensions[0].capabilities[0].colour");
///
/// let problems = Model::read(r#"{"id": "tiny", "levels": []}"#).unwrap_err();
/// assert!(problems.len() > 2, "all of them at once");
/// # Ok::<(), String>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Model {
    /// Its name in files.
    pub id: ModelId,
    /// Which version of it.
    pub version: String,
    /// Its name for people.
    pub name: String,
    /// When to choose it, in a sentence.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub about: String,
    /// Under which licence it may be passed on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
    /// What it was made from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// The language of its texts, as BCP 47 calls it.
    pub language: String,
    /// After how many days evidence is stale.
    pub stale_after_days: u32,
    /// What the items of checklists are answered with, the worst first; see [`Model::answers_to`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<AnswerChoice>,
    /// The levels from 1 on, the lowest first.
    pub levels: Vec<Level>,
    /// Other ways of calling the levels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub namings: Vec<Naming>,
    /// What dimensions belong to, where there is something above them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// What is assessed.
    pub dimensions: Vec<Rc<Dimension>>,
    /// What else its file says.
    #[serde(flatten)]
    pub other: Other,
}

impl Model {
    /// Reads the file of a model, which is one JSON object.
    ///
    /// # Errors
    ///
    /// All that is wrong with it, each with its path, in the order of the file.
    pub fn read(json: &str) -> Result<(Self, Vec<Warning>), Vec<Problem>> {
        match crate::stored::from_json::<Value>(json) {
            Ok(value) => Self::from_value(&value),
            Err(error) => Err(vec![Problem::at("", ProblemKind::NotJson(error.to_string()))]),
        }
    }

    /// Reads a model from a value, such as a YAML file that was read into one.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn from_value(value: &Value) -> Result<(Self, Vec<Warning>), Vec<Problem>> {
        let (model, mut problems, warnings) = read::model(value);
        let Some(model) = model else { return Err(problems) };
        // What could not be read is wrong once, and not again because it is missing.
        let is_known = |it: &Problem| problems.iter().any(|known| known.covers(it));
        let rules: Vec<Problem> = model.check().into_iter().filter(|it| !is_known(it)).collect();
        problems.extend(rules);
        if problems.is_empty() { Ok((model, warnings)) } else { Err(problems) }
    }

    /// What keeps it from being used, in the order of its file: what [`read`](Self::read) would say of it. None of a sound one.
    ///
    /// ```
    /// # use afterword_core::maturity::{Model, ModelEdit};
    /// let mut model = Model::blank("ours".parse()?, "Ours".into(), vec!["One".into()], "D".into(), "C".into());
    /// model.apply(ModelEdit::Name("  ".into()))?;
    /// let paths: Vec<String> = model.problems().into_iter().map(|it| it.path).collect();
    /// assert_eq!(paths, ["name", "dimensions[0].capabilities[0].statements"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn problems(&self) -> Vec<Problem> {
        match serde_json::to_value(self) {
            Ok(value) => Self::from_value(&value).err().unwrap_or_default(),
            Err(error) => vec![Problem::at("", ProblemKind::NotJson(error.to_string()))],
        }
    }

    /// The highest level.
    pub fn highest(&self) -> u8 {
        u8::try_from(self.levels.len()).unwrap_or(u8::MAX)
    }

    /// The dimension called `id`.
    pub fn dimension(&self, id: &DimensionId) -> Option<&Rc<Dimension>> {
        self.dimensions.iter().find(|it| it.id == *id)
    }

    /// All capabilities in the order of the model, each with its dimension.
    pub fn capabilities(&self) -> impl Iterator<Item = (&Dimension, &Capability)> {
        self.dimensions.iter().flat_map(|dimension| {
            dimension.capabilities.iter().map(move |it| (&**dimension, &**it))
        })
    }

    /// The capability called `id`, with its dimension.
    pub fn capability(&self, id: &CapabilityId) -> Option<(&Dimension, &Capability)> {
        self.capabilities().find(|it| it.1.id == *id)
    }

    /// What `item` can be answered with, the worst first: its own answers, else the model's, else no and yes.
    pub fn answers_to<'m>(&'m self, item: &'m Item) -> &'m [AnswerChoice] {
        match () {
            () if !item.answers.is_empty() => &item.answers,
            () if !self.answers.is_empty() => &self.answers,
            () => &*parts::NO_OR_YES,
        }
    }

    /// What `level` is called, by the naming of that name or by the model's own names; empty for level 0, and for one that it has not.
    pub fn level_name(&self, level: u8, naming: Option<&NamingId>) -> &str {
        let Some(at) = usize::from(level).checked_sub(1) else { return "" };
        let naming = naming.and_then(|id| self.namings.iter().find(|it| it.id == *id));
        let named = naming.and_then(|it| it.names.get(at)).map(String::as_str);
        named.or_else(|| self.levels.get(at).map(|it| &*it.name)).unwrap_or_default()
    }

    /// The model as JSON on one line: what it is told apart by from any other.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self)
            .expect("a model holds only what JSON can: text keys and finite numbers")
    }

    /// A number that another model, or another version of this, most likely does not have: FNV-1a (Fowler, Noll, Vo) of its JSON.
    /// It keeps no secret.
    pub fn fingerprint(&self) -> u64 {
        super::fingerprint([self.to_json().as_bytes()])
    }
}

/// As it is kept in an assessment, or while it is edited. Only what can't be read at all is refused, so that a rule which is made later
/// refuses no old assessment, and a model that is unfinished, whose texts are empty, is still there the next day.
impl<'de> Deserialize<'de> for Model {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (model, problems, _) = read::model(&Value::deserialize(deserializer)?);
        let first = problems.iter().find(|it| it.kind != ProblemKind::Empty);
        match (model, first) {
            (Some(model), None) => Ok(model),
            (_, first) => {
                let why = first.or(problems.first()).map(Problem::to_string).unwrap_or_default();
                Err(serde::de::Error::custom(why))
            }
        }
    }
}
