//! The quantiles of the gamma distribution, from which the intervals of counts follow.

use super::{gamma_share, ln_gamma, normal_quantile};

/// The series of larger shapes have tens of thousands of terms.
const LARGE: f64 = 1e8;

/// The value below which the share `p` of the gamma distribution of `shape` and rate 1 lies.
///
/// `shape` is above 0 and `p` between 0 and 1; 0 where either is not, or `p` is 0, and infinite where `p` is 1. Half a chi-square
/// quantile: `χ²(p; 2·shape) / 2`. Begins with Wilson and Hilferty 1931, then Newton's steps on the logarithm of the value, each
/// kept between bounds that close in. Right to 12 digits; of shapes above a hundred million, what Wilson and Hilferty say is as right.
///
/// ```
/// use afterword_core::statistics::gamma_quantile;
///
/// // The median of the exponential distribution is ln 2.
/// assert!((gamma_quantile(0.5, 1.0) - 2_f64.ln()).abs() < 1e-14);
/// ```
pub fn gamma_quantile(p: f64, shape: f64) -> f64 {
    if shape.is_nan() || shape <= 0.0 || p.is_nan() || p <= 0.0 {
        return 0.0;
    }
    if p >= 1.0 || shape.is_infinite() {
        return f64::INFINITY;
    }
    if shape > LARGE {
        return by_cube(normal_quantile(p), shape);
    }
    // How far `x` is too far to the right, by the smaller of both shares.
    let excess = |x: f64| {
        let (below, above) = gamma_share(shape, x);
        if p < 0.5 { below - p } else { (1.0 - p) - above }
    };
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let mut x = first_guess(p, shape);
    for _ in 0..200 {
        let off = excess(x);
        if off > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let density = ((shape - 1.0) * x.ln() - x - ln_gamma(shape)).exp();
        let step = off / (density * x);
        let newton = x * (-step).exp();
        let next = if newton > low && newton < high { newton } else { between(low, high) };
        if (next - x).abs() <= x * 1e-15 || off == 0.0 {
            break;
        }
        x = next;
    }
    x
}

/// A value that halves what is left, by order of magnitude where that is not known yet.
fn between(low: f64, high: f64) -> f64 {
    match (low > 0.0, high.is_finite()) {
        (true, true) => (low * high).sqrt().clamp(low, high),
        (true, false) => low * 2.0,
        (false, true) => high / 1_024.0,
        (false, false) => 1.0,
    }
}

/// The cube root of a gamma variable is nearly normal (Wilson and Hilferty 1931).
fn by_cube(z: f64, shape: f64) -> f64 {
    let ninth = 1.0 / (9.0 * shape);
    shape * (1.0 - ninth + z * ninth.sqrt()).powi(3)
}

fn first_guess(p: f64, shape: f64) -> f64 {
    // Below the least value that the series has a second term for, P(x) is x^a / (a Γ(a)).
    let by_first_term = ((p.ln() + shape.ln() + ln_gamma(shape)) / shape).exp();
    let by_cube = by_cube(rough_normal_quantile(p), shape);
    let guess = if by_cube > 0.0 && shape >= 0.5 { by_cube } else { by_first_term };
    guess.clamp(f64::MIN_POSITIVE, f64::MAX)
}

/// The normal quantile to some three digits (Abramowitz and Stegun 26.2.23): enough to begin with.
pub(super) fn rough_normal_quantile(p: f64) -> f64 {
    let t = (-2.0 * p.min(1.0 - p).ln()).sqrt();
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let z = t - above / below;
    if p < 0.5 { -z } else { z }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    /// mpmath, `findroot` on `gammainc`, forty digits.
    #[test]
    fn quantiles_are_those_of_mpmath() {
        let cases = [
            (0.5, 0.025, 0.000_491_034_558_587_628),
            (0.5, 0.975, 2.511_943_093_657_443_7),
            (1.0, 0.5, std::f64::consts::LN_2),
            (3.0, 0.025, 0.618_672_122_895_601_3),
            (4.0, 0.975, 8.767_273_069_742_325),
            (23.0, 0.025, 14.580_027_037_044_68),
            (24.0, 0.975, 34.511_292_894_833_03),
            (0.05, 0.5, 5.573_878_440_746_248e-7),
            (1_000.0, 0.1, 959.693_932_728_833_3),
            (10_000.5, 0.9, 10_128.870_577_560_745),
            (2.5, 1e-9, 0.000_406_144_782_832_827_05),
            (2.5, 0.999_999_999, 25.346_096_880_759_594),
        ];
        for (shape, p, expected) in cases {
            near(gamma_quantile(p, shape), expected, 1e-11);
        }
    }

    proptest! {
        #[test]
        fn a_quantile_has_its_share_below_it(p in 1e-6..0.999_999, exponent in -2.0..5.0) {
            let shape = 10_f64.powf(exponent);
            let (below, _) = gamma_share(shape, gamma_quantile(p, shape));
            prop_assert!((below - p).abs() < 1e-9, "{below} for {p}");
        }

        #[test]
        fn no_number_brings_forth_a_nan(p in any::<f64>(), shape in any::<f64>()) {
            prop_assert!(gamma_quantile(p, shape.clamp(-1e4, 1e4)) >= 0.0);
        }
    }
}
