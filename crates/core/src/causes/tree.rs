//! The tree itself: what keeps it valid, and every operation on it.

use std::collections::BTreeSet;
use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::flat::Flat;
use super::{Cause, CauseId, CauseKind, Evidence, Join, Place};
use crate::id::Id;
use crate::list::{self, Identified, List};
use crate::postmortem::EntryId;

/// Names a tree within its document.
pub type TreeId = Id<CauseTree>;

/// How many causes may stand one behind the other.
pub const MAX_DEPTH: usize = 64;

/// How many causes one tree may hold.
pub const MAX_CAUSES: usize = 2_000;

/// A problem and the tree of causes that explains it. Five is a habit, not a limit.
///
/// An invalid tree can neither be built nor read: every operation leaves the tree as it was if it would break a rule of
/// [`TreeError`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Flat", into = "Flat")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(as = "super::flat::Flat"))]
pub struct CauseTree {
    id: TreeId,
    /// What people noticed.
    pub problem: String,
    /// Whether the causes of the problem act together.
    pub join: Join,
    pub(super) causes: List<Cause>,
}

impl Identified for CauseTree {
    fn id(&self) -> TreeId {
        self.id
    }
}

impl CauseTree {
    /// A tree that explains nothing yet.
    pub fn new(id: TreeId, problem: String) -> Self {
        Self { id, problem, join: Join::default(), causes: List::new() }
    }

    /// A tree of these causes, if they make a valid one.
    pub fn from_causes(
        id: TreeId,
        problem: String,
        join: Join,
        causes: List<Cause>,
    ) -> Result<Self, TreeError> {
        let tree = Self { id, problem, join, causes };
        tree.check()?;
        Ok(tree)
    }

    /// The tree's name.
    pub fn id(&self) -> TreeId {
        self.id
    }

    /// Gives the tree another name.
    pub(crate) fn rename(&mut self, id: TreeId) {
        self.id = id;
    }

    /// The causes of the problem itself, in their order.
    pub fn causes(&self) -> &List<Cause> {
        &self.causes
    }

    /// How many causes the tree holds.
    pub fn len(&self) -> usize {
        self.walk().count()
    }

    /// Whether nobody has asked “why?” yet.
    pub fn is_empty(&self) -> bool {
        self.causes.is_empty()
    }

    /// Whether nothing is written in it at all.
    pub fn is_blank(&self) -> bool {
        self.causes.is_empty() && self.problem.trim().is_empty()
    }

    /// Puts `cause`, with whatever stands behind it, at `place`.
    pub fn add(&mut self, cause: Cause, place: Place) -> Result<(), TreeError> {
        self.try_change(|it| it.place(Rc::new(cause), place))
    }

    /// Puts `cause` between `below` and the effect that `below` explains now.
    pub fn insert_above(&mut self, below: CauseId, cause: Cause) -> Result<(), TreeError> {
        let under = self.visit(below).ok_or(TreeError::NoSuchCause)?.parent;
        self.try_change(|it| {
            let siblings = it.siblings_mut(under)?;
            let at = list::position(siblings, below).ok_or(TreeError::NoSuchCause)?;
            let mut cause = cause;
            cause.causes.push(siblings[at].clone());
            siblings[at] = Rc::new(cause);
            Ok(())
        })
    }

    /// Moves `id`, with whatever stands behind it, to `place`.
    pub fn move_to(&mut self, id: CauseId, place: Place) -> Result<(), TreeError> {
        let is_behind =
            |ancestor: &Rc<Cause>, it| ancestor.id == it || contains(&ancestor.causes, it);
        let moved = self.find(id).ok_or(TreeError::NoSuchCause)?.clone();
        if place.under.is_some_and(|under| is_behind(&moved, under)) {
            return Err(TreeError::Cycle);
        }
        if place.before == Some(id) {
            return Ok(());
        }
        self.try_change(|it| {
            it.take(id)?;
            it.place(moved, place)
        })
    }

    /// Takes `id` out, with whatever stands behind it, and gives it back.
    pub fn remove(&mut self, id: CauseId) -> Result<Rc<Cause>, TreeError> {
        self.take(id)
    }

    /// Makes one cause of two: what stands behind `from`, and its evidence, goes to `into`; texts that differ are joined.
    pub fn merge_into(&mut self, from: CauseId, into: CauseId) -> Result<(), TreeError> {
        if from == into {
            return Ok(());
        }
        let source = self.find(from).ok_or(TreeError::NoSuchCause)?.clone();
        if contains(&source.causes, into) {
            return Err(TreeError::Cycle);
        }
        self.try_change(|it| {
            it.take(from)?;
            let target = it.get_mut(into).ok_or(TreeError::NoSuchCause)?;
            target.text = joined(&target.text, &source.text, "; ");
            target.question = joined(&target.question, &source.question, " ");
            let news = source.evidence.iter().filter(|it| !target.evidence.contains(it));
            let news: Vec<_> = news.cloned().collect();
            target.evidence.extend(news);
            target.confidence = target.confidence.max(source.confidence);
            target.root |= source.root && target.kind != CauseKind::RuledOut;
            target.category = target.category.or(source.category);
            target.causes.extend(source.causes.iter().cloned());
            Ok(())
        })
    }

    /// Says what part `id` played. What is ruled out is no root.
    pub fn set_kind(&mut self, id: CauseId, kind: CauseKind) -> Result<(), TreeError> {
        let cause = self.get_mut(id).ok_or(TreeError::NoSuchCause)?;
        cause.kind = kind;
        cause.root &= kind != CauseKind::RuledOut;
        Ok(())
    }

