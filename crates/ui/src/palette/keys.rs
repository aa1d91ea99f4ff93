//! What keys do in the palette's field: the arrows go through what was found, Enter chooses; the rest belongs to the text.

use yew::prelude::*;

/// How far Page Up and Page Down go.
const PAGE: usize = 8;

/// Answers keys; `at` of `n_shown` is active.
pub(super) fn on_key(
    at: usize,
    n_shown: usize,
    active: &UseStateHandle<usize>,
    on_enter: Callback<()>,
) -> Callback<KeyboardEvent> {
    let active = active.setter();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() {
            return;
        }
        let key = event.key();
        if let Some(at) = destination(&key, at, n_shown) {
            event.prevent_default();
            active.set(at);
        } else if key == "Enter" {
            event.prevent_default();
            on_enter.emit(());
        }
    })
}

/// Where `key` goes from `at` among so many; the arrows go round.
fn destination(key: &str, at: usize, n_shown: usize) -> Option<usize> {
    let last = n_shown.checked_sub(1)?;
    match key {
        "ArrowDown" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowUp" => Some(at.checked_sub(1).unwrap_or(last)),
        "PageDown" => Some((at + PAGE).min(last)),
        "PageUp" => Some(at.saturating_sub(PAGE)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round_and_pages_stop() {
        let cases = [
            ("ArrowDown", 0, Some(1)),
            ("ArrowDown", 9, Some(0)),
            ("ArrowUp", 0, Some(9)),
            ("PageDown", 5, Some(9)),
            ("PageUp", 5, Some(0)),
            ("Home", 5, None),
        ];
        for (key, from, to) in cases {
            assert_eq!(destination(key, from, 10), to, "{key} from {from}");
        }
        assert_eq!(destination("ArrowDown", 0, 0), None);
    }
}
