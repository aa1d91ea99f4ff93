//! The ways to have done each set of projects from which the best plan may go on.

use std::cmp::Reverse;

use super::project::Rise;
use super::sprints::{Sprints, Time};

/// How many earlier points are held against each. More cost more time than is saved by dropping a point more.
const LOOK_BACK: usize = 8;

/// Some of the projects: a bit for each.
pub(super) type Set = u32;

/// A way to have done a set of projects.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Point {
    /// When the last is done.
    pub(super) time: Time,
    /// What they are worth.
    pub(super) worth: i64,
}

/// Some points, the earliest first, no two at one time.
#[derive(Default)]
pub(super) struct Front(Vec<Point>);

impl Front {
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }

    /// Adds `point`; of two at one time, the one that is worth more stays.
    pub(super) fn add(&mut self, point: Point) {
        let at = self.0.partition_point(|it| it.time < point.time);
        match self.0.get_mut(at).filter(|it| it.time == point.time) {
            Some(same) => same.worth = same.worth.max(point.worth),
            None => self.0.insert(at, point),
        }
    }

    /// Drops the points that an earlier one is worth as much as, even if all that is left to do gains by being done later what `slack`
    /// says.
    pub(super) fn drop_worse(&mut self, slack: Rise, sprints: &Sprints) {
        let mut n = 0;
        for at in 0..self.0.len() {
            let it = self.0[at];
            // What comes after both is never further apart than they are.
            let minutes = |to: &Point| sprints.minutes_to(it.time) - sprints.minutes_to(to.time);
            let gain = |from: &Point| slack[sprints.most_between(minutes(from))];
            let mut earlier = self.0[..n].iter().rev().take(LOOK_BACK);
            if !earlier.any(|from| from.worth >= it.worth.saturating_add(gain(from))) {
                self.0[n] = it;
                n += 1;
            }
        }
        self.0.truncate(n);
    }

    /// Drops all but the earliest and the one that is worth the most; whether there were others.
    fn thin(&mut self) -> bool {
        let n = self.0.len();
        let most = self.0.iter().copied().max_by_key(|it| it.worth);
        self.0.truncate(1);
        self.0.extend(most.filter(|it| self.0[0] != *it));
        self.0.len() < n
    }
}

/// The fronts of all sets up to one, a set as a number after each that it holds.
pub(super) struct Fronts {
    points: Vec<Point>,
    /// Where the points of each set begin, and where the next begin.
    starts: Vec<u32>,
    most_points: usize,
    /// Whether no point was dropped that the best plan might have gone on from.
    pub(super) is_whole: bool,
    /// The set and the point that are worth the most; of several the earliest, then the lowest set.
    pub(super) best: (Set, Point),
}

impl Fronts {
    /// With the front of the empty set: nothing is done, at the start.
    pub(super) fn new(most_points: usize) -> Self {
        let start = Point::default();
        Self {
            points: vec![start],
            starts: vec![0, 1],
            most_points,
            is_whole: true,
            best: (0, start),
        }
    }

    pub(super) fn of(&self, set: Set) -> &[Point] {
        let [start, end] = [set, set + 1].map(|it| self.starts[it as usize] as usize);
        &self.points[start..end]
    }

    /// Adds the front of the next set, thinned once there are more points than may be.
    pub(super) fn push(&mut self, front: &mut Front) {
        if self.points.len() + front.0.len() > self.most_points && front.thin() {
            self.is_whole = false;
        }
        let set = self.starts.len() as Set - 1;
        let rank = |it: &Point| (it.worth, Reverse(it.time));
        for it in &front.0 {
            if rank(it) > rank(&self.best.1) {
                self.best = (set, *it);
            }
        }
        self.points.extend(&front.0);
        self.starts.push(self.points.len() as u32);
    }
}
