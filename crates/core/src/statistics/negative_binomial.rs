//! How many there will be next: the negative binomial distribution, and how well it foretold.

use super::rate::at_least_one;
use super::{Interval, Rate, gamma_quantile, ln_gamma, sound, tail};

/// A distribution of counts that is wider than Poisson’s, for the rate is not known for sure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NegativeBinomial {
    size: f64,
    chance: f64,
}

/// Where counts are spread wider than this, they are no longer walked through one by one.
const WIDEST: f64 = 20_000.0;

/// The range in which sizes are kept; outside it nothing is left of the digits.
const SIZES: (f64, f64) = (1e-6, 1e12);

impl NegativeBinomial {
    /// The distribution with the size r above 0 and the probability p above 0 and below 1: `Γ(y+r) / (Γ(r)·y!) · pʳ·(1−p)ʸ`.
    ///
    /// Its mean is `r·(1−p)/p`. Figures outside the ranges become the nearest within.
    pub fn new(size: f64, chance: f64) -> Self {
        let inside =
            |it: f64, low: f64, high: f64| if it.is_nan() { low } else { it.clamp(low, high) };
        Self { size: inside(size, SIZES.0, SIZES.1), chance: inside(chance, 1e-9, 1.0 - 1e-12) }
    }

    /// How many events there will be in the time `ahead`, after what `seen` says; both in one unit.
    ///
    /// Of k events in T, the number in the time t has the size k + ½ and the probability T/(T + t) (the Gamma–Poisson mixture with
    /// Jeffreys’ prior). Where events come in clusters, the `dispersion` of their counts ([`super::dispersion`]) widens it: the mean stays,
    /// and the variance becomes so many times as large.
    ///
    /// ```
    /// use afterword_core::statistics::{NegativeBinomial, Rate};
    ///
    /// // Six in twelve months; what of the next three?
    /// let next = NegativeBinomial::forecast(Rate { events: 6, exposure: 12.0 }, 3.0, 1.0);
    /// assert!((next.mean() - 1.625).abs() < 1e-12);
    /// assert!((next.chance_of(0) - 0.234).abs() < 1e-3);
    /// assert_eq!(next.quantile(0.9), 4);
    /// ```
    pub fn forecast(seen: Rate, ahead: f64, dispersion: f64) -> Self {
        let exposure = if seen.exposure > 0.0 { seen.exposure } else { f64::MIN_POSITIVE };
        // Of no time at all nothing is asked; a moment keeps the quotient whole.
        let part = (ahead / exposure).clamp(1e-9, 1e9);
        let mean = (seen.events as f64 + 0.5) * part;
        let spread = at_least_one(dispersion) * (1.0 + part);
        // With variance = spread × mean, the size is mean / (spread − 1) and the probability 1 / spread.
        Self::new(mean / (spread - 1.0), 1.0 / spread)
    }

    /// The number that is expected.
    pub fn mean(self) -> f64 {
        self.size * (1.0 - self.chance) / self.chance
    }

    /// The natural logarithm of the probability of exactly `n`.
    pub fn ln_chance_of(self, n: u64) -> f64 {
        let (y, r) = (n as f64, self.size);
        let ways = ln_gamma(y + r) - ln_gamma(r) - ln_gamma(y + 1.0);
        ways + r * self.chance.ln() + y * (-self.chance).ln_1p()
    }

    /// The probability of exactly `n`, from 0 to 1.
    pub fn chance_of(self, n: u64) -> f64 {
        self.ln_chance_of(n).exp().min(1.0)
    }

    /// The least number such that as many or fewer come with the probability `p` at least.
    ///
    /// Where the standard deviation is above twenty thousand, it is that of the gamma distribution of the same mean and variance, which
    /// is less than a thousandth of a standard deviation away.
    pub fn quantile(self, p: f64) -> u64 {
        let spread = (self.mean() / self.chance).sqrt();
        if spread > WIDEST {
            return (gamma_quantile(p, self.mean() * self.chance) / self.chance) as u64;
        }
        // What lies eight standard deviations below the mean is less than the last digit.
        let mut n = (self.mean() - 8.0 * spread).max(0.0) as u64;
        let most = (self.mean() + 60.0 * (spread + 1.0)) as u64;
        let mut term = self.chance_of(n);
        let mut below = term;
        while below < p && n < most {
            term *= (n as f64 + self.size) / (n as f64 + 1.0) * (1.0 - self.chance);
            below += term;
            n += 1;
        }
        n
    }

    /// The interval with a tail of the same probability, at most, on either side: whole numbers. It holds what comes at least as often
    /// as `level` says, if the forecast is right.
    ///
    /// ```
    /// use afterword_core::statistics::{NegativeBinomial, Rate};
    ///
    /// let next = NegativeBinomial::forecast(Rate { events: 6, exposure: 12.0 }, 3.0, 1.0);
    /// let interval = next.interval(0.8);
    /// assert_eq!((interval.low, interval.high), (0.0, 4.0));
    /// ```
    pub fn interval(self, level: f64) -> Interval {
        let out = tail(level);
        let [low, high] = [out, 1.0 - out].map(|it| self.quantile(it) as f64);
        Interval { low, high, level: sound(level) }
    }

