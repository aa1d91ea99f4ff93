//! What other tabs and people save meanwhile: heard, handed to the page to be merged, and merged here once the page has gone.

use std::rc::Rc;

use super::{Inner, Phase};
use crate::autosave::{Kept, SaveEvent, Theirs};
use crate::browser::task;
use crate::store::{Change, Loaded};

impl<D: Kept> Inner<D> {
    pub(super) fn hear(self: &Rc<Self>, change: Change) {
        if change.id().is_some_and(|it| it != self.id) {
            return;
        }
        match change {
            Change::Saved { revision, .. } => {
                let is_idle = {
                    let mut state = self.state.borrow_mut();
                    state.heard = state.heard.max(revision);
                    state.heard > state.revision
                        && matches!(state.phase, Phase::Idle | Phase::Waiting { .. })
                };
                if is_idle {
                    task::spawn(self.clone().fetch_theirs());
                }
            }
            Change::Imported => task::spawn(self.clone().fetch_theirs()),
            Change::Trashed { .. } | Change::Purged { .. } => self.tell(SaveEvent::Removed),
            // A draft without a word that another tab has left is written anew with the first word here.
            Change::Untouched { .. }
            | Change::Restored { .. }
            | Change::Templates
            | Change::Models => {}
        }
    }

    /// Shows the page what others have saved, without waiting for the next save to find out.
    pub(super) async fn fetch_theirs(self: Rc<Self>) {
        // If this fails, the next save finds out.
        let Ok(Some(theirs)) = self.store.load_as(self.id).await else { return };
        let is_news = {
            let state = self.state.borrow();
            theirs.revision > state.revision
                && matches!(state.phase, Phase::Idle | Phase::Waiting { .. })
        };
        if is_news && !self.is_closed.get() {
            self.hand_over(theirs);
        }
    }

    /// From here on theirs is what is stored, and mine is saved on top of it once the page has merged them.
    pub(super) fn hand_over(self: &Rc<Self>, theirs: Loaded<D>) {
        let document = Rc::new(theirs.document);
        let theirs = {
            let mut state = self.state.borrow_mut();
            let base = std::mem::replace(&mut state.base, document.clone());
            (state.revision, state.saved_at) = (theirs.revision, theirs.saved_at);
            state.n_theirs += 1;
            let theirs = Theirs { base, document, number: state.n_theirs };
            state.phase = Phase::Merging(theirs.clone());
            theirs
        };
        if self.is_closed.get() {
            self.merge(&theirs);
        } else {
            self.tell(SaveEvent::Theirs(theirs));
        }
    }

    /// Merges in place of a page that has gone. Where both had changed one thing mine stands, and theirs is among the revisions.
    pub(super) fn merge(self: &Rc<Self>, theirs: &Theirs<D>) {
        let mine = self.state.borrow().newest.clone();
        let merged = D::merged(&theirs.base, &mine, &theirs.document);
        self.push(Rc::new(merged), theirs.number);
    }
}
