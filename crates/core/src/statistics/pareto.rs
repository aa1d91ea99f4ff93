//! Which few make most: counts from the largest down, with the share that all so far have together.

use std::cmp::Reverse;

use crate::order;

/// One bar of a Pareto chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ParetoRow<T> {
    /// What was counted.
    pub what: T,
    /// How often.
    pub n: usize,
    /// Its share of all, from 0 to 1.
    pub share: f64,
    /// The share of all that it and everything before it have together; 1 in the last row.
    pub cumulative: f64,
}

/// `counts` from the largest to the smallest, those that are equal in their order; what was never counted is left out.
///
/// ```
/// use afterword_core::statistics::pareto;
///
/// let rows = pareto(vec![("code", 3), ("capacity", 6), ("people", 0), ("change", 3)]);
/// let shown: Vec<_> = rows.iter().map(|it| (it.what, it.n, it.cumulative)).collect();
/// assert_eq!(shown, [("capacity", 6, 0.5), ("code", 3, 0.75), ("change", 3, 1.0)]);
/// ```
pub fn pareto<T>(counts: Vec<(T, usize)>) -> Vec<ParetoRow<T>> {
    let mut counts: Vec<(T, usize)> = counts.into_iter().filter(|it| it.1 > 0).collect();
    order::sort(&mut counts, |a, b| Reverse(a.1).cmp(&Reverse(b.1)));
    let all: usize = counts.iter().map(|it| it.1).sum();
    let mut so_far = 0;
    let row = |(what, n): (T, usize)| {
        so_far += n;
        let of_all = |n: usize| n as f64 / all as f64;
        ParetoRow { what, n, share: of_all(n), cumulative: of_all(so_far) }
    };
    counts.into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn shares_fall_and_add_up_to_one(counts in vec(0..1_000_usize, 0..30)) {
            let rows = pareto(counts.iter().copied().enumerate().collect());
            prop_assert_eq!(rows.len(), counts.iter().filter(|it| **it > 0).count());
            prop_assert!(rows.windows(2).all(|it| it[0].n >= it[1].n && it[0].cumulative < it[1].cumulative));
            if let Some(last) = rows.last() {
                prop_assert_eq!(last.cumulative, 1.0);
                prop_assert!((rows.iter().map(|it| it.share).sum::<f64>() - 1.0).abs() < 1e-12);
            }
        }
    }
}
