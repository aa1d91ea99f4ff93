//! When does a line get there? By inverse estimation, which is sure of less the farther that is.

use super::line::Line;
use super::{Interval, sound};

/// Where a line reaches a value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// The x at which it does.
    pub x: f64,
    /// Between which x it lies.
    pub interval: Interval,
}

impl Line {
    /// At which x it reaches `y`: x̂ = (y − a)/b, and between which x (Fieller 1954; Draper and Smith, *Applied Regression Analysis*,
    /// 3rd edition, 3.2).
    ///
    /// The ends are the two x for which (ȳ + b·(x − x̄) − y)² = t²·s²·(1/n + (x − x̄)²/Sxx): there `y` is just as far from the line as
    /// the line may be off. `y` itself is taken for exact. The interval is not the same on both sides of x̂, but wider on the side away
    /// from the points. `None` where that of the slope holds zero: then it may never get there. And where `y` is not finite, or x̂ not.
    ///
    /// ```
    /// use afterword_core::statistics::line;
    ///
    /// let line = line(&[(1.0, 65.0), (2.0, 60.0), (3.0, 55.0), (4.0, 48.0), (5.0, 40.0), (6.0, 35.0)])?;
    /// let below_20 = line.reaches(20.0, 0.95).ok_or("never")?;
    /// assert!((below_20.x - 8.419).abs() < 1e-3);
    /// assert!((below_20.interval.low - 7.869).abs() < 1e-3 && (below_20.interval.high - 9.107).abs() < 1e-3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn reaches(&self, y: f64, level: f64) -> Option<Reach> {
        let (slope, noise) = (self.steepness, self.noise(level));
        let reach = noise / self.width;
        // b² − t²s²/Sxx, the first coefficient of the equation.
        let sure = (slope - reach) * (slope + reach);
        if !y.is_finite() || sure <= 0.0 {
            return None;
        }
        let (rise, root_n) = (self.y.place(y) - self.middle.1, (self.n as f64).sqrt());
        let root = noise * (rise / self.width).hypot(sure.sqrt() / root_n);
        // The root that is farther from x̄, and the other by the product of both: their difference would lose digits.
        let sum = slope * rise + root.copysign(slope * rise);
        let far = sum / sure;
        let near = if sum == 0.0 {
            0.0
        } else {
            (rise - noise / root_n) * ((rise + noise / root_n) / sum)
        };
        let [x, far, near] = [rise / slope, far, near].map(|it| self.x.value(self.middle.0 + it));
        // What is all but one point may be turned round by rounding.
        let interval =
            Interval { low: x.min(far).min(near), high: x.max(far).max(near), level: sound(level) };
        x.is_finite().then_some(Reach { x, interval })
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::line::tests::{FALLING, are_near, norris, squares, trend};
    use super::super::tests::near;
    use super::super::{line, student_quantile};
    use super::*;

    /// x̄ = 3.5, ȳ = 50.5, b = −6.2, Sxx = 17.5 and s² = 1.2, as is worked out beside the line. With t = 2.7764451 of 95 % is
    /// t²s² = 9.2503769 and b² − t²s²/Sxx = 38.44 − 0.5285930 = 37.9114070. Since 20 is 30.5 below ȳ, the roots are
    /// (6.2·30.5 ± √(9.2503769·(30.5²/17.5 + 37.9114070/6)))/37.9114070 = (189.1 ± 23.4557)/37.9114070 = 4.36925 and 5.60664 from x̄,
    /// and the line is there 30.5/6.2 = 4.91935 from x̄. Digits by mpmath.
    #[test]
    fn a_line_arrives_as_by_hand() {
        let cases = [
            (0.8, 8.101_517_734_752_837, 8.778_622_818_741_077),
            (0.95, 7.869_245_343_417_774, 9.106_643_962_451_006),
        ];
        for (level, low, high) in cases {
            let reach = line(&FALLING).unwrap().reaches(20.0, level).unwrap();
            near(reach.x, 52.2 / 6.2, 1e-14);
            near(reach.interval.low, low, 1e-11);
            near(reach.interval.high, high, 1e-11);
            assert_eq!(reach.interval.level, level);
        }
    }

    /// mpmath, forty digits.
    #[test]
    fn a_line_arrives_as_in_mpmath() {
        let reach = line(&norris()).unwrap().reaches(500.0, 0.95).unwrap();
        near(reach.x, 499.205_595_672_941_87, 1e-13);
        near(reach.interval.low, 498.898_575_270_859_17, 1e-12);
        near(reach.interval.high, 499.512_737_669_255_4, 1e-12);
    }

