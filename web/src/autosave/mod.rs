//! Saving as you type: a moment after the first unsaved keystroke, one write at a time, newest wins.

pub(crate) mod parting;
mod queue;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::maturity::{self, Assessment};
use afterword_core::merge::merge;
use afterword_core::stored::Stored;
use afterword_core::time::Instant;
use afterword_core::toil::{self, ToilRegister};
use yew::prelude::*;

use crate::store::{Loaded, Store, StoreError};

pub(crate) use queue::SaveQueue;

/// A kind of document that is saved as somebody types.
pub(crate) trait Kept: Stored + Clone + PartialEq + 'static {
    fn id(&self) -> DocumentId {
        Stored::id(self)
    }

    /// What people call it; may be empty.
    fn title(&self) -> &str;

    /// One of two that were edited from `base`, where nobody is left to be asked: mine stands where both changed one thing.
    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self;
}

impl Kept for Postmortem {
    fn title(&self) -> &str {
        &self.title
    }

    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        merge(base, mine, theirs).0
    }
}

impl Kept for ToilRegister {
    fn title(&self) -> &str {
        &self.title
    }

    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        toil::merge(base, mine, theirs)
    }
}

impl Kept for Assessment {
    fn title(&self) -> &str {
        &self.title
    }

    fn merged(base: &Self, mine: &Self, theirs: &Self) -> Self {
        maturity::merge(base, mine, theirs)
    }
}

/// Whether what the page shows would survive the tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SaveState {
    /// It is on disk since `at`.
    Saved { at: Instant },
    /// Something was typed that is only on the page.
    Unsaved,
    /// It is being written.
    Saving,
    /// It is kept, but only in this tab: see [`Store::is_durable`].
    InMemory,
    /// It was not written; the newest version is on the page alone, and is tried again.
    Failed(StoreError),
}

/// What the page hears of its saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SaveEvent<D = Postmortem> {
    State(SaveState),
    /// Somebody else saved the document. Nothing is saved here until the page has merged.
    Theirs(Theirs<D>),
    /// Somebody else threw the document away. Typing on brings it back.
    Removed,
}

/// Another tab's version, to be merged with what the page shows: `merge(&base, present, &document)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Theirs<D = Postmortem> {
    /// What both sides began with.
    pub(crate) base: Rc<D>,
    /// Their version.
    pub(crate) document: Rc<D>,
    /// Their count from 1. The page says with each of its versions how many of them it has merged.
    pub(crate) number: u32,
}

/// The version that the page would show if it had drawn all that was typed, and the number of the last [`Theirs`] in it.
pub(crate) type Newest<D> = Callback<(), (Rc<D>, u32)>;

/// Saves `present` whenever it changes, for as long as the component is there, and once more when it goes.
///
/// `opened` is the version that the page began with; later ones are not looked at. `n_merged` is the number of the last
/// [`Theirs`] that `present` takes in, and belongs into the same reducer: a version without it must not be saved over theirs.
/// `newest` is asked when the page may be about to go: a busy page draws later than it is typed in.
#[hook]
pub(crate) fn use_autosave<D: Kept>(
    store: &Rc<Store>,
    opened: &Loaded<D>,
    present: &Rc<D>,
    n_merged: u32,
    newest: Newest<D>,
    on_event: &Callback<SaveEvent<D>>,
) -> Rc<SaveQueue<D>> {
    let queue = use_memo(Kept::id(&opened.document), |_| SaveQueue::new(store.clone(), opened));
    queue.set_listener(on_event.clone());
    queue.set_newest(newest);
    use_effect_with((present.clone(), n_merged), {
        let queue = queue.clone();
        move |(present, n_merged)| queue.push(present.clone(), *n_merged)
    });
    use_effect_with((), {
        let queue = queue.clone();
        move |()| move || queue.close()
    });
    queue
}
