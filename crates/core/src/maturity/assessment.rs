//! An assessment: what was found of a team or a service on a day, by the model that is kept with it.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Answer, Capability, CapabilityId, Dimension, DimensionId, Evidence, Found, HalfSteps, Model,
    ModelId, NamingId, Plan, Workshop,
};
use crate::id::DocumentId;
use crate::time::{Instant, Zone};

/// A document of what was found.
///
/// The whole model is part of it: whatever becomes of a model, an old assessment is scored by the version that it was made with. Once it
/// is [finished](Self::finished), what was found is a milestone and stays: its model, what it is about, its answers and its workshop. What
/// is done about it goes on: targets, exceptions, what incidents disproved, and the plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Assessment {
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
    /// What it asks.
    pub model: Rc<Model>,
    /// Of whom, when, and with whom.
    #[serde(default)]
    pub about: About,
    /// What was found. A capability that is not here was not assessed; one that the model has not is kept and counts for nothing.
    #[serde(default)]
    pub answers: BTreeMap<CapabilityId, Rc<Answer>>,
    /// Where the team wants to get.
    #[serde(default)]
    pub targets: Targets,
    /// What was accepted below its target.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub exceptions: BTreeMap<CapabilityId, Exception>,
    /// What incidents have disproved, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reopened: Vec<Reopened>,
    /// What the roadmap is made with.
    #[serde(default)]
    pub plan: Plan,
    /// The workshop that it is made in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workshop: Option<Rc<Workshop>>,
    /// What was found the time before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Rc<Previous>>,
    /// When it was finished.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finished: Option<Finished>,
}

/// Of whom an assessment is, when, and with whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct About {
    /// The team or service.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub team: String,
    /// The day that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub date: Option<NaiveDate>,
    /// Who leads through it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub facilitator: String,
    /// Who takes part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub participants: Vec<String>,
    /// The dimensions that are assessed; all of them where this is empty.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub scope: BTreeSet<DimensionId>,
    /// How the levels are called; by the model's own names where nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub naming: Option<NamingId>,
}

/// Where a team wants to get: what is said of a capability goes before what is said of its dimension, and that before what is said of all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Targets {
    /// With all capabilities.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub all: Option<HalfSteps>,
    /// With those of a dimension.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub dimensions: BTreeMap<DimensionId, HalfSteps>,
    /// With one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub capabilities: BTreeMap<CapabilityId, HalfSteps>,
}

/// That a score below its target is accepted for a while.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "AssessmentException"))]
pub struct Exception {
    /// Why.
    pub reason: String,
    /// Who answers for it.
    pub owner: String,
    /// The last day that it holds.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    pub until: NaiveDate,
}

impl Exception {
    /// Whether it no longer holds on the day `today`.
    pub fn has_ended(&self, today: NaiveDate) -> bool {
        today > self.until
    }
}

/// That an incident disproves an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Reopened {
    /// Of which capability.
    pub capability: CapabilityId,
    /// The incident.
    pub postmortem: DocumentId,
    /// What the incident was called then.
    pub title: String,
    /// Since when.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    pub on: NaiveDate,
    /// What it shows.
    pub why: String,
    /// When somebody looked at the answer again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub settled: Option<NaiveDate>,
}

/// When an assessment became a milestone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finished {
    /// When.
    #[cfg_attr(feature = "typescript", ts(type = "Instant"))]
    pub at: Instant,
    /// Who said so; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub by: String,
}

/// What was found the time before, as far as it takes to say what has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Previous {
    /// The assessment.
    pub id: DocumentId,
    /// What it was called.
    #[serde(default)]
    pub title: String,
    /// The day that it was of.
    #[serde(default)]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub date: Option<NaiveDate>,
    /// Its model.
    pub model: ModelId,
    /// The version of that.
    pub version: String,
    /// Its scores, in thousandths of a level; what was not assessed or does not apply is not here.
    pub scores: BTreeMap<CapabilityId, u32>,
}

impl Assessment {
    /// An assessment by `model` in which nothing is found yet.
    pub fn new(id: DocumentId, title: String, model: Rc<Model>, created_at: Instant) -> Self {
        Self {
            id,
            created_at,
            title,
            zone: Zone::default(),
            model,
            about: About::default(),
            answers: BTreeMap::new(),
            targets: Targets::default(),
            exceptions: BTreeMap::new(),
            reopened: Vec::new(),
            plan: Plan::default(),
            workshop: None,
            previous: None,
            finished: None,
        }
    }

