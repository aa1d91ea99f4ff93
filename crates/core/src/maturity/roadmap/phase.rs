//! The phases of a roadmap, and what each has room for.

use std::fmt;

use chrono::{NaiveDate, TimeDelta};

use super::super::Plan;
use super::Step;
use super::steps::Steps;

/// A phase of a roadmap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// The first two weeks.
    QuickWins,
    /// The rest of the first month.
    FirstMonth,
    /// Months two and three.
    SecondAndThirdMonth,
    /// The quarter after.
    NextQuarter,
    /// Whatever is left.
    Later,
}

impl Phase {
    /// All of them, in their order.
    pub const ALL: [Self; 5] = [
        Self::QuickWins,
        Self::FirstMonth,
        Self::SecondAndThirdMonth,
        Self::NextQuarter,
        Self::Later,
    ];

    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::QuickWins => "quick-wins",
            Self::FirstMonth => "first-month",
            Self::SecondAndThirdMonth => "second-and-third-month",
            Self::NextQuarter => "next-quarter",
            Self::Later => "later",
        }
    }

    /// The first day of it and the first day after it, as `plan` has it; `None` where that says no day. The last has no end.
    ///
    /// ```
    /// use afterword_core::maturity::{Phase, Plan};
    ///
    /// let plan = Plan { begins: "2025-10-06".parse().ok(), ..Plan::default() };
    /// let days = Phase::FirstMonth.days(&plan).ok_or("it begins on a day")?;
    /// assert_eq!(days, ("2025-10-20".parse()?, Some("2025-11-03".parse()?)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn days(self, plan: &Plan) -> Option<(NaiveDate, Option<NaiveDate>)> {
        let at = self as usize;
        let weeks = |n: usize| plan.weeks.iter().take(n).map(|it| i64::from(*it)).sum::<i64>();
        let day = |weeks| plan.begins?.checked_add_signed(TimeDelta::weeks(weeks));
        Some((day(weeks(at))?, plan.weeks.get(at).and_then(|_| day(weeks(at + 1)))))
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::QuickWins => "Quick wins",
            Self::FirstMonth => "First month",
            Self::SecondAndThirdMonth => "Months two and three",
            Self::NextQuarter => "Next quarter",
            Self::Later => "Later",
        })
    }
}

/// A phase, and what is done in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhaseOfRoadmap {
    /// Which.
    pub phase: Phase,
    /// The minutes that the team has; no end of them in the last.
    pub minutes: Option<u64>,
    /// What is done, in its order. Their likely minutes are never more than the team has.
    pub steps: Vec<Step>,
}

impl PhaseOfRoadmap {
    /// The likely minutes of all that is done.
    pub fn used(&self) -> u64 {
        self.steps.iter().map(|it| u64::from(it.minutes.likely())).sum()
    }
}

/// Puts each step, in the order that is given, into the first phase that has room for the whole of it and is no earlier than what it
/// needs. What is larger than every phase comes later: it had better be made smaller.
pub(super) fn fill(steps: &Steps, order: &[usize], plan: &Plan) -> Vec<PhaseOfRoadmap> {
    let minutes = |at: usize| {
        let weeks = plan.weeks.get(at)?;
        Some(u64::from(*weeks) * u64::from(plan.hours_a_week) * 60)
    };
    let phases = Phase::ALL.into_iter().enumerate();
    let mut phases: Vec<PhaseOfRoadmap> = phases
        .map(|(at, phase)| PhaseOfRoadmap { phase, minutes: minutes(at), steps: Vec::new() })
        .collect();
    let mut phase_of = vec![0; steps.list.len()];
    for at in order {
        let step = &steps.list[*at];
        let earliest = steps.needs[*at].iter().map(|it| phase_of[*it]).max().unwrap_or(0);
        let needed = u64::from(step.minutes.likely());
        let has_room = |it: &PhaseOfRoadmap| it.minutes.is_none_or(|all| it.used() + needed <= all);
        let chosen = (earliest..phases.len()).find(|it| has_room(&phases[*it]));
        let chosen = chosen.unwrap_or(phases.len() - 1);
        phase_of[*at] = chosen;
        phases[chosen].steps.push(step.clone());
    }
    phases
}
