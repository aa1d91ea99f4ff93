//! The gamma function and the gamma distribution, from which the intervals of counts and the normal distribution follow.

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
const MOST_STEPS: u32 = 500_000;

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

fn away_from_zero(x: f64, tiny: f64) -> f64 {
    if x.abs() < tiny { tiny } else { x }
}

/// The value below which the share `p` of the gamma distribution of `shape` and rate 1 lies.
///
/// `shape` is above 0 and `p` between 0 and 1; 0 where either is not, or `p` is 0, and infinite where `p` is 1. Half a chi-square
/// quantile: `χ²(p; 2·shape) / 2`. Begins with Wilson and Hilferty 1931, then Newton's steps on the logarithm of the value, each
/// kept between bounds that close in. Right to 12 digits.
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

fn first_guess(p: f64, shape: f64) -> f64 {
    // Below the least value that the series has a second term for, P(x) is x^a / (a Γ(a)).
    let by_first_term = ((p.ln() + shape.ln() + ln_gamma(shape)) / shape).exp();
    let z = rough_normal_quantile(p);
    let ninth = 1.0 / (9.0 * shape);
    let by_cube = shape * (1.0 - ninth + z * ninth.sqrt()).powi(3);
    let guess = if by_cube > 0.0 && shape >= 0.5 { by_cube } else { by_first_term };
    guess.clamp(f64::MIN_POSITIVE, f64::MAX)
}

/// The normal quantile to some three digits (Abramowitz and Stegun 26.2.23): enough to begin with.
fn rough_normal_quantile(p: f64) -> f64 {
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
        fn no_number_brings_forth_a_nan(shape in any::<f64>(), x in any::<f64>()) {
            let (below, above) = gamma_share(shape.clamp(-1e4, 1e4), x);
            prop_assert!((0.0..=1.0).contains(&below) && (0.0..=1.0).contains(&above));
            prop_assert!(!ln_gamma(x).is_nan());
            prop_assert!(gamma_quantile(x, shape.clamp(-1e4, 1e4)) >= 0.0);
        }
    }
}
