//! Ids that follow from the line, so that a text that is read again names its things as before.

use std::collections::BTreeMap;

use afterword_core::id::{Mint, Seeded};

/// Gives the n-th thing on a line the same id whenever it starts from the same seed.
pub(super) struct LineIds {
    seed: u64,
    line: usize,
    /// How many ids each line has had.
    counts: BTreeMap<usize, u64>,
}

impl LineIds {
    /// Ids that start from `seed`, which is random, so that no two texts share any.
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, line: 0, counts: BTreeMap::new() }
    }

    /// The ids of the things on `line`.
    pub(super) fn at(&mut self, line: usize) -> &mut Self {
        self.line = line;
        self
    }
}

impl Mint for LineIds {
    fn bits(&mut self) -> u64 {
        let count = self.counts.entry(self.line).or_default();
        let place = ((self.line as u64) << 24) | *count;
        *count += 1;
        Seeded::at(self.seed, place).bits()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_names_its_things_alike_whatever_else_is_named() {
        let mut first = LineIds::new(7);
        let mut again = LineIds::new(7);
        again.at(2).bits();
        assert_eq!(
            [first.at(9).bits(), first.at(9).bits()],
            [again.at(9).bits(), again.at(9).bits()]
        );
        assert_ne!(first.at(9).bits(), again.at(8).bits());
        assert_ne!(LineIds::new(8).at(9).bits(), LineIds::new(7).at(9).bits());
    }
}
