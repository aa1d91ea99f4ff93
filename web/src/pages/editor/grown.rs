//! What another page has just brought into a document: the editor opens with it as its last step, which can be undone.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::postmortem::Edit;
use afterword_ui::{Action, Editor};
use yew::Reducible as _;

use crate::store::Loaded;

thread_local! {
    /// The last of them. Whoever looks at another document first has seen that it went well.
    static GROWN: RefCell<Option<Grown>> = const { RefCell::new(None) };
}

/// A document that has grown.
struct Grown {
    before: Postmortem,
    /// As which it is stored since.
    revision: u64,
}

/// Notes that what was `before` is stored with more in it as `revision`. Several that follow each other are one step.
pub(crate) fn note(before: Loaded, revision: u64) {
    GROWN.with_borrow_mut(|grown| {
        let follows =
            |it: &Grown| (it.before.id, it.revision) == (before.document.id, before.revision);
        match grown {
            Some(known) if follows(known) => known.revision = revision,
            _ => *grown = Some(Grown { before: before.document, revision }),
        }
    });
}

/// An editor of `opened`, which has a past if this very version was noted.
pub(super) fn editor(opened: &Loaded) -> Rc<Editor> {
    let document = &opened.document;
    let is_it = |it: &mut Grown| (it.before.id, it.revision) == (document.id, opened.revision);
    match GROWN.with_borrow_mut(|grown| grown.take_if(is_it)) {
        Some(Grown { before, .. }) => {
            let grown = Edit::Absorb(Rc::new(document.clone()));
            Rc::new(Editor::new(before)).reduce(Action::Edit(grown))
        }
        None => Rc::new(Editor::new(document.clone())),
    }
}

#[cfg(test)]
mod tests {
    use afterword_core::id::DocumentId;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    fn version(title: &str, revision: u64) -> Loaded {
        let now = chrono::DateTime::UNIX_EPOCH.fixed_offset();
        let mut document = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
        title.clone_into(&mut document.title);
        Loaded { document, revision, saved_at: now }
    }

    fn undone(opened: &Loaded) -> String {
        let editor = editor(opened);
        assert_eq!(**editor.postmortem(), opened.document);
        editor.reduce(Action::Undo).postmortem().title.clone()
    }

    #[test]
    fn what_was_brought_in_is_one_step_of_undo_in_the_version_that_has_it() {
        note(version("a", 1), 2);
        note(version("ab", 2), 3);
        assert_eq!(undone(&version("abc", 4)), "abc", "somebody else has written since");
        assert_eq!(undone(&version("ab", 3)), "a");
        assert_eq!(undone(&version("ab", 3)), "ab", "once");
        note(version("a", 1), 2);
        note(version("ab", 7), 8);
        assert_eq!(undone(&version("abc", 8)), "ab", "it did not follow");
    }
}
