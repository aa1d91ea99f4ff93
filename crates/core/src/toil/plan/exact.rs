//! The best plan of a few projects: dynamic programming over their subsets (Held and Karp, “A dynamic programming approach to sequencing
//! problems”, *Journal of the Society for Industrial and Applied Mathematics* 10, 1962).
//!
//! Whatever the order in which a set of projects was done, only when it was done and what it is worth matter to the rest. Without dates
//! the time follows from the set, and one number is kept for each. With dates, minutes lost by waiting differ with the order, and those
//! points are kept of which none is both earlier and worth more.

use super::front::{Front, Fronts, Point, Set};
use super::project::{Project, Rise};
use super::sprints::{Sprints, Time};

/// How many points are kept before only two are for each further set: 64 MB. Every set has one at most where there are no dates.
pub(super) const MOST_POINTS: usize = 1 << 22;

/// What is done, in its order, and whether nothing else is worth more.
pub(super) struct Found {
    /// The places of projects.
    pub(super) projects: Vec<usize>,
    pub(super) is_exact: bool,
}

/// The best order of the best set of at most 20 projects.
pub(super) fn order(projects: &[Project], sprints: &Sprints, most_points: usize) -> Found {
    let search = Search::new(projects, sprints);
    let fronts = search.fronts(most_points);
    Found { projects: search.way(&fronts), is_exact: fronts.is_whole }
}

struct Search<'p> {
    projects: &'p [Project],
    sprints: &'p Sprints,
    /// Those that each project waits for.
    after: Vec<Set>,
    /// Those that may gain by being done later.
    rising: Set,
    /// The most that each project may be worth if it is done in a sprint or later.
    worth_from: Vec<Vec<i64>>,
}

impl<'p> Search<'p> {
    fn new(projects: &'p [Project], sprints: &'p Sprints) -> Self {
        let set_of = |places: &[usize]| places.iter().fold(0, |set, at| set | 1 << at);
        let rising: Vec<usize> =
            (0..projects.len()).filter(|it| projects[*it].may_gain()).collect();
        Self {
            projects,
            sprints,
            after: projects.iter().map(|it| set_of(&it.after)).collect(),
            rising: set_of(&rising),
            worth_from: projects.iter().map(|it| most_from(&it.worth)).collect(),
        }
    }

    fn fronts(&self, most_points: usize) -> Fronts {
        let mut fronts = Fronts::new(most_points);
        let mut front = Front::default();
        for set in 1..1 << self.projects.len() {
            let slack = self.slack(set);
            front.clear();
            for last in members(set) {
                self.ways(&fronts, set, last, slack).for_each(|(_, it)| front.add(it));
            }
            front.drop_worse(slack, self.sprints);
            fronts.push(&mut front);
        }
        fronts
    }

    /// The points at which `set` is done if `last` is done last, each after the point before it.
    fn ways<'f>(
        &'f self,
        fronts: &'f Fronts,
        set: Set,
        last: usize,
        slack: Rise,
    ) -> impl Iterator<Item = (Point, Point)> + 'f {
        let before = set & !(1 << last);
        let may_be_last = self.after[last] & !before == 0;
        let points = if may_be_last { fronts.of(before) } else { &[] };
        points.iter().filter_map(move |it| Some((*it, self.step(before, *it, last, slack)?)))
    }

    /// Where `next` leads from a point of the set `before`.
    fn step(&self, before: Set, point: Point, next: usize, slack: Rise) -> Option<Point> {
        let project = &self.projects[next];
        let begin = project.begin(point.time);
        let time = self.sprints.done(begin, project.minutes)?;
        let worth = point.worth.saturating_add(project.worth_in(time.sprint)?);
        let is_wait = begin > point.time;
        let is_bad = is_wait && self.could_use(before, point.time, begin.sprint, slack);
        (!is_bad).then_some(Point { time, worth })
    }

    /// Whether waiting from `now` for the sprint `until` is in no best plan, as some project could be done meanwhile.
    ///
    /// If the plan leaves that project out, doing it is worth more and changes nothing else. If the plan has it later, doing it now makes
    /// what came after it earlier by its minutes, which costs no more than `slack` says.
    fn could_use(&self, before: Set, now: Time, until: u32, slack: Rise) -> bool {
        let open = !before & self.everything();
        members(open).filter(|it| self.after[*it] & !before == 0).any(|it| {
            let project = &self.projects[it];
            let done = self.sprints.done(project.begin(now), project.minutes);
            let worth =
                done.filter(|it| it.sprint < until).and_then(|it| project.worth_in(it.sprint));
            let later = self.worth_from[it][until as usize];
            let cost = slack[self.sprints.most_between(project.minutes.into())];
            worth.is_some_and(|it| it > 0 && it.saturating_sub(later) > cost)
        })
    }

    /// The most that all that is left to do after `set` may gain by being done later.
    fn slack(&self, set: Set) -> Rise {
        members(!set & self.rising).fold(Rise::default(), |sum, it| {
            let rise = self.projects[it].rise;
            [0, 1, 2].map(|at| rise[at].saturating_add(sum[at]))
        })
    }

    fn everything(&self) -> Set {
        (1 << self.projects.len()) - 1
    }

    /// The projects of the best point in the order that leads there: of several, the one whose last projects are the last candidates.
    fn way(&self, fronts: &Fronts) -> Vec<usize> {
        let (mut set, mut point) = fronts.best;
        let mut way = Vec::new();
        while set != 0 {
            let slack = self.slack(set);
            let from = |last: usize| {
                let mut ways = self.ways(fronts, set, last, slack);
                ways.find(|it| it.1 == point).map(|it| (last, it.0))
            };
            let Some((last, before)) =
                (0..self.projects.len()).rev().filter(|it| set >> it & 1 == 1).find_map(from)
            else {
                break;
            };
            way.push(last);
            (set, point) = (set & !(1 << last), before);
        }
        way.reverse();
        way
    }
}

/// The places whose bits are set, the lowest first.
fn members(set: Set) -> impl Iterator<Item = usize> {
    let rest = |it: &Set| (*it).checked_sub(1).map(|less| it & less);
    std::iter::successors(Some(set), rest)
        .filter(|it| *it != 0)
        .map(|it| it.trailing_zeros() as usize)
}

/// The greatest value from each place on; [`i64::MIN`] where there is none.
fn most_from(worth: &[Option<i64>]) -> Vec<i64> {
    let mut most = i64::MIN;
    let mut from: Vec<i64> = Vec::with_capacity(worth.len());
    for it in worth.iter().rev() {
        most = it.map_or(most, |it| most.max(it));
        from.push(most);
    }
    from.reverse();
    from
}
