//! What other tabs did to the store, and who wants to hear of it.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use serde::{Deserialize, Serialize};

use super::error::StoreError;

/// What another tab did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Change {
    Saved {
        id: DocumentId,
        revision: u64,
    },
    Trashed {
        id: DocumentId,
    },
    /// Taken out of the trash.
    Restored {
        id: DocumentId,
    },
    /// Deleted for good.
    Purged {
        id: DocumentId,
    },
    /// It was begun and left without a word.
    Untouched {
        id: DocumentId,
    },
    /// Many documents came in at once.
    Imported,
    /// A template, or something else that the workspace made its own, is new, changed or gone.
    Templates,
    /// The same of a model of maturity.
    Models,
}

impl Change {
    /// The document concerned; `None` when there are many, or none.
    pub(crate) fn id(self) -> Option<DocumentId> {
        match self {
            Self::Saved { id, .. }
            | Self::Trashed { id }
            | Self::Restored { id }
            | Self::Purged { id }
            | Self::Untouched { id } => Some(id),
            Self::Imported | Self::Templates | Self::Models => None,
        }
    }
}

/// What a subscriber hears.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoreEvent {
    /// Another tab changed something.
    Changed(Change),
    /// This tab changed something, which only memory keeps: no other program can find it by itself.
    Kept(Change),
    /// The store is closed: nothing is saved from now on.
    Ended(StoreError),
}

type Callback = Rc<dyn Fn(&StoreEvent)>;

/// Those who want to hear.
#[derive(Clone, Default)]
pub(super) struct Subscribers {
    state: Rc<RefCell<State>>,
}

#[derive(Default)]
struct State {
    n_ever: u64,
    callbacks: Vec<(u64, Callback)>,
}

impl Subscribers {
    pub(super) fn add(&self, callback: impl Fn(&StoreEvent) + 'static) -> Subscription {
        let mut state = self.state.borrow_mut();
        state.n_ever += 1;
        let number = state.n_ever;
        state.callbacks.push((number, Rc::new(callback)));
        Subscription { subscribers: self.clone(), number }
    }

    /// Tells all. They may subscribe and unsubscribe meanwhile.
    pub(super) fn tell(&self, event: &StoreEvent) {
        let callbacks = self.state.borrow().callbacks.clone();
        for (_, callback) in callbacks {
            callback(event);
        }
    }
}

/// Somebody hears of events until this is dropped.
#[must_use = "dropping a subscription ends it"]
pub(crate) struct Subscription {
    subscribers: Subscribers,
    number: u64,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        self.subscribers.state.borrow_mut().callbacks.retain(|(it, _)| *it != self.number);
    }
}
