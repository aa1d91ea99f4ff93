//! Models of maturity judged, and assessments scored.

use afterword_core::maturity::{
    Assessment, CapabilityId, Coverage, DimensionId, EffortSource, Flaw, Found, GroupId, Mean,
    Model, OpenNeed, Phase, Problem, Range, Staged, Step, Sums,
};
use afterword_core::toil::Guess;
use afterword_formats::maturity::FileNote;
use serde::Serialize;

use crate::failure::Failure;
use crate::host::Host;
use crate::keys::Key;
use crate::whole::Whole;

/// What is wrong with a model, or may be.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct ModelCheck {
    /// What keeps it from being used; none of an assessment's models has any.
    problems: Vec<ModelNote>,
    /// What may be a mistake: a level that can't be reached, a better answer that scores lower, a need of itself.
    flaws: Vec<ModelNote>,
}

/// One remark about a model.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct ModelNote {
    /// The file, where there are several.
    file: Option<String>,
    /// The line of the file, from 1, where it is known.
    line: Option<usize>,
    /// The place in the model: dimensions[2].weight. Empty for the whole of it.
    path: String,
    /// What is remarked.
    message: String,
}

impl From<FileNote> for ModelNote {
    fn from(note: FileNote) -> Self {
        Self {
            file: (!note.file.is_empty()).then_some(note.file),
            line: note.at.map(|it| it.line),
            path: note.path,
            message: note.message,
        }
    }
}

pub(super) fn check_model(_host: &Host<'_>, model: Model) -> Result<ModelCheck, Failure> {
    let note = |path: String, message: String| {
        // What is said for people begins with the path, which stands beside it here.
        let bare = message.strip_prefix(&format!("{path}: ")).map(str::to_owned);
        ModelNote { file: None, line: None, path, message: bare.unwrap_or(message) }
    };
    let problem = |it: &Problem| note(it.path.clone(), it.to_string());
    let flaw = |it: &Flaw| note(it.path.clone(), it.to_string());
    Ok(ModelCheck {
        problems: model.problems().iter().map(problem).collect(),
        flaws: model.lint().iter().map(flaw).collect(),
    })
}

/// What an assessment comes to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct Scores {
    /// The mean of the dimensions by their weights, in levels; none where nothing is assessed, which is not 0.
    overall: Option<f64>,
    /// The highest level that everything has reached.
    staged: Option<StagedAnswer>,
    /// How much of it is answered.
    coverage: CoverageAnswer,
    /// The dimensions in scope.
    dimensions: Vec<DimensionScore>,
    /// What dimensions belong to, where there is something above them.
    groups: Vec<GroupScore>,
    /// The capabilities in scope.
    capabilities: Vec<CapabilityScore>,
}

/// The highest level that everything has reached, and what keeps it from the next.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Staged"))]
pub(crate) struct StagedAnswer {
    /// The level.
    level: u8,
    /// The capabilities that are no further.
    weakest: Vec<CapabilityId>,
}

/// How much is answered.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Coverage"))]
pub(crate) struct CoverageAnswer {
    /// Capabilities that have a score.
    answered: usize,
    /// Capabilities that apply.
    applicable: usize,
    /// Those that do not apply to this team.
    not_applicable: usize,
    /// Those that were left out of the assessment.
    out_of_scope: usize,
}

/// The score of a dimension.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct DimensionScore {
    /// The dimension.
    id: DimensionId,
    /// Its name.
    name: String,
    /// What it belongs to.
    group: Option<GroupId>,
    /// The mean of its capabilities by their weights, in levels.
    mean: Option<f64>,
    /// The highest level that all of it has reached.
    staged: Option<StagedAnswer>,
    /// How much of it is answered.
    coverage: CoverageAnswer,
}

/// The score of a group.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct GroupScore {
    /// The group.
    id: GroupId,
    /// The mean of its dimensions by their weights, in levels.
    mean: Option<f64>,
}

/// What was found of a capability.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(crate) struct CapabilityScore {
    /// The capability.
    id: CapabilityId,
    /// Its name.
    name: String,
    /// The dimension that it is of.
    dimension: DimensionId,
    /// Its score in levels; none where it is not assessed, or does not apply.
    score: Option<f64>,
    /// Whether it does not apply to this team.
    not_applicable: bool,
    /// Where it is to get, in levels; none where nobody said.
    target: Option<f64>,
}

fn staged(it: Option<Staged>) -> Option<StagedAnswer> {
    it.map(|it| StagedAnswer { level: it.level, weakest: it.weakest })
}

fn coverage(it: Coverage) -> CoverageAnswer {
    let Coverage { answered, applicable, not_applicable, out_of_scope } = it;
    CoverageAnswer { answered, applicable, not_applicable, out_of_scope }
}

