//! Which projects a team takes on, in which order and in which sprints, so that what is done is worth the most.
//!
//! The team works on one project after the other. Each takes the minutes that are left, over as many sprints as it needs. A team that
//! waits for the first sprint of a project loses the minutes before it, and it waits for nothing else. A project that would not be done
//! within the sprints, or after it is due, is left out, and so is one that has to wait for a project that is left out; any other may be.
//!
//! [`plan`] finds the best of all such plans among [`MOST_EXACT`] candidates, and a good one among more.

mod exact;
mod front;
mod greedy;
mod project;
mod sprints;
#[cfg(test)]
mod tests;

use project::{Project, projects};
use sprints::{Sprints, Time};

/// How many candidates are planned by the exact method, whose time doubles with each. Those that no good plan could hold do not count.
pub const MOST_EXACT: usize = 20;

/// What is to be planned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Backlog {
    /// Minutes that each sprint has for reducing toil, the first sprint first. Sprints without any are fine.
    pub sprints: Vec<u32>,
    /// The projects from which some are chosen. Elsewhere they are named by their place here.
    pub candidates: Vec<Candidate>,
}

/// A project that may be planned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Candidate {
    /// Minutes of work. One of 0 minutes is done at once, in the sprint in which the team is.
    pub minutes: u32,
    /// What it is worth if it is done in each sprint, the first sprint first: money or hours, below 0 too.
    ///
    /// It is not planned to be done in a sprint for which there is no value, or one that is not finite.
    pub worth: Vec<f64>,
    /// The places of the candidates that are done before it begins. One that waits for itself, in however many steps, or for a place
    /// that there is not, is never planned.
    pub after: Vec<usize>,
    /// The first sprint in which it may begin, counted from 0.
    pub not_before: usize,
    /// The last sprint in which it may be done, counted from 0.
    pub due: Option<usize>,
}

impl Candidate {
    /// What it is worth if it is done in `sprint`, and `None` if it may not be.
    fn worth_in(&self, sprint: usize) -> Option<f64> {
        let is_late = self.due.is_some_and(|it| sprint > it);
        self.worth.get(sprint).copied().filter(|it| it.is_finite() && !is_late)
    }
}

/// What is done, and when.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// The projects that are done, in the order in which the team works on them.
    pub placed: Vec<Placed>,
    /// What they are worth together.
    pub worth: f64,
    /// Whether no other plan is worth more.
    pub is_exact: bool,
}

/// A project in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The place of the candidate.
    pub candidate: usize,
    /// The sprint in which it begins: that of its first minute.
    pub first: usize,
    /// The sprint in which it is done.
    pub last: usize,
    /// Minutes of it in each sprint from the first to the last.
    pub minutes: Vec<u32>,
}

/// Plans the projects whose worth is the most together.
///
/// The plan [is exact](Plan::is_exact) for at most [`MOST_EXACT`] candidates: dynamic programming over their subsets (Held and Karp 1962).
/// Among more, those that bring the most a minute are taken one after the other. Of plans that are worth the same, the exact method takes
/// the one whose last project is done the earliest, then the one that does without the later candidates; projects whose order makes no
/// difference keep the order of the candidates.
///
/// Where dates, and values that rise with time, leave too many ways open to follow them all, the plan is not exact either. What is worth
/// less than 2⁻⁵³ of the greatest value counts as nothing.
///
/// ```
/// use afterword_core::toil::plan::{Backlog, Candidate, plan};
///
/// // Ten hours a sprint. The second project pays only once the first is done, and the third takes more time than is left.
/// let platform = Candidate { minutes: 400, worth: vec![-300.0, -290.0], ..Candidate::default() };
/// let restarts = Candidate { minutes: 500, worth: vec![2_000.0, 1_900.0], after: vec![0], ..Candidate::default() };
/// let reports = Candidate { minutes: 700, worth: vec![1_000.0, 950.0], ..Candidate::default() };
/// let plan = plan(&Backlog { sprints: vec![600, 600], candidates: vec![platform, restarts, reports] });
///
/// assert!(plan.is_exact);
/// assert_eq!(plan.worth, 1_600.0);
/// let order: Vec<usize> = plan.placed.iter().map(|it| it.candidate).collect();
/// assert_eq!(order, [0, 1]);
/// assert_eq!(plan.placed[1].minutes, [200, 300]);
/// ```
pub fn plan(backlog: &Backlog) -> Plan {
    plan_within(backlog, exact::MOST_POINTS)
}

/// Plans with at most so many points of the exact method, or a few for each subset.
fn plan_within(backlog: &Backlog, most_points: usize) -> Plan {
    let sprints = Sprints::new(&backlog.sprints);
    let projects = projects(backlog, &sprints);
    let plan =
        |order: Vec<usize>, is_exact| Plan::new(backlog, &sprints, &projects, &order, is_exact);
    let found = (projects.len() <= MOST_EXACT)
        .then(|| exact::order(&projects, &sprints, most_points))
        .map(|it| plan(it.projects, it.is_exact));
    match found {
        Some(found) if found.is_exact => found,
        found => {
            let greedy = plan(greedy::order(&projects, &sprints), false);
            found.filter(|it| it.worth >= greedy.worth).unwrap_or(greedy)
        }
    }
}

impl Plan {
    /// The plan that has the projects done in `order`, up to one that cannot be.
    fn new(
        backlog: &Backlog,
        sprints: &Sprints,
        projects: &[Project],
        order: &[usize],
        is_exact: bool,
    ) -> Self {
        let mut plan = Self { is_exact, ..Self::default() };
        let mut now = Time::default();
        for project in order.iter().map(|it| &projects[*it]) {
            let begin = project.begin(now);
            let Some(done) = sprints.done(begin, project.minutes) else { break };
            let minutes = sprints.minutes_between(begin, done);
            let last = done.sprint as usize;
            let first = last + 1 - minutes.len();
            plan.worth += backlog.candidates[project.candidate].worth_in(last).unwrap_or(0.0);
            plan.placed.push(Placed { candidate: project.candidate, first, last, minutes });
            now = done;
        }
        plan
    }
}
