//! How a copy of a document stands to the document that is here.

use std::rc::Rc;

use afterword_core::diff;
use afterword_core::merge::{Conflict, merge};
use afterword_core::{Postmortem, postmortem::Edit};

/// How a copy stands to mine.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Standing {
    /// It is what is here.
    Same,
    /// It is an earlier version; so many places were changed here since.
    Older { n_mine: usize },
    /// It was changed elsewhere.
    Changed(Changed),
}

/// A copy that was changed elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Changed {
    /// The version that both come from, as far as it is known.
    pub(super) base: Rc<Postmortem>,
    pub(super) n_theirs: usize,
    pub(super) n_mine: usize,
    /// Mine with all that only the copy changed.
    pub(super) merged: Rc<Postmortem>,
    pub(super) conflicts: Rc<[Conflict]>,
}

impl Changed {
    /// The merged document with the conflicts settled by `edits`.
    pub(super) fn settled(&self, edits: Vec<Edit>) -> Result<Postmortem, String> {
        let mut document = (*self.merged).clone();
        for edit in edits {
            document.apply(edit).map_err(|it| it.to_string())?;
        }
        Ok(document)
    }
}

/// Compares `theirs` with `versions`, newest first, of which the first is mine.
///
/// What both come from is the version that the copy differs least from, of several the oldest: what was changed here since then counts
/// as mine. Where the copy has less in common with every version than with an empty document, what both sides have is kept, and
/// whatever differs is a conflict.
pub(super) fn compare(versions: &[Rc<Postmortem>], theirs: &Postmortem) -> Standing {
    let Some(mine) = versions.first() else { return Standing::Same };
    let n_changes = |from: &Postmortem, to: &Postmortem| diff::of(from, to).len();
    if **mine == *theirs {
        return Standing::Same;
    }
    if let Some(same) = versions.iter().find(|it| ***it == *theirs) {
        return Standing::Older { n_mine: n_changes(same, mine) };
    }
    let empty = Rc::new(empty_of(mine));
    let candidates = std::iter::once(&empty).chain(versions.iter().rev());
    let base = candidates.min_by_key(|it| n_changes(it, theirs)).unwrap_or(&empty).clone();
    let (merged, conflicts) = merge(&base, mine, theirs);
    Standing::Changed(Changed {
        n_theirs: n_changes(&base, theirs),
        n_mine: n_changes(&base, mine),
        merged: Rc::new(merged),
        conflicts: conflicts.into(),
        base,
    })
}

/// What a document was before anything was written into it.
fn empty_of(document: &Postmortem) -> Postmortem {
    let empty = Postmortem::new(document.id, document.created_at);
    Postmortem { template: document.template.clone(), zone: document.zone.clone(), ..empty }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    use afterword_core::postmortem::{Edit, TextField};
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn written(document: &Postmortem, field: TextField, text: &str) -> Rc<Postmortem> {
        let mut document = document.clone();
        document.apply(Edit::Text(field, text.into())).unwrap();
        Rc::new(document)
    }

    fn first() -> Rc<Postmortem> {
        let now = chrono::DateTime::parse_from_rfc3339("2026-03-01T10:00:00Z").unwrap();
        let empty = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
        written(&empty, TextField::Title, "Checkout")
    }

    fn changed(versions: &[Rc<Postmortem>], theirs: &Postmortem) -> Changed {
        match compare(versions, theirs) {
            Standing::Changed(it) => it,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_here_is_known_and_so_is_what_was() {
        let old = first();
        let mine = written(&old, TextField::Summary, "Orders failed");
        assert_eq!(compare(&[mine.clone(), old.clone()], &mine), Standing::Same);
        assert_eq!(compare(&[mine, old.clone()], &old), Standing::Older { n_mine: 1 });
    }

    #[test]
    fn both_sides_changes_are_kept() {
        let old = first();
        let mine = written(&old, TextField::Summary, "Orders failed");
        let theirs = written(&old, TextField::Lessons, "Watch the queue");
        let it = changed(&[mine, old], &theirs);
        assert_eq!((it.n_theirs, it.n_mine, it.conflicts.len()), (1, 1, 0));
        assert_eq!(
            (&*it.merged.summary, &*it.merged.lessons),
            ("Orders failed", "Watch the queue")
        );
    }

    #[test]
    fn one_place_in_two_ways_is_a_conflict() {
        let old = first();
        let mine = written(&old, TextField::Title, "Checkout outage");
        let theirs = written(&old, TextField::Title, "Checkout was down");
        let it = changed(&[mine, old], &theirs);
        assert_eq!((it.conflicts.len(), &*it.merged.title), (1, "Checkout outage"));
        let settled = it.settled(vec![it.conflicts[0].take_theirs.clone()]).unwrap();
        assert_eq!(settled.title, "Checkout was down");
    }

    #[test]
    fn without_a_version_in_common_whatever_differs_is_asked_about() {
        let base = Postmortem { title: String::new(), ..(*first()).clone() };
        let mine = written(&base, TextField::Summary, "Orders failed");
        let mine = written(&mine, TextField::Title, "Mine");
        let theirs = written(&base, TextField::Title, "Theirs");
        let it = changed(&[mine], &theirs);
        assert_eq!(it.conflicts.len(), 1);
        assert_eq!(it.merged.summary, "Orders failed");
    }
}
