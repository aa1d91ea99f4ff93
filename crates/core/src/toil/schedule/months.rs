//! What is left of the toil month by month, as projects are done.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, Months, NaiveDate, TimeDelta};

use super::super::returns::power;
use super::super::{ActivityId, Assumptions, MOST_MONTHS, Measure, ToilRegister, Week};
use super::sprint::first_day;
use super::{Scheduled, Sprint};

/// The toil that is expected in a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthOfToil {
    /// Its first day.
    pub month: NaiveDate,
    /// The hours of toil that are left when what is planned is done.
    pub hours: f64,
    /// The hours of toil if nothing is done.
    pub hours_without: f64,
    /// The share of all work that `hours` are, in parts of one; above 1 where nobody has time for them. `None` where it can't be told.
    pub share: Option<f64>,
    /// The share of all work that `hours_without` are, in parts of one.
    pub share_without: Option<f64>,
}

/// The toil is reckoned for so many months after the last sprint.
const MONTHS_AFTER: u32 = 2;

/// A measured share is that of so many weeks.
const WEEKS: usize = 4;

/// A part of a project that is placed.
struct Taken {
    /// The share that is expected to go, 0 to 1.
    share: f64,
    /// The last day without it.
    built: NaiveDate,
}

impl ToilRegister {
    /// The toil in each month from the one in which the plan begins to the second after the one in which it ends, at most
    /// [`MOST_MONTHS`].
    ///
    /// In the n-th month, from 0, an activity that counts as toil takes hours a year / 12 × growth^(n/12). A project takes its share of
    /// that away, times the chance that it works, from the day after the sprint in which it is done; of what two take away, the second
    /// takes its share of what the first leaves. The first month is a whole one, and what projects take for upkeep is no toil.
    ///
    /// The share is that of the hours which people work in a month. Where weeks were measured up to `today`, it begins with the share of
    /// the latest four, and goes on as the hours do: activities name only what somebody thought of.
    pub(super) fn months_of_toil(
        &self,
        today: NaiveDate,
        sprints: &[Sprint],
        placed: &[Scheduled],
    ) -> Vec<MonthOfToil> {
        let begin = first_day(&self.assumptions.capacity, today);
        let end = sprints.last().map_or(begin, |it| it.ends);
        let taken = self.taken(sprints, placed);
        let hours = |n: u32, month| self.hours_in(n, month, &taken);
        let months: Vec<(NaiveDate, [f64; 2])> =
            months(begin, end).zip(0..).map(|(month, n)| (month, hours(n, month))).collect();
        let whole = self.hours_of_all_work(today, months.first().map_or(0.0, |it| it.1[1]));
        let share = |hours: f64| whole.map(|it| hours / it);
        let row = |(month, [hours, hours_without]): (NaiveDate, [f64; 2])| MonthOfToil {
            month,
            hours,
            hours_without,
            share: share(hours),
            share_without: share(hours_without),
        };
        months.into_iter().map(row).collect()
    }

    fn taken(&self, sprints: &[Sprint], placed: &[Scheduled]) -> HashMap<ActivityId, Vec<Taken>> {
        let mut taken: HashMap<ActivityId, Vec<Taken>> = HashMap::new();
        for (it, project) in placed.iter().filter_map(|it| Some((it, self.project(it.project)?))) {
            let success = project.success.map_or(1.0, |it| f64::from(it.millionths()) / 1e6);
            for part in &project.parts {
                let share = success * f64::from(part.share.likely()) / 1e6;
                let built = sprints[it.last].ends;
                taken.entry(part.activity).or_default().push(Taken { share, built });
            }
        }
        taken
    }

    /// The hours of toil in the n-th month: those that are left, and those that there are if nothing is done.
    fn hours_in(
        &self,
        n: u32,
        month: NaiveDate,
        taken: &HashMap<ActivityId, Vec<Taken>>,
    ) -> [f64; 2] {
        let mut hours = [0.0; 2];
        for it in self.activities.iter().filter(|it| it.is_toil(&self.assumptions)) {
            let today = it.hours_a_year(&self.assumptions).unwrap_or(0.0) / 12.0;
            let whole = today * power(it.growth.factor(), f64::from(n) / 12.0);
            let rest = |it: &Taken| 1.0 - it.share * share_after(month, it.built);
            let left: f64 = taken.get(&it.id).into_iter().flatten().map(rest).product();
            hours = [hours[0] + whole * left, hours[1] + whole];
        }
        hours
    }

    /// The hours of all work in a month, in which the first month has so many of toil.
    fn hours_of_all_work(&self, today: NaiveDate, toil: f64) -> Option<f64> {
        let measured = self.latest_share(today).filter(|it| *it > 0.0 && toil > 0.0);
        let by_people = people_hours(&self.assumptions);
        measured.map(|it| toil / it).or_else(|| by_people.filter(|it| *it > 0.0))
    }

    /// The share of toil in the latest weeks that were measured up to `today`.
    fn latest_share(&self, today: NaiveDate) -> Option<f64> {
        let is_known = |it: &Week| it.share().is_some() && !it.is_contradicted();
        let known = || self.weeks.iter().filter(|it| it.monday <= today && is_known(it));
        let mondays: BTreeSet<NaiveDate> = known().map(|it| it.monday).collect();
        let first = mondays.iter().nth_back(WEEKS - 1).or(mondays.first())?;
        Measure::of(known().filter(|it| it.monday >= *first).map(|it| &**it)).share()
    }
}

/// The hours that people work in a month.
fn people_hours(assumptions: &Assumptions) -> Option<f64> {
    let people = assumptions.capacity.people;
    (people > 0).then(|| f64::from(people) * f64::from(assumptions.hours_a_year) / 12.0)
}

/// The first days of the months that are looked at.
fn months(begin: NaiveDate, end: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let first = first_of(begin);
    let last = end.checked_add_months(Months::new(MONTHS_AFTER)).unwrap_or(NaiveDate::MAX);
    let nth = move |n: u16| first.checked_add_months(Months::new(n.into()));
    (0..MOST_MONTHS).map_while(nth).take_while(move |it| *it <= last)
}

fn first_of(day: NaiveDate) -> NaiveDate {
    let before = TimeDelta::days(day.day0().into());
    day.checked_sub_signed(before).unwrap_or(day)
}

/// The share of the month that comes after `day`.
fn share_after(month: NaiveDate, day: NaiveDate) -> f64 {
    let days = f64::from(month.num_days_in_month());
    let gone = (day - month).num_days() as f64 + 1.0;
    1.0 - (gone / days).clamp(0.0, 1.0)
}
