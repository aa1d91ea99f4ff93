//! The words for activities: what makes them toil, of which kind they are, how often they come, and how far they are automated.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Assumptions;

/// What makes work toil (Beyer and others: *Site Reliability Engineering*, chapter 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Criterion {
    /// Somebody does it by hand.
    Manual,
    /// It comes again and again.
    Repetitive,
    /// A machine could do it.
    Automatable,
    /// It interrupts, instead of being planned.
    Tactical,
    /// The service is no better for it afterwards.
    NoEnduringValue,
    /// It becomes more as the service grows.
    GrowsWithService,
}

impl Criterion {
    /// All of them, in the order of the book.
    pub const ALL: [Self; 6] = [
        Self::Manual,
        Self::Repetitive,
        Self::Automatable,
        Self::Tactical,
        Self::NoEnduringValue,
        Self::GrowsWithService,
    ];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Repetitive => "repetitive",
            Self::Automatable => "automatable",
            Self::Tactical => "tactical",
            Self::NoEnduringValue => "no-enduring-value",
            Self::GrowsWithService => "grows-with-service",
        }
    }
}

impl fmt::Display for Criterion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Manual => "Somebody does it by hand",
            Self::Repetitive => "It comes again and again",
            Self::Automatable => "A machine could do it",
            Self::Tactical => "It interrupts, instead of being planned",
            Self::NoEnduringValue => "The service is no better for it afterwards",
            Self::GrowsWithService => "It becomes more as the service grows",
        })
    }
}

/// What kind of work an activity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ToilCategory"))]
pub enum Category {
    /// Bringing out a version.
    Deployments,
    /// Starting something again.
    Restarts,
    /// Answering an alert.
    Alerts,
    /// Giving a service more or less room.
    Scaling,
    /// Mending data.
    DataFixes,
    /// Doing what somebody asked for: access, an environment, an answer.
    Requests,
    /// Renewing certificates and keys.
    Certificates,
    /// Collecting figures for others.
    Reporting,
    /// Anything else.
    Other,
}

impl Category {
    /// All of them, as they are offered.
    pub const ALL: [Self; 9] = [
        Self::Deployments,
        Self::Restarts,
        Self::Alerts,
        Self::Scaling,
        Self::DataFixes,
        Self::Requests,
        Self::Certificates,
        Self::Reporting,
        Self::Other,
    ];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Deployments => "deployments",
            Self::Restarts => "restarts",
            Self::Alerts => "alerts",
            Self::Scaling => "scaling",
            Self::DataFixes => "data-fixes",
            Self::Requests => "requests",
            Self::Certificates => "certificates",
            Self::Reporting => "reporting",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Deployments => "Deployments",
            Self::Restarts => "Restarts",
            Self::Alerts => "Alerts",
            Self::Scaling => "Scaling",
            Self::DataFixes => "Data fixes",
            Self::Requests => "Access and support requests",
            Self::Certificates => "Certificates",
            Self::Reporting => "Reporting",
            Self::Other => "Other",
        })
    }
}

/// How often something comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Rhythm {
    /// So many times.
    pub count: u32,
    /// In each of these.
    pub per: Period,
}

impl Rhythm {
    /// How often that is in a year.
    pub fn a_year(self, assumptions: &Assumptions) -> f64 {
        f64::from(self.count) * self.per.a_year(assumptions)
    }
}

/// What occurrences are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "RhythmPeriod"))]
pub enum Period {
    /// A working day.
    Day,
    /// Seven days, of which a year has 52.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
}

impl Period {
    /// All of them, the shortest first.
    pub const ALL: [Self; 5] = [Self::Day, Self::Week, Self::Month, Self::Quarter, Self::Year];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// The period that people call so in English or German, in lower case: `week`, `Tage`.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.into_iter().find(|it| it.1.contains(&name)).map(|it| it.0)
    }

    /// The period in which that happens once which people call so: `weekly`, `täglich`.
    pub fn of_adverb(adverb: &str) -> Option<Self> {
        NAMES.into_iter().find(|it| it.2.contains(&adverb)).map(|it| it.0)
    }

    /// How many a year has.
    pub fn a_year(self, assumptions: &Assumptions) -> f64 {
        match self {
            Self::Day => f64::from(assumptions.days_a_year),
            Self::Week => 52.0,
            Self::Month => 12.0,
            Self::Quarter => 4.0,
            Self::Year => 1.0,
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "a working day",
            Self::Week => "a week",
            Self::Month => "a month",
            Self::Quarter => "a quarter",
            Self::Year => "a year",
        })
    }
}

/// How people call each period, and what happens once in it, in lower case.
const NAMES: [(Period, &[&str], &[&str]); 5] = [
    (
        Period::Day,
        &["day", "days", "d", "working day", "tag", "tage", "arbeitstag"],
        &["daily", "täglich", "taeglich"],
    ),
    (
        Period::Week,
        &["week", "weeks", "w", "woche", "wochen"],
        &["weekly", "wöchentlich", "woechentlich"],
    ),
    (Period::Month, &["month", "months", "monat", "monate"], &["monthly", "monatlich"]),
    (
        Period::Quarter,
        &["quarter", "quarters", "quartal", "quartale"],
        &["quarterly", "vierteljährlich", "quartalsweise"],
    ),
    (
        Period::Year,
        &["year", "years", "y", "jahr", "jahre"],
        &["yearly", "annually", "jährlich", "jaehrlich"],
    ),
];

