//! The contract over IndexedDB, and what only a browser can show: other tabs, other programs, and the next visit.

#![allow(clippy::unwrap_used, reason = "clippy takes only #[test] for a test")]

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::browser::ids;
use crate::store::{Change, StoreError, StoreEvent, take_over};

/// A store that no other test has.
async fn fresh() -> Store {
    open(&format!("test-{}", ids::Random.token())).await
}

async fn open(name: &str) -> Store {
    Store::open(name).await.unwrap()
}

type Heard = Rc<RefCell<Vec<StoreEvent>>>;

fn listen(store: &Store) -> (Heard, crate::store::Subscription) {
    let heard = Heard::default();
    let subscription = store.subscribe({
        let heard = heard.clone();
        move |event| heard.borrow_mut().push(event.clone())
    });
    (heard, subscription)
}

#[wasm_bindgen_test]
async fn memory_keeps_the_contract() {
    check_store(async || Store::in_memory()).await;
}

#[wasm_bindgen_test]
async fn indexed_db_keeps_the_contract() {
    check_store(fresh).await;
}

#[wasm_bindgen_test]
async fn what_is_saved_outlives_the_store() {
    let name = format!("test-{}", ids::Random.token());
    let document = titled(1, "still here");
    open(&name).await.save(&document, None, at(0)).await.unwrap();
    let loaded = open(&name).await.load(document.id).await.unwrap().unwrap();
    assert_eq!(loaded.document, document);
}

#[wasm_bindgen_test]
async fn a_transaction_that_is_given_up_leaves_nothing() {
    let store = fresh().await;
    let key = Key::Name("half".to_owned());
    {
        let transaction = store.begin(&Table::OF_DOCUMENTS, Mode::Write).unwrap();
        transaction.put(Table::Documents, &key, "written").unwrap();
        transaction.put(Table::Summaries, &key, "written").unwrap();
    }
    let transaction = store.begin(&Table::OF_DOCUMENTS, Mode::Read).unwrap();
    assert_eq!(transaction.get(Table::Documents, &key).await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_database_of_a_newer_program_is_left_as_it_is() {
    let name = format!("test-{}", ids::Random.token());
    take_over(&name).await;
    assert_eq!(Store::open(&name).await.err(), Some(StoreError::Newer));
}

#[wasm_bindgen_test]
async fn a_newer_program_in_another_tab_takes_over() {
    let name = format!("test-{}", ids::Random.token());
    let store = open(&name).await;
    let (heard, _subscription) = listen(&store);
    take_over(&name).await;
    assert_eq!(*heard.borrow(), [StoreEvent::Ended(StoreError::Superseded)]);
    let saved = store.save(&titled(1, ""), None, at(0)).await;
    assert_eq!(saved, Err(SaveError::Store(StoreError::Superseded)));
}

#[wasm_bindgen_test]
async fn tabs_hear_of_each_other_and_not_of_themselves() {
    let name = format!("test-{}", ids::Random.token());
    let (here, there) = (open(&name).await, open(&name).await);
    let ((heard_here, _a), (heard_there, _b)) = (listen(&here), listen(&there));
    let id = titled(1, "").id;
    here.save(&titled(1, ""), None, at(0)).await.unwrap();
    here.trash(id, at(1)).await.unwrap();
    TimeoutFuture::new(100).await;
    let expected = [Change::Saved { id, revision: 1 }, Change::Trashed { id }];
    assert_eq!(*heard_there.borrow(), expected.map(StoreEvent::Changed));
    assert_eq!(*heard_here.borrow(), []);
}

#[wasm_bindgen_test]
async fn what_another_tab_wrote_is_kept_when_it_is_merged() {
    let name = format!("test-{}", ids::Random.token());
    let (here, there) = (open(&name).await, open(&name).await);
    let id = titled(1, "").id;
    here.save(&titled(1, "one"), None, at(0)).await.unwrap();
    here.save(&titled(1, "two"), Some(1), at(1)).await.unwrap();
    there.save(&titled(1, "theirs"), Some(2), at(2)).await.unwrap();
    here.save(&titled(1, "merged"), Some(3), at(3)).await.unwrap();
    assert_eq!(here.revision(id, 3).await.unwrap().unwrap().title, "theirs");
}
