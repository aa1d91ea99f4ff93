//! Undo and redo by keys, in every field: the browser's own undo knows one field and not the document.

use std::cell::RefCell;
use std::rc::Rc;

use afterword_ui::Action;
use afterword_ui::shortcut::{Pressed, key};
use yew::prelude::*;

use crate::browser::{page, task};

/// What else somebody does to the page; each of them may be an edit.
const DEEDS: [&str; 5] = ["pointerdown", "click", "input", "change", "drop"];

/// Keys that do nothing by themselves.
const MODIFIERS: [&str; 4] = ["Control", "Meta", "Shift", "Alt"];

/// Hears undo and redo before any field does.
///
/// A busy page may not have drawn the last letters yet. Taken back before that, they would have been nothing that changed, and stand in
/// their field for good: so what was typed is drawn first. Whatever else somebody does meanwhile waits for what they asked for before it,
/// or it would be what is taken back.
#[hook]
pub(crate) fn use_undo_keys(dispatch: &Callback<Action>) {
    use_effect_with(dispatch.clone(), |dispatch| {
        let asked = Rc::new(Asked { dispatch: dispatch.clone(), waiting: RefCell::default() });
        let keys = {
            let asked = asked.clone();
            page::on_key(move |event| match action_of(event) {
                Some(action) => {
                    event.prevent_default();
                    event.stop_propagation();
                    asked.soon(action);
                }
                None if MODIFIERS.contains(&event.key().as_str()) => {}
                None => asked.now(),
            })
        };
        let deeds = DEEDS.map(|kind| {
            let asked = asked.clone();
            page::on_any(kind, move || asked.now())
        });
        move || drop((keys, deeds))
    });
}

/// What was asked for and is not done yet, oldest first.
struct Asked {
    dispatch: Callback<Action>,
    waiting: RefCell<Vec<Action>>,
}

impl Asked {
    /// Has `action` done once the page has drawn what it has to.
    fn soon(self: &Rc<Self>, action: Action) {
        self.waiting.borrow_mut().push(action);
        let asked = self.clone();
        task::spawn(async move {
            task::wait(0).await;
            asked.now();
        });
    }

    /// Does all of it.
    fn now(&self) {
        self.waiting.take().into_iter().for_each(|it| self.dispatch.emit(it));
    }
}

fn action_of(event: &KeyboardEvent) -> Option<Action> {
    let pressed = Pressed::new(event);
    if key::UNDO.is(&pressed) {
        return Some(Action::Undo);
    }
    key::REDO.is(&pressed).then_some(Action::Redo)
}
