//! Saving as you type, in a browser: bursts, two tabs, failures, leaving.

#![allow(clippy::unwrap_used, reason = "clippy takes only #[test] for a test")]

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::merge::merge;
use gloo::timers::future::TimeoutFuture;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use yew::Callback;

use super::SaveQueue;
use crate::autosave::{SaveEvent, SaveState, Theirs};
use crate::browser::{clock, ids};
use crate::store::{Loaded, Store, StoreError};
use crate::unsaved;

/// A tab with a document open, without a page.
struct Tab {
    store: Rc<Store>,
    queue: SaveQueue,
    opened: Loaded,
    heard: Rc<RefCell<Vec<SaveEvent>>>,
}

impl Tab {
    async fn open(database: &str, id: afterword_core::id::DocumentId) -> Self {
        let store = Rc::new(Store::open(database).await.unwrap());
        let opened = store.load(id).await.unwrap().unwrap();
        let queue = SaveQueue::new(store.clone(), &opened);
        let heard = Rc::new(RefCell::default());
        queue.set_listener({
            let heard: Rc<RefCell<Vec<SaveEvent>>> = heard.clone();
            Callback::from(move |event| heard.borrow_mut().push(event))
        });
        Self { store, queue, opened, heard }
    }

    fn with_title(&self, title: &str) -> Rc<Postmortem> {
        Rc::new(Postmortem { title: title.to_owned(), ..self.opened.document.clone() })
    }

    fn with_summary(&self, summary: &str) -> Rc<Postmortem> {
        Rc::new(Postmortem { summary: summary.to_owned(), ..self.opened.document.clone() })
    }

    async fn stored(&self) -> Loaded {
        self.store.load(self.opened.document.id).await.unwrap().unwrap()
    }

    fn theirs(&self) -> Theirs {
        let heard = self.heard.borrow();
        let theirs = heard.iter().rev().find_map(|it| match it {
            SaveEvent::Theirs(theirs) => Some(theirs.clone()),
            _ => None,
        });
        theirs.unwrap()
    }

    fn is_unsaved(&self) -> bool {
        unsaved::newest_first().iter().any(|it| it.id() == self.opened.document.id)
    }
}

/// A database that no other test has, with one document in it.
async fn database() -> (String, afterword_core::id::DocumentId) {
    let name = format!("test-{}", ids::Random.token());
    let document = Postmortem::new(ids::Random.document_id(), clock::now());
    let store = Store::open(&name).await.unwrap();
    store.save(&document, None, clock::now()).await.unwrap();
    (name, document.id)
}

async fn tab() -> Tab {
    let (name, id) = database().await;
    Tab::open(&name, id).await
}

#[wasm_bindgen_test]
async fn a_burst_of_typing_is_saved_by_itself() {
    let tab = tab().await;
    for length in 1..=20 {
        tab.queue.push(tab.with_title(&"x".repeat(length)), 0);
    }
    assert!(tab.is_unsaved());
    assert_eq!(tab.stored().await.revision, 1, "no work on the path of a keystroke");
    TimeoutFuture::new(600).await;
    let stored = tab.stored().await;
    assert_eq!((stored.document.title.len(), stored.revision), (20, 2));
    assert!(!tab.is_unsaved());
    assert_eq!(tab.queue.state(), SaveState::Saved { at: stored.saved_at });
    let states: Vec<SaveEvent> = tab.heard.borrow().clone();
    let expected = [SaveState::Unsaved, SaveState::Saving, tab.queue.state()];
    assert_eq!(states, expected.map(SaveEvent::State));
}

/// A page draws what was typed first, and tells the queue then.
#[wasm_bindgen_test]
async fn nothing_is_called_saved_that_is_not() {
    let tab = tab().await;
    let (opened, typed) = (Rc::new(tab.opened.document.clone()), tab.with_title("a"));
    let shown = tab.queue.state();
    assert!(matches!(shown, SaveState::Saved { .. }));
    assert_eq!(tab.queue.true_of(&opened, shown.clone()), shown);
    assert_eq!(tab.queue.true_of(&typed, shown), SaveState::Unsaved);
    tab.queue.push(typed.clone(), 0);
    TimeoutFuture::new(2_000).await;
    let shown = tab.queue.state();
    assert!(matches!(shown, SaveState::Saved { .. }));
    assert_eq!(tab.queue.true_of(&typed, shown.clone()), shown);
    assert_eq!(tab.queue.true_of(&opened, shown), SaveState::Unsaved);
}

#[wasm_bindgen_test]
async fn what_is_typed_during_a_write_is_written_too() {
    let tab = tab().await;
    tab.queue.push(tab.with_title("a"), 0);
    tab.queue.inner.start();
    // The write has begun after that, and cannot be on disk yet.
    JsFuture::from(Promise::resolve(&JsValue::NULL)).await.unwrap();
    tab.queue.push(tab.with_title("ab"), 0);
    tab.queue.inner.settle().await;
    assert_eq!(tab.stored().await.document.title, "ab");
    assert_eq!(tab.stored().await.revision, 3);
}

#[wasm_bindgen_test]
async fn typing_something_and_taking_it_back_writes_nothing() {
    let tab = tab().await;
    tab.queue.push(tab.with_title("a"), 0);
    tab.queue.push(tab.with_title(""), 0);
    TimeoutFuture::new(400).await;
    assert_eq!(tab.stored().await.revision, 1);
    assert!(matches!(tab.queue.state(), SaveState::Saved { .. }));
    assert!(!tab.is_unsaved());
}

#[wasm_bindgen_test]
async fn leaving_saves_at_once() {
    let tab = tab().await;
    tab.queue.push(tab.with_title("last words"), 0);
    tab.queue.close();
    tab.queue.inner.settle().await;
    assert_eq!(tab.stored().await.document.title, "last words");
}

