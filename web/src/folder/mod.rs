//! Working in a folder on disk: each document is a Markdown file there too, and both are kept in step.
//!
//! IndexedDB stays the place that never loses; the folder is a second copy, which others edit. This works beside the pages with a
//! store of its own, so that they hear of what a file brought as of another tab's work, merge it, and ask where both changed one
//! thing. What is to be done is decided by [`afterword_formats::folder`]; here it is done.
//!
//! No file is ever deleted: that of a document in the trash stays where it is and rests, and one that somebody deleted or that is on
//! another branch is written anew only when somebody says so.

mod keeper;
mod pass;
mod schedule;
mod settle;
mod state;

use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::merge::Conflict;
use yew::prelude::*;

use crate::incoming::Incoming;
use keeper::Keeper;
pub(crate) use state::{FolderState, Missing, Refused, Standing};

thread_local! {
    static KEEPER: Rc<Keeper> = Rc::default();
}

/// Goes on with the folder that is stored.
pub(crate) fn begin() {
    KEEPER.with(Rc::clone).begin();
}

/// Has the person choose a folder, and keeps all documents in it from now on. Returns why not, if it can't.
pub(crate) async fn connect() -> Result<(), String> {
    KEEPER.with(Rc::clone).connect().await
}

/// Leaves the folder; the files stay.
pub(crate) async fn disconnect() -> Result<(), String> {
    KEEPER.with(Rc::clone).disconnect().await
}

/// Asks the browser for the folder again; only right after a click.
pub(crate) fn reconnect() {
    KEEPER.with(Rc::clone).reconnect();
}

/// Looks at every file now.
pub(crate) fn look() {
    KEEPER.with(Rc::clone).want_all();
}

/// Makes documents of the files that are new in the folder.
pub(crate) async fn bring_in() -> Result<usize, String> {
    KEEPER.with(Rc::clone).bring_in().await
}

/// The files of others at `paths`, to be looked at and imported. Returns why not, if one can't be opened.
pub(crate) async fn open(paths: Vec<String>) -> Result<Vec<Incoming>, String> {
    KEEPER.with(Rc::clone).open(paths).await
}

/// Writes the file of a document anew that is gone from the folder.
pub(crate) fn write_again(id: DocumentId) {
    KEEPER.with(Rc::clone).write_again(id);
}

/// Whether what just came to the document called `id` came from its file; it is told once.
pub(crate) fn has_changed(id: DocumentId) -> bool {
    KEEPER.with(Rc::clone).has_changed(id)
}

/// How the folder stands, drawn anew when that changes.
#[hook]
pub(crate) fn use_folder() -> Rc<FolderState> {
    let state = use_state(|| KEEPER.with(|it| it.state()));
    let setter = state.setter();
    use_effect_with((), move |()| {
        let keeper = KEEPER.with(Rc::clone);
        setter.set(keeper.state());
        let number = keeper.listen(Callback::from(move |it| setter.set(it)));
        move || keeper.unlisten(number)
    });
    (*state).clone()
}

/// Hands `on_conflicts` what both had changed in the document called `id` and in its file: it is asked about where it is edited.
#[hook]
pub(crate) fn use_folder_conflicts(id: DocumentId, on_conflicts: &Callback<Vec<Conflict>>) {
    use_effect_with((id, on_conflicts.clone()), |(id, on_conflicts)| {
        let (id, on_conflicts) = (*id, on_conflicts.clone());
        let keeper = KEEPER.with(Rc::clone);
        let hand_on = move |state: Rc<FolderState>| {
            if state.conflicts.iter().any(|(it, _)| *it == id) {
                on_conflicts.emit(KEEPER.with(Rc::clone).take_conflicts(id));
            }
        };
        hand_on(keeper.state());
        let number = keeper.listen(Callback::from(hand_on));
        move || keeper.unlisten(number)
    });
}
