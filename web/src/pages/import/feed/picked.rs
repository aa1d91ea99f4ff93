//! Which rows are to come in: those that are new, and more than the chat's own, until somebody decides otherwise.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::postmortem::Fate;

/// What is known of a row before somebody decides about it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Standing {
    pub(super) fate: Fate,
    /// Whether only the chat itself says it.
    pub(super) is_noise: bool,
}

impl Standing {
    /// Whether the row comes in unless somebody decides otherwise.
    fn comes_in(self) -> bool {
        self.fate.is_new() && !self.is_noise
    }
}

/// What somebody decided about rows, by their numbers. A decision is about the rows as they were: of another reading none is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picked {
    of: Option<Rc<Vec<Standing>>>,
    /// The rows that are otherwise than they begin.
    flipped: BTreeSet<usize>,
}

impl Picked {
    /// The decisions, if they are about `rows`.
    pub(super) fn of(&self, rows: &Rc<Vec<Standing>>) -> Self {
        let is_theirs = self.of.as_ref().is_some_and(|it| Rc::ptr_eq(it, rows));
        if is_theirs { self.clone() } else { Self::default() }
    }

    pub(super) fn about(self, rows: Rc<Vec<Standing>>) -> Self {
        Self { of: Some(rows), ..self }
    }

    /// Whether the row of that number comes in.
    pub(super) fn has(&self, row: usize, it: Standing) -> bool {
        it.comes_in() != self.flipped.contains(&row)
    }

    pub(super) fn flip(mut self, row: usize) -> Self {
        if !self.flipped.remove(&row) {
            self.flipped.insert(row);
        }
        self
    }

    /// All rows come in that are not there already, or none does.
    pub(super) fn all(rows: &[Standing], is_ticked: bool) -> Self {
        let wanted = |it: &Standing| is_ticked && !matches!(it.fate, Fate::Known(_));
        let flipped = rows.iter().enumerate().filter(|(_, it)| wanted(it) != it.comes_in());
        Self { of: None, flipped: flipped.map(|it| it.0).collect() }
    }

    /// The numbers of the rows that come in.
    pub(super) fn rows(&self, rows: &[Standing]) -> Vec<usize> {
        let rows = rows.iter().enumerate();
        rows.filter(|(row, it)| self.has(*row, **it)).map(|it| it.0).collect()
    }

    pub(super) fn count(&self, rows: &[Standing]) -> usize {
        self.rows(rows).len()
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::postmortem::EntryId;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_is_new_comes_in_until_somebody_decides_otherwise() {
        let id = EntryId::from_bits(1);
        let fates = [Fate::New, Fate::Known(id), Fate::Changed(id), Fate::New];
        let mut rows = fates.map(|fate| Standing { fate, is_noise: false }).to_vec();
        rows.push(Standing { fate: Fate::New, is_noise: true });
        let rows = Rc::new(rows);
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
