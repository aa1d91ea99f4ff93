//! The clock of a meeting: how long each of its parts has been on the wall, and how that compares with its share of the time.

use afterword_core::time::Instant;
use chrono::TimeDelta;

use crate::pace::{self, Pace};

/// How long each part has been on the wall. It stands still while nobody looks.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Clock {
    /// Of each part, without the stretch that is running.
    spent: Vec<TimeDelta>,
    /// The part that is on the wall.
    at: usize,
    /// When the stretch that is running began.
    since: Option<Instant>,
}

impl Clock {
    /// A clock for `n_parts` parts that begins now with the first.
    pub(super) fn begin(n_parts: usize, now: Instant) -> Self {
        Self { spent: vec![TimeDelta::zero(); n_parts], at: 0, since: Some(now) }
    }

    /// From now on the part `at` is on the wall.
    pub(super) fn turn_to(&mut self, at: usize, now: Instant) {
        let is_running = self.is_running();
        self.stop(now);
        self.at = at;
        self.since = is_running.then_some(now);
    }

    pub(super) fn stop(&mut self, now: Instant) {
        let running = self.running(now);
        if let Some(spent) = self.spent.get_mut(self.at) {
            *spent += running;
        }
        self.since = None;
    }

    pub(super) fn go_on(&mut self, now: Instant) {
        self.since = self.since.or(Some(now));
    }

    pub(super) fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// How long the part that is on the wall has been there.
    pub(super) fn spent(&self, now: Instant) -> TimeDelta {
        self.spent.get(self.at).copied().unwrap_or_default() + self.running(now)
    }

    /// How long the meeting has been.
    pub(super) fn total(&self, now: Instant) -> TimeDelta {
        self.spent.iter().sum::<TimeDelta>() + self.running(now)
    }

    /// A clock of the computer that was set back counts for nothing.
    fn running(&self, now: Instant) -> TimeDelta {
        self.since.map_or(TimeDelta::zero(), |since| (now - since).max(TimeDelta::zero()))
    }
}

/// How a part of `minutes` stands after `spent`: the last minute of it warns.
pub(super) fn pace(minutes: u32, spent: TimeDelta) -> Pace {
    let whole = TimeDelta::minutes(minutes.into());
    Pace::of(whole, whole - spent, TimeDelta::minutes(1))
}

/// What is left of `minutes` after `spent`, or how far it is over.
pub(super) fn face(minutes: u32, spent: TimeDelta) -> String {
    pace::face(TimeDelta::minutes(minutes.into()) - spent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        let start: Instant = "2026-11-14T12:00:00Z".parse().unwrap();
        start + TimeDelta::seconds(seconds)
    }

    #[test]
    fn each_part_counts_only_its_own_time() {
        let mut clock = Clock::begin(2, at(0));
        clock.turn_to(1, at(60));
        assert_eq!(clock.spent(at(90)), TimeDelta::seconds(30));
        clock.turn_to(0, at(100));
        assert_eq!(clock.spent(at(110)), TimeDelta::seconds(70));
        assert_eq!(clock.total(at(110)), TimeDelta::seconds(110));
    }

    #[test]
    fn a_clock_that_stands_counts_nothing_and_goes_on_where_it_stood() {
        let mut clock = Clock::begin(2, at(0));
        clock.stop(at(10));
        clock.turn_to(1, at(50));
        assert!(!clock.is_running());
        assert_eq!(clock.total(at(500)), TimeDelta::seconds(10));
        clock.go_on(at(500));
        assert_eq!(clock.spent(at(505)), TimeDelta::seconds(5));
        assert_eq!(clock.spent(at(400)), TimeDelta::zero(), "a clock that was set back");
    }

    #[test]
    fn the_last_minute_warns_and_so_does_the_last_fifth() {
        let pace = |minutes, seconds| pace(minutes, TimeDelta::seconds(seconds));
        assert_eq!(pace(3, 119), Pace::InTime);
        assert_eq!(pace(3, 120), Pace::Soon);
        assert_eq!(pace(3, 180), Pace::Over);
        assert_eq!(pace(15, 11 * 60), Pace::InTime);
        assert_eq!(pace(15, 12 * 60), Pace::Soon);
        assert_eq!(pace(0, 0), Pace::Over);
    }
}
