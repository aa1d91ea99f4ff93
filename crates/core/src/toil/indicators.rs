//! How a team fares, sprint by sprint: what its weeks say of toil, errors, time to resolve and sentiment.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};

use super::{ToilRegister, Week};
use crate::statistics::{mean, median};

/// How a team fares, and how far its work is automated.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicators {
    /// The sprints of which a week is known, oldest first.
    pub sprints: Vec<SprintFigures>,
    /// The share of all hours on each rung of the ladder today: [`ToilRegister::ladder`].
    pub ladder: Option<[f64; 5]>,
}

/// What the weeks of a sprint say; `None` where none of them says it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SprintFigures {
    /// Its first day.
    pub begins: NaiveDate,
    /// Its last day.
    pub ends: NaiveDate,
    /// Whether there is more to come of it.
    pub is_running: bool,
    /// The hours of toil of all teams, without the weeks whose sums [contradict each other](Week::is_contradicted).
    pub toil_hours: Option<f64>,
    /// Of how many of its weeks these are: fewer than it has where nobody said for one.
    pub weeks: usize,
    /// The errors that were made by hand.
    pub errors: Option<u64>,
    /// How long it took to resolve what comes again and again, in minutes: the median of those that were said.
    pub resolve_minutes: Option<f64>,
    /// How the team is, from 1 to 5: the mean of those that were said.
    pub sentiment: Option<f64>,
}

impl ToilRegister {
    /// The figures of each sprint up to `today`.
    ///
    /// Sprints are as long as the register's [`Capacity`](super::Capacity) says, and counted from the day that it names, back and forth;
    /// else from the first week that was measured. A week is of the sprint in which its Thursday lies.
    pub fn indicators(&self, today: NaiveDate) -> Indicators {
        let mut sprints: BTreeMap<i64, Vec<&Week>> = BTreeMap::new();
        let weeks = || self.weeks.iter().filter(|it| it.monday <= today);
        let first = weeks().map(|it| it.monday).min();
        let Some(origin) = self.assumptions.capacity.begins.or(first) else {
            return Indicators { sprints: Vec::new(), ladder: self.ladder() };
        };
        let days = 7 * i64::from(self.assumptions.capacity.weeks.max(1));
        for week in weeks() {
            let thursday = (week.monday - origin).num_days() + 3;
            sprints.entry(thursday.div_euclid(days)).or_default().push(week);
        }
        let day = |days| origin.checked_add_signed(TimeDelta::days(days));
        let figures = |(n, weeks): (i64, Vec<&Week>)| {
            Some(SprintFigures::of(day(n * days)?, day((n + 1) * days - 1)?, today, &weeks))
        };
        Indicators {
            sprints: sprints.into_iter().filter_map(figures).collect(),
            ladder: self.ladder(),
        }
    }
}

impl SprintFigures {
    fn of(begins: NaiveDate, ends: NaiveDate, today: NaiveDate, weeks: &[&Week]) -> Self {
        let mut toil: BTreeMap<NaiveDate, u64> = BTreeMap::new();
        let sound = weeks.iter().filter(|it| !it.is_contradicted());
        for (monday, minutes) in sound.filter_map(|it| Some((it.monday, it.minutes_of_toil()?))) {
            *toil.entry(monday).or_default() += minutes;
        }
        let minutes: u64 = toil.values().sum();
        let errors: Vec<u64> = weeks.iter().filter_map(|it| it.errors.map(u64::from)).collect();
        Self {
            begins,
            ends,
            is_running: today <= ends,
            toil_hours: (!toil.is_empty()).then(|| minutes as f64 / 60.0),
            weeks: toil.len(),
            errors: (!errors.is_empty()).then(|| errors.iter().sum()),
            resolve_minutes: median(&said(weeks, |it| it.resolve_minutes.map(f64::from))).ok(),
            sentiment: mean(&said(weeks, |it| it.sentiment.map(|it| it.mark().into()))).ok(),
        }
    }
}

