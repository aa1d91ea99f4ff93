//! IndexedDB behind a few verbs: open, read rows, write rows, commit. No other file names an `Idb` type.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::rc::Rc;

use afterword_ui::words::word;
use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use js_sys::{Array, Function, JSON, Number, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction,
};

use super::error::StoreError;
use super::table::{Key, Mode, Row, Table};
use crate::browser::task;

/// How often it is asked what an open request waits for.
const PATIENCE_MILLIS: u32 = 1_000;

/// What a database is called, and which tables it has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan<'a> {
    pub(super) name: &'a str,
    /// Raised whenever a table is added; see `upgrade`.
    pub(super) version: u32,
    pub(super) tables: &'static [Table],
}

/// An open database.
pub(super) struct Database {
    database: IdbDatabase,
    /// Why it is no longer open.
    end: Rc<RefCell<Option<StoreError>>>,
    _listeners: [EventListener; 2],
}

/// Opens a database, making it where there is none; `on_end` hears once when it is closed from outside.
pub(super) async fn open(
    plan: Plan<'_>,
    on_end: impl Fn(&StoreError) + 'static,
) -> Result<Database, StoreError> {
    let factory = factory().ok_or(StoreError::Unavailable)?;
    let request =
        factory.open_with_u32(plan.name, plan.version).map_err(|_| StoreError::Unavailable)?;
    let is_upgrading = Rc::new(Cell::new(false));
    let create_tables = Closure::once({
        let (request, is_upgrading) = (request.clone(), is_upgrading.clone());
        move || {
            is_upgrading.set(true);
            upgrade(&request, plan.tables)
        }
    });
    request.set_onupgradeneeded(Some(create_tables.as_ref().unchecked_ref()));
    match opened(&request, plan, &is_upgrading).await {
        Ok(database) => Ok(Database::new(database.unchecked_into(), on_end)),
        Err(error) => {
            if error == StoreError::Blocked {
                let_go(request, create_tables);
            }
            Err(error)
        }
    }
}

/// A request that was blocked can't be taken back. It is answered when the other tab has gone: then the tables are made, and the
/// connection that nobody waits for is closed, or it would block in its turn.
fn let_go(request: IdbOpenDbRequest, create_tables: Closure<dyn FnMut() -> Result<(), JsValue>>) {
    let answered = request.clone();
    let close = Closure::once_into_js(move || {
        drop(create_tables);
        if let Ok(database) = answered.result() {
            database.unchecked_into::<IdbDatabase>().close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
}

/// A page has it as well as a worker, whose global object is no window.
fn factory() -> Option<IdbFactory> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into()).ok()?;
    factory.dyn_into().ok()
}

/// A throw in here aborts the upgrade, and opening fails with it.
fn upgrade(request: &IdbOpenDbRequest, tables: &[Table]) -> Result<(), JsValue> {
    let database: IdbDatabase = request.result()?.unchecked_into();
    let existing = database.object_store_names();
    for table in tables.iter().filter(|it| !existing.contains(it.name())) {
        database.create_object_store(table.name())?;
    }
    Ok(())
}

async fn opened(
    request: &IdbOpenDbRequest,
    plan: Plan<'_>,
    is_upgrading: &Rc<Cell<bool>>,
) -> Result<JsValue, StoreError> {
    let mut watch = None;
    let event = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
        watch = Some(watch_queue(plan, is_upgrading.clone(), reject));
    });
    let answer = JsFuture::from(event).await;
    drop(watch);
    let Err(event) = answer else { return result(request) };
    let is_blocked = text_of(&event, "type").as_deref() == Some("blocked");
    if is_blocked || event.as_string().as_deref() == Some(BLOCKED) {
        return Err(StoreError::Blocked);
    }
    match failure(request) {
        // A browser that forbids storage says so in many ways; all of them here.
        StoreError::Failed { .. } => Err(StoreError::Unavailable),
        error => Err(error),
    }
}

/// What a request is rejected with that waits behind a blocked one.
const BLOCKED: &str = "blocked";