    /// Marks `id` as a root cause, or takes the mark away.
    pub fn set_root(&mut self, id: CauseId, root: bool) -> Result<(), TreeError> {
        let cause = self.get_mut(id).ok_or(TreeError::NoSuchCause)?;
        if root && cause.kind == CauseKind::RuledOut {
            return Err(TreeError::RuledOutRoot);
        }
        cause.root = root;
        Ok(())
    }

    /// The cause called `id`, to be changed in whatever has no rule.
    pub fn get_mut(&mut self, id: CauseId) -> Option<&mut Cause> {
        find_mut(&mut self.causes, id)
    }

    /// Takes the entry called `entry` out of all evidence.
    pub(crate) fn forget_evidence(&mut self, entry: EntryId) {
        let gone = Evidence::Entry(entry);
        let holders =
            self.walk().filter(|it| it.cause.evidence.contains(&gone)).map(|it| it.cause.id);
        for id in holders.collect::<Vec<CauseId>>() {
            if let Some(cause) = self.get_mut(id) {
                cause.evidence.retain(|it| *it != gone);
            }
        }
    }

    /// Applies `change` to a copy, which costs a pointer, and keeps the copy only if it is valid.
    fn try_change(
        &mut self,
        change: impl FnOnce(&mut Self) -> Result<(), TreeError>,
    ) -> Result<(), TreeError> {
        let mut changed = self.clone();
        change(&mut changed)?;
        changed.check()?;
        *self = changed;
        Ok(())
    }

    fn siblings_mut(&mut self, under: Option<CauseId>) -> Result<&mut List<Cause>, TreeError> {
        match under {
            Some(under) => Ok(&mut self.get_mut(under).ok_or(TreeError::NoSuchCause)?.causes),
            None => Ok(&mut self.causes),
        }
    }

    fn place(&mut self, cause: Rc<Cause>, place: Place) -> Result<(), TreeError> {
        list::insert_before(self.siblings_mut(place.under)?, cause, place.before);
        Ok(())
    }

    fn take(&mut self, id: CauseId) -> Result<Rc<Cause>, TreeError> {
        let under = self.visit(id).ok_or(TreeError::NoSuchCause)?.parent;
        list::remove(self.siblings_mut(under)?, id).ok_or(TreeError::NoSuchCause)
    }

    fn check(&self) -> Result<(), TreeError> {
        let mut seen = BTreeSet::new();
        for visit in self.walk() {
            if visit.depth >= MAX_DEPTH {
                return Err(TreeError::TooDeep);
            }
            if seen.len() == MAX_CAUSES {
                return Err(TreeError::TooMany);
            }
            if !seen.insert(visit.cause.id) {
                return Err(TreeError::DuplicateId);
            }
            if visit.cause.root && visit.cause.kind == CauseKind::RuledOut {
                return Err(TreeError::RuledOutRoot);
            }
        }
        Ok(())
    }
}

fn contains(causes: &[Rc<Cause>], id: CauseId) -> bool {
    causes.iter().any(|it| it.id == id || contains(&it.causes, id))
}

/// Only the causes on the way to `id` are copied; all others stay shared with other versions of the tree.
fn find_mut(causes: &mut [Rc<Cause>], id: CauseId) -> Option<&mut Cause> {
    let at = causes.iter().position(|it| it.id == id || contains(&it.causes, id))?;
    let cause = Rc::make_mut(&mut causes[at]);
    if cause.id == id { Some(cause) } else { find_mut(&mut cause.causes, id) }
}

fn joined(a: &str, b: &str, between: &str) -> String {
    match (a.trim(), b.trim()) {
        (_, "") => a.to_owned(),
        ("", _) => b.to_owned(),
        (x, y) if x == y => a.to_owned(),
        _ => format!("{a}{between}{b}"),
    }
}

/// A rule that an operation would have broken. The tree is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TreeError {
    /// The tree is not in this document.
    NoSuchTree,
    /// The cause is not in this tree.
    NoSuchCause,
    /// A cause explains one that is not in the tree, or that comes only after it in a file.
    NoSuchEffect,
    /// A cause would stand behind itself.
    Cycle,
    /// More than [`MAX_DEPTH`] causes would stand one behind the other.
    TooDeep,
    /// The tree would hold more than [`MAX_CAUSES`].
    TooMany,
    /// Two causes would share a name.
    DuplicateId,
    /// What is ruled out can be no root.
    RuledOutRoot,
}

impl fmt::Display for TreeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchTree => f.write_str("this tree was removed; undo to bring it back"),
            Self::NoSuchEffect => f.write_str("a cause explains one that does not come before it"),
            Self::NoSuchCause => f.write_str("this cause was removed; undo to bring it back"),
            Self::Cycle => f.write_str("a cause cannot stand behind itself; move it elsewhere"),
            Self::TooDeep => {
                write!(f, "a tree is at most {MAX_DEPTH} causes deep; start a second tree")
            }
            Self::TooMany => {
                write!(f, "a tree holds at most {MAX_CAUSES} causes; start a second tree")
            }
            Self::DuplicateId => f.write_str("two causes share an id"),
            Self::RuledOutRoot => f.write_str("a cause that is ruled out cannot be a root cause"),
        }
    }
}

impl std::error::Error for TreeError {}
