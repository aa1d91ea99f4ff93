//! What was done on the board, to be taken back: it outlives the page, for undo does not ask where somebody has gone since.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::actions::ActionList;
use afterword_core::id::DocumentId;
use afterword_ui::shortcut::key;
use afterword_ui::words::word;
use yew::prelude::*;

use super::edits::{Deed, Done, Outcome, What, apply};
use super::{lists, said};
use crate::browser::{clock, hash, page, task};
use crate::route::Route;
use crate::session::Session;
use crate::store::Store;

/// One thing that was done.
pub(super) enum Step {
    /// Actions were changed.
    Done(Vec<Done>),
    /// A list was begun.
    Begun(DocumentId),
    /// A list was moved to the trash.
    Trashed(DocumentId),
    /// A list was called otherwise.
    Renamed { id: DocumentId, before: String, after: String },
}

thread_local! {
    static PAST: RefCell<Vec<Step>> = const { RefCell::new(Vec::new()) };
}

pub(super) fn remember(step: Step) {
    let is_nothing = matches!(&step, Step::Done(done) if done.is_empty());
    if !is_nothing {
        PAST.with_borrow_mut(|it| it.push(step));
    }
}

/// Takes back what was done last, and says what that was; `false` if there is nothing.
fn take_back(session: &Session) -> bool {
    let Some(step) = PAST.with_borrow_mut(Vec::pop) else { return false };
    let session = session.clone();
    task::spawn(async move {
        let words = taken_back(&session.store, step).await;
        session.say_here.emit(words.into());
        session.reload.emit(());
    });
    true
}

async fn taken_back(store: &Store, step: Step) -> String {
    let told = match step {
        Step::Done(done) => return back(store, done).await,
        Step::Begun(id) => {
            let n = store.load_as::<ActionList>(id).await.ok().flatten();
            let n = n.map_or(0, |it| it.document.actions.len());
            let trashed = store.trash(id, clock::now()).await;
            trashed.map(|()| word::BOARD_LIST_UNDONE.count(n)).map_err(|it| it.to_string())
        }
        Step::Trashed(id) => {
            let restored = store.untrash(id).await;
            restored.map(|()| word::BOARD_LIST_BACK.text().into()).map_err(|it| it.to_string())
        }
        Step::Renamed { id, before, after } => {
            lists::rename(store, id, &before, Some(&after)).await.map(|it| match it {
                Some(_) => word::BOARD_LIST_RENAMED.fill(&[("title", &before)]),
                None => word::BOARD_UNDONE_SOME.count(1),
            })
        }
    };
    told.unwrap_or_else(|error| word::BOARD_NOT_CHANGED.fill(&[("error", &error)]))
}

async fn back(store: &Store, done: Vec<Done>) -> String {
    let back =
        |it: Done| Deed { key: it.key, what: What::Back { change: it.back, done: it.change } };
    let outcome: Outcome = apply(store, done.into_iter().map(back).collect(), "").await;
    // What could not be stored can be taken back another time.
    remember(Step::Done(outcome.failed.iter().filter_map(again).collect()));
    match &outcome.error {
        Some(error) => word::BOARD_NOT_CHANGED.fill(&[("error", error)]),
        None => said::undone(&outcome),
    }
}

/// What a deed that failed was to take back.
fn again(deed: &Deed) -> Option<Done> {
    let What::Back { change, done } = deed.what.clone() else { return None };
    Some(Done { key: deed.key, change: done, back: change })
}

/// What takes back what was done last, for a button beside the sentence that tells of it.
pub(in crate::pages) fn undo(session: &Session) -> Callback<()> {
    let session = session.clone();
    Callback::from(move |()| _ = take_back(&session))
}

/// Whether the page of `route` has an undo of its own: then the key means that.
fn has_own(route: Route) -> bool {
    matches!(
        route,
        Route::Postmortem(_)
            | Route::PostmortemAt(..)
            | Route::Present(_)
            | Route::Revisions(_)
            | Route::Shared(_)
            | Route::Template(_)
            | Route::Severity
            | Route::Metrics
    )
}

/// Hears undo on every page that has none of its own. In a field it is the browser that takes back what is typed.
#[hook]
pub(crate) fn use_past_keys(session: &Session) {
    let newest = use_mut_ref(|| session.clone());
    *newest.borrow_mut() = session.clone();
    use_effect_with((), move |()| {
        let newest: Rc<RefCell<Session>> = newest;
        let keys = page::on_key(move |event| {
            if !key::UNDO.hears(event) || page::is_typing_text(event) || page::has_dialog() {
                return;
            }
            let route = Route::parse(&hash::current());
            if has_own(route) {
                return;
            }
            let session = newest.borrow().clone();
            let is_done = take_back(&session);
            if is_done {
                event.prevent_default();
            } else if route.name() == Route::Actions.name() {
                session.say_here.emit(word::BOARD_UNDO_NONE.text().into());
            }
        });
        move || drop(keys)
    });
}
