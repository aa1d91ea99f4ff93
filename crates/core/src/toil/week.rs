//! What a week went into: the entries of a survey or a time log, and the share that toil had.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};

use super::{Category, Score};
use crate::amount::Share;
use crate::id::Id;
use crate::list::Identified;

/// Names a week.
pub type WeekId = Id<Week>;

/// What a team worked on in one week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Week {
    /// Its name within the register.
    pub id: WeekId,
    /// The Monday that it begins with.
    #[cfg_attr(feature = "typescript", ts(type = "Day"))]
    pub monday: NaiveDate,
    /// Whose week it is; empty where there is one team only.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub team: String,
    /// How it is known.
    #[serde(default)]
    pub source: Source,
    /// Minutes of toil by kind.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub toil: BTreeMap<Category, u32>,
    /// Minutes of toil, where nobody has said what kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub toil_minutes: Option<u32>,
    /// Minutes of work in all.
    #[serde(default)]
    pub all_minutes: Option<u32>,
    /// The errors that were made by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub errors: Option<u32>,
    /// How long it took to resolve what comes again and again, in minutes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resolve_minutes: Option<u32>,
    /// How the team is, from 1 to 5.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sentiment: Option<Score>,
    /// Whatever else there is to say.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// How a week is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(rename = "WeekSource"))]
pub enum Source {
    /// People were asked at its end.
    #[default]
    Survey,
    /// People noted it as they worked.
    Log,
}

impl Identified for Week {
    fn id(&self) -> WeekId {
        self.id
    }
}

impl Week {
    /// The week that `day` lies in, of which nothing is known yet.
    ///
    /// ```
    /// use afterword_core::toil::{Week, WeekId};
    ///
    /// let thursday = "2025-10-02".parse()?;
    /// assert_eq!(Week::new(WeekId::from_bits(1), thursday).monday, "2025-09-29".parse()?);
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn new(id: WeekId, day: NaiveDate) -> Self {
        Self {
            id,
            monday: monday_of(day),
            team: String::new(),
            source: Source::default(),
            toil: BTreeMap::new(),
            toil_minutes: None,
            all_minutes: None,
            errors: None,
            resolve_minutes: None,
            sentiment: None,
            note: String::new(),
        }
    }

    /// The minutes that went into toil: by kind where that is known, else in sum; `None` while nobody has said.
    pub fn minutes_of_toil(&self) -> Option<u64> {
        if self.toil.is_empty() {
            return self.toil_minutes.map(u64::from);
        }
        Some(self.toil.values().map(|it| u64::from(*it)).sum())
    }

    /// The share that toil had, in millionths of all work; `None` while one of the two is unknown, or nobody worked.
    pub fn share(&self) -> Option<f64> {
        share(self.minutes_of_toil()?, self.all_minutes?.into())
    }

    /// What cannot be so.
    pub fn problem(&self) -> Option<WeekProblem> {
        let toil = self.minutes_of_toil()?;
        let all = u64::from(self.all_minutes?);
        match () {
            () if all == 0 && toil > 0 => Some(WeekProblem::NoWork),
            () if toil > all => Some(WeekProblem::MoreThanAll),
            () if self.toil_minutes.is_some_and(|it| u64::from(it) != toil) => {
                Some(WeekProblem::SumsDiffer)
            }
            () => None,
        }
    }

    /// Whether its sums contradict each other: toil without work, or more toil than work. What is reckoned over weeks leaves it out.
    ///
    /// ```
    /// use afterword_core::toil::{Week, WeekId};
    ///
    /// let mut week = Week::new(WeekId::from_bits(1), "2025-10-01".parse()?);
    /// (week.toil_minutes, week.all_minutes) = (Some(90), Some(60));
    /// assert!(week.is_contradicted());
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn is_contradicted(&self) -> bool {
        matches!(self.problem(), Some(WeekProblem::NoWork | WeekProblem::MoreThanAll))
    }
}

/// What is wrong with the figures of a week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WeekProblem {
    /// There was toil, and no work at all.
    NoWork,
    /// There was more toil than work.
    MoreThanAll,
    /// The sum that was given is not that of its kinds.
    SumsDiffer,
}

/// The Monday of the week that `day` lies in.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let after = TimeDelta::days(day.weekday().num_days_from_monday().into());
    day.checked_sub_signed(after).unwrap_or(day)
}

/// `part` of `all`, in parts of one; `None` of nothing.
fn share(part: u64, all: u64) -> Option<f64> {
    (all > 0).then(|| part as f64 / all as f64)
}

/// How a share of toil stands against the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum BudgetStatus {
    /// Below nine tenths of it.
    Within,
    /// From nine tenths on.
    Near,
    /// Above.
    Over,
}

