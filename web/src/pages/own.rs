//! Saving what a workspace makes its own, a template or a model, as it is edited: a moment after the last key, at once when the page is left.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use afterword_core::maturity::Model;
use afterword_core::template::Template;
use afterword_ui::words::{Text, word};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::autosave::SaveState;
use crate::browser::lifecycle::on_leave;
use crate::browser::{clock, task};
use crate::changes::use_store_events;
use crate::session::Session;
use crate::store::{Change, Store, StoreError, StoreEvent};

/// How long typing goes on before it is written.
const DELAY_MILLIS: u32 = 250;

/// A kind of thing that is kept under its name, and whole: the last that is written stands.
pub(super) trait Own: Clone + PartialEq + 'static {
    /// Says that another tab has changed it.
    const THEIRS: &'static Text;

    /// Whether a change of the store may be of one.
    fn is_of(change: Change) -> bool;

    /// Keeps it, in place of the one of its name.
    async fn put(&self, session: &Session) -> Result<(), StoreError>;

    /// The one of its name as it is kept now.
    async fn again(&self, store: &Store) -> Result<Option<Self>, StoreError>;
}

impl Own for Template {
    const THEIRS: &'static Text = &word::TEMPLATE_THEIRS;

    fn is_of(change: Change) -> bool {
        matches!(change, Change::Templates | Change::Imported)
    }

    async fn put(&self, session: &Session) -> Result<(), StoreError> {
        let put = session.store.put_template(self).await;
        // Every page has the templates from the session.
        session.reload.emit(());
        put
    }

    async fn again(&self, store: &Store) -> Result<Option<Self>, StoreError> {
        store.template(&self.id).await
    }
}

impl Own for Model {
    const THEIRS: &'static Text = &word::MODEL_THEIRS;

    fn is_of(change: Change) -> bool {
        matches!(change, Change::Models | Change::Imported)
    }

    async fn put(&self, session: &Session) -> Result<(), StoreError> {
        session.store.put_model(self).await
    }

    async fn again(&self, store: &Store) -> Result<Option<Self>, StoreError> {
        store.model(&self.id).await
    }
}

/// The saving of one.
pub(super) struct Saving<T> {
    /// What was edited and is not written yet.
    pending: Rc<RefCell<Option<Rc<T>>>>,
    is_over: Rc<Cell<bool>>,
}

impl<T> Clone for Saving<T> {
    fn clone(&self) -> Self {
        Self { pending: self.pending.clone(), is_over: self.is_over.clone() }
    }
}

impl<T: Own> Saving<T> {
    /// Writes nothing from now on, because it is about to go from where it is; or does so again, because it did not.
    pub(super) fn hold(&self, is_over: bool) {
        self.is_over.set(is_over);
        if is_over {
            self.pending.take();
        }
    }

    /// Writes what is not written yet.
    fn write(&self, session: &Session, shown: &UseStateSetter<Option<SaveState>>) {
        let Some(own) = self.pending.take() else { return };
        let (session, pending, shown) = (session.clone(), self.pending.clone(), shown.clone());
        shown.set(Some(SaveState::Saving));
        task::spawn(async move {
            match own.put(&session).await {
                // What was edited meanwhile is written next, and says so itself.
                Ok(()) if pending.borrow().is_some() => {}
                Ok(()) if session.store.is_durable() => {
                    shown.set(Some(SaveState::Saved { at: clock::now() }));
                }
                Ok(()) => shown.set(Some(SaveState::InMemory)),
                Err(error) => {
                    shown.set(Some(SaveState::Failed(error)));
                    // It goes out with the next key, or when the page is left.
                    pending.borrow_mut().get_or_insert(own);
                }
            }
        });
    }
}

/// Keeps `present` whenever it changes, and once more when the page goes; says how that stands, `None` before the first change.
///
/// Writes need no queue: the database makes them one after the other, in the order in which they were asked for.
#[hook]
pub(super) fn use_saving<T: Own>(
    session: &Session,
    present: &Rc<T>,
) -> (Option<SaveState>, Saving<T>) {
    let shown = use_state(|| None::<SaveState>);
    let saving = use_memo((), |()| Saving { pending: Rc::default(), is_over: Rc::default() });
    let first = use_mut_ref(|| Some(present.clone()));
    let write = {
        let (saving, shown) = (saving.clone(), shown.setter());
        use_callback(session.clone(), move |(), session| saving.write(session, &shown))
    };
    let newest = use_mut_ref(|| write.clone());
    *newest.borrow_mut() = write;
    let write_newest = move || {
        let write = newest.borrow().clone();
        write.emit(());
    };
    {
        let (saving, shown) = (saving.clone(), shown.setter());
        let write_newest = write_newest.clone();
        use_effect_with(present.clone(), move |present| {
            let is_first = first.borrow_mut().take().is_some_and(|it| Rc::ptr_eq(&it, present));
            let timer = (!is_first && !saving.is_over.get()).then(|| {
                saving.pending.replace(Some(present.clone()));
                shown.set(Some(SaveState::Unsaved));
                Timeout::new(DELAY_MILLIS, write_newest)
            });
            move || drop(timer)
        });
    }
    use_effect_with((), move |()| {
        let leaving = on_leave(write_newest.clone());
        move || {
            drop(leaving);
            write_newest();
        }
    });
    ((*shown).clone(), (*saving).clone())
}

/// Takes what another tab has made of it, unless something was edited here that is not written yet.
#[hook]
pub(super) fn use_theirs<T: Own>(
    session: &Session,
    present: &Rc<T>,
    saving: &Saving<T>,
    on_theirs: Callback<T>,
) {
    let (session, pending) = (session.clone(), saving.pending.clone());
    let newest = use_mut_ref(|| present.clone());
    *newest.borrow_mut() = present.clone();
    let store = session.store.clone();
    use_store_events(&store, move |event| {
        if !matches!(event, StoreEvent::Changed(change) if T::is_of(*change)) {
            return;
        }
        let (session, pending) = (session.clone(), pending.clone());
        let (newest, on_theirs) = (newest.clone(), on_theirs.clone());
        task::spawn(async move {
            let own = newest.borrow().clone();
            let Ok(Some(theirs)) = own.again(&session.store).await else { return };
            let is_news = pending.borrow().is_none() && theirs != **newest.borrow();
            if is_news {
                session.say(T::THEIRS.text());
                on_theirs.emit(theirs);
            }
        });
    });
}
