//! A draft that was begun and left without a word is not kept, nor is it in the trash.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use yew::prelude::*;

use super::Opened;
use crate::browser::{drafts, hash, task};
use crate::route::Route;
use crate::session::Session;

/// Removes the document when its page is left, if nobody has ever written anything into it.
#[hook]
pub(super) fn use_leaving_no_blank(session: &Session, loaded: &Opened, present: &Rc<Postmortem>) {
    let newest = use_mut_ref(|| present.clone());
    *newest.borrow_mut() = present.clone();
    let (session, loaded) = (session.clone(), loaded.clone());
    use_effect_with((), move |()| {
        move || {
            let id = loaded.document.id;
            let is_untouched = is_blank(&loaded.document) && **newest.borrow() == loaded.document;
            // Words that could not be stored yet are words.
            if !is_untouched || drafts::has_any(id) || shows(id, Route::parse(&hash::current())) {
                return;
            }
            task::spawn(async move {
                // If it fails, an empty draft is left over, which harms nobody.
                if session.store.remove_untouched(id).await == Ok(true) {
                    session.reload.emit(());
                }
            });
        }
    });
}

/// Whether there is nothing in `document` but what it was begun with.
fn is_blank(document: &Postmortem) -> bool {
    let begun = Postmortem {
        template: document.template.clone(),
        zone: document.zone.clone(),
        authors: document.authors.clone(),
        ..Postmortem::new(document.id, document.created_at)
    };
    begun == *document
}

/// Whether `route` is still about the document.
fn shows(id: DocumentId, route: Route) -> bool {
    [Route::Postmortem(id), Route::Present(id), Route::Revisions(id)].contains(&route)
}

#[cfg(test)]
mod tests {
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn one_word_is_something() {
        let created_at = chrono::DateTime::from_timestamp(1_764_000_000, 0).unwrap();
        let id = DocumentId::v7(1_764_000_000_000, [7; 10]);
        let begun = Postmortem::new(id, created_at.fixed_offset());
        assert!(is_blank(&Postmortem { authors: vec!["Ada".to_owned()], ..begun.clone() }));
        assert!(!is_blank(&Postmortem { summary: "x".to_owned(), ..begun.clone() }));
        assert!(!is_blank(&Postmortem { tags: vec!["x".to_owned()], ..begun }));
    }
}