    /// The assessment after `last`, of the same team by the same model. Nothing is assessed yet, and what was found stays in sight as
    /// [`previous`](Self::previous). What need not be asked again goes along: what does not apply, evidence with its days, targets,
    /// exceptions, and the plan.
    ///
    /// ```
    /// use afterword_core::history::Editable;
    /// use afterword_core::maturity::{Answer, Assessment, AssessmentEdit, HalfSteps};
    /// # use afterword_core::maturity::Model;
    /// # use afterword_core::id::DocumentId;
    /// # let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
    /// # let (first_id, next_id) = (DocumentId::v7(0, [0; 10]), DocumentId::v7(1, [0; 10]));
    /// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
    /// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a", "b"]}]}]}"#).unwrap().0;
    /// let mut first = Assessment::new(first_id, "Spring".into(), model.into(), now);
    /// let c: afterword_core::maturity::CapabilityId = "c".parse()?;
    /// first.apply(AssessmentEdit::Answer(c.clone(), Box::new(Answer::of(HalfSteps::level(1)))))?;
    /// let next = Assessment::following(&first, next_id, now);
    /// assert!(next.answers.is_empty());
    /// assert_eq!(next.previous.ok_or("it has one")?.scores[&c], 1_000);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn following(last: &Self, id: DocumentId, now: Instant) -> Self {
        let kept = |answer: &Answer| Answer {
            not_applicable: answer.not_applicable.clone(),
            evidence: answer.evidence.clone(),
            ..Answer::default()
        };
        let answers = last.answers.iter().map(|(id, it)| (id.clone(), Rc::new(kept(it))));
        Self {
            zone: last.zone.clone(),
            about: About { date: None, ..last.about.clone() },
            answers: answers.filter(|it| !it.1.is_empty()).collect(),
            targets: last.targets.clone(),
            exceptions: last.exceptions.clone(),
            plan: last.plan.clone(),
            previous: Some(Rc::new(Previous::of(last))),
            ..Self::new(id, last.title.clone(), last.model.clone(), now)
        }
    }

    /// The answer to `capability`, if there is any.
    pub fn answer(&self, capability: &CapabilityId) -> Option<&Answer> {
        self.answers.get(capability).map(|it| &**it)
    }

    /// What was found of `capability`.
    pub fn found(&self, capability: &Capability) -> Found {
        let answer = self.answer(&capability.id);
        answer.map_or(Found::NotAssessed, |it| it.found(capability, &self.model))
    }

    /// Whether `dimension` is among those that are assessed.
    pub fn is_in_scope(&self, dimension: &DimensionId) -> bool {
        self.about.scope.is_empty() || self.about.scope.contains(dimension)
    }

    /// The dimensions that are assessed.
    pub fn dimensions(&self) -> impl Iterator<Item = &Rc<Dimension>> {
        self.model.dimensions.iter().filter(|it| self.is_in_scope(&it.id))
    }

    /// The capabilities that are assessed, each with its dimension.
    pub fn capabilities(&self) -> impl Iterator<Item = (&Dimension, &Capability)> {
        self.model.capabilities().filter(|it| self.is_in_scope(&it.0.id))
    }

    /// Where the team wants to get with `capability` of `dimension`, at most the highest level; `None` where nobody said.
    pub fn target(&self, dimension: &DimensionId, capability: &CapabilityId) -> Option<HalfSteps> {
        let targets = &self.targets;
        let own =
            targets.capabilities.get(capability).or_else(|| targets.dimensions.get(dimension));
        let target = own.copied().or(targets.all);
        target.map(|it| it.min(HalfSteps::level(self.model.highest())))
    }

    /// The exceptions that no longer hold on the day `today`.
    pub fn ended_exceptions(&self, today: NaiveDate) -> Vec<(&CapabilityId, &Exception)> {
        self.exceptions.iter().filter(|it| it.1.has_ended(today)).collect()
    }

    /// The evidence that is stale on the day `today`, as the model has it, each with its capability.
    pub fn stale_evidence(&self, today: NaiveDate) -> Vec<(&CapabilityId, &Evidence)> {
        let all =
            self.answers.iter().flat_map(|(id, it)| it.evidence.iter().map(move |it| (id, &**it)));
        all.filter(|it| it.1.is_stale(today, self.model.stale_after_days)).collect()
    }

    /// What incidents have disproved of `capability` and nobody has looked at since.
    pub fn open_doubts(&self, capability: &CapabilityId) -> impl Iterator<Item = &Reopened> {
        let is_open = move |it: &&Reopened| it.capability == *capability && it.settled.is_none();
        self.reopened.iter().filter(is_open)
    }

    /// Whether what was found is a milestone, which nothing changes.
    pub fn is_finished(&self) -> bool {
        self.finished.is_some()
    }

    /// Whether what was found is the same in both.
    pub fn found_the_same(&self, other: &Self) -> bool {
        self.model == other.model
            && self.about == other.about
            && self.answers == other.answers
            && self.workshop == other.workshop
            && self.previous == other.previous
            && self.finished == other.finished
    }
}

impl Previous {
    /// What is kept of `last`.
    pub fn of(last: &Assessment) -> Self {
        let score =
            |it: (&Dimension, &Capability)| Some((it.1.id.clone(), last.found(it.1).score()?));
        Self {
            id: last.id,
            title: last.title.clone(),
            date: last.about.date,
            model: last.model.id.clone(),
            version: last.model.version.clone(),
            scores: last.capabilities().filter_map(score).collect(),
        }
    }
}
