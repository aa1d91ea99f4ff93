//! Benchmarks: what sources published, with their year, and nothing between or beyond.

use serde::Deserialize;

use crate::stored;

/// What DORA published of software delivery.
///
/// The levels are clusters of a survey, no targets; of change fail rates no level is better throughout than the next, so that nothing may
/// be read between two. From 2025 on there are no clusters any more, but how answers were distributed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Benchmarks {
    /// The publications.
    pub source: String,
    /// How far they are to be trusted.
    pub note: String,
    /// The answers that the survey offers for each metric.
    pub answers: Vec<Answers>,
    /// The clusters, the newest year first, the best first.
    pub clusters: Vec<Cluster>,
    /// How answers were distributed.
    pub distributions: Vec<Distributed>,
    /// The means of all who took the quick check.
    pub quick_check: Vec<QuickCheckMeans>,
}

/// The answers that the survey offers for a metric.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Answers {
    /// The metric, as [`Metric::key`](super::Metric::key) has it.
    pub metric: String,
    /// Their names among the texts of a language, the worst first.
    pub keys: Vec<String>,
}

/// A cluster of teams that answered alike.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cluster {
    /// The year of the publication.
    pub year: u16,
    /// Its name: `elite`, `high`, `medium` or `low`.
    pub level: String,
    /// The share of all teams in it, in percent.
    pub share: Option<f64>,
    /// How often they deploy.
    pub deployment_frequency: Option<String>,
    /// How long a change takes until it is deployed.
    pub lead_time: Option<String>,
    /// The deployments that fail, in percent.
    pub change_fail_rate: Option<f64>,
    /// How long it takes to recover from one.
    pub recovery_time: Option<String>,
    /// The figures that stand in one place only.
    #[serde(default)]
    pub not_verified: Vec<String>,
}

/// How the answers on a metric were distributed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Distributed {
    /// The year of the publication.
    pub year: u16,
    /// The metric.
    pub metric: String,
    /// The shares of the [`Answers`], in percent, the worst first. They need not add up to 100, as published.
    pub shares: Vec<f64>,
}

/// Means on the scale of the [`QuickCheck`].
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuickCheckMeans {
    /// The year of the publication.
    pub year: u16,
    /// Of lead time.
    pub lead_time: f64,
    /// Of deployment frequency.
    pub deployment_frequency: f64,
    /// Of the time to recover.
    pub recovery_time: f64,
    /// Of the change fail rate.
    pub change_fail_rate: f64,
    /// Of the rate of deployments that were not planned.
    pub rework: f64,
}

impl Benchmarks {
    /// Those that ship.
    pub fn shipped() -> Self {
        stored::from_json(include_str!("../../data/maturity/dora.json"))
            .expect("a test reads this file")
    }

    /// The clusters of that year, the best first; none where the year had none.
    ///
    /// ```
    /// use afterword_core::maturity::Benchmarks;
    ///
    /// let rates: Vec<_> = Benchmarks::shipped().clusters(2024).map(|it| it.change_fail_rate).collect();
    /// assert_eq!(rates, [Some(5.0), Some(20.0), Some(10.0), Some(40.0)]);
    /// assert_eq!(Benchmarks::shipped().clusters(2025).count(), 0);
    /// ```
    pub fn clusters(&self, year: u16) -> impl Iterator<Item = &Cluster> {
        self.clusters.iter().filter(move |it| it.year == year)
    }

    /// The share of teams, in percent, that gave the answer of that name on `metric` in that year; `None` where nothing was published.
    pub fn share(&self, year: u16, metric: &str, answer: &str) -> Option<f64> {
        let distribution =
            self.distributions.iter().find(|it| it.year == year && it.metric == metric);
        let answers = self.answers.iter().find(|it| it.metric == metric)?;
        let at = answers.keys.iter().position(|it| it == answer)?;
        distribution?.shares.get(at).copied()
    }
}

/// The answers of DORA's quick check, scored as it scores them: from 0 to 10 each, and their plain mean over all.
///
/// It hides what matters in the middle: a change fail rate of 5 % and one of 40 % are but 3.5 points apart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct QuickCheck {
    /// Which of the answers on lead time, from 1 (the worst) to 6.
    pub lead_time: Option<u8>,
    /// Which of those on deployment frequency.
    pub deployment_frequency: Option<u8>,
    /// Which of those on the time to recover.
    pub recovery_time: Option<u8>,
    /// The deployments that fail, in percent.
    pub change_fail_rate: Option<f64>,
    /// The deployments that were not planned, in percent.
    pub rework: Option<f64>,
}

