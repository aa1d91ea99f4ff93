//! Sums of money, and how people write them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::figure::{self, FigureProblem};
use super::{Currency, DecimalMark, ParseAmountError};

/// A sum of money in hundredths of a currency's unit, never negative.
///
/// ```
/// use afterword_core::amount::Money;
///
/// let revenue: Money = "25000 USD".parse()?;
/// assert_eq!(revenue.hundredths, 2_500_000);
/// assert_eq!(revenue.to_string(), "25000 USD");
/// # Ok::<(), afterword_core::amount::ParseAmountError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Money {
    /// The amount in hundredths of the currency's unit, whatever its own minor unit is.
    pub hundredths: u64,
    /// The currency.
    pub currency: Currency,
}

/// Why a text is no sum of money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyProblem {
    /// It holds no amount, or a negative one, or words besides.
    NoAmount,
    /// Nothing says which currency.
    NoCurrency,
    /// It has more than two decimals.
    TooFine,
    /// It could be either of two sums, the second rounded.
    Either(Money, Money),
}

impl Money {
    /// The sum that somebody wrote, whose language writes decimals after `mark`. A sum without a currency is of `usual`, such as
    /// that of the document's other sums.
    ///
    /// Both conventions are read, 1,234.50 and 1.234,50, and signs, codes and words before or after the amount. A single mark
    /// before three digits parts thousands if it is the mark for that in the reader's language, and is refused otherwise.
    ///
    /// ```
    /// use afterword_core::amount::{DecimalMark, Money, MoneyProblem};
    ///
    /// let read = |text, mark| Money::read(text, mark, None).map(|it| it.to_string());
    /// assert_eq!(read("62,37 EUR", DecimalMark::Point), Ok("62.37 EUR".into()));
    /// assert_eq!(read("€ 1.000,50", DecimalMark::Comma), Ok("1000.50 EUR".into()));
    /// assert_eq!(read("1,234 USD", DecimalMark::Point), Ok("1234 USD".into()));
    /// assert!(matches!(read("1,234 USD", DecimalMark::Comma), Err(MoneyProblem::Either(..))));
    /// assert_eq!(read("25000", DecimalMark::Point), Err(MoneyProblem::NoCurrency));
    /// ```
    ///
    /// # Errors
    ///
    /// When the text is no sum, or could be two.
    pub fn read(
        text: &str,
        mark: DecimalMark,
        usual: Option<Currency>,
    ) -> Result<Self, MoneyProblem> {
        let text = text.trim();
        let (before, amount, after) = parts(text).ok_or(MoneyProblem::NoAmount)?;
        let named = |part: &str| match part.trim() {
            "" => Ok(None),
            part => Currency::written(part, usual).map(Some).ok_or(MoneyProblem::NoAmount),
        };
        let currency = match (named(before)?, named(after)?) {
            (Some(before), Some(after)) if before != after => return Err(MoneyProblem::NoAmount),
            (before, after) => before.or(after).or(usual),
        };
        let figure = figure::hundredths(amount, mark);
        if figure == Err(FigureProblem::None) {
            return Err(MoneyProblem::NoAmount);
        }
        let currency = currency.ok_or(MoneyProblem::NoCurrency)?;
        let of = |hundredths| Self { hundredths, currency };
        figure.map(of).map_err(|problem| match problem {
            FigureProblem::None => MoneyProblem::NoAmount,
            FigureProblem::TooFine => MoneyProblem::TooFine,
            FigureProblem::Either(thousands, decimals) => {
                MoneyProblem::Either(of(thousands), of(decimals))
            }
        })
    }

    /// The sum as a language writes it whose decimals come after `mark`; [`Money::read`] reads it back.
    ///
    /// ```
    /// use afterword_core::amount::{DecimalMark, Money};
    ///
    /// let sum: Money = "2619.50 EUR".parse()?;
    /// assert_eq!(sum.written(DecimalMark::Point), "2,619.50 EUR");
    /// assert_eq!(sum.written(DecimalMark::Comma), "2.619,50 EUR");
    /// # Ok::<(), afterword_core::amount::ParseAmountError>(())
    /// ```
    pub fn written(self, mark: DecimalMark) -> String {
        format!("{} {}", figure::written(self.hundredths, mark), self.currency)
    }
}

/// What stands before the first digit, from there to the last one, and behind it. A mark that begins or ends the amount is its.
fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let is_digit = |it: char| it.is_ascii_digit();
    let (first, last) = (text.find(is_digit)?, text.rfind(is_digit)?);
    let start = if text[..first].ends_with(['.', ',']) { first - 1 } else { first };
    let behind = &text[last + 1..];
    let end = last + 1 + behind.len() - behind.trim_start_matches(['.', ',', '-', '–', '—']).len();
    Some((&text[..start], &text[start..end], &text[end..]))
}

/// For files and for whoever has no language: `25000 USD`, `62.37 EUR`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.hundredths % 100 {
            0 => write!(f, "{} {}", self.hundredths / 100, self.currency),
            rest => write!(f, "{}.{rest:02} {}", self.hundredths / 100, self.currency),
        }
    }
}

impl FromStr for Money {
    type Err = ParseAmountError;

