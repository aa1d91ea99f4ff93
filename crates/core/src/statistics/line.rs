//! How does it go on? By the line of least squares: where it goes, and how sure that is.

use super::axis::Axis;
use super::{Interval, TooFew, sound, student_quantile, tail};

/// Two points make a line, and two more say how far off it is; through fewer none is drawn.
pub const FEWEST_FOR_LINE: usize = 4;

/// The line from which points are as near as can be.
///
/// That it is straight, and that the points are off by chance and one as much as another, is assumed. Nothing is known of that far from
/// the points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Where it is at x = 0, in the unit of y.
    pub intercept: f64,
    /// How much it rises where x grows by one.
    pub slope: f64,
    /// How many points it is drawn through.
    pub n: usize,
    pub(super) x: Axis,
    pub(super) y: Axis,
    /// The rest is about places on the axes. x̄ and ȳ, through which it goes:
    pub(super) middle: (f64, f64),
    /// b:
    pub(super) steepness: f64,
    /// √Sxx, the root of the sum of (x − x̄)²:
    pub(super) width: f64,
    /// s, how far off points are:
    pub(super) scatter: f64,
}

/// The line of least squares through `points`, each an x and its y: y = a + b·x with b = Σ(x − x̄)(y − ȳ) / Sxx and
/// Sxx = Σ(x − x̄)².
///
/// The x may stand at any distance and in any order, and come more than once.
///
/// # Errors
///
/// [`TooFew`] of fewer than four points; one of which a number is not finite does not count. And where all x are equal, however many
/// points there are: then different x are counted, and it is one of two.
///
/// ```
/// use afterword_core::statistics::line;
///
/// let hours_by_week = [(1.0, 65.0), (2.0, 60.0), (3.0, 55.0), (4.0, 48.0), (5.0, 40.0), (6.0, 35.0)];
/// let line = line(&hours_by_week)?;
/// assert!((line.slope - -6.2).abs() < 1e-12);
/// assert!((line.intercept - 72.2).abs() < 1e-12);
/// # Ok::<(), afterword_core::statistics::TooFew>(())
/// ```
pub fn line(points: &[(f64, f64)]) -> Result<Line, TooFew> {
    let points: Vec<(f64, f64)> =
        points.iter().copied().filter(|it| it.0.is_finite() && it.1.is_finite()).collect();
    let n = points.len();
    TooFew::check(n, FEWEST_FOR_LINE)?;
    let x = Axis::of(points.iter().map(|it| it.0));
    let y = Axis::of(points.iter().map(|it| it.1));
    let places = || points.iter().map(|it| (x.place(it.0), y.place(it.1)));
    let mean = |of: fn((f64, f64)) -> f64| places().map(of).sum::<f64>() / n as f64;
    let middle = (mean(|it| it.0), mean(|it| it.1));
    let from_middle = || places().map(|it| (it.0 - middle.0, it.1 - middle.1));
    let spread: f64 = from_middle().map(|it| it.0 * it.0).sum();
    if spread == 0.0 {
        return Err(TooFew { n: 1, needed: 2 });
    }
    let steepness = from_middle().map(|it| it.0 * it.1).sum::<f64>() / spread;
    let off: f64 = from_middle().map(|it| (it.1 - steepness * it.0).powi(2)).sum();
    let scatter = (off / (n - 2) as f64).sqrt();
    let slope = steepness * y.per(x);
    let line =
        Line { intercept: 0.0, slope, n, x, y, middle, steepness, width: spread.sqrt(), scatter };
    Ok(Line { intercept: line.at(0.0), ..line })
}

impl Line {
    /// Where it is at `x`, in the unit of y; in the middle where `x` is no number.
    ///
    /// ```
    /// use afterword_core::statistics::line;
    ///
    /// let line = line(&[(0.0, 1.0), (1.0, 3.0), (3.0, 7.0), (4.0, 9.0)])?;
    /// assert_eq!(line.at(10.0), 21.0);
    /// # Ok::<(), afterword_core::statistics::TooFew>(())
    /// ```
    pub fn at(&self, x: f64) -> f64 {
        self.y.value(self.middle.1 + self.steepness * self.distance(x))
    }

