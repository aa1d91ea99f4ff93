//! What it takes to get better at something.

use std::fmt;

use super::super::{Capability, PlanItem, Size};
use crate::toil::Guess;

/// What a capability takes, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// The hours.
    pub hours: Guess,
    /// Who says so.
    pub source: EffortSource,
}

/// Who says what something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EffortSource {
    /// The team.
    Team,
    /// The model, in hours.
    Model,
    /// The model, roughly: 8 to 24 hours for S, 40 to 120 for M, 160 to 400 for L.
    Size,
    /// Nobody: as much as M is assumed.
    Assumed,
}

impl EffortSource {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Team, Self::Model, Self::Size, Self::Assumed];

    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Team => "team",
            Self::Model => "model",
            Self::Size => "size",
            Self::Assumed => "assumed",
        }
    }
}

impl fmt::Display for EffortSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Team => "as the team says",
            Self::Model => "as the model says",
            Self::Size => "by the size that the model says",
            Self::Assumed => "assumed, for nobody has said",
        })
    }
}

impl Effort {
    /// What getting from one's score to one's target takes in `capability`: what the team says, else the model in hours, else by its size.
    ///
    /// ```
    /// use afterword_core::maturity::{Effort, EffortSource, PlanItem};
    /// # use afterword_core::maturity::Model;
    /// # let model = Model::read(r#"{"id": "m", "version": "1", "name": "M", "levels": [{"name": "1"}], "dimensions": [{"id": "d",
    /// #   "name": "D", "capabilities": [{"id": "c", "name": "C", "statements": ["a"], "effort": "S"}]}]}"#).unwrap().0;
    /// # let capability = &model.dimensions[0].capabilities[0];
    /// let effort = Effort::of(capability, None);
    /// assert_eq!((effort.hours.likely(), effort.source), (16, EffortSource::Size));
    /// let own = PlanItem { effort_hours: Some(12.into()), ..PlanItem::default() };
    /// assert_eq!(Effort::of(capability, Some(&own)).source, EffortSource::Team);
    /// ```
    pub fn of(capability: &Capability, item: Option<&PlanItem>) -> Self {
        let team = item.and_then(|it| it.effort_hours).map(|it| (it, EffortSource::Team));
        let model = || capability.hours.effort.as_ref().map(|it| (it.guess, EffortSource::Model));
        let size = || capability.effort.map(|it| (hours(it), EffortSource::Size));
        let (hours, source) = team
            .or_else(model)
            .or_else(size)
            .unwrap_or((hours(Size::Medium), EffortSource::Assumed));
        Self { hours, source }
    }
}

/// The hours of a size: from a day to three, from a week to three, from four weeks to ten.
fn hours(size: Size) -> Guess {
    let (low, likely, high) = match size {
        Size::Small => (8, 16, 24),
        Size::Medium => (40, 80, 120),
        Size::Large => (160, 240, 400),
    };
    Guess::between(low, likely, high).unwrap_or_else(|| likely.into())
}
