//! Maturity: how well a team does what a model asks of it, and what to do next.
//!
//! A [`Model`] is a file: levels, dimensions, and capabilities with a statement for each level. An [`Assessment`] holds what was found by
//! one on a day, with the model itself beside it. Everything else is reckoned from these.
//!
//! | asked | answered by | after |
//! |---|---|---|
//! | what is wrong with a file? | [`Model::read`] | each problem with its path |
//! | does a rubric keep what it promises? | [`Model::lint`], [`RuleSet::prove`] | by trying all that can be answered |
//! | how well do we do? | [`Assessment::results`] | weighted means; the weakest link; OWASP SAMM 2 |
//! | what has changed? | [`Assessment::change`], [`progress`] | what has a score in both |
//! | how do others do? | [`side_by_side`], [`Benchmarks`] | DORA 2023 to 2025, as published |
//! | what do our figures say? | [`MeasureRule::suggest`] | thresholds; a person accepts |
//! | do we agree? | [`Workshop::distribution`] | Leik 1966 |
//! | what did somebody vote? | [`Ballot::read`] | Crockford's base 32, CRC-32 |
//! | what first? | [`Assessment::roadmap`] | value ÷ effort, within what depends |
//! | what does it return? | [`Roadmap::returns`] | incidents avoided + toil saved − effort |
//! | what no longer holds? | [`Assessment::stale_evidence`], [`Assessment::ended_exceptions`], [`Assessment::open_doubts`] | days |
//! | what does an incident disprove? | [`Assessment::doubtful`], [`Assessment::concerned`] | the words that both share; a person decides |

mod answer;
mod apply;
mod assessment;
mod ballot;
mod benchmark;
mod code;
mod compare;
mod doubt;
mod edit;
mod invitation;
mod lint;
mod measure;
mod merge;
mod model;
mod outgoing;
mod plan;
mod roadmap;
mod rules;
mod score;
mod shipped;
#[cfg(test)]
mod tests;
mod unit;
mod workshop;

pub use answer::{Accepted, Answer, Confidence, Evidence, EvidenceId, Found};
pub use assessment::{About, Assessment, Exception, Finished, Previous, Reopened, Targets};
pub use ballot::{BALLOT_BITS, Ballot, BallotId, Vote};
pub use benchmark::{Answers, Benchmarks, Cluster, Distributed, QuickCheck, QuickCheckMeans};
pub use code::CodeError;
pub use compare::{
    CapabilityChange, Change, Column, DimensionChange, Point, Row, Series, SideBySide, progress,
    side_by_side,
};
pub use doubt::{Claim, Doubtful};
pub use edit::{AssessmentEdit, Place, Refused};
pub use invitation::{Invitation, Question};
pub use lint::{Flaw, FlawKind};
pub use measure::{FEW, FigureProblem, Metric, Suggestion};
pub use merge::merge;
pub use model::{
    AnswerChoice, Capability, CapabilityEdit, CapabilityId, Dependency, Dimension, DimensionEdit,
    DimensionId, Direction, Expected, Finite, Group, GroupEdit, GroupId, HalfSteps, Hours, Item,
    ItemEdit, ItemId, Level, LevelEdit, MOST_LEVELS, MeasureRule, Model, ModelEdit, ModelEditError,
    ModelField, ModelId, Naming, NamingEdit, NamingId, Other, ParseSlugError, Problem, ProblemKind,
    STALE_AFTER_DAYS, Size, Slug, Typical, Warning, WarningKind, Weight,
};
pub use plan::{Addressed, IncidentCost, Link, Plan, PlanItem};
pub use roadmap::{
    Effort, EffortSource, ItemReturn, OpenNeed, Phase, PhaseOfRoadmap, Range, Roadmap, Step, Sums,
    TotalReturn,
};
pub use rules::{ConditionError, ConditionProblem, MOST_PROVED, Risk, RuleFlaw, RuleSet};
pub use score::{Coverage, DimensionResult, GroupResult, Mean, Results, Staged};
pub use shipped::ShippedModel;
pub use unit::converted;
pub use workshop::{Agenda, AgendaPart, AgendaStep, Distribution, Taken, Workshop, WorkshopId};

/// FNV-1a (Fowler, Noll, Vo) of `parts`, with a byte behind each that no text has.
fn fingerprint<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> u64 {
    let bytes = parts.into_iter().flat_map(|it| it.iter().chain(&[0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
