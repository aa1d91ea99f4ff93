//! What a workshop's time goes into: presets after the operational readiness reviews of Amazon Web Services.

use std::fmt;

/// An agenda that is offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Agenda {
    /// The first of two sessions: ninety minutes.
    First,
    /// The second of two sessions: ninety minutes.
    Second,
    /// The questions that matter most, at one sitting.
    CorePath,
    /// A service that was assessed before.
    Recurring,
}

/// What a part of an agenda is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgendaPart {
    /// What it is about, and how it goes.
    Opening,
    /// What was left open the last time.
    Recap,
    /// The questions, one by one.
    Questions,
    /// What comes of it, and who sees to it.
    Closing,
}

/// One step of an agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AgendaStep {
    /// What it is for.
    pub part: AgendaPart,
    /// How long it takes at least and at most, in minutes.
    pub minutes: (u16, u16),
}

impl Agenda {
    /// All of them, as they are offered.
    pub const ALL: [Self; 4] = [Self::First, Self::Second, Self::CorePath, Self::Recurring];

    /// The hours that collecting evidence takes before a session, at least and at most.
    pub const PREPARATION_HOURS: (u16, u16) = (2, 4);

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Second => "second",
            Self::CorePath => "core-path",
            Self::Recurring => "recurring",
        }
    }

    /// What it consists of.
    pub fn steps(self) -> &'static [AgendaStep] {
        const fn step(part: AgendaPart, least: u16, most: u16) -> AgendaStep {
            AgendaStep { part, minutes: (least, most) }
        }
        const FIRST: &[AgendaStep] = &[
            step(AgendaPart::Opening, 5, 5),
            step(AgendaPart::Questions, 80, 80),
            step(AgendaPart::Closing, 5, 5),
        ];
        const SECOND: &[AgendaStep] = &[
            step(AgendaPart::Recap, 30, 30),
            step(AgendaPart::Questions, 50, 50),
            step(AgendaPart::Closing, 10, 10),
        ];
        const CORE_PATH: &[AgendaStep] = &[step(AgendaPart::Questions, 90, 120)];
        const RECURRING: &[AgendaStep] = &[step(AgendaPart::Questions, 120, 120)];
        match self {
            Self::First => FIRST,
            Self::Second => SECOND,
            Self::CorePath => CORE_PATH,
            Self::Recurring => RECURRING,
        }
    }

    /// The seconds that each of so many questions has, where the least time is taken; `None` without questions.
    ///
    /// ```
    /// use afterword_core::maturity::Agenda;
    ///
    /// assert_eq!(Agenda::First.seconds_a_question(12), Some(400));
    /// assert_eq!(Agenda::First.seconds_a_question(0), None);
    /// ```
    pub fn seconds_a_question(self, n_questions: usize) -> Option<u16> {
        let own = self.steps().iter().filter(|it| it.part == AgendaPart::Questions);
        let minutes: usize = own.map(|it| usize::from(it.minutes.0)).sum();
        (minutes * 60).checked_div(n_questions).and_then(|it| u16::try_from(it).ok())
    }
}

impl fmt::Display for Agenda {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::First => "First of two sessions",
            Self::Second => "Second of two sessions",
            Self::CorePath => "The questions that matter most",
            Self::Recurring => "Again, after a while",
        })
    }
}

impl AgendaPart {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Opening, Self::Recap, Self::Questions, Self::Closing];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Opening => "opening",
            Self::Recap => "recap",
            Self::Questions => "questions",
            Self::Closing => "closing",
        }
    }
}

impl fmt::Display for AgendaPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Opening => "Opening",
            Self::Recap => "What was left open",
            Self::Questions => "Questions",
            Self::Closing => "What comes of it",
        })
    }
}
