//! Which rows are to come in: those that are new, until somebody decides otherwise.

use std::collections::BTreeSet;
use std::rc::Rc;

/// What is known of a row before somebody decides about it.
pub(in crate::pages) trait Row: Copy {
    /// Whether it comes in unless somebody decides otherwise.
    fn comes_in(self) -> bool;

    /// Whether it is there already, word for word.
    fn is_there(self) -> bool;
}

/// What somebody decided about rows, by their numbers. A decision is about the rows as they were: of another reading none is left.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pages) struct Picked<R> {
    of: Option<Rc<Vec<R>>>,
    /// The rows that are otherwise than they begin.
    flipped: BTreeSet<usize>,
}

impl<R> Default for Picked<R> {
    fn default() -> Self {
        Self { of: None, flipped: BTreeSet::new() }
    }
}

impl<R: Row> Picked<R> {
    /// The decisions, if they are about `rows`.
    pub(in crate::pages) fn of(&self, rows: &Rc<Vec<R>>) -> Self {
        if self.is_of(rows) { self.clone() } else { Self::default() }
    }

    /// Whether anything was decided about `rows`.
    pub(in crate::pages) fn is_of(&self, rows: &Rc<Vec<R>>) -> bool {
        self.of.as_ref().is_some_and(|it| Rc::ptr_eq(it, rows))
    }

    pub(in crate::pages) fn about(self, rows: Rc<Vec<R>>) -> Self {
        Self { of: Some(rows), ..self }
    }

    /// Whether the row of that number comes in.
    pub(in crate::pages) fn has(&self, row: usize, it: R) -> bool {
        it.comes_in() != self.flipped.contains(&row)
    }

    pub(in crate::pages) fn flip(mut self, row: usize) -> Self {
        if !self.flipped.remove(&row) {
            self.flipped.insert(row);
        }
        self
    }

    /// All rows come in that are not there already, or none does.
    pub(in crate::pages) fn all(rows: &[R], is_ticked: bool) -> Self {
        let wanted = |it: &R| is_ticked && !it.is_there();
        let flipped = rows.iter().enumerate().filter(|(_, it)| wanted(it) != it.comes_in());
        Self { of: None, flipped: flipped.map(|it| it.0).collect() }
    }

    /// The numbers of the rows that come in.
    pub(in crate::pages) fn rows(&self, rows: &[R]) -> Vec<usize> {
        let rows = rows.iter().enumerate();
        rows.filter(|(row, it)| self.has(*row, **it)).map(|it| it.0).collect()
    }

    pub(in crate::pages) fn count(&self, rows: &[R]) -> usize {
        self.rows(rows).len()
    }
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    /// Whether it comes in, and whether it is there.
    type Told = (bool, bool);

    impl Row for Told {
        fn comes_in(self) -> bool {
            self.0
        }

        fn is_there(self) -> bool {
            self.1
        }
    }

    #[test]
    fn what_is_new_comes_in_until_somebody_decides_otherwise() {
        // New, there already, there with other words, new, and said by the chat alone.
        let rows = [(true, false), (false, true), (false, false), (true, false), (false, false)];
        let rows = Rc::new(rows.to_vec());
        let begun = Picked::default();
        assert_eq!(begun.rows(&rows), [0, 3]);
        let decided = begun.flip(0).flip(2).about(rows.clone());
        assert_eq!(decided.of(&rows).rows(&rows), [2, 3]);
        assert_eq!(Picked::all(&rows, true).rows(&rows), [0, 2, 3, 4], "what is there stays there");
        assert_eq!(Picked::all(&rows, false).count(&rows), 0);
        let other = Rc::new(rows.to_vec());
        assert_eq!(decided.of(&other).rows(&other), [0, 3], "of another reading none is left");
    }
}
