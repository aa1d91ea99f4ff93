//! Which incidents are looked at, and the periods they are counted by.

use chrono::{Datelike as _, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Incident;

/// Which incidents are looked at: those for which everything holds that is given.
///
/// Names are compared whatever their case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scope {
    /// When they happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// A team that was concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub team: Option<String>,
    /// A service that was hit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
    /// A label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
}

impl Scope {
    /// Whether `incident` is looked at. One of which nobody knows when it was is in no period.
    pub fn holds(&self, incident: &Incident) -> bool {
        let in_time = self.period.is_none_or(|it| incident.day().is_some_and(|day| it.holds(day)));
        in_time
            && is_named(self.team.as_deref(), &incident.teams)
            && is_named(self.service.as_deref(), &incident.services)
            && is_named(self.tag.as_deref(), &incident.tags)
    }

    /// Those of `incidents` that are looked at, in their order.
    pub fn select<'a>(
        &self,
        incidents: impl IntoIterator<Item = &'a Incident>,
    ) -> Vec<&'a Incident> {
        incidents.into_iter().filter(|it| self.holds(it)).collect()
    }
}

fn is_named(wanted: Option<&str>, names: &[String]) -> bool {
    wanted.is_none_or(|wanted| names.iter().any(|it| is_same_name(it, wanted)))
}

/// Whether two names are one, whatever their case and the spaces around them.
pub(crate) fn is_same_name(one: &str, other: &str) -> bool {
    let (one, other) = (one.trim(), other.trim());
    one == other
        || one.chars().flat_map(char::to_lowercase).eq(other.chars().flat_map(char::to_lowercase))
}

/// Some days in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The day after the last.
    pub until: NaiveDate,
}

impl Period {
    /// The days from `from` up to the one before `until`.
    pub fn new(from: NaiveDate, until: NaiveDate) -> Self {
        Self { from, until }
    }

    /// Whether `day` is one of its days.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.from <= day && day < self.until
    }

    /// How many days it has; 0 if it ends before it begins.
    pub fn days(self) -> u32 {
        u32::try_from((self.until - self.from).num_days()).unwrap_or(0)
    }
}

/// How long the periods are that incidents are counted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// From Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
    /// Three calendar months.
    Quarter,
}

/// More periods than these are never shown or compared: five years of weeks.
pub const MOST_PERIODS: usize = 260;

impl Step {
    /// All of them, from short to long.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// The period that `day` is in.
    ///
    /// ```
    /// use afterword_core::trends::{Period, Step};
    ///
    /// let day = |text: &str| text.parse().unwrap();
    /// let thursday = day("2026-01-01");
    /// assert_eq!(Step::Week.around(thursday), Period::new(day("2025-12-29"), day("2026-01-05")));
    /// assert_eq!(Step::Quarter.around(thursday), Period::new(day("2026-01-01"), day("2026-04-01")));
    /// ```
    pub fn around(self, day: NaiveDate) -> Period {
        let from = match self {
            Self::Week => day
                .checked_sub_days(Days::new(day.weekday().num_days_from_monday().into()))
                .unwrap_or(day),
            Self::Month => first_of(day, day.month()),
            Self::Quarter => first_of(day, day.month0() / 3 * 3 + 1),
        };
        Period::new(from, self.after(from))
    }

    fn after(self, day: NaiveDate) -> NaiveDate {
        let next = match self {
            Self::Week => day.checked_add_days(Days::new(7)),
            Self::Month => day.checked_add_months(Months::new(1)),
            Self::Quarter => day.checked_add_months(Months::new(3)),
        };
        next.unwrap_or(NaiveDate::MAX)
    }

    /// The whole periods within `range`, in order; the last 260 of them. What is cut off at either end counts in none, for its
    /// numbers could not be compared with those of the others.
    pub fn within(self, range: Period) -> Vec<Period> {
        let mut periods = Vec::new();
        let mut end = self.around(range.until).from;
        while periods.len() < MOST_PERIODS {
            let Some(before) = end.pred_opt().filter(|it| *it >= range.from) else { break };
            let period = self.around(before);
            if period.from < range.from {
                break;
            }
            end = period.from;
            periods.push(period);
        }
        periods.reverse();
        periods
    }
}

fn first_of(day: NaiveDate, month: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn only_whole_periods_are_compared() {
        let range = Period::new(day("2025-01-15"), day("2025-04-20"));
        let months: Vec<_> = Step::Month.within(range).iter().map(|it| it.from).collect();
        assert_eq!(months, [day("2025-02-01"), day("2025-03-01")]);
        assert_eq!(Step::Quarter.within(range), []);
        let year = Period::new(day("2025-01-01"), day("2026-01-01"));
        assert_eq!(Step::Quarter.within(year).len(), 4);
        assert_eq!(Step::Month.within(year).iter().map(|it| it.days()).sum::<u32>(), 365);
    }

    #[test]
    fn names_are_one_whatever_their_case() {
        assert!(is_same_name(" Checkout", "cHECKOUT") && is_same_name("Übersicht", "übersicht"));
        assert!(!is_same_name("checkout", "check-out"));
    }

    proptest! {
        #[test]
        fn periods_stand_side_by_side(from in -2_000..40_000_i64, days in 0..3_000_i64) {
            let from = NaiveDate::default() + chrono::TimeDelta::days(from);
            let range = Period::new(from, from + chrono::TimeDelta::days(days));
            for step in Step::ALL {
                let periods = step.within(range);
                prop_assert!(periods.windows(2).all(|it| it[0].until == it[1].from));
                prop_assert!(periods.iter().all(|it| range.from <= it.from && it.until <= range.until));
                prop_assert!(periods.iter().all(|it| step.around(it.from) == *it));
                let left = range.days() - periods.iter().map(|it| it.days()).sum::<u32>();
                prop_assert!(periods.len() == MOST_PERIODS || left < 200);
            }
        }

        #[test]
        fn any_range_has_its_periods(ends in any::<(i32, i32)>()) {
            let ends = [ends.0, ends.1].map(|it| NaiveDate::from_num_days_from_ce_opt(it).unwrap_or(NaiveDate::MAX));
            for range in [Period::new(ends[0], ends[1]), Period::new(NaiveDate::MIN, NaiveDate::MAX)] {
                for step in Step::ALL {
                    prop_assert!(step.within(range).len() <= MOST_PERIODS);
                }
            }
        }
    }
}