impl BudgetStatus {
    /// How `share`, in parts of one, stands against `budget`.
    ///
    /// ```
    /// use afterword_core::amount::Share;
    /// use afterword_core::toil::BudgetStatus;
    ///
    /// let half: Share = "50 %".parse()?;
    /// let status = |share| BudgetStatus::of(share, half);
    /// assert_eq!([status(0.449), status(0.45), status(0.5)], [BudgetStatus::Within, BudgetStatus::Near, BudgetStatus::Near]);
    /// assert_eq!(status(0.501), BudgetStatus::Over);
    /// # Ok::<(), afterword_core::amount::ParseAmountError>(())
    /// ```
    pub fn of(share: f64, budget: Share) -> Self {
        let budget = f64::from(budget.millionths()) / 1e6;
        match share {
            it if it > budget => Self::Over,
            it if it >= NEAR * budget => Self::Near,
            _ => Self::Within,
        }
    }
}

/// From this share of the budget on it is near.
const NEAR: f64 = 0.9;

/// What is known of some weeks together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measure {
    /// Of how many weeks both sums are known and may be so.
    pub weeks: usize,
    /// How many weeks are left out of all other figures because their sums [contradict each other](Week::is_contradicted).
    pub contradicted: usize,
    /// The minutes of toil in them.
    pub toil_minutes: u64,
    /// The minutes of all work in them.
    pub all_minutes: u64,
    /// Minutes of toil by kind, in all weeks that say so.
    pub by_category: BTreeMap<Category, u64>,
}

impl Measure {
    /// The measure of `weeks`; those whose sums [contradict each other](Week::is_contradicted) are only counted. Two entries of one week add
    /// up, be they of two teams or [of one](super::ToilRegister::repeated_weeks).
    pub fn of<'w>(weeks: impl IntoIterator<Item = &'w Week>) -> Self {
        let mut measure = Self::default();
        for week in weeks {
            if week.is_contradicted() {
                measure.contradicted += 1;
                continue;
            }
            for (category, minutes) in &week.toil {
                *measure.by_category.entry(*category).or_default() += u64::from(*minutes);
            }
            if let (Some(toil), Some(all)) = (week.minutes_of_toil(), week.all_minutes) {
                measure.weeks += 1;
                measure.toil_minutes += toil;
                measure.all_minutes += u64::from(all);
            }
        }
        measure
    }

    /// The share that toil had, in parts of one; `None` where nothing is known.
    pub fn share(&self) -> Option<f64> {
        share(self.toil_minutes, self.all_minutes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hours(toil: &[(Category, u32)], all: u32) -> Week {
        let mut week = Week::new(WeekId::from_bits(1), "2025-10-01".parse().unwrap());
        week.toil = toil.iter().map(|it| (it.0, it.1 * 60)).collect();
        week.all_minutes = Some(all * 60);
        week
    }

    /// The week of the source, of a team of one and a bit: 31 of 48 hours.
    #[test]
    fn the_week_of_the_source_is_over_budget() {
        let week = hours(
            &[
                (Category::Deployments, 10),
                (Category::Requests, 8),
                (Category::Scaling, 5),
                (Category::Certificates, 3),
                (Category::Other, 5),
            ],
            48,
        );
        assert_eq!(week.minutes_of_toil(), Some(31 * 60));
        let share = week.share().unwrap();
        assert!((share - 0.645_833).abs() < 1e-6);
        assert_eq!(BudgetStatus::of(share, "50 %".parse().unwrap()), BudgetStatus::Over);
        assert_eq!(week.problem(), None);
    }

    #[test]
    fn what_cannot_be_so_is_said_and_never_divided_by() {
        assert_eq!(hours(&[(Category::Other, 41)], 40).problem(), Some(WeekProblem::MoreThanAll));
        let empty = hours(&[(Category::Other, 1)], 0);
        assert_eq!((empty.share(), empty.problem()), (None, Some(WeekProblem::NoWork)));
        let mut twice = hours(&[(Category::Other, 10)], 40);
        twice.toil_minutes = Some(60);
        assert_eq!(twice.problem(), Some(WeekProblem::SumsDiffer));
        assert_eq!(hours(&[], 40).share(), None);
    }

    #[test]
    fn weeks_add_up_by_their_hours_and_not_by_their_shares() {
        let weeks = [hours(&[(Category::Alerts, 40)], 40), hours(&[(Category::Alerts, 0)], 120)];
        let measure = Measure::of(&weeks);
        assert_eq!((measure.share(), measure.weeks), (Some(0.25), 2));
        assert_eq!(measure.by_category[&Category::Alerts], 40 * 60);
        assert_eq!(Measure::default().share(), None);
    }

    #[test]
    fn weeks_that_cannot_be_so_count_for_nothing() {
        let sound = hours(&[(Category::Alerts, 10)], 40);
        // Sums that differ are not of toil against work: the kinds count.
        let mut differs = hours(&[(Category::Alerts, 20)], 40);
        differs.toil_minutes = Some(60);
        let more = hours(&[(Category::Alerts, 400)], 40);
        let no_work = hours(&[(Category::Restarts, 5)], 0);
        let measure = Measure::of(&[sound, more, differs, no_work]);
        assert_eq!((measure.weeks, measure.contradicted), (2, 2));
        assert_eq!(measure.share(), Some(30.0 / 80.0));
        assert_eq!(measure.by_category, BTreeMap::from([(Category::Alerts, 30 * 60)]));
    }
}
