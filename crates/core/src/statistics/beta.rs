//! The shares of the beta distribution, from which Student’s distribution follows.

use super::gamma::{MOST_STEPS, away_from_zero};
use super::ln_gamma;

/// The range in which `a` and `b` are kept: no data say more or less.
const SIZES: (f64, f64) = (1e-100, 1e9);

/// From here on Stirling’s series is right to the last digit.
const LARGE: f64 = 100.0;

/// The share of the beta distribution of `a` and `b` that lies below `x`: the regularised incomplete beta function.
///
/// By its continued fraction (DLMF 8.17.22, with the steps of Lentz), on the side of the mean where it converges fast; right to some 12
/// digits unless both `a` and `b` are above a thousand. Both are above 0: where `a` is not, everything lies below, and where only `b`
/// is not, nothing. `x` is from 0 to 1; below less than that lies nothing, nor below what is no number, and below more everything.
///
/// ```
/// use afterword_core::statistics::beta_share;
///
/// // The larger of two numbers drawn from 0 to 1 is below one half a quarter of the time.
/// assert!((beta_share(2.0, 1.0, 0.5) - 0.25).abs() < 1e-14);
/// ```
pub fn beta_share(a: f64, b: f64, x: f64) -> f64 {
    beta_shares((a, b), (x, 1.0 - x)).0
}

/// The share of the beta distribution that lies below `x`, and the one that lies above.
///
/// With `x` comes 1 − x, which can't be had from it without loss where it is small.
pub(super) fn beta_shares((a, b): (f64, f64), (x, rest): (f64, f64)) -> (f64, f64) {
    if x.is_nan() || x <= 0.0 {
        return (0.0, 1.0);
    }
    if rest <= 0.0 || a.is_nan() || a <= 0.0 {
        return (1.0, 0.0);
    }
    if b.is_nan() || b <= 0.0 {
        return (0.0, 1.0);
    }
    let (a, b) = (a.clamp(SIZES.0, SIZES.1), b.clamp(SIZES.0, SIZES.1));
    if x > (a + 1.0) / (a + b + 2.0) {
        let above = by_fraction((b, a), (rest, x));
        (1.0 - above, above)
    } else {
        let below = by_fraction((a, b), (x, rest));
        (below, 1.0 - below)
    }
}

/// The natural logarithm of the beta function of `a` and `b`, both above 0.
pub(super) fn ln_beta(a: f64, b: f64) -> f64 {
    let (small, large) = (a.min(b), a.max(b));
    if large < LARGE {
        ln_gamma(small) + ln_gamma(large) - ln_gamma(small + large)
    } else {
        ln_gamma(small) - ln_rise(large, small)
    }
}

/// ln Γ(`from` + `by`) − ln Γ(`from`) after Stirling: of the difference of two large logarithms few digits would be left.
fn ln_rise(from: f64, by: f64) -> f64 {
    let to = from + by;
    let correction = |x: f64| {
        let square = x * x;
        (1.0 / 12.0 - (1.0 / 360.0 - 1.0 / 1_260.0 / square) / square) / x
    };
    (from - 0.5) * (by / from).ln_1p() + by * to.ln() - by + correction(to) - correction(from)
}

fn by_fraction((a, b): (f64, f64), (x, rest): (f64, f64)) -> f64 {
    let ln = |it: f64, rest: f64| if it > 0.5 { (-rest).ln_1p() } else { it.ln() };
    let scale = (a * ln(x, rest) + b * ln(rest, x) - ln_beta(a, b) - a.ln()).exp();
    (scale * fraction((a, b), (x, rest))).clamp(0.0, 1.0)
}

