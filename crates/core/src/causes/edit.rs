//! Every way the trees of a document can change.

use std::rc::Rc;

use super::{
    Category, Cause, CauseId, CauseKind, CauseTree, Confidence, Evidence, Join, Place, TreeError,
    TreeId,
};
use crate::list::{self, List};

/// One change to the trees of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CausesEdit {
    /// Starts a tree, last.
    AddTree(Rc<CauseTree>),
    /// Puts a tree in place of the one that has its name.
    ReplaceTree(Rc<CauseTree>),
    /// Takes a tree away.
    RemoveTree(TreeId),
    /// Changes one tree.
    Tree(TreeId, TreeEdit),
}

/// One change to a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeEdit {
    /// Says what people noticed.
    Problem(String),
    /// Says whether the causes of the problem act together.
    Join(Join),
    /// Adds a cause.
    Add {
        /// The cause, with whatever stands behind it.
        cause: Cause,
        /// Where.
        place: Place,
    },
    /// Adds a cause between another and its effect.
    InsertAbove {
        /// The cause that goes behind the new one.
        below: CauseId,
        /// The new one.
        cause: Cause,
    },
    /// Moves a cause with whatever stands behind it.
    Move {
        /// Which.
        id: CauseId,
        /// Where to.
        place: Place,
    },
    /// Takes a cause away with whatever stands behind it.
    Remove(CauseId),
    /// Makes one cause of two.
    Merge {
        /// The one that goes.
        from: CauseId,
        /// The one that stays.
        into: CauseId,
    },
    /// Changes one cause.
    Cause(CauseId, CauseChange),
}

/// One change to a cause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CauseChange {
    /// The answer.
    Text(String),
    /// The question; empty brings the generated one back.
    Question(String),
    /// The part it played.
    Kind(CauseKind),
    /// How sure we are.
    Confidence(Confidence),
    /// How we know.
    Evidence(Vec<Evidence>),
    /// Whether the causes behind it act together.
    Join(Join),
    /// Whether it is a root cause.
    Root(bool),
    /// What sort of thing it is.
    Category(Option<Category>),
}

impl CauseTree {
    /// Applies `edit`, or leaves the tree as it was.
    pub fn apply(&mut self, edit: TreeEdit) -> Result<(), TreeError> {
        match edit {
            TreeEdit::Problem(problem) => self.problem = problem,
            TreeEdit::Join(join) => self.join = join,
            TreeEdit::Add { cause, place } => self.add(cause, place)?,
            TreeEdit::InsertAbove { below, cause } => self.insert_above(below, cause)?,
            TreeEdit::Move { id, place } => self.move_to(id, place)?,
            TreeEdit::Remove(id) => drop(self.remove(id)?),
            TreeEdit::Merge { from, into } => self.merge_into(from, into)?,
            TreeEdit::Cause(id, change) => self.change(id, change)?,
        }
        Ok(())
    }

    fn change(&mut self, id: CauseId, change: CauseChange) -> Result<(), TreeError> {
        match change {
            CauseChange::Kind(kind) => return self.set_kind(id, kind),
            CauseChange::Root(root) => return self.set_root(id, root),
            _ => {}
        }
        let cause = self.get_mut(id).ok_or(TreeError::NoSuchCause)?;
        match change {
            CauseChange::Text(text) => cause.text = text,
            CauseChange::Question(question) => cause.question = question,
            CauseChange::Confidence(confidence) => cause.confidence = confidence,
            CauseChange::Evidence(evidence) => cause.evidence = evidence,
            CauseChange::Join(join) => cause.join = join,
            CauseChange::Category(category) => cause.category = category,
            CauseChange::Kind(_) | CauseChange::Root(_) => {}
        }
        Ok(())
    }
}

/// Applies `edit` to the trees of a document.
pub(crate) fn apply(trees: &mut List<CauseTree>, edit: CausesEdit) -> Result<(), TreeError> {
    match edit {
        CausesEdit::AddTree(tree) => trees.push(tree),
        CausesEdit::ReplaceTree(tree) => {
            let at = list::position(trees, tree.id()).ok_or(TreeError::NoSuchTree)?;
            trees[at] = tree;
        }
        CausesEdit::RemoveTree(id) => {
            list::remove(trees, id).ok_or(TreeError::NoSuchTree)?;
        }
        CausesEdit::Tree(id, edit) => {
            list::find_mut(trees, id).ok_or(TreeError::NoSuchTree)?.apply(edit)?;
        }
    }
    Ok(())
}
