//! What a register reckons with, wherever nobody says otherwise.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::amount::{Money, Share};

/// What a register reckons with. Each has a default that a source names, and all can be changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Assumptions {
    /// What an hour of work costs, with everything that is paid besides wages. Without it everything is reckoned in hours.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hourly: Option<Money>,
    /// The hours that a person works in a year: 1,800 in much of Europe, 2,000 in the United States (DORA: *ROI of DevOps*, 2020).
    pub hours_a_year: u16,
    /// The working days of a year: five in each of 52 weeks.
    pub days_a_year: u16,
    /// So many of the six criteria make work toil.
    pub toil_from: u8,
    /// The share of all work that toil may take: one half (Beyer and others: *Site Reliability Engineering*, chapter 5).
    pub budget: Share,
    /// The share that the team wants to reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Share>,
    /// What money is worth less from one year to the next.
    pub discount: Share,
    /// Over how many months a project is looked at.
    pub horizon_months: u16,
    /// The team's sprints, and what they have left for projects.
    pub capacity: Capacity,
}

/// No project is looked at over a longer time: twenty years.
pub const MOST_MONTHS: u16 = 240;

impl Default for Assumptions {
    fn default() -> Self {
        Self {
            hourly: None,
            hours_a_year: 1_800,
            days_a_year: 260,
            toil_from: 4,
            budget: percent(50),
            target: None,
            discount: percent(8),
            horizon_months: 36,
            capacity: Capacity::default(),
        }
    }
}

impl Assumptions {
    /// The months that a project is looked at, 1 to [`MOST_MONTHS`].
    pub fn months(&self) -> u32 {
        self.horizon_months.clamp(1, MOST_MONTHS).into()
    }
}

/// The sprints of a team, and what they have left for reducing toil.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Capacity {
    /// How many people there are.
    pub people: u16,
    /// The hours that each works in a sprint.
    pub hours: u16,
    /// The weeks of a sprint.
    pub weeks: u8,
    /// The share of that for reducing toil.
    pub reserved: Share,
    /// How many sprints are planned.
    pub sprints: u8,
    /// The day that the first of them begins; the next Monday where nobody says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", ts(type = "Day | null"))]
    pub begins: Option<NaiveDate>,
    /// Hours that people are away, by sprint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub leave: Vec<u16>,
}

impl Default for Capacity {
    fn default() -> Self {
        Self {
            people: 6,
            hours: 80,
            weeks: 2,
            reserved: percent(20),
            sprints: 13,
            begins: None,
            leave: Vec::new(),
        }
    }
}

impl Capacity {
    /// What each sprint has for reducing toil, in whole minutes: people × hours less leave, times the share that is reserved.
    ///
    /// ```
    /// use afterword_core::toil::Capacity;
    ///
    /// let capacity = Capacity { people: 5, hours: 80, sprints: 2, leave: vec![100], ..Capacity::default() };
    /// assert_eq!(capacity.minutes(), [3_600, 4_800], "60 h and 80 h");
    /// ```
    pub fn minutes(&self) -> Vec<u32> {
        let all = u64::from(self.people) * u64::from(self.hours);
        let of = |sprint: usize| {
            let there = all.saturating_sub(self.leave.get(sprint).copied().unwrap_or(0).into());
            let reserved = there * 60 * u64::from(self.reserved.millionths()) / 1_000_000;
            u32::try_from(reserved).unwrap_or(u32::MAX)
        };
        (0..usize::from(self.sprints)).map(of).collect()
    }

    /// The length of a sprint in months.
    pub fn months(&self) -> f64 {
        f64::from(self.weeks.max(1)) * MONTHS_A_WEEK
    }
}

/// A year has 52 weeks and 12 months.
pub(super) const MONTHS_A_WEEK: f64 = 12.0 / 52.0;

fn percent(n: u32) -> Share {
    Share::from_millionths(n * 10_000).unwrap_or(Share::ALL)
}