pub(super) fn score(
    _host: &Host<'_>,
    Whole(assessment): Whole<Assessment>,
) -> Result<Scores, Failure> {
    let results = assessment.results();
    let name = |id: &DimensionId| {
        assessment.model.dimension(id).map_or_else(String::new, |it| it.name.clone())
    };
    let dimensions = results.dimensions.into_iter().map(|it| DimensionScore {
        name: name(&it.id),
        id: it.id,
        group: it.group,
        mean: it.mean.map(Mean::levels),
        staged: staged(it.staged),
        coverage: coverage(it.coverage),
    });
    let groups = results
        .groups
        .into_iter()
        .map(|it| GroupScore { id: it.id, mean: it.mean.map(Mean::levels) });
    let capabilities = assessment.capabilities().map(|(dimension, it)| {
        let found = assessment.found(it);
        CapabilityScore {
            id: it.id.clone(),
            name: it.name.clone(),
            dimension: dimension.id.clone(),
            score: found.score().map(|it| f64::from(it) / 1e3),
            not_applicable: found == Found::NotApplicable,
            target: assessment.target(&dimension.id, &it.id).map(|it| it.levels()),
        }
    });
    Ok(Scores {
        overall: results.overall.map(Mean::levels),
        staged: staged(results.staged),
        coverage: coverage(results.coverage),
        dimensions: dimensions.collect(),
        groups: groups.collect(),
        capabilities: capabilities.collect(),
    })
}

/// What to do next.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "Roadmap"))]
pub(crate) struct RoadmapAnswer {
    /// The phases, the first first; each has the steps that fit.
    phases: Vec<PhaseAnswer>,
    /// Capabilities that need each other in a circle: none of them can begin.
    cycles: Vec<Vec<CapabilityId>>,
    /// Steps that wait for such a circle.
    blocked: Vec<StepAnswer>,
    /// What targets need and nothing brings.
    open_needs: Vec<NeedAnswer>,
    /// What all of it takes, in hours.
    hours: u64,
    /// What all of it costs and returns in a year; none where too little is known.
    money: Option<SumsAnswer>,
}

/// One phase of a roadmap.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RoadmapPhaseSteps"))]
pub(crate) struct PhaseAnswer {
    /// Which.
    phase: Key<Phase>,
    /// The minutes that there are for it; none for what comes later.
    minutes: Option<u64>,
    /// What is done in it.
    steps: Vec<StepAnswer>,
}

/// One thing to do: to bring a capability to a higher score.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RoadmapStep"))]
pub(crate) struct StepAnswer {
    /// What gets better.
    capability: CapabilityId,
    /// Where it begins, in levels.
    from: f64,
    /// Where it ends, in levels.
    to: f64,
    /// The minutes that it takes.
    minutes: Guess,
    /// Who says so.
    source: Key<EffortSource>,
    /// The capabilities whose targets need it.
    needed_by: Vec<CapabilityId>,
}

/// A need that nothing brings.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "OpenNeed"))]
pub(crate) struct NeedAnswer {
    /// Whose target needs it.
    capability: CapabilityId,
    /// What it needs.
    needs: CapabilityId,
    /// At which level.
    level: u8,
    /// Whether that was left out of the plan.
    is_left_out: bool,
}

/// Sums of a year, each between what it lies.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RoadmapMoney"))]
pub(crate) struct SumsAnswer {
    /// The currency, as ISO 4217 calls it.
    currency: String,
    /// What incidents cost less, in hundredths.
    avoided: Option<RangeAnswer>,
    /// What work is saved, in hundredths.
    saved: Option<RangeAnswer>,
    /// What it costs, in hundredths.
    cost: RangeAnswer,
    /// What is left, in hundredths.
    net: RangeAnswer,
}

/// Between what a figure lies.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "MoneyRange"))]
pub(crate) struct RangeAnswer {
    /// The least.
    low: i64,
    /// What is most likely.
    likely: i64,
    /// The most.
    high: i64,
}

pub(super) fn roadmap(
    _host: &Host<'_>,
    Whole(assessment): Whole<Assessment>,
) -> Result<RoadmapAnswer, Failure> {
    let roadmap = assessment.roadmap();
    let step = |it: Step| StepAnswer {
        from: f64::from(it.from) / 1e3,
        to: f64::from(it.to) / 1e3,
        capability: it.capability,
        minutes: it.minutes,
        source: Key(it.source),
        needed_by: it.needed_by,
    };
    let phases = roadmap.phases.into_iter().map(|it| PhaseAnswer {
        phase: Key(it.phase),
        minutes: it.minutes,
        steps: it.steps.into_iter().map(step).collect(),
    });
    let need = |it: OpenNeed| {
        let OpenNeed { capability, needs, level, is_left_out } = it;
        NeedAnswer { capability, needs, level, is_left_out }
    };
    Ok(RoadmapAnswer {
        phases: phases.collect(),
        cycles: roadmap.cycles,
        blocked: roadmap.blocked.into_iter().map(step).collect(),
        open_needs: roadmap.open_needs.into_iter().map(need).collect(),
        hours: roadmap.total.hours,
        money: roadmap.total.money.map(sums),
    })
}

fn sums(it: Sums) -> SumsAnswer {
    let range = |Range { low, likely, high }: Range| RangeAnswer { low, likely, high };
    SumsAnswer {
        currency: it.currency.to_string(),
        avoided: it.avoided.map(range),
        saved: it.saved.map(range),
        cost: range(it.cost),
        net: range(it.net),
    }
}
