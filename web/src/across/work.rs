//! The side of the worker: documents, read and kept; questions, answered.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use afterword_core::document::Document;
use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::search::{Segment, Writer};
use afterword_core::severity::SeverityScheme;
use afterword_core::stored::{self, Stored as _};
use gloo::timers::callback::Timeout;
use serde::{Deserialize, Serialize};

use super::board::{board, here, keys, pressing, taken};
use super::digest::{Digest, Held};
use super::find::{find, passage};
use super::home::home;
use super::maturity::figures;
use super::similar::similar;
use super::toil::{projects_made, removed_by_actions};
use super::world::as_postmortem;
use super::{Answer, Answered, Passages, Places, Question, World, news, report, trends};
use crate::browser::{ids, task};
use crate::rulebook::Rulebook;
use crate::store::{
    Cache, CacheChange, Change, LoadError, Setting, Store, StoreError, StoreEvent, Subscription,
};

/// Raised whenever what is made of a document is made otherwise: then it is made anew.
const FORMAT: u32 = 5;

/// Documents that are read at once, and after which a question may come in between.
const MANY: u32 = 250;

/// How long after the last change it is kept for the next visit, and prepared for questions that take longer.
const REST_AFTER_MILLIS: u32 = 1_500;

/// What the cache says is there.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Head {
    /// What digests depend on besides their documents.
    stamp: String,
    /// The name of its writing: another one every time.
    writing: u64,
    /// The names of segments.
    segments: Vec<String>,
}

/// The program.
struct Desk {
    world: RefCell<World>,
    /// `None` where documents are given by the page.
    store: Option<Rc<Store>>,
    /// These, then.
    held: Vec<(Document, u64)>,
    _changes: Option<Subscription>,
    todo: RefCell<Todo>,
    is_reading: Cell<bool>,
    keeping: RefCell<Keeping>,
}

/// What is to be read again.
#[derive(Debug, Default)]
struct Todo {
    ids: BTreeSet<DocumentId>,
    /// Any document may have changed.
    is_all: bool,
    /// What the workspace decided may have changed.
    is_decided: bool,
}

impl Todo {
    fn is_empty(&self) -> bool {
        !self.is_all && !self.is_decided && self.ids.is_empty()
    }
}

/// What is to be kept for the next visit.
#[derive(Default)]
struct Keeping {
    cache: Option<Rc<Cache>>,
    /// What the cache says is there, as it is stored.
    before: Option<String>,
    stamp: String,
    /// The segments that are kept, by the numbers that the index has for them.
    segments: BTreeMap<u64, String>,
    digests: BTreeMap<DocumentId, Option<Digest>>,
    is_fresh: bool,
    timer: Option<Timeout>,
}

thread_local! {
    static DESK: RefCell<Option<Rc<Desk>>> = const { RefCell::new(None) };
}

/// Answers a question as JSON.
///
/// # Errors
///
/// What is no question of this version of the app, and why documents can't be read.
pub(crate) async fn answer(question: &str) -> Result<String, String> {
    let question: Question = stored::from_json(question).map_err(|it| it.to_string())?;
    let desk = match &question {
        Question::Hold(held) => hold(held),
        _ => desk().await.map_err(|it| it.to_string())?,
    };
    desk.read_on();
    match &question {
        Question::Hold(_) => desk.say(()),
        Question::Search(ask) => desk.say(find(&desk.world.borrow(), ask)),
        Question::Passages(ask) => {
            let found = desk.passages(ask).await;
            desk.say(found)
        }
        Question::SeenBefore(ask) => desk.say(similar(&desk.world.borrow(), ask)?),
        Question::Board(ask) => desk.say(board(&desk.world.borrow(), ask)),
        Question::Keys(ask) => desk.say(keys(&desk.world.borrow(), ask)),
        Question::Taken(ask) => desk.say(taken(&desk.world.borrow(), ask)),
        Question::Here(ask) => desk.say(here(&desk.world.borrow(), ask)),
        Question::Pressing(ask) => desk.say(pressing(&desk.world.borrow(), *ask)),
        Question::Home(ask) => desk.say(Rc::new(home(&desk.world.borrow(), ask))),
        Question::Trends(ask) => desk.say(Rc::new(trends::answer(&desk.world.borrow(), ask))),
        Question::TrendsChart(ask) => desk.say(trends::chart(&desk.world.borrow(), ask)),
        Question::Report(ask) => desk.say(Rc::new(report::answer(&desk.world.borrow(), ask))),
        Question::ProjectsMade(ask) => desk.say(projects_made(&desk.world.borrow(), *ask)),
        Question::FiguresKnown(ask) => desk.say(figures(&desk.world.borrow(), *ask)),
        Question::RemovedByActions(ask) => desk.say(removed_by_actions(&desk.world.borrow(), *ask)),
    }
}

