//! A part of a whole in whole numbers, so that what is exactly all of a budget is not a little more.

/// A part of a whole, which is not nothing.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ratio {
    pub(super) part: u128,
    pub(super) whole: u128,
}

impl Ratio {
    /// As a number; whole where the whole is nothing.
    pub(super) fn number(self) -> f64 {
        self.part as f64 / self.whole.max(1) as f64
    }

    /// In millionths, rounded down; `None` beyond what can be counted.
    pub(super) fn millionths(self) -> Option<u64> {
        let all = self.part.checked_mul(1_000_000)?;
        u64::try_from(all / self.whole.max(1)).ok()
    }
}
