//! Where documents are kept: one contract over IndexedDB and over memory.
//!
//! A save writes the document, its summary and the version before it in one transaction and returns once that is on disk. It
//! names the revision that it was based on; if that is no longer the newest, nothing is written and theirs comes back.

mod backup;
mod cache;
mod change;
mod error;
mod folder;
mod indexed_db;
mod listing;
mod memory;
mod models;
mod record;
mod revisions;
mod save;
mod settings;
mod table;
mod templates;
mod thinning;
mod transaction;
mod trash;

#[cfg(test)]
mod contract;
#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod retention_tests;

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::stored::{self, Stored};
use afterword_core::time::Instant;

use crate::browser::broadcast::Channel;
use crate::browser::ids;
use change::Subscribers;
use indexed_db::{Database, Plan};
use memory::Memory;
use table::{Mode, Table};
use transaction::Transaction;

pub(crate) use backup::{Restore, Restored};
pub(crate) use cache::{Cache, CacheChange};
pub(crate) use change::{Change, StoreEvent, Subscription};
pub(crate) use error::{LoadError, SaveError, StoreError};
pub(crate) use folder::FileRecord;
#[cfg(all(test, target_arch = "wasm32"))]
pub(crate) use indexed_db::take_over;
pub(crate) use listing::{Listing, Unreadable};
pub(crate) use record::Version;
pub(crate) use settings::{BackupLog, Looks, Setting, StoredSettings};
pub(crate) use trash::Trashed;

/// The database, and the channel on which its tabs talk.
const NAME: &str = "afterword";

/// Raised whenever a table is added to it.
const VERSION: u32 = 2;

/// A place that keeps documents.
pub(crate) struct Store {
    home: Home,
    /// Names this tab, so that a version of another one is never taken for a step of our typing.
    writer: String,
    subscribers: Subscribers,
    /// `None` in memory, which no other tab can see.
    channel: Option<Channel>,
}

enum Home {
    IndexedDb(Database),
    /// Private windows and foreign frames may forbid IndexedDB; say so, and go on.
    Memory(Memory),
}

/// A store that can be used, and what is wrong with it.
pub(crate) struct Opened {
    pub(crate) store: Rc<Store>,
    /// Why the store is only memory.
    pub(crate) trouble: Option<StoreError>,
}

/// A document as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Loaded<D = Postmortem> {
    pub(crate) document: D,
    /// Names this version in the next save.
    pub(crate) revision: u64,
    pub(crate) saved_at: Instant,
}

/// Two names for a store are equal when it is the same one, which makes it cheap as a property of a component.
impl PartialEq for Store {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// Opens the workspace of this browser; where that is not possible, a store in memory and the reason.
pub(crate) async fn open() -> Opened {
    match Store::open(NAME).await {
        Ok(store) => Opened { store: Rc::new(store), trouble: None },
        Err(error) => Opened { store: Rc::new(Store::in_memory()), trouble: Some(error) },
    }
}

impl Store {
    /// The same workspace once more, for work beside the pages: they hear of it as of another tab's.
    pub(crate) async fn open_beside() -> Result<Rc<Self>, StoreError> {
        Self::open(NAME).await.map(Rc::new)
    }

    pub(crate) async fn open(name: &str) -> Result<Self, StoreError> {
        let subscribers = Subscribers::default();
        let ending = subscribers.clone();
        let on_end = move |error: &StoreError| ending.tell(&StoreEvent::Ended(error.clone()));
        let plan = Plan { name, version: VERSION, tables: &Table::OF_WORKSPACE };
        let database = indexed_db::open(plan, on_end).await?;
        let hearing = subscribers.clone();
        let channel = Channel::open(name, move |message| {
            // What a newer program says in words we do not know is none of our business.
            if let Ok(change) = stored::from_json(message) {
                hearing.tell(&StoreEvent::Changed(change));
            }
        });
        let writer = ids::Random.token();
        Ok(Self { home: Home::IndexedDb(database), writer, subscribers, channel })
    }

    pub(crate) fn in_memory() -> Self {
        Self {
            home: Home::Memory(Memory::default()),
            writer: String::new(),
            subscribers: Subscribers::default(),
            channel: None,
        }
    }

    /// Whether what is saved outlives the tab.
    pub(crate) fn is_durable(&self) -> bool {
        matches!(self.home, Home::IndexedDb(_))
    }

    /// Tells `callback` what other tabs do, until the subscription is dropped. What this tab does is not told.
    pub(crate) fn subscribe(&self, callback: impl Fn(&StoreEvent) + 'static) -> Subscription {
        self.subscribers.add(callback)
    }

    /// The newest version of a postmortem; `None` when there is no such document or it is in the trash.
    pub(crate) async fn load(&self, id: DocumentId) -> Result<Option<Loaded>, LoadError> {
        self.load_as(id).await
    }

    /// The same of a document of that kind; one of another can't be read as it.
    pub(crate) async fn load_as<D: Stored>(
        &self,
        id: DocumentId,
    ) -> Result<Option<Loaded<D>>, LoadError> {
        let row =
            self.begin(&[Table::Documents], Mode::Read)?.get(Table::Documents, &id.into()).await?;
        row.map(|it| record::load(&it)).transpose()
    }

    fn begin(&self, tables: &[Table], mode: Mode) -> Result<Transaction<'_>, StoreError> {
        match &self.home {
            Home::IndexedDb(database) => database.begin(tables, mode).map(Transaction::IndexedDb),
            Home::Memory(memory) => Ok(Transaction::Memory(memory)),
        }
    }

    fn announce(&self, change: Change) {
        let message = serde_json::to_string(&change);
        match (&self.channel, message) {
            (Some(channel), Ok(message)) => channel.post(&message),
            (Some(_), Err(_)) => {}
            // Nobody else can hear of it.
            (None, _) => self.subscribers.tell(&StoreEvent::Kept(change)),
        }
    }
}
