//! What the keys of a workshop ask for; see [`key`](crate::shortcut::key) for the keys themselves.

use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};

use crate::shortcut::{Pressed, Shortcut, answer, key};

/// What a key or a button on the facilitator's screen asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    Next,
    Previous,
    /// Show the votes, or hide them again.
    Reveal,
    /// Start the timer, or pause it.
    Timer,
    /// Give the question all its time again.
    ResetTimer,
    FullScreen,
    /// Agree on a level.
    Level(u8),
    /// Half a level more than a whole one that was agreed on, or that level again.
    Half,
    /// Half a level more than was agreed on.
    HalfMore,
    /// Half a level less.
    HalfLess,
}

const BINDINGS: [(&Shortcut, Ask); 8] = [
    (&key::WORKSHOP_NEXT, Ask::Next),
    (&key::WORKSHOP_PREVIOUS, Ask::Previous),
    (&key::WORKSHOP_REVEAL, Ask::Reveal),
    (&key::WORKSHOP_TIMER, Ask::Timer),
    (&key::WORKSHOP_HALF, Ask::Half),
    (&key::WORKSHOP_HALF_MORE, Ask::HalfMore),
    (&key::WORKSHOP_HALF_LESS, Ask::HalfLess),
    (&key::WORKSHOP_FULL, Ask::FullScreen),
];

/// What `pressed` asks for.
pub(super) fn asks(pressed: &Pressed) -> Option<Ask> {
    level(pressed).map(Ask::Level).or_else(|| answer(pressed, &BINDINGS))
}

/// The level that `pressed` names by its figure.
fn level(pressed: &Pressed) -> Option<u8> {
    if key::WORKSHOP_LEVEL.is(pressed) { pressed.key.parse().ok() } else { None }
}

/// What `event` asks for on the facilitator's screen; nothing where the thing that has the focus needs the key itself.
pub(super) fn asked(event: &KeyboardEvent) -> Option<Ask> {
    let is_its_own = is_typing(event)
        || event.key() == " " && ["button", "a"].into_iter().any(|it| is_on(event, it));
    if is_its_own || event.is_composing() { None } else { asks(&Pressed::new(event)) }
}

/// What a key asks for on a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BallotAsk {
    Next,
    Back,
    Level(u8),
}

/// What `pressed` asks for on a ballot.
pub(super) fn ballot_asks(pressed: &Pressed) -> Option<BallotAsk> {
    match asks(pressed)? {
        Ask::Next => Some(BallotAsk::Next),
        Ask::Previous => Some(BallotAsk::Back),
        Ask::Level(level) => Some(BallotAsk::Level(level)),
        _ => None,
    }
}

/// What `event` asks for on a ballot; nothing while a name is typed.
pub(super) fn ballot_asked(event: &KeyboardEvent) -> Option<BallotAsk> {
    if is_typing(event) || event.is_composing() { None } else { ballot_asks(&Pressed::new(event)) }
}

/// Whether a field has the focus.
pub(super) fn is_typing(event: &KeyboardEvent) -> bool {
    ["input:not([type=radio])", "select", "textarea"].into_iter().any(|it| is_on(event, it))
}

fn is_on(event: &KeyboardEvent, selector: &str) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
    target.is_some_and(|it| it.closest(selector).ok().flatten().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pressed(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), ..Pressed::default() }
    }

    #[test]
    fn figures_are_levels_and_the_rest_leads_through_the_questions() {
        let all = ["0", "5", "9", " ", "ArrowRight", "ArrowLeft", "t", "T", "+", "-", "f", "x"];
        assert_eq!(
            all.map(|it| asks(&pressed(it))),
            [
                Some(Ask::Level(0)),
                Some(Ask::Level(5)),
                Some(Ask::Level(9)),
                Some(Ask::Reveal),
                Some(Ask::Next),
                Some(Ask::Previous),
                Some(Ask::Timer),
                Some(Ask::Timer),
                Some(Ask::HalfMore),
                Some(Ask::HalfLess),
                Some(Ask::FullScreen),
                None,
            ]
        );
        let zoom = Pressed { ctrl: true, ..pressed("0") };
        assert_eq!(asks(&zoom), None, "the browser's");
    }

    #[test]
    fn a_ballot_knows_levels_and_the_way_and_reveals_nothing() {
        let all = ["3", "ArrowRight", "ArrowLeft", " ", "t", "+"];
        assert_eq!(
            all.map(|it| ballot_asks(&pressed(it))),
            [
                Some(BallotAsk::Level(3)),
                Some(BallotAsk::Next),
                Some(BallotAsk::Back),
                None,
                None,
                None
            ]
        );
    }
}
