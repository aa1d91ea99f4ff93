//! Undo and redo by keys, in every field: the browser's own undo knows one field and not the document.

use afterword_ui::Action;
use afterword_ui::shortcut::{Pressed, key};
use yew::prelude::*;

use crate::browser::{page, task};

/// Hears undo and redo before any field does.
///
/// A busy page may not have drawn the last letters yet. Taken back before that, they would have been nothing that changed, and stand in
/// their field for good: so what was typed is drawn first.
#[hook]
pub(crate) fn use_undo_keys(dispatch: &Callback<Action>) {
    use_effect_with(dispatch.clone(), |dispatch| {
        let dispatch = dispatch.clone();
        let keys = page::on_key(move |event| {
            if let Some(action) = action_of(event) {
                event.prevent_default();
                event.stop_propagation();
                let dispatch = dispatch.clone();
                task::spawn(async move {
                    task::wait(0).await;
                    dispatch.emit(action);
                });
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
