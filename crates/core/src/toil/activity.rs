//! One piece of work that comes again and again: what it is, how often it comes, and what it takes.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::{Assumptions, Category, Caveat, Criterion, Growth, Level, Rhythm, Score};
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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
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

#[cfg(test)]
mod tests {
    use super::super::Period;
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
}
