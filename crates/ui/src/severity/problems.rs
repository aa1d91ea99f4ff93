//! What is wrong with a scheme, in words, beside its place.

use afterword_core::severity::{
    LevelField, LevelId, MAX_KEY_LETTERS, SchemeProblem, SchemeProblemKind,
};
use yew::AttrValue;

use crate::words::word;

/// The problems of a level's parts, each empty where nothing is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LevelProblems {
    pub(super) key: AttrValue,
    pub(super) acknowledge: AttrValue,
    pub(super) resolve: AttrValue,
    pub(super) update: AttrValue,
}

impl LevelProblems {
    /// Those among `found` that are about the level `id`.
    pub(super) fn of(found: &[SchemeProblem], id: LevelId) -> Self {
        let mut problems = Self::default();
        for problem in found {
            let Some((level, field)) = problem.place else { continue };
            if level == id {
                *problems.place(field) = in_words(problem.kind);
            }
        }
        problems
    }

    fn place(&mut self, field: LevelField) -> &mut AttrValue {
        match field {
            LevelField::Key => &mut self.key,
            LevelField::Acknowledge => &mut self.acknowledge,
            LevelField::Resolve => &mut self.resolve,
            LevelField::Update => &mut self.update,
        }
    }
}

/// What is wrong with the scheme's own name.
pub(super) fn of_name(found: &[SchemeProblem]) -> AttrValue {
    let problem = found.iter().find(|it| it.place.is_none());
    problem.map(|it| in_words(it.kind)).unwrap_or_default()
}

fn in_words(kind: SchemeProblemKind) -> AttrValue {
    AttrValue::from(match kind {
        SchemeProblemKind::SameKey => word::SCHEME_SAME_KEY.text().to_owned(),
        SchemeProblemKind::LongKey => word::SCHEME_LONG_KEY.fill(&[("n", &MAX_KEY_LETTERS)]),
        SchemeProblemKind::NoTime => word::SCHEME_NO_TIME.text().to_owned(),
        SchemeProblemKind::TooLong => word::SCHEME_TOO_LONG.text().to_owned(),
        SchemeProblemKind::AfterResolved => word::SCHEME_AFTER_RESOLVED.text().to_owned(),
        _ => word::FAULT_EMPTY.text().to_owned(),
    })
}
