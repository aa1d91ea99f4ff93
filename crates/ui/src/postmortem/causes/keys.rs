//! What keys mean while a cause is being written.

use afterword_core::postmortem::EntryId;
use web_sys::HtmlTextAreaElement;

use crate::shortcut::{Pressed, Shortcut, key};

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
    /// Choose an entry of the timeline that speaks for it.
    Evidence,
    /// Take this entry as evidence.
    Support(EntryId),
    /// Write an action against it.
    NewAction,
    /// Hide or show the causes behind it.
    Fold,
    /// Show or hide everything else about it.
    Details,
    /// Leave the text, so that the Tab key goes on.
    Leave,
    /// Back to the text.
    Write,
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

/// A key with what it needs of its row, and what it then means.
type Binding = (&'static Shortcut, fn(Here) -> bool, Command);

const KEYS: [Binding; 17] = [
    (&key::CAUSE_NEXT, always, Command::AddAfter),
    (&key::CAUSE_BEHIND, always, Command::AddBehind),
    (&key::CAUSE_DEEPER, |it| it.has_previous, Command::Deeper),
    (&key::CAUSE_HIGHER, |it| it.is_behind, Command::Higher),
    (&key::CAUSE_UP, always, Command::MoveUp),
    (&key::CAUSE_DOWN, always, Command::MoveDown),
    (&key::CAUSE_ROOT, always, Command::ToggleRoot),
    (&key::CAUSE_KIND, always, Command::NextKind),
    (&key::CAUSE_CONFIDENCE, always, Command::NextConfidence),
    (&key::CAUSE_EVIDENCE, always, Command::Evidence),
    (&key::CAUSE_ACTION, always, Command::NewAction),
    (&key::CAUSE_DETAILS, always, Command::Details),
    (&key::CAUSE_FOLD, always, Command::Fold),
    (&key::CAUSE_REMOVE, always, Command::Remove),
    (&key::CAUSE_REMOVE_EMPTY, |it| it.is_blank, Command::Remove),
    (&key::CAUSE_ABOVE, |it| it.is_at_top, Command::Above),
    (&key::CAUSE_BELOW, |it| it.is_at_bottom, Command::Below),
];

fn always(_: Here) -> bool {
    true
}

/// What a key means in a row; `None` leaves it to the field and the browser.
///
/// Tab is answered only where there is something to do, so that it never holds anybody in.
pub(super) fn command(pressed: &Pressed, here: Here) -> Option<Command> {
    if key::LEAVE.is(pressed) {
        return Some(Command::Leave);
    }
    let found = KEYS.iter().find(|(shortcut, applies, _)| shortcut.is(pressed) && applies(here));
    found.map(|(_, _, command)| *command)
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

    fn named(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), ..Pressed::default() }
    }

    #[track_caller]
    fn check(pressed: Pressed, here: Here, command: Option<Command>) {
        assert_eq!(super::command(&pressed, here), command, "{pressed:?} {here:?}");
    }

    #[test]
    fn tab_goes_on_where_there_is_nothing_to_indent() {
        let shift = |it| Pressed { shift: true, ..it };
        check(named("Tab"), Here::default(), None);
        check(shift(named("Tab")), Here::default(), None);
        let here = Here { has_previous: true, is_behind: true, ..Here::default() };
        check(named("Tab"), here, Some(Command::Deeper));
        check(shift(named("Tab")), here, Some(Command::Higher));
    }

    #[test]
    fn arrows_and_backspace_belong_to_the_text_first() {
        for name in ["ArrowUp", "ArrowDown", "Backspace"] {
            check(named(name), Here::default(), None);
        }
        let here = Here { is_blank: true, is_at_top: true, is_at_bottom: true, ..Here::default() };
        check(named("ArrowUp"), here, Some(Command::Above));
        check(named("ArrowDown"), here, Some(Command::Below));
        check(named("Backspace"), here, Some(Command::Remove));
    }

    #[test]
    fn keys_of_the_browser_are_left_alone() {
        for name in ["r", "z", "f", "Tab", "ArrowLeft"] {
            check(Pressed { ctrl: true, ..named(name) }, Here::default(), None);
        }
        check(named("r"), Here::default(), None);
        check(Pressed { alt: true, code: "KeyD".to_owned(), ..named("d") }, Here::default(), None);
        let here = Here { has_previous: true, is_behind: true, ..Here::default() };
        for back_or_forward in ["ArrowLeft", "ArrowRight"] {
            check(Pressed { alt: true, ..named(back_or_forward) }, here, None);
        }
    }

    #[test]
    fn alt_and_a_letter_mean_the_place_of_the_key() {
        let on_a_mac = Pressed { alt: true, code: "KeyR".to_owned(), ..named("®") };
        check(on_a_mac, Here::default(), Some(Command::ToggleRoot));
    }
}