/// The desk; the first question opens it.
async fn desk() -> Result<Rc<Desk>, StoreError> {
    if let Some(desk) = DESK.with_borrow(Clone::clone) {
        return Ok(desk);
    }
    let store = Store::open_beside().await?;
    // Another question may have opened it meanwhile.
    if let Some(desk) = DESK.with_borrow(Clone::clone) {
        return Ok(desk);
    }
    let desk = Rc::new_cyclic(|weak: &std::rc::Weak<Desk>| {
        let desk = weak.clone();
        let changes = store.subscribe(move |event| {
            if let (StoreEvent::Changed(change), Some(desk)) = (event, desk.upgrade()) {
                desk.hear(*change);
            }
        });
        Desk {
            world: RefCell::default(),
            store: Some(store),
            held: Vec::new(),
            _changes: Some(changes),
            todo: RefCell::new(Todo { is_all: true, is_decided: true, ..Todo::default() }),
            is_reading: Cell::new(false),
            keeping: RefCell::default(),
        }
    });
    DESK.set(Some(desk.clone()));
    Ok(desk)
}

/// Takes the page's documents for all there are.
fn hold(held: &[Held]) -> Rc<Desk> {
    let mut world = World::default();
    let documents: Vec<(Document, u64)> =
        held.iter().filter_map(|it| Some((it.read()?, it.revision))).collect();
    world.read(&documents);
    let desk = Rc::new(Desk {
        world: RefCell::new(world),
        store: None,
        held: documents,
        _changes: None,
        todo: RefCell::default(),
        is_reading: Cell::new(false),
        keeping: RefCell::default(),
    });
    DESK.set(Some(desk.clone()));
    news::tell();
    desk
}

impl Desk {
    fn say<T: Answer>(&self, answer: T) -> Result<String, String> {
        let is_whole = !self.is_reading.get() && self.todo.borrow().is_empty();
        Answered { is_whole, answer }.write()
    }

    /// Where the words stand in the documents, as these are now.
    async fn passages(&self, ask: &Passages) -> Places {
        let mut found = Vec::new();
        let Some(store) = &self.store else {
            let held = self.held.iter().filter(|it| ask.ids.contains(&it.0.id()));
            return Places(held.map(|it| passage(ask, &as_postmortem(&it.0))).collect());
        };
        for id in &ask.ids {
            if let Ok(Some(loaded)) = store.load_as::<Document>(*id).await {
                found.push(passage(ask, &as_postmortem(&loaded.document)));
            }
        }
        Places(found)
    }

    fn hear(self: &Rc<Self>, change: Change) {
        {
            let mut todo = self.todo.borrow_mut();
            match change.id() {
                Some(id) => _ = todo.ids.insert(id),
                None => {
                    todo.is_decided = true;
                    todo.is_all |= change == Change::Imported;
                }
            }
        }
        self.read_on();
    }

    /// Reads what is to be read, unless that is being done.
    fn read_on(self: &Rc<Self>) {
        if self.todo.borrow().is_empty() || self.is_reading.replace(true) {
            return;
        }
        let desk = self.clone();
        task::spawn(async move {
            // What can't be read now is read when somebody asks the next time.
            let read = desk.read_all().await;
            desk.is_reading.set(false);
            match read {
                Ok(()) => news::tell(),
                Err(_) => desk.todo.borrow_mut().is_all = true,
            }
        });
    }

    async fn read_all(self: &Rc<Self>) -> Result<(), StoreError> {
        let Some(store) = self.store.clone() else { return Ok(()) };
        loop {
            let todo = self.todo.take();
            if todo.is_empty() {
                break;
            }
            let is_other = todo.is_decided && self.decide(&store).await;
            if todo.is_all || is_other {
                self.compare(&store).await?;
            } else {
                for id in todo.ids {
                    self.read_one(&store, id).await?;
                }
            }
        }
        self.rest_soon();
        Ok(())
    }

