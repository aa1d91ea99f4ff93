//! Merging: one document edited in two places, made one again, on values.

mod list;
mod text;

use crate::postmortem::{Edit, Postmortem};

/// Two changes to one place that cannot both stand. The merged document holds *mine*; nothing of *theirs* is lost, for it is
/// here and in the revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The place, in words: “the summary”, “the owner of an action”.
    pub place: String,
    /// What stands there in the merged document.
    pub mine: String,
    /// What the other side wrote.
    pub theirs: String,
    /// The edit that puts the other side's version in place.
    pub take_theirs: Edit,
    /// The edit that puts both in place, one after the other; only where the place is a text.
    pub keep_both: Option<Edit>,
}

/// Makes one document of two that were both edited from `base`: lists by the ids of their members, texts by line, everything else
/// by who changed it. The result is `mine` with everything that only `theirs` changed.
pub fn merge(
    base: &Postmortem,
    mine: &Postmortem,
    theirs: &Postmortem,
) -> (Postmortem, Vec<Conflict>) {
    crate::postmortem::merge(base, mine, theirs)
}
