//! State whose handlers see what was set last, not what was drawn last.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

/// A value, read as it is now.
///
/// A key may come before what was typed ahead of it is drawn: a busy browser hears first and draws later. A handler that holds
/// [`use_state`] then acts on words that are no longer there, and the last of them are lost.
#[derive(Debug)]
pub(crate) struct Newest<T: 'static>(UseReducerHandle<Held<T>>);

/// Keeps a value that begins as `first` says. Setting one that is equal draws nothing.
#[hook]
pub(crate) fn use_newest<T: PartialEq + 'static>(first: impl FnOnce() -> T) -> Newest<T> {
    Newest(use_reducer_eq(|| Held(first())))
}

impl<T> Newest<T> {
    pub(crate) fn set(&self, value: T) {
        self.0.dispatch(value);
    }
}

impl<T> Deref for Newest<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.0
    }
}

impl<T> Clone for Newest<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

#[derive(Debug, PartialEq)]
struct Held<T>(T);

impl<T> Reducible for Held<T> {
    type Action = T;

    fn reduce(self: Rc<Self>, value: T) -> Rc<Self> {
        Rc::new(Self(value))
    }
}
