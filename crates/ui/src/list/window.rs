//! Which rows of a long list are worth having in the page.

use std::ops::Range;

/// How many rows are kept ready above and below what can be seen, so that scrolling does not outrun drawing.
const MARGIN: usize = 8;

/// The size of a list on the screen, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Frame {
    /// The height of each row.
    pub(crate) row: f64,
    /// The height of the part that can be seen.
    pub(crate) view: f64,
}

impl Frame {
    /// A guess for the first drawing, before anything can be measured: enough rows for a tall screen.
    pub(crate) const GUESS: Self = Self { row: 40.0, view: 1200.0 };

    /// The rows to draw when the list is scrolled down by `scrolled`.
    pub(crate) fn rows(self, scrolled: f64, n_rows: usize) -> Range<usize> {
        let first = whole(scrolled / self.row).min(n_rows);
        let n_seen = whole(self.view / self.row) + 2;
        // By whole margins, so that most steps of a scroll draw nothing new.
        let start = first.saturating_sub(MARGIN) / MARGIN * MARGIN;
        let end = (first + n_seen + MARGIN).div_ceil(MARGIN) * MARGIN;
        start..end.min(n_rows)
    }

    /// How far to scroll so that row `index` can be seen; `None` if it can be seen already.
    pub(crate) fn scroll_to_show(self, index: usize, scrolled: f64) -> Option<f64> {
        let top = index as f64 * self.row;
        let bottom = top + self.row;
        if top < scrolled {
            Some(top)
        } else if bottom > scrolled + self.view {
            Some((bottom - self.view).max(0.0))
        } else {
            None
        }
    }

    /// How many rows a page key goes.
    pub(crate) fn page(self) -> usize {
        whole(self.view / self.row).saturating_sub(1).max(1)
    }
}

/// The whole part of a length, which is neither negative nor larger than any list.
fn whole(length: f64) -> usize {
    if length.is_finite() && length > 0.0 { length as usize } else { 0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FRAME: Frame = Frame { row: 40.0, view: 400.0 };

    proptest! {
        #[test]
        fn every_row_that_can_be_seen_is_drawn(scrolled in 0.0..400_000.0, n_rows in 0usize..10_000) {
            let rows = FRAME.rows(scrolled, n_rows);
            for index in 0..n_rows {
                let top = index as f64 * FRAME.row;
                let is_seen = top + FRAME.row > scrolled && top < scrolled + FRAME.view;
                prop_assert!(!is_seen || rows.contains(&index), "{} not in {:?}", index, rows);
            }
            prop_assert!(rows.len() <= 40);
        }

        #[test]
        fn what_is_scrolled_to_can_be_seen(index in 0usize..10_000, scrolled in 0.0..400_000.0) {
            let scrolled = FRAME.scroll_to_show(index, scrolled).unwrap_or(scrolled);
            prop_assert_eq!(FRAME.scroll_to_show(index, scrolled), None);
        }
    }

    #[test]
    fn a_list_without_height_still_draws_something() {
        assert_eq!(Frame { row: 40.0, view: 0.0 }.rows(0.0, 100), 0..16);
        assert_eq!(Frame { row: 0.0, view: 0.0 }.page(), 1);
    }
}
