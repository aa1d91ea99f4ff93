//! What an error budget is stated with: objectives, windows, lengths of time, shares and burn rates.

use afterword_core::amount::{Share, count_read};
use afterword_core::error_budget::{
    Objective, ProblemKind, Window, english, seconds_read, seconds_written,
};
use chrono::{Datelike as _, NaiveDate};
use yew::prelude::*;

use super::number::write_number;
use super::parsed::ParsedField;
use crate::words::{decimal, said};

/// What is measured. All are held as whole numbers, so that one component is enough: each more is ten kilobytes of WebAssembly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// An objective, in billionths.
    Objective,
    /// A window: see [`window_number`].
    Window,
    /// A length of time in seconds; a number alone is of days.
    Days,
    /// A length of time in seconds; a number alone is of minutes.
    Minutes,
    /// A share in millionths.
    Share,
    /// A burn rate in thousandths.
    Burn,
    /// A whole number.
    Count,
}

/// A window as a number: its days, or the first day of its month or its quarter.
pub fn window_number(window: Window) -> u64 {
    let from =
        |kind: u64, day: NaiveDate| (kind << 32) + u64::from(day.num_days_from_ce().unsigned_abs());
    match window {
        Window::Rolling(days) => u64::from(days),
        Window::Month(day) => from(1, day),
        Window::Quarter(day) => from(2, day),
    }
}

/// The window that a number stands for.
pub fn window_of(number: u64) -> Window {
    let day = i32::try_from(number & u64::from(u32::MAX)).ok();
    let day = day.and_then(NaiveDate::from_num_days_from_ce_opt);
    match (number >> 32, day) {
        (1, Some(day)) => Window::Month(day),
        (2, Some(day)) => Window::Quarter(day),
        _ => u32::try_from(number).ok().and_then(Window::rolling).unwrap_or_default(),
    }
}

impl Measure {
    fn write(self, value: u64) -> String {
        match self {
            Self::Objective => {
                let billionths = u32::try_from(value).ok().and_then(Objective::from_billionths);
                billionths.map_or_else(String::new, |it| decimal(&it.to_string()))
            }
            Self::Window => window_of(value).to_string(),
            Self::Days | Self::Minutes => seconds_written(value),
            Self::Share => {
                let share = u32::try_from(value).ok().and_then(Share::from_millionths);
                share.map_or_else(String::new, |it| decimal(&it.to_string()))
            }
            Self::Burn => decimal(&thousandths(value)),
            Self::Count => write_number(value),
        }
    }

    fn read(self, text: &str) -> Result<Option<u64>, AttrValue> {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let read = match self {
            Self::Objective => match Objective::read(text) {
                Ok(it) => Ok(u64::from(it.billionths())),
                Err(problem) => Err(ProblemKind::Objective(problem)),
            },
            Self::Window => Window::read(text).map(window_number).ok_or(ProblemKind::Window),
            Self::Days => seconds_read(text, 86_400).ok_or(ProblemKind::Length),
            Self::Minutes => seconds_read(text, 60).ok_or(ProblemKind::Length),
            Self::Share => {
                let share = Share::read(text).map(|it| u64::from(it.millionths()));
                share.ok_or(ProblemKind::Share)
            }
            Self::Burn => burn(text).ok_or(ProblemKind::Number),
            Self::Count => count_read(text).ok_or(ProblemKind::Count),
        };
        read.map(Some).map_err(|it| said("error-budget", english(), it.key()).into())
    }
}

fn thousandths(number: u64) -> String {
    let fraction = format!("{:03}", number % 1_000);
    match fraction.trim_end_matches('0') {
        "" => (number / 1_000).to_string(),
        fraction => format!("{}.{fraction}", number / 1_000),
    }
}

/// A burn rate with up to three decimals, with its sign or without.
fn burn(text: &str) -> Option<u64> {
    let text = text.trim().trim_end_matches(['×', 'x']).trim_end();
    let (whole, fraction) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    let is_number = (1..=9).contains(&whole.len()) && fraction.len() <= 3;
    (is_number && is_digits(whole) && is_digits(fraction))
        .then(|| format!("{whole}{fraction:0<3}").parse().ok())?
}

/// A field for one of them, which says how it is read while it is typed.
#[derive(Clone, Copy, Debug)]
pub struct Measured {
    /// What is measured.
    pub measure: Measure,
    /// What the field is called.
    pub label: &'static str,
    /// `None` is not known.
    pub value: Option<u64>,
    /// One line of help under the field; may be empty.
    pub hint: &'static str,
    /// Shown while the field is empty.
    pub placeholder: &'static str,
}

impl Measured {
    /// A field with its value, and no more said of it.
    pub fn new(measure: Measure, label: &'static str, value: Option<u64>) -> Self {
        Self { measure, label, value, hint: "", placeholder: "" }
    }

    /// The field as it is drawn.
    pub fn html(self, on_change: Callback<Option<u64>>) -> Html {
        let Self { measure, .. } = self;
        let write =
            move |value: Option<u64>| value.map_or_else(String::new, |it| measure.write(it));
        let is_length = matches!(measure, Measure::Days | Measure::Minutes | Measure::Share);
        let unit = match measure {
            Measure::Objective => "%",
            Measure::Burn => "×",
            _ => "",
        };
        let inputmode = match measure {
            Measure::Burn | Measure::Objective => "decimal",
            Measure::Count => "numeric",
            _ => "text",
        };
        html! {
            <ParsedField<Option<u64>>
                label={self.label}
                value={self.value}
                write={Callback::from(write)}
                read={Callback::from(move |text: String| measure.read(&text))}
                echo={is_length.then(|| Callback::from(move |value| AttrValue::from(write(value))))}
                {on_change}
                placeholder={self.placeholder}
                hint={self.hint}
                {unit}
                hide_label={false}
                class={Classes::new()}
                id={None::<AttrValue>}
                {inputmode}
                onkeydown={Callback::noop()}
            />
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let cases = [
            (Measure::Objective, 999_500_000),
            (Measure::Objective, 5_000_000),
            (Measure::Window, 28),
            (Measure::Window, window_number(Window::read("2025-10").unwrap())),
            (Measure::Window, window_number(Window::read("2024-Q1").unwrap())),
            (Measure::Days, 86_400 * 12 + 3_600),
            (Measure::Minutes, 1_296),
            (Measure::Share, 500_000),
            (Measure::Share, 5_000),
            (Measure::Burn, 14_400),
            (Measure::Burn, 933),
            (Measure::Count, 1_200_000),
        ];
        for (measure, value) in cases {
            assert_eq!(measure.read(&measure.write(value)), Ok(Some(value)), "{measure:?}");
        }
        assert_eq!(Measure::Minutes.read("21,6"), Ok(Some(1_296)));
        assert_eq!(Measure::Days.read("12"), Ok(Some(86_400 * 12)));
        assert_eq!(Measure::Burn.read("14.4×"), Ok(Some(14_400)));
        assert_eq!(Measure::Objective.read(" "), Ok(None));
    }

    #[test]
    fn what_is_not_understood_says_what_would_be() {
        for (measure, text) in [
            (Measure::Objective, "three nines"),
            (Measure::Window, "1M"),
            (Measure::Days, "soon"),
            (Measure::Share, "101"),
            (Measure::Burn, "1e9"),
        ] {
            let said = measure.read(text).unwrap_err();
            assert!(said.contains("such as"), "{said}");
        }
        let said = Measure::Objective.read("100").unwrap_err();
        assert_eq!(
            said,
            "An objective of 100 % leaves no error budget: it has to be below, such as 99.99."
        );
    }
}
