//! Saves a register as it is typed, and takes in what others save.

use std::rc::Rc;

use afterword_core::toil::{ToilEdit, ToilRegister, merge};
use afterword_ui::words::word;
use yew::prelude::*;

use crate::autosave::{SaveEvent, SaveQueue, SaveState, use_autosave};
use crate::pages::versions::Edited;
use crate::session::Session;
use crate::store::Loaded;

/// How the saving of a register stands.
pub(super) struct Saving {
    pub(super) state: SaveState,
    pub(super) queue: Rc<SaveQueue<ToilRegister>>,
}

/// Saves the register as it is typed, and takes in what others save.
#[hook]
pub(super) fn use_saving(
    session: &Session,
    loaded: &Loaded<ToilRegister>,
    edited: &Edited<ToilRegister>,
) -> Saving {
    let shown = use_state_eq(|| None::<SaveState>);
    let on_event = {
        let (shown, session) = (shown.setter(), session.clone());
        let on_merge = edited.on_merge.clone();
        use_callback((), move |event: SaveEvent<ToilRegister>, ()| match event {
            SaveEvent::State(state) => shown.set(Some(state)),
            SaveEvent::Theirs(theirs) => {
                let number = theirs.number;
                let merged = move |mine: &ToilRegister| {
                    ToilEdit::Replace(Rc::new(merge(&theirs.base, mine, &theirs.document)))
                };
                on_merge.emit((Rc::new(merged), number));
                session.say(word::TOIL_MERGED.text());
            }
            SaveEvent::Removed => session.say(word::TOIL_REMOVED_ELSEWHERE.text()),
        })
    };
    let queue = use_autosave(&session.store, loaded, edited.present(), edited.n_merged, &on_event);
    let state = (*shown).clone().unwrap_or_else(|| queue.state());
    Saving { state, queue }
}