fn said(weeks: &[&Week], figure: impl Fn(&Week) -> Option<f64>) -> Vec<f64> {
    weeks.iter().filter_map(|it| figure(it)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::{Score, WeekId};
    use super::*;
    use crate::id::DocumentId;

    fn day(written: &str) -> NaiveDate {
        written.parse().unwrap()
    }

    /// A week of so many hours of toil, with errors, minutes to resolve and a mark.
    fn week(monday: &str, toil_hours: u32, said: Option<(u32, u32, u8)>) -> Week {
        let mut it = Week::new(WeekId::from_bits(1), day(monday));
        it.toil_minutes = Some(toil_hours * 60);
        it.errors = said.map(|it| it.0);
        it.resolve_minutes = said.map(|it| it.1);
        it.sentiment = said.and_then(|it| Score::new(it.2));
        it
    }

    fn register(weeks: Vec<Week>) -> ToilRegister {
        let now = DateTime::parse_from_rfc3339("2025-10-01T08:00:00Z").unwrap();
        let mut it = ToilRegister::new(DocumentId::v7(0, [0; 10]), String::new(), now);
        it.weeks = weeks.into_iter().map(Into::into).collect();
        it
    }

    #[test]
    fn weeks_are_put_together_by_their_sprints() {
        let weeks = vec![
            week("2025-09-15", 12, Some((0, 10, 4))),
            week("2025-09-01", 20, Some((3, 90, 2))),
            // Another team in the same week.
            week("2025-09-01", 5, Some((1, 30, 3))),
            week("2025-09-08", 15, Some((2, 45, 3))),
            week("2025-10-06", 40, None),
        ];
        let indicators = register(weeks).indicators(day("2025-09-20"));
        let [first, second] = indicators.sprints[..] else { panic!("{indicators:?}") };
        let expected = SprintFigures {
            begins: day("2025-09-01"),
            ends: day("2025-09-14"),
            is_running: false,
            toil_hours: Some(40.0),
            weeks: 2,
            errors: Some(6),
            resolve_minutes: Some(45.0),
            sentiment: Some(8.0 / 3.0),
        };
        assert_eq!(first, expected);
        assert_eq!((second.begins, second.is_running, second.weeks), (day("2025-09-15"), true, 1));
    }

    #[test]
    fn toil_that_cannot_be_so_is_not_added_up() {
        let mut more = week("2025-09-08", 400, Some((2, 45, 3)));
        more.all_minutes = Some(40 * 60);
        let it = register(vec![week("2025-09-01", 20, None), more]);
        let first = it.indicators(day("2025-09-20")).sprints[0];
        assert_eq!((first.toil_hours, first.weeks, first.errors), (Some(20.0), 1, Some(2)));
    }

    #[test]
    fn sprints_are_counted_from_the_day_of_the_register_back_and_forth() {
        let mut it = register(vec![week("2025-09-15", 12, None), week("2025-10-13", 8, None)]);
        // From a Wednesday on: the Thursday of the first week is in the sprint before.
        it.assumptions.capacity.begins = Some(day("2025-10-01"));
        let sprints = it.indicators(day("2025-12-01")).sprints;
        let days: Vec<_> = sprints.iter().map(|it| (it.begins, it.ends)).collect();
        assert_eq!(days[0], (day("2025-09-17"), day("2025-09-30")));
        assert_eq!(days[1], (day("2025-10-15"), day("2025-10-28")));
    }

    #[test]
    fn what_nobody_said_is_unknown() {
        assert_eq!(register(Vec::new()).indicators(day("2025-10-01")).sprints, []);
        let mut silent = week("2025-09-01", 0, None);
        silent.toil_minutes = None;
        let it = register(vec![silent]).indicators(day("2025-10-01")).sprints[0];
        assert_eq!((it.toil_hours, it.weeks, it.errors, it.sentiment), (None, 0, None, None));
    }
}
