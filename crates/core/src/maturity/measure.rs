//! Figures that suggest a score: what is measured, in which unit, and what a rule makes of it.

use std::fmt;

use chrono::NaiveDate;

use super::{Accepted, Direction, Finite, HalfSteps, MeasureRule};

/// What a workspace measures, or somebody does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Metric {
    /// From the beginning of an incident until somebody knew.
    TimeToDetect,
    /// From an alert until somebody took it on.
    TimeToAcknowledge,
    /// From the beginning of an incident until it was over.
    TimeToResolve,
    /// The postmortems that were published within 48 hours.
    PostmortemsWithin48h,
    /// The actions that were closed within 30 days.
    ActionsClosedWithin30Days,
    /// The incidents that had happened before.
    RepeatIncidents,
    /// The share of all work that is toil.
    ToilShare,
    /// The alerts of a week on call.
    AlertsPerOnCallWeek,
    /// What is left of the error budget; negative where more was spent than there was.
    ErrorBudgetLeft,
    /// How often something is deployed.
    DeploymentFrequency,
    /// The deployments that failed.
    ChangeFailRate,
    /// From a failed deployment until it was mended.
    RecoveryTime,
    /// From a change until it is deployed.
    LeadTime,
}

impl Metric {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::TimeToDetect,
        Self::TimeToAcknowledge,
        Self::TimeToResolve,
        Self::PostmortemsWithin48h,
        Self::ActionsClosedWithin30Days,
        Self::RepeatIncidents,
        Self::ToilShare,
        Self::AlertsPerOnCallWeek,
        Self::ErrorBudgetLeft,
        Self::DeploymentFrequency,
        Self::ChangeFailRate,
        Self::RecoveryTime,
        Self::LeadTime,
    ];

    /// Its name in a file.
    pub fn key(self) -> &'static str {
        match self {
            Self::TimeToDetect => "time-to-detect",
            Self::TimeToAcknowledge => "time-to-acknowledge",
            Self::TimeToResolve => "time-to-resolve",
            Self::PostmortemsWithin48h => "postmortems-within-48h",
            Self::ActionsClosedWithin30Days => "actions-closed-within-30-days",
            Self::RepeatIncidents => "repeat-incidents",
            Self::ToilShare => "toil-share",
            Self::AlertsPerOnCallWeek => "alerts-per-on-call-week",
            Self::ErrorBudgetLeft => "error-budget-left",
            Self::DeploymentFrequency => "deployment-frequency",
            Self::ChangeFailRate => "change-fail-rate",
            Self::RecoveryTime => "recovery-time",
            Self::LeadTime => "lead-time",
        }
    }

    /// The metric of that name.
    pub fn named(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.key() == key)
    }

    /// The unit that figures and thresholds are in.
    pub fn unit(self) -> &'static str {
        match self {
            Self::TimeToDetect
            | Self::TimeToAcknowledge
            | Self::TimeToResolve
            | Self::RecoveryTime => "min",
            Self::LeadTime => "h",
            Self::AlertsPerOnCallWeek => "count",
            Self::DeploymentFrequency => "per week",
            _ => SHARE,
        }
    }

    /// Which way it is better.
    pub fn direction(self) -> Direction {
        match self {
            Self::PostmortemsWithin48h
            | Self::ActionsClosedWithin30Days
            | Self::ErrorBudgetLeft
            | Self::DeploymentFrequency => Direction::Up,
            _ => Direction::Down,
        }
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TimeToDetect => "Time to detect",
            Self::TimeToAcknowledge => "Time to acknowledge",
            Self::TimeToResolve => "Time to resolve",
            Self::PostmortemsWithin48h => "Postmortems published within 48 hours",
            Self::ActionsClosedWithin30Days => "Actions closed within 30 days",
            Self::RepeatIncidents => "Incidents that had happened before",
            Self::ToilShare => "Share of toil",
            Self::AlertsPerOnCallWeek => "Alerts in a week on call",
            Self::ErrorBudgetLeft => "Error budget left",
            Self::DeploymentFrequency => "Deployments a week",
            Self::ChangeFailRate => "Deployments that failed",
            Self::RecoveryTime => "Time to recover from a failed deployment",
            Self::LeadTime => "Time from change to deployment",
        })
    }
}

