//! The rows of a tree as they stand on the page, and what is compared to know whether one must be drawn again.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

use afterword_core::causes::{Cause, CauseId, CauseTree};

/// A cause without those behind it: equal as long as nothing of its own has changed.
///
/// A key typed into a cause makes new versions of all causes on the way to it, and none of these looks any different.
#[derive(Clone, Debug)]
pub(super) struct Own(Rc<Cause>);

impl Own {
    pub(super) fn new(cause: &Rc<Cause>) -> Self {
        Self(cause.clone())
    }

    /// How many causes stand directly behind it.
    pub(super) fn n_causes(&self) -> usize {
        self.0.causes().len()
    }
}

impl Deref for Own {
    type Target = Cause;

    fn deref(&self) -> &Cause {
        &self.0
    }
}

impl PartialEq for Own {
    fn eq(&self, other: &Self) -> bool {
        let own = |it: &Self| {
            (it.id(), it.kind(), it.confidence, it.join, it.is_root(), it.category, it.n_causes())
        };
        Rc::ptr_eq(&self.0, &other.0)
            || own(self) == own(other)
                && self.text == other.text
                && self.question == other.question
                && self.evidence == other.evidence
    }
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    /// How many causes stand between it and the problem.
    pub(super) depth: usize,
    /// Its place among the causes of its effect, from 0.
    pub(super) position: usize,
    /// How many causes its effect has.
    pub(super) of: usize,
}

/// One row of the outline.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) cause: Rc<Cause>,
    /// The cause that it explains; `None` where that is the problem.
    pub(super) parent: Option<CauseId>,
    pub(super) at: At,
    pub(super) is_folded: bool,
}

/// The rows of `tree` that can be seen, from the top.
pub(super) fn rows(tree: &CauseTree, folded: &BTreeSet<CauseId>) -> Vec<Row> {
    let mut rows = Vec::new();
    push(&mut rows, tree.causes(), None, 0, folded);
    rows
}

/// Depth is bounded by the tree's own rules, so the stack is too.
fn push(
    rows: &mut Vec<Row>,
    causes: &[Rc<Cause>],
    parent: Option<CauseId>,
    depth: usize,
    folded: &BTreeSet<CauseId>,
) {
    for (position, cause) in causes.iter().enumerate() {
        let is_folded = folded.contains(&cause.id()) && !cause.causes().is_empty();
        let at = At { depth, position, of: causes.len() };
        rows.push(Row { cause: cause.clone(), parent, at, is_folded });
        if !is_folded {
            push(rows, cause.causes(), Some(cause.id()), depth + 1, folded);
        }
    }
}

/// How many causes stand behind `cause`, however far.
pub(super) fn n_behind(cause: &Cause) -> usize {
    cause.causes().iter().map(|it| 1 + n_behind(it)).sum()
}

#[cfg(test)]
mod tests {
    use afterword_core::causes::{CauseChange, Place, TreeEdit, TreeId};

    use super::*;

    fn id(n: u64) -> CauseId {
        CauseId::from_bits(n)
    }

    /// 1 ← 2 ← 3, and 4.
    fn tree() -> CauseTree {
        let mut tree = CauseTree::new(TreeId::from_bits(0), String::new());
        for (n, place) in [
            (1, Place::LAST),
            (2, Place::last_under(id(1))),
            (3, Place::last_under(id(2))),
            (4, Place::LAST),
        ] {
            tree.add(Cause::new(id(n), String::new()), place).unwrap();
        }
        tree
    }

    #[test]
    fn what_is_folded_hides_what_stands_behind_it() {
        let shown = |folded: &[CauseId]| -> Vec<CauseId> {
            rows(&tree(), &folded.iter().copied().collect())
                .iter()
                .map(|it| it.cause.id())
                .collect()
        };
        assert_eq!(shown(&[]), [id(1), id(2), id(3), id(4)]);
        assert_eq!(shown(&[id(2)]), [id(1), id(2), id(4)]);
        assert_eq!(shown(&[id(1), id(2)]), [id(1), id(4)]);
    }

    #[test]
    fn a_key_in_one_cause_changes_no_other() {
        let before = tree();
        let mut after = before.clone();
        after.apply(TreeEdit::Cause(id(3), CauseChange::Text("x".into()))).unwrap();
        let own = |tree: &CauseTree| -> Vec<Own> {
            rows(tree, &BTreeSet::new()).iter().map(|it| Own::new(&it.cause)).collect()
        };
        let same: Vec<bool> = own(&before).iter().zip(own(&after)).map(|(a, b)| *a == b).collect();
        assert_eq!(same, [true, true, false, true]);
    }
}
