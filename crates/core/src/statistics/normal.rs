//! The normal distribution, by way of the gamma distribution: z²/2 of a normal z has shape one half.

use super::{gamma_quantile, gamma_share};

/// The share of the standard normal distribution that lies below `z`; one half where `z` is no number.
///
/// ```
/// use afterword_core::statistics::normal_share;
///
/// assert!((normal_share(1.96) - 0.975).abs() < 1e-5);
/// ```
pub fn normal_share(z: f64) -> f64 {
    let (_, outside) = gamma_share(0.5, z * z / 2.0);
    if z > 0.0 { 1.0 - outside / 2.0 } else { outside / 2.0 }
}

/// The value below which the share `p` of the standard normal distribution lies; infinite where `p` is not between 0 and 1.
///
/// ```
/// use afterword_core::statistics::normal_quantile;
///
/// assert!((normal_quantile(0.975) - 1.959_963_984_540_054).abs() < 1e-12);
/// assert_eq!(normal_quantile(0.5), 0.0);
/// ```
pub fn normal_quantile(p: f64) -> f64 {
    let outside = 2.0 * p.min(1.0 - p);
    let z = (2.0 * gamma_quantile(1.0 - outside, 0.5)).sqrt();
    if p < 0.5 { -z } else { z }
}

#[cfg(test)]
mod tests {
    use super::super::tests::near;
    use super::*;

    /// mpmath, `ncdf`, forty digits.
    #[test]
    fn shares_are_those_of_mpmath() {
        let cases = [
            (0.0, 0.5),
            (0.5, 0.691_462_461_274_013_1),
            (1.0, 0.841_344_746_068_542_9),
            (1.644_853_626_951_472_2, 0.95),
            (1.96, 0.975_002_104_851_779_6),
            (3.0, 0.998_650_101_968_369_9),
            (6.0, 0.999_999_999_013_412_4),
            (-2.5, 0.006_209_665_325_776_135),
        ];
        for (z, expected) in cases {
            near(normal_share(z), expected, 1e-13);
        }
    }

    /// SciPy, `norm.ppf`.
    #[test]
    fn quantiles_are_those_of_scipy() {
        let cases = [
            (0.9, 1.281_551_565_544_600_4),
            (0.975, 1.959_963_984_540_054),
            (0.995, 2.575_829_303_548_900_4),
            (0.025, -1.959_963_984_540_054_5),
            (1e-6, -4.753_424_308_822_899),
        ];
        for (p, expected) in cases {
            near(normal_quantile(p), expected, 1e-10);
        }
    }

    #[test]
    fn what_is_no_number_is_no_number_of_its_own() {
        assert_eq!(normal_share(f64::NAN), 0.5);
        assert_eq!((normal_share(f64::INFINITY), normal_share(f64::NEG_INFINITY)), (1.0, 0.0));
        assert!(normal_quantile(0.0) == f64::NEG_INFINITY && normal_quantile(1.0) > 1e300);
    }
}
