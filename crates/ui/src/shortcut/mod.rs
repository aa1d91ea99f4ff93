//! The keys with a meaning of their own: one table, which both binds them and fills the list that `?` shows.
//!
//! A new key is a static in [`key`] and a name in its [`ALL`](key::ALL); who answers it asks [`Shortcut::is`]. Before a key goes in:
//! not one of a browser's (`Alt ←` goes back, `Ctrl L` is the address), not a screen reader's (Insert and Caps Lock are theirs), and
//! a letter alone only where nothing is typed.

pub mod key;
mod press;

use web_sys::KeyboardEvent;

pub use press::{Press, Pressed, set_signs};

use crate::words::Text;

/// Keys that do one thing, and what that is.
#[derive(Debug)]
pub struct Shortcut {
    /// Any of these does it.
    presses: &'static [Press],
    meaning: &'static Text,
}

/// So many keys that do one thing are a row, of which the first and the last are named.
const ROW: usize = 8;

impl Shortcut {
    const fn new(presses: &'static [Press], meaning: &'static Text) -> Self {
        Self { presses, meaning }
    }

    /// Whether `pressed` is this shortcut.
    pub fn is(&self, pressed: &Pressed) -> bool {
        self.presses.iter().any(|it| it.is(pressed))
    }

    /// Whether `event` is this shortcut. What belongs to an input method is not.
    pub fn hears(&self, event: &KeyboardEvent) -> bool {
        !event.is_composing() && self.is(&Pressed::new(event))
    }

    /// What is written on the keys: `Ctrl K, ⌘ K`.
    pub fn keys(&self) -> String {
        let keys: Vec<String> = self.presses.iter().flat_map(|it| it.names()).collect();
        match keys.as_slice() {
            // A row of keys, such as the digits.
            [first, .., last] if keys.len() >= ROW => [first, "–", last].concat(),
            keys => keys.join(", "),
        }
    }

    /// What it does.
    pub fn meaning(&self) -> &'static str {
        self.meaning.text()
    }
}

/// What `event` means among `bindings`; nothing while it belongs to an input method.
pub(crate) fn heard<T: Copy>(event: &KeyboardEvent, bindings: &[(&Shortcut, T)]) -> Option<T> {
    if event.is_composing() { None } else { answer(&Pressed::new(event), bindings) }
}

/// The first of `bindings` whose shortcut `pressed` is.
pub(crate) fn answer<T: Copy>(pressed: &Pressed, bindings: &[(&Shortcut, T)]) -> Option<T> {
    bindings.iter().find(|(shortcut, _)| shortcut.is(pressed)).map(|(_, answer)| *answer)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::key::{ALL, CAUSE_UP, PALETTE, REDO, ROW_NEXT};
    use super::*;

    #[test]
    fn the_keys_of_one_place_differ() {
        for (place, shortcuts) in ALL {
            let mut seen = BTreeSet::new();
            for keys in shortcuts.iter().flat_map(|it| it.presses).flat_map(Press::names) {
                assert!(seen.insert(keys.clone()), "{keys} is twice under {}", place.text());
            }
        }
    }

    #[test]
    fn no_key_is_a_browsers_or_a_screen_readers() {
        // What Chrome, Edge, Firefox and Safari do with keys that a page may take from them to somebody's surprise.
        let taken = [
            "Alt ←", "Alt →", "Alt D", "Alt E", "Alt F", "Alt Home", "Ctrl D", "Ctrl F", "Ctrl L",
            "Ctrl N", "Ctrl P", "Ctrl R", "Ctrl S", "Ctrl T", "Ctrl W", "⌘ Y", "F1", "F3", "F5",
            "F6", "F7", "F11", "F12",
        ];
        for (_, shortcuts) in ALL {
            for keys in shortcuts.iter().flat_map(|it| it.presses).flat_map(Press::names) {
                assert!(!taken.contains(&keys.as_str()), "{keys} means something else already");
            }
        }
    }

    #[test]
    fn keys_are_named_as_they_are_labelled() {
        assert_eq!(PALETTE.keys(), "Ctrl K, ⌘ K");
        assert_eq!(REDO.keys(), "Ctrl Shift Z, ⌘ Shift Z, Ctrl Y");
        assert_eq!(ROW_NEXT.keys(), "J, ↓");
        assert_eq!(CAUSE_UP.keys(), "Alt ↑");
    }
}