/// The rungs of the ladder on which work is automated.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "ToilLevel"))]
pub enum Level {
    /// Whoever knows how does it.
    #[default]
    Manual,
    /// It is written down how.
    Documented,
    /// A person starts what a machine does.
    SemiAutomated,
    /// A machine does it, and a person looks after that.
    Automated,
    /// A machine sees by itself that it has to be done.
    SelfHealing,
}

impl Level {
    /// All of them, from the lowest.
    pub const ALL: [Self; 5] =
        [Self::Manual, Self::Documented, Self::SemiAutomated, Self::Automated, Self::SelfHealing];

    /// Which rung it is, from 1.
    pub fn rung(self) -> u8 {
        self as u8 + 1
    }

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Manual => "manual",
            Self::Documented => "documented",
            Self::SemiAutomated => "semi-automated",
            Self::Automated => "automated",
            Self::SelfHealing => "self-healing",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Manual => "Manual",
            Self::Documented => "Documented",
            Self::SemiAutomated => "Semi-automated",
            Self::Automated => "Automated",
            Self::SelfHealing => "Self-healing",
        })
    }
}

/// What speaks against automating an activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub enum Caveat {
    /// It is done another way every few weeks.
    ChangesOften,
    /// Somebody has to weigh things against each other.
    NeedsJudgement,
    /// It decides who may do what, and nothing holds a mistake back.
    UnguardedSecurity,
}

impl Caveat {
    /// All of them, as they are offered.
    pub const ALL: [Self; 3] = [Self::ChangesOften, Self::NeedsJudgement, Self::UnguardedSecurity];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::ChangesOften => "changes-often",
            Self::NeedsJudgement => "needs-judgement",
            Self::UnguardedSecurity => "unguarded-security",
        }
    }
}

impl fmt::Display for Caveat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ChangesOften => "It is done another way every few weeks",
            Self::NeedsJudgement => "Somebody has to weigh things against each other",
            Self::UnguardedSecurity => {
                "It decides who may do what, and nothing holds a mistake back"
            }
        })
    }
}

/// A mark from 1, the least, to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
pub struct Score(u8);

impl Score {
    /// The least.
    pub const LEAST: Self = Self(1);

    /// The mark of that number; `None` unless it is 1 to 5.
    pub fn new(mark: u8) -> Option<Self> {
        (1..=5).contains(&mark).then_some(Self(mark))
    }

    /// Its number, 1 to 5.
    pub fn mark(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score {
    type Error = &'static str;

    fn try_from(mark: u8) -> Result<Self, Self::Error> {
        Self::new(mark).ok_or("a mark is a number from 1 to 5")
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// By what share something grows from one year to the next, in millionths; it shrinks where that is negative.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(try_from = "i32", into = "i32")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
pub struct Growth(i32);

impl Growth {
    /// Nothing shrinks by more than all of it.
    pub const LEAST: Self = Self(-1_000_000);
    /// What grows more than tenfold every year is a slip of the pen.
    pub const MOST: Self = Self(10_000_000);

    /// A growth of so many millionths; `None` below −1,000,000 or above 10,000,000.
    pub fn from_millionths(millionths: i32) -> Option<Self> {
        (Self::LEAST.0..=Self::MOST.0).contains(&millionths).then_some(Self(millionths))
    }

    /// In millionths.
    pub fn millionths(self) -> i32 {
        self.0
    }

    /// Whether it stays as it is.
    pub fn is_none(&self) -> bool {
        self.0 == 0
    }

    /// What one becomes in a year.
    pub fn factor(self) -> f64 {
        1.0 + f64::from(self.0) / 1e6
    }
}

impl TryFrom<i32> for Growth {
    type Error = &'static str;

    fn try_from(millionths: i32) -> Result<Self, Self::Error> {
        Self::from_millionths(millionths).ok_or("a growth is -1000000 to 10000000 millionths")
    }
}

impl From<Growth> for i32 {
    fn from(growth: Growth) -> Self {
        growth.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_mark_or_a_growth_that_cannot_be_is_refused() {
        assert!(serde_json::from_str::<Score>("6").is_err());
        assert!(serde_json::from_str::<Score>("0").is_err());
        assert!(serde_json::from_str::<Growth>("-1000001").is_err());
        assert_eq!(serde_json::from_str::<Growth>("-250000").unwrap().factor(), 0.75);
    }

    #[test]
    fn names_in_files_are_those_that_serde_writes() {
        fn check<T: Serialize + Copy>(all: &[T], key: fn(T) -> &'static str) {
            for it in all {
                assert_eq!(serde_json::to_string(it).unwrap(), format!("{:?}", key(*it)));
            }
        }
        check(&Category::ALL, Category::key);
        check(&Criterion::ALL, Criterion::key);
        check(&Period::ALL, Period::key);
        check(&Level::ALL, Level::key);
        check(&Caveat::ALL, Caveat::key);
    }
}