/// The unit of shares, which are at most 100.
const SHARE: &str = "%";

/// Below so many data points a suggestion says that it rests on few.
pub const FEW: u32 = 5;

/// The score that a figure suggests. A person accepts it, or does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// The score: a whole level.
    pub score: HalfSteps,
    /// The figure.
    pub figure: Finite,
    /// On how many data points it rests.
    pub n: u32,
    /// The threshold that it has reached; none at the first level.
    pub reached: Option<Finite>,
    /// The threshold that it has not; none at the highest level.
    pub next: Option<Finite>,
    /// Which way is better.
    pub direction: Direction,
}

/// Why a figure suggests nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureProblem {
    /// It is no finite number.
    NotANumber,
    /// It is negative, which it can't be.
    Negative,
    /// It is a share above 100 %.
    MoreThanAll,
    /// It rests on no data at all.
    NoData,
}

impl FigureProblem {
    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotANumber => "not-a-number",
            Self::Negative => "negative",
            Self::MoreThanAll => "more-than-all",
            Self::NoData => "no-data",
        }
    }
}

impl fmt::Display for FigureProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "this is no number",
            Self::Negative => "this can't be negative",
            Self::MoreThanAll => "a share is at most 100 %",
            Self::NoData => "there is no data that it rests on",
        })
    }
}

impl std::error::Error for FigureProblem {}

impl MeasureRule {
    /// The score that `figure`, in the unit of the rule and made of `n` data points, suggests. Whoever reaches a threshold exactly has
    /// reached it. Level 1 is the least: it takes no more than that somebody measures.
    ///
    /// # Errors
    ///
    /// What is no number, or can't be one of this metric; what rests on nothing.
    ///
    /// ```
    /// use afterword_core::maturity::{Direction, FigureProblem, Finite, HalfSteps, MeasureRule, Other};
    ///
    /// let rule = MeasureRule {
    ///     metric: "postmortems-within-48h".into(),
    ///     unit: "%".into(),
    ///     direction: Direction::Up,
    ///     thresholds: [25.0, 50.0, 75.0, 90.0].into_iter().filter_map(Finite::new).collect(),
    ///     other: Other::new(),
    /// };
    /// let level = |figure| rule.suggest(figure, 8).map(|it| it.score);
    /// assert_eq!([level(0.0), level(25.0), level(89.9)], [1, 2, 4].map(|it| Ok(HalfSteps::level(it))));
    /// assert_eq!(rule.suggest(75.0, 4)?.to_string(), "75 of 4, at least 75, short of 90; these are few");
    /// assert_eq!([level(-1.0), level(101.0)], [Err(FigureProblem::Negative), Err(FigureProblem::MoreThanAll)]);
    /// # Ok::<(), FigureProblem>(())
    /// ```
    pub fn suggest(&self, figure: f64, n: u32) -> Result<Suggestion, FigureProblem> {
        let finite = Finite::new(figure).ok_or(FigureProblem::NotANumber)?;
        let metric = Metric::named(&self.metric);
        match () {
            () if n == 0 => return Err(FigureProblem::NoData),
            () if figure < 0.0 && metric != Some(Metric::ErrorBudgetLeft) => {
                return Err(FigureProblem::Negative);
            }
            () if figure > 100.0 && self.unit == SHARE => return Err(FigureProblem::MoreThanAll),
            () => {}
        }
        let reaches = |it: &&Finite| match self.direction {
            Direction::Up => figure >= it.get(),
            Direction::Down => figure <= it.get(),
        };
        let n_reached = self.thresholds.iter().take_while(reaches).count();
        let level = u8::try_from(n_reached + 1).unwrap_or(u8::MAX);
        Ok(Suggestion {
            score: HalfSteps::level(level),
            figure: finite,
            n,
            reached: n_reached.checked_sub(1).and_then(|it| self.thresholds.get(it)).copied(),
            next: self.thresholds.get(n_reached).copied(),
            direction: self.direction,
        })
    }

