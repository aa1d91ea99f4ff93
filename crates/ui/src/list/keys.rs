//! The keys of the list: `j k`, arrows, pages, Home, End and Enter.

use wasm_bindgen::JsCast;
use web_sys::Node;
use yew::prelude::*;

use super::PostmortemListProps;
use super::window::Frame;
use crate::shortcut::{Pressed, Shortcut, answer, key};

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
        // A heading answers its own keys. (Yew listens at the root, so the event's current target says nothing.)
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        let is_here = target.is_some() && target == list.get();
        if !is_here {
            return;
        }
        let pressed = Pressed::new(&event);
        if let Some(row) = destination(&pressed, selected, summaries.len(), frame.page()) {
            event.prevent_default();
            on_select.emit(row);
        } else if key::ROW_OPEN.is(&pressed)
            && let Some(summary) = summaries.get(selected)
        {
            event.prevent_default();
            on_open.emit(summary.id);
        }
    })
}

/// Where a key goes.
#[derive(Clone, Copy)]
enum Way {
    Next,
    Previous,
    PageDown,
    PageUp,
    First,
    Last,
}

const WAYS: [(&Shortcut, Way); 6] = [
    (&key::ROW_NEXT, Way::Next),
    (&key::ROW_PREVIOUS, Way::Previous),
    (&key::ROW_PAGE_DOWN, Way::PageDown),
    (&key::ROW_PAGE_UP, Way::PageUp),
    (&key::ROW_FIRST, Way::First),
    (&key::ROW_LAST, Way::Last),
];

/// The row that a key goes to from row `selected`; `None` for a key that goes nowhere.
pub(crate) fn destination(
    pressed: &Pressed,
    selected: usize,
    n_rows: usize,
    page: usize,
) -> Option<usize> {
    let last = n_rows.checked_sub(1)?;
    let row = match answer(pressed, &WAYS)? {
        Way::Next => selected.saturating_add(1),
        Way::Previous => selected.saturating_sub(1),
        Way::PageDown => selected.saturating_add(page),
        Way::PageUp => selected.saturating_sub(page),
        Way::First => 0,
        Way::Last => last,
    };
    Some(row.min(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), ..Pressed::default() }
    }

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
            assert_eq!(destination(&pressed(key), from, 10, 5), Some(to), "{key} from {from}");
        }
        assert_eq!(destination(&pressed("x"), 3, 10, 5), None);
        assert_eq!(destination(&pressed("j"), 0, 0, 5), None);
    }
}
