//! Numbers that look random and are the same in every run: SplitMix64 (Steele, Lea and Flood, 2014).

/// A source of numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// The source that `seed` names.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// At least 0, less than 1.
    pub fn share(&mut self) -> f64 {
        (self.bits() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number of `range`.
    pub fn within(&mut self, range: std::ops::Range<usize>) -> usize {
        range.start + (self.share() * range.len() as f64) as usize
    }

    /// Whether what happens in that share of all cases happens.
    pub fn happens(&mut self, share: f64) -> bool {
        self.share() < share
    }

    /// One of `items`, each as likely as the others.
    pub fn of<'i, T>(&mut self, items: &'i [T]) -> &'i T {
        &items[self.within(0..items.len())]
    }

    /// A rank below `n` where the rank r is as likely as 1 ÷ (r + 1): Zipf's law, by the inverse of its integral.
    pub fn rank(&mut self, n: usize) -> usize {
        let rank = ((n as f64 + 1.0).powf(self.share()) - 1.0) as usize;
        rank.min(n - 1)
    }

    /// A number around `median` whose logarithm is normally spread, by `spread`: how long things take.
    pub fn skewed(&mut self, median: f64, spread: f64) -> f64 {
        // Twelve uniform numbers are near enough to a normal one.
        let normal: f64 = (0..12).map(|_| self.share()).sum::<f64>() - 6.0;
        median * (normal * spread).exp()
    }
}
