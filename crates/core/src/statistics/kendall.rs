//! Is there a trend? By ranks, so that one odd value decides nothing.

use super::location::sorted;
use super::{TooFew, normal_share};

/// Of fewer values no trend is claimed, nor ruled out.
pub const FEWEST_FOR_TREND: usize = 8;

/// Up to so many values, none of which comes twice, the p of [`mann_kendall`] is exact.
const MOST_FOR_EXACT: usize = 20;

/// What the test of Mann and Kendall says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// How many pairs rise, less how many fall: S.
    pub score: i64,
    /// The same by how many pairs there are, from −1 (all fall) to 1 (all rise): Kendall’s tau.
    pub tau: f64,
    /// How likely a score at least as far from zero is if there is no trend; two-sided, from 0 to 1.
    pub p: f64,
}

/// The test of Mann (1945) and Kendall (1975) for a trend in `values`, which stand in the order of time.
///
/// Up to twenty values that all differ, p comes from the exact distribution of the score; else from the normal distribution, with the
/// variance corrected for ties and the score for continuity: `z = (S ∓ 1)/√(n(n−1)(2n+5) − Σt(t−1)(2t+5))·√18`. It assumes that the
/// values don't depend on the ones before. Takes time with the square of their number.
///
/// # Errors
///
/// [`TooFew`] of fewer than eight.
///
/// ```
/// use afterword_core::statistics::mann_kendall;
///
/// let incidents = [9.0, 8.0, 8.0, 7.0, 5.0, 6.0, 4.0, 4.0, 2.0, 3.0, 1.0, 0.0];
/// let test = mann_kendall(&incidents)?;
/// assert_eq!(test.score, -60);
/// assert!(test.p < 0.000_05);
/// # Ok::<(), afterword_core::statistics::TooFew>(())
/// ```
pub fn mann_kendall(values: &[f64]) -> Result<MannKendall, TooFew> {
    let values = finite(values);
    let n = values.len();
    TooFew::check(n, FEWEST_FOR_TREND)?;
    let score = score(&values);
    let variance = variance(&values);
    let has_ties = variance != variance_without_ties(n);
    let p = if !has_ties && n <= MOST_FOR_EXACT {
        exact_p(n, score.unsigned_abs() as usize)
    } else {
        let corrected = (score.unsigned_abs() as f64 - 1.0).max(0.0);
        if variance > 0.0 { 2.0 * normal_share(-corrected / variance.sqrt()) } else { 1.0 }
    };
    let pairs = (n * (n - 1) / 2) as f64;
    Ok(MannKendall { score, tau: score as f64 / pairs, p: p.min(1.0) })
}

fn finite(values: &[f64]) -> Vec<f64> {
    values.iter().copied().filter(|it| it.is_finite()).collect()
}

fn score(values: &[f64]) -> i64 {
    let sign = |a: f64, b: f64| i64::from(b > a) - i64::from(b < a);
    let after = |(at, a): (usize, &f64)| values[at + 1..].iter().map(|b| sign(*a, *b)).sum::<i64>();
    values.iter().enumerate().map(after).sum()
}

fn variance_without_ties(n: usize) -> f64 {
    let n = n as f64;
    n * (n - 1.0) * (2.0 * n + 5.0) / 18.0
}

/// The variance of the score, if the order is chance, of values some of which are equal.
pub(super) fn variance(values: &[f64]) -> f64 {
    let sorted = sorted(values);
    let ties = sorted.chunk_by(|a, b| a == b).map(|it| variance_without_ties(it.len()));
    variance_without_ties(values.len()) - ties.sum::<f64>()
}

/// How likely a score as far from zero as `score` is, of all orders of `n` values that differ.
///
/// The pairs that fall are the inversions of the order. How they are distributed over n values follows from n − 1: the last stands
/// behind 0 to n − 1 larger ones, each as likely.
fn exact_p(n: usize, score: usize) -> f64 {
    let pairs = n * (n - 1) / 2;
    let mut chances = vec![1.0];
    for last in 1..n {
        let mut next = vec![0.0; chances.len() + last];
        for (falling, chance) in chances.iter().enumerate() {
            for more in 0..=last {
                next[falling + more] += chance / (last + 1) as f64;
            }
        }
        chances = next;
    }
    // A score S has (pairs − S)/2 pairs that fall.
    let farthest = (pairs - score.min(pairs)) / 2;
    2.0 * chances[..=farthest].iter().sum::<f64>()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    fn floats(values: &[i32]) -> Vec<f64> {
        values.iter().copied().map(f64::from).collect()
    }

    /// Table A18 of Gilbert, *Statistical Methods for Environmental Pollution Monitoring* (1987), from Kendall (1975): the one-sided
    /// probabilities of scores, to two digits that count.
    #[test]
    fn small_samples_are_those_of_kendalls_table() {
        let table = [
            (8, 16, 0.031),
            (8, 18, 0.016),
            (8, 20, 0.0071),
            (9, 18, 0.038),
            (10, 21, 0.036),
            (10, 25, 0.014),
        ];
        for (n, score, expected) in table {
            near(exact_p(n, score) / 2.0, expected, 0.04);
        }
    }

    /// pymannkendall, `original_test`; for the first two SciPy, `kendalltau(…, method="exact")`.
    #[test]
    fn tests_are_those_of_other_implementations() {
        let cases: [(&[i32], i64, f64); 7] = [
            (&[3, 1, 4, 6, 5, 9, 2, 8, 7, 10], 25, 0.028_609_457_671_957_67),
            (&[1, 2, 3, 5, 4, 6, 8, 7], 24, 0.001_736_111_111_111_111),
            (&[2, 2, 3, 1, 4, 4, 4, 6, 5, 7, 7, 9], 53, 0.000_301_218_488_610_199_84),
            (&[1, 0, 2, 1, 0, 1, 2, 0, 1, 1, 0, 2], 3, 0.882_677_641_268_525_5),
            (&[9, 8, 8, 7, 5, 6, 4, 4, 2, 3, 1, 0], -60, 4.804_489_684_473_445e-5),
            (&[2; 9], 0, 1.0),
            (&[12, 10, 11, 8, 9, 9, 7, 6, 8, 5, 5, 4, 6, 3, 2, 1], -100, 7.626_494_412_216_189e-6),
        ];
        for (values, score, p) in cases {
            let test = mann_kendall(&floats(values)).unwrap();
            assert_eq!(test.score, score);
            near(test.p, p, 1e-9);
        }
    }

    #[test]
    fn seven_values_are_no_trend() {
        let seven = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, f64::NAN];
        assert_eq!(mann_kendall(&seven), Err(TooFew { n: 7, needed: 8 }));
    }

    proptest! {
        #[test]
        fn backwards_the_trend_is_the_opposite(values in vec(-20..20_i32, 8..30)) {
            let forward = floats(&values);
            let backward: Vec<f64> = forward.iter().rev().copied().collect();
            let (one, other) = (mann_kendall(&forward).unwrap(), mann_kendall(&backward).unwrap());
            prop_assert_eq!(one.score, -other.score);
            prop_assert_eq!(one.p, other.p);
            prop_assert!((0.0..=1.0).contains(&one.p) && (-1.0..=1.0).contains(&one.tau));
        }

        #[test]
        fn any_numbers_have_an_answer(values in vec(any::<f64>(), 8..20)) {
            prop_assert!(mann_kendall(&values).is_ok_and(|it| !it.p.is_nan()) || values.iter().any(|it| !it.is_finite()));
        }
    }
}
