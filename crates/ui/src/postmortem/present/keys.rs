//! The keys of the stage, and those of the small remotes that people hold in a meeting.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Next,
    Previous,
    First,
    Last,
    /// Towards the end of a slide that is longer than the wall.
    Down,
    /// Towards its beginning.
    Up,
    /// Stop the clock, or let it go on.
    Clock,
    FullScreen,
}

/// What `event` asks for; nothing where the thing that has the focus needs the key itself.
pub(super) fn asked(event: &KeyboardEvent) -> Option<Ask> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
        return None;
    }
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_on = |selector: &str| {
        target.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some())
    };
    if is_on("input, select, textarea") {
        return None;
    }
    ask_of(&event.key(), event.shift_key())
        .filter(|_| event.key() != " " || !is_on("button, a, summary"))
}

/// A remote sends the keys that turn pages.
fn ask_of(key: &str, is_shifted: bool) -> Option<Ask> {
    Some(match key {
        " " if is_shifted => Ask::Previous,
        "ArrowRight" | "PageDown" | " " => Ask::Next,
        "ArrowLeft" | "PageUp" => Ask::Previous,
        "Home" => Ask::First,
        "End" => Ask::Last,
        "ArrowDown" => Ask::Down,
        "ArrowUp" => Ask::Up,
        "p" | "P" => Ask::Clock,
        "f" | "F" => Ask::FullScreen,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remotes_and_keyboards_turn_the_same_pages() {
        for key in ["ArrowRight", "PageDown", " "] {
            assert_eq!(ask_of(key, false), Some(Ask::Next), "{key:?}");
        }
        for (key, is_shifted) in [("ArrowLeft", false), ("PageUp", false), (" ", true)] {
            assert_eq!(ask_of(key, is_shifted), Some(Ask::Previous), "{key:?}");
        }
        assert_eq!(ask_of("x", false), None);
    }
}
