//! Saves a document as it is typed, and takes in what others save.

use std::rc::Rc;

use yew::prelude::*;

use super::OnDesk;
use crate::autosave::{SaveEvent, SaveQueue, SaveState, use_autosave};
use crate::pages::versions::Edited;
use crate::session::Session;
use crate::store::Loaded;

/// How the saving of a document stands.
pub(in crate::pages) struct Saving<D: OnDesk> {
    pub(in crate::pages) state: SaveState,
    pub(in crate::pages) queue: Rc<SaveQueue<D>>,
}

/// Saves the document as it is typed, and takes in what others save.
#[hook]
pub(in crate::pages) fn use_saving<D: OnDesk>(
    session: &Session,
    loaded: &Loaded<D>,
    edited: &Edited<D>,
) -> Saving<D> {
    let shown = use_state_eq(|| None::<SaveState>);
    let on_event = {
        let (shown, session) = (shown.setter(), session.clone());
        let on_merge = edited.on_merge.clone();
        use_callback((), move |event: SaveEvent<D>, ()| match event {
            SaveEvent::State(state) => shown.set(Some(state)),
            SaveEvent::Theirs(theirs) => {
                let number = theirs.number;
                let merged = move |mine: &D| {
                    D::replaced_by(Rc::new(D::merged(&theirs.base, mine, &theirs.document)))
                };
                on_merge.emit((Rc::new(merged), number));
                session.say(D::WORDS.merged.text());
            }
            SaveEvent::Removed => session.say(D::WORDS.removed.text()),
        })
    };
    let queue = use_autosave(
        &session.store,
        loaded,
        edited.present(),
        edited.n_merged,
        edited.newest.clone(),
        &on_event,
    );
    let state = (*shown).clone().unwrap_or_else(|| queue.state());
    let state = queue.true_of(edited.present(), state);
    Saving { state, queue }
}
