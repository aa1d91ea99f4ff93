//! Hearing of what other tabs do.

use std::rc::Rc;

use yew::prelude::*;

use crate::store::{Store, StoreEvent};

/// Counts the changes that other tabs make, so that whoever shows stored things knows when to ask again.
#[hook]
pub(crate) fn use_changes(store: &Rc<Store>) -> u32 {
    let (count, grow) = use_count();
    use_store_events(store, move |event| {
        if matches!(event, StoreEvent::Changed(_)) {
            grow.emit(());
        }
    });
    count
}

/// A number, and what makes it grow. Two that ask at the same time make it grow twice.
#[hook]
pub(crate) fn use_count() -> (u32, Callback<()>) {
    let count = use_reducer(Count::default);
    let dispatcher = count.dispatcher();
    let grow = use_callback((), move |(), ()| dispatcher.dispatch(()));
    (count.0, grow)
}

/// Calls `on_event` for whatever happens to the store from outside, while the component is there.
#[hook]
pub(crate) fn use_store_events(store: &Rc<Store>, on_event: impl Fn(&StoreEvent) + 'static) {
    let newest = use_mut_ref(|| None::<Rc<dyn Fn(&StoreEvent)>>);
    *newest.borrow_mut() = Some(Rc::new(on_event));
    use_effect_with(store.clone(), move |store| {
        let subscription = store.subscribe(move |event| {
            let on_event = newest.borrow().clone();
            if let Some(on_event) = on_event {
                on_event(event);
            }
        });
        move || drop(subscription)
    });
}

#[derive(Default)]
struct Count(u32);

impl Reducible for Count {
    type Action = ();

    fn reduce(self: Rc<Self>, (): ()) -> Rc<Self> {
        Rc::new(Self(self.0.wrapping_add(1)))
    }
}
