//! The keeper of the folder: which one it is, how it stands, and who is told.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::merge::Conflict;
use afterword_ui::words::word;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::schedule::{Ears, Wanted};
use super::state::FolderState;
use crate::browser::folder::{self, Access, Folder, Stat};
use crate::browser::lifecycle::Lifecycle;
use crate::browser::task;
use crate::incoming::Incoming;
use crate::store::Store;

/// Keeps the documents of the workspace and the files of a folder in step.
#[derive(Default)]
pub(super) struct Keeper {
    pub(super) store: RefCell<Option<Rc<Store>>>,
    pub(super) folder: RefCell<Option<Folder>>,
    pub(super) state: RefCell<Rc<FolderState>>,
    listeners: RefCell<Vec<(u32, Callback<Rc<FolderState>>)>>,
    n_listeners: Cell<u32>,
    pub(super) wanted: RefCell<Wanted>,
    pub(super) timer: RefCell<Option<Timeout>>,
    pub(super) is_running: Cell<bool>,
    pub(super) ears: RefCell<Option<Ears>>,
    /// While the page may not use the folder: hears of somebody who comes back.
    pub(super) watch: RefCell<Option<Lifecycle>>,
    /// The files of others by their paths, as they were when they were looked at.
    pub(super) foreign: RefCell<BTreeMap<String, Stat>>,
    /// The documents that were changed from their files, until the page has said so.
    changed: RefCell<BTreeSet<DocumentId>>,
}

impl Keeper {
    pub(super) fn begin(self: Rc<Self>) {
        task::spawn(async move {
            let Ok(store) = self.store().await else { return };
            if let Ok(Some(stored)) = store.folder().await {
                self.hold(Folder::of(stored)).await;
            }
        });
    }

    pub(super) async fn connect(self: Rc<Self>) -> Result<(), String> {
        let chosen = folder::choose().await.map_err(|it| it.to_string())?;
        let Some(folder) = chosen else { return Ok(()) };
        let store = self.store().await?;
        let name = folder.name();
        store.set_folder(Some((folder.to_stored(), &name))).await.map_err(|it| it.to_string())?;
        self.hold(folder).await;
        Ok(())
    }

    pub(super) async fn disconnect(self: Rc<Self>) -> Result<(), String> {
        self.let_go();
        let store = self.store().await?;
        store.set_folder(None).await.map_err(|it| it.to_string())
    }

    pub(super) fn reconnect(self: Rc<Self>) {
        let Some(folder) = self.folder.borrow().clone() else { return };
        task::spawn(async move {
            match folder.ask().await {
                Access::Granted => self.hold(folder).await,
                access => self.wait_for(access),
            }
        });
    }

    /// Goes on with the folder if the page may use it by now.
    pub(super) fn try_again(self: Rc<Self>) {
        let Some(folder) = self.folder.borrow().clone() else { return };
        task::spawn(async move {
            if folder.access().await == Access::Granted {
                self.hold(folder).await;
            }
        });
    }

    /// The files at `paths` as they are now, to be imported.
    pub(super) async fn open(self: Rc<Self>, paths: Vec<String>) -> Result<Vec<Incoming>, String> {
        let Some(folder) = self.folder.borrow().clone() else { return Ok(Vec::new()) };
        let mut opened = Vec::with_capacity(paths.len());
        for name in paths {
            let found = folder.read(&name).await.map_err(|it| it.to_string())?;
            let found = found.ok_or_else(|| word::FOLDER_FILE_GONE.fill(&[("file", &name)]))?;
            opened.push(match found.text {
                Ok(text) => Incoming { name, bytes: text.into_bytes(), ..Incoming::default() },
                Err(error) => Incoming { name, problem: error.to_string(), ..Incoming::default() },
            });
        }
        Ok(opened)
    }

    pub(super) fn write_again(self: Rc<Self>, id: DocumentId) {
        task::spawn(async move {
            let Ok(store) = self.store().await else { return };
            if let Ok(Some(mut record)) = store.file_record(id).await {
                record.base = None;
                record.revision = 0;
                if store.put_file_record(id, &record).await.is_ok() {
                    self.want(id, 0);
                }
            }
        });
    }

    pub(super) async fn bring_in(self: Rc<Self>) -> Result<usize, String> {
        let (store, folder) = (self.store().await?, self.folder.borrow().clone());
        let Some(folder) = folder else { return Ok(0) };
        let files = self.state().new_files.clone();
        let n_brought = super::settle::bring_in(&store, &folder, &files).await?;
        self.want_all();
        Ok(n_brought)
    }

    pub(super) fn state(&self) -> Rc<FolderState> {
        self.state.borrow().clone()
    }

    pub(super) fn listen(&self, listener: Callback<Rc<FolderState>>) -> u32 {
        let number = self.n_listeners.get().wrapping_add(1);
        self.n_listeners.set(number);
        self.listeners.borrow_mut().push((number, listener));
        number
    }

    pub(super) fn unlisten(&self, number: u32) {
        self.listeners.borrow_mut().retain(|(it, _)| *it != number);
    }

    pub(super) fn has_changed(&self, id: DocumentId) -> bool {
        self.changed.borrow_mut().remove(&id)
    }

    pub(super) fn note_change(&self, id: DocumentId) {
        self.changed.borrow_mut().insert(id);
    }

    pub(super) fn take_conflicts(&self, id: DocumentId) -> Vec<Conflict> {
        let mut taken = Vec::new();
        self.change(|state| {
            if let Some(at) = state.conflicts.iter().position(|(it, _)| *it == id) {
                taken = state.conflicts.remove(at).1;
            }
        });
        taken
    }

    /// Changes what is shown, and tells those who show it.
    pub(super) fn change(&self, change: impl FnOnce(&mut FolderState)) {
        let mut state = FolderState::clone(&self.state.borrow());
        change(&mut state);
        if *self.state() == state {
            return;
        }
        self.state.replace(Rc::new(state));
        let listeners = self.listeners.borrow().clone();
        for (_, listener) in listeners {
            // The one before may have changed it again.
            listener.emit(self.state());
        }
    }

    /// A store of its own: what it saves is another tab's work to the pages.
    pub(super) async fn store(&self) -> Result<Rc<Store>, String> {
        if let Some(store) = self.store.borrow().clone() {
            return Ok(store);
        }
        let store = Store::open_beside().await.map_err(|it| it.to_string())?;
        self.store.replace(Some(store.clone()));
        Ok(store)
    }

    /// Works in `folder` from now on, once the page may.
    async fn hold(self: &Rc<Self>, folder: Folder) {
        let name = folder.name();
        let access = folder.access().await;
        self.folder.replace(Some(folder));
        self.change(|it| {
            // What was found before the browser asked again is still to be decided.
            let conflicts = std::mem::take(&mut it.conflicts);
            *it = FolderState { name: Some(name.into()), conflicts, ..FolderState::default() };
        });
        self.watch.replace(None);
        self.foreign.take();
        if access != Access::Granted {
            return self.wait_for(access);
        }
        self.hear().await;
        self.clone().want_all();
    }

    fn let_go(&self) {
        self.ears.replace(None);
        self.timer.replace(None);
        self.watch.replace(None);
        self.foreign.take();
        self.wanted.replace(Wanted::default());
        self.folder.replace(None);
        self.change(|it| *it = FolderState::default());
    }
}