    /// Reads what the workspace decided; whether everything is to be made anew for it, as it is the first time.
    async fn decide(&self, store: &Store) -> bool {
        let stored = store.stored_settings().await.unwrap_or_default();
        let scheme = stored.get(Setting::Severity).unwrap_or_else(SeverityScheme::shipped);
        let rulebook = Rulebook::of(&stored);
        let stamp = [FORMAT.to_string(), rulebook.metrics_stamp()].join(" ");
        let is_other = self.keeping.borrow().stamp != stamp;
        {
            let mut world = self.world.borrow_mut();
            if is_other {
                *world = World::default();
            }
            (world.scheme, world.metrics) = (scheme, (*rulebook.metrics).clone());
        }
        if is_other {
            self.recall(stamp).await;
        }
        is_other
    }

    /// Takes from the cache what is there. Whatever is not, or can't be read, is made anew.
    async fn recall(&self, stamp: String) {
        let open = self.keeping.borrow().cache.clone();
        let cache = match open {
            Some(cache) => Some(cache),
            None => Cache::open().await.ok().map(Rc::new),
        };
        let mut keeping = Keeping { cache, stamp, is_fresh: true, ..Keeping::default() };
        if let Some(cache) = keeping.cache.clone() {
            keeping.before = cache.head().await.unwrap_or_default();
            let head = keeping.before.as_deref().and_then(|it| stored::from_json::<Head>(it).ok());
            if let Some(head) = head.filter(|it| it.stamp == keeping.stamp) {
                keeping.is_fresh = false;
                self.recall_from(&cache, head, &mut keeping).await;
            }
        }
        self.keeping.replace(keeping);
    }

    async fn recall_from(&self, cache: &Cache, head: Head, keeping: &mut Keeping) {
        for name in head.segments {
            let bytes = cache.segment(&name).await.ok().flatten();
            if let Some(segment) = bytes.and_then(|it| Segment::from_bytes(&it)) {
                let number = self.world.borrow_mut().index.add(segment);
                keeping.segments.insert(number, name);
            }
        }
        let read = cache.digests(|row| {
            if let Ok(digest) = stored::from_json::<Digest>(row) {
                self.world.borrow_mut().put(digest);
            }
        });
        // What is lacking is read from its document.
        read.await.ok();
    }

    /// Reads every document of which another revision is known than the store's, and forgets those that are gone.
    async fn compare(self: &Rc<Self>, store: &Store) -> Result<(), StoreError> {
        let heads: BTreeMap<DocumentId, u64> = store.heads().await?.into_iter().collect();
        let known: Vec<DocumentId> = self.world.borrow().ids().collect();
        for id in known.into_iter().filter(|it| !heads.contains_key(it)) {
            self.forget(id);
        }
        let is_new =
            |id: DocumentId, revision: u64| self.world.borrow().revision(id) != Some(revision);
        let changed: BTreeSet<DocumentId> =
            heads.iter().filter(|(id, it)| is_new(**id, **it)).map(|it| *it.0).collect();
        if changed.len() <= MANY as usize {
            for id in changed {
                self.read_one(store, id).await?;
            }
            return Ok(());
        }
        let mut writer = Writer::default();
        let read = self.read_many(store, &changed, &mut writer).await;
        // What was read before the store failed is known as well.
        let mut world = self.world.borrow_mut();
        if !writer.is_empty() {
            world.index.add(writer.finish());
        }
        world.index.compact();
        read
    }

    /// Reads those of `changed`. What is in `writer` in the end is not in the index yet.
    async fn read_many(
        &self,
        store: &Store,
        changed: &BTreeSet<DocumentId>,
        writer: &mut Writer,
    ) -> Result<(), StoreError> {
        let read =
            |after| task::ahead(store.documents_after(after, MANY, |it| changed.contains(&it)));
        let mut next = read(None);
        loop {
            let rows = next.await?;
            let Some(last) = rows.last() else { return Ok(()) };
            // The store looks for more while these are read.
            next = read(Some(last.0));
            let documents: Vec<(Document, u64)> = rows
                .into_iter()
                .filter_map(|it| it.1)
                .map(|it| (it.document, it.revision))
                .collect();
            let digests = self.world.borrow_mut().read_into(writer, &documents);
            self.keep_soon(digests);
            // A segment costs as much as its words are many: each is as large as all before it, and the first ones are there at once.
            let mut world = self.world.borrow_mut();
            if !writer.is_empty() && writer.len() >= world.index.len() {
                world.index.add(std::mem::take(writer).finish());
                drop(world);
                news::tell();
            }
        }
    }

