//! The queue behind saving: what is stored, what is newer, and the one write in flight.

mod others;
#[cfg(all(test, target_arch = "wasm32"))]
mod tests;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::id::DocumentId;
use afterword_core::time::Instant;
use gloo::timers::callback::Timeout;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use yew::Callback;

use super::parting::{Parting, Place};
use super::{Kept, Newest, SaveEvent, SaveState, Theirs};
use crate::browser::lifecycle::{Lifecycle, ask_before_closing, on_leave};
use crate::browser::{clock, idle, task};
use crate::store::{LoadError, Loaded, SaveError, Store, StoreEvent, Subscription};
use crate::unsaved;

/// How long typing goes on before it is written. Long enough that a word is one write, short enough that losing it is nothing.
const DELAY_MILLIS: u32 = 250;

/// How long after that it waits at most for the page to have nothing else to do.
const IDLE_MILLIS: u32 = 150;

/// What no revision is.
const UNSTORED: u64 = 0;

/// How long after a failure it is tried again by itself.
const RETRY_MILLIS: u32 = 10_000;

/// Saves one open document.
pub(crate) struct SaveQueue<D: Kept = Postmortem> {
    inner: Rc<Inner<D>>,
    _leaving: Lifecycle,
    _changes: Subscription,
}

struct Inner<D> {
    id: DocumentId,
    store: Rc<Store>,
    listener: RefCell<Callback<SaveEvent<D>>>,
    /// What the page knows and may not have drawn.
    undrawn: RefCell<Option<Newest<D>>>,
    state: RefCell<State<D>>,
    /// Where a note of what is unsaved lies when the page goes.
    place: Place,
    /// Whether the page has gone: nobody is left to merge.
    is_closed: Cell<bool>,
}

struct State<D> {
    /// The newest version that is known to be stored, and its revision.
    base: Rc<D>,
    revision: u64,
    saved_at: Instant,
    /// What the page shows.
    newest: Rc<D>,
    /// What is being written.
    written: Option<Rc<D>>,
    phase: Phase<D>,
    shown: SaveState,
    /// How many versions of others were handed to the page.
    n_theirs: u32,
    /// The newest revision that others announced.
    heard: u64,
    /// Whether this document has been counted as changed since the last backup.
    is_counted: bool,
    /// Whether a note of what is unsaved was left, for the next start.
    is_noted: bool,
    /// Makes the browser ask before the tab is closed, while a save has failed.
    _asks: Option<Lifecycle>,
}

/// What happens next.
enum Phase<D> {
    /// All is stored, or nothing can be done until the next edit.
    Idle,
    /// A write begins when the timer ends.
    Waiting { _timer: Timeout },
    /// A write failed and is tried again when the timer ends, or after the next edit.
    Retrying { _timer: Timeout },
    /// A write is in flight; the promise is kept when it has ended.
    Writing(Promise),
    /// The page is merging somebody else's version.
    Merging(Theirs<D>),
    /// Nothing is written any more: the document was thrown away here.
    Stopped,
}

impl<D: Kept> SaveQueue<D> {
    pub(super) fn new(store: Rc<Store>, opened: &Loaded<D>) -> Self {
        let base = Rc::new(opened.document.clone());
        let state = State {
            base: base.clone(),
            revision: opened.revision,
            saved_at: opened.saved_at,
            newest: base,
            written: None,
            phase: Phase::Idle,
            shown: at_rest(&store, opened.saved_at),
            n_theirs: 0,
            heard: 0,
            is_counted: false,
            is_noted: false,
            _asks: None,
        };
        let inner = Rc::new(Inner {
            id: Kept::id(&opened.document),
            store,
            listener: RefCell::default(),
            undrawn: RefCell::default(),
            state: RefCell::new(state),
            place: Place::of(Kept::id(&opened.document)),
            is_closed: Cell::new(false),
        });
        let leaving = {
            let inner = inner.clone();
            on_leave(move || inner.leave())
        };
        let changes = {
            let weak = Rc::downgrade(&inner);
            inner.store.subscribe(move |event| {
                if let (StoreEvent::Changed(change), Some(inner)) = (event, weak.upgrade()) {
                    inner.hear(*change);
                }
            })
        };
        Self { inner, _leaving: leaving, _changes: changes }
    }

    pub(super) fn set_listener(&self, listener: Callback<SaveEvent<D>>) {
        *self.inner.listener.borrow_mut() = listener;
    }

