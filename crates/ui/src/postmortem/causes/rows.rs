//! The rows of a tree as they stand on the page, and what is compared to know whether one must be drawn again.

use std::collections::BTreeSet;
use std::ops::Deref;
use std::rc::Rc;

use crate::words::word;
use afterword_core::causes::{Cause, CauseId, CauseTree, Join};
use afterword_core::draw::timeline::plain;

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
    pub(super) at: At,
    pub(super) is_folded: bool,
    /// The question to be read above it: its own, or that of its effect above the first cause that has none of its own.
    pub(super) question: Option<String>,
    /// The id of the element that shows the question it answers.
    pub(super) question_id: String,
}

/// What the causes of one level explain.
struct Effect<'a> {
    id: String,
    text: &'a str,
    join: Join,
}

impl Effect<'_> {
    fn question(&self, n_causes: usize) -> String {
        let question = question_about(self.text);
        match self.join {
            Join::All if n_causes > 1 => word::QUESTION_ALL.fill(&[("question", &question)]),
            _ => question,
        }
    }
}

/// The question that asks for the causes of `effect`, as core would ask it in English.
pub(super) fn question_about(effect: &str) -> String {
    match plain(effect).trim_end_matches('.') {
        "" => word::QUESTION_THIS.text().to_owned(),
        effect => word::QUESTION_ABOUT.fill(&[("effect", &effect)]),
    }
}

/// The rows of `tree` that can be seen, from the top.
pub(super) fn rows(tree: &CauseTree, folded: &BTreeSet<CauseId>) -> Vec<Row> {
    let mut rows = Vec::new();
    let problem = Effect { id: tree.id().to_string(), text: &tree.problem, join: tree.join };
    push(&mut rows, tree.causes(), &problem, 0, folded);
    rows
}

/// The causes of `tree` that can be seen, from the top: those of its [`rows`], without their words.
pub(super) fn seen(tree: &CauseTree, folded: &BTreeSet<CauseId>) -> Vec<CauseId> {
    fn push(ids: &mut Vec<CauseId>, causes: &[Rc<Cause>], folded: &BTreeSet<CauseId>) {
        for cause in causes {
            ids.push(cause.id());
            if !folded.contains(&cause.id()) {
                push(ids, cause.causes(), folded);
            }
        }
    }
    let mut ids = Vec::with_capacity(tree.len());
    push(&mut ids, tree.causes(), folded);
    ids
}

/// Depth is bounded by the tree's own rules, so the stack is too.
fn push(
    rows: &mut Vec<Row>,
    causes: &[Rc<Cause>],
    effect: &Effect<'_>,
    depth: usize,
    folded: &BTreeSet<CauseId>,
) {
    let first = causes.iter().position(|it| it.question.trim().is_empty());
    for (position, cause) in causes.iter().enumerate() {
        let is_folded = folded.contains(&cause.id()) && !cause.causes().is_empty();
        let has_own = !cause.question.trim().is_empty();
        let question = match has_own {
            true => Some(cause.question.trim().to_owned()),
            false => (first == Some(position)).then(|| effect.question(causes.len())),
        };
        let question_id = match has_own {
            true => format!("question-of-{}", cause.id()),
            false => format!("question-about-{}", effect.id),
        };
        let at = At { depth, position, of: causes.len() };
        rows.push(Row { cause: cause.clone(), at, is_folded, question, question_id });
        if !is_folded {
            let effect = Effect { id: cause.id().to_string(), text: &cause.text, join: cause.join };
            push(rows, cause.causes(), &effect, depth + 1, folded);
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
            let (tree, folded) = (tree(), folded.iter().copied().collect());
            let ids = seen(&tree, &folded);
            let rows = rows(&tree, &folded);
            assert_eq!(rows.iter().map(|it| it.cause.id()).collect::<Vec<_>>(), ids);
            ids
        };
        assert_eq!(shown(&[]), [id(1), id(2), id(3), id(4)]);
        assert_eq!(shown(&[id(2)]), [id(1), id(2), id(4)]);
        assert_eq!(shown(&[id(1), id(2)]), [id(1), id(4)]);
    }

    #[test]
    fn a_question_stands_once_above_the_causes_that_answer_it() {
        let mut tree = tree();
        let reword = CauseChange::Question("Who noticed?".into());
        tree.apply(TreeEdit::Cause(id(1), reword)).unwrap();
        tree.apply(TreeEdit::Cause(id(1), CauseChange::Text("Disk full".into()))).unwrap();
        let rows = rows(&tree, &BTreeSet::new());
        let questions: Vec<Option<&str>> = rows.iter().map(|it| it.question.as_deref()).collect();
        let expected = [
            Some("Who noticed?"),
            Some("Why did “Disk full” happen?"),
            Some("Why did this happen?"),
            Some("Why did this happen?"),
        ];
        assert_eq!(questions, expected);
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