    /// Between what the slope lies: b ± t·s/√Sxx, with Student’s t of n − 2 degrees of freedom and s² = Σ(y − a − b·x)² / (n − 2).
    ///
    /// Where it holds zero, it may as well go the other way.
    ///
    /// ```
    /// use afterword_core::statistics::line;
    ///
    /// let line = line(&[(1.0, 65.0), (2.0, 60.0), (3.0, 55.0), (4.0, 48.0), (5.0, 40.0), (6.0, 35.0)])?;
    /// let interval = line.slope_interval(0.95);
    /// assert!((interval.low - -6.927).abs() < 1e-3 && (interval.high - -5.473).abs() < 1e-3);
    /// # Ok::<(), afterword_core::statistics::TooFew>(())
    /// ```
    pub fn slope_interval(&self, level: f64) -> Interval {
        let reach = self.noise(level) / self.width;
        let ends = Interval {
            low: self.steepness - reach,
            high: self.steepness + reach,
            level: sound(level),
        };
        ends.map(|it| it * self.y.per(self.x))
    }

    /// Between what one further y at `x` will lie: a + b·x ± t·s·√(1 + 1/n + (x − x̄)²/Sxx).
    ///
    /// It is least wide in the middle of the points.
    ///
    /// ```
    /// use afterword_core::statistics::line;
    ///
    /// let line = line(&[(1.0, 65.0), (2.0, 60.0), (3.0, 55.0), (4.0, 48.0), (5.0, 40.0), (6.0, 35.0)])?;
    /// let next_but_one = line.prediction(8.0, 0.95);
    /// assert!((next_but_one.low - 17.96).abs() < 1e-2 && (next_but_one.high - 27.24).abs() < 1e-2);
    /// # Ok::<(), afterword_core::statistics::TooFew>(())
    /// ```
    pub fn prediction(&self, x: f64, level: f64) -> Interval {
        let distance = self.distance(x);
        let y = self.middle.1 + self.steepness * distance;
        let at_middle = (1.0 + 1.0 / self.n as f64).sqrt();
        let reach = self.noise(level) * at_middle.hypot(distance / self.width);
        let ends = Interval { low: y - reach, high: y + reach, level: sound(level) };
        ends.map(|it| self.y.value(it))
    }

    /// How far `x` is from x̄, on the axis.
    fn distance(&self, x: f64) -> f64 {
        if x.is_nan() { 0.0 } else { self.x.place(x) - self.middle.0 }
    }

    /// t·s, on the axis.
    pub(super) fn noise(&self, level: f64) -> f64 {
        -student_quantile(tail(level), (self.n - 2) as f64) * self.scatter
    }
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::super::tests::near;
    use super::*;

    pub(in super::super) const FALLING: [(f64, f64); 6] =
        [(1.0, 65.0), (2.0, 60.0), (3.0, 55.0), (4.0, 48.0), (5.0, 40.0), (6.0, 35.0)];

    /// Norris of the Statistical Reference Datasets of NIST, whose figures are certified to fifteen digits.
    const NORRIS_X: [f64; 36] = [
        0.2, 337.4, 118.2, 884.6, 10.1, 226.5, 666.3, 996.3, 448.6, 777.0, 558.2, 0.4, 0.6, 775.5,
        666.9, 338.0, 447.5, 11.6, 556.0, 228.1, 995.8, 887.6, 120.2, 0.3, 0.3, 556.8, 339.1,
        887.2, 999.0, 779.0, 11.1, 118.3, 229.2, 669.1, 448.9, 0.5,
    ];
    const NORRIS_Y: [f64; 36] = [
        0.1, 338.8, 118.1, 888.0, 9.2, 228.1, 668.5, 998.5, 449.1, 778.9, 559.2, 0.3, 0.1, 778.1,
        668.8, 339.3, 448.9, 10.8, 557.7, 228.3, 998.0, 888.8, 119.6, 0.3, 0.6, 557.6, 339.3,
        888.0, 998.5, 778.9, 10.2, 117.6, 228.9, 668.4, 449.2, 0.2,
    ];

