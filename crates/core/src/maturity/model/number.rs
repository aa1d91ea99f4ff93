//! The numbers of a model: how much something counts, a score that people give, and any other that is finite.

use serde::{Deserialize, Serialize, Serializer};

/// How much a capability or dimension counts among its kind: 0 to 1,000, in thousandths.
///
/// Thousandths, so that means are sums of integers and no order of the parts changes one.
///
/// ```
/// use afterword_core::maturity::Weight;
///
/// assert_eq!(Weight::from_number(1.5), Some(Weight::from_thousandths(1_500)));
/// assert_eq!([Weight::from_number(-1.0), Weight::from_number(f64::NAN)], [None; 2]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
pub struct Weight(u32);

/// No weight is larger.
const HEAVIEST: u32 = 1_000_000;

impl Weight {
    /// What counts once.
    pub const ONE: Self = Self(1_000);

    /// So many thousandths, at most 1,000,000.
    pub fn from_thousandths(thousandths: u32) -> Self {
        Self(thousandths.min(HEAVIEST))
    }

    /// The weight that a file says, to the nearest thousandth; `None` for what is negative, not finite, or above 1,000.
    pub fn from_number(number: f64) -> Option<Self> {
        let thousandths = (number * 1e3).round();
        (thousandths >= 0.0 && thousandths <= f64::from(HEAVIEST))
            .then_some(Self(thousandths as u32))
    }

    /// The weight in thousandths.
    pub fn thousandths(self) -> u32 {
        self.0
    }

    /// The weight as a number.
    pub fn number(self) -> f64 {
        f64::from(self.0) / 1e3
    }

    /// Whether nothing comes of what has it.
    pub fn is_zero(self) -> bool {
        self.0 == 0
    }
}

impl Default for Weight {
    fn default() -> Self {
        Self::ONE
    }
}

impl Serialize for Weight {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % 1_000 {
            0 => serializer.serialize_u32(self.0 / 1_000),
            _ => serializer.serialize_f64(self.number()),
        }
    }
}

/// A finite number, so that it compares with itself.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(type = "number"))]
pub struct Finite(f64);

impl Finite {
    /// The number; `None` unless it is finite.
    ///
    /// ```
    /// use afterword_core::maturity::Finite;
    ///
    /// assert_eq!(Finite::new(2.5).map(Finite::get), Some(2.5));
    /// assert_eq!(Finite::new(f64::INFINITY), None);
    /// ```
    pub fn new(number: f64) -> Option<Self> {
        // Adding nothing makes the negative zero the other one.
        number.is_finite().then_some(Self(number + 0.0))
    }

    /// The number.
    pub fn get(self) -> f64 {
        self.0
    }
}

impl Eq for Finite {}

impl TryFrom<f64> for Finite {
    type Error = &'static str;

    fn try_from(number: f64) -> Result<Self, Self::Error> {
        Self::new(number).ok_or("expected a finite number")
    }
}

impl From<Finite> for f64 {
    fn from(it: Finite) -> Self {
        it.0
    }
}

/// A score that people give: half steps of a level, from 0 on. Level 3 is six of them.
///
/// ```
/// use afterword_core::maturity::HalfSteps;
///
/// let score = HalfSteps::level(3);
/// assert_eq!((score.get(), score.levels()), (6, 3.0));
/// assert_eq!(HalfSteps::new(7).whole_level(), 3, "nothing is rounded up");
/// ```
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct HalfSteps(u8);

impl HalfSteps {
    /// Not even the first statement is true.
    pub const ZERO: Self = Self(0);

    /// So many half steps.
    pub const fn new(half_steps: u8) -> Self {
        Self(half_steps)
    }

    /// The score of a whole level; the highest that there can be from level 127 on.
    pub const fn level(level: u8) -> Self {
        Self(level.saturating_mul(2))
    }

    /// How many half steps it is.
    pub const fn get(self) -> u8 {
        self.0
    }

    /// The score in levels.
    pub fn levels(self) -> f64 {
        f64::from(self.0) / 2.0
    }

    /// The score in thousandths of a level.
    pub fn thousandths(self) -> u32 {
        u32::from(self.0) * 500
    }

    /// The highest level that is wholly reached.
    pub const fn whole_level(self) -> u8 {
        self.0 / 2
    }
}
