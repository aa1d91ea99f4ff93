//! Statistics for few data: what a handful of incidents does say, how sure one can be of it, and where they say nothing.
//!
//! Everything here is a pure function of numbers. Where data are too few, the answer is [`TooFew`] and says how many it would
//! take; no function returns a `NaN`, whatever it is given. Numbers that are not finite are left out where a function takes many,
//! and are the nearest value that makes sense where it takes one.
//!
//! | asked | answered by | after |
//! |---|---|---|
//! | what is usual? | [`median`], [`quantile`] | Hyndman and Fan 1996, type 7 |
//! | how sure is the median? | [`median_interval`] | Efron 1979: the bootstrap, seeded |
//! | how often does it happen? | [`Rate::exact`], [`Rate::credible`] | Garwood 1936; Jeffreys’ prior |
//! | which share? | [`Proportion::interval`] | Wilson 1927 |
//! | did it become more? | [`more_often`] | Przyborowski and Wilenski 1940 |
//! | how many next? | [`NegativeBinomial::forecast`] | the Gamma–Poisson mixture |
//! | how is a p shown? | [`ShownChance`] | two digits that say something |
//! | is there a trend? | [`mann_kendall`] | Mann 1945, Kendall 1975 |
//! | how steep is it? | [`theil_sen`] | Theil 1950, Sen 1968 |
//! | how does it go on? | [`line()`] | least squares |
//! | when is it there? | [`Line::reaches`] | Fieller 1954 |
//! | how far off, of few? | [`student_quantile`] | Student 1908 |
//! | which few make most? | [`pareto`] | Juran |
//!
//! Every test holds them against published examples and against another implementation (mpmath 1.4 with forty digits, SciPy 1.17,
//! statsmodels 0.15, pymannkendall 1.4), whose figures stand in the tests.

mod axis;
mod beta;
mod binomial;
mod bootstrap;
mod chance;
mod gamma;
mod gamma_quantile;
mod kendall;
mod line;
mod location;
mod negative_binomial;
mod normal;
mod pareto;
mod rate;
mod reach;
mod sen;
mod student;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use beta::beta_share;
pub use binomial::{Proportion, at_least, false_discovery, more_often};
pub use bootstrap::{FEWEST_FOR_INTERVAL, median_interval};
pub use chance::{EVIDENCE, ShownChance};
pub use gamma::{gamma_share, ln_gamma};
pub use gamma_quantile::gamma_quantile;
pub use kendall::{FEWEST_FOR_TREND, MannKendall, mann_kendall};
pub use line::{FEWEST_FOR_LINE, Line, line};
pub use location::{mean, median, quantile};
pub use negative_binomial::NegativeBinomial;
pub use normal::{normal_quantile, normal_share};
pub use pareto::{ParetoRow, pareto};
pub use rate::{FEWEST_FOR_DISPERSION, Rate, dispersion};
pub use reach::Reach;
pub use sen::{TheilSen, theil_sen};
pub use student::{student_quantile, student_share};

/// There are too few data to say anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TooFew {
    /// How many there are.
    pub n: usize,
    /// How many it takes.
    pub needed: usize,
}

impl TooFew {
    /// Nothing if there are at least `needed`.
    ///
    /// # Errors
    ///
    /// Itself, if there are fewer.
    ///
    /// ```
    /// use afterword_core::statistics::TooFew;
    ///
    /// assert_eq!(TooFew::check(5, 5), Ok(()));
    /// assert_eq!(TooFew::check(4, 5), Err(TooFew { n: 4, needed: 5 }));
    /// ```
    pub fn check(n: usize, needed: usize) -> Result<(), Self> {
        if n < needed { Err(Self { n, needed }) } else { Ok(()) }
    }
}

impl fmt::Display for TooFew {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "too few to tell: {} of {}", self.n, self.needed)
    }
}

impl std::error::Error for TooFew {}

/// Two ends between which a figure lies, and how often such an interval holds what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end, not below the lower.
    pub high: f64,
    /// How often it holds, more than 0 and less than 1: 0.95 is nineteen times of twenty.
    pub level: f64,
}

impl Interval {
    /// Whether `value` lies in it, ends included.
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The same with both ends put through `change`, which must not turn them round.
    #[must_use]
    pub fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self { low: change(self.low), high: change(self.high), level: self.level }
    }
}

/// `level` as a level that an interval can have: 95 % where it is none.
fn sound(level: f64) -> f64 {
    if level > 0.0 && level < 1.0 { level } else { 0.95 }
}

/// What of an interval of `level` lies outside it on either side.
fn tail(level: f64) -> f64 {
    (1.0 - sound(level)) / 2.0
}

#[cfg(test)]
mod tests {
    /// Fails unless `got` is within `tolerance` of `expected`, relative to it; absolute where it is zero.
    #[track_caller]
    pub(super) fn near(got: f64, expected: f64, tolerance: f64) {
        let scale = if expected == 0.0 { 1.0 } else { expected.abs() };
        let error = (got - expected).abs() / scale;
        assert!(error <= tolerance, "{got} is not {expected}: {error:e} off");
    }
}