    async fn read_one(self: &Rc<Self>, store: &Store, id: DocumentId) -> Result<(), StoreError> {
        match store.load_as::<Document>(id).await {
            Ok(Some(loaded)) => self.know(&[(loaded.document, loaded.revision)]),
            // A document that can't be read is none; the list says so.
            Ok(None) | Err(LoadError::Unreadable { .. }) => self.forget(id),
            // What is known of it stays true until the store answers again.
            Err(LoadError::Store(error)) => return Err(error),
        }
        Ok(())
    }

    fn know(&self, documents: &[(Document, u64)]) {
        let digests = self.world.borrow_mut().read(documents);
        self.keep_soon(digests);
    }

    fn keep_soon(&self, digests: Vec<Digest>) {
        let kept = &mut self.keeping.borrow_mut().digests;
        kept.extend(digests.into_iter().map(|it| (it.id(), Some(it))));
    }

    fn forget(&self, id: DocumentId) {
        if self.world.borrow_mut().remove(id) {
            self.keeping.borrow_mut().digests.insert(id, None);
        }
    }

    /// Keeps what was made for the next visit, once nothing has changed for a moment; and what is alike is found before somebody asks.
    fn rest_soon(self: &Rc<Self>) {
        let desk = self.clone();
        let timer = Timeout::new(REST_AFTER_MILLIS, move || {
            task::spawn(async move {
                desk.keep().await;
                desk.world.borrow().library();
            });
        });
        // One that was to come before has more to do now.
        self.keeping.borrow_mut().timer = Some(timer);
    }

    async fn keep(&self) {
        let Some((cache, change, segments)) = self.to_keep() else { return };
        let stamp = self.keeping.borrow().stamp.clone();
        let is_kept = cache.write(&change).await.unwrap_or(false);
        let mut keeping = self.keeping.borrow_mut();
        if keeping.stamp != stamp {
            // The workspace decided something meanwhile, and everything is made anew: these segments are not those of the index.
            return;
        }
        if is_kept {
            (keeping.before, keeping.segments) = (Some(change.head), segments);
        } else {
            // Another tab keeps it, or there is no room: this one goes on without.
            keeping.cache = None;
        }
    }

    fn to_keep(&self) -> Option<(Rc<Cache>, CacheChange, BTreeMap<u64, String>)> {
        let mut world = self.world.borrow_mut();
        let mut keeping = self.keeping.borrow_mut();
        let cache = keeping.cache.clone()?;
        if keeping.digests.is_empty() {
            return None;
        }
        world.index.tidy();
        let writing = ids::Random.bits();
        let (mut names, mut written) = (BTreeMap::new(), Vec::new());
        for (number, segment) in world.index.segments() {
            let name = keeping.segments.remove(&number).unwrap_or_else(|| {
                let name = format!("{writing:x}-{number}");
                written.push((name.clone(), Some(segment.to_bytes())));
                name
            });
            names.insert(number, name);
        }
        let gone = std::mem::take(&mut keeping.segments).into_values().map(|it| (it, None));
        written.extend(gone);
        let head = Head {
            stamp: keeping.stamp.clone(),
            writing,
            segments: names.values().cloned().collect(),
        };
        let digest = |(id, digest): (DocumentId, Option<Digest>)| {
            let json = digest.and_then(|it| serde_json::to_string(&it).ok());
            (id.to_string(), json)
        };
        let change = CacheChange {
            before: keeping.before.clone(),
            head: serde_json::to_string(&head).ok()?,
            digests: std::mem::take(&mut keeping.digests).into_iter().map(digest).collect(),
            segments: written,
            is_fresh: std::mem::take(&mut keeping.is_fresh),
        };
        Some((cache, change, names))
    }
}
