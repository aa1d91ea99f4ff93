//! The PERT distribution: what lies between a low and a high guess, most of it near the likely one.

use super::returns::power;

/// A PERT distribution, ready to be drawn from.
///
/// A beta distribution on the range from low to high, with α = 1 + 4 (likely − low) / (high − low) and β = 6 − α, so that its mean is
/// (low + 4 likely + high) / 6: Malcolm and others, “Application of a technique for research and development program evaluation”,
/// *Operations Research* 7 (1959); Vose, *Risk Analysis*, chapter 17.
///
/// Its cumulative distribution is summed by Simpson's rule at 1,024 steps and drawn from by inversion, straight between the steps: no
/// draw is ever rejected, so each takes one number of the generator, and the same numbers give the same draws on every machine. A draw is
/// off by less than a thousandth of the range, most where the likely value is close to an end.
///
/// ```
/// use afterword_core::toil::Pert;
///
/// let hours = Pert::new(40.0, 60.0, 120.0);
/// assert_eq!((hours.at(0.0), hours.at(1.0)), (40.0, 120.0));
/// assert!((hours.mean() - 66.67).abs() < 0.01);
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Pert {
    low: f64,
    likely: f64,
    high: f64,
    /// The share that lies below each step; empty where nothing is uncertain.
    below: Vec<f64>,
}

const STEPS: usize = 1_024;

impl Pert {
    /// The distribution between `low` and `high`; whatever is out of order is put in order.
    pub fn new(low: f64, likely: f64, high: f64) -> Self {
        let (low, high) = (low.min(high), high.max(low));
        let likely = likely.clamp(low, high);
        let below = if high > low { steps((likely - low) / (high - low)) } else { Vec::new() };
        Self { low, likely, high, below }
    }

    /// The value below which the share `u` lies, 0 to 1.
    pub fn at(&self, u: f64) -> f64 {
        let Some(last) = self.below.len().checked_sub(1) else { return self.likely };
        let place = self.below.partition_point(|it| *it <= u).min(last);
        let (from, to) = (self.below[place.saturating_sub(1)], self.below[place]);
        let within = if to > from { ((u - from) / (to - from)).clamp(0.0, 1.0) } else { 0.0 };
        let step = place.saturating_sub(1) as f64 + within;
        self.low + (self.high - self.low) * step / last as f64
    }

    /// Its mean.
    pub fn mean(&self) -> f64 {
        (self.low + 4.0 * self.likely + self.high) / 6.0
    }
}

/// The share below each step of a range in which `likely`, 0 to 1, is most likely.
fn steps(likely: f64) -> Vec<f64> {
    let (left, right) = (4.0 * likely, 4.0 * (1.0 - likely));
    let density = |x: f64| power(x, left) * power(1.0 - x, right);
    let width = 1.0 / STEPS as f64;
    let mut below = vec![0.0];
    let (mut sum, mut before) = (0.0, density(0.0));
    for step in 0..STEPS {
        let start = step as f64 * width;
        let (middle, end) = (density(start + width / 2.0), density(start + width));
        sum += (before + 4.0 * middle + end) * width / 6.0;
        below.push(sum);
        before = end;
    }
    below.iter().map(|it| it / sum).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn near(got: f64, expected: f64) {
        assert!((got - expected).abs() < 2e-5, "{got} is not {expected}");
    }

    /// With the likely value in the middle the distribution is Beta(3, 3), whose share below x is 10x³ − 15x⁴ + 6x⁵.
    #[test]
    fn shares_are_those_of_the_polynomial() {
        let pert = Pert::new(0.0, 0.5, 1.0);
        for x in [0.05_f64, 0.1, 0.25, 0.5, 0.7, 0.95] {
            let share = 10.0 * x.powi(3) - 15.0 * x.powi(4) + 6.0 * x.powi(5);
            near(pert.at(share), x);
        }
    }

    /// At an end it is Beta(1, 5): the share below x is 1 − (1 − x)⁵.
    #[test]
    fn at_an_end_shares_are_those_of_a_power() {
        let pert = Pert::new(10.0, 10.0, 20.0);
        for x in [0.01_f64, 0.1, 0.5, 0.9] {
            near((pert.at(1.0 - (1.0 - x).powi(5)) - 10.0) / 10.0, x);
        }
    }

    proptest! {
        #[test]
        fn draws_lie_between_the_ends_and_rise_with_the_share(
            low in 0.0..1e6_f64, span in 0.0..1e6_f64, at in 0.0..=1.0_f64, u in 0.0..=1.0_f64, v in 0.0..=1.0_f64,
        ) {
            let pert = Pert::new(low, low + span * at, low + span);
            let (small, large) = (pert.at(u.min(v)), pert.at(u.max(v)));
            prop_assert!(low <= small && small <= large && large <= low + span);
        }

        #[test]
        fn the_mean_is_that_of_the_guesses(at in 0.0..=1.0_f64) {
            let pert = Pert::new(0.0, at, 1.0);
            let mean = (0..20_000).map(|it| pert.at((f64::from(it) + 0.5) / 20_000.0)).sum::<f64>() / 20_000.0;
            prop_assert!((mean - pert.mean()).abs() < 3e-4, "{} is not {}", mean, pert.mean());
        }
    }
}
