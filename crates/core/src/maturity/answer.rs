//! What was found of one capability: a score or why there is none, how sure people are, and what they can show.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Capability, Finite, HalfSteps, ItemId, Model};
use crate::id::Id;
use crate::list::{Identified, List};

/// What was found of one capability.
///
/// *Not assessed*, *not applicable* and *level 0* are three different answers: see [`Answer::found`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Answer {
    /// The score by a rubric; unsaid while nobody has assessed it, and always in a checklist.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<HalfSteps>,
    /// The answers to the items of a checklist: which of the [choices](Model::answers_to), from 0 on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub items: BTreeMap<ItemId, u8>,
    /// Why the question does not apply; it counts for nothing then, whatever else is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_applicable: Option<String>,
    /// How sure people are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// Whatever else there is to say, as Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Why a group agreed on this score.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub agreed: String,
    /// What can be shown for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: List<Evidence>,
    /// The figure whose suggestion somebody accepted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suggestion: Option<Rc<Accepted>>,
}

/// What an [`Answer`] comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nobody has said, or not of every item of a checklist.
    NotAssessed,
    /// The question does not apply.
    NotApplicable,
    /// A score, in thousandths of a level.
    Score(u32),
}

impl Found {
    /// The score in thousandths of a level, if it is one.
    pub fn score(self) -> Option<u32> {
        match self {
            Self::Score(thousandths) => Some(thousandths),
            _ => None,
        }
    }
}

impl Answer {
    /// An answer that is a score and nothing else.
    pub fn of(score: HalfSteps) -> Self {
        Self { score: Some(score), ..Self::default() }
    }

    /// What it comes to as an answer to `capability` of `model`.
    ///
    /// A score above the highest level counts as the highest. A checklist has a score once every item is answered: the sum over its
    /// levels of the mean of their answers. With one item a level that is how OWASP SAMM scores a stream; with several, a level counts
    /// once however many it has.
    ///
    /// ```
    /// use afterword_core::maturity::{Answer, Found, HalfSteps};
    /// # use afterword_core::maturity::Model;
    /// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}, {"name": "2"}],
    /// #   "dimensions": [{"id": "d", "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a", "b"]}]}]}"#).unwrap().0;
    /// # let capability = &model.dimensions[0].capabilities[0];
    /// assert_eq!(Answer::of(HalfSteps::ZERO).found(capability, &model), Found::Score(0));
    /// assert_eq!(Answer::default().found(capability, &model), Found::NotAssessed);
    /// let aside = Answer { not_applicable: Some("No pages".into()), ..Answer::of(HalfSteps::level(2)) };
    /// assert_eq!(aside.found(capability, &model), Found::NotApplicable);
    /// ```
    pub fn found(&self, capability: &Capability, model: &Model) -> Found {
        if self.not_applicable.is_some() {
            return Found::NotApplicable;
        }
        let score = match capability.is_checklist() {
            true => self.of_items(capability, model),
            false => self.score.map(|it| it.min(HalfSteps::level(model.highest())).thousandths()),
        };
        score.map_or(Found::NotAssessed, Found::Score)
    }

    /// Σ over levels of the mean of what is answered there.
    fn of_items(&self, capability: &Capability, model: &Model) -> Option<u32> {
        let mut levels: BTreeMap<u8, (u64, u64)> = BTreeMap::new();
        for item in &capability.items {
            let choice = usize::from(*self.items.get(&item.id)?);
            let value = model.answers_to(item).get(choice)?.value.millionths();
            let (sum, n) = levels.entry(item.level).or_default();
            (*sum, *n) = (*sum + u64::from(value), *n + 1);
        }
        // Down to thousandths, so that nothing is rounded up.
        let score: u64 = levels.values().map(|(sum, n)| sum / n / 1_000).sum();
        u32::try_from(score).ok()
    }

    /// How many items of `capability` are answered.
    pub fn answered_items(&self, capability: &Capability) -> usize {
        capability.items.iter().filter(|it| self.items.contains_key(&it.id)).count()
    }

    /// Whether nothing is said at all.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// How sure people are of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "AnswerConfidence"))]
pub enum Confidence {
    /// A guess.
    Low,
    /// People who know said so.
    Medium,
    /// It was shown.
    High,
}

impl Confidence {
    /// All of them, the lowest first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Low => "Low: a guess",
            Self::Medium => "Medium: people who know say so",
            Self::High => "High: it was shown",
        })
    }
}

/// Names a piece of evidence.
pub type EvidenceId = Id<Evidence>;

/// Something that can be shown for an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "AnswerEvidence"))]
pub struct Evidence {
    /// Its name within the answer.
    pub id: EvidenceId,
    /// What it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Where it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
    /// The day that it is of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub dated: Option<NaiveDate>,
}

impl Identified for Evidence {
    fn id(&self) -> EvidenceId {
        self.id
    }
}

impl Evidence {
    /// Whether it is more than `stale_after_days` days old on the day `today`; without a day of its own it never is.
    ///
    /// ```
    /// use afterword_core::maturity::{Evidence, EvidenceId};
    ///
    /// let dated = "2025-01-01".parse().ok();
    /// let it = Evidence { id: EvidenceId::from_bits(1), text: "Game day".into(), link: String::new(), dated };
    /// assert!(!it.is_stale("2025-06-30".parse()?, 180));
    /// assert!(it.is_stale("2025-07-01".parse()?, 180));
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn is_stale(&self, today: NaiveDate, stale_after_days: u32) -> bool {
        let days = self.dated.map(|it| (today - it).num_days());
        days.is_some_and(|it| it > i64::from(stale_after_days))
    }
}

/// A suggestion of a figure that somebody accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Accepted {
    /// What was measured.
    pub metric: String,
    /// How much it was.
    pub figure: Finite,
    /// In which unit.
    #[serde(default)]
    pub unit: String,
    /// On how many data points it rests.
    pub n: u32,
    /// The score that it suggested.
    pub score: HalfSteps,
    /// The rule by which it did.
    #[serde(default)]
    pub rule: String,
    /// When it was accepted.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    pub on: NaiveDate,
}
