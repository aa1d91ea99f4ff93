//! What somebody needs to vote on a device of their own: the questions, and which workshop and model they are of.

use serde::{Deserialize, Serialize};

use super::{Assessment, Capability, CapabilityId, Model, ModelId, WorkshopId, fingerprint};

/// The questions of a workshop, small enough for an address.
///
/// ```
/// use afterword_core::maturity::{Assessment, Invitation, Workshop, WorkshopId};
/// # use afterword_core::maturity::Model;
/// # use afterword_core::id::DocumentId;
/// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
/// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
/// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a", "b"]}]}]}"#).unwrap().0;
/// let mut assessment = Assessment::new(DocumentId::v7(0, [0; 10]), "Spring".into(), model.into(), now);
/// assert_eq!(Invitation::of(&assessment), None, "there is no workshop");
/// assessment.workshop = Some(Workshop::new(WorkshopId::from_bits(1)).into());
/// let invitation = Invitation::of(&assessment).ok_or("there is one")?;
/// assert_eq!(invitation.questions[0].statements, ["a", "b"]);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invitation {
    /// The workshop.
    pub workshop: WorkshopId,
    /// The model.
    pub model: ModelId,
    /// The version of that.
    pub version: String,
    /// What tells these questions of this model from all others: the model's fingerprint with their names, in their order.
    pub fingerprint: u32,
    /// What the assessment is called.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// The language of the questions.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Whether ballots say whose they are.
    #[serde(default, skip_serializing_if = "is_false")]
    pub is_named: bool,
    /// What the levels are called, from 1 on.
    pub levels: Vec<String>,
    /// The questions, in their order.
    pub questions: Vec<Question>,
}

/// One question of an invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Question {
    /// The capability that it is of.
    pub id: CapabilityId,
    /// What that is called.
    pub name: String,
    /// The name of its dimension.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub dimension: String,
    /// What is asked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// What is true at each level from 1 on. Of a checklist, the items of a level stand below one another.
    pub statements: Vec<String>,
}

fn is_false(it: &bool) -> bool {
    !it
}

impl Invitation {
    /// The invitation to the workshop of `assessment`; `None` where it has none.
    pub fn of(assessment: &Assessment) -> Option<Self> {
        let workshop = assessment.workshop.as_ref()?;
        let model = &assessment.model;
        let questions: Vec<Question> = assessment
            .questions()
            .into_iter()
            .filter_map(|id| model.capability(id))
            .map(|(dimension, it)| Question {
                id: it.id.clone(),
                name: it.name.clone(),
                dimension: dimension.name.clone(),
                question: it.question.clone(),
                statements: statements(model, it),
            })
            .collect();
        let naming = assessment.about.naming.as_ref();
        let levels = 1..=model.highest();
        Some(Self {
            workshop: workshop.id,
            model: model.id.clone(),
            version: model.version.clone(),
            fingerprint: fingerprint_of(model, &questions),
            title: assessment.title.clone(),
            language: model.language.clone(),
            is_named: workshop.is_named,
            levels: levels.map(|it| model.level_name(it, naming).to_owned()).collect(),
            questions,
        })
    }

    /// The highest level.
    pub fn highest(&self) -> u8 {
        u8::try_from(self.levels.len()).unwrap_or(u8::MAX)
    }
}

fn statements(model: &Model, it: &Capability) -> Vec<String> {
    if !it.is_checklist() {
        return it.statements.clone();
    }
    let at = |level| {
        let own = it.items.iter().filter(move |it| it.level == level);
        own.map(|it| &*it.text).collect::<Vec<&str>>().join("\n")
    };
    (1..=model.highest()).map(at).collect()
}

fn fingerprint_of(model: &Model, questions: &[Question]) -> u32 {
    let own = model.fingerprint().to_le_bytes();
    let names = questions.iter().map(|it| it.id.as_str().as_bytes());
    let hash = fingerprint(std::iter::once(&own[..]).chain(names));
    (hash ^ hash >> 32) as u32
}
