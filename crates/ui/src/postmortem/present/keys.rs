//! What the keys of the stage ask for; see [`key`](crate::shortcut::key) for the keys themselves.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::shortcut::{Shortcut, heard, key};

/// What a key or a button asks for.
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

const BINDINGS: [(&Shortcut, Ask); 8] = [
    (&key::SLIDE_NEXT, Ask::Next),
    (&key::SLIDE_PREVIOUS, Ask::Previous),
    (&key::SLIDE_FIRST, Ask::First),
    (&key::SLIDE_LAST, Ask::Last),
    (&key::SLIDE_DOWN, Ask::Down),
    (&key::SLIDE_UP, Ask::Up),
    (&key::SLIDE_CLOCK, Ask::Clock),
    (&key::SLIDE_FULL, Ask::FullScreen),
];

/// What `event` asks for; nothing where the thing that has the focus needs the key itself.
pub(super) fn asked(event: &KeyboardEvent) -> Option<Ask> {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    let is_on = |selector: &str| {
        target.as_ref().is_some_and(|it| it.closest(selector).ok().flatten().is_some())
    };
    let is_its_own = ["input", "select", "textarea"].into_iter().any(&is_on)
        || event.key() == " " && ["button", "a"].into_iter().any(&is_on);
    if is_its_own { None } else { heard(event, &BINDINGS) }
}
