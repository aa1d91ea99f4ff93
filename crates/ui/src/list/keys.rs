//! The keys of the list: `j k`, arrows, pages, Home, End and Enter.

use wasm_bindgen::JsCast;
use web_sys::Node;
use yew::prelude::*;

use super::PostmortemListProps;
use super::window::Frame;

/// Answers keys that are pressed while the list has the focus.
pub(super) fn on_key(
    props: &PostmortemListProps,
    list: &NodeRef,
    frame: Frame,
) -> Callback<KeyboardEvent> {
    let list = list.clone();
    let summaries = props.summaries.clone();
    let (on_select, on_open) = (props.on_select.clone(), props.on_open.clone());
    let selected = props.selected;
    Callback::from(move |event: KeyboardEvent| {
        let is_modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        // A heading answers its own keys. (Yew listens at the root, so the event's current target says nothing.)
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        let is_here = target.is_some() && target == list.get();
        if is_modified || !is_here {
            return;
        }
        if let Some(row) = destination(&event.key(), selected, summaries.len(), frame.page()) {
            event.prevent_default();
            on_select.emit(row);
        } else if event.key() == "Enter"
            && let Some(summary) = summaries.get(selected)
        {
            event.prevent_default();
            on_open.emit(summary.id);
        }
    })
}

/// The row that `key` goes to from row `selected`; `None` for a key that goes nowhere.
fn destination(key: &str, selected: usize, n_rows: usize, page: usize) -> Option<usize> {
    let last = n_rows.checked_sub(1)?;
    let row = match key {
        "j" | "ArrowDown" => selected.saturating_add(1),
        "k" | "ArrowUp" => selected.saturating_sub(1),
        "PageDown" => selected.saturating_add(page),
        "PageUp" => selected.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    Some(row.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_go_through_the_rows_and_stop_at_the_ends() {
        let cases = [
            ("j", 3, 4),
            ("k", 3, 2),
            ("ArrowUp", 0, 0),
            ("ArrowDown", 9, 9),
            ("PageDown", 3, 8),
            ("PageUp", 3, 0),
            ("Home", 5, 0),
            ("End", 5, 9),
            ("j", 40, 9),
        ];
        for (key, from, to) in cases {
            assert_eq!(destination(key, from, 10, 5), Some(to), "{key} from {from}");
        }
        assert_eq!(destination("x", 3, 10, 5), None);
        assert_eq!(destination("j", 0, 0, 5), None);
    }
}
