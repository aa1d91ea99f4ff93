//! The side of the page: questions, sent. The page's script (`boot.js`) has the worker, for whichever program asks.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::pin::Pin;
use std::rc::Rc;

use afterword_core::document::Document;
use afterword_core::id::DocumentId;
use afterword_core::stored::Stored as _;
use afterword_ui::words::word;
use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::Held;
use crate::store::Store;

#[wasm_bindgen]
extern "C" {
    /// The answer to a question, as JSON both.
    #[wasm_bindgen(js_name = afterwordAsk, catch)]
    async fn afterword_ask(question: &str) -> Result<JsValue, JsValue>;
}

/// Why a question was not answered: the program can't be loaded, or broke down, or is of another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AskError(String);

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&word::ACROSS_BROKEN.fill(&[("why", &self.0)]))
    }
}

impl std::error::Error for AskError {}

impl AskError {
    /// An answer of another version.
    pub(super) fn unreadable(why: String) -> Self {
        Self(why)
    }
}

/// Calls `hear` whenever answers may be others, until what is returned is dropped.
pub(super) fn on_news(hear: impl Fn() + 'static) -> EventListener {
    EventListener::new(&gloo::utils::window(), "afterword:news", move |_| hear())
}

/// The answer to a question across the documents of `store`.
pub(super) async fn ask(store: Rc<Store>, question: Rc<str>) -> Result<Rc<str>, AskError> {
    if let Some(give) = GIVE.get() {
        give(store).await.map_err(failed)?;
    }
    let answer = afterword_ask(&question).await.map_err(failed)?;
    answer.as_string().map(Rc::from).ok_or_else(|| AskError(String::new()))
}

/// The next question starts another worker, which knows nothing yet.
fn failed(why: JsValue) -> AskError {
    GIVEN.take();
    AskError(why.as_string().unwrap_or_else(|| format!("{why:?}")))
}

type Given = Pin<Box<dyn Future<Output = Result<(), JsValue>>>>;
type Give = fn(Rc<Store>) -> Given;

thread_local! {
    /// What is done before each question, by the program that keeps documents in memory where nothing can be stored.
    static GIVE: Cell<Option<Give>> = const { Cell::new(None) };
    /// The revisions that the running worker was given; none of an empty workspace, too, is something that it has to be told.
    static GIVEN: RefCell<Option<Vec<(DocumentId, u64)>>> = const { RefCell::new(None) };
}

/// From now on documents that are only in memory are given along with questions: the worker can't find them by itself.
pub(crate) fn give_memory() {
    GIVE.set(Some(|store| Box::pin(async move { give(&store).await })));
}

async fn give(store: &Store) -> Result<(), JsValue> {
    if store.is_durable() {
        return Ok(());
    }
    let heads = store.heads().await.map_err(|it| it.to_string())?;
    if GIVEN.with_borrow(|it| it.as_ref() == Some(&heads)) {
        return Ok(());
    }
    let mut held = Vec::with_capacity(heads.len());
    for (id, revision) in &heads {
        if let Ok(Some(loaded)) = store.load_as::<Document>(*id).await {
            held.push(Held { revision: *revision, document: loaded.document.to_json() });
        }
    }
    let held = serde_json::to_string(&held).map_err(|it| it.to_string())?;
    afterword_ask(&["{\"hold\":", &held, "}"].concat()).await?;
    GIVEN.set(Some(heads));
    Ok(())
}
