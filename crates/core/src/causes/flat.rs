//! A tree as a list: the form in which it is stored, and in which two versions of it are merged.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::{Cause, CauseId, CauseTree, Join, MAX_CAUSES, MAX_DEPTH, TreeError, TreeId};
use crate::list::List;

/// A cause without the causes behind it, and the cause that it explains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct FlatCause {
    /// The cause that it explains; the problem itself where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub under: Option<CauseId>,
    /// The cause.
    pub cause: Cause,
}

/// A tree in a file. Nested JSON would need a stack as deep as the tree, and JSON readers stop at 128 levels.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub(super) struct Flat {
    id: TreeId,
    #[serde(default)]
    problem: String,
    #[serde(default)]
    join: Join,
    #[serde(default)]
    causes: Vec<FlatCause>,
}

impl From<CauseTree> for Flat {
    fn from(tree: CauseTree) -> Self {
        let causes = tree.flatten();
        Self { id: tree.id(), problem: tree.problem, join: tree.join, causes }
    }
}

impl TryFrom<Flat> for CauseTree {
    type Error = TreeError;

    fn try_from(flat: Flat) -> Result<Self, TreeError> {
        Self::from_flat(flat.id, flat.problem, flat.join, flat.causes)
    }
}

impl CauseTree {
    /// Every cause, each before the causes behind it.
    pub fn flatten(&self) -> Vec<FlatCause> {
        let bare = |cause: &Cause| cause.clone().with_causes(List::new());
        self.walk().map(|it| FlatCause { under: it.parent, cause: bare(it.cause) }).collect()
    }

    /// The tree of these causes; each has to come after the one that it explains, and siblings are in their order.
    pub fn from_flat(
        id: TreeId,
        problem: String,
        join: Join,
        causes: Vec<FlatCause>,
    ) -> Result<Self, TreeError> {
        check_depth(&causes)?;
        let mut behind: BTreeMap<Option<CauseId>, List<Cause>> = BTreeMap::new();
        // From the end, every cause's own causes are complete when it is met.
        for flat in causes.into_iter().rev() {
            let mut children = behind.remove(&Some(flat.cause.id())).unwrap_or_default();
            children.reverse();
            let cause = flat.cause.with_causes(children);
            behind.entry(flat.under).or_default().push(Rc::new(cause));
        }
        let mut top = behind.remove(&None).unwrap_or_default();
        top.reverse();
        Self::from_causes(id, problem, join, top)
    }
}

/// Refuses what would build too deep a tree, before it is built.
fn check_depth(causes: &[FlatCause]) -> Result<(), TreeError> {
    if causes.len() > MAX_CAUSES {
        return Err(TreeError::TooMany);
    }
    let mut depths: BTreeMap<CauseId, usize> = BTreeMap::new();
    for flat in causes {
        let depth = match flat.under {
            None => 0,
            Some(under) => depths.get(&under).ok_or(TreeError::NoSuchEffect)? + 1,
        };
        if depth >= MAX_DEPTH {
            return Err(TreeError::TooDeep);
        }
        if depths.insert(flat.cause.id(), depth).is_some() {
            return Err(TreeError::DuplicateId);
        }
    }
    Ok(())
}
