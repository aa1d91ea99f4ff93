//! Undo and redo by keys, in every field: the browser's own undo knows one field and not the document.

use afterword_ui::Action;
use afterword_ui::shortcut::{Pressed, key};
use yew::prelude::*;

use crate::browser::page;

/// Hears undo and redo before any field does.
#[hook]
pub(crate) fn use_undo_keys(dispatch: &Callback<Action>) {
    use_effect_with(dispatch.clone(), |dispatch| {
        let dispatch = dispatch.clone();
        let keys = page::on_key(move |event| {
            if let Some(action) = action_of(event) {
                event.prevent_default();
                event.stop_propagation();
                dispatch.emit(action);
            }
        });
        move || drop(keys)
    });
}

fn action_of(event: &KeyboardEvent) -> Option<Action> {
    let pressed = Pressed::new(event);
    if key::UNDO.is(&pressed) {
        return Some(Action::Undo);
    }
    key::REDO.is(&pressed).then_some(Action::Redo)
}
