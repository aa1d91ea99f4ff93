//! What has been typed and is not stored yet, where even a panic finds it.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::id::DocumentId;

use crate::autosave::Kept;

thread_local! {
    /// The one last typed into comes last. Hardly ever more than one, so a list will do.
    static UNSAVED: RefCell<Vec<Rc<dyn Unsaved>>> = const { RefCell::new(Vec::new()) };
}

/// A document of any kind that is not stored yet.
pub(crate) trait Unsaved {
    fn id(&self) -> DocumentId;
    fn title(&self) -> &str;
    fn json(&self) -> String;
}

impl<D: Kept> Unsaved for D {
    fn id(&self) -> DocumentId {
        Kept::id(self)
    }

    fn title(&self) -> &str {
        Kept::title(self)
    }

    fn json(&self) -> String {
        self.to_json()
    }
}

/// Remembers the newest version of a document until it is stored.
pub(crate) fn keep<D: Kept>(document: &Rc<D>) {
    UNSAVED.with_borrow_mut(|unsaved| {
        unsaved.retain(|it| it.id() != Kept::id(&**document));
        unsaved.push(document.clone());
    });
}

/// The document is stored.
pub(crate) fn forget(id: DocumentId) {
    UNSAVED.with_borrow_mut(|unsaved| unsaved.retain(|it| it.id() != id));
}

/// Whether everything is stored.
pub(crate) fn is_empty() -> bool {
    UNSAVED.with_borrow(Vec::is_empty)
}

/// All that is unsaved, last typed first; nothing when it is being changed this very moment, for a panic must not panic again.
pub(crate) fn newest_first() -> Vec<Rc<dyn Unsaved>> {
    UNSAVED.with(|unsaved| {
        let unsaved = unsaved.try_borrow();
        unsaved.map(|it| it.iter().rev().cloned().collect()).unwrap_or_default()
    })
}
