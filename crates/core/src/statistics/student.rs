//! Student’s distribution: how far off a mean or a slope may be where the spread itself is known from few data only.

use super::beta::{beta_shares, ln_beta};
use super::gamma_quantile::rough_normal_quantile;
use super::gamma_share;

/// Of more degrees of freedom it is the normal distribution but for a correction.
const LARGE: f64 = 1e8;

/// The share of Student’s distribution with `freedom` degrees of freedom that lies below `t`; one half where `t` is no number.
///
/// By the incomplete beta function of [`beta_share`](super::beta_share), from 1 degree of freedom on right to some 12 digits, of the
/// share or of what it lacks of one, whichever is smaller. Infinite freedom makes it the normal distribution. `freedom` is above 0;
/// where it is not, nothing is known, and one half lies below any number.
///
/// ```
/// use afterword_core::statistics::student_share;
///
/// // One degree of freedom is Cauchy’s distribution: three quarters lie below 1.
/// assert!((student_share(1.0, 1.0) - 0.75).abs() < 1e-14);
/// ```
pub fn student_share(t: f64, freedom: f64) -> f64 {
    let (_, outside) = shares(t, freedom);
    if t > 0.0 { 1.0 - outside / 2.0 } else { outside / 2.0 }
}

/// The value below which the share `p` of Student’s distribution with `freedom` degrees of freedom lies.
///
/// By Newton’s steps on the logarithms of value and share, right to some 12 digits. Infinite where `p` is not between 0 and 1 or
/// `freedom` not above 0, as where the square of the value is larger than numbers are; 0 where `p` is one half or no number.
///
/// ```
/// use afterword_core::statistics::student_quantile;
///
/// assert!((student_quantile(0.975, 4.0) - 2.776_445_105_2).abs() < 1e-10);
/// assert_eq!(student_quantile(0.5, 4.0), 0.0);
/// ```
pub fn student_quantile(p: f64, freedom: f64) -> f64 {
    if p.is_nan() || p == 0.5 {
        return 0.0;
    }
    let is_inside = p > 0.0 && p < 1.0 && freedom > 0.0;
    let t = if is_inside { solve(p.min(1.0 - p), freedom) } else { f64::INFINITY };
    if p < 0.5 { -t } else { t }
}

/// The share between −`t` and `t`, and the one outside.
fn shares(t: f64, freedom: f64) -> (f64, f64) {
    if t.is_infinite() {
        return (1.0, 0.0);
    }
    if t.is_nan() || freedom.is_nan() || freedom <= 0.0 {
        return (0.0, 1.0);
    }
    if freedom > LARGE {
        // Abramowitz and Stegun 26.7.8.
        let z = t * (1.0 - 0.25 / freedom) / 1_f64.hypot(t / (2.0 * freedom).sqrt());
        return gamma_share(0.5, z * z / 2.0);
    }
    let ratio = (t / freedom.sqrt()).powi(2);
    beta_shares((0.5, freedom / 2.0), ((1.0 + ratio.recip()).recip(), (1.0 + ratio).recip()))
}

fn density(t: f64, freedom: f64) -> f64 {
    let freedom = freedom.min(LARGE);
    let fall = (freedom + 1.0) / 2.0 * (t * t / freedom).ln_1p();
    (-freedom.ln() / 2.0 - ln_beta(0.5, freedom / 2.0) - fall).exp()
}