#[wasm_bindgen_test]
async fn two_tabs_editing_different_fields_both_survive() {
    let (name, id) = database().await;
    let (here, there) = (Tab::open(&name, id).await, Tab::open(&name, id).await);
    here.queue.push(here.with_title("mine"), 0);
    there.queue.push(there.with_summary("theirs"), 0);
    there.queue.inner.settle().await;
    here.queue.inner.settle().await;

    let Theirs { base, document, number } = here.theirs();
    let mine = here.with_title("mine, longer");
    here.queue.push(mine.clone(), 0);
    here.queue.inner.settle().await;
    assert_eq!(here.stored().await.document.title, "", "nothing is written over theirs unmerged");

    let (merged, conflicts) = merge(&base, &mine, &document);
    assert_eq!(conflicts, []);
    here.queue.push(Rc::new(merged), number);
    here.queue.inner.settle().await;
    let stored = here.stored().await.document;
    assert_eq!((stored.title.as_str(), stored.summary.as_str()), ("mine, longer", "theirs"));

    TimeoutFuture::new(200).await;
    assert_eq!(*there.theirs().document, stored, "the other tab hears of it without saving");
}

#[wasm_bindgen_test]
async fn a_page_that_has_gone_still_merges() {
    let (name, id) = database().await;
    let (here, there) = (Tab::open(&name, id).await, Tab::open(&name, id).await);
    here.queue.push(here.with_title("mine"), 0);
    there.queue.push(there.with_summary("theirs"), 0);
    there.queue.inner.settle().await;
    here.queue.close();
    here.queue.inner.settle().await;
    let stored = here.stored().await.document;
    assert_eq!((stored.title.as_str(), stored.summary.as_str()), ("mine", "theirs"));
}

#[wasm_bindgen_test]
async fn a_page_that_goes_before_it_has_merged_loses_nothing() {
    let (name, id) = database().await;
    let (here, there) = (Tab::open(&name, id).await, Tab::open(&name, id).await);
    here.queue.push(here.with_title("mine"), 0);
    there.queue.push(there.with_summary("theirs"), 0);
    there.queue.inner.settle().await;
    here.queue.inner.settle().await;
    assert_eq!(here.theirs().number, 1);
    here.queue.push(here.with_title("mine, longer"), 0);
    here.queue.close();
    here.queue.inner.settle().await;
    let stored = here.stored().await.document;
    assert_eq!((stored.title.as_str(), stored.summary.as_str()), ("mine, longer", "theirs"));
}

#[wasm_bindgen_test]
async fn a_failure_is_told_and_the_words_are_kept() {
    let (name, id) = database().await;
    let tab = Tab::open(&name, id).await;
    crate::store::take_over(&name).await;
    tab.queue.push(tab.with_title("unsaved"), 0);
    tab.queue.inner.settle().await;
    assert_eq!(tab.queue.state(), SaveState::Failed(StoreError::Superseded));
    let kept = unsaved::newest_first();
    assert!(kept.iter().any(|it| it.title() == "unsaved"));
    unsaved::forget(id);
}

#[wasm_bindgen_test]
async fn throwing_away_is_not_undone_by_the_last_save() {
    let tab = tab().await;
    tab.queue.push(tab.with_title("typed last"), 0);
    tab.queue.trash().await.unwrap();
    tab.queue.push(tab.with_title("typed after"), 0);
    tab.queue.close();
    TimeoutFuture::new(400).await;
    assert_eq!(tab.store.load(tab.opened.document.id).await, Ok(None));
    assert_eq!(tab.store.trashed().await.unwrap()[0].summary.title, "typed last");
}

#[wasm_bindgen_test]
async fn what_was_not_drawn_when_the_page_went_is_written_and_noted_until_then() {
    let tab = tab().await;
    let undrawn = tab.with_title("typed last");
    tab.queue.set_newest(Callback::from(move |()| (undrawn.clone(), 0)));
    tab.queue.inner.leave();
    let start = format!("afterword-parting-{}", tab.opened.document.id);
    let storage = gloo::utils::window().local_storage().unwrap().unwrap();
    let noted = || {
        let names = (0..storage.length().unwrap()).filter_map(|at| storage.key(at).unwrap());
        let name = names.into_iter().find(|it| it.starts_with(&start))?;
        storage.get_item(&name).unwrap()
    };
    assert!(noted().is_some_and(|it| it.contains("typed last")));
    tab.queue.inner.settle().await;
    assert_eq!(tab.stored().await.document.title, "typed last");
    assert_eq!(noted(), None);
}

#[wasm_bindgen_test]
async fn a_document_counts_once_as_changed() {
    let tab = tab().await;
    for title in ["a", "b", "c"] {
        tab.queue.push(tab.with_title(title), 0);
        tab.queue.inner.settle().await;
    }
    TimeoutFuture::new(100).await;
    let log: Option<crate::store::BackupLog> =
        tab.store.setting(crate::store::Setting::Backup).await.unwrap();
    assert_eq!(log.map(|it| it.n_changes), Some(1));
}

#[wasm_bindgen_test]
async fn memory_never_claims_to_have_saved() {
    let store = Rc::new(Store::in_memory());
    let document = Postmortem::new(ids::Random.document_id(), clock::now());
    store.save(&document, None, clock::now()).await.unwrap();
    let opened = store.load(document.id).await.unwrap().unwrap();
    let queue = SaveQueue::new(store.clone(), &opened);
    queue.push(Rc::new(Postmortem { title: "typed".to_owned(), ..document }), 0);
    queue.inner.settle().await;
    assert_eq!(queue.state(), SaveState::InMemory);
    assert_eq!(store.load(opened.document.id).await.unwrap().unwrap().document.title, "typed");
}
