//! Shares: how sure one is of them, and whether something happens more often than it did.

use super::{Interval, TooFew, ln_gamma, normal_quantile, sound, tail};
use crate::order;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Proportion {
    /// How many.
    pub hits: usize,
    /// Of how many; never fewer.
    pub of: usize,
}

impl Proportion {
    /// How many of `items` are so; those for which nobody can say count in neither number.
    ///
    /// ```
    /// use afterword_core::statistics::Proportion;
    ///
    /// let kept = [Some(true), None, Some(false), Some(true)];
    /// assert_eq!(Proportion::of(kept), Proportion { hits: 2, of: 3 });
    /// ```
    pub fn of(items: impl IntoIterator<Item = Option<bool>>) -> Self {
        let count =
            |sum: Self, is_so: bool| Self { hits: sum.hits + usize::from(is_so), of: sum.of + 1 };
        items.into_iter().flatten().fold(Self::default(), count)
    }

    /// The share, from 0 to 1.
    ///
    /// # Errors
    ///
    /// [`TooFew`] of none.
    pub fn share(self) -> Result<f64, TooFew> {
        TooFew::check(self.of, 1)?;
        Ok(self.hits.min(self.of) as f64 / self.of as f64)
    }

    /// The score interval of the share (Wilson 1927), from 0 to 1: never outside, and never without width.
    ///
    /// # Errors
    ///
    /// [`TooFew`] of none.
    ///
    /// ```
    /// use afterword_core::statistics::Proportion;
    ///
    /// let interval = Proportion { hits: 8, of: 10 }.interval(0.95)?;
    /// assert!((interval.low - 0.490).abs() < 1e-3 && (interval.high - 0.943).abs() < 1e-3);
    /// # Ok::<(), afterword_core::statistics::TooFew>(())
    /// ```
    pub fn interval(self, level: f64) -> Result<Interval, TooFew> {
        let (share, n) = (self.share()?, self.of as f64);
        let z = normal_quantile(1.0 - tail(level));
        let pull = z * z / n;
        let middle = (share + pull / 2.0) / (1.0 + pull);
        let reach = (pull * (share * (1.0 - share) + pull / 4.0)).sqrt() / (1.0 + pull);
        let low = if self.hits == 0 { 0.0 } else { middle - reach };
        let high = if self.hits >= self.of { 1.0 } else { middle + reach };
        Ok(Interval { low: low.max(0.0), high: high.min(1.0), level: sound(level) })
    }
}

/// The probability that at least `k` of `n` independent trials succeed, if each does with the probability `chance`.
///
/// The exact sum of the binomial distribution, to some twelve digits; `chance` is kept between 0 and 1.
///
/// ```
/// use afterword_core::statistics::at_least;
///
/// // Heads at least twice in three throws: half of all eight ways.
/// assert!((at_least(2, 3, 0.5) - 0.5).abs() < 1e-14);
/// ```
pub fn at_least(k: usize, n: usize, chance: f64) -> f64 {
    let is_certain = k == 0 || chance >= 1.0;
    if k > n || (!is_certain && (chance.is_nan() || chance <= 0.0)) {
        return 0.0;
    }
    if is_certain {
        return 1.0;
    }
    // The shorter tail is summed, so that neither loses digits to the other: its terms fall from the first on.
    if (k as f64) > n as f64 * chance {
        falling_sum(k, n, chance)
    } else {
        (1.0 - falling_sum(n - k + 1, n, 1.0 - chance)).max(0.0)
    }
}

fn falling_sum(k: usize, n: usize, chance: f64) -> f64 {
    let (from, all) = (k as f64, n as f64);
    let ways = ln_gamma(all + 1.0) - ln_gamma(from + 1.0) - ln_gamma(all - from + 1.0);
    let mut term = (ways + from * chance.ln() + (all - from) * (-chance).ln_1p()).exp();
    let mut sum = 0.0;
    for at in k..=n {
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
        term *= (n - at) as f64 / (at as f64 + 1.0) * chance / (1.0 - chance);
    }
    sum.min(1.0)
}

/// How likely as many events as `now`, of all that were seen, are by chance if the rate is what it was: the one-sided p of the exact
/// conditional test of two Poisson rates (Przyborowski and Wilenski 1940).
///
/// `now` and `before` are numbers of events and the exposures in which they were seen, both in one unit. Small where events have
/// become more frequent; 1 where nothing was seen now, or an exposure is missing.
///
/// ```
/// use afterword_core::statistics::more_often;
///
/// // Five in 60 days after one in 120.
/// assert!((more_often((5, 60.0), (1, 120.0)) - 0.017_833).abs() < 1e-6);
/// ```
pub fn more_often(now: (usize, f64), before: (usize, f64)) -> f64 {
    let all = now.1 + before.1;
    let is_known = now.1 > 0.0 && before.1 > 0.0 && all.is_finite();
    if is_known { at_least(now.0, now.0 + before.0, now.1 / all) } else { 1.0 }
}