/// The value above which the share `tail` lies, which is more than 0 and less than one half.
///
/// Both shares are concave where value and share are logarithms. So Newton’s method comes closer with each step, but for the first, and
/// needs no bounds.
fn solve(tail: f64, freedom: f64) -> f64 {
    // By the smaller share, for the other has lost its digits.
    let is_central = tail > 0.25;
    let (sought, mut t) = if is_central {
        (1.0 - 2.0 * tail, (0.5 - tail) / density(0.0, freedom))
    } else {
        (2.0 * tail, -rough_normal_quantile(tail))
    };
    for _ in 0..100 {
        let (within, outside) = shares(t, freedom);
        let (share, sign) = if is_central { (within, 1.0) } else { (outside, -1.0) };
        let slope = sign * 2.0 * density(t, freedom) * t / share;
        let step = (share / sought).ln() / slope;
        t *= (-step).exp();
        if !t.is_finite() {
            return f64::INFINITY;
        }
        // The next step would be smaller than the last digit.
        if step.abs() < 1e-9 {
            break;
        }
    }
    t
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::super::{normal_quantile, normal_share};
    use super::*;

    /// Any table of the distribution; the digits are those of mpmath, `findroot` on `betainc`, forty digits.
    #[test]
    fn quantiles_are_those_of_the_tables() {
        let cases = [
            (0.975, 1.0, 12.706_204_736_174_693),
            (0.975, 2.0, 4.302_652_729_749_462),
            (0.975, 3.0, 3.182_446_305_283_708),
            (0.975, 4.0, 2.776_445_105_197_793_5),
            (0.975, 5.0, 2.570_581_835_636_315),
            (0.975, 10.0, 2.228_138_851_986_274),
            (0.975, 30.0, 2.042_272_456_301_238),
            (0.9, 1.0, 3.077_683_537_175_254),
            (0.9, 2.0, 1.885_618_083_164_127),
            (0.9, 4.0, 1.533_206_274_058_944),
            (0.6, 7.0, 0.263_166_861_352_022_8),
            (0.500_001, 3.0, 2.720_699_046_434_037_7e-6),
            (1e-9, 4.0, -234.027_610_406_118_93),
            (1e-20, 2.0, -7_071_067_811.865_475),
            (0.01, 0.5, -1_028.491_010_471_621_9),
            (0.995, 1_000.0, 2.580_754_698_065_950_8),
        ];
        for (p, freedom, expected) in cases {
            near(student_quantile(p, freedom), expected, 1e-11);
        }
    }

    /// mpmath, `betainc` and `quad`, forty digits.
    #[test]
    fn shares_are_those_of_mpmath() {
        let cases = [
            (0.5, 1.0, 0.647_583_617_650_433_3),
            (2.0, 3.0, 0.930_337_015_720_578_4),
            (-1.0, 2.5, 0.202_030_513_639_136_73),
            (-6.0, 4.0, 0.001_941_268_523_480_255_2),
            (1e-6, 7.0, 0.500_000_384_991_450_8),
            (-40.0, 30.0, 6.863_022_597_203_201e-28),
            (2.5, 1e6, 0.993_790_255_248_918_4),
            (-1e6, 2.0, 4.999_999_999_992_5e-13),
            (1.96, 1e7, 0.975_002_090_987_342_9),
            (-6.0, 9.99e7, 9.865_910_205_331_44e-10),
            (-6.0, 1.001e8, 9.865_910_137_888_874e-10),
        ];
        for (t, freedom, expected) in cases {
            near(student_share(t, freedom), expected, 1e-12);
        }
    }

    #[test]
    fn with_much_freedom_it_is_the_normal_distribution() {
        for t in [-6.0, -1.0, 0.3, 4.0] {
            near(student_share(t, LARGE), student_share(t, LARGE + 0.1), 1e-12);
            near(student_share(t, f64::INFINITY), normal_share(t), 1e-15);
        }
        for p in [1e-6, 0.3, 0.975] {
            near(student_quantile(p, LARGE + 0.1), normal_quantile(p), 1e-6);
            near(student_quantile(p, f64::INFINITY), normal_quantile(p), 1e-11);
        }
    }

    #[test]
    fn what_is_no_number_is_no_number_of_its_own() {
        assert_eq!(
            [student_share(f64::NAN, 3.0), student_share(9.0, f64::NAN), student_share(9.0, 0.0)],
            [0.5; 3]
        );
        assert_eq!(
            [student_share(f64::INFINITY, 3.0), student_share(f64::NEG_INFINITY, 3.0)],
            [1.0, 0.0]
        );
        assert_eq!([student_quantile(f64::NAN, 3.0), student_quantile(0.5, -1.0)], [0.0; 2]);
        assert_eq!(
            [student_quantile(1.0, 3.0), student_quantile(0.9, f64::NAN)],
            [f64::INFINITY; 2]
        );
        assert_eq!(
            [student_quantile(-1.0, 3.0), student_quantile(0.1, 0.0)],
            [f64::NEG_INFINITY; 2]
        );
    }

    proptest! {
        #[test]
        fn a_quantile_has_its_share_below_it(exponent in -150.0..-0.302, freedom in 0.0..6.0) {
            let (p, freedom) = (10_f64.powf(exponent), 10_f64.powf(freedom));
            let below = student_share(student_quantile(p, freedom), freedom);
            prop_assert!((below / p - 1.0).abs() < 1e-9, "{below} for {p}");
        }

        #[test]
        fn the_other_side_is_the_same(p in 0.0..1.0, freedom in 0.1..1e4) {
            let both = student_quantile(p, freedom) + student_quantile(1.0 - p, freedom);
            prop_assert!(both.abs() <= student_quantile(p, freedom).abs() * 1e-9 + 1e-12, "{both}");
        }

        #[test]
        fn no_number_brings_forth_a_nan(it in any::<f64>(), p in 0.0..1.0, freedom in any::<f64>(), few in 0.0..100.0) {
            for freedom in [freedom, few] {
                prop_assert!((0.0..=1.0).contains(&student_share(it, freedom)));
                prop_assert!(!student_quantile(it, freedom).is_nan() && !student_quantile(p, freedom).is_nan());
            }
        }
    }
}
