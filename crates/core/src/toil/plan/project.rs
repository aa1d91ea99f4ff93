//! The candidates that a good plan could hold, checked, and with their worth in whole numbers.

use super::sprints::{Sprints, Time};
use super::{Backlog, Candidate};

/// The most that may be gained by being done later: in the next sprint, in one of the next two, and in any, in units of the `Scale`.
///
/// Zeros of what loses by waiting, and [`i64::MAX`] of what may not be done in a sprint, but later.
pub(super) type Rise = [i64; 3];

/// A candidate that can be done, all by itself, after those that it waits for.
#[derive(Clone, Debug)]
pub(super) struct Project {
    /// Its place among the candidates.
    pub(super) candidate: usize,
    pub(super) minutes: u32,
    pub(super) not_before: u32,
    /// The places, among the projects, of those that are done before it.
    pub(super) after: Vec<usize>,
    /// The length of the longest way back through those that it waits for.
    pub(super) depth: usize,
    /// What it is worth if it is done in each sprint; `None` where it cannot be or may not be.
    ///
    /// In units of the `Scale`: whole numbers have the same sum in whatever order they are added up, so that plans which are worth
    /// the same are seen to be.
    pub(super) worth: Vec<Option<i64>>,
    pub(super) rise: Rise,
}

impl Project {
    /// When it begins if the team turns to it at `now`.
    pub(super) fn begin(&self, now: Time) -> Time {
        now.max(Time::start_of(self.not_before))
    }

    pub(super) fn worth_in(&self, sprint: u32) -> Option<i64> {
        self.worth.get(sprint as usize).copied().flatten()
    }

    fn new(at: usize, candidate: &Candidate, soonest: Soonest, scale: Scale, n: usize) -> Self {
        let earliest = soonest.done.sprint as usize;
        let worth_in = |it| candidate.worth_in(it).filter(|_| it >= earliest);
        let worth: Vec<Option<i64>> = (0..n).map(|it| scale.whole(worth_in(it)?)).collect();
        Self {
            candidate: at,
            minutes: candidate.minutes,
            // One that can be done has a sprint to begin in.
            not_before: candidate.not_before as u32,
            after: candidate.after.clone(),
            depth: soonest.depth,
            rise: rise(&worth[earliest..]),
            worth,
        }
    }

    pub(super) fn may_gain(&self) -> bool {
        self.rise[2] > 0
    }

    fn ever_pays(&self) -> bool {
        self.worth.iter().flatten().any(|it| *it > 0)
    }
}

/// The projects among the candidates, in their order: those that pay, and those that they wait for.
///
/// Where one of these gains by being done later, all that can be done are, for one that pays nothing could make it wait.
pub(super) fn projects(backlog: &Backlog, sprints: &Sprints) -> Vec<Project> {
    let soonest = soonest(backlog, sprints);
    let scale = Scale::of(backlog, &soonest, sprints.len());
    let new = |(at, it): (usize, &Option<Soonest>)| {
        it.map(|it| Project::new(at, &backlog.candidates[at], it, scale, sprints.len()))
    };
    let possible: Vec<Option<Project>> = soonest.iter().enumerate().map(new).collect();
    let is_useful = useful(&possible);
    let useful = || {
        possible.iter().zip(&is_useful).map(|(it, is_useful)| it.as_ref().filter(|_| *is_useful))
    };
    if useful().flatten().any(Project::may_gain) {
        renumbered(possible.iter().map(Option::as_ref))
    } else {
        renumbered(useful())
    }
}

/// Which projects pay, or are needed for one that does.
fn useful(possible: &[Option<Project>]) -> Vec<bool> {
    let mut is_useful = vec![false; possible.len()];
    let pays = |it: &usize| possible[*it].as_ref().is_some_and(Project::ever_pays);
    let mut open: Vec<usize> = (0..possible.len()).filter(pays).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut is_useful[at], true) {
            open.extend(possible[at].iter().flat_map(|it| &it.after));
        }
    }
    is_useful
}

