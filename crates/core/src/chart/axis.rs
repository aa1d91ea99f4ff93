//! Axes of values: round numbers that cover what is drawn, and where each value is between them.

use super::figure;
use crate::draw::Words;
use crate::draw::scale::nice_seconds;

/// What an axis measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Things, of which there are no halves.
    Count,
    /// Shares, from 0 to 1; more than all only where that is asked for and not there, such as more work than there are people.
    Share,
    /// Lengths of time, in minutes.
    Minutes,
    /// Lengths of time, in minutes, on a logarithmic scale.
    LogMinutes,
    /// Sums of money, below zero too, in the currency that the chart names.
    Money,
    /// Sums of hours of work, below zero too.
    Hours,
    /// Levels of a model, from 0 to so many: always all of them.
    Levels(u8),
}

/// An axis of values.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    /// What it measures.
    pub unit: Unit,
    /// Its marks, from its beginning to its end; at least two.
    pub ticks: Vec<Tick>,
}

/// A mark of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// The value.
    pub value: f64,
    /// The value as it is read.
    pub label: String,
}

/// No value lies beyond; what is not finite lies here.
const HIGHEST: f64 = 1e15;

/// What is no more than all but for rounding.
const WHOLE: f64 = 1.0 + 1e-9;

/// No length lies beyond: some two thousand years.
const LONGEST: f64 = 1e9;

/// What clocks and calendars make round, some six times the one before each, in minutes: a second, ten, a minute, … a year. Beyond,
/// each is ten times the one before.
const ROUND_LENGTHS: [f64; 10] =
    [1.0 / 60.0, 1.0 / 6.0, 1.0, 10.0, 60.0, 360.0, 1_440.0, 10_080.0, 43_200.0, 525_600.0];

impl Axis {
    /// The axis of `unit` that covers `values`, with at most `most` steps; from zero, unless it is [logarithmic](Unit::LogMinutes).
    ///
    /// Steps are equal: 1, 2 or 5 times a power of ten, or a length of time that clocks and calendars make round; shares always go to
    /// 100 %, and beyond only where a value does. On a logarithmic axis the values are round, and their distances follow. An axis of sums goes below zero where a value does;
    /// it has two steps at least.
    ///
    /// ```
    /// use afterword_core::chart::{Axis, Unit};
    /// use afterword_core::draw::Words;
    ///
    /// let labels = |unit, values: &[f64]| {
    ///     let axis = Axis::new(unit, values, 4, &Words::english());
    ///     axis.ticks.into_iter().map(|it| it.label).collect::<Vec<String>>()
    /// };
    /// assert_eq!(labels(Unit::Count, &[3.0, 7.0]), ["0", "2", "4", "6", "8"]);
    /// assert_eq!(labels(Unit::Share, &[1.3]), ["0 %", "50 %", "100 %", "150 %"]);
    /// assert_eq!(labels(Unit::Minutes, &[100.0]), ["0 min", "30 min", "1 h", "1 h 30 min", "2 h"]);
    /// assert_eq!(labels(Unit::LogMinutes, &[4.0, 300.0]), ["1 min", "10 min", "1 h", "6 h"]);
    /// ```
    pub fn new(unit: Unit, values: &[f64], most: usize, words: &Words) -> Self {
        let most = most.clamp(1, 50);
        let is_length = matches!(unit, Unit::Minutes | Unit::LogMinutes);
        let highest = if is_length { LONGEST } else { HIGHEST };
        let sound = |it: &f64| if it.is_nan() { 0.0 } else { it.clamp(0.0, highest) };
        let high = values.iter().map(sound).fold(0.0, f64::max);
        let step = match unit {
            Unit::Count => round_step(high / most as f64).max(1.0),
            Unit::Share if high <= WHOLE => share_step(most),
            Unit::Share => fine_step(high / most as f64),
            Unit::Minutes => nice_seconds(high * 60.0 / most as f64) as f64 / 60.0,
            Unit::LogMinutes => return Self { unit, ticks: logarithmic(values, high, most) },
            Unit::Levels(highest) => return Self { unit, ticks: levels(highest, most, words) },
            Unit::Money | Unit::Hours => {
                return Self::around(unit, &[values, &[0.0]].concat(), most, words);
            }
        };
        let last = if unit == Unit::Share && high <= WHOLE { 1.0 } else { high };
        let n = ((last / step - 1e-9).ceil() as usize).max(1);
        let tick = |at: usize| {
            let value = at as f64 * step;
            Tick { value, label: label(unit, value, step, words) }
        };
        Self { unit, ticks: (0..=n).map(tick).collect() }
    }