    /// The logarithmic score of the forecast once `n` came: `−ln P(n)`, in nats, 0 at best (Good 1952; Czado, Gneiting and Held 2009).
    ///
    /// Scores are compared with those of other forecasts of the same counts; the lower mean foretold better.
    pub fn log_score(self, n: u64) -> f64 {
        -self.ln_chance_of(n)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    /// SciPy, `nbinom.pmf` with r = 6.5 and p = 12/15.
    #[test]
    fn the_forecast_is_that_of_scipy() {
        let next = NegativeBinomial::forecast(Rate { events: 6, exposure: 12.0 }, 3.0, 1.0);
        let expected = [
            0.234_468_721_557_482_05,
            0.304_809_338_024_726_43,
            0.228_607_003_518_544_8,
            0.129_543_968_660_508_7,
            0.061_533_385_113_741_59,
            0.025_844_021_747_771_465,
        ];
        for (n, chance) in (0..).zip(expected) {
            near(next.chance_of(n), chance, 1e-12);
            near(next.log_score(n), -chance.ln(), 1e-12);
        }
    }

    /// SciPy, `nbinom.ppf` and `nbinom.logpmf`.
    #[test]
    fn quantiles_are_those_of_scipy() {
        let cases = [
            (0.5, 0.5, [0, 0, 0, 2, 2], -3.589_165_941_765_489, -489.397_683_664_101_6),
            (
                1_000.5,
                0.5,
                [928, 944, 1_000, 1_058, 1_075],
                -676.637_193_692_823_3,
                -31.150_873_570_862_757,
            ),
            (2.3, 0.01, [47, 68, 196, 430, 519], -8.928_355_290_454_114, -9.262_777_658_785_293),
            (3.0, 0.9, [0, 0, 0, 1, 2], -4.921_251_732_961_571, -1_599.712_352_532_305_9),
        ];
        for (size, chance, quantiles, at_3, at_700) in cases {
            let it = NegativeBinomial::new(size, chance);
            assert_eq!([0.05, 0.1, 0.5, 0.9, 0.95].map(|p| it.quantile(p)), quantiles);
            near(it.ln_chance_of(3), at_3, 1e-11);
            near(it.ln_chance_of(700), at_700, 1e-11);
        }
    }

    #[test]
    fn dispersion_widens_and_leaves_the_mean() {
        let seen = Rate { events: 40, exposure: 20.0 };
        let [even, clustered] = [1.0, 3.0].map(|it| NegativeBinomial::forecast(seen, 4.0, it));
        near(even.mean(), clustered.mean(), 1e-12);
        // 40.5 · 4/20 = 8.1; the variance is 8.1 · 1.2, and three times that.
        let variance = |it: NegativeBinomial| it.mean() / it.chance;
        near(variance(even), 9.72, 1e-12);
        near(variance(clustered), 29.16, 1e-12);
    }

    #[test]
    fn counts_without_end_have_quantiles_too() {
        // Just below and above where counts are no longer walked through: SciPy says 200 002 000 ± 1.96 of 20 000.
        for events in [99_000_000, 120_000_000] {
            let seen = Rate { events, exposure: 12.0 };
            let next = NegativeBinomial::forecast(seen, 24.0, 1.0);
            let spread = (next.mean() / next.chance).sqrt();
            near((next.quantile(0.975) as f64 - next.mean()) / spread, 1.959_964, 1e-3);
        }
        let seen = Rate { events: u64::from(u32::MAX) * 12, exposure: 365.0 };
        for dispersion in [1.0, 5e9] {
            let interval = NegativeBinomial::forecast(seen, 30.0, dispersion).interval(0.8);
            assert!(interval.low <= interval.high && interval.high < 1e12, "{interval:?}");
        }
    }

    proptest! {
        #[test]
        fn all_chances_are_one_and_an_interval_has_its_share(
            events in 0..60_u64, exposure in 1.0..60.0, ahead in 0.5..3.0, dispersion in 0.5..4.0,
        ) {
            let next = NegativeBinomial::forecast(Rate { events, exposure }, ahead, dispersion);
            let all: f64 = (0..6_000).map(|it| next.chance_of(it)).sum();
            prop_assert!((all - 1.0).abs() < 1e-9, "{all}");
            let interval = next.interval(0.8);
            let inside: f64 = (interval.low as u64..=interval.high as u64).map(|it| next.chance_of(it)).sum();
            prop_assert!(inside >= 0.8 - 1e-12, "{inside}");
        }

        #[test]
        fn any_figures_make_a_distribution(size in any::<f64>(), chance in any::<f64>(), ahead in any::<f64>()) {
            let it = NegativeBinomial::forecast(Rate { events: 3, exposure: size }, ahead, chance);
            prop_assert!(it.mean().is_finite() && it.log_score(2).is_finite());
            let it = NegativeBinomial::new(size, chance);
            prop_assert!(it.mean() >= 0.0 && !it.log_score(2).is_nan());
        }
    }
}
