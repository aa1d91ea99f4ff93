//! Charts of toil: its share over time, what projects against it return, what that hangs on, and which sprint they go into.

mod ahead;
mod bounds;
mod payback;
mod share;
mod sprints;
#[cfg(test)]
mod tests;
mod tornado;

pub use payback::payback;
pub use share::{expected_toil, toil_share};
pub use sprints::{PlanRow, sprint_plan};
pub use tornado::{SwingRow, tornado};

use super::super::axis;
use super::super::figure::decimal;
use crate::draw::Words;
use crate::toil::{Every, Unit};
use crate::trends::Step;

/// The periods that shares of toil are put together by.
fn step_of(every: Every) -> Step {
    match every {
        Every::Week => Step::Week,
        Every::Month => Step::Month,
    }
}

/// `50 %`, or `12.5 %` where that is what it is.
fn percent(share: f64, words: &Words) -> String {
    let percent = share * 100.0;
    let is_whole = (percent - percent.round()).abs() < 0.05;
    format!("{} %", decimal(percent, if is_whole { 0 } else { 1 }, words))
}

/// What an axis of sums in `unit` measures.
fn axis_unit(unit: Unit) -> axis::Unit {
    match unit {
        Unit::Money(_) => axis::Unit::Money,
        Unit::Hours => axis::Unit::Hours,
    }
}

/// What `unit` is called: `EUR`, `h`.
fn unit_name(unit: Unit, words: &Words) -> String {
    match unit {
        Unit::Money(currency) => currency.to_string(),
        Unit::Hours => words.get("chart-hours").to_owned(),
    }
}

/// The text called `key` with the name of `unit`.
fn in_unit(key: &str, unit: Unit, words: &Words) -> String {
    words.fill(key, &unit_name(unit, words))
}

/// How many digits behind the point of a sum are worth reading: below a hundred, one of hours and two of money.
fn digits(value: f64, unit: Unit) -> u8 {
    let is_whole = (value - value.round()).abs() < 0.005;
    match unit {
        _ if is_whole || value.abs() >= 100.0 => 0,
        Unit::Hours => 1,
        Unit::Money(_) => 2,
    }
}

/// A sum as it is read: `1,200 EUR`, `2.5 h`.
fn sum(value: f64, unit: Unit, words: &Words) -> String {
    let number = decimal(value, digits(value, unit), words);
    match unit {
        Unit::Money(currency) => format!("{number} {currency}"),
        Unit::Hours => words.fill("chart-h", &number),
    }
}
