//! What projects have saved, held against what they promised.

use super::case::hours;
use super::{Part, Project, ProjectId, Stage, ToilRegister};

/// What a project promised and what was measured, in hours a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Realised {
    /// The project.
    pub project: ProjectId,
    /// What it was to save of what the last measurement found before it; `None` where nobody says what share of that was to go away.
    pub promised: Option<f64>,
    /// What it saves: before less after, of the last measurement. Negative where there is more to do than before.
    pub realised: f64,
}

/// From what factor on an estimate was off.
const OFF: f64 = 2.0;

impl Realised {
    /// What is realised of what was promised, in parts of one; `None` where nothing was.
    pub fn share(&self) -> Option<f64> {
        self.promised.filter(|it| *it > 0.0).map(|it| self.realised / it)
    }

    /// Whether the estimate was off by more than two, either way.
    pub fn was_off(&self) -> bool {
        self.share().is_some_and(|it| !(1.0 / OFF..=OFF).contains(&it))
    }
}

/// What all projects promised that were measured, and what came of it, in hours a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RealisedSum {
    /// What they were to save.
    pub promised: f64,
    /// What they save.
    pub realised: f64,
    /// How many of them were off by more than two, either way.
    pub n_off: usize,
}

impl ToilRegister {
    /// What was measured of all projects of which it is known what they promised; `None` where there is none.
    pub fn realised_sum(&self) -> Option<RealisedSum> {
        let all = self.realised();
        let held = || all.iter().filter_map(|it| Some((it, it.promised?)));
        held().next()?;
        Some(RealisedSum {
            promised: held().map(|it| it.1).sum(),
            realised: held().map(|it| it.0.realised).sum(),
            n_off: held().filter(|it| it.0.was_off()).count(),
        })
    }

    /// What was measured of each project that was, in the order of the register.
    ///
    /// Promised is what was measured before × 12 × the share that was to go away. It is not reckoned from what the activities take today:
    /// people set those to what is left, and the promise would go down with them. Of several parts the share is their mean, weighted
    /// by the hours that their activities take, where all of these are known.
    pub fn realised(&self) -> Vec<Realised> {
        self.projects.iter().filter_map(|it| self.realised_by(it)).collect()
    }

    fn realised_by(&self, project: &Project) -> Option<Realised> {
        let last = project.measured.iter().max_by_key(|it| it.on)?;
        let (before, after) = (hours(last.before_minutes), hours(last.after_minutes));
        let promised = self.share_that_goes(&project.parts).map(|it| before * 12.0 * it);
        Some(Realised { project: project.id, promised, realised: (before - after) * 12.0 })
    }

    /// The share of all that `parts` are of which was to go away, in parts of one; `None` of nothing.
    fn share_that_goes(&self, parts: &[Part]) -> Option<f64> {
        let weight = |it: &Part| self.activity(it.activity)?.hours_a_year(&self.assumptions);
        let weights: Option<Vec<f64>> = parts.iter().map(weight).collect();
        let weights = weights.filter(|it| it.iter().sum::<f64>() > 0.0);
        let weights = weights.unwrap_or_else(|| vec![1.0; parts.len()]);
        let share = |it: &Part| f64::from(it.share.likely()) / 1e6;
        let goes: f64 = parts.iter().zip(&weights).map(|(it, weight)| share(it) * weight).sum();
        (!parts.is_empty()).then(|| goes / weights.iter().sum::<f64>())
    }

    /// The share of all hours of toil on each rung of the ladder, from the lowest, in parts of one; `None` where there is no toil.
    pub fn ladder(&self) -> Option<[f64; 5]> {
        let mut hours = [0.0; 5];
        for it in &self.activities {
            let rung = usize::from(it.level.rung() - 1);
            hours[rung] += it.hours_a_year(&self.assumptions).unwrap_or(0.0);
        }
        let all: f64 = hours.iter().sum();
        (all > 0.0).then(|| hours.map(|it| it / all))
    }

    /// The hours a year that projects took away which people have.
    pub fn hours_removed(&self) -> f64 {
        let has =
            |it: &&Realised| self.project(it.project).is_some_and(|it| it.stage != Stage::Retired);
        self.realised().iter().filter(has).map(|it| it.realised).sum()
    }
}