    /// The axis of `unit` that covers `values` and need not have zero on it, with at most `most` equal steps, or two if that is more:
    /// 1, 2 or 5 times a power of ten, down to hundredths.
    ///
    /// ```
    /// use afterword_core::chart::{Axis, Unit};
    /// use afterword_core::draw::Words;
    ///
    /// let axis = Axis::around(Unit::Hours, &[410.0, 470.0], 4, &Words::english());
    /// let labels: Vec<String> = axis.ticks.into_iter().map(|it| it.label).collect();
    /// assert_eq!(labels, ["400 h", "420 h", "440 h", "460 h", "480 h"]);
    /// ```
    pub fn around(unit: Unit, values: &[f64], most: usize, words: &Words) -> Self {
        let most = most.clamp(2, 50);
        let sound = |it: &f64| if it.is_nan() { 0.0 } else { it.clamp(-HIGHEST, HIGHEST) };
        let low = values.iter().map(sound).reduce(f64::min).unwrap_or(0.0);
        let high = values.iter().map(sound).reduce(f64::max).unwrap_or(0.0);
        // Closer together than that, the numbers of two marks would be the same.
        let least = low.abs().max(high.abs()) * 1e-6;
        let mut step = fine_step(((high - low) / most as f64).max(least));
        let marks = |step: f64| ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
        while marks(step).1 - marks(step).0 > most as f64 {
            step = fine_step(step * 1.5);
        }
        let (first, last) = marks(step);
        let n = (last - first).max(1.0) as usize;
        let tick = |at: usize| {
            let value = (first + at as f64) * step;
            Tick { value, label: label(unit, value, step, words) }
        };
        Self { unit, ticks: (0..=n).map(tick).collect() }
    }

    /// Whether the mark in that place is what the others are held against: the zero of sums, the beginning of all else.
    pub fn is_base(&self, tick: usize) -> bool {
        let is_zero = self.ticks.get(tick).is_some_and(|it| it.value == 0.0);
        if matches!(self.unit, Unit::Money | Unit::Hours) { is_zero } else { tick == 0 }
    }

