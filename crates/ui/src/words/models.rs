//! What is said of the file of a maturity model: what is wrong with it, what may be a mistake, and what became of it when it was read.

use std::fmt::Display;

use afterword_core::maturity::{
    CapabilityId, Direction, Expected, FlawKind, MOST_LEVELS, Model, Problem, ProblemKind,
};
use yew::AttrValue;

use super::domain::named;
use super::{SPOKEN, table, template, word};

/// Values of notes that are words of a program, and not of the file.
const WORDED: [&str; 6] = ["expected", "message", "risk", "ticked", "what", "why"];

/// What is said of a file by a reader that knows English alone, in the language that is spoken: its words for `key`, looked for behind each
/// of `groups`, with `values` in their places; else `english`.
pub fn noted<N: AsRef<str>>(
    groups: &[&str],
    key: &str,
    values: &[(N, String)],
    english: &str,
) -> String {
    let spoken = SPOKEN.get();
    let words = groups.iter().find_map(|it| spoken.find(table::hash(&[it, key])));
    let Some(words) = words else { return english.to_owned() };
    let worded = |(name, value): &(N, String)| match WORDED.contains(&name.as_ref()) {
        true => named("model-value", &value.replace(' ', "-"), value),
        false => AttrValue::from(value.clone()),
    };
    let worded: Vec<AttrValue> = values.iter().map(worded).collect();
    let places: Vec<(&str, &dyn Display)> = values
        .iter()
        .zip(&worded)
        .map(|((name, _), value)| (name.as_ref(), value as &dyn Display))
        .collect();
    template::filled(words, &places)
}

/// What is wrong with the file of a model, behind the place.
pub fn model_problem(problem: &Problem) -> String {
    let what = problem_kind(&problem.kind);
    match &*problem.path {
        "" => what,
        path => word::MATURITY_PROBLEM_AT.fill(&[("path", &path), ("problem", &what)]),
    }
}

/// What a model promises and does not keep, without the place. Capabilities are called as the model does.
pub fn model_flaw(kind: &FlawKind, model: &Model) -> String {
    let name = |id: &CapabilityId| {
        model.capability(id).map_or_else(|| id.to_string(), |it| it.1.name.clone())
    };
    match kind {
        FlawKind::NeverCounts => word::MODEL_FLAW_NEVER_COUNTS.text().to_owned(),
        FlawKind::NoStatement(level) => word::MODEL_FLAW_NO_STATEMENT.fill(&[("level", level)]),
        FlawKind::SameStatement { level, first } => {
            word::MODEL_FLAW_SAME_STATEMENT.fill(&[("level", level), ("first", first)])
        }
        FlawKind::Unreachable(level) => word::MODEL_FLAW_UNREACHABLE.fill(&[("level", level)]),
        FlawKind::ScoresLower => word::MODEL_FLAW_SCORES_LOWER.text().to_owned(),
        FlawKind::DoesNotMatter => word::MODEL_FLAW_DOES_NOT_MATTER.text().to_owned(),
        FlawKind::OnHigherLevel { capability, level, for_level } => {
            word::MODEL_FLAW_ON_HIGHER_LEVEL.fill(&[
                ("for", for_level),
                ("level", level),
                ("capability", &name(capability)),
            ])
        }
        FlawKind::Cycle(way) => {
            let steps = way.iter().map(|(id, level)| {
                word::MODEL_FLAW_CYCLE_STEP.fill(&[("name", &name(id)), ("level", level)])
            });
            let way = steps.collect::<Vec<String>>().join(" → ");
            word::MODEL_FLAW_CYCLE.fill(&[("way", &way)])
        }
        FlawKind::UnknownMetric(metric) => {
            word::MODEL_FLAW_UNKNOWN_METRIC.fill(&[("name", metric)])
        }
        FlawKind::OtherUnit(unit) => word::MODEL_FLAW_OTHER_UNIT.fill(&[("unit", unit)]),
        FlawKind::OtherDirection(Direction::Up) => {
            word::MODEL_FLAW_OTHER_DIRECTION_UP.text().to_owned()
        }
        FlawKind::OtherDirection(Direction::Down) => {
            word::MODEL_FLAW_OTHER_DIRECTION_DOWN.text().to_owned()
        }
    }
}

/// What is wrong at a place of a model, without the place.
pub fn problem_kind(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::NotJson(message) => {
            word::MATURITY_PROBLEM_NOT_JSON.fill(&[("message", message)])
        }
        ProblemKind::Not(expected) => {
            word::MATURITY_PROBLEM_NOT_EXPECTED.fill(&[("expected", &expected_words(*expected))])
        }
        ProblemKind::Missing => word::MATURITY_PROBLEM_MISSING.text().to_owned(),
        ProblemKind::Empty => word::MATURITY_PROBLEM_EMPTY.text().to_owned(),
        ProblemKind::NotAnId(text) => word::MATURITY_PROBLEM_NOT_AN_ID.fill(&[("text", text)]),
        ProblemKind::Twice { name, first } => {
            word::MATURITY_PROBLEM_TWICE.fill(&[("name", name), ("first", first)])
        }
        ProblemKind::Count { expected, found } => {
            word::MATURITY_PROBLEM_COUNT.fill(&[("expected", expected), ("found", found)])
        }
        ProblemKind::Levels => word::MATURITY_PROBLEM_LEVELS.fill(&[("most", &MOST_LEVELS)]),
        ProblemKind::BothOrNeither => word::MATURITY_PROBLEM_BOTH_OR_NEITHER.text().to_owned(),
        ProblemKind::Weight => word::MATURITY_PROBLEM_WEIGHT.text().to_owned(),
        ProblemKind::Value => word::MATURITY_PROBLEM_VALUE.text().to_owned(),
        ProblemKind::Level { highest } => {
            word::MATURITY_PROBLEM_LEVEL.fill(&[("highest", highest)])
        }
        ProblemKind::NoCapability(name) => {
            word::MATURITY_PROBLEM_NO_CAPABILITY.fill(&[("name", name)])
        }
        ProblemKind::Itself => word::MATURITY_PROBLEM_ITSELF.text().to_owned(),
        ProblemKind::NoGroup(name) => word::MATURITY_PROBLEM_NO_GROUP.fill(&[("name", name)]),
        ProblemKind::ThresholdOrder => word::MATURITY_PROBLEM_THRESHOLD_ORDER.text().to_owned(),
        ProblemKind::ThresholdCount { expected, found } => {
            let places: [(&str, &dyn Display); 2] = [("expected", expected), ("found", found)];
            word::MATURITY_PROBLEM_THRESHOLD_COUNT.fill(&places)
        }
        ProblemKind::GuessOrder => word::MATURITY_PROBLEM_GUESS_ORDER.text().to_owned(),
        ProblemKind::AnswerOrder => word::MATURITY_PROBLEM_ANSWER_ORDER.text().to_owned(),
    }
}

fn expected_words(expected: Expected) -> &'static str {
    match expected {
        Expected::Object => word::MATURITY_EXPECTED_OBJECT.text(),
        Expected::List => word::MATURITY_EXPECTED_LIST.text(),
        Expected::Text => word::MATURITY_EXPECTED_TEXT.text(),
        Expected::Number => word::MATURITY_EXPECTED_NUMBER.text(),
        Expected::Count => word::MATURITY_EXPECTED_COUNT.text(),
        Expected::Size => word::MATURITY_EXPECTED_SIZE.text(),
        Expected::Direction => word::MATURITY_EXPECTED_DIRECTION.text(),
    }
}
