//! Sums and hours of a roadmap in words, between the least and the most of them.

use afterword_core::amount::{Currency, Money};
use afterword_core::maturity::Range;
use afterword_core::toil::Guess;

use crate::toil::hours;
use crate::words::{money, word};

/// A sum that may be below nothing, in whole units: cents of a guess say nothing.
fn sum(hundredths: i64, currency: Currency) -> String {
    let units = hundredths.unsigned_abs().saturating_add(50) / 100;
    let written = money(Money { hundredths: units.saturating_mul(100), currency });
    if hundredths < 0 && units > 0 { format!("−{written}") } else { written }
}

/// `4,300 EUR (−1,000 EUR to 9,000 EUR)`; one number where they are the same.
pub(super) fn range(it: Range, currency: Currency) -> String {
    between(
        it.likely == it.low && it.likely == it.high,
        [it.likely, it.low, it.high].map(|it| sum(it, currency)),
    )
}

/// `40 h (20 h to 60 h)`.
pub(super) fn hours_between(it: Guess) -> String {
    let all = [it.likely(), it.low(), it.high()].map(|it| hours(f64::from(it)));
    between(it.is_certain(), all)
}

/// The same of minutes.
pub(super) fn minutes_between(it: Guess) -> String {
    let all = [it.likely(), it.low(), it.high()].map(|it| hours(f64::from(it) / 60.0));
    between(it.is_certain(), all)
}

/// `10 % (5 % to 20 %)`, of millionths.
pub(super) fn share_between(it: Guess) -> String {
    let percent = |millionths: u32| {
        let tenths = (f64::from(millionths) / 1_000.0).round() as u32;
        let number = match tenths % 10 {
            0 => (tenths / 10).to_string(),
            tenth => format!("{}.{tenth}", tenths / 10),
        };
        format!("{} %", crate::words::decimal(&number))
    };
    between(it.is_certain(), [it.likely(), it.low(), it.high()].map(percent))
}

fn between(is_certain: bool, [likely, low, high]: [String; 3]) -> String {
    match is_certain {
        true => likely,
        false => word::ROADMAP_RANGE.fill(&[("likely", &likely), ("low", &low), ("high", &high)]),
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;

    #[test]
    fn sums_are_whole_and_may_be_below_nothing() {
        let eur: Currency = "EUR".parse().unwrap();
        let it = Range { low: -120_049, likely: 49, high: 1_000_050 };
        assert_eq!(range(it, eur), "0 EUR (−1,200 EUR to 10,001 EUR)");
        let same = Range { low: 800, likely: 800, high: 800 };
        assert_eq!(range(same, eur), "8 EUR");
    }

    #[test]
    fn guesses_say_between_what_they_lie() {
        assert_eq!(hours_between(Guess::from(8)), "8 h");
        let guess = Guess::between(50_000, 100_000, 225_000).unwrap();
        assert_eq!(share_between(guess), "10 % (5 % to 22.5 %)");
    }
}
