//! How steep is a trend? By the median of all slopes, so that one odd value decides nothing.

use super::kendall::{FEWEST_FOR_TREND, variance};
use super::location::{quantile_of_sorted, sorted};
use super::{Interval, TooFew, normal_quantile, sound, tail};

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
/// (N − C)/2 to the one at (N + C)/2 + 1, where Var(S) is that of [`mann_kendall`](super::mann_kendall). Time and memory go with the square
/// of the number of values.
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
    fn seven_values_have_no_slope() {
        let seven = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, f64::NAN];
        assert_eq!(theil_sen(&seven, 0.95), Err(TooFew { n: 7, needed: 8 }));
    }

    proptest! {
        #[test]
        fn backwards_the_slope_is_the_opposite(values in vec(-20..20_i32, 8..30)) {
            let forward = floats(&values);
            let backward: Vec<f64> = forward.iter().rev().copied().collect();
            let line = theil_sen(&forward, 0.95).unwrap();
            prop_assert!(line.interval.holds(line.slope));
            prop_assert_eq!(line.slope, -theil_sen(&backward, 0.95).unwrap().slope);
        }

        #[test]
        fn any_numbers_have_an_answer(values in vec(any::<f64>(), 8..20), level in any::<f64>()) {
            let line = theil_sen(&values, level);
            prop_assert!(line.is_ok_and(|it| !it.slope.is_nan()) || values.iter().any(|it| !it.is_finite()));
        }
    }
}
