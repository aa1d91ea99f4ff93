//! Ids that follow from the line, so that a text that is read again names its things as before.

use std::collections::BTreeMap;

use afterword_core::id::Mint;

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
        mixed(self.seed.wrapping_add(place.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
    }
}

/// The last step of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", 2014): different numbers
/// stay different, and neighbours have nothing in common.
fn mixed(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
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
