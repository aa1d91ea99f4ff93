//! A key with what is held beside it: as it is bound, and as it was pressed.

use std::sync::atomic::{AtomicBool, Ordering};

use web_sys::KeyboardEvent;

use crate::words::on_keys;

/// What is held while a key is pressed, Shift aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Nothing,
    /// Ctrl, or ⌘ on a Mac.
    Command,
    /// Ctrl alone, where ⌘ would be the browser's.
    Ctrl,
    Alt,
}

/// One key with what is held beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Press {
    /// The key as browsers name it: `Enter`, `ArrowUp`, `k`.
    key: &'static str,
    held: Held,
    shift: bool,
}

impl Press {
    pub(super) const fn key(key: &'static str) -> Self {
        Self { key, held: Held::Nothing, shift: false }
    }

    pub(super) const fn command(key: &'static str) -> Self {
        Self { held: Held::Command, ..Self::key(key) }
    }

    pub(super) const fn ctrl(key: &'static str) -> Self {
        Self { held: Held::Ctrl, ..Self::key(key) }
    }

    pub(super) const fn alt(key: &'static str) -> Self {
        Self { held: Held::Alt, ..Self::key(key) }
    }

    pub(super) const fn shift(self) -> Self {
        Self { shift: true, ..self }
    }

    pub(super) fn is(&self, pressed: &Pressed) -> bool {
        let held = match self.held {
            Held::Nothing => !pressed.ctrl && !pressed.meta && !pressed.alt,
            Held::Command => (pressed.ctrl || pressed.meta) && !pressed.alt,
            Held::Ctrl => pressed.ctrl && !pressed.meta && !pressed.alt,
            Held::Alt => pressed.alt && !pressed.ctrl && !pressed.meta,
        };
        // Which signs need Shift differs from keyboard to keyboard.
        let is_sign = self.key.len() == 1 && self.key.as_bytes()[0].is_ascii_punctuation();
        held && (is_sign || pressed.shift == self.shift) && self.is_key(pressed)
    }

    fn is_key(&self, pressed: &Pressed) -> bool {
        if self.held == Held::Alt && self.key.len() == 1 {
            // With Alt, a Mac writes another letter: the key is known by its place.
            return pressed.code.strip_prefix("Key").is_some_and(|it| self.is_letter(it))
                || self.key == "." && pressed.code == "Period";
        }
        self.key == pressed.key || self.is_letter(&pressed.key)
    }

    fn is_letter(&self, key: &str) -> bool {
        self.key.len() == 1 && self.key.eq_ignore_ascii_case(key)
    }

    /// What is written on the keys; two of them where a Mac has another.
    pub(super) fn names(&self) -> Vec<String> {
        let held: &[&str] = match self.held {
            Held::Nothing => &[""],
            Held::Command => &["Ctrl ", "⌘ "],
            Held::Ctrl => &["Ctrl "],
            Held::Alt => &["Alt "],
        };
        let shift = if self.shift { "Shift " } else { "" };
        let key = match self.key {
            "ArrowUp" => "↑".to_owned(),
            "ArrowDown" => "↓".to_owned(),
            "ArrowLeft" => "←".to_owned(),
            "ArrowRight" => "→".to_owned(),
            "Escape" => "Esc".to_owned(),
            " " => "Space".to_owned(),
            "PageUp" => "PgUp".to_owned(),
            "PageDown" => "PgDn".to_owned(),
            key if key.len() == 1 => key.to_ascii_uppercase(),
            key => key.to_owned(),
        };
        held.iter().map(|it| on_keys(&format!("{it}{shift}{key}"))).collect()
    }
}

/// A key as it was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pressed {
    /// What it writes, or its name.
    pub key: String,
    /// Its place on the keyboard.
    pub code: String,
    pub ctrl: bool,
    pub meta: bool,
    pub shift: bool,
    pub alt: bool,
}

/// Whether a letter, a digit or a sign alone means anything.
static HAS_SIGNS: AtomicBool = AtomicBool::new(true);

/// Says whether a letter, a digit or a sign alone means anything from now on. Who speaks to the computer, or hits keys beside those
/// that were meant, does without (WCAG 2.2, 2.1.4).
pub fn set_signs(has_signs: bool) {
    HAS_SIGNS.store(has_signs, Ordering::Relaxed);
}

impl Pressed {
    /// The key behind `event`; no key, where it is a sign alone and somebody does without those.
    pub fn new(event: &KeyboardEvent) -> Self {
        let pressed = Self::of(event);
        let has_signs = HAS_SIGNS.load(Ordering::Relaxed);
        if has_signs || !pressed.is_sign() { pressed } else { Self::default() }
    }

    /// Whether it is a letter, a digit or a sign, and nothing but Shift is held.
    fn is_sign(&self) -> bool {
        let is_alone = !self.ctrl && !self.meta && !self.alt;
        is_alone && self.key != " " && self.key.chars().count() == 1
    }

    fn of(event: &KeyboardEvent) -> Self {
        Self {
            key: event.key(),
            code: event.code(),
            ctrl: event.ctrl_key(),
            meta: event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), ..Pressed::default() }
    }

    #[test]
    fn what_is_held_counts() {
        assert!(Press::command("k").is(&Pressed { ctrl: true, ..pressed("k") }));
        assert!(Press::command("k").is(&Pressed { meta: true, ..pressed("K") }), "caps lock");
        assert!(!Press::command("k").is(&Pressed { ctrl: true, alt: true, ..pressed("k") }));
        assert!(!Press::command("k").is(&Pressed { ctrl: true, shift: true, ..pressed("K") }));
        assert!(!Press::key("k").is(&Pressed { ctrl: true, ..pressed("k") }));
        assert!(!Press::ctrl("y").is(&Pressed { meta: true, ..pressed("y") }));
    }

    #[test]
    fn a_sign_needs_whatever_its_keyboard_needs() {
        assert!(Press::key("?").is(&Pressed { shift: true, ..pressed("?") }));
        assert!(Press::key("/").is(&Pressed { shift: true, ..pressed("/") }), "a German keyboard");
    }

    #[test]
    fn a_sign_alone_is_one_that_writes_something() {
        let is_sign = |key: &str| pressed(key).is_sign();
        assert!(["?", "7", "j", "ß"].into_iter().all(is_sign));
        assert!(!["Enter", " ", "ArrowUp", "Dead"].into_iter().any(is_sign));
        assert!(!Pressed { ctrl: true, ..pressed("k") }.is_sign());
        assert!(!Pressed { alt: true, ..pressed("r") }.is_sign());
        assert!(Pressed { shift: true, ..pressed("K") }.is_sign());
    }

    #[test]
    fn alt_and_a_letter_mean_the_place_of_the_key() {
        let on_a_mac = Pressed { alt: true, code: "KeyR".to_owned(), ..pressed("®") };
        assert!(Press::alt("r").is(&on_a_mac));
        assert!(!Press::alt("k").is(&on_a_mac));
    }
}