    pub(super) fn set_newest(&self, newest: Newest<D>) {
        *self.inner.undrawn.borrow_mut() = Some(newest);
    }

    /// How things stand now; what changes from here on comes as [`SaveEvent::State`].
    pub(crate) fn state(&self) -> SaveState {
        self.inner.state.borrow().shown.clone()
    }

    /// `shown` as far as it is true of `present`: a page may draw what was typed before the queue has heard of it, and must not say
    /// beside it that it is saved.
    pub(crate) fn true_of(&self, present: &Rc<D>, shown: SaveState) -> SaveState {
        let is_at_rest = matches!(shown, SaveState::Saved { .. } | SaveState::InMemory);
        let base = &self.inner.state.borrow().base;
        if is_at_rest && !Rc::ptr_eq(base, present) && base != present {
            SaveState::Unsaved
        } else {
            shown
        }
    }

    /// Takes what the page shows. All that happens on the path of a keystroke is that a name for it is put here.
    pub(super) fn push(&self, present: Rc<D>, n_merged: u32) {
        self.inner.push(present, n_merged);
    }

    /// Throws the document away, with what was typed last.
    pub(crate) async fn trash(&self) -> Result<(), LoadError> {
        self.inner.settle().await;
        self.inner.store.trash(self.inner.id, clock::now()).await?;
        self.inner.state.borrow_mut().phase = Phase::Stopped;
        unsaved::forget(self.inner.id);
        self.inner.take_note_back();
        Ok(())
    }

    /// Writes what is unsaved; the page will not hear of it.
    pub(super) fn close(&self) {
        self.inner.is_closed.set(true);
        self.set_listener(Callback::noop());
        let merging = match &self.inner.state.borrow().phase {
            Phase::Merging(theirs) => Some(theirs.clone()),
            _ => None,
        };
        if let Some(theirs) = merging {
            self.inner.merge(&theirs);
        }
        self.inner.start();
    }
}

impl<D: Kept> Inner<D> {
    fn push(self: &Rc<Self>, present: Rc<D>, n_merged: u32) {
        let starts = {
            let mut state = self.state.borrow_mut();
            if matches!(state.phase, Phase::Stopped) {
                return;
            }
            state.newest = present;
            match state.phase {
                Phase::Idle | Phase::Retrying { .. } => true,
                Phase::Merging(_) => n_merged >= state.n_theirs,
                _ => false,
            }
        };
        if starts {
            self.wait_or_rest();
        } else {
            unsaved::keep(&self.state.borrow().newest);
        }
    }

    /// Begins to write what is unsaved, and leaves a note of it: no other line of the page may run.
    fn leave(self: &Rc<Self>) {
        let undrawn = self.undrawn.borrow().clone();
        if let Some((newest, n_merged)) = undrawn.map(|it| it.emit(())) {
            self.push(newest, n_merged);
        }
        self.start();
        let mut state = self.state.borrow_mut();
        let is_wanted = !matches!(state.phase, Phase::Stopped) && self.store.is_durable();
        if is_wanted && !state.is_saved() {
            // While the page merges, what it has is of what both began with, and not of what is stored.
            let (base, revision) = match &state.phase {
                Phase::Merging(theirs) => (&theirs.base, UNSTORED),
                _ => (&state.base, state.revision),
            };
            let written = state.written.as_deref();
            self.place.leave(&Parting { newest: &*state.newest, base, revision, written });
            state.is_noted = true;
        }
    }

    fn take_note_back(&self) {
        if std::mem::take(&mut self.state.borrow_mut().is_noted) {
            self.place.clear();
        }
    }

    /// Sets the timer if there is something to write.
    fn wait_or_rest(self: &Rc<Self>) {
        if self.state.borrow().is_saved() {
            return self.rest();
        }
        unsaved::keep(&self.state.borrow().newest);
        let is_failed = matches!(self.state.borrow().shown, SaveState::Failed(_));
        self.state.borrow_mut().phase = Phase::Waiting { _timer: self.pause() };
        if !is_failed {
            self.show(SaveState::Unsaved);
        }
    }

    /// After a moment, when nothing waits to be drawn: turning a large document into text takes longer than the frame that shows a key.
    fn pause(self: &Rc<Self>) -> Timeout {
        let inner = self.clone();
        Timeout::new(DELAY_MILLIS, move || idle::run_within(IDLE_MILLIS, move || inner.start()))
    }

