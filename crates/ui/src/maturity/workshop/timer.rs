//! The timer of a workshop: how long the question on the screen has been there, and how that compares with the time that it has.

use std::fmt;

use afterword_core::maturity::CapabilityId;
use afterword_core::time::Instant;
use chrono::{DateTime, TimeDelta};

use crate::pace::Pace;

/// How long one question has been timed. Every other question has all its time.
///
/// It can be written down and read again, so that a reload does not stop it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timer {
    /// The question; empty before any is timed.
    question: String,
    /// The milliseconds that it took, without the stretch that is running.
    spent: i64,
    /// When the stretch that is running began, in milliseconds since 1970.
    since: Option<i64>,
}

impl Timer {
    /// Reads what was [written](fmt::Display); what can't be read is a timer that has timed nothing.
    pub fn read(text: &str) -> Self {
        let mut parts = text.split(' ');
        let mut part = || parts.next().unwrap_or_default();
        let (question, spent, since) = (part().to_owned(), part().parse(), part().parse().ok());
        match spent {
            Ok(spent) => Self { question, spent, since },
            Err(_) => Self::default(),
        }
    }

    /// Starts it for `question`, or pauses it.
    #[must_use]
    pub fn turned(&self, question: &CapabilityId, now: Instant) -> Self {
        let own = self.of(question);
        let since = if own.since.is_some() { None } else { Some(now.timestamp_millis()) };
        Self { question: question.to_string(), spent: own.spent_at(now), since }
    }

    /// Whether it runs for `question`.
    pub fn is_running(&self, question: &CapabilityId) -> bool {
        self.of(question).since.is_some()
    }

    /// Whether any time of `question` is gone.
    pub fn has_begun(&self, question: &CapabilityId) -> bool {
        self.of(question) != Self::default()
    }

    /// What is left of `seconds` for `question`; less than nothing where it took longer.
    pub fn left(&self, question: &CapabilityId, seconds: u16, now: Instant) -> TimeDelta {
        let spent = self.of(question).spent_at(now);
        TimeDelta::seconds(seconds.into()) - TimeDelta::milliseconds(spent)
    }

    fn of(&self, question: &CapabilityId) -> Self {
        match self.question == question.as_str() {
            true => self.clone(),
            false => Self::default(),
        }
    }

    /// A clock of the computer that was set back counts for nothing.
    fn spent_at(&self, now: Instant) -> i64 {
        let running = self.since.map_or(0, |since| now.timestamp_millis() - since);
        self.spent + running.max(0)
    }
}

impl fmt::Display for Timer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ", self.question, self.spent)?;
        self.since.iter().try_for_each(|it| it.fmt(f))
    }
}

/// How a question of so many seconds stands: the last ten of them warn.
pub(super) fn pace(seconds: u16, left: TimeDelta) -> Pace {
    Pace::of(TimeDelta::seconds(seconds.into()), left, TimeDelta::seconds(10))
}

/// The instant at the epoch, for what is shown before anybody asked for the time.
pub(super) fn epoch() -> Instant {
    DateTime::UNIX_EPOCH.fixed_offset()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Instant {
        epoch() + TimeDelta::seconds(1_000_000 + seconds)
    }

    fn question(name: &str) -> CapabilityId {
        name.parse().unwrap()
    }

    #[test]
    fn a_pause_takes_no_time_and_another_question_has_all_of_it() {
        let (slos, runbooks) = (question("slos"), question("runbooks"));
        let timer = Timer::default().turned(&slos, at(0)).turned(&slos, at(30));
        assert!(!timer.is_running(&slos));
        assert_eq!(timer.left(&slos, 90, at(500)), TimeDelta::seconds(60));
        let timer = timer.turned(&slos, at(500));
        assert_eq!(timer.left(&slos, 90, at(570)), TimeDelta::seconds(-10));
        assert_eq!(timer.left(&slos, 90, at(400)), TimeDelta::seconds(60), "a clock set back");
        assert_eq!(timer.left(&runbooks, 90, at(570)), TimeDelta::seconds(90));
        assert!(timer.has_begun(&slos) && !timer.has_begun(&runbooks));
    }

    #[test]
    fn a_reload_does_not_stop_it() {
        let slos = question("slos");
        let running = Timer::default().turned(&slos, at(0));
        let paused = running.turned(&slos, at(9));
        for timer in [running, paused, Timer::default()] {
            assert_eq!(Timer::read(&timer.to_string()), timer);
        }
        assert_eq!(Timer::read("what is this"), Timer::default());
    }
}
