//! A number that nobody knows exactly: what is likely, and between what it lies.

use serde::{Deserialize, Serialize};

/// What is likely, and where somebody said so, the least and the most that it may be. In whatever unit its owner says.
///
/// ```
/// use afterword_core::toil::Guess;
///
/// let hours = Guess::between(40, 60, 120).ok_or("they are in order")?;
/// assert_eq!((hours.low(), hours.likely(), hours.high()), (40, 60, 120));
/// assert!(Guess::between(70, 60, 120).is_none());
/// assert_eq!(Guess::from(60).low(), 60);
/// # Ok::<(), &str>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Record", into = "Record")]
pub struct Guess {
    low: u32,
    likely: u32,
    high: u32,
}

impl Guess {
    /// A guess that may be off; `None` unless the three are in order.
    pub fn between(low: u32, likely: u32, high: u32) -> Option<Self> {
        (low <= likely && likely <= high).then_some(Self { low, likely, high })
    }

    /// The least that it may be.
    pub fn low(self) -> u32 {
        self.low
    }

    /// What is most likely.
    pub fn likely(self) -> u32 {
        self.likely
    }

    /// The most that it may be.
    pub fn high(self) -> u32 {
        self.high
    }

    /// Whether it may be off at all.
    pub fn is_certain(self) -> bool {
        self.low == self.high
    }
}

impl From<u32> for Guess {
    fn from(known: u32) -> Self {
        Self { low: known, likely: known, high: known }
    }
}

/// A guess in a file: a range only where there is one.
#[derive(Serialize, Deserialize)]
struct Record {
    likely: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    low: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    high: Option<u32>,
}

impl TryFrom<Record> for Guess {
    type Error = &'static str;

    fn try_from(it: Record) -> Result<Self, Self::Error> {
        Self::between(it.low.unwrap_or(it.likely), it.likely, it.high.unwrap_or(it.likely))
            .ok_or("what is likely lies between what is low and what is high")
    }
}

impl From<Guess> for Record {
    fn from(it: Guess) -> Self {
        let bound = |bound| (!it.is_certain()).then_some(bound);
        Self { likely: it.likely, low: bound(it.low), high: bound(it.high) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_range_only_where_there_is_one() {
        let check = |guess: Guess, json: &str| {
            assert_eq!(serde_json::to_string(&guess).unwrap(), json);
            assert_eq!(serde_json::from_str::<Guess>(json).unwrap(), guess);
        };
        check(Guess::from(60), r#"{"likely":60}"#);
        check(Guess::between(40, 60, 60).unwrap(), r#"{"likely":60,"low":40,"high":60}"#);
        assert!(serde_json::from_str::<Guess>(r#"{"likely":60,"low":70}"#).is_err());
    }
}
