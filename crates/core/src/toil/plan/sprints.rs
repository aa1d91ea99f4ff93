//! Time as a team has it: sprints, and the minutes of them that are gone.

/// How far the team is. What is later is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Time {
    pub(super) sprint: u32,
    /// Minutes of the sprint that are worked or lost.
    pub(super) gone: u32,
}

impl Time {
    pub(super) fn start_of(sprint: u32) -> Self {
        Self { sprint, gone: 0 }
    }
}

/// The sprints of a plan.
pub(super) struct Sprints {
    /// Minutes from the start of the plan to the end of each sprint.
    ends: Vec<u64>,
    /// Minutes of the shortest sprint, and of the shortest two in a row.
    shortest: [u64; 2],
}

impl Sprints {
    pub(super) fn new(minutes: &[u32]) -> Self {
        let mut end = 0;
        let up_to = |it: &u32| {
            end += u64::from(*it);
            end
        };
        // A sprint is a `u32`, as half of the memory of the exact method is times.
        let ends = minutes.iter().take(u32::MAX as usize).map(up_to).collect();
        let sum = |it: &[u32]| it.iter().copied().map(u64::from).sum();
        let shortest = [1, 2].map(|n| minutes.windows(n).map(sum).min().unwrap_or(u64::MAX));
        Self { ends, shortest }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    /// When `minutes` of work are done that begin at `from`; `None` if the sprints are over before.
    pub(super) fn done(&self, from: Time, minutes: u32) -> Option<Time> {
        let ahead = self.ends.get(from.sprint as usize..)?;
        let end = self.minutes_to(from) + u64::from(minutes);
        let sprint = from.sprint + ahead.partition_point(|it| *it < end) as u32;
        let gone = end - self.start(sprint as usize);
        ((sprint as usize) < self.len()).then_some(Time { sprint, gone: gone as u32 })
    }

    /// Minutes in each sprint between two times, from the first that has any; one of 0 if none has.
    pub(super) fn minutes_between(&self, from: Time, to: Time) -> Vec<u32> {
        let (from, end, last) = (self.minutes_to(from), self.minutes_to(to), to.sprint as usize);
        let first = self.ends.partition_point(|it| *it <= from).min(last);
        let within = |it: usize| self.ends[it].min(end).saturating_sub(self.start(it).max(from));
        (first..=last).map(|it| within(it) as u32).collect()
    }

    /// How many sprints lie between two times, at most, if they are so many minutes apart; 2 stands for more too.
    pub(super) fn most_between(&self, minutes: u64) -> usize {
        self.shortest.iter().filter(|it| **it <= minutes).count()
    }

    /// Minutes from the start of the plan, worked or lost.
    pub(super) fn minutes_to(&self, time: Time) -> u64 {
        self.start(time.sprint as usize) + u64::from(time.gone)
    }

    fn start(&self, sprint: usize) -> u64 {
        sprint.checked_sub(1).and_then(|it| self.ends.get(it)).copied().unwrap_or(0)
    }
}