    /// t of 34 degrees of freedom at 95 %: mpmath, forty digits.
    const T_OF_NORRIS: f64 = 2.032_244_509_317_719;

    pub(in super::super) fn norris() -> Vec<(f64, f64)> {
        NORRIS_X.into_iter().zip(NORRIS_Y).collect()
    }

    pub(in super::super) fn squares(points: &[(f64, f64)], at: impl Fn(f64) -> f64) -> f64 {
        points.iter().map(|it| (it.1 - at(it.0)).powi(2)).sum()
    }

    /// x̄ = 21/6 = 3.5 and ȳ = 303/6 = 50.5. Sxx = 2·(0.25 + 2.25 + 6.25) = 17.5, and Sxy = −162.5 − 90 − 27.5 + 24 + 60 + 87.5 = −108.5.
    /// So b = −6.2 and a = 50.5 + 6.2·3.5 = 72.2. The line is at 66, 59.8, 53.6, 47.4, 41.2 and 35, the points are off by
    /// −1, 0.2, 1.4, 0.6, −1.2 and 0, and the squares are 1 + 0.04 + 1.96 + 0.36 + 1.44 = 4.8: s² = 4.8/4 = 1.2.
    /// The intervals are t = 2.7764451 times √(1.2/17.5) = 0.2618615 and √(1.2·(1 + 1/6 + 4.5²/17.5)) = 1.6699015. Digits by mpmath.
    #[test]
    fn a_line_is_as_by_hand() {
        let line = line(&FALLING).unwrap();
        near(line.slope, -6.2, 1e-15);
        near(line.intercept, 72.2, 1e-15);
        near(squares(&FALLING, |x| line.at(x)), 4.8, 1e-13);
        let slope = line.slope_interval(0.95);
        near(slope.low, -6.927_043_991_854_773, 1e-11);
        near(slope.high, -5.472_956_008_145_227, 1e-11);
        let next = line.prediction(8.0, 0.95);
        near(line.at(8.0), 22.6, 1e-14);
        near(next.low, 17.963_609_814_261_423, 1e-11);
        near(next.high, 27.236_390_185_738_58, 1e-11);
    }

    #[test]
    fn lines_are_as_certified() {
        let points = norris();
        let line = line(&points).unwrap();
        near(line.intercept, -0.262_323_073_774_029, 1e-11);
        near(line.slope, 1.002_116_818_020_45, 1e-14);
        near((squares(&points, |x| line.at(x)) / 34.0).sqrt(), 0.884_796_396_144_373, 1e-12);
        let error = 0.429_796_848_199_937e-3;
        near(line.slope_interval(0.95).high, line.slope + T_OF_NORRIS * error, 1e-14);
        // At 0, the interval of a further value is that of the intercept and the scatter of the value itself.
        let further = 0.232_818_234_301_152_f64.hypot(0.884_796_396_144_373);
        near(line.prediction(0.0, 0.95).high, line.intercept + T_OF_NORRIS * further, 1e-11);
    }

    #[test]
    fn three_points_are_no_line_nor_are_points_above_each_other() {
        let mut points = FALLING[..3].to_vec();
        points.extend([(4.0, f64::NAN), (f64::INFINITY, 40.0)]);
        assert_eq!(line(&points), Err(TooFew { n: 3, needed: 4 }));
        points.push(FALLING[5]);
        assert_eq!(line(&points).map(|it| it.n), Ok(4));
        let above_each_other = FALLING.map(|it| (0.1, it.1));
        assert_eq!(line(&above_each_other), Err(TooFew { n: 1, needed: 2 }));
    }

    #[test]
    fn a_line_through_every_point_leaves_nothing_open() {
        let line = line(&[(0.0, 12.0), (1.0, 10.0), (2.0, 8.0), (5.0, 2.0)]).unwrap();
        assert_eq!((line.intercept, line.slope), (12.0, -2.0));
        assert_eq!(line.prediction(7.0, 0.9), Interval { low: -2.0, high: -2.0, level: 0.9 });
        assert_eq!(line.slope_interval(f64::NAN), Interval { low: -2.0, high: -2.0, level: 0.95 });
        assert_eq!(line.at(f64::NAN), line.at(2.0));
    }

