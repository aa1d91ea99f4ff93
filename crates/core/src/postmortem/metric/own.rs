//! Metrics of a workspace's own: what keeps one from being measured.

use super::{MetricClock, MetricDefinition};

/// What keeps a metric from being measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DefinitionProblem {
    /// It is not called anything.
    NoLabel,
    /// It does not say where it begins or where it ends.
    NoMoment,
    /// It ends where it begins.
    SameMoment,
    /// It counts support hours, and support is given on no day.
    NoHours,
}

impl MetricDefinition {
    /// The first thing that keeps it from being measured; what is unfinished is kept, and neither shown nor exported.
    ///
    /// ```
    /// use afterword_core::postmortem::{DefinitionProblem, MetricCatalogue};
    ///
    /// let mut ours = MetricCatalogue::shipped().definition("time-to-resolve").unwrap().clone();
    /// assert_eq!(ours.problem(), None);
    /// ours.to = ours.from.clone();
    /// assert_eq!(ours.problem(), Some(DefinitionProblem::SameMoment));
    /// ```
    pub fn problem(&self) -> Option<DefinitionProblem> {
        if self.label.trim().is_empty() {
            return Some(DefinitionProblem::NoLabel);
        }
        if self.from.is_empty() || self.to.is_empty() {
            return Some(DefinitionProblem::NoMoment);
        }
        if self.from == self.to {
            return Some(DefinitionProblem::SameMoment);
        }
        match &self.clock {
            MetricClock::SupportHours(hours) if hours.days.is_empty() => {
                Some(DefinitionProblem::NoHours)
            }
            _ => None,
        }
    }
}
