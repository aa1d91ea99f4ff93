//! How often something happens, from how often it did.

use super::location::mean;
use super::{Interval, TooFew, gamma_quantile, sound, tail};

/// Events over an exposure: a time, mostly, in the unit in which the rate is wanted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// How often it happened.
    pub events: u64,
    /// In how many units of time.
    pub exposure: f64,
}

impl Rate {
    /// Events a unit.
    ///
    /// # Errors
    ///
    /// [`TooFew`] if there is no exposure.
    pub fn mean(self) -> Result<f64, TooFew> {
        self.exposure().map(|it| self.events as f64 / it)
    }

    /// The exact interval of the rate (Garwood 1936), in events a unit: it holds the rate at least as often as `level` says.
    ///
    /// `[γ((1−level)/2; k), γ((1+level)/2; k+1)] / T` for k events in T, where γ is [`gamma_quantile`]; from 0 where nothing happened.
    ///
    /// # Errors
    ///
    /// [`TooFew`] if there is no exposure. That nothing happened says something: see the second example.
    ///
    /// ```
    /// use afterword_core::statistics::Rate;
    ///
    /// let interval = Rate { events: 6, exposure: 12.0 }.exact(0.95)?;
    /// assert!((interval.low - 0.1835).abs() < 1e-4 && (interval.high - 1.0883).abs() < 1e-4);
    /// // The rule of three: of nothing in n, the rate is below three nths, near enough.
    /// assert!(Rate { events: 0, exposure: 100.0 }.exact(0.90)?.high < 0.03);
    /// # Ok::<(), afterword_core::statistics::TooFew>(())
    /// ```
    pub fn exact(self, level: f64) -> Result<Interval, TooFew> {
        let (k, out) = (self.events as f64, tail(level));
        let low = if self.events == 0 { 0.0 } else { gamma_quantile(out, k) };
        self.scaled(Interval { low, high: gamma_quantile(1.0 - out, k + 1.0), level: sound(level) })
    }

    /// The Gamma–Poisson interval of the rate, in events a unit: with what is seen, it holds the rate with the probability `level`.
    ///
    /// The rate has the distribution Gamma(k + ½, T) if nothing was known of it before (Jeffreys’ prior). Where events come in
    /// clusters, `dispersion` is their variance by their mean ([`dispersion`]): the interval is as wide as that of so many fewer events
    /// in so much less time, of the same rate. From 0 where nothing happened (Brown, Cai, DasGupta 2003).
    ///
    /// # Errors
    ///
    /// [`TooFew`] if there is no exposure.
    ///
    /// ```
    /// use afterword_core::statistics::Rate;
    ///
    /// let (few, many) = (Rate { events: 6, exposure: 12.0 }, Rate { events: 60, exposure: 120.0 });
    /// let width = |it: Rate| it.credible(0.95, 1.0).map(|it| it.high - it.low);
    /// assert!(width(few)? > 3.0 * width(many)?);
    /// # Ok::<(), afterword_core::statistics::TooFew>(())
    /// ```
    pub fn credible(self, level: f64, dispersion: f64) -> Result<Interval, TooFew> {
        let (wider, out) = (at_least_one(dispersion), tail(level));
        let shape = (self.events as f64 + 0.5) / wider;
        let low = if self.events == 0 { 0.0 } else { gamma_quantile(out, shape) };
        let ends = Interval { low, high: gamma_quantile(1.0 - out, shape), level: sound(level) };
        self.scaled(ends.map(|it| it * wider))
    }

    fn exposure(self) -> Result<f64, TooFew> {
        let is_time = self.exposure > 0.0 && self.exposure.is_finite();
        if is_time { Ok(self.exposure) } else { Err(TooFew { n: 0, needed: 1 }) }
    }

    fn scaled(self, events: Interval) -> Result<Interval, TooFew> {
        self.exposure().map(|exposure| events.map(|it| it / exposure))
    }
}

/// Of fewer periods nothing is said of their dispersion.
pub const FEWEST_FOR_DISPERSION: usize = 8;

