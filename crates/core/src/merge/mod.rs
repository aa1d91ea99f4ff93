//! Merging: one document edited in two places, made one again, on values.
//!
//! Lists are merged by the ids of their members, texts by line, everything else by who changed it. Merging commutes where nothing
//! is in conflict, and loses no text anywhere: what cannot stand beside the other side's version is in a [`Conflict`].

pub(crate) mod fields;
pub(crate) mod list;
mod settle;
pub(crate) mod text;

use crate::postmortem::{Edit, Postmortem};

pub(crate) use settle::{ListWords, Settle, Three, in_lines, show_option};

/// Two changes to one place that cannot both stand. The merged document holds *mine*; nothing of *theirs* is lost, for it is
/// here and in the revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// The place, in words: “summary”, “owner of an action”.
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

/// Makes one document of two that were both edited from `base`. The result is `mine` with everything that only `theirs` changed.
///
/// ```
/// use afterword_core::{Postmortem, id::DocumentId, merge::merge, postmortem::{Edit, TextField}};
///
/// let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
/// let base = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
/// let (mut mine, mut theirs) = (base.clone(), base.clone());
/// mine.apply(Edit::Text(TextField::Title, "Checkout outage".into()))?;
/// theirs.apply(Edit::Text(TextField::Lessons, "Review schedule changes".into()))?;
/// let (merged, conflicts) = merge(&base, &mine, &theirs);
/// assert!(conflicts.is_empty());
/// assert_eq!((merged.title.as_str(), merged.lessons.as_str()), ("Checkout outage", "Review schedule changes"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn merge(
    base: &Postmortem,
    mine: &Postmortem,
    theirs: &Postmortem,
) -> (Postmortem, Vec<Conflict>) {
    crate::postmortem::merge(base, mine, theirs)
}