    fn points() -> impl Strategy<Value = Vec<(f64, f64)>> {
        vec((-50.0..50.0, -1e3..1e3), 4..20)
    }

    /// Points about a line that falls or rises.
    pub(in super::super) fn trend() -> impl Strategy<Value = Vec<(f64, f64)>> {
        let about = |(slope, points): (f64, Vec<(f64, f64)>)| {
            points.into_iter().map(|(x, off)| (x, 40.0 + slope * x + off)).collect()
        };
        (-20.0..20.0, vec((-50.0..50.0, -60.0..60.0), 4..20)).prop_map(about)
    }

    pub(in super::super) fn are_near(a: f64, b: f64, size: f64) -> bool {
        (a - b).abs() <= 1e-8 * size
    }

    proptest! {
        #[test]
        fn no_other_line_is_nearer(points in points(), slope in -1.0..1.0, intercept in -50.0..50.0, small in -6..1_i32) {
            let (line, part) = (line(&points).unwrap(), 10_f64.powi(small));
            let other = |x: f64| line.intercept + part * intercept + (line.slope + part * slope) * x;
            let (least, more) = (squares(&points, |x| line.at(x)), squares(&points, other));
            prop_assert!(least <= more + 1e-9 * (1.0 + more), "{least} is more than {more}");
        }

        #[test]
        fn another_scale_says_the_same(
            points in trend(), x in (0.1..9.0, -9.0..9.0), y in (0.1..9.0, -9.0..9.0), turn in any::<bool>(), at in -99.0..99.0,
        ) {
            let x_to = |it: f64| if turn { x.1 - x.0 * it } else { x.1 + x.0 * it };
            let y_to = |it: f64| y.1 + y.0 * it;
            let changed: Vec<(f64, f64)> = points.iter().map(|it| (x_to(it.0), y_to(it.1))).collect();
            let (one, other) = (line(&points).unwrap(), line(&changed).unwrap());
            prop_assert!(are_near(one.slope * y.0, other.slope * (x_to(1.0) - x_to(0.0)), 1e3));
            prop_assert!(are_near(y_to(one.at(at)), other.at(x_to(at)), 1e5));
            let (before, after) = (one.prediction(at, 0.9).map(y_to), other.prediction(x_to(at), 0.9));
            prop_assert!(are_near(before.low, after.low, 1e6) && are_near(before.high, after.high, 1e6));
        }

        #[test]
        fn intervals_hold_what_they_are_about_and_grow_with_their_level(
            points in trend(), level in 0.01..0.99, more in 0.0..0.999, x in -200.0..200.0,
        ) {
            let (line, wider) = (line(&points).unwrap(), level + (1.0 - level) * more);
            let within = |inner: Interval, outer: Interval| outer.holds(inner.low) && outer.holds(inner.high);
            prop_assert!(line.slope_interval(level).holds(line.slope));
            prop_assert!(within(line.slope_interval(level), line.slope_interval(wider)));
            prop_assert!(line.prediction(x, level).holds(line.at(x)));
            prop_assert!(within(line.prediction(x, level), line.prediction(x, wider)));
        }

        #[test]
        fn any_numbers_have_an_answer(
            points in vec((any::<f64>(), any::<f64>()), 4..12), few in vec((-2..2_i8, -2..2_i8), 4..9), x in any::<f64>(), level in any::<f64>(),
        ) {
            let few: Vec<(f64, f64)> = few.into_iter().map(|it| (it.0.into(), it.1.into())).collect();
            for line in [line(&points), line(&few)].into_iter().flatten() {
                let ends = [line.slope_interval(level), line.prediction(x, level)];
                prop_assert!([line.intercept, line.slope, line.at(x)].iter().all(|it| !it.is_nan()), "{line:?}");
                // Which no number that is none is.
                prop_assert!(ends.iter().all(|it| it.low <= it.high && it.level > 0.0 && it.level < 1.0));
            }
        }
    }
}
