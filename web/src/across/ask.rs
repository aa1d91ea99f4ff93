//! The side of the page: questions, sent.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use afterword_core::id::DocumentId;
use afterword_core::stored;
use afterword_ui::words::word;

use super::{Answered, Ask, Held, Question};
use crate::browser::worker::Service;
use crate::store::Store;

/// Why a question was not answered: the program can't be loaded, or broke down, or is of another version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AskError(String);

impl fmt::Display for AskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&word::ACROSS_BROKEN.fill(&[("why", &self.0)]))
    }
}

impl std::error::Error for AskError {}

type OnNews = Rc<dyn Fn()>;

thread_local! {
    /// The worker, from the first question on.
    static SERVICE: RefCell<Option<Service>> = const { RefCell::new(None) };
    /// Who hears that answers may be others.
    static HEARERS: RefCell<Vec<OnNews>> = const { RefCell::new(Vec::new()) };
    /// The revisions that it was given of a workspace that is only in memory.
    static GIVEN: RefCell<Vec<(DocumentId, u64)>> = const { RefCell::new(Vec::new()) };
}

/// Somebody hears of news until this is dropped.
pub(super) struct Hearing(OnNews);

impl Drop for Hearing {
    fn drop(&mut self) {
        HEARERS.with_borrow_mut(|it| it.retain(|it| !Rc::ptr_eq(it, &self.0)));
    }
}

/// Calls `hear` whenever answers may be others.
pub(super) fn on_news(hear: impl Fn() + 'static) -> Hearing {
    let hear: OnNews = Rc::new(hear);
    HEARERS.with_borrow_mut(|it| it.push(hear.clone()));
    Hearing(hear)
}

/// Asks across the documents of `store`.
pub(crate) async fn ask<A: Ask>(store: &Store, ask: &A) -> Result<Answered<A::Answer>, AskError> {
    let answer = answered(store, &ask.question()).await.map_err(AskError)?;
    stored::from_json(&answer).map_err(|it| AskError(it.to_string()))
}

async fn answered(store: &Store, question: &Question) -> Result<String, String> {
    let service = service()?;
    if !store.is_durable()
        && let Some(held) = changed_since_given(store).await
    {
        send(&service, &Question::Hold(held)).await?;
    }
    send(&service, question).await
}

fn service() -> Result<Service, String> {
    if let Some(running) = SERVICE.with_borrow(Clone::clone) {
        return Ok(running);
    }
    GIVEN.take();
    let started = Service::start("afterword-across", || {
        HEARERS.with_borrow(Clone::clone).iter().for_each(|it| it());
    })?;
    SERVICE.set(Some(started.clone()));
    Ok(started)
}

async fn send(service: &Service, question: &Question) -> Result<String, String> {
    let json = serde_json::to_string(question).map_err(|it| it.to_string())?;
    let answer = service.ask(&json).await;
    if answer.is_err() {
        // One that broke down is not asked again; the next question starts another.
        SERVICE.take();
    }
    answer
}

/// All documents of a workspace that is only in memory, unless they are the same as the last time.
async fn changed_since_given(store: &Store) -> Option<Vec<Held>> {
    let heads = store.heads().await.ok()?;
    if GIVEN.with_borrow(|it| *it == heads) {
        return None;
    }
    let mut held = Vec::with_capacity(heads.len());
    for (id, revision) in &heads {
        if let Ok(Some(loaded)) = store.load(*id).await {
            let document = stored::write(&loaded.document);
            held.push(Held { revision: *revision, document });
        }
    }
    GIVEN.set(heads);
    Some(held)
}
