//! An axis on which numbers are of the size of one, so that no square of any number overflows or vanishes.

/// How far from the origin a place can be: farther is as far.
const FARTHEST: f64 = 1e280;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axis {
    /// Half the number that is at 0. Halves, for the distance of two numbers may be too large for a number.
    half_origin: f64,
    /// Half of what is 1 here: a power of two, so that no digit is lost.
    half_unit: f64,
}

impl Axis {
    /// The axis on which `values` lie between −2 and 2, the first at 0: all of them, if they are equal.
    pub(super) fn of(values: impl Iterator<Item = f64> + Clone) -> Self {
        let half_origin = values.clone().next().unwrap_or_default() / 2.0;
        let width = values.map(|it| (it / 2.0 - half_origin).abs()).fold(0.0, f64::max);
        let half_unit = if width > 0.0 { power_of_two(width) } else { 0.5 };
        Self { half_origin, half_unit }
    }

    pub(super) fn place(self, value: f64) -> f64 {
        ((value / 2.0 - self.half_origin) / self.half_unit).clamp(-FARTHEST, FARTHEST)
    }

    pub(super) fn value(self, place: f64) -> f64 {
        (self.half_origin + self.half_unit * place) * 2.0
    }

    /// How many units of `self` are as much as one of `other`.
    pub(super) fn per(self, other: Self) -> f64 {
        (self.half_unit / other.half_unit).clamp(f64::MIN_POSITIVE, f64::MAX)
    }
}

/// The largest power of two that is not above `x`, which is above 0; the least normal one if that is above it.
fn power_of_two(x: f64) -> f64 {
    let exponent = f64::INFINITY.to_bits();
    f64::from_bits(x.to_bits() & exponent).max(f64::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_unit_is_a_power_of_two() {
        let powers = [0.3, 1.0, 7.9, f64::MAX, 1e-320].map(power_of_two);
        assert_eq!(powers, [0.25, 1.0, 4.0, 2_f64.powi(1_023), f64::MIN_POSITIVE]);
    }

    proptest! {
        #[test]
        fn values_are_near_0_and_come_back(values in vec(-1e6..1e6, 1..9)) {
            let axis = Axis::of(values.iter().copied());
            for value in values {
                prop_assert!(axis.place(value).abs() < 2.0);
                prop_assert!((axis.value(axis.place(value)) - value).abs() <= 1e-9);
            }
        }

        #[test]
        fn whatever_is_finite_has_a_place(values in vec(any::<f64>(), 1..9), other in any::<f64>()) {
            prop_assume!(values.iter().all(|it| it.is_finite()));
            let axis = Axis::of(values.iter().copied());
            prop_assert!(values.iter().all(|it| axis.place(*it).abs() < 2.0));
            prop_assert!(axis.place(other).abs() <= FARTHEST || other.is_nan());
            prop_assert!(!axis.value(axis.place(values[0])).is_nan());
        }
    }
}
