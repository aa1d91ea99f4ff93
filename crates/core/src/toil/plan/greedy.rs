//! A good plan of many projects: what brings the most a minute is taken first.

use super::project::Project;
use super::sprints::{Sprints, Time};

/// The places of projects, in the order in which they are done.
///
/// Time goes with the square of the number of projects, and with the number that one waits for.
pub(super) fn order(projects: &[Project], sprints: &Sprints) -> Vec<usize> {
    let mut taken =
        Taken { projects, sprints, is_done: vec![false; projects.len()], now: Time::default() };
    let mut order = Vec::new();
    while let Some(package) = taken.best() {
        package.members.iter().for_each(|it| taken.is_done[*it] = true);
        taken.now = package.done;
        order.extend(package.members);
    }
    order
}

/// What is taken so far.
struct Taken<'p> {
    projects: &'p [Project],
    sprints: &'p Sprints,
    is_done: Vec<bool>,
    now: Time,
}

/// A project with all that it still waits for.
struct Package {
    /// The places of its projects, in an order in which they can be done.
    members: Vec<usize>,
    done: Time,
    /// No minute is lost by waiting for a first sprint.
    is_ready: bool,
    /// What a minute of it brings, those that are lost included; infinite where it takes none.
    rate: f64,
}

impl Taken<'_> {
    /// The package that brings the most a minute, of those that need not wait if there is one; of several the first.
    fn best(&self) -> Option<Package> {
        let mut best: Option<Package> = None;
        let open = (0..self.projects.len()).filter(|it| !self.is_done[*it]);
        for it in open.filter_map(|it| self.package(it)) {
            if best.as_ref().is_none_or(|best| (it.is_ready, it.rate) > (best.is_ready, best.rate))
            {
                best = Some(it);
            }
        }
        best
    }

    /// The package for `goal`, if it can be done and pays.
    fn package(&self, goal: usize) -> Option<Package> {
        let members = self.members(goal);
        let (mut done, mut work, mut worth) = (self.now, 0, 0.0);
        for project in members.iter().map(|it| &self.projects[*it]) {
            done = self.sprints.done(project.begin(done), project.minutes)?;
            work += u64::from(project.minutes);
            worth += project.worth_in(done.sprint)? as f64;
        }
        let taken = self.sprints.minutes_to(done) - self.sprints.minutes_to(self.now);
        let rate = worth / taken as f64;
        (worth > 0.0).then_some(Package { members, done, is_ready: taken == work, rate })
    }

    /// The project and all that it still waits for, each after those that it waits for itself.
    fn members(&self, goal: usize) -> Vec<usize> {
        let mut members = vec![goal];
        let is_open = |it: &usize| !self.is_done[*it];
        if !self.projects[goal].after.iter().any(is_open) {
            return members;
        }
        let mut is_new = vec![true; self.projects.len()];
        let mut at = 0;
        while at < members.len() {
            let after = self.projects[members[at]].after.iter().copied();
            members.extend(after.filter(|it| is_open(it) && std::mem::take(&mut is_new[*it])));
            at += 1;
        }
        crate::order::sort(&mut members, |a, b| {
            self.projects[*a].depth.cmp(&self.projects[*b].depth).then(a.cmp(b))
        });
        members
    }
}
