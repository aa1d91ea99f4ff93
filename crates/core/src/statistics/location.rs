//! What is usual: median, other quantiles, and the mean beside them.

use super::TooFew;

/// The numbers that are finite, in order.
pub(super) fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|it| it.is_finite()).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    sorted
}

/// The value in the middle: of an even number of values, halfway between the two that are.
///
/// In the unit of `values`, whose order does not matter.
///
/// # Errors
///
/// [`TooFew`] if there is no value.
///
/// ```
/// use afterword_core::statistics::median;
///
/// assert_eq!(median(&[48.0, 7.0, 12.0]), Ok(12.0));
/// assert_eq!(median(&[48.0, 7.0, 12.0, 20.0]), Ok(16.0));
/// assert!(median(&[]).is_err());
/// ```
pub fn median(values: &[f64]) -> Result<f64, TooFew> {
    quantile(values, 0.5)
}

/// The value below which the share `p` of `values` lies, `p` from 0 to 1: 0.9 is the P90.
///
/// In the unit of `values`. Of the nine definitions in use this is type 7 of Hyndman and Fan 1996, the default of R, NumPy and
/// spreadsheets (`PERCENTILE.INC`): of n values in order, the one at place 1 + (n − 1)·p, and between two places proportionately
/// between their values.
///
/// # Errors
///
/// [`TooFew`] if there is no value.
///
/// ```
/// use afterword_core::statistics::quantile;
///
/// // Place 1 + 4 · 0.875 = 4.5: halfway from 9 to 20.
/// assert_eq!(quantile(&[1.0, 3.0, 4.0, 9.0, 20.0], 0.875), Ok(14.5));
/// ```
pub fn quantile(values: &[f64], p: f64) -> Result<f64, TooFew> {
    quantile_of_sorted(&sorted(values), p)
}

pub(super) fn quantile_of_sorted(sorted: &[f64], p: f64) -> Result<f64, TooFew> {
    TooFew::check(sorted.len(), 1)?;
    let last = sorted.len() - 1;
    // A `NaN` clamps to itself, and is zero as a place.
    let place = last as f64 * p.clamp(0.0, 1.0);
    let below = place as usize;
    let (low, high) = (sorted[below], sorted[(below + 1).min(last)]);
    let part = (place - below as f64).max(0.0);
    // Weighed so that values whose difference is not finite have a middle, too.
    Ok(if part == 0.0 { low } else { low * (1.0 - part) + high * part })
}

/// The sum of `values` by their number, in their unit.
///
/// Shown only beside a median: a single long incident moves it as far as it likes.
///
/// # Errors
///
/// [`TooFew`] if there is no value.
///
/// ```
/// use afterword_core::statistics::{mean, median};
///
/// let minutes = [10.0, 12.0, 14.0, 16.0, 1_000.0];
/// assert_eq!((mean(&minutes), median(&minutes)), (Ok(210.4), Ok(14.0)));
/// ```
pub fn mean(values: &[f64]) -> Result<f64, TooFew> {
    let finite = || values.iter().copied().filter(|it| it.is_finite());
    let n = finite().count();
    TooFew::check(n, 1)?;
    Ok(finite().map(|it| it / n as f64).sum())
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    /// NumPy, `quantile`; the second is the example of type 7 in many a textbook (15, 20, 35, 40, 50).
    #[test]
    fn quantiles_are_those_of_numpy() {
        let (first, second) = ([1.0, 3.0, 4.0, 9.0, 20.0], [15.0, 20.0, 35.0, 40.0, 50.0]);
        for (p, expected) in [(0.1, 1.8), (0.25, 3.0), (0.5, 4.0), (0.9, 15.6)] {
            near(quantile(&first, p).unwrap(), expected, 1e-15);
        }
        for (p, expected) in [(0.05, 16.0), (0.3, 23.0), (0.4, 29.0), (0.5, 35.0), (1.0, 50.0)] {
            near(quantile(&second, p).unwrap(), expected, 1e-15);
        }
    }

    #[test]
    fn of_nothing_there_is_nothing() {
        assert_eq!(mean(&[f64::NAN, f64::INFINITY]), Err(TooFew { n: 0, needed: 1 }));
        assert_eq!(median(&[f64::NAN]), Err(TooFew { n: 0, needed: 1 }));
        assert_eq!(quantile(&[1.0, 2.0], f64::NAN), Ok(1.0));
    }

    proptest! {
        #[test]
        fn a_quantile_lies_among_the_values_and_grows_with_its_share(
            values in vec(any::<f64>(), 1..60), p in 0.0..1.0_f64, q in 0.0..1.0_f64,
        ) {
            let sorted = sorted(&values);
            prop_assume!(!sorted.is_empty());
            let (least, most) = (quantile(&values, p.min(q)).unwrap(), quantile(&values, p.max(q)).unwrap());
            prop_assert!(sorted[0] <= least && most <= sorted[sorted.len() - 1]);
            // Rounding may turn round what all but coincides.
            prop_assert!(least <= most || (least - most).abs() <= least.abs() * 1e-15);
        }

        #[test]
        fn half_of_the_values_are_on_either_side_of_the_median(values in vec(-1e6..1e6, 1..60)) {
            let middle = median(&values).unwrap();
            prop_assert!(values.iter().filter(|it| **it < middle).count() * 2 <= values.len());
            prop_assert!(values.iter().filter(|it| **it > middle).count() * 2 <= values.len());
        }
    }
}
