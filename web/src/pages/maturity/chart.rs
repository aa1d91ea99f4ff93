//! The charts of an assessment.

use std::rc::Rc;

use afterword_core::chart::{self, Profile};
use afterword_core::draw::Words;
use afterword_core::maturity::{Assessment, Series, progress};

use super::out::clean;
use crate::pages::desk;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shown {
    /// How it stands by dimension.
    Profile,
    /// How the team went on, with what was found of it before and since.
    Progress(Rc<[Rc<Assessment>]>),
    /// What is done in which phase.
    Roadmap,
}

impl desk::Shown for Shown {
    type Of = Assessment;

    fn chart(&self, assessment: &Assessment, words: &Words) -> Option<chart::Chart> {
        let model = &assessment.model;
        Some(match self {
            Self::Profile => chart::maturity_profile(&Profile::of(assessment), words),
            Self::Progress(others) => {
                chart::maturity_progress(&series(assessment, others)?, model, words)
            }
            Self::Roadmap => chart::roadmap(&assessment.roadmap(), model, words),
        })
    }

    fn outgoing(&self, assessment: &Assessment) -> (Self, Assessment) {
        let shown = match self {
            Self::Progress(others) => {
                Self::Progress(others.iter().map(|it| Rc::new(clean(it))).collect())
            }
            other => other.clone(),
        };
        (shown, clean(assessment))
    }
}

/// How the team of `assessment` went on.
fn series(assessment: &Assessment, others: &[Rc<Assessment>]) -> Option<Series> {
    let others = others.iter().filter(|it| it.id != assessment.id).map(|it| &**it);
    let all: Vec<&Assessment> = others.chain([assessment]).collect();
    let is_own = |it: &Series| it.points.iter().any(|it| it.id == assessment.id);
    progress(&all).into_iter().find(is_own)
}
