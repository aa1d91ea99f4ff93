//! The gamma function and the shares of the gamma distribution, from which the normal distribution follows.

/// ln √(2π).
const LN_ROOT_TAU: f64 = 0.918_938_533_204_672_8;

/// How far Lanczos' approximation is shifted; belongs to [`LANCZOS`].
const SHIFT: f64 = 607.0 / 128.0;

/// Godfrey's coefficients for Lanczos' approximation (2001).
const LANCZOS: [f64; 15] = [
    0.999_999_999_999_997_1,
    57.156_235_665_862_92,
    -59.597_960_355_475_49,
    14.136_097_974_741_746,
    -0.491_913_816_097_620_2,
    3.399_464_998_481_189e-5,
    4.652_362_892_704_858e-5,
    -9.837_447_530_487_956e-5,
    1.580_887_032_249_125e-4,
    -2.102_644_417_241_048_8e-4,
    2.174_396_181_152_126_5e-4,
    -1.643_181_065_367_639e-4,
    8.441_822_398_385_275e-5,
    -2.619_083_840_158_140_7e-5,
    3.689_918_265_953_162_5e-6,
];

/// The natural logarithm of Γ(`x`), for `x` above 0. Elsewhere it is infinite.
///
/// Lanczos 1964 with the coefficients of Godfrey 2001, right to some 14 digits.
///
/// ```
/// use afterword_core::statistics::ln_gamma;
///
/// // Γ(5) = 4! = 24
/// assert!((ln_gamma(5.0) - 24_f64.ln()).abs() < 1e-13);
/// ```
pub fn ln_gamma(x: f64) -> f64 {
    if x.is_nan() || x <= 0.0 || x.is_infinite() {
        return f64::INFINITY;
    }
    // Close to 1 and 2, and below, the approximation is best one further on: Γ(x) = Γ(x + 1) / x.
    if x < 0.5 {
        return ln_gamma(x + 1.0) - x.ln();
    }
    let (z, mut sum) = (x - 1.0, LANCZOS[0]);
    let mut at = z;
    for coefficient in &LANCZOS[1..] {
        at += 1.0;
        sum += coefficient / at;
    }
    let base = z + SHIFT + 0.5;
    (z + 0.5) * base.ln() - base + LN_ROOT_TAU + sum.ln()
}

/// The share of the gamma distribution of `shape` and rate 1 that lies below `x`, and the share that lies above.
///
/// These are the regularised incomplete gamma functions P and Q. Both are given, since the smaller one can't be had from the larger
/// without loss. A series below the mean and Lentz' continued fraction above it (Numerical Recipes, 3rd edition, 6.2); right to
/// some 13 digits. `shape` is above 0; where it is not, everything lies below.
///
/// ```
/// use afterword_core::statistics::gamma_share;
///
/// // With shape 1 it is the exponential distribution: 1 − e⁻¹ lies below 1.
/// let (below, above) = gamma_share(1.0, 1.0);
/// assert!((above - (-1_f64).exp()).abs() < 1e-15 && (below + above - 1.0).abs() < 1e-15);
/// ```
pub fn gamma_share(shape: f64, x: f64) -> (f64, f64) {
    if x.is_nan() || x <= 0.0 {
        return (0.0, 1.0);
    }
    if shape.is_nan() || shape <= 0.0 || x.is_infinite() {
        return (1.0, 0.0);
    }
    let scale = (shape * x.ln() - x - ln_gamma(shape)).exp();
    if x < shape + 1.0 {
        let below = (scale * series(shape, x)).min(1.0);
        (below, 1.0 - below)
    } else {
        let above = (scale * fraction(shape, x)).min(1.0);
        (1.0 - above, above)
    }
}

/// Steps after which a sum is taken for what it is: more than any shape below a thousand million needs.
pub(super) const MOST_STEPS: u32 = 500_000;

fn series(shape: f64, x: f64) -> f64 {
    let (mut term, mut sum, mut at) = (1.0 / shape, 1.0 / shape, shape);
    for _ in 0..MOST_STEPS {
        at += 1.0;
        term *= x / at;
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    sum
}

fn fraction(shape: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let (mut b, mut c) = (x + 1.0 - shape, 1.0 / TINY);
    let mut d = 1.0 / b;
    let mut value = d;
    for step in 1..MOST_STEPS {
        let n = f64::from(step);
        let a = -n * (n - shape);
        b += 2.0;
        d = away_from_zero(a * d + b, TINY).recip();
        c = away_from_zero(b + a / c, TINY);
        let change = c * d;
        value *= change;
        if (change - 1.0).abs() < f64::EPSILON {
            break;
        }
    }
    value
}

pub(super) fn away_from_zero(x: f64, tiny: f64) -> f64 {
    if x.abs() < tiny { tiny } else { x }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    /// mpmath, `loggamma`, forty digits.
    #[test]
    fn the_logarithm_of_gamma_is_that_of_mpmath() {
        let cases = [
            (0.001, 6.907_178_885_383_854),
            (0.5, 0.572_364_942_924_700_1),
            (1.5, -0.120_782_237_635_245_22),
            (3.7, 1.428_072_326_665_388),
            (10.5, 13.940_625_219_403_764),
            (171.3, 708.114_947_038_996_9),
            (1e4, 82_099.717_496_442_38),
            (1e6, 12_815_504.569_147_611),
        ];
        for (x, expected) in cases {
            near(ln_gamma(x), expected, 2e-14);
        }
        assert!(ln_gamma(1.0).abs() < 1e-14 && ln_gamma(2.0).abs() < 1e-14);
    }

    /// mpmath, `gammainc(a, 0, x, regularized=True)` and `gammainc(a, x, inf, regularized=True)`, forty digits.
    #[test]
    fn both_shares_are_those_of_mpmath() {
        let cases = [
            (0.5, 0.001, 0.035_670_591_729_679_89, 0.964_329_408_270_320_1),
            (0.5, 2.0, 0.954_499_736_103_641_6, 0.045_500_263_896_358_42),
            (1.0, 1.0, 0.632_120_558_828_557_7, 0.367_879_441_171_442_3),
            (3.5, 0.2, 0.000_263_438_892_408_796_2, 0.999_736_561_107_591_2),
            (3.5, 12.0, 0.998_860_648_821_052_5, 0.001_139_351_178_947_465_6),
            (50.0, 30.0, 0.000_518_891_462_548_034_3, 0.999_481_108_537_452),
            (50.0, 80.0, 0.999_869_216_023_408_6, 0.000_130_783_976_591_410_34),
            (1_000.0, 950.0, 0.055_054_686_230_738_03, 0.944_945_313_769_262),
            (10_000.0, 10_100.0, 0.841_348_750_447_179_6, 0.158_651_249_552_820_38),
        ];
        for (shape, x, below, above) in cases {
            let got = gamma_share(shape, x);
            near(got.0, below, 1e-10);
            near(got.1, above, 1e-10);
        }
    }

    proptest! {
        #[test]
        fn no_number_brings_forth_a_nan(shape in any::<f64>(), x in any::<f64>()) {
            let (below, above) = gamma_share(shape.clamp(-1e4, 1e4), x);
            prop_assert!((0.0..=1.0).contains(&below) && (0.0..=1.0).contains(&above));
            prop_assert!(!ln_gamma(x).is_nan());
        }
    }
}
