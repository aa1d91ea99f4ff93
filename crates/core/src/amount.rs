//! Quantities of an impact: shares and money, as integers that print exactly.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A share of a whole, in millionths: 0 to 1,000,000.
///
/// Millionths, because a share of failed requests is often below a hundredth of a percent; an integer, so that documents
/// compare exactly.
///
/// ```
/// use afterword_core::amount::Share;
///
/// let share: Share = "12.5 %".parse()?;
/// assert_eq!(share.millionths(), 125_000);
/// assert_eq!(share.to_string(), "12.5 %");
/// # Ok::<(), afterword_core::amount::ParseAmountError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Share(u32);

impl Share {
    /// The whole.
    pub const ALL: Self = Self(1_000_000);

    /// A share of so many millionths; `None` above the whole.
    pub fn from_millionths(millionths: u32) -> Option<Self> {
        (millionths <= Self::ALL.0).then_some(Self(millionths))
    }

    /// The share in millionths, 0 to 1,000,000.
    pub fn millionths(self) -> u32 {
        self.0
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fraction = format!("{:04}", self.0 % 10_000);
        let fraction = fraction.trim_end_matches('0');
        write!(f, "{}", self.0 / 10_000)?;
        if !fraction.is_empty() {
            write!(f, ".{fraction}")?;
        }
        f.write_str(" %")
    }
}

impl FromStr for Share {
    type Err = ParseAmountError;

    /// Reads a percentage, with or without its sign; digits past the fourth decimal are refused, not rounded.
    fn from_str(text: &str) -> Result<Self, ParseAmountError> {
        const ERROR: ParseAmountError =
            ParseAmountError("a share is a percentage from 0 to 100, such as 12.5 %");
        let text = text.trim().trim_end_matches('%').trim_end();
        let millionths = fixed_point(text, 4).ok_or(ERROR)?;
        u32::try_from(millionths).ok().and_then(Self::from_millionths).ok_or(ERROR)
    }
}

impl TryFrom<u32> for Share {
    type Error = ParseAmountError;

    fn try_from(millionths: u32) -> Result<Self, ParseAmountError> {
        Self::from_millionths(millionths)
            .ok_or(ParseAmountError("a share is at most 1000000 millionths"))
    }
}

impl From<Share> for u32 {
    fn from(share: Share) -> Self {
        share.0
    }
}

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
pub struct Money {
    /// The amount in hundredths of the currency's unit, whatever its own minor unit is.
    pub hundredths: u64,
    /// The currency.
    pub currency: Currency,
}

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

    fn from_str(text: &str) -> Result<Self, ParseAmountError> {
        const ERROR: ParseAmountError =
            ParseAmountError("a sum is an amount and a currency, such as 25000 USD");
        let text = text.trim();
        let (amount, currency) =
            text.split_at_checked(text.len().saturating_sub(3)).ok_or(ERROR)?;
        let digits: String =
            amount.trim().chars().filter(|it| !matches!(it, ',' | ' ' | '\u{a0}')).collect();
        let hundredths = fixed_point(&digits, 2).ok_or(ERROR)?;
        Ok(Self { hundredths, currency: currency.parse()? })
    }
}

/// A currency by its three-letter code (ISO 4217).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency([u8; 3]);

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Currency {
    type Err = ParseAmountError;

    fn from_str(text: &str) -> Result<Self, ParseAmountError> {
        let letters = text.trim().to_ascii_uppercase();
        match letters.as_bytes() {
            [a, b, c] if letters.bytes().all(|it| it.is_ascii_uppercase()) => {
                Ok(Self([*a, *b, *c]))
            }
            _ => Err(ParseAmountError("a currency is a three-letter code such as EUR")),
        }
    }
}

impl TryFrom<String> for Currency {
    type Error = ParseAmountError;

    fn try_from(text: String) -> Result<Self, ParseAmountError> {
        text.parse()
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.to_string()
    }
}

/// Reads `12.5` as 125,000 for four decimals; `None` for anything but digits and one point, and for more decimals than asked.
fn fixed_point(text: &str, decimals: usize) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || fraction.len() > decimals || !is_digits(whole) || !is_digits(fraction) {
        return None;
    }
    format!("{whole}{fraction:0<decimals$}").parse().ok()
}

/// The text is no such quantity; the message says what would be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParseAmountError(&'static str);

impl fmt::Display for ParseAmountError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for ParseAmountError {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_read_back(millionths in 0..=1_000_000u32) {
            let share = Share::from_millionths(millionths).unwrap();
            prop_assert_eq!(share.to_string().parse(), Ok(share));
        }

        #[test]
        fn sums_read_back(hundredths in 0..1_000_000_000_000u64) {
            let sum = Money { hundredths, currency: "EUR".parse().unwrap() };
            prop_assert_eq!(sum.to_string().parse(), Ok(sum));
        }
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in
            ["", "%", "100.1 %", "-1", "1.23456", "1,5", "ten", "1.2.3", "99999999999999999999999"]
        {
            assert!(text.parse::<Share>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn what_is_no_sum_is_refused() {
        for text in ["", "USD", "25", "25 $", "-5 EUR", "1.234 EUR", "é1€"] {
            assert!(text.parse::<Money>().is_err(), "{text:?}");
        }
    }
}
