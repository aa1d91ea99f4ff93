//! The objective: which share of events, or of the time, shall be good.

use std::fmt;

use crate::amount::{Share, fixed_point};

/// A service level objective: more than nothing and less than everything, in billionths.
///
/// Billionths of one are a percentage with seven decimals, read from text digit by digit: 99.9 % is no float, so that the budget of
/// 0.1 % is none either.
///
/// ```
/// use afterword_core::error_budget::Objective;
///
/// let objective = Objective::read("99,95 %")?;
/// assert_eq!((objective.percent(), objective.budget()), ("99.95".to_owned(), 0.000_5));
/// assert_eq!(Objective::read("0.999"), Objective::read("99.9"));
/// # Ok::<(), afterword_core::error_budget::ObjectiveProblem>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Objective(u32);

/// Everything, in billionths.
const WHOLE: u32 = 1_000_000_000;

/// What is wrong with an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ObjectiveProblem {
    /// It is no percentage.
    NotANumber,
    /// It is 0 % or less: everything may fail, and nothing can be measured by that.
    Nothing,
    /// It is 100 % or more: that leaves no budget, and one bad event breaks it for good.
    Everything,
    /// It has more than seven decimals.
    TooFine,
}

impl ObjectiveProblem {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::NotANumber, Self::Nothing, Self::Everything, Self::TooFine];

    /// Its name among [the texts](super::english).
    pub fn key(self) -> &'static str {
        match self {
            Self::NotANumber => "problem.objective",
            Self::Nothing => "problem.objective.nothing",
            Self::Everything => "problem.objective.everything",
            Self::TooFine => "problem.objective.fine",
        }
    }
}

impl fmt::Display for ObjectiveProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::english().fill(self.key(), &[]))
    }
}

impl std::error::Error for ObjectiveProblem {}

impl Objective {
    /// An objective of so many billionths; `None` if that is nothing or everything.
    pub fn from_billionths(billionths: u32) -> Option<Self> {
        (1..WHOLE).contains(&billionths).then_some(Self(billionths))
    }

    /// The objective that a postmortem states; `None` if that leaves no budget, or nothing else.
    pub fn from_share(share: Share) -> Option<Self> {
        Self::from_billionths(share.millionths() * 1_000)
    }

    /// The objective that somebody wrote, with either decimal mark: a percentage; below one and without its sign a part of one, since
    /// nobody promises nine tenths of a percent.
    ///
    /// # Errors
    ///
    /// When it is none, or one that nobody can reckon with.
    pub fn read(written: &str) -> Result<Self, ObjectiveProblem> {
        let text = written.trim();
        let (text, is_signed) = match text.strip_suffix('%') {
            Some(rest) => (rest.trim_end(), true),
            None => (text, false),
        };
        let text = text.replace(',', ".");
        if text.strip_prefix(['-', '−']).is_some_and(is_number) {
            return Err(ObjectiveProblem::Nothing);
        }
        if !is_number(&text) {
            return Err(ObjectiveProblem::NotANumber);
        }
        let is_of_one = !is_signed && text.starts_with("0.");
        let digits = if is_of_one { 9 } else { 7 };
        let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
        let fraction = fraction.trim_end_matches('0');
        if fraction.len() > digits {
            return Err(ObjectiveProblem::TooFine);
        }
        // What has too many digits to be counted is a lot.
        let billionths = fixed_point(&format!("{whole}.{fraction}"), digits).unwrap_or(u64::MAX);
        Self::of(billionths)
    }

    /// The objective that a program wrote as a number, as [`read`](Self::read) reads it.
    ///
    /// # Errors
    ///
    /// As there.
    pub fn from_number(number: f64) -> Result<Self, ObjectiveProblem> {
        if !number.is_finite() {
            return Err(ObjectiveProblem::NotANumber);
        }
        let scaled = number * if number < 1.0 { 1e9 } else { 1e7 };
        let whole = scaled.round();
        if (scaled - whole).abs() > 1e-3 {
            return Err(ObjectiveProblem::TooFine);
        }
        if whole <= 0.0 { Err(ObjectiveProblem::Nothing) } else { Self::of(whole as u64) }
    }

