//! Is there a trend, and how steep: by ranks, so that one odd value decides nothing.

use super::location::{quantile_of_sorted, sorted};
use super::{Interval, TooFew, normal_quantile, normal_share, sound, tail};

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
fn variance(values: &[f64]) -> f64 {
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

/// How steep a trend is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TheilSen {
    /// How much the value changes from one time to the next.
    pub slope: f64,
    /// Between what it lies.
    pub interval: Interval,
}

/// The slope of `values`, which stand at equal distances: the median of the slopes of all pairs (Theil 1950, Sen 1968).
///
/// In the unit of the values, a step. The interval of `level` is Sen’s: with C = z·√Var(S) and N pairs, from the slope at place
/// (N − C)/2 to the one at (N + C)/2 + 1, where Var(S) is that of [`mann_kendall`]. Time and memory go with the square of the number of
/// values.
///
/// # Errors
///
/// [`TooFew`] of fewer than eight.
///
/// ```
/// use afterword_core::statistics::theil_sen;
///
/// // One odd value decides nothing.
/// let line = theil_sen(&[1.0, 3.0, 5.0, 7.0, 400.0, 11.0, 13.0, 15.0], 0.95)?;
/// assert_eq!(line.slope, 2.0);
/// # Ok::<(), afterword_core::statistics::TooFew>(())
/// ```
pub fn theil_sen(values: &[f64], level: f64) -> Result<TheilSen, TooFew> {
    let points: Vec<(f64, f64)> = values
        .iter()
        .enumerate()
        .map(|(at, it)| (at as f64, *it))
        .filter(|it| it.1.is_finite())
        .collect();
    TooFew::check(points.len(), FEWEST_FOR_TREND)?;
    slope_of(&points, level)
}

fn slope_of(points: &[(f64, f64)], level: f64) -> Result<TheilSen, TooFew> {
    let to_later = |(at, a): (usize, &(f64, f64))| {
        let a = *a;
        points[at + 1..].iter().map(move |b| (b.1 - a.1) / (b.0 - a.0))
    };
    let slopes = sorted(&points.iter().enumerate().flat_map(to_later).collect::<Vec<f64>>());
    let values: Vec<f64> = points.iter().map(|it| it.1).collect();
    let reach = normal_quantile(1.0 - tail(level)) * variance(&values).max(0.0).sqrt();
    let slope = quantile_of_sorted(&slopes, 0.5)?;
    let pairs = slopes.len() as f64;
    // Places counted from 0, to the nearest whole, as SciPy rounds them.
    let last = slopes.len() - 1;
    let low = ((pairs - reach) / 2.0).round_ties_even() - 1.0;
    let high = ((pairs + reach) / 2.0).round_ties_even();
    let [low, high] = [low, high].map(|it| slopes[(it.max(0.0) as usize).min(last)]);
    Ok(TheilSen { slope, interval: Interval { low, high, level: sound(level) } })
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

    /// The example of Sen, *Journal of the American Statistical Association* 63 (1968): 4, and 26/7 to 35/8 with 93 %.
    #[test]
    fn the_slope_is_that_of_sens_example() {
        let x = [1.0, 2.0, 3.0, 4.0, 10.0, 12.0, 18.0];
        let y = [9.0, 15.0, 19.0, 20.0, 45.0, 55.0, 78.0];
        let points: Vec<(f64, f64)> = x.into_iter().zip(y).collect();
        let line = slope_of(&points, 0.93).unwrap();
        assert_eq!(line.slope, 4.0);
        assert_eq!((line.interval.low, line.interval.high), (26.0 / 7.0, 35.0 / 8.0));
    }

    /// SciPy, `theilslopes`, with 95 and 90 %.
    #[test]
    fn slopes_are_those_of_scipy() {
        type Ends = [f64; 2];
        let cases: [(&[i32], f64, Ends, Ends); 5] = [
            (&[3, 1, 4, 6, 5, 9, 2, 8, 7, 10], 7.0 / 9.0, [0.2, 4.0 / 3.0], [0.25, 1.2]),
            (
                &[2, 2, 3, 1, 4, 4, 4, 6, 5, 7, 7, 9],
                0.585_714_285_714_285_6,
                [0.4, 0.8],
                [0.5, 0.75],
            ),
            (
                &[1, 0, 2, 1, 0, 1, 2, 0, 1, 1, 0, 2],
                0.0,
                [-1.0 / 7.0, 1.0 / 6.0],
                [-0.1, 1.0 / 7.0],
            ),
            (&[9, 8, 8, 7, 5, 6, 4, 4, 2, 3, 1, 0], -0.8, [-1.0, -2.0 / 3.0], [-1.0, -2.0 / 3.0]),
            (&[2; 9], 0.0, [0.0, 0.0], [0.0, 0.0]),
        ];
        for (values, slope, at_95, at_90) in cases {
            for (level, [low, high]) in [(0.95, at_95), (0.90, at_90)] {
                let line = theil_sen(&floats(values), level).unwrap();
                near(line.slope, slope, 1e-14);
                near(line.interval.low, low, 1e-14);
                near(line.interval.high, high, 1e-14);
            }
        }
    }

    #[test]
    fn seven_values_are_no_trend() {
        let seven = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, f64::NAN];
        assert_eq!(mann_kendall(&seven), Err(TooFew { n: 7, needed: 8 }));
        assert_eq!(theil_sen(&seven, 0.95), Err(TooFew { n: 7, needed: 8 }));
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
            let line = theil_sen(&forward, 0.95).unwrap();
            prop_assert!(line.interval.holds(line.slope));
            prop_assert_eq!(line.slope, -theil_sen(&backward, 0.95).unwrap().slope);
        }

        #[test]
        fn any_numbers_have_an_answer(values in vec(any::<f64>(), 0..20), level in any::<f64>()) {
            if let (Ok(test), Ok(line)) = (mann_kendall(&values), theil_sen(&values, level)) {
                prop_assert!(!test.p.is_nan() && !line.slope.is_nan());
            }
        }
    }
}
