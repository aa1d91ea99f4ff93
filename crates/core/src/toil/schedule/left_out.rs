//! Why projects are left out of a plan.

use super::super::ProjectId;
use super::super::plan::{Backlog, Candidate, Plan, plan};
use super::LeftOut;
use super::entry::Entry;

/// A plan beside what it was made of.
pub(super) struct Reasons<'e> {
    pub(super) entries: &'e [Entry<'e>],
    /// Minutes of each sprint.
    pub(super) sprints: &'e [u32],
    pub(super) plan: &'e Plan,
}

/// Whether a project has to be done in time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Due {
    Kept,
    Ignored,
}

impl Reasons<'_> {
    /// Why the plan does without that project; `None` if it does not, or it is none of the entries.
    pub(super) fn of(&self, project: ProjectId) -> Option<LeftOut> {
        let at = self.entries.iter().position(|it| it.project.id == project)?;
        if self.is_placed(at) {
            return None;
        }
        let own = self.by_itself(at).or_else(|| self.by_those_before(at));
        Some(own.unwrap_or_else(|| self.by_others(at)))
    }

    fn is_placed(&self, at: usize) -> bool {
        self.plan.placed.iter().any(|it| it.candidate == at)
    }

    /// What keeps it out even if it waited for nothing, and there were no others.
    fn by_itself(&self, at: usize) -> Option<LeftOut> {
        if self.before(at).contains(&at) {
            return Some(LeftOut::WaitsForItself);
        }
        let entry = &self.entries[at];
        let alone = Candidate {
            after: Vec::new(),
            worth: vec![1.0; entry.worth.len()],
            ..entry.candidate()
        };
        let Some(soonest) = last_sprint(self.sprints, vec![alone], 0) else {
            return Some(LeftOut::NoRoom);
        };
        let in_time = entry.worth[..entry.n_in_time].get(soonest..).unwrap_or(&[]);
        match in_time {
            [] => Some(LeftOut::Late),
            _ if in_time.iter().any(|it| *it > 0.0) => None,
            _ => Some(LeftOut::NeverPays),
        }
    }

    /// What keeps it out with what it waits for, even if there were no others.
    fn by_those_before(&self, at: usize) -> Option<LeftOut> {
        let fits = |at, due| self.fits(at, self.sprints, due, &|_| false);
        let after = &self.entries[at].after;
        let is_barred = |place: Option<usize>| !place.is_some_and(|it| fits(it, Due::Kept));
        if let Some((id, _)) = after.iter().find(|it| is_barred(it.1)) {
            return Some(LeftOut::WaitsForLeftOut(*id));
        }
        if !fits(at, Due::Kept) {
            let is_late = fits(at, Due::Ignored);
            return Some(if is_late { LeftOut::Late } else { LeftOut::NoRoom });
        }
        // It pays by itself: if it does not with what it waits for, that is not worth doing for it.
        let is_open = |place: Option<usize>| !place.is_some_and(|it| self.is_placed(it));
        let open =
            after.iter().find(|it| is_open(it.1)).filter(|_| !self.pays_with_those_before(at));
        open.map(|it| LeftOut::WaitsForLeftOut(it.0))
    }

    /// Others are worth more: is there room after them, but too late?
    fn by_others(&self, at: usize) -> LeftOut {
        let mut left = self.sprints.to_vec();
        if let Some(end) = self.plan.placed.last().map(|it| it.last) {
            let in_it = self.plan.placed.iter().filter(|it| it.last == end);
            let used: u32 = in_it.filter_map(|it| it.minutes.last()).sum();
            left[..end].fill(0);
            left[end] = left[end].saturating_sub(used);
        }
        let is_placed = |it| self.is_placed(it);
        let has_room = |due| self.fits(at, &left, due, &is_placed);
        if has_room(Due::Ignored) && !has_room(Due::Kept) { LeftOut::Late } else { LeftOut::NoRoom }
    }

    /// Whether it can be done with what it waits for, whatever that is worth, in `sprints`. Some are done already.
    fn fits(&self, at: usize, sprints: &[u32], due: Due, is_done: &dyn Fn(usize) -> bool) -> bool {
        let needed = self.before(at);
        let candidate = |place: usize, entry: &Entry<'_>| {
            let is_it = place == at;
            let all =
                if is_it && due == Due::Ignored { entry.worth.len() } else { entry.n_in_time };
            let n = if is_it || needed.contains(&place) && !is_done(place) { all } else { 0 };
            let mut candidate = entry.candidate();
            candidate.after.retain(|it| !is_done(*it));
            Candidate { worth: vec![if is_it { 1.0 } else { 0.0 }; n], ..candidate }
        };
        let candidates = self.entries.iter().enumerate().map(|(place, it)| candidate(place, it));
        last_sprint(sprints, candidates.collect(), at).is_some()
    }

    /// Whether it is worth doing with all that it waits for.
    fn pays_with_those_before(&self, at: usize) -> bool {
        let needed = self.before(at);
        let candidate = |place: usize, entry: &Entry<'_>| {
            let mut candidate = entry.candidate();
            if place != at && !needed.contains(&place) {
                candidate.worth.clear();
            }
            candidate
        };
        let candidates = self.entries.iter().enumerate().map(|(place, it)| candidate(place, it));
        last_sprint(self.sprints, candidates.collect(), at).is_some()
    }

    /// The places of all that it waits for, in however many steps: its own, too, if it waits for itself.
    fn before(&self, at: usize) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        let mut open = vec![at];
        while let Some(next) = open.pop() {
            for place in self.entries[next].after.iter().filter_map(|it| it.1) {
                if !found.contains(&place) {
                    found.push(place);
                    open.push(place);
                }
            }
        }
        found
    }
}

/// The sprint in which the best plan of `candidates` has the one in that place done, if it holds it.
fn last_sprint(sprints: &[u32], candidates: Vec<Candidate>, place: usize) -> Option<usize> {
    let plan = plan(&Backlog { sprints: sprints.to_vec(), candidates });
    plan.placed.iter().find(|it| it.candidate == place).map(|it| it.last)
}
