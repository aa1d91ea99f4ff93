//! What a page waits for.

use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::task;

/// Something that a page has asked for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Loading<T> {
    /// It was asked for and has not come.
    Waiting,
    /// It is here.
    Here(T),
}

impl<T> Loading<T> {
    /// The thing, once it is here.
    pub(crate) fn here(&self) -> Option<&T> {
        match self {
            Self::Waiting => None,
            Self::Here(it) => Some(it),
        }
    }
}

/// Asks for something whenever `key` changes. What was there stays until the new thing comes, so that nothing flickers; an answer
/// that comes after a newer question is dropped.
#[hook]
pub(crate) fn use_loaded<K, T, F>(key: K, load: impl Fn(&K) -> F + 'static) -> Loading<T>
where
    K: PartialEq + 'static,
    T: 'static + Clone,
    F: Future<Output = T> + 'static,
{
    let state = use_state(|| Loading::Waiting);
    let newest = use_memo((), |_| Cell::new(0_u32));
    let setter = state.setter();
    use_effect_with(key, move |key| {
        let asked = newest.get().wrapping_add(1);
        newest.set(asked);
        let answer = load(key);
        let newest: Rc<Cell<u32>> = newest.clone();
        task::spawn(async move {
            let answer = answer.await;
            if newest.get() == asked {
                setter.set(Loading::Here(answer));
            }
        });
    });
    (*state).clone()
}
