//! From lines with depths to a tree, or to the line at which it can't become one.

use afterword_core::causes::{
    Cause, CauseId, CauseKind, CauseTree, Evidence, FlatCause, Join, MAX_CAUSES, MAX_DEPTH,
};
use afterword_core::id::Mint;

use super::marks::Marks;
use crate::error::ReadError;

/// A cause as a text gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// The line that it begins on.
    pub(crate) line: usize,
    /// How many causes stand between it and the problem.
    pub(crate) depth: usize,
    pub(crate) text: String,
    /// The question that it answers, where the text asks it.
    pub(crate) question: String,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) marks: Marks,
}

/// The tree of `drafts`, each after the one that it explains.
pub(crate) fn build(
    (problem, join): (String, Join),
    drafts: Vec<Draft>,
    ids: &mut impl Mint,
) -> Result<CauseTree, ReadError> {
    check(&drafts)?;
    let mut path: Vec<CauseId> = Vec::new();
    let mut parts: Vec<(CauseId, CauseKind, bool)> = Vec::new();
    let mut causes = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let id = ids.id();
        path.truncate(draft.depth);
        let under = path.last().copied();
        path.push(id);
        let mut cause = Cause::new(id, draft.text);
        cause.question = draft.question;
        cause.evidence = draft.evidence;
        draft.marks.put_on(&mut cause);
        parts.push((id, draft.marks.kind, draft.marks.is_root));
        causes.push(FlatCause { under, cause });
    }
    let refused = |error: afterword_core::causes::TreeError| ReadError::new(error.to_string());
    let mut tree = CauseTree::from_flat(ids.id(), problem, join, causes).map_err(refused)?;
    for (id, kind, is_root) in parts.into_iter().filter(|it| it.1 != CauseKind::Cause || it.2) {
        tree.set_kind(id, kind).map_err(refused)?;
        tree.set_root(id, is_root && kind != CauseKind::RuledOut).map_err(refused)?;
    }
    Ok(tree)
}

fn check(drafts: &[Draft]) -> Result<(), ReadError> {
    if let Some(draft) = drafts.get(MAX_CAUSES) {
        let message = format!("a tree holds at most {MAX_CAUSES} causes; start a second tree here");
        return Err(ReadError::at(draft.line, 1, message));
    }
    match drafts.iter().find(|it| it.depth >= MAX_DEPTH) {
        Some(draft) => {
            let message = format!("a tree is at most {MAX_DEPTH} causes deep");
            Err(ReadError::at(draft.line, 1, message))
        }
        None => Ok(()),
    }
}