    /// A suggestion of it as somebody accepted it on the day `on`; `rule` are the words in which they read it.
    pub fn accepted(&self, suggestion: &Suggestion, rule: String, on: NaiveDate) -> Accepted {
        Accepted {
            metric: self.metric.clone(),
            figure: suggestion.figure,
            unit: self.unit.clone(),
            n: suggestion.n,
            score: suggestion.score,
            rule,
            on,
        }
    }
}

impl Suggestion {
    /// Whether it rests on fewer than [`FEW`] data points.
    pub fn is_of_few(&self) -> bool {
        self.n < FEW
    }
}

/// For whoever has no language, and without the unit, which the rule has.
impl fmt::Display for Suggestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.figure.get(), self.n)?;
        if let Some(reached) = self.reached {
            let from = match self.direction {
                Direction::Up => "at least",
                Direction::Down => "at most",
            };
            write!(f, ", {from} {}", reached.get())?;
        }
        if let Some(next) = self.next {
            write!(f, ", short of {}", next.get())?;
        }
        if self.is_of_few() { f.write_str("; these are few") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::Other;
    use super::*;

    fn rule(metric: Metric, thresholds: [f64; 4]) -> MeasureRule {
        MeasureRule {
            metric: metric.key().into(),
            unit: metric.unit().into(),
            direction: metric.direction(),
            thresholds: thresholds.into_iter().filter_map(Finite::new).collect(),
            other: Other::new(),
        }
    }

    #[test]
    fn whoever_reaches_a_threshold_exactly_has_reached_it() {
        let alerts = rule(Metric::AlertsPerOnCallWeek, [20.0, 10.0, 5.0, 2.0]);
        let level = |figure| alerts.suggest(figure, 9).unwrap().score.whole_level();
        assert_eq!([20.1, 20.0, 10.0, 4.0, 2.0, 0.0].map(level), [1, 2, 3, 4, 5, 5]);
        let middle = alerts.suggest(7.0, 9).unwrap();
        assert_eq!(
            (middle.reached.map(Finite::get), middle.next.map(Finite::get)),
            (Some(10.0), Some(5.0))
        );
        assert!(!middle.is_of_few());
        assert!(alerts.suggest(7.0, 4).unwrap().is_of_few());
    }

    #[test]
    fn what_can_be_no_figure_is_refused_with_a_reason() {
        let toil = rule(Metric::ToilShare, [50.0, 40.0, 30.0, 20.0]);
        let refused = |figure, n| toil.suggest(figure, n).unwrap_err();
        assert_eq!(refused(f64::NAN, 9), FigureProblem::NotANumber);
        assert_eq!(refused(f64::INFINITY, 9), FigureProblem::NotANumber);
        assert_eq!(refused(-0.1, 9), FigureProblem::Negative);
        assert_eq!(refused(100.5, 9), FigureProblem::MoreThanAll);
        assert_eq!(refused(10.0, 0), FigureProblem::NoData);
        let budget = rule(Metric::ErrorBudgetLeft, [0.0, 10.0, 25.0, 50.0]);
        assert_eq!(
            budget.suggest(-30.0, 9).unwrap().score,
            HalfSteps::level(1),
            "it was overspent"
        );
    }

    #[test]
    fn metrics_are_found_by_their_names() {
        for metric in Metric::ALL {
            assert_eq!(Metric::named(metric.key()), Some(metric));
            assert!(!metric.to_string().is_empty() && !metric.unit().is_empty());
        }
        assert_eq!(Metric::named("moon"), None);
    }

    proptest! {
        #[test]
        fn a_better_figure_never_suggests_less(a in 0.0..100.0_f64, b in 0.0..100.0_f64) {
            for (metric, thresholds) in [(Metric::ToilShare, [50.0, 40.0, 30.0, 20.0]), (Metric::PostmortemsWithin48h, [25.0, 50.0, 75.0, 90.0])] {
                let rule = rule(metric, thresholds);
                let score = |it| rule.suggest(it, 9).unwrap().score;
                let (worse, better) = if (a < b) == (rule.direction == Direction::Up) { (a, b) } else { (b, a) };
                prop_assert!(score(worse) <= score(better));
            }
        }
    }
}