/// The continued fraction, two of its steps at a time: by itself, each loses what 1 loses to a number close to it where `a` is large.
fn fraction((a, b): (f64, f64), (x, rest): (f64, f64)) -> f64 {
    const TINY: f64 = 1e-100;
    let even = |m: f64| m * (b - m) / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)) * x;
    let odd = |m: f64| -(a + m) * (a + b + m) / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)) * x;
    // 1 + odd(m) by way of 1 − x, where odd(m) is close to −1.
    let one_and_odd = |m: f64| {
        if rest > 0.5 {
            return 1.0 + odd(m);
        }
        let at_one = a * (2.0 * m + 1.0 - b) + m * (3.0 * m + 2.0 - b);
        let all = at_one + (a + m) * (a + b + m) * rest;
        all / ((a + 2.0 * m) * (a + 2.0 * m + 1.0))
    };
    let mut value = away_from_zero(one_and_odd(0.0), TINY);
    let (mut c, mut d) = (value, 0.0);
    for step in 1..MOST_STEPS {
        let m = f64::from(step);
        let above = -odd(m - 1.0) * even(m);
        let below = even(m) + one_and_odd(m);
        d = away_from_zero(below + above * d, TINY).recip();
        c = away_from_zero(below + above / c, TINY);
        value *= c * d;
        if (c * d - 1.0).abs() < 4.0 * f64::EPSILON {
            break;
        }
    }
    value.recip()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    /// Of whole `a` and `b` it is the chance of `a` or more of `a + b − 1` trials: a sum of products of whole numbers.
    #[test]
    fn shares_of_whole_numbers_are_their_polynomials() {
        let polynomial = |a: u32, b: u32, x: f64| -> f64 {
            let n = a + b - 1;
            let ways =
                |k: u32| (1..=k).fold(1, |ways, it| ways * u64::from(n + 1 - it) / u64::from(it));
            let chance =
                |k: u32| ways(k) as f64 * x.powf(k.into()) * (1.0 - x).powf((n - k).into());
            (a..=n).map(chance).sum()
        };
        near(polynomial(2, 3, 0.25), 67.0 / 256.0, 1e-15);
        for (a, b) in [(1, 1), (1, 5), (2, 3), (4, 4), (7, 2), (12, 20), (25, 9)] {
            for x in [0.001, 0.1, 0.25, 0.5, 0.75, 0.9, 0.999] {
                near(beta_share(a.into(), b.into(), x), polynomial(a, b, x), 1e-12);
            }
        }
    }

    /// mpmath, `betainc(a, b, 0, x, regularized=True)`, forty digits.
    #[test]
    fn shares_are_those_of_mpmath() {
        let cases = [
            (0.5, 0.5, 0.25, 1.0 / 3.0),
            (0.5, 5.0, 0.01, 0.242_841_890_898_437_5),
            (2.5, 0.5, 0.99, 0.831_082_278_972_056_4),
            (0.01, 3.0, 1e-9, 0.825_063_615_416_031),
            (50.0, 0.5, 0.96, 0.043_860_884_260_170_3),
            (30.0, 70.0, 0.3, 0.511_625_104_558_609_1),
            (30.0, 70.0, 0.5, 0.999_976_968_785_178),
            (400.0, 600.0, 0.35, 0.000_524_173_085_770_456_5),
            (1_000.0, 0.5, 0.999, 0.157_247_274_266_723_83),
            (1e6, 0.5, 0.999_998, 0.045_500_182_912_748_82),
        ];
        for (a, b, x, expected) in cases {
            near(beta_share(a, b, x), expected, 2e-12);
        }
    }

    #[test]
    fn at_the_ends_lies_all_or_nothing() {
        let shares = |x: f64| beta_share(2.0, 3.0, x);
        assert_eq!([shares(f64::NAN), shares(-1.0), shares(0.0)], [0.0; 3]);
        assert_eq!([shares(1.0), shares(2.0), beta_share(0.0, 3.0, 0.5)], [1.0; 3]);
        assert_eq!([beta_share(2.0, -1.0, 0.5), beta_share(2.0, f64::NAN, 0.5)], [0.0; 2]);
    }

    proptest! {
        #[test]
        fn what_lies_below_one_lies_above_the_other(a in -3.0..3.0, b in -3.0..3.0, x in 0.0..1.0) {
            let (a, b) = (10_f64.powf(a), 10_f64.powf(b));
            let both = beta_share(a, b, x) + beta_share(b, a, 1.0 - x);
            prop_assert!((both - 1.0).abs() < 1e-11, "{both}");
        }

        #[test]
        fn no_number_brings_forth_a_nan(a in any::<f64>(), b in any::<f64>(), x in any::<f64>(), y in 0.0..1.0) {
            for (a, b) in [(a, b), (a.clamp(-1.0, 1e4), b), (a, b.clamp(-1.0, 1e4))] {
                for x in [x, y] {
                    prop_assert!((0.0..=1.0).contains(&beta_share(a, b, x)));
                }
            }
        }
    }
}