    /// Reads a sum in the English convention, with its currency.
    fn from_str(text: &str) -> Result<Self, ParseAmountError> {
        let problem = ParseAmountError("a sum is an amount and a currency, such as 25000 USD");
        Self::read(text, DecimalMark::Point, None).map_err(|_| problem)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const MARKS: [DecimalMark; 2] = [DecimalMark::Point, DecimalMark::Comma];

    fn money(text: &str) -> Money {
        text.parse().unwrap()
    }

    #[test]
    fn sums_are_read_as_people_write_them_in_both_languages() {
        let cases = [
            ("62,37 EUR", "62.37 EUR"),
            ("62.37 EUR", "62.37 EUR"),
            ("62,5 EUR", "62.50 EUR"),
            ("12.5 EUR", "12.50 EUR"),
            ("1.000,50 EUR", "1000.50 EUR"),
            ("1,000.50 EUR", "1000.50 EUR"),
            ("1.234.567 EUR", "1234567 EUR"),
            ("1,234,567 EUR", "1234567 EUR"),
            ("1 234 567,8 EUR", "1234567.80 EUR"),
            ("1\u{202f}234 EUR", "1234 EUR"),
            ("1'000.50 CHF", "1000.50 CHF"),
            ("25000,00 EUR", "25000 EUR"),
            ("80 €", "80 EUR"),
            ("80€", "80 EUR"),
            ("€ 80", "80 EUR"),
            ("$100", "100 USD"),
            ("US$ 100", "100 USD"),
            ("£9.99", "9.99 GBP"),
            ("¥ 1000", "1000 JPY"),
            ("eur 80", "80 EUR"),
            ("80 Euro", "80 EUR"),
            ("25,– €", "25 EUR"),
            ("25,- EUR", "25 EUR"),
            (".50 USD", "0.50 USD"),
            ("€80 EUR", "80 EUR"),
            ("\u{a0}80\u{a0}EUR ", "80 EUR"),
        ];
        for (written, expected) in cases {
            for mark in MARKS {
                let read = Money::read(written, mark, None).map(|it| it.to_string());
                assert_eq!(read, Ok(expected.to_owned()), "{written:?} {mark:?}");
            }
        }
    }

    #[test]
    fn three_digits_behind_one_mark_are_a_thousand_only_where_the_language_says_so() {
        let either = Err(MoneyProblem::Either(money("1234 EUR"), money("1.23 EUR")));
        let thousand = Ok(money("1234 EUR"));
        let read = |text, mark| Money::read(text, mark, None);
        assert_eq!(read("1,234 EUR", DecimalMark::Point), thousand);
        assert_eq!(read("1.234 EUR", DecimalMark::Comma), thousand);
        assert_eq!(read("1.234 EUR", DecimalMark::Point), either);
        assert_eq!(read("1,234 EUR", DecimalMark::Comma), either);
        assert_eq!(read("25.000 EUR", DecimalMark::Comma), Ok(money("25000 EUR")));
    }

    #[test]
    fn a_missing_currency_is_that_of_the_other_sums_or_asked_for() {
        let usual = "CAD".parse().ok();
        for mark in MARKS {
            assert_eq!(Money::read("25000", mark, None), Err(MoneyProblem::NoCurrency));
            assert_eq!(Money::read("25000", mark, usual), Ok(money("25000 CAD")));
            assert_eq!(Money::read("$5", mark, usual), Ok(money("5 CAD")));
            assert_eq!(Money::read("5 EUR", mark, usual), Ok(money("5 EUR")));
        }
    }

    #[test]
    fn what_is_no_sum_is_refused() {
        use MoneyProblem::{NoAmount, TooFine};
        let cases = [
            ("", NoAmount),
            ("USD", NoAmount),
            ("-5 EUR", NoAmount),
            ("é1€", NoAmount),
            ("80 mio", NoAmount),
            ("80 EUR USD", NoAmount),
            ("€80 USD", NoAmount),
            ("62 37 EUR", NoAmount),
            ("12,34,56 EUR", NoAmount),
            ("1.2.3 EUR", NoAmount),
            ("1,234.567.890 EUR", NoAmount),
            ("1e6 EUR", NoAmount),
            ("99999999999999999999999 EUR", NoAmount),
            ("1.2345 EUR", TooFine),
            ("0,500 EUR", TooFine),
            ("1,234.567 EUR", TooFine),
            ("1 000,500 EUR", TooFine),
        ];
        for (written, problem) in cases {
            for mark in MARKS {
                assert_eq!(Money::read(written, mark, None), Err(problem), "{written:?}");
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(hundredths in 0..=u64::MAX) {
            let sum = Money { hundredths, currency: "EUR".parse().unwrap() };
            for mark in MARKS {
                prop_assert_eq!(Money::read(&sum.written(mark), mark, None), Ok(sum));
            }
            prop_assert_eq!(sum.to_string().parse(), Ok(sum));
        }

        #[test]
        fn any_text_is_read_or_refused(text in "[0-9.,' €$A-Za-z–-]{0,12}|\\PC{0,20}") {
            for mark in MARKS {
                if let Ok(sum) = Money::read(&text, mark, None) {
                    prop_assert_eq!(Money::read(&sum.written(mark), mark, None), Ok(sum));
                }
            }
        }
    }
}
