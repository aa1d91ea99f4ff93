//! From values to places: linear scales and the round numbers at which they are marked.

/// A scale that maps `0..=1` of a domain evenly onto places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    from: (f64, f64),
    to: (f64, f64),
}

impl Linear {
    /// The scale on which `domain` covers `range`; an empty domain lies at the beginning of the range.
    ///
    /// ```
    /// use afterword_core::draw::scale::Linear;
    ///
    /// let scale = Linear::new((0.0, 10.0), (100.0, 0.0));
    /// assert_eq!(scale.place(2.5), 75.0);
    /// assert_eq!(Linear::new((3.0, 3.0), (0.0, 9.0)).place(3.0), 0.0);
    /// ```
    pub const fn new(domain: (f64, f64), range: (f64, f64)) -> Self {
        Self { from: domain, to: range }
    }

    /// Where `value` is.
    pub fn place(self, value: f64) -> f64 {
        let length = self.from.1 - self.from.0;
        let share = if length == 0.0 { 0.0 } else { (value - self.from.0) / length };
        self.to.0 + share * (self.to.1 - self.to.0)
    }
}

/// Round numbers from `low` to `high`, about `n` of them: multiples of 1, 2 or 5 times a power of ten.
///
/// The steps are those of Heckbert, “Nice numbers for graph labels” (*Graphics Gems*, 1990). None if the bounds are no numbers or
/// in the wrong order.
///
/// ```
/// use afterword_core::draw::scale::nice_ticks;
///
/// assert_eq!(nice_ticks(0.0, 47.0, 5), [0.0, 10.0, 20.0, 30.0, 40.0]);
/// assert_eq!(nice_ticks(0.2, 1.1, 4), [0.2, 0.4, 0.6000000000000001, 0.8, 1.0]);
/// ```
pub fn nice_ticks(low: f64, high: f64, n: usize) -> Vec<f64> {
    let length = high - low;
    if !length.is_finite() || length <= 0.0 || n == 0 {
        return Vec::new();
    }
    let rough = length / n as f64;
    let power = 10_f64.powi(rough.log10().floor() as i32);
    let step = match rough / power {
        it if it < 1.5 => 1.0,
        it if it < 3.5 => 2.0,
        it if it < 7.5 => 5.0,
        _ => 10.0,
    } * power;
    // Of multiples rather than of sums, so that the last tick is as exact as the first.
    let first = (low / step - 1e-9).ceil();
    let count = ((high / step + 1e-9).floor() - first).max(-1.0) as usize;
    (0..=count)
        .map(|at| (first + at as f64) * step)
        .filter(|it| *it <= high + step * 1e-9)
        .collect()
}

/// Lengths between two marks of a scale of time, in seconds: what clocks and calendars make round.
const TIME_STEPS: [i64; 22] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200,
    86_400, 172_800, 604_800, 1_209_600, 2_592_000,
];

/// The shortest round length of time, in seconds, that is not below `least`.
///
/// ```
/// use afterword_core::draw::scale::nice_seconds;
///
/// assert_eq!(nice_seconds(170.0), 300);
/// assert_eq!(nice_seconds(1e9), 31_536_000 * 32);
/// ```
pub fn nice_seconds(least: f64) -> i64 {
    const YEAR: i64 = 31_536_000;
    TIME_STEPS.into_iter().find(|it| *it as f64 >= least).unwrap_or_else(|| {
        let years = (least / YEAR as f64).ceil().clamp(1.0, 100_000.0);
        YEAR * years as i64
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ticks_are_inside_even_and_about_as_many_as_asked(
            low in -1e6..1e6_f64,
            length in 1e-3..1e6_f64,
            n in 2_usize..12,
        ) {
            let ticks = nice_ticks(low, low + length, n);
            prop_assert!(ticks.len() <= n * 2 + 1 && ticks.len() * 2 + 1 >= n, "{ticks:?}");
            for tick in &ticks {
                prop_assert!(*tick >= low - length * 1e-6 && *tick <= low + length * (1.0 + 1e-6));
            }
            let steps: Vec<f64> = ticks.windows(2).map(|it| it[1] - it[0]).collect();
            prop_assert!(steps.windows(2).all(|it| (it[0] - it[1]).abs() <= 1e-6 * it[0].abs()));
        }
    }

    #[test]
    fn what_is_no_range_has_no_ticks() {
        for (low, high) in [(1.0, 1.0), (2.0, 1.0), (f64::NAN, 1.0), (0.0, f64::INFINITY)] {
            assert!(nice_ticks(low, high, 5).is_empty());
        }
    }
}
