//! What has been typed and is not stored yet, where even a panic finds it.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;

thread_local! {
    /// The one last typed into comes last. Hardly ever more than one, so a list will do.
    static UNSAVED: RefCell<Vec<(DocumentId, Rc<Postmortem>)>> = const { RefCell::new(Vec::new()) };
}

/// Remembers the newest version of a document until it is stored.
pub(crate) fn keep(id: DocumentId, document: &Rc<Postmortem>) {
    UNSAVED.with_borrow_mut(|unsaved| {
        unsaved.retain(|(it, _)| *it != id);
        unsaved.push((id, document.clone()));
    });
}

/// The document is stored.
pub(crate) fn forget(id: DocumentId) {
    UNSAVED.with_borrow_mut(|unsaved| unsaved.retain(|(it, _)| *it != id));
}

/// All that is unsaved, last typed first; nothing when it is being changed this very moment, for a panic must not panic again.
pub(crate) fn newest_first() -> Vec<Rc<Postmortem>> {
    UNSAVED.with(|unsaved| {
        let unsaved = unsaved.try_borrow();
        unsaved.map(|it| it.iter().rev().map(|(_, it)| it.clone()).collect()).unwrap_or_default()
    })
}
