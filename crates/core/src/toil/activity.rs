//! One piece of work that comes again and again: what it is, how often it comes, and what it takes.

use std::collections::BTreeSet;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::Assumptions;
use crate::amount::Share;
use crate::id::Id;
use crate::list::Identified;

/// Names an activity.
pub type ActivityId = Id<Activity>;

/// Something that people do by hand, again and again.
///
/// Whatever nobody has said yet is `None` or empty, and what depends on it is unknown rather than zero.
///
/// ```
/// use afterword_core::toil::{Activity, ActivityId, Assumptions, Period, Rhythm};
///
/// let mut renewals = Activity::new(ActivityId::from_bits(1), "Certificate renewals".into());
/// renewals.rhythm = Some(Rhythm { count: 1, per: Period::Month });
/// renewals.seconds = Some(20 * 3_600);
/// assert_eq!(renewals.hours_a_year(&Assumptions::default()), Some(240.0));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Activity {
    /// Its name within the register.
    pub id: ActivityId,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Who does it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub team: String,
    /// The services that it is done for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// What kind of work it is.
    #[serde(default)]
    pub category: Option<Category>,
    /// What makes it toil.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub criteria: BTreeSet<Criterion>,
    /// How often it comes.
    #[serde(default)]
    pub rhythm: Option<Rhythm>,
    /// How long it takes each of those who do it, in seconds.
    #[serde(default)]
    pub seconds: Option<u32>,
    /// How many do it together; unsaid is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u16>,
    /// What it takes each of them to get back to what they were at, in seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interruption_seconds: Option<u32>,
    /// The share that goes wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_share: Option<Share>,
    /// The work that one which goes wrong costs on top, in seconds of all together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error_seconds: Option<u32>,
    /// How bad it is if it is done wrong or too late.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Score>,
    /// By what share it grows from one year to the next.
    #[serde(default, skip_serializing_if = "Growth::is_none")]
    pub growth: Growth,
    /// Whether it gets people out of bed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub pages: bool,
    /// How far it is automated.
    #[serde(default)]
    pub level: Level,
    /// What speaks against automating it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub caveats: BTreeSet<Caveat>,
    /// Whatever else there is to say, as Markdown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

fn is_false(it: &bool) -> bool {
    !it
}

impl Identified for Activity {
    fn id(&self) -> ActivityId {
        self.id
    }
}

impl Activity {
    /// An activity of which nothing is known but its name.
    pub fn new(id: ActivityId, name: String) -> Self {
        Self {
            id,
            name,
            team: String::new(),
            services: Vec::new(),
            category: None,
            criteria: BTreeSet::new(),
            rhythm: None,
            seconds: None,
            people: None,
            interruption_seconds: None,
            error_share: None,
            error_seconds: None,
            risk: None,
            growth: Growth::default(),
            pages: false,
            level: Level::default(),
            caveats: BTreeSet::new(),
            note: String::new(),
        }
    }

    /// How often it comes in a year; `None` while nobody has said.
    pub fn occurrences_a_year(&self, assumptions: &Assumptions) -> Option<f64> {
        self.rhythm.map(|it| it.a_year(assumptions))
    }

    /// The work that it takes in a year, in hours; `None` while it is not known how often it comes or how long it takes.
    ///
    /// Occurrences × people × (time + interruption) + occurrences × error rate × work per error.
    pub fn hours_a_year(&self, assumptions: &Assumptions) -> Option<f64> {
        let occurrences = self.occurrences_a_year(assumptions)?;
        Some(occurrences * self.hours_each()?)
    }

    /// The work that it takes each time, in hours, with its share of errors.
    pub fn hours_each(&self) -> Option<f64> {
        let each = f64::from(self.seconds?) + f64::from(self.interruption_seconds.unwrap_or(0));
        let people = f64::from(self.people.unwrap_or(1));
        let errors = f64::from(self.error_share.map_or(0, Share::millionths)) / 1e6;
        let per_error = f64::from(self.error_seconds.unwrap_or(0));
        Some((people * each + errors * per_error) / SECONDS_AN_HOUR)
    }

    /// The errors that are made by hand in a year; `None` while it is not known how often it comes.
    pub fn errors_a_year(&self, assumptions: &Assumptions) -> Option<f64> {
        let share = f64::from(self.error_share?.millionths()) / 1e6;
        Some(self.occurrences_a_year(assumptions)? * share)
    }

    /// How many of the six criteria it meets, 0 to 6: the toil index is that by six.
    pub fn n_criteria(&self) -> usize {
        self.criteria.len()
    }

    /// Whether it counts as toil: it meets as many criteria as the register asks for.
    pub fn is_toil(&self, assumptions: &Assumptions) -> bool {
        self.n_criteria() >= usize::from(assumptions.toil_from)
    }
}

pub(super) const SECONDS_AN_HOUR: f64 = 3_600.0;

/// What makes work toil (Beyer and others: *Site Reliability Engineering*, chapter 5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
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

/// The rungs of the ladder on which work is automated.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
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

    fn activity(count: u32, per: Period, minutes: u32) -> Activity {
        let mut it = Activity::new(ActivityId::from_bits(1), "Something".into());
        it.rhythm = Some(Rhythm { count, per });
        it.seconds = Some(minutes * 60);
        it
    }

    /// The portal of the source: fifty requests a week of two hours each.
    #[test]
    fn fifty_requests_a_week_of_two_hours_are_a_hundred_hours_a_week() {
        let hours = activity(50, Period::Week, 120).hours_a_year(&Assumptions::default());
        assert_eq!(hours, Some(5_200.0));
    }

    #[test]
    fn people_interruptions_and_errors_add_up() {
        let mut it = activity(2, Period::Month, 45);
        it.people = Some(2);
        it.interruption_seconds = Some(15 * 60);
        it.error_share = Share::from_millionths(250_000);
        it.error_seconds = Some(4 * 3_600);
        // 24 × 2 × 1 h, and 24 × ¼ × 4 h.
        assert_eq!(it.hours_a_year(&Assumptions::default()), Some(72.0));
        assert_eq!(it.errors_a_year(&Assumptions::default()), Some(6.0));
    }

    #[test]
    fn what_nobody_has_said_is_unknown_and_none_is_none() {
        let unknown = Activity::new(ActivityId::from_bits(1), String::new());
        assert_eq!(unknown.hours_a_year(&Assumptions::default()), None);
        let never = activity(0, Period::Day, 60);
        assert_eq!(never.hours_a_year(&Assumptions::default()), Some(0.0));
    }

    #[test]
    fn four_of_six_criteria_are_toil_unless_somebody_asks_for_more() {
        let mut it = activity(1, Period::Day, 5);
        it.criteria.extend([Criterion::Manual, Criterion::Repetitive, Criterion::Automatable]);
        assert!(!it.is_toil(&Assumptions::default()));
        it.criteria.insert(Criterion::Tactical);
        assert!(it.is_toil(&Assumptions::default()));
        assert!(!it.is_toil(&Assumptions { toil_from: 5, ..Assumptions::default() }));
    }

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