    #[test]
    fn a_line_through_every_point_arrives_on_the_point() {
        let line = line(&[(0.0, 12.0), (1.0, 10.0), (2.0, 8.0), (5.0, 2.0)]).unwrap();
        for (y, x) in [(0.0, 6.0), (8.0, 2.0), (12.0, 0.0), (20.0, -4.0)] {
            let interval = Interval { low: x, high: x, level: 0.95 };
            assert_eq!(line.reaches(y, 0.95), Some(Reach { x, interval }));
        }
    }

    #[test]
    fn what_may_not_move_never_arrives() {
        let level = line(&[(1.0, 5.0), (2.0, 5.0), (3.0, 5.0), (4.0, 5.0)]).unwrap();
        assert_eq!((level.slope, level.at(99.0), level.reaches(5.0, 0.95)), (0.0, 5.0, None));
        let unsure = line(&[(1.0, 5.0), (2.0, 9.0), (3.0, 2.0), (4.0, 8.0)]).unwrap();
        assert_eq!(unsure.reaches(5.0, 0.95), None);
        assert_eq!(line(&FALLING).unwrap().reaches(f64::NEG_INFINITY, 0.95), None);
    }

    proptest! {
        #[test]
        fn another_scale_says_the_same(
            points in trend(), x in (0.1..9.0, -9.0..9.0), y in (0.1..9.0, -9.0..9.0), turn in any::<bool>(), to in -99.0..99.0,
        ) {
            let x_to = |it: f64| if turn { x.1 - x.0 * it } else { x.1 + x.0 * it };
            let y_to = |it: f64| y.1 + y.0 * it;
            let changed: Vec<(f64, f64)> = points.iter().map(|it| (x_to(it.0), y_to(it.1))).collect();
            let (one, other) = (line(&points).unwrap(), line(&changed).unwrap());
            // Not where it is as good as undecided whether it arrives.
            let slope = one.slope_interval(0.9);
            prop_assume!(slope.low * slope.high > 1e-3);
            let (before, after) = (one.reaches(to, 0.9).unwrap(), other.reaches(y_to(to), 0.9).unwrap());
            prop_assert!(are_near(x_to(before.x), after.x, 1e5));
            let (low, high) = (x_to(before.interval.low), x_to(before.interval.high));
            prop_assert!(are_near(low.min(high), after.interval.low, 1e7));
            prop_assert!(are_near(low.max(high), after.interval.high, 1e7));
        }

        #[test]
        fn an_interval_holds_its_x_and_grows_with_its_level(
            points in trend(), level in 0.01..0.99, more in 0.0..0.999, y in -500.0..500.0,
        ) {
            let (line, wider) = (line(&points).unwrap(), level + (1.0 - level) * more);
            let reach = line.reaches(y, level);
            prop_assert_eq!(reach.is_none(), line.slope_interval(level).holds(0.0));
            if let (Some(reach), Some(wider)) = (reach, line.reaches(y, wider)) {
                prop_assert!(reach.interval.holds(reach.x) && are_near(line.at(reach.x), y, 1e4));
                prop_assert!(wider.interval.holds(reach.interval.low) && wider.interval.holds(reach.interval.high));
            }
        }

        /// In the numbers of the points, with nothing of how it was found.
        #[test]
        fn the_ends_solve_the_equation_of_fieller(points in trend(), y in -500.0..500.0, level in 0.1..0.99) {
            let line = line(&points).unwrap();
            let slope = line.slope_interval(level);
            prop_assume!(slope.low * slope.high > 1e-2);
            let n = points.len() as f64;
            let mean = points.iter().map(|it| it.0).sum::<f64>() / n;
            let spread: f64 = points.iter().map(|it| (it.0 - mean).powi(2)).sum();
            let variance = squares(&points, |x| line.at(x)) / (n - 2.0);
            let t = student_quantile((1.0 + level) / 2.0, n - 2.0);
            let reach = line.reaches(y, level).unwrap();
            for x in [reach.interval.low, reach.interval.high] {
                let distance = (line.at(x) - y).powi(2);
                let error = t * t * variance * (1.0 / n + (x - mean).powi(2) / spread);
                prop_assert!((distance - error).abs() <= 1e-6 * (1.0 + error), "{distance} and {error}");
            }
        }

        #[test]
        fn any_numbers_have_an_answer(
            points in vec((any::<f64>(), any::<f64>()), 4..12), few in vec((-2..2_i8, -2..2_i8), 4..9), y in any::<f64>(), level in any::<f64>(),
        ) {
            let few: Vec<(f64, f64)> = few.into_iter().map(|it| (it.0.into(), it.1.into())).collect();
            for line in [line(&points), line(&few)].into_iter().flatten() {
                for reach in [y, 0.0, line.at(1.0), line.intercept].into_iter().filter_map(|y| line.reaches(y, level)) {
                    prop_assert!(reach.interval.holds(reach.x), "{reach:?}");
                }
            }
        }
    }
}
