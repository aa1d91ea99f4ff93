//! When the keeper looks at what.

use std::collections::BTreeSet;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_ui::words::word;
use gloo::timers::callback::{Interval, Timeout};

use super::keeper::Keeper;
use super::pass::{Pass, Trouble};
use super::state::{FolderState, Standing};
use crate::browser::folder::{Access, Folder};
use crate::browser::lifecycle::{self, Lifecycle};
use crate::browser::{clock, lock, task};
use crate::store::{Change, StoreEvent, Subscription};

/// How long after a save the file is written: long enough that a sentence is one write.
pub(super) const WRITE_AFTER_MILLIS: u32 = 2_000;

/// How often the folder is looked at while somebody can see the page.
const LOOK_EVERY_MILLIS: u32 = 15_000;

/// What only one tab does at a time.
const LOCK: &str = "afterword-folder";

/// What is to be looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Wanted {
    /// Every document and every file.
    pub(super) all: bool,
    /// These documents.
    pub(super) ids: BTreeSet<DocumentId>,
}

impl Wanted {
    fn is_empty(&self) -> bool {
        !self.all && self.ids.is_empty()
    }
}

/// What tells the keeper that something may have changed, for as long as there is a folder.
pub(super) struct Ears {
    _saves: Subscription,
    _return: Lifecycle,
    _again: Interval,
}

impl Keeper {
    /// Everything is looked at, as soon as possible.
    pub(super) fn want_all(self: Rc<Self>) {
        self.wanted.borrow_mut().all = true;
        self.run_in(0);
    }

    /// Hears of what may have changed, from now on.
    pub(super) async fn hear(self: &Rc<Self>) {
        let Ok(store) = self.store().await else { return };
        let (saves, back, again) = (self.clone(), self.clone(), self.clone());
        self.ears.replace(Some(Ears {
            _saves: store.subscribe(move |event| match event {
                StoreEvent::Changed(Change::Saved { id, .. } | Change::Restored { id }) => {
                    saves.clone().want(*id, WRITE_AFTER_MILLIS);
                }
                StoreEvent::Changed(Change::Imported) => saves.clone().want_all(),
                _ => {}
            }),
            _return: lifecycle::on_return(move || back.clone().want_all()),
            _again: Interval::new(LOOK_EVERY_MILLIS, move || {
                if lifecycle::is_visible() {
                    again.clone().want_all();
                }
            }),
        }));
    }

    /// Looks at one document in so many milliseconds.
    pub(super) fn want(self: Rc<Self>, id: DocumentId, millis: u32) {
        let n_waiting = {
            let mut wanted = self.wanted.borrow_mut();
            wanted.ids.insert(id);
            wanted.ids.len()
        };
        self.change(|it| it.standing = Standing::Waiting(n_waiting));
        self.run_in(millis);
    }

    /// Sets the timer; one that is set already goes first, unless it is to be at once.
    fn run_in(self: Rc<Self>, millis: u32) {
        if self.timer.borrow().is_some() && millis > 0 {
            return;
        }
        let keeper = self.clone();
        let timer = Timeout::new(millis, move || {
            keeper.timer.replace(None);
            keeper.run();
        });
        self.timer.replace(Some(timer));
    }

    fn run(self: Rc<Self>) {
        if self.is_running.get() {
            return self.run_in(WRITE_AFTER_MILLIS);
        }
        let wanted = self.wanted.take();
        let (store, folder) = (self.store.borrow().clone(), self.folder.borrow().clone());
        let (Some(store), Some(folder)) = (store, folder) else { return };
        if wanted.is_empty() {
            return;
        }
        self.is_running.set(true);
        task::spawn(async move {
            let pass = Pass { keeper: self.clone(), store, folder: folder.clone() };
            let work = {
                let (keeper, wanted) = (self.clone(), wanted.clone());
                async move {
                    let result = pass.run(&wanted).await;
                    // What the browser says of the folder then is why.
                    let access = folder.access().await;
                    keeper.ended(result, access, &folder);
                }
            };
            if !lock::alone(LOCK, work).await {
                // Another tab is at it.
                let mut again = self.wanted.borrow_mut();
                again.all |= wanted.all;
                again.ids.extend(wanted.ids);
            }
            self.is_running.set(false);
            if !self.wanted.borrow().is_empty() {
                self.run_in(WRITE_AFTER_MILLIS);
            }
        });
    }

    /// Shows how a pass ended, unless it was of a folder that has been left meanwhile.
    fn ended(self: &Rc<Self>, result: Result<(), Trouble>, access: Access, folder: &Folder) {
        if self.folder.borrow().as_ref() != Some(folder) {
            return;
        }
        let n_waiting = self.wanted.borrow().ids.len();
        let standing = match result {
            Ok(()) if n_waiting > 0 => Standing::Waiting(n_waiting),
            Ok(()) => Standing::InStep(clock::now()),
            Err(Trouble::NotAllowed) if access != Access::Granted => return self.wait_for(access),
            Err(Trouble::NotAllowed) => {
                Standing::Failed(word::FOLDER_NOT_ALLOWED.text().to_owned())
            }
            Err(Trouble::Gone) => {
                self.foreign.take();
                self.change(FolderState::forget_files);
                Standing::Gone
            }
            Err(Trouble::Failed(reason)) => Standing::Failed(reason),
        };
        self.change(|it| it.standing = standing);
    }

    /// Rests until the page may use the folder: whoever allows it elsewhere and comes back finds it in use again.
    pub(super) fn wait_for(self: &Rc<Self>, access: Access) {
        self.ears.replace(None);
        self.timer.replace(None);
        let back = self.clone();
        self.watch.replace(Some(lifecycle::on_return(move || back.clone().try_again())));
        let standing = match access {
            Access::Denied => Standing::Denied,
            Access::Asks | Access::Granted => Standing::Reconnect,
        };
        self.foreign.take();
        self.change(|it| {
            it.forget_files();
            it.standing = standing;
        });
    }
}
