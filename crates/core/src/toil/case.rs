//! What a project is reckoned by: its figures as plain numbers, or what is lacking of them.

use super::activity::SECONDS_AN_HOUR;
use super::assumptions::MONTHS_A_WEEK;
use super::{ActivityId, Project, ToilRegister};
use crate::amount::{Currency, Money, Share};

/// What results are counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Units of a currency.
    Money(Currency),
    /// Hours of work: nobody has said what one costs.
    Hours,
}

/// A project as numbers: what it saves, what it costs, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// What all sums are counted in.
    pub unit: Unit,
    /// What it takes away.
    pub savings: Vec<Saving>,
    /// The hours of building it.
    pub build_hours: f64,
    /// How long it takes until it is there.
    pub build_time: BuildTime,
    /// The hours of upkeep a month.
    pub upkeep_hours: f64,
    /// What licences cost a month.
    pub licences: f64,
    /// What an hour of building and upkeep costs.
    pub hourly: f64,
    /// What an hour is worth that is saved.
    pub worth: f64,
    /// How likely it comes to anything, 0 to 1.
    pub success: f64,
}

/// How long a project takes until it is there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum BuildTime {
    /// So many months, whatever the work.
    Months(f64),
    /// As long as the work of building takes at forty hours a week: nobody said how long.
    OfWork,
}

impl BuildTime {
    /// The months until `build_hours` of building are done.
    ///
    /// ```
    /// use afterword_core::toil::BuildTime;
    ///
    /// // Thirteen weeks are a quarter of a year.
    /// assert_eq!(BuildTime::OfWork.months(13.0 * 40.0), 3.0);
    /// assert_eq!(BuildTime::Months(1.5).months(13.0 * 40.0), 1.5);
    /// ```
    pub fn months(self, build_hours: f64) -> f64 {
        match self {
            Self::Months(months) => months,
            Self::OfWork => build_hours / HOURS_A_WEEK * MONTHS_A_WEEK,
        }
    }

    /// So many weeks, whatever the work.
    pub(super) fn weeks(weeks: f64) -> Self {
        Self::Months(weeks * MONTHS_A_WEEK)
    }
}

const HOURS_A_WEEK: f64 = 40.0;

/// What a project takes away of one activity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Saving {
    /// The activity.
    pub activity: ActivityId,
    /// The hours that it takes a month, today.
    pub hours_a_month: f64,
    /// The share of them that goes away, 0 to 1.
    pub share: f64,
    /// What one becomes in a year, as the service grows.
    pub growth: f64,
}

/// What has to be known before a project can be reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// It takes nothing away yet.
    Parts,
    /// An activity that it takes away is not in the register any more.
    Activity(ActivityId),
    /// How often that activity comes, or how long it takes.
    Hours(ActivityId),
    /// The work of building it.
    Build,
    /// What an hour costs: licences can't be held against hours.
    Hourly,
    /// One currency for all its sums.
    Currency,
}

impl Case {
    /// The months until it is there.
    pub fn build_months(&self) -> f64 {
        self.build_time.months(self.build_hours)
    }

    /// The numbers of `project` as they are likely.
    ///
    /// # Errors
    ///
    /// Everything that is lacking, never empty.
    pub fn of(project: &Project, register: &ToilRegister) -> Result<Self, Vec<Lacking>> {
        let mut lacking = Vec::new();
        let savings = savings(project, register, &mut lacking);
        if project.build_minutes.is_none() {
            lacking.push(Lacking::Build);
        }
        let money = Rates::of(project, register).map_err(|it| lacking.push(it)).ok();
        let (Some(build), Some(rates), true) = (project.build_minutes, money, lacking.is_empty())
        else {
            return Err(lacking);
        };
        Ok(Self {
            unit: rates.unit,
            savings,
            build_hours: hours(build.likely()),
            build_time: project
                .build_weeks
                .map_or(BuildTime::OfWork, |it| BuildTime::weeks(it.likely().into())),
            upkeep_hours: project.upkeep_minutes.map_or(0.0, |it| hours(it.likely())),
            licences: rates.licences / 12.0,
            hourly: rates.hourly,
            worth: rates.worth,
            success: f64::from(project.success.unwrap_or(Share::ALL).millionths()) / 1e6,
        })
    }
}

fn savings(project: &Project, register: &ToilRegister, lacking: &mut Vec<Lacking>) -> Vec<Saving> {
    if project.parts.is_empty() {
        lacking.push(Lacking::Parts);
    }
    let mut savings = Vec::new();
    for part in &project.parts {
        let Some(activity) = register.activity(part.activity) else {
            lacking.push(Lacking::Activity(part.activity));
            continue;
        };
        let Some(hours) = activity.hours_a_year(&register.assumptions) else {
            lacking.push(Lacking::Hours(part.activity));
            continue;
        };
        savings.push(Saving {
            activity: part.activity,
            hours_a_month: hours / 12.0,
            share: f64::from(part.share.likely()) / 1e6,
            growth: activity.growth.factor(),
        });
    }
    savings
}

/// What an hour and the licences of a year are worth, in one unit.
struct Rates {
    unit: Unit,
    hourly: f64,
    worth: f64,
    licences: f64,
}

impl Rates {
    fn of(project: &Project, register: &ToilRegister) -> Result<Self, Lacking> {
        let usual = register.assumptions.hourly;
        let licences = project.licences.filter(|it| it.hundredths > 0);
        let Some(hourly) = project.hourly.or(usual) else {
            let in_hours = Self { unit: Unit::Hours, hourly: 1.0, worth: 1.0, licences: 0.0 };
            return if licences.is_some() { Err(Lacking::Hourly) } else { Ok(in_hours) };
        };
        let worth = usual.unwrap_or(hourly);
        let currencies = [Some(worth), licences];
        if currencies.into_iter().flatten().any(|it| it.currency != hourly.currency) {
            return Err(Lacking::Currency);
        }
        Ok(Self {
            unit: Unit::Money(hourly.currency),
            hourly: units(hourly),
            worth: units(worth),
            licences: licences.map_or(0.0, units),
        })
    }
}

fn units(sum: Money) -> f64 {
    sum.hundredths as f64 / 100.0
}

pub(super) fn hours(minutes: u32) -> f64 {
    f64::from(minutes) * 60.0 / SECONDS_AN_HOUR
}
