//! How somebody looked at the parts of documents the last time: it is theirs and not the document's, so it stays in this browser.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use crate::browser::task;
use crate::session::Session;
use crate::store::{Setting, Store};

/// What is remembered, and the way to remember more. A copy costs a pointer.
#[derive(Clone)]
pub(in crate::pages) struct Memory(Rc<RefCell<BTreeMap<String, String>>>);

/// Two are equal if they are one, so that what holds one is not drawn again because of what it remembers.
impl PartialEq for Memory {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Memory {
    /// Reads it; whatever is not there, or cannot be read, was never looked at.
    pub(super) async fn load(store: &Store) -> Self {
        let looks: Option<crate::store::Looks> = store.setting(Setting::Looks).await.ok().flatten();
        Self(Rc::new(RefCell::new(looks.unwrap_or_default().into_iter().collect())))
    }

    /// Nothing is remembered, as where nothing can be changed.
    pub(in crate::pages) fn empty() -> Self {
        Self(Rc::default())
    }

    /// How the thing called `name` was looked at.
    pub(super) fn recall(&self, name: &str) -> Option<String> {
        self.0.borrow().get(name).cloned()
    }

    /// Remembers it, on the page at once and in the store soon.
    pub(super) fn keep(&self, session: &Session, name: String, look: String) {
        if self.0.borrow().get(&name) == Some(&look) {
            return;
        }
        self.0.borrow_mut().insert(name.clone(), look.clone());
        let store = session.store.clone();
        // Where it can't be kept, the next visit begins as the first one did; that is nothing to speak of.
        task::spawn(async move { drop(store.keep_look(name, look).await) });
    }
}
