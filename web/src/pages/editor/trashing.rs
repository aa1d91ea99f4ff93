//! Throwing the document away, and taking that back from the list where one then is.

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_ui::words::word;
use yew::prelude::*;

use crate::autosave::SaveQueue;
use crate::browser::task;
use crate::route::Route;
use crate::session::Session;
use crate::toast::Said;

/// Moves the document to the trash, with what was typed last, and offers to undo it.
#[hook]
pub(super) fn use_trashing(
    session: &Session,
    queue: Rc<SaveQueue>,
    id: DocumentId,
) -> Callback<()> {
    let session = session.clone();
    use_callback(id, move |(), id| {
        let (session, queue, id) = (session.clone(), queue.clone(), *id);
        task::spawn(async move {
            match queue.trash().await {
                Ok(()) => {
                    session.go.emit(Route::Postmortems);
                    let undo = taking_back(&session, id);
                    session.speak.emit(Said::with_undo(word::TRASHED.text(), undo));
                }
                Err(error) => session.say(word::TRASH_FAILED.fill(&[("error", &error)])),
            }
        });
    })
}

/// Takes the document out of the trash and opens it.
fn taking_back(session: &Session, id: DocumentId) -> Callback<()> {
    let session = session.clone();
    Callback::from(move |()| {
        let session = session.clone();
        task::spawn(async move {
            match session.store.untrash(id).await {
                Ok(()) => session.go.emit(Route::Postmortem(id)),
                Err(error) => session.say(error.to_string()),
            }
        });
    })
}
