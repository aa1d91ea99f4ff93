//! What keys mean while a cause is being written.

use web_sys::{HtmlTextAreaElement, KeyboardEvent};

/// What a row asks of its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// The row has the focus.
    Here,
    /// A new cause of the same effect, after this one.
    AddAfter,
    /// A new cause behind this one.
    AddBehind,
    /// A new cause between this one and its effect.
    AddAbove,
    /// Behind the cause before it.
    Deeper,
    /// Out from behind its effect.
    Higher,
    /// Before the cause before it.
    MoveUp,
    /// After the cause after it.
    MoveDown,
    /// Take it away with whatever stands behind it.
    Remove,
    /// Edit the row above.
    Above,
    /// Edit the row below.
    Below,
    /// Mark it as a root cause, or take the mark away.
    ToggleRoot,
    /// The next part that it could have played.
    NextKind,
    /// The next degree of certainty.
    NextConfidence,
    /// Hide or show the causes behind it.
    Fold,
    /// Show or hide everything else about it.
    Details,
    /// Leave the text, so that the Tab key goes on.
    Leave,
    /// Back to the text.
    Write,
}

/// A key as it was pressed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Pressed {
    pub(super) key: String,
    /// The key by its place on the keyboard: with Alt, a Mac writes another letter.
    pub(super) code: String,
    pub(super) ctrl: bool,
    pub(super) shift: bool,
    pub(super) alt: bool,
}

/// What the row knows when a key is pressed in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Here {
    /// Whether a cause of the same effect stands before it.
    pub(super) has_previous: bool,
    /// Whether it stands behind another cause.
    pub(super) is_behind: bool,
    /// Whether it says nothing and nothing stands behind it.
    pub(super) is_blank: bool,
    /// Whether the caret can go no further up in the text.
    pub(super) is_at_top: bool,
    /// Whether the caret can go no further down in the text.
    pub(super) is_at_bottom: bool,
}

impl Pressed {
    /// The key behind `event`.
    pub(super) fn new(event: &KeyboardEvent) -> Self {
        Self {
            key: event.key(),
            code: event.code(),
            ctrl: event.ctrl_key() || event.meta_key(),
            shift: event.shift_key(),
            alt: event.alt_key(),
        }
    }

    /// What it means; `None` leaves the key to the field and the browser.
    ///
    /// Tab is answered only where there is something to do, so that it never holds anybody in.
    pub(super) fn command(&self, here: Here) -> Option<Command> {
        match (self.ctrl, self.alt, self.shift) {
            (false, false, false) => self.plain(here),
            (false, false, true) if self.key == "Tab" && here.is_behind => Some(Command::Higher),
            (false, true, false) => self.with_alt(),
            (true, false, false) if self.key == "Enter" => Some(Command::AddBehind),
            (true, false, true) if self.key == "Backspace" => Some(Command::Remove),
            _ => None,
        }
    }

    fn plain(&self, here: Here) -> Option<Command> {
        match self.key.as_str() {
            "Enter" => Some(Command::AddAfter),
            "Tab" if here.has_previous => Some(Command::Deeper),
            "Backspace" if here.is_blank => Some(Command::Remove),
            "ArrowUp" if here.is_at_top => Some(Command::Above),
            "ArrowDown" if here.is_at_bottom => Some(Command::Below),
            "Escape" => Some(Command::Leave),
            _ => None,
        }
    }

    fn with_alt(&self) -> Option<Command> {
        match (self.key.as_str(), self.code.as_str()) {
            ("ArrowUp", _) => Some(Command::MoveUp),
            ("ArrowDown", _) => Some(Command::MoveDown),
            ("ArrowLeft", _) => Some(Command::Higher),
            ("ArrowRight", _) => Some(Command::Deeper),
            ("Enter", _) => Some(Command::Details),
            (_, "KeyR") => Some(Command::ToggleRoot),
            (_, "KeyK") => Some(Command::NextKind),
            (_, "KeyC") => Some(Command::NextConfidence),
            (_, "Period") => Some(Command::Fold),
            _ => None,
        }
    }
}

/// Whether the caret of `area` can go no further up, and no further down.
///
/// A browser does not say on which line of a wrapped text the caret is. One line has no other; in a longer text the caret's
/// share of the text is near enough, and a wrong guess costs one more press of the key.
pub(super) fn ends(area: &HtmlTextAreaElement) -> (bool, bool) {
    let length = area.text_length();
    let begin = area.selection_start().ok().flatten().unwrap_or(0);
    let end = area.selection_end().ok().flatten().unwrap_or(length);
    let n_lines = u32::try_from(area.scroll_height() / LINE_HEIGHT).unwrap_or(1).max(1);
    if n_lines == 1 {
        return (true, true);
    }
    let a_line = length / n_lines;
    (begin < a_line.max(1), end >= length - a_line.min(length))
}

/// Less than two lines and more than one, in pixels: what tells a text of one line from others.
const LINE_HEIGHT: i32 = 22;

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), ..Pressed::default() }
    }

    #[track_caller]
    fn check(pressed: Pressed, here: Here, command: Option<Command>) {
        assert_eq!(pressed.command(here), command, "{pressed:?} {here:?}");
    }

    #[test]
    fn tab_goes_on_where_there_is_nothing_to_indent() {
        let shift = |it| Pressed { shift: true, ..it };
        check(key("Tab"), Here::default(), None);
        check(shift(key("Tab")), Here::default(), None);
        let here = Here { has_previous: true, is_behind: true, ..Here::default() };
        check(key("Tab"), here, Some(Command::Deeper));
        check(shift(key("Tab")), here, Some(Command::Higher));
    }

    #[test]
    fn arrows_and_backspace_belong_to_the_text_first() {
        for name in ["ArrowUp", "ArrowDown", "Backspace"] {
            check(key(name), Here::default(), None);
        }
        let here = Here { is_blank: true, is_at_top: true, is_at_bottom: true, ..Here::default() };
        check(key("ArrowUp"), here, Some(Command::Above));
        check(key("ArrowDown"), here, Some(Command::Below));
        check(key("Backspace"), here, Some(Command::Remove));
    }

    #[test]
    fn keys_of_the_browser_are_left_alone() {
        for name in ["r", "z", "f", "Tab", "ArrowLeft"] {
            check(Pressed { ctrl: true, ..key(name) }, Here::default(), None);
        }
        check(key("r"), Here::default(), None);
        check(Pressed { alt: true, code: "KeyD".to_owned(), ..key("d") }, Here::default(), None);
    }

    #[test]
    fn alt_and_a_letter_mean_the_place_of_the_key() {
        let on_a_mac = Pressed { alt: true, code: "KeyR".to_owned(), ..key("®") };
        check(on_a_mac, Here::default(), Some(Command::ToggleRoot));
    }
}
