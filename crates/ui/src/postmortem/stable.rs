//! Callbacks that stay the same while what they do keeps up.

use std::rc::Rc;

use yew::prelude::*;

/// A callback that compares equal from render to render and does what the latest render meant.
///
/// A list hands one to all of its rows: a row that is otherwise unchanged is then not drawn again, and still acts on the newest
/// document.
#[hook]
pub(crate) fn use_stable<IN, OUT, F>(latest: F) -> Callback<IN, OUT>
where
    IN: 'static,
    OUT: 'static,
    F: Fn(IN) -> OUT + 'static,
{
    let latest: Rc<dyn Fn(IN) -> OUT> = Rc::new(latest);
    let held = use_mut_ref(|| latest.clone());
    *held.borrow_mut() = latest;
    let callback = use_memo((), move |()| {
        Callback::from(move |input| {
            // Let go of before it is called: it may lead to the next render.
            let latest = held.borrow().clone();
            latest(input)
        })
    });
    (*callback).clone()
}
