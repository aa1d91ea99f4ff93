//! Which rows are to come in: those that are new, until somebody decides otherwise.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::postmortem::Fate;

/// What somebody decided about rows, by their numbers. A decision is about the rows as they were: of another reading none is left.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picked {
    of: Option<Rc<Vec<Fate>>>,
    /// The rows that are otherwise than they begin.
    flipped: BTreeSet<usize>,
}

impl Picked {
    /// The decisions, if they are about `fates`.
    pub(super) fn of(&self, fates: &Rc<Vec<Fate>>) -> Self {
        let is_theirs = self.of.as_ref().is_some_and(|it| Rc::ptr_eq(it, fates));
        if is_theirs { self.clone() } else { Self::default() }
    }

    pub(super) fn about(self, fates: Rc<Vec<Fate>>) -> Self {
        Self { of: Some(fates), ..self }
    }

    /// Whether the row of that number comes in.
    pub(super) fn has(&self, row: usize, fate: Fate) -> bool {
        fate.is_new() != self.flipped.contains(&row)
    }

    pub(super) fn flip(mut self, row: usize) -> Self {
        if !self.flipped.remove(&row) {
            self.flipped.insert(row);
        }
        self
    }

    /// All rows come in that are not there already, or none does.
    pub(super) fn all(fates: &[Fate], is_ticked: bool) -> Self {
        let rows = fates.iter().enumerate();
        let wanted = |fate: &Fate| is_ticked && !matches!(fate, Fate::Known(_));
        let flipped = rows.filter(|(_, fate)| wanted(fate) != fate.is_new()).map(|it| it.0);
        Self { of: None, flipped: flipped.collect() }
    }

    /// The numbers of the rows that come in.
    pub(super) fn rows(&self, fates: &[Fate]) -> Vec<usize> {
        let rows = fates.iter().enumerate();
        rows.filter(|(row, fate)| self.has(*row, **fate)).map(|it| it.0).collect()
    }

    pub(super) fn count(&self, fates: &[Fate]) -> usize {
        self.rows(fates).len()
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
        let fates = Rc::new(vec![Fate::New, Fate::Known(id), Fate::Changed(id), Fate::New]);
        let begun = Picked::default();
        assert_eq!(begun.rows(&fates), [0, 3]);
        let decided = begun.flip(0).flip(2).about(fates.clone());
        assert_eq!(decided.of(&fates).rows(&fates), [2, 3]);
        assert_eq!(Picked::all(&fates, true).rows(&fates), [0, 2, 3], "what is there stays there");
        assert_eq!(Picked::all(&fates, false).count(&fates), 0);
        let other = Rc::new(fates.to_vec());
        assert_eq!(decided.of(&other).rows(&other), [0, 3], "of another reading none is left");
    }
}
