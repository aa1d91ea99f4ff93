//! Things of different lengths in as few rows as keeps them apart.

use crate::order;

/// The row of each of `spans` (left and right edge), so that none touches another of its row.
///
/// Each goes into the highest row that is free from its left edge on, in the order of the left edges: the rows are as few as
/// possible (Kleinberg and Tardos, *Algorithm Design*, 4.1), and what comes close behind another stands below it.
///
/// ```
/// use afterword_core::draw::rows::pack;
///
/// assert_eq!(pack(&[(0.0, 50.0), (20.0, 90.0), (60.0, 80.0)]), [0, 1, 0]);
/// ```
pub fn pack(spans: &[(f64, f64)]) -> Vec<usize> {
    let order = order::order(spans.len(), &|a, b| spans[a].0.total_cmp(&spans[b].0));
    let mut ends: Vec<f64> = Vec::new();
    let mut rows = vec![0; spans.len()];
    for at in order {
        let (left, right) = spans[at];
        let row = ends.iter().position(|end| *end <= left).unwrap_or(ends.len());
        match ends.get_mut(row) {
            Some(end) => *end = right,
            None => ends.push(right),
        }
        rows[at] = row;
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_overlaps_in_a_row(spans in vec((0.0..100.0_f64, 0.1..30.0_f64), 0..40)) {
            let spans: Vec<(f64, f64)> = spans.iter().map(|(x, width)| (*x, x + width)).collect();
            let rows = pack(&spans);
            for (a, b) in (0..spans.len()).flat_map(|a| (0..a).map(move |b| (a, b))) {
                let apart = spans[a].1 <= spans[b].0 || spans[b].1 <= spans[a].0;
                prop_assert!(rows[a] != rows[b] || apart);
            }
        }
    }
}