    /// The timer holds the queue, so that a write that failed is tried again even when its page has gone.
    fn timer(self: &Rc<Self>, millis: u32) -> Timeout {
        let inner = self.clone();
        Timeout::new(millis, move || inner.start())
    }

    /// Everything is stored.
    fn rest(self: &Rc<Self>) {
        unsaved::forget(self.id);
        self.take_note_back();
        let (saved_at, is_behind) = {
            let mut state = self.state.borrow_mut();
            state.phase = Phase::Idle;
            (state.saved_at, state.heard > state.revision)
        };
        self.show(at_rest(&self.store, saved_at));
        if is_behind {
            task::spawn(self.clone().fetch_theirs());
        }
    }

    /// Begins to write what is unsaved, unless a write is in flight or the page is merging.
    fn start(self: &Rc<Self>) {
        let mut state = self.state.borrow_mut();
        match state.phase {
            Phase::Writing(_) | Phase::Merging(_) | Phase::Stopped => return,
            Phase::Idle if state.is_saved() => return,
            // What was typed was taken back.
            Phase::Waiting { .. } | Phase::Retrying { .. } if state.is_saved() => {
                drop(state);
                return self.rest();
            }
            _ => {}
        }
        let inner = self.clone();
        // The promise is scheduled, not run: the borrow has ended by then.
        state.phase = Phase::Writing(future_to_promise(async move {
            inner.write().await;
            Ok(JsValue::UNDEFINED)
        }));
    }

    /// Writes at once what is unsaved, and returns when nothing is left or the write has failed.
    async fn settle(self: &Rc<Self>) {
        loop {
            self.start();
            let writing = match &self.state.borrow().phase {
                Phase::Writing(promise) => promise.clone(),
                _ => return,
            };
            // The future of `start` reports by itself and never fails.
            JsFuture::from(writing).await.ok();
            if matches!(self.state.borrow().shown, SaveState::Failed(_)) {
                return;
            }
        }
    }

    async fn write(self: &Rc<Self>) {
        self.show(SaveState::Saving);
        let (document, revision) = {
            let mut state = self.state.borrow_mut();
            state.written = Some(state.newest.clone());
            (state.newest.clone(), state.revision)
        };
        let now = clock::now();
        let saved = self.store.save(&*document, Some(revision), now).await;
        self.state.borrow_mut().written = None;
        match saved {
            Ok(revision) => self.written(document, revision, now).await,
            Err(SaveError::Stale { theirs }) => self.hand_over(*theirs),
            Err(SaveError::Store(error)) => {
                self.state.borrow_mut().phase = if error.is_passing() {
                    Phase::Retrying { _timer: self.timer(RETRY_MILLIS) }
                } else {
                    Phase::Idle
                };
                self.show(SaveState::Failed(error));
            }
        }
    }

    async fn written(self: &Rc<Self>, document: Rc<D>, revision: u64, now: Instant) {
        let is_counted = {
            let mut state = self.state.borrow_mut();
            (state.base, state.revision, state.saved_at) = (document, revision, now);
            state.phase = Phase::Idle;
            // What failed before has succeeded now.
            state.shown = SaveState::Saving;
            std::mem::replace(&mut state.is_counted, true)
        };
        self.wait_or_rest();
        if self.is_closed.get() {
            self.start();
        }
        if !is_counted {
            // The reminder of a backup then comes one change later.
            self.store.count_change(now).await.ok();
        }
    }

    fn show(&self, shown: SaveState) {
        {
            let mut state = self.state.borrow_mut();
            if state.shown == shown {
                return;
            }
            let is_failed = matches!(shown, SaveState::Failed(_));
            state._asks = is_failed.then(|| state._asks.take().unwrap_or_else(ask_before_closing));
            state.shown = shown.clone();
        }
        self.tell(SaveEvent::State(shown));
    }

    fn tell(&self, event: SaveEvent<D>) {
        let listener = self.listener.borrow().clone();
        listener.emit(event);
    }
}

impl<D: Kept> State<D> {
    fn is_saved(&self) -> bool {
        Rc::ptr_eq(&self.newest, &self.base) || self.newest == self.base
    }
}

fn at_rest(store: &Store, saved_at: Instant) -> SaveState {
    if store.is_durable() { SaveState::Saved { at: saved_at } } else { SaveState::InMemory }
}