/// Rejects a request that waits behind another one that is blocked: nobody tells it, and the page would wait for ever.
fn watch_queue(plan: Plan<'_>, is_upgrading: Rc<Cell<bool>>, reject: Function) -> Interval {
    let (name, version) = (plan.name.to_owned(), plan.version);
    Interval::new(PATIENCE_MILLIS, move || {
        let (name, is_upgrading, reject) = (name.clone(), is_upgrading.clone(), reject.clone());
        task::spawn(async move {
            if is_older(&name, version).await == Some(true) && !is_upgrading.get() {
                // A promise that is settled already takes no notice.
                reject.call1(&JsValue::UNDEFINED, &BLOCKED.into()).ok();
            }
        });
    })
}

/// Whether the database there is has an older version; `None` where the browser does not say.
async fn is_older(name: &str, version: u32) -> Option<bool> {
    let factory = factory()?;
    // web-sys has it only behind an unstable flag.
    let ask: Function = Reflect::get(&factory, &"databases".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = ask.call0(&factory).ok()?.dyn_into().ok()?;
    let all = Array::from(&JsFuture::from(asked).await.ok()?);
    let found = all.iter().find(|it| text_of(it, "name").as_deref() == Some(name))?;
    let there = Reflect::get(&found, &"version".into()).ok()?.as_f64()?;
    Some(there < f64::from(version))
}

impl Database {
    fn new(database: IdbDatabase, on_end: impl Fn(&StoreError) + 'static) -> Self {
        let end = Rc::new(RefCell::new(None));
        let on_end = Rc::new(on_end);
        let listen = |event: &'static str, why: fn(&JsValue) -> StoreError| {
            let (end, on_end, closing) = (end.clone(), on_end.clone(), database.clone());
            EventListener::new(&database, event, move |event| {
                // Whoever asked for the new version waits until this connection is closed.
                closing.close();
                let error = why(event);
                end.replace(Some(error.clone()));
                on_end(&error);
            })
        };
        let listeners =
            [listen("versionchange", version_change), listen("close", |_| StoreError::Gone)];
        Self { database, end, _listeners: listeners }
    }

    /// Begins a transaction over `tables`. It ends by itself once something else than its requests is awaited.
    pub(super) fn begin(&self, tables: &[Table], mode: Mode) -> Result<Transaction, StoreError> {
        if let Some(end) = &*self.end.borrow() {
            return Err(end.clone());
        }
        let names: Array = tables.iter().map(|it| JsValue::from_str(it.name())).collect();
        let transaction = transaction(&self.database, &names, mode).map_err(|it| thrown(&it))?;
        Ok(Transaction { transaction, is_done: Cell::new(mode == Mode::Read) })
    }
}

/// Why somebody wants this connection closed. There is no new version of what is to be deleted.
fn version_change(event: &JsValue) -> StoreError {
    match Reflect::get(event, &"newVersion".into()) {
        Ok(version) if version.is_null() => StoreError::Gone,
        _ => StoreError::Superseded,
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.database.close();
    }
}

/// Chromium reports a write as done before it is on disk unless asked for `strict` durability, an option that web-sys has only
/// behind an unstable flag.
fn transaction(
    database: &IdbDatabase,
    names: &Array,
    mode: Mode,
) -> Result<IdbTransaction, JsValue> {
    let (mode, durability) = match mode {
        Mode::Read => ("readonly", "default"),
        Mode::Write => ("readwrite", "strict"),
        Mode::WriteSometime => ("readwrite", "relaxed"),
    };
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &durability.into())?;
    let begin: Function = Reflect::get(database, &"transaction".into())?.dyn_into()?;
    begin.call3(database, names, &mode.into(), &options).map(JsCast::unchecked_into)
}

/// A transaction that is open. One that may write and is dropped before [`commit`](Self::commit) leaves everything as it was.
pub(super) struct Transaction {
    transaction: IdbTransaction,
    is_done: Cell<bool>,
}

