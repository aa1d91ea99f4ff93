//! Quantities of an impact and a response: shares, money and working time, as integers that print exactly.

mod currency;
mod figure;
mod money;
mod work;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use currency::Currency;
pub use figure::{DecimalMark, count_read, count_written, decimal_written};
pub use money::{Money, MoneyProblem};
pub use work::{unit_seconds, work_minutes, work_minutes_of_hours, work_written};

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
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
pub struct Share(u32);

impl Share {
    /// The whole.
    pub const ALL: Self = Self(1_000_000);
    /// None of it.
    pub const NONE: Self = Self(0);

    /// A share of so many millionths; `None` above the whole.
    pub fn from_millionths(millionths: u32) -> Option<Self> {
        (millionths <= Self::ALL.0).then_some(Self(millionths))
    }

    /// The share in millionths, 0 to 1,000,000.
    pub fn millionths(self) -> u32 {
        self.0
    }

    /// The share that somebody wrote, with either decimal mark: a percentage, or without a sign a number up to one with decimals, which
    /// is a part of one, since nobody calls nine tenths of a percent `0.9`. What is less than a percent has its sign.
    ///
    /// ```
    /// use afterword_core::amount::Share;
    ///
    /// let percent = |written| Share::read(written).map(|it| it.to_string());
    /// assert_eq!(["0.9", "0,9", "90", "90 %"].map(percent), [(); 4].map(|()| Some("90 %".into())));
    /// assert_eq!(["0.9 %", "0,9%"].map(percent), [(); 2].map(|()| Some("0.9 %".into())));
    /// assert_eq!(["1", "1.0"].map(percent), [Some("1 %".into()), Some("100 %".into())]);
    /// assert_eq!(["101", "-1", "most"].map(percent), [None, None, None]);
    /// ```
    pub fn read(written: &str) -> Option<Self> {
        let of_one = has_decimals(written).then(|| Self::read_of_one(written)).flatten();
        of_one.or_else(|| Self::read_percent(written))
    }

    /// The percentage that somebody wrote, with either decimal mark, with its sign or without.
    pub(crate) fn read_percent(written: &str) -> Option<Self> {
        written.replace(',', ".").parse().ok()
    }

    /// The part of one that somebody wrote, with either decimal mark: `0.9`.
    pub(crate) fn read_of_one(written: &str) -> Option<Self> {
        let millionths = fixed_point(&written.trim().replace(',', "."), 6)?;
        u32::try_from(millionths).ok().and_then(Self::from_millionths)
    }
}

/// Whether a digit stands behind a point or a comma.
pub(crate) fn has_decimals(written: &str) -> bool {
    let mut behind = written.split(['.', ',']).skip(1);
    behind.any(|it| it.starts_with(|it: char| it.is_ascii_digit()))
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

/// Reads `12.5` as 125,000 for four decimals; `None` for anything but digits and one point, and for more decimals than asked.
pub(crate) fn fixed_point(text: &str, decimals: usize) -> Option<u64> {
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
    }

    #[test]
    fn what_is_no_share_is_refused() {
        for text in
            ["", "%", "100.1 %", "-1", "1.23456", "1,5", "ten", "1.2.3", "99999999999999999999999"]
        {
            assert!(text.parse::<Share>().is_err(), "{text:?}");
        }
    }
}