impl QuickCheck {
    /// The scores of lead time, deployment frequency, recovery, change fail rate and rework. What is not answered, or can be no answer,
    /// has none.
    ///
    /// ```
    /// use afterword_core::maturity::QuickCheck;
    ///
    /// let it = QuickCheck { lead_time: Some(6), change_fail_rate: Some(5.0), ..QuickCheck::default() };
    /// assert_eq!(it.scores(), [Some(10.0), None, None, Some(9.5), None]);
    /// assert_eq!(it.overall(), None, "not all five are answered");
    /// ```
    pub fn scores(&self) -> [Option<f64>; 5] {
        let choice = |it: Option<u8>| {
            let it = it.filter(|it| (1..=6).contains(it))?;
            Some(f64::from(it - 1) / 5.0 * 10.0)
        };
        let percent =
            |it: Option<f64>| Some(10.0 - it.filter(|it| (0.0..=100.0).contains(it))? / 10.0);
        [
            choice(self.lead_time),
            choice(self.deployment_frequency),
            choice(self.recovery_time),
            percent(self.change_fail_rate),
            percent(self.rework),
        ]
    }

    /// The mean of the five, where all are answered.
    pub fn overall(&self) -> Option<f64> {
        let scores: Option<Vec<f64>> = self.scores().into_iter().collect();
        scores.map(|it| it.iter().sum::<f64>() / it.len() as f64)
    }
}

impl QuickCheckMeans {
    /// The mean of the five means.
    pub fn overall(&self) -> f64 {
        let Self {
            lead_time, deployment_frequency, recovery_time, change_fail_rate, rework, ..
        } = self;
        (lead_time + deployment_frequency + recovery_time + change_fail_rate + rework) / 5.0
    }
}

#[cfg(test)]
mod tests {
    use super::super::Metric;
    use super::*;

    #[test]
    fn what_ships_is_whole() {
        let it = Benchmarks::shipped();
        for answers in &it.answers {
            assert!(Metric::named(&answers.metric).is_some());
            assert_eq!(answers.keys.len(), 6, "as many as the quick check has");
        }
        for distribution in &it.distributions {
            assert_eq!(distribution.shares.len(), 6);
            let sum: f64 = distribution.shares.iter().sum();
            assert!((99.5..=100.5).contains(&sum), "{}: {sum}", distribution.metric);
        }
        for cluster in &it.clusters {
            let known = |metric: &str, key: &Option<String>| {
                let answers = it.answers.iter().find(|it| it.metric == metric).unwrap();
                assert!(answers.keys.contains(key.as_ref().unwrap()), "{key:?}");
            };
            known("deployment-frequency", &cluster.deployment_frequency);
            known("lead-time", &cluster.lead_time);
            known("recovery-time", &cluster.recovery_time);
            assert_eq!(cluster.year == 2023, cluster.not_verified.contains(&"share".to_owned()));
        }
        assert!((it.quick_check[0].overall() - 6.72).abs() < 1e-9);
    }

    #[test]
    fn what_no_source_says_is_not_invented() {
        let it = Benchmarks::shipped();
        assert_eq!(it.share(2025, "lead-time", "less-than-a-day"), Some(15.0));
        assert_eq!(it.share(2025, "change-fail-rate", "5"), None);
        assert_eq!(it.share(2024, "lead-time", "less-than-a-day"), None);
        assert_eq!(it.clusters(2022).count(), 0);
    }

    #[test]
    fn no_answer_is_not_the_best_answer() {
        let unanswered = QuickCheck { change_fail_rate: Some(-1.0), ..QuickCheck::default() };
        assert_eq!(unanswered.scores(), [None; 5]);
        let all = QuickCheck {
            lead_time: Some(1),
            deployment_frequency: Some(6),
            recovery_time: Some(6),
            change_fail_rate: Some(0.0),
            rework: Some(100.0),
        };
        assert_eq!((all.scores()[0], all.overall()), (Some(0.0), Some(6.0)));
        assert_eq!(QuickCheck { lead_time: Some(7), ..all }.overall(), None);
    }
}