impl Transaction {
    /// The row called `key`; the request is made at once, the future only waits for it.
    pub(super) fn get(
        &self,
        table: Table,
        key: &Key,
    ) -> impl Future<Output = Result<Option<String>, StoreError>> + use<> {
        let value = finished(self.ask(table, |it| it.get(&to_js(key))));
        async move { Ok(text(&value.await?)) }
    }

    /// All values of a table, in the order of their keys.
    pub(super) fn values(
        &self,
        table: Table,
    ) -> impl Future<Output = Result<Vec<String>, StoreError>> + use<> {
        let values = finished(self.ask(table, IdbObjectStore::get_all));
        async move { Ok(Array::from(&values.await?).iter().filter_map(|it| text(&it)).collect()) }
    }

    /// Up to `limit` rows in the order of their keys, those after `after` only.
    pub(super) fn rows(
        &self,
        table: Table,
        after: Option<&Key>,
        limit: u32,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + use<> {
        let range = after.map_or(Ok(JsValue::UNDEFINED), |key| {
            IdbKeyRange::lower_bound_with_open(&to_js(key), true).map(JsValue::from)
        });
        let range = range.unwrap_or(JsValue::UNDEFINED);
        let keys = self.ask(table, |it| it.get_all_keys_with_key_and_limit(&range, limit));
        let values = self.ask(table, |it| it.get_all_with_key_and_limit(&range, limit));
        let (keys, values) = (finished(keys), finished(values));
        async move {
            let (keys, values) = (Array::from(&keys.await?), Array::from(&values.await?));
            Ok(keys.iter().zip(values.iter()).filter_map(row).collect())
        }
    }

    pub(super) fn put(&self, table: Table, key: &Key, value: &str) -> Result<(), StoreError> {
        let put = self.table(table)?.put_with_key(&value.into(), &to_js(key));
        put.map(drop).map_err(|it| thrown(&it))
    }

    /// A value that is no text: what the browser lends, and takes back as it gave it.
    pub(super) async fn get_value(&self, table: Table, key: &Key) -> Result<JsValue, StoreError> {
        finished(self.ask(table, |it| it.get(&to_js(key)))).await
    }

    pub(super) fn put_value(
        &self,
        table: Table,
        key: &Key,
        value: &JsValue,
    ) -> Result<(), StoreError> {
        let put = self.table(table)?.put_with_key(value, &to_js(key));
        put.map(drop).map_err(|it| thrown(&it))
    }

    pub(super) fn delete(&self, table: Table, key: &Key) -> Result<(), StoreError> {
        self.table(table)?.delete(&to_js(key)).map(drop).map_err(|it| thrown(&it))
    }

    /// Deletes all rows of a table.
    pub(super) fn clear(&self, table: Table) -> Result<(), StoreError> {
        self.table(table)?.clear().map(drop).map_err(|it| thrown(&it))
    }

    /// Deletes all rows whose key is a revision of the document called `name`.
    pub(super) fn delete_revisions(&self, name: &str) -> Result<(), StoreError> {
        // An array sorts after every number, so this is past the last revision.
        let (first, past) = (Array::of1(&name.into()), Array::of2(&name.into(), &Array::new()));
        let range = IdbKeyRange::bound(&first, &past).map_err(|it| thrown(&it))?;
        self.table(Table::Revisions)?.delete(&range).map(drop).map_err(|it| thrown(&it))
    }

    /// Returns once all that was written is on disk, not merely once it was accepted.
    pub(super) async fn commit(self) -> Result<(), StoreError> {
        self.is_done.set(true);
        let transaction = &self.transaction;
        let committed = Promise::new(&mut |resolve, reject| {
            transaction.set_oncomplete(Some(&resolve));
            transaction.set_onabort(Some(&reject));
        });
        // Saves a round trip; a transaction that has failed already reports that by its event.
        #[expect(
            deprecated,
            reason = "web-sys took it from an old draft; it is in every browser since 2021"
        )]
        transaction.commit().ok();
        match JsFuture::from(committed).await {
            Ok(_) => Ok(()),
            Err(_) => Err(transaction.error().map_or(StoreError::Gone, |it| thrown(&it))),
        }
    }

    fn table(&self, table: Table) -> Result<IdbObjectStore, StoreError> {
        self.transaction.object_store(table.name()).map_err(|it| thrown(&it))
    }

    fn ask(
        &self,
        table: Table,
        request: impl FnOnce(&IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> Result<IdbRequest, StoreError> {
        request(&self.table(table)?).map_err(|it| thrown(&it))
    }
}

impl Drop for Transaction {
    fn drop(&mut self) {
        if !self.is_done.get() {
            // Throws when the browser has aborted it already: then there is nothing left to do.
            self.transaction.abort().ok();
        }
    }
}

/// The promise's own `resolve` is the event handler, so there is no closure to keep.
fn finished(
    request: Result<IdbRequest, StoreError>,
) -> impl Future<Output = Result<JsValue, StoreError>> {
    let asked = request.map(|request| {
        let event = Promise::new(&mut |resolve, reject| {
            request.set_onsuccess(Some(&resolve));
            request.set_onerror(Some(&reject));
        });
        (request, JsFuture::from(event))
    });
    async move {
        let (request, event) = asked?;
        match event.await {
            Ok(_) => result(&request),
            Err(_) => Err(failure(&request)),
        }
    }
}

fn result(request: &IdbRequest) -> Result<JsValue, StoreError> {
    request.result().map_err(|it| thrown(&it))
}

fn failure(request: &IdbRequest) -> StoreError {
    match request.error() {
        Ok(Some(error)) => thrown(&error),
        _ => StoreError::Failed { reason: word::STORE_NO_REASON.text().to_owned() },
    }
}

fn thrown(error: &JsValue) -> StoreError {
    match text_of(error, "name").as_deref() {
        Some("QuotaExceededError") => StoreError::Full,
        Some("VersionError") => StoreError::Newer,
        Some("SecurityError") => StoreError::Unavailable,
        Some("InvalidStateError") => StoreError::Gone,
        _ => StoreError::Failed {
            reason: text_of(error, "message").unwrap_or_else(|| format!("{error:?}")),
        },
    }
}

fn text_of(object: &JsValue, field: &str) -> Option<String> {
    Reflect::get(object, &field.into()).ok()?.as_string().filter(|it| !it.is_empty())
}

/// A value that is no string was not written by us; it is handed on as JSON, so that it can be shown and downloaded.
fn text(value: &JsValue) -> Option<String> {
    if value.is_undefined() {
        return None;
    }
    let json = || JSON::stringify(value).map_or_else(|_| format!("{value:?}"), String::from);
    Some(value.as_string().unwrap_or_else(json))
}

fn row((key, value): (JsValue, JsValue)) -> Option<Row> {
    Some(Row { key: from_js(&key), value: text(&value)? })
}

fn to_js(key: &Key) -> JsValue {
    match key {
        Key::Name(name) => name.into(),
        // Counting saves past 2⁵³ would take a save a microsecond for 285 years.
        Key::Revision(name, revision) => {
            Array::of2(&name.into(), &Number::from(*revision as f64)).into()
        }
    }
}

fn from_js(key: &JsValue) -> Key {
    match key.dyn_ref::<Array>() {
        Some(pair) => Key::Revision(
            pair.get(0).as_string().unwrap_or_default(),
            pair.get(1).as_f64().unwrap_or_default() as u64,
        ),
        None => Key::Name(key.as_string().unwrap_or_else(|| format!("{key:?}"))),
    }
}

/// Opens the database as a newer program in another tab would.
#[cfg(all(test, target_arch = "wasm32"))]
#[allow(clippy::unwrap_used, reason = "clippy takes only #[test] for a test")]
pub(crate) async fn take_over(name: &str) {
    let plan = Plan { name, version: super::VERSION + 1, tables: &[] };
    open(plan, |_| {}).await.unwrap();
}
