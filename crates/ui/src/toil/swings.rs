//! The figures of a project in words, for the chart that says which of them matters most.

use afterword_core::chart::SwingRow;
use afterword_core::toil::{ActivityId, Input, Swing, ToilRegister, Unit};

use super::{hours, named, percent, signed};
use crate::words::word;

/// Each of `swings` with what its figure is called, and both its ends as they are read.
pub fn swing_rows(register: &ToilRegister, unit: Unit, swings: Vec<Swing>) -> Vec<SwingRow> {
    let row = |swing: Swing| SwingRow {
        name: name(register, swing.input),
        low_text: figure(swing.input, swing.low.value, unit),
        high_text: figure(swing.input, swing.high.value, unit),
        swing,
    };
    swings.into_iter().map(row).collect()
}

fn name(register: &ToilRegister, input: Input) -> String {
    let of = |id: ActivityId| register.activity(id).map_or(word::TOIL_UNNAMED.text(), named);
    match input {
        Input::Build => word::TOIL_BUILD.text().to_owned(),
        Input::Weeks => word::TOIL_BUILD_WEEKS.text().to_owned(),
        Input::Upkeep => word::TOIL_UPKEEP.text().to_owned(),
        Input::Licences => word::TOIL_INPUT_LICENCES.text().to_owned(),
        Input::Worth => word::TOIL_INPUT_WORTH.text().to_owned(),
        Input::Discount => word::TOIL_DISCOUNT.text().to_owned(),
        Input::Share(id) => word::TOIL_INPUT_SHARE.fill(&[("activity", &of(id))]),
        Input::Hours(id) => word::TOIL_INPUT_HOURS.fill(&[("activity", &of(id))]),
    }
}

/// A figure with its unit.
fn figure(input: Input, value: f64, unit: Unit) -> String {
    match input {
        Input::Build | Input::Upkeep | Input::Hours(_) => hours(value),
        Input::Weeks => word::WEEKS_COUNT.count(value.round() as usize),
        Input::Licences | Input::Worth => signed(value, unit),
        Input::Discount | Input::Share(_) => percent(value),
    }
}
