//! How votes are spread, and whether a group agrees.

use std::collections::BTreeMap;

use super::super::{HalfSteps, Vote};

/// How the votes on one question are spread.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    /// How many voted for each score that anybody voted for.
    pub counts: BTreeMap<HalfSteps, usize>,
    /// How many do not know.
    pub dont_know: usize,
    /// How many say that it does not apply.
    pub not_applicable: usize,
    /// The median of the scores, in levels; between the two in the middle of an even number. `None` without any score.
    pub median: Option<f64>,
    /// The highest score less the lowest, in half steps.
    pub spread: u8,
    /// How far the scores agree, from 0 (half of them at either end) to 1 (all the same): one less twice their mean distance from the
    /// median, in parts of the scale. Leik: “A measure of ordinal consensus”, *Pacific Sociological Review* 9 (1966). `None` below two scores.
    pub agreement: Option<f64>,
}

/// A spread of so many half steps, two levels, is worth talking about.
const TALK_FROM: u8 = 4;

impl Distribution {
    /// How `votes` are spread over the levels from 0 to `highest`.
    ///
    /// ```
    /// use afterword_core::maturity::{Distribution, HalfSteps, Vote};
    ///
    /// let score = |level| Vote::Score(HalfSteps::level(level));
    /// let votes = [score(1), score(3), score(3), score(4), Vote::DontKnow];
    /// let it = Distribution::of(votes, 5);
    /// assert_eq!((it.median, it.spread, it.dont_know), (Some(3.0), 6, 1));
    /// assert!(it.talk_about_it());
    /// // 1 − 2 × ((2 + 0 + 0 + 1) ÷ 4) ÷ 5
    /// assert_eq!(it.agreement, Some(0.7));
    /// ```
    pub fn of(votes: impl IntoIterator<Item = Vote>, highest: u8) -> Self {
        let mut counts: BTreeMap<HalfSteps, usize> = BTreeMap::new();
        let (mut dont_know, mut not_applicable) = (0, 0);
        for vote in votes {
            match vote {
                Vote::Score(score) => {
                    *counts.entry(score.min(HalfSteps::level(highest))).or_default() += 1;
                }
                Vote::DontKnow => dont_know += 1,
                Vote::NotApplicable => not_applicable += 1,
            }
        }
        let scores: Vec<f64> =
            counts.iter().flat_map(|(score, n)| std::iter::repeat_n(score.levels(), *n)).collect();
        let median = median(&scores);
        let ends = counts.keys().next().zip(counts.keys().next_back());
        let distance = |median: f64| scores.iter().map(|it| (it - median).abs()).sum::<f64>();
        let agreement = median.filter(|_| scores.len() > 1 && highest > 0).map(|median| {
            1.0 - 2.0 * (distance(median) / scores.len() as f64) / f64::from(highest)
        });
        Self {
            spread: ends.map_or(0, |(low, high)| high.get() - low.get()),
            counts,
            dont_know,
            not_applicable,
            median,
            agreement,
        }
    }

    /// How many gave a score.
    pub fn n(&self) -> usize {
        self.counts.values().sum()
    }

    /// Whether people see it so differently that they had better say why: two levels or more lie between them, or some say that it does
    /// not apply and others give a score.
    pub fn talk_about_it(&self) -> bool {
        self.is_wide() || self.not_applicable > 0 && self.n() > 0
    }

    /// Whether two levels or more lie between the scores.
    pub fn is_wide(&self) -> bool {
        self.spread >= TALK_FROM
    }
}

/// The median of sorted scores.
fn median(scores: &[f64]) -> Option<f64> {
    let middle = scores.len() / 2;
    let upper = *scores.get(middle)?;
    match scores.len() % 2 {
        0 => Some(f64::midpoint(scores[middle - 1], upper)),
        _ => Some(upper),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn spread(levels: &[u8]) -> Distribution {
        Distribution::of(levels.iter().map(|it| Vote::Score(HalfSteps::level(*it))), 5)
    }

    #[test]
    fn two_levels_apart_is_worth_talking_about() {
        assert!(!spread(&[2, 3, 3]).talk_about_it());
        assert!(spread(&[1, 3, 3]).talk_about_it());
        let halves = [3, 6].map(|it| Vote::Score(HalfSteps::new(it)));
        assert!(!Distribution::of(halves, 5).talk_about_it(), "one and a half");
        let mixed = [Vote::NotApplicable, Vote::Score(HalfSteps::level(3))];
        assert!(Distribution::of(mixed, 5).talk_about_it());
    }

    #[test]
    fn agreement_goes_from_none_to_all() {
        assert_eq!(spread(&[0, 0, 5, 5]).agreement, Some(0.0));
        assert_eq!(spread(&[4, 4, 4]).agreement, Some(1.0));
        assert_eq!(spread(&[4]).agreement, None);
        assert_eq!((spread(&[]).median, spread(&[]).spread), (None, 0));
        assert_eq!(spread(&[2, 3]).median, Some(2.5));
    }

    proptest! {
        #[test]
        fn any_votes_have_figures_within_their_range(votes in proptest::collection::vec((0..14_u8).prop_map(|it| match it {
            11 => Vote::DontKnow,
            12 => Vote::NotApplicable,
            it => Vote::Score(HalfSteps::new(it)),
        }), 0..40)) {
            let it = Distribution::of(votes.iter().copied(), 5);
            prop_assert_eq!(it.n() + it.dont_know + it.not_applicable, votes.len());
            prop_assert!(it.agreement.is_none_or(|it| (-1e-12..=1.0).contains(&it)));
            prop_assert!(it.median.is_none_or(|it| (0.0..=5.0).contains(&it)));
            let mut other = votes;
            other.reverse();
            prop_assert_eq!(Distribution::of(other, 5), it);
        }
    }
}
