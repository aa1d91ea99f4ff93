//! Saving a template as it is typed: a moment after the last key, at once when the page is left.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_core::template::Template;
use afterword_ui::words::word;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::autosave::SaveState;
use crate::browser::lifecycle::on_leave;
use crate::browser::{clock, task};
use crate::changes::use_store_events;
use crate::session::Session;
use crate::store::{Change, StoreEvent};

/// How long typing goes on before it is written.
const DELAY_MILLIS: u32 = 250;

/// What was typed and is not written yet.
type Pending = Rc<RefCell<Option<Rc<Template>>>>;

/// Keeps `present` whenever it changes, and once more when the page goes; says how that stands, `None` before the first change.
///
/// Writes need no queue: the database makes them one after the other, in the order in which they were asked for.
#[hook]
pub(super) fn use_saving(
    session: &Session,
    present: &Rc<Template>,
) -> (Option<SaveState>, Pending) {
    let shown = use_state(|| None::<SaveState>);
    let pending: Pending = use_mut_ref(|| None);
    let first = use_mut_ref(|| Some(present.clone()));
    let write = {
        let (pending, shown) = (pending.clone(), shown.setter());
        use_callback(session.clone(), move |(), session| {
            if let Some(template) = pending.borrow_mut().take() {
                write(session, template, &pending, &shown);
            }
        })
    };
    let newest = use_mut_ref(|| write.clone());
    *newest.borrow_mut() = write;
    let write_newest = move || {
        let write = newest.borrow().clone();
        write.emit(());
    };
    {
        let (pending, shown) = (pending.clone(), shown.setter());
        let write_newest = write_newest.clone();
        use_effect_with(present.clone(), move |present| {
            let is_first = first.borrow_mut().take().is_some_and(|it| Rc::ptr_eq(&it, present));
            let timer = (!is_first).then(|| {
                pending.replace(Some(present.clone()));
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
    ((*shown).clone(), pending)
}

fn write(
    session: &Session,
    template: Rc<Template>,
    pending: &Pending,
    shown: &UseStateSetter<Option<SaveState>>,
) {
    let (session, pending, shown) = (session.clone(), pending.clone(), shown.clone());
    shown.set(Some(SaveState::Saving));
    task::spawn(async move {
        match session.store.put_template(&template).await {
            // What was typed meanwhile is written next, and says so itself.
            Ok(()) if pending.borrow().is_some() => {}
            Ok(()) if session.store.is_durable() => {
                shown.set(Some(SaveState::Saved { at: clock::now() }));
            }
            Ok(()) => shown.set(Some(SaveState::InMemory)),
            Err(error) => {
                shown.set(Some(SaveState::Failed(error)));
                // It goes out with the next key, or when the page is left.
                pending.borrow_mut().get_or_insert(template);
            }
        }
        session.reload.emit(());
    });
}

/// Takes what another tab has made of the template, unless something is typed here that is not written yet.
#[hook]
pub(super) fn use_theirs(
    session: &Session,
    present: &Rc<Template>,
    pending: &Pending,
    on_theirs: Callback<Template>,
) {
    let (session, pending) = (session.clone(), pending.clone());
    let newest = use_mut_ref(|| present.clone());
    *newest.borrow_mut() = present.clone();
    let store = session.store.clone();
    use_store_events(&store, move |event| {
        if !matches!(event, StoreEvent::Changed(Change::Templates | Change::Imported)) {
            return;
        }
        let (session, pending) = (session.clone(), pending.clone());
        let (newest, on_theirs) = (newest.clone(), on_theirs.clone());
        task::spawn(async move {
            let id = newest.borrow().id.clone();
            let Ok(Some(theirs)) = session.store.template(&id).await else { return };
            let is_news = pending.borrow().is_none() && theirs != **newest.borrow();
            if is_news {
                session.say(word::TEMPLATE_THEIRS.text());
                on_theirs.emit(theirs);
            }
        });
    });
}
