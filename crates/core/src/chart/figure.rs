//! Figures as people read them, in one language.

use chrono::TimeDelta;

use crate::amount::{DecimalMark, decimal_written};
use crate::draw::Words;
use crate::statistics::{Interval, Proportion, ShownChance, TooFew};
use crate::time::human;

/// `value` with so many digits behind the point, its thousands parted as everywhere else: 1,234.5 or 1.234,5.
pub(super) fn decimal(value: f64, digits: u8, words: &Words) -> String {
    decimal_written(value, digits, mark(words))
}

/// The mark before decimals in the language of `words`.
fn mark(words: &Words) -> DecimalMark {
    if words.get("chart-point") == "," { DecimalMark::Comma } else { DecimalMark::Point }
}

/// `value` as programs read it.
pub(super) fn plain(value: f64, digits: u8) -> String {
    // By way of whole numbers, as coordinates: writing floats is kilobytes of WebAssembly.
    let scale = 10_u64.pow(digits.min(6).into());
    let parts = (value.abs() * scale as f64).round() as u64;
    let sign = if value < 0.0 && parts > 0 { "-" } else { "" };
    let (whole, rest) = (parts / scale, parts % scale);
    if digits == 0 {
        format!("{sign}{whole}")
    } else {
        format!("{sign}{whole}.{rest:0width$}", width = usize::from(digits.min(6)))
    }
}

/// A whole number.
pub(super) fn count(n: usize, words: &Words) -> String {
    decimal(n as f64, 0, words)
}

/// `73 %`.
pub(super) fn percent(share: f64, words: &Words) -> String {
    format!("{} %", decimal(share * 100.0, 0, words))
}

/// `8 of 11 · 73 %`.
pub(super) fn share(it: Proportion, words: &Words) -> String {
    let of = several(words.get("chart-of"), &[&count(it.hits, words), &count(it.of, words)]);
    it.share().map_or_else(|_| of.clone(), |share| format!("{of} · {}", percent(share, words)))
}

/// `1 h 22 min`.
pub(super) fn length(minutes: f64) -> String {
    // More seconds than a length of time can hold are as many as it can.
    let seconds = (minutes * 60.0).round().clamp(0.0, 9e15) as i64;
    human(TimeDelta::seconds(seconds))
}

/// `p = 0.64`, or that it is smaller than what is told apart.
pub(super) fn chance(p: f64, words: &Words) -> String {
    let ShownChance { is_less, number, digits } = ShownChance::of(p);
    format!("p {} {}", if is_less { "<" } else { "=" }, decimal(number, digits, words))
}

/// `0.26 to 0.83`.
pub(super) fn range(it: Interval, text: &dyn Fn(f64) -> String, words: &Words) -> String {
    several(words.get("chart-range"), &[&text(it.low), &text(it.high)])
}

/// Why nothing is said.
pub(super) fn too_few(few: TooFew, words: &Words) -> String {
    let numbers = [count(few.n, words), count(few.needed, words)];
    several(words.get("chart-too-few"), &[&numbers[0], &numbers[1]])
}

/// `template` with each `{}` replaced by the next of `values`.
pub(super) fn several(template: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut parts = template.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        out.push_str(values.next().copied().unwrap_or_default());
        out.push_str(part);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_written_as_the_language_does() {
        let english = Words::english();
        let german = Words::from_json(r#"{"chart-point": ","}"#).unwrap();
        assert_eq!(decimal(0.456, 2, &english), "0.46");
        assert_eq!(decimal(-1_234.5, 1, &german), "−1.234,5");
        assert_eq!(decimal(1_234_567.0, 0, &german), "1.234.567");
        assert_eq!(decimal(1_234_567.5, 1, &english), "1,234,567.5");
        assert_eq!([999.0, 1_000.0].map(|it| count(it as usize, &english)), ["999", "1,000"]);
        assert_eq!([percent(13.88, &english), percent(13.88, &german)], ["1,388 %", "1.388 %"]);
        assert_eq!(plain(-0.004, 2), "0.00");
        assert_eq!(chance(0.000_1, &english), "p < 0.001");
        assert_eq!([0.047, 0.0499].map(|it| chance(it, &german)), ["p = 0,047", "p < 0,05"]);
        assert_eq!([length(82.5), length(1e300), length(-3.0)].map(|it| it.len() > 4), [true; 3]);
    }
}