/// The projects that are there, waiting for each other by their new places. None waits for one that is not there.
fn renumbered<'p>(kept: impl Iterator<Item = Option<&'p Project>> + Clone) -> Vec<Project> {
    let mut next = 0..;
    let places: Vec<Option<usize>> = kept.clone().map(|it| it.and_then(|_| next.next())).collect();
    let mut projects: Vec<Project> = kept.flatten().cloned().collect();
    for it in &mut projects {
        it.after = it.after.iter().filter_map(|it| places[*it]).collect();
    }
    projects
}

/// When a candidate is done if the team works for it alone, or sooner.
#[derive(Clone, Copy, Debug)]
struct Soonest {
    done: Time,
    depth: usize,
}

/// When each candidate is done at the soonest; `None` of those that cannot be.
fn soonest(backlog: &Backlog, sprints: &Sprints) -> Vec<Option<Soonest>> {
    let mut found = vec![None; backlog.candidates.len()];
    // Each round finds those that wait for none but what is found, and so none of a circle.
    loop {
        let mut is_settled = true;
        for (at, candidate) in backlog.candidates.iter().enumerate() {
            if found[at].is_none() {
                found[at] = candidate.soonest(&found, sprints);
                is_settled &= found[at].is_none();
            }
        }
        if is_settled {
            return found;
        }
    }
}

impl Candidate {
    fn soonest(&self, others: &[Option<Soonest>], sprints: &Sprints) -> Option<Soonest> {
        let mut begin = Time::start_of(u32::try_from(self.not_before).ok()?);
        let mut depth = 0;
        for at in &self.after {
            let before = (*others.get(*at)?)?;
            begin = begin.max(before.done);
            depth = depth.max(before.depth + 1);
        }
        let done = sprints.done(begin, self.minutes)?;
        let may_be_done =
            (done.sprint as usize..sprints.len()).any(|it| self.worth_in(it).is_some());
        may_be_done.then_some(Soonest { done, depth })
    }
}

fn rise(worth: &[Option<i64>]) -> Rise {
    let within = |n: usize| worth.windows(n.clamp(1, worth.len().max(1))).map(steepest).max();
    [2, 3, worth.len()].map(|it| within(it).unwrap_or(0))
}

/// The most that a later value is above an earlier one, at least 0.
fn steepest(worth: &[Option<i64>]) -> i64 {
    let (mut lowest, mut rise) = (i64::MAX, 0);
    for it in worth {
        rise = it.map_or(rise, |it| rise.max(it.saturating_sub(lowest)));
        lowest = lowest.min(it.unwrap_or(i64::MIN));
    }
    rise
}

/// Makes whole numbers of what candidates are worth: the greatest becomes one of 53 binary digits.
#[derive(Clone, Copy, Debug)]
struct Scale {
    factor: f64,
    /// What is worth less than this is in no plan, for all others together cannot make up for it.
    least: f64,
}

impl Scale {
    fn of(backlog: &Backlog, soonest: &[Option<Soonest>], n: usize) -> Self {
        let possible =
            backlog.candidates.iter().zip(soonest).filter_map(|(it, s)| Some((it, (*s)?)));
        let values =
            possible.flat_map(|(it, s)| (s.done.sprint as usize..n).filter_map(|s| it.worth_in(s)));
        let most = values.fold(f64::MIN_POSITIVE, f64::max);
        let exponent = 52 - ((most.to_bits() >> 52) as i32 - 1023);
        // A power of two, so that scaling rounds nothing but what is too small to matter.
        let factor = f64::from_bits(((exponent.min(1023) + 1023) as u64) << 52);
        Self { factor, least: -most * soonest.len() as f64 }
    }

    fn whole(self, worth: f64) -> Option<i64> {
        (worth >= self.least).then(|| (worth * self.factor).round_ties_even() as i64)
    }
}
