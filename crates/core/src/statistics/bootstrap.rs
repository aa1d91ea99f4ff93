//! How sure the median is: a bootstrap interval from a seed.

use super::location::{quantile_of_sorted, sorted};
use super::{Interval, TooFew, at_least, sound, tail};
use crate::id::{Mint as _, Seeded};

/// Of fewer values no interval is drawn.
pub const FEWEST_FOR_INTERVAL: usize = 5;

/// How many samples are drawn anew.
const SAMPLES: usize = 2_000;

/// Of more values than these the interval is calculated to which drawing samples would lead.
const MOST_DRAWN: usize = 200;

/// The percentile bootstrap interval of the median (Efron 1979), in the unit of `values`.
///
/// As many values as there are, are drawn from them with replacement, two thousand times, and the interval holds `level` of the
/// medians of these samples. Draws are made by SplitMix64 ([`Seeded`]) from `seed` alone: its 64 bits times the number of values,
/// by 2⁶⁴. The order of `values` does not matter. The same values and seed give the same interval on every machine.
///
/// Of more than two hundred values nothing is drawn. Efron's article has the distribution of such medians in closed form: one lies
/// above the value at place k of n if fewer than half of n draws fall on the places up to k, each with the probability k/n.
///
/// # Errors
///
/// [`TooFew`] of fewer than five values: an interval would say that it knows what it can't.
///
/// ```
/// use afterword_core::statistics::{TooFew, median_interval};
///
/// let minutes = [12.0, 35.0, 7.0, 48.0, 20.0, 95.0, 3.0, 31.0, 18.0, 60.0];
/// let interval = median_interval(&minutes, 0.95, 42)?;
/// assert_eq!((interval.low, interval.high), (12.0, 48.0));
/// assert_eq!(median_interval(&minutes[..4], 0.95, 42), Err(TooFew { n: 4, needed: 5 }));
/// # Ok::<(), TooFew>(())
/// ```
pub fn median_interval(values: &[f64], level: f64, seed: u64) -> Result<Interval, TooFew> {
    let sorted = sorted(values);
    TooFew::check(sorted.len(), FEWEST_FOR_INTERVAL)?;
    let out = tail(level);
    let (low, high) = if sorted.len() <= MOST_DRAWN {
        let medians = drawn_medians(&sorted, seed);
        (quantile_of_sorted(&medians, out)?, quantile_of_sorted(&medians, 1.0 - out)?)
    } else {
        let n = sorted.len();
        let place = place_of(n, out);
        // The distribution is its own mirror image.
        (sorted[place], sorted[n - 1 - place])
    };
    Ok(Interval { low, high, level: sound(level) })
}

/// The medians of the samples, in order.
fn drawn_medians(values: &[f64], seed: u64) -> Vec<f64> {
    let n = values.len();
    let mut draws = Seeded::new(seed);
    // How often each place was drawn: counting finds the middle without sorting the sample.
    let mut times = vec![0_u32; n];
    let mut median = || {
        times.fill(0);
        for _ in 0..n {
            times[place_of_draw(draws.bits(), n)] += 1;
        }
        let (low, high) = (nth(&times, (n - 1) / 2), nth(&times, n / 2));
        values[low] / 2.0 + values[high] / 2.0
    };
    let medians: Vec<f64> = (0..SAMPLES).map(|_| median()).collect();
    sorted(&medians)
}

/// `bits` times `n`, by 2⁶⁴; in two halves, because WebAssembly has no product of 128 bits. There are fewer than 2³² values.
fn place_of_draw(bits: u64, n: usize) -> usize {
    let (high, low) = (bits >> 32, bits & u64::from(u32::MAX));
    let n = n as u64;
    ((high * n + ((low * n) >> 32)) >> 32) as usize
}

/// The place of the value at `rank` of a sample in which each place stands so many `times`.
fn nth(times: &[u32], rank: usize) -> usize {
    let mut passed = 0;
    let found = times.iter().position(|it| {
        passed += *it as usize;
        passed > rank
    });
    found.unwrap_or(times.len() - 1)
}

/// The first place of `n`, counted from 0, such that the share `p` of all samples has its lower median there or before.
fn place_of(n: usize, p: f64) -> usize {
    let reaches = |place: usize| {
        let chance = (place + 1) as f64 / n as f64;
        at_least(n.div_ceil(2), n, chance) >= p
    };
    let (mut low, mut high) = (0, n - 1);
    while low < high {
        let middle = low + (high - low) / 2;
        if reaches(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::median;
    use super::*;

    const MINUTES: [f64; 10] = [12.0, 35.0, 7.0, 48.0, 20.0, 95.0, 3.0, 31.0, 18.0, 60.0];

    fn ends(values: &[f64], seed: u64) -> (f64, f64) {
        let interval = median_interval(values, 0.95, seed).unwrap();
        (interval.low, interval.high)
    }

    /// The same generator and procedure written in Python (its first numbers from seed 1234567 are the published 6457827717110365317,
    /// 3203168211198807973, …); SciPy's `bootstrap` with 200,000 samples of its own generator has 12 and 48 as well.
    #[test]
    fn the_interval_is_that_of_another_implementation() {
        assert_eq!(Seeded::new(1_234_567).bits(), 6_457_827_717_110_365_317);
        assert_eq!(ends(&MINUTES, 42), (12.0, 48.0));
        assert_eq!(ends(&MINUTES, 7), (9.5, 48.0));
        assert_eq!(ends(&[1.0, 2.0, 3.0, 4.0, 5.0], 42), (1.0, 5.0));
        assert_eq!(ends(&[5.0; 6], 42), (5.0, 5.0));
    }

    /// SciPy's `bootstrap` of the squares of 1 to 201 with 20,000 samples: 87² and 115².
    #[test]
    fn of_many_the_interval_is_calculated() {
        let squares: Vec<f64> = (1..=201).map(|it| f64::from(it * it)).collect();
        assert_eq!(ends(&squares, 42), (7_569.0, 13_225.0));
        // One value fewer is drawn, and differs by what is left out and by chance.
        let (low, high) = ends(&squares[..200], 42);
        assert!((81_f64.powi(2)..=92_f64.powi(2)).contains(&low), "{low}");
        assert!((108_f64.powi(2)..=120_f64.powi(2)).contains(&high), "{high}");
    }

    proptest! {
        #[test]
        fn a_draw_is_the_upper_half_of_the_whole_product(bits in any::<u64>(), n in 1_usize..=200) {
            prop_assert_eq!(place_of_draw(bits, n) as u128, (u128::from(bits) * n as u128) >> 64);
        }

        #[test]
        fn the_median_lies_within_and_the_order_does_not_matter(
            values in vec(-1e6..1e6, 5..250), seed in any::<u64>(),
        ) {
            let interval = median_interval(&values, 0.95, seed).unwrap();
            prop_assert!(interval.holds(median(&values).unwrap()));
            let mut turned = values;
            turned.reverse();
            prop_assert_eq!(median_interval(&turned, 0.95, seed).unwrap(), interval);
        }
    }
}