/// Which of several tests to believe, so that of those believed at most the share `rate` is expected to be chance (Benjamini and
/// Hochberg 1995). `ps` are their p values; what returns are places in it, in order.
///
/// Whoever looks at fifty services and believes each p below 0.05 raises two or three false alarms at any time.
///
/// ```
/// use afterword_core::statistics::false_discovery;
///
/// assert_eq!(false_discovery(&[0.04, 0.001, 0.9, 0.02], 0.05), [1, 3]);
/// ```
pub fn false_discovery(ps: &[f64], rate: f64) -> Vec<usize> {
    let mut places = order::order(ps.len(), &|a, b| ps[a].total_cmp(&ps[b]));
    let passes = |rank: usize| ps[places[rank]] <= rate * (rank + 1) as f64 / ps.len() as f64;
    let believed = (0..places.len()).rev().find(|rank| passes(*rank)).map_or(0, |it| it + 1);
    places.truncate(believed);
    places.sort_unstable();
    places
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    /// The first two are Newcombe's examples (*Statistics in Medicine* 17, 1998: 0.2553–0.3662 and 0.0624–0.1605); the digits, and the
    /// others, are those of statsmodels, `proportion_confint(…, method="wilson")`.
    #[test]
    fn intervals_of_shares_are_those_of_wilson() {
        let cases = [
            (81, 263, 0.255_288_519_878_274_2, 0.366_209_576_982_800_04),
            (15, 148, 0.062_386_399_530_736_28, 0.160_487_241_723_308_03),
            (0, 20, 0.0, 0.161_125_158_052_819_4),
            (1, 29, 0.006_113_214_292_762_667, 0.171_755_218_793_204),
            (8, 10, 0.490_162_471_536_641_83, 0.943_317_848_545_624_7),
            (10, 10, 0.722_467_200_137_110_6, 1.0),
        ];
        for (hits, of, low, high) in cases {
            let interval = Proportion { hits, of }.interval(0.95).unwrap();
            near(interval.low, low, 1e-9);
            near(interval.high, high, 1e-9);
        }
        assert!(Proportion::default().interval(0.95).is_err());
    }

    /// SciPy, `binom.sf(k - 1, n, p)`.
    #[test]
    fn tails_are_those_of_scipy() {
        let cases = [
            (5, 6, 1.0 / 3.0, 0.017_832_647_462_277_085),
            (3, 10, 0.2, 0.322_200_473_600_000_15),
            (0, 5, 0.3, 1.0),
            (60, 100, 0.5, 0.028_443_966_820_490_444),
            (900, 1_000, 0.8, 8.731_206_511_212_449e-18),
            (7, 7, 0.25, 6.103_515_625e-5),
        ];
        for (k, n, chance, expected) in cases {
            near(at_least(k, n, chance), expected, 1e-11);
        }
        assert_eq!(
            [at_least(3, 2, 0.5), at_least(1, 2, f64::NAN), at_least(1, 2, 2.0)],
            [0.0, 0.0, 1.0]
        );
    }

    /// Breast cancer after fluoroscopy, 60 in 51,477.5 person-years against 30 in 54,308.7 (Gu, Ng, Tang and Schucany 2008); statsmodels,
    /// `test_poisson_2indep(…, method="exact-cond", alternative="larger")`.
    #[test]
    fn two_rates_are_compared_as_statsmodels_does() {
        near(more_often((60, 51_477.5), (30, 54_308.7)), 0.000_428_052_694_050_124_4, 1e-10);
        near(more_often((5, 60.0), (1, 120.0)), 0.017_832_647_462_277_085, 1e-12);
        assert_eq!(more_often((5, 0.0), (1, 120.0)), 1.0);
    }

    /// The fifteen p values of Benjamini and Hochberg's own example, of which the procedure believes the least four at 0.05.
    #[test]
    fn false_discoveries_are_held_down_as_in_the_article() {
        let ps = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0,
        ];
        assert_eq!(false_discovery(&ps, 0.05), [0, 1, 2, 3]);
        assert_eq!(false_discovery(&[], 0.05), [0_usize; 0]);
    }

    proptest! {
        #[test]
        fn both_tails_are_the_whole(n in 1..400_usize, part in 0.0..1.0, chance in 0.001..0.999) {
            let k = ((n as f64 * part) as usize).max(1);
            let both = at_least(k, n, chance) + at_least(n - k + 1, n, 1.0 - chance);
            prop_assert!((both - 1.0).abs() < 1e-10, "{both}");
        }

        #[test]
        fn an_interval_holds_its_share(of in 1..2_000_usize, part in 0.0..=1.0, level in 0.01..0.999) {
            let it = Proportion { hits: (of as f64 * part) as usize, of };
            let interval = it.interval(level).unwrap();
            prop_assert!(interval.holds(it.share().unwrap()));
            prop_assert!(interval.low < interval.high && 0.0 <= interval.low && interval.high <= 1.0);
        }
    }
}
