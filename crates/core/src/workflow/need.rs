//! Whether an incident needs a postmortem, and what decides it.

use chrono::TimeDelta;
use serde::{Deserialize, Serialize};

use super::WorkflowPolicy;
use crate::postmortem::{DataLoss, DetectionSource, MomentKey, Postmortem};
use crate::severity::SeverityKey;
use crate::time::{Instant, human};
use crate::wording::Wording;

/// Whether to write a postmortem, from least to most.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// Nothing asks for one.
    #[default]
    NotNeeded,
    /// It is worth writing.
    Recommended,
    /// It is to be written.
    Needed,
}

impl Need {
    /// The name of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotNeeded => "need.not-needed",
            Self::Recommended => "need.recommended",
            Self::Needed => "need.needed",
        }
    }
}

/// One rule: if this is so, that is the answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// Its name in files.
    pub id: String,
    /// When it holds.
    pub when: Condition,
    /// What it asks for.
    pub answer: Need,
    /// Its sentence, for a rule of the team's own; those that ship have theirs by language.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
}

/// When a trigger holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Condition {
    /// The severity is one of these.
    Severity(Vec<SeverityKey>),
    /// People were affected for so many minutes or longer.
    ImpactMinutes(u32),
    /// Data is in this state or a worse one.
    DataLoss(DataLoss),
    /// Neither an alert nor a probe found it: the monitoring has a gap.
    FoundByHand,
    /// From the start of the impact to the resolution it took so many minutes or longer.
    ResolutionMinutes(u32),
}

/// What is known about an incident. Absent is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct IncidentFacts {
    /// How bad it was.
    pub severity: Option<SeverityKey>,
    /// How long people were affected, so far.
    pub impact: Option<TimeDelta>,
    /// What became of data.
    pub data_loss: Option<DataLoss>,
    /// How it was found.
    pub detection: Option<DetectionSource>,
    /// How long it took to resolve, so far.
    pub resolution: Option<TimeDelta>,
}

impl IncidentFacts {
    /// What a postmortem says. What has begun and has no end yet lasts until `now`.
    pub fn of(postmortem: &Postmortem, now: Instant) -> Self {
        let start = postmortem.instant_of(&MomentKey::ImpactStarted);
        let until = |keys: &[MomentKey]| {
            let end = postmortem.first_instant(keys).map_or(now, |it| it.1);
            start.map(|start| end - start).filter(|it| *it >= TimeDelta::zero())
        };
        let ends =
            [MomentKey::ImpactEnded, MomentKey::Mitigated, MomentKey::Resolved, MomentKey::Closed];
        Self {
            severity: postmortem.severity.clone(),
            impact: until(&ends),
            data_loss: postmortem.impact.data_loss,
            detection: postmortem.detection,
            resolution: until(&ends[2..]),
        }
    }
}

impl Condition {
    /// Whether it holds; `None` where the fact that it asks for is unknown.
    pub fn holds(&self, facts: &IncidentFacts) -> Option<bool> {
        let minutes = |it: &u32| TimeDelta::minutes((*it).into());
        match self {
            Self::Severity(keys) => facts.severity.as_ref().map(|it| keys.contains(it)),
            Self::ImpactMinutes(least) => facts.impact.map(|it| it >= minutes(least)),
            Self::DataLoss(least) => facts.data_loss.map(|it| it >= *least),
            Self::FoundByHand => facts
                .detection
                .map(|it| !matches!(it, DetectionSource::Alert | DetectionSource::SyntheticCheck)),
            Self::ResolutionMinutes(least) => facts.resolution.map(|it| it >= minutes(least)),
        }
    }
}

impl Trigger {
    /// Its sentence in the language of `texts`, with its threshold filled in.
    ///
    /// ```
    /// use afterword_core::workflow::{WorkflowPolicy, english};
    ///
    /// let sentence = WorkflowPolicy::shipped().triggers[2].sentence(english());
    /// assert_eq!(sentence, "People were affected for 1 h or longer");
    /// ```
    pub fn sentence(&self, texts: &Wording) -> String {
        if !self.text.is_empty() {
            return self.text.clone();
        }
        let minutes = match &self.when {
            Condition::ImpactMinutes(it) | Condition::ResolutionMinutes(it) => {
                human(TimeDelta::minutes((*it).into()))
            }
            _ => String::new(),
        };
        let severities = match &self.when {
            Condition::Severity(keys) => keys
                .iter()
                .map(|it| it.0.clone())
                .reduce(|one, other| texts.fill("or", &[("one", &one), ("other", &other)])),
            _ => None,
        };
        let severities = severities.unwrap_or_default();
        let values = [("minutes", minutes.as_str()), ("severities", &severities)];
        texts.fill(&format!("trigger.{}", self.id), &values)
    }
}

/// Whether to write a postmortem, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict<'a> {
    /// The answer, by what is known.
    pub need: Need,
    /// The rules that hold and ask for it; none where nothing does.
    pub because: Vec<&'a Trigger>,
    /// The rules that would ask for more, if what is unknown turns out so.
    pub undecided: Vec<&'a Trigger>,
}

impl Verdict<'_> {
    /// The name of its sentence: that nothing asks for a postmortem is only said once enough is known to say so.
    pub fn key(&self) -> &'static str {
        match self.need {
            Need::NotNeeded if !self.undecided.is_empty() => "need.open",
            need => need.key(),
        }
    }
}

/// Whether the incident needs a postmortem by the rules of `policy`: the strongest answer of those that hold.
///
/// ```
/// use afterword_core::postmortem::DetectionSource;
/// use afterword_core::workflow::{IncidentFacts, Need, WorkflowPolicy, verdict};
/// use chrono::TimeDelta;
///
/// let policy = WorkflowPolicy::shipped();
/// let facts = IncidentFacts {
///     impact: Some(TimeDelta::minutes(5)),
///     detection: Some(DetectionSource::CustomerReport),
///     ..IncidentFacts::default()
/// };
/// let verdict = verdict(&facts, &policy);
/// assert_eq!(verdict.need, Need::Recommended);
/// assert_eq!(verdict.because[0].id, "found-by-hand");
/// assert_eq!(verdict.undecided[0].id, "severity");
/// ```
pub fn verdict<'a>(facts: &IncidentFacts, policy: &'a WorkflowPolicy) -> Verdict<'a> {
    let holding = || policy.triggers.iter().filter(|it| it.when.holds(facts) == Some(true));
    let need = holding().map(|it| it.answer).max().unwrap_or_default();
    let because = holding().filter(|it| it.answer == need && need > Need::NotNeeded).collect();
    let is_open = |it: &&Trigger| it.when.holds(facts).is_none() && it.answer > need;
    let undecided = policy.triggers.iter().filter(is_open).collect();
    Verdict { need, because, undecided }
}