    fn of(billionths: u64) -> Result<Self, ObjectiveProblem> {
        match u32::try_from(billionths) {
            Ok(0) => Err(ObjectiveProblem::Nothing),
            Ok(it) => Self::from_billionths(it).ok_or(ObjectiveProblem::Everything),
            Err(_) => Err(ObjectiveProblem::Everything),
        }
    }

    /// The objective in billionths.
    pub fn billionths(self) -> u32 {
        self.0
    }

    /// What may be bad, in billionths.
    pub(super) fn allowed(self) -> u32 {
        WHOLE - self.0
    }

    /// The share that may be bad: 1 − objective (Google, *The Site Reliability Workbook*, chapter 5), between 0 and 1.
    pub fn budget(self) -> f64 {
        f64::from(self.allowed()) / f64::from(WHOLE)
    }

    /// How fast the budget is spent while everything fails: 1 / (1 − objective). Nothing burns faster.
    ///
    /// ```
    /// use afterword_core::error_budget::Objective;
    ///
    /// assert_eq!(Objective::read("99.9").map(|it| it.most_burn()), Ok(1_000.0));
    /// ```
    pub fn most_burn(self) -> f64 {
        f64::from(WHOLE) / f64::from(self.allowed())
    }

    /// The objective in percent, with as many digits as it has: `99.9`.
    pub fn percent(self) -> String {
        let (whole, rest) = (self.0 / 10_000_000, self.0 % 10_000_000);
        let fraction = format!("{rest:07}");
        match fraction.trim_end_matches('0') {
            "" => whole.to_string(),
            fraction => format!("{whole}.{fraction}"),
        }
    }
}

impl fmt::Display for Objective {
    /// As [`read`](Self::read) reads it: `99.9`; with its sign below one percent.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.percent())?;
        if self.0 < 10_000_000 { f.write_str(" %") } else { Ok(()) }
    }
}

/// Whether `text` is digits, with one point at most among them.
fn is_number(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_digits = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    !whole.is_empty() && is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn objectives_are_read_digit_by_digit() {
        let billionths = |text| Objective::read(text).map(Objective::billionths);
        for text in ["99.9", "99,9 %", " 99.90% ", "0.999", "0,9990"] {
            assert_eq!(billionths(text), Ok(999_000_000), "{text:?}");
        }
        assert_eq!(billionths("99.9999999"), Ok(999_999_999));
        assert_eq!(billionths("0.5 %"), Ok(5_000_000), "with its sign it is a percentage");
        assert_eq!(billionths("99.99999990"), Ok(999_999_999), "a zero at the end says nothing");
    }

    #[test]
    fn what_is_no_objective_says_why() {
        let problem = |text| Objective::read(text).unwrap_err();
        for text in ["", "%", "three nines", "99.9.9", "1e2", ".5", "99 9", "NaN"] {
            assert_eq!(problem(text), ObjectiveProblem::NotANumber, "{text:?}");
        }
        for text in ["100", "100 %", "100.5", "99999999999999999999"] {
            assert_eq!(problem(text), ObjectiveProblem::Everything, "{text:?}");
        }
        assert_eq!([problem("0"), problem("-1"), problem("0.0")], [ObjectiveProblem::Nothing; 3]);
        assert_eq!(problem("99.99999999"), ObjectiveProblem::TooFine);
    }

    #[test]
    fn numbers_of_programs_are_the_same() {
        assert_eq!(Objective::from_number(99.9), Objective::read("99.9"));
        assert_eq!(Objective::from_number(0.999), Objective::read("0.999"));
        assert_eq!(Objective::from_number(100.0), Err(ObjectiveProblem::Everything));
        assert_eq!(Objective::from_number(f64::NAN), Err(ObjectiveProblem::NotANumber));
    }

    proptest! {
        #[test]
        fn percentages_read_back(billionths in 1..WHOLE) {
            let objective = Objective(billionths);
            prop_assert_eq!(Objective::read(&format!("{} %", objective.percent())), Ok(objective));
            prop_assert_eq!(Objective::read(&objective.to_string()), Ok(objective));
        }

        #[test]
        fn any_text_and_any_number_are_read(text in any::<String>(), number in any::<f64>()) {
            for read in [Objective::read(&text), Objective::from_number(number)].into_iter().flatten() {
                prop_assert!(read.budget() > 0.0 && read.budget() < 1.0 && read.most_burn().is_finite());
            }
        }
    }
}