/// The variance of counts by their mean: 1 where events don't know of each other (Poisson), more where they come in clusters.
///
/// The variance is that of a sample (by n − 1). 1 if nothing happened.
///
/// # Errors
///
/// [`TooFew`] of fewer than eight periods.
///
/// ```
/// use afterword_core::statistics::dispersion;
///
/// // A mean of 2 and a variance of 32/7.
/// let counts = [0, 0, 4, 4, 0, 4, 0, 4];
/// assert!((dispersion(&counts)? - 16.0 / 7.0).abs() < 1e-15);
/// # Ok::<(), afterword_core::statistics::TooFew>(())
/// ```
pub fn dispersion(counts: &[u32]) -> Result<f64, TooFew> {
    TooFew::check(counts.len(), FEWEST_FOR_DISPERSION)?;
    let counts: Vec<f64> = counts.iter().copied().map(f64::from).collect();
    let middle = mean(&counts)?;
    let squares: f64 = counts.iter().map(|it| (it - middle).powi(2)).sum();
    let variance = squares / (counts.len() - 1) as f64;
    Ok(if middle > 0.0 { variance / middle } else { 1.0 })
}

/// `dispersion` as a reason to widen; counts that are more even than chance makes them are no reason to be surer.
pub(super) fn at_least_one(dispersion: f64) -> f64 {
    if dispersion.is_finite() { dispersion.max(1.0) } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    /// Garwood's table in *Biometrika* 28 (1936) to its three decimals; the digits are those of mpmath.
    #[test]
    fn exact_intervals_are_those_of_garwood() {
        let cases = [
            (0, 0.0, 3.688_879_454_113_94),
            (1, 0.025_317_807_984_289_9, 5.571_643_390_938_9),
            (2, 0.242_209_278_543_965, 7.224_687_667_723_96),
            (3, 0.618_672_122_895_601, 8.767_273_069_742_32),
            (5, 1.623_486_390_118_42, 11.668_332_079_322_7),
            (10, 4.795_388_696_132_43, 18.390_356_042_017_8),
            (20, 12.216_519_585_403_9, 30.888_377_902_674_6),
            (100, 81.363_991_250_923_1, 121.626_793_792_426),
            (1_000, 938.973_018_407_695, 1_063.952_136_016_3),
        ];
        for (events, low, high) in cases {
            let interval = Rate { events, exposure: 1.0 }.exact(0.95).unwrap();
            near(interval.low, low, 1e-12);
            near(interval.high, high, 1e-12);
        }
    }

    /// The example of the R package statpsych, `ci.poisson(.05, 23, 5.25)`.
    #[test]
    fn the_exact_interval_is_that_of_statpsych() {
        let interval = Rate { events: 23, exposure: 5.25 }.exact(0.95).unwrap();
        near(interval.low, 2.777_148, 1e-6);
        near(interval.high, 6.573_58, 1e-6);
    }

    /// mpmath, quantiles of Gamma(k + ½).
    #[test]
    fn credible_intervals_are_those_of_mpmath() {
        let cases = [
            (0, 0.0, 2.511_943_093_657_44),
            (1, 0.107_897_641_311_949, 4.674_201_802_248_07),
            (6, 2.504_375_255_905_17, 12.367_802_442_465_8),
            (23, 14.978_097_840_956, 33.910_323_492_126_2),
        ];
        for (events, low, high) in cases {
            let interval = Rate { events, exposure: 1.0 }.credible(0.95, 1.0).unwrap();
            near(interval.low, low, 1e-11);
            near(interval.high, high, 1e-11);
        }
    }

    #[test]
    fn without_exposure_there_is_no_rate() {
        for exposure in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            let rate = Rate { events: 3, exposure };
            assert!(rate.mean().is_err() && rate.exact(0.95).is_err());
            assert!(rate.credible(0.95, 1.0).is_err());
        }
        assert_eq!(dispersion(&[1; 7]), Err(TooFew { n: 7, needed: 8 }));
        assert_eq!(dispersion(&[0; 8]), Ok(1.0));
    }

    proptest! {
        #[test]
        fn intervals_hold_the_rate_and_widen_with_their_level(
            events in 0..5_000_u64, exposure in 0.1..1e4, level in 0.5..0.94, wider in 1.0..5.0,
        ) {
            let rate = Rate { events, exposure };
            let (exact, credible) = (rate.exact(level).unwrap(), rate.credible(level, 1.0).unwrap());
            prop_assert!(exact.holds(rate.mean().unwrap()));
            prop_assert!(exact.low <= credible.low && credible.high <= exact.high);
            let surer = rate.exact(0.95).unwrap();
            prop_assert!(surer.low <= exact.low && exact.high < surer.high);
            let clustered = rate.credible(level, wider).unwrap();
            prop_assert!(events < 3 || clustered.high - clustered.low >= credible.high - credible.low);
        }
    }
}