    /// How far along the axis `value` is, from 0 to 1.
    pub fn share(&self, value: f64) -> f64 {
        let Some((first, last)) = self.ticks.first().zip(self.ticks.last()) else { return 0.0 };
        let put = |it: f64| if self.unit == Unit::LogMinutes { it.max(1e-9).ln() } else { it };
        let share = (put(value) - put(first.value)) / (put(last.value) - put(first.value));
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }
}

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`.
fn round_step(least: f64) -> f64 {
    if least <= 1.0 {
        return 1.0;
    }
    let power = 10_f64.powi(least.log10().floor() as i32);
    let steps = [1.0, 2.0, 5.0, 10.0].map(|it| it * power);
    steps.into_iter().find(|it| *it >= least * (1.0 - 1e-9)).unwrap_or(power * 10.0)
}

/// The same down to hundredths.
fn fine_step(least: f64) -> f64 {
    round_step(least * 100.0) / 100.0
}

fn share_step(most: usize) -> f64 {
    let steps = [(10, 0.1), (5, 0.2), (4, 0.25), (2, 0.5)];
    steps.into_iter().find(|(n, _)| *n <= most).map_or(1.0, |(_, step)| step)
}

/// Round lengths from the last that is not above the shortest of `values` to the first that is not below the longest.
fn logarithmic(values: &[f64], high: f64, most: usize) -> Vec<Tick> {
    let low = values.iter().copied().filter(|it| *it > 0.0).fold(high.max(1.0), f64::min);
    let from = (0..ROUND).rev().find(|it| round_length(*it) <= low * (1.0 + 1e-9)).unwrap_or(0);
    let to = (from + 1..ROUND).find(|it| round_length(*it) >= high * (1.0 - 1e-9));
    let steps = to.unwrap_or(ROUND) - from;
    // Every other one where there is no room for each.
    let every = steps.div_ceil(most).max(1);
    let tick = |at: usize| {
        let value = round_length(from + at * every);
        Tick { value, label: figure::length(value) }
    };
    (0..=steps.div_ceil(every)).map(tick).collect()
}

/// Every level, or every so many where there is no room for each; the last is the highest.
fn levels(highest: u8, most: usize, words: &Words) -> Vec<Tick> {
    let highest = usize::from(highest.max(1));
    let fits = |it: &usize| highest.is_multiple_of(*it) && highest / it <= most;
    let every = (1..=highest).find(fits).unwrap_or(highest);
    let tick = |at: usize| Tick { value: at as f64, label: figure::count(at, words) };
    (0..=highest).step_by(every).map(tick).collect()
}

/// So many round lengths reach beyond the highest value.
const ROUND: usize = 20;

fn round_length(at: usize) -> f64 {
    let last = ROUND_LENGTHS.len() - 1;
    ROUND_LENGTHS[at.min(last)] * 10_f64.powi(at.saturating_sub(last) as i32)
}

/// A value with as many digits as steps of that length need.
fn label(unit: Unit, value: f64, step: f64, words: &Words) -> String {
    let digits = match step {
        it if it >= 1.0 => 0,
        it if it >= 0.1 => 1,
        _ => 2,
    };
    match unit {
        Unit::Count | Unit::Money | Unit::Levels(_) => figure::decimal(value, digits, words),
        Unit::Hours => words.fill("chart-h", &figure::decimal(value, digits, words)),
        Unit::Share => figure::percent(value, words),
        Unit::Minutes | Unit::LogMinutes => figure::length(value),
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    const UNITS: [Unit; 4] = [Unit::Count, Unit::Share, Unit::Minutes, Unit::LogMinutes];
    const SUMS: [Unit; 2] = [Unit::Money, Unit::Hours];

    proptest! {
        #[test]
        fn ticks_cover_the_values_evenly_and_are_few(
            values in vec(prop_oneof![0.0..50.0_f64, 0.0..1e7_f64, 0.0..1e14_f64], 0..6), most in 1_usize..12,
        ) {
            let words = Words::english();
            for unit in UNITS {
                let values: Vec<f64> = values.iter().map(|it| match unit {
                    // Also of more than all.
                    Unit::Share => it / 2e13,
                    Unit::Minutes => it.min(LONGEST),
                    Unit::LogMinutes => it.clamp(0.5, LONGEST),
                    _ => *it,
                }).collect();
                let axis = Axis::new(unit, &values, most, &words);
                let places: Vec<f64> = axis.ticks.iter().map(|it| axis.share(it.value)).collect();
                let is_log = unit == Unit::LogMinutes;
                prop_assert!(places.len() >= 2 && places.len() <= most + 1, "{unit:?} {axis:?}");
                prop_assert_eq!((places[0], places[places.len() - 1]), (0.0, 1.0));
                let even = 1.0 / (places.len() - 1) as f64;
                let step_is = |it: f64| if is_log { it > 0.0 } else { (it - even).abs() < 1e-6 };
                prop_assert!(places.windows(2).all(|it| step_is(it[1] - it[0])));
                prop_assert!(is_log || axis.ticks[0].value == 0.0);
                let ends = (axis.ticks[0].value, axis.ticks[axis.ticks.len() - 1].value);
                for value in values {
                    prop_assert!(value >= ends.0 * (1.0 - 1e-6) && value <= ends.1 * (1.0 + 1e-6), "{value} {ends:?}");
                }
                prop_assert!(unit != Unit::Count || axis.ticks.iter().all(|it| it.value.fract() == 0.0));
            }
        }

        #[test]
        fn ticks_of_sums_cover_them_on_both_sides_of_zero(
            values in vec(prop_oneof![-50.0..50.0_f64, -0.1..0.1_f64, -1e7..0.0_f64, -1e14..1e14_f64], 1..6), most in 1_usize..12,
        ) {
            let words = Words::english();
            for (axis, has_zero) in [
                (Axis::new(Unit::Money, &values, most, &words), true),
                (Axis::around(Unit::Hours, &values, most, &words), false),
            ] {
                let places: Vec<f64> = axis.ticks.iter().map(|it| axis.share(it.value)).collect();
                prop_assert!(places.len() >= 2 && places.len() <= most.max(2) + 1, "{axis:?}");
                prop_assert_eq!((places[0], places[places.len() - 1]), (0.0, 1.0));
                let even = 1.0 / (places.len() - 1) as f64;
                prop_assert!(places.windows(2).all(|it| (it[1] - it[0] - even).abs() < 1e-6));
                let (first, last) = (axis.ticks[0].value, axis.ticks[axis.ticks.len() - 1].value);
                let rounding = (last - first) * 1e-6;
                for value in &values {
                    prop_assert!(*value >= first - rounding && *value <= last + rounding, "{value} {axis:?}");
                }
                let zeros = (0..axis.ticks.len()).filter(|it| axis.is_base(*it)).count();
                prop_assert_eq!(zeros, usize::from(first <= 0.0 && last >= 0.0));
                prop_assert!(!has_zero || zeros == 1);
                prop_assert!(axis.ticks.windows(2).all(|it| it[0].label != it[1].label), "{axis:?}");
            }
        }

        #[test]
        fn levels_are_all_there_from_none_to_the_highest(highest: u8, most in 1_usize..12) {
            let axis = Axis::new(Unit::Levels(highest), &[], most, &Words::english());
            prop_assert!(axis.ticks.len() >= 2 && axis.ticks.len() <= most + 1);
            prop_assert_eq!(axis.share(0.0), 0.0);
            prop_assert_eq!(axis.share(f64::from(highest.max(1))), 1.0);
        }

        #[test]
        fn any_value_has_a_place(values in vec(any::<f64>(), 0..4), most: usize) {
            for unit in UNITS.into_iter().chain(SUMS) {
                let axis = Axis::new(unit, &values, most, &Words::english());
                prop_assert!(axis.ticks.len() >= 2 && axis.ticks.iter().all(|it| it.value.is_finite()));
                prop_assert!(values.iter().all(|it| (0.0..=1.0).contains(&axis.share(*it))));
            }
        }
    }
}
