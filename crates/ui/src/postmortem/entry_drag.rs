//! Carrying a timeline entry by mouse: to another place, or to a cause that it speaks for. Keys do the same elsewhere.

use afterword_core::postmortem::EntryId;
use wasm_bindgen::JsValue;
use web_sys::{DataTransfer, DragEvent};
use yew::prelude::*;

/// What an entry is called while it is carried. Other pages and programs don't take it.
const ANY: &str = "application/x-afterword-entry";

/// The same for one without a time, which may be put anywhere among the others.
const UNTIMED: &str = "application/x-afterword-entry-untimed";

/// Picks up the entry called `id`; `text` is what other programs get.
pub(super) fn pick_up(event: &DragEvent, id: EntryId, text: &str, is_untimed: bool) {
    if let Some(data) = event.data_transfer() {
        let id = id.to_string();
        let kinds = [(ANY, id.as_str()), ("text/plain", text)];
        let untimed = is_untimed.then_some((UNTIMED, id.as_str()));
        for (kind, value) in kinds.into_iter().chain(untimed) {
            // Refused only outside of a drag, which this is not.
            data.set_data(kind, value).ok();
        }
        data.set_effect_allowed("copyMove");
    }
}

/// Says that an entry may be dropped here; `true` if that is what is carried.
pub(super) fn welcome(event: &DragEvent, untimed_only: bool) -> bool {
    let kind = if untimed_only { UNTIMED } else { ANY };
    let is_entry = event.data_transfer().is_some_and(|it| carries(&it, kind));
    if is_entry {
        event.prevent_default();
    }
    is_entry
}

fn carries(data: &DataTransfer, kind: &str) -> bool {
    data.types().includes(&JsValue::from_str(kind), 0)
}

/// The entry that is dropped, if that is what it is.
pub(super) fn dropped(event: &DragEvent) -> Option<EntryId> {
    let id = event.data_transfer()?.get_data(ANY).ok()?.parse().ok()?;
    event.prevent_default();
    Some(id)
}

/// Takes the entries that are dropped on an element.
pub(super) fn on_drop(take: Callback<EntryId>) -> Callback<DragEvent> {
    Callback::from(move |event: DragEvent| {
        if let Some(id) = dropped(&event) {
            take.emit(id);
        }
    })
}

/// Lets entries be dropped on an element.
pub(super) fn on_drag_over() -> Callback<DragEvent> {
    Callback::from(|event: DragEvent| {
        welcome(&event, false);
    })
}
