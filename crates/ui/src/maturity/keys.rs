//! Keys while somebody assesses: a digit is a score, a sign half a step, a letter what else can be said.

use afterword_core::maturity::{Answer, Capability, HalfSteps, Model};

use crate::shortcut::{Pressed, key};

/// What a key asks for while a question is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssessKey {
    /// Something else is to be said of the capability.
    Say(Saying),
    /// The question after this one.
    Next,
    /// The one before.
    Previous,
    /// Half a step up the levels.
    Up,
    /// Half a step down.
    Down,
    /// On to why it does not apply.
    NotApplicable,
    /// On to its target.
    Target,
    /// On to evidence, a new one where there is none to fill in.
    Evidence,
    /// On to the note.
    Note,
}

/// What a key says of a capability.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saying {
    /// That level.
    Level(u8),
    /// That level and a half.
    AndHalf(u8),
    /// Half a step more than a whole level, or that level again.
    Half,
    /// So many half steps up, or down.
    By(i8),
    /// That it does not apply.
    NotApplicable,
    /// Nothing: it was not assessed.
    Clear,
}

impl AssessKey {
    /// What `pressed` asks for, if anything.
    pub fn of(pressed: &Pressed) -> Option<Self> {
        if let Some(saying) = Saying::of(pressed) {
            return Some(match saying {
                Saying::NotApplicable => Self::NotApplicable,
                saying => Self::Say(saying),
            });
        }
        let keys = [
            (&key::ASSESS_NEXT, Self::Next),
            (&key::ASSESS_PREVIOUS, Self::Previous),
            (&key::ASSESS_UP, Self::Up),
            (&key::ASSESS_DOWN, Self::Down),
            (&key::ASSESS_TARGET, Self::Target),
            (&key::ASSESS_EVIDENCE, Self::Evidence),
            (&key::ASSESS_NOTE, Self::Note),
        ];
        crate::shortcut::answer(pressed, &keys)
    }
}

impl Saying {
    /// What `pressed` says of a capability, if anything.
    pub fn of(pressed: &Pressed) -> Option<Self> {
        if pressed.ctrl || pressed.meta || pressed.alt {
            return None;
        }
        if let Some(level) = digit(&pressed.key) {
            return Some(Self::Level(level));
        }
        // With Shift a digit writes a sign, another on each keyboard: it is known by its place. Some write digits with Shift alone.
        if let Some(level) = pressed.code.strip_prefix("Digit").and_then(digit) {
            return Some(if pressed.shift { Self::AndHalf(level) } else { Self::Level(level) });
        }
        let keys = [
            (&key::ASSESS_HALF, Self::Half),
            (&key::ASSESS_NOT_APPLICABLE, Self::NotApplicable),
            (&key::ASSESS_CLEAR, Self::Clear),
        ];
        crate::shortcut::answer(pressed, &keys)
    }

    /// The answer to `capability` once it is said; `None` where that changes nothing or can't be said of it. Evidence, notes and
    /// confidence stay.
    pub fn answered(
        self,
        answer: Option<&Answer>,
        capability: &Capability,
        model: &Model,
    ) -> Option<Answer> {
        let before = answer.cloned().unwrap_or_default();
        let after = match self {
            Self::NotApplicable => {
                let reason = before.not_applicable.clone().unwrap_or_default();
                Answer { not_applicable: Some(reason), ..before.clone() }
            }
            Self::Clear => Answer {
                score: None,
                items: Default::default(),
                not_applicable: None,
                suggestion: None,
                ..before.clone()
            },
            _ if capability.is_checklist() => return None,
            _ => {
                let score = self.score(before.score, model.highest())?;
                Answer {
                    score: Some(score),
                    not_applicable: None,
                    suggestion: before.suggestion.clone().filter(|it| it.score == score),
                    ..before.clone()
                }
            }
        };
        (after != before).then_some(after)
    }

    fn score(self, before: Option<HalfSteps>, highest: u8) -> Option<HalfSteps> {
        let top = HalfSteps::level(highest);
        let wanted = match self {
            Self::Level(level) => HalfSteps::level(level),
            Self::AndHalf(level) => HalfSteps::new(HalfSteps::level(level).get() + 1),
            Self::Half => HalfSteps::new(before?.get() ^ 1),
            // The first step onto the levels is the lowest, or the highest.
            Self::By(by) => match before {
                Some(before) => HalfSteps::new(before.get().saturating_add_signed(by)),
                None if by > 0 => HalfSteps::ZERO,
                None => top,
            },
            Self::NotApplicable | Self::Clear => return None,
        };
        (wanted <= top).then_some(wanted)
    }
}

fn digit(text: &str) -> Option<u8> {
    match text.as_bytes() {
        [it @ b'0'..=b'9'] => Some(it - b'0'),
        _ => None,
    }
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use super::*;
    use crate::maturity::tests::model;

    fn pressed(key: &str, code: &str, shift: bool) -> Pressed {
        Pressed { key: key.to_owned(), code: code.to_owned(), shift, ..Pressed::default() }
    }

    /// The half steps after each key, from nothing on, of three levels.
    #[track_caller]
    fn check(keys: &[(&str, &str, bool)], expected: Option<u8>) {
        let model = model();
        let capability = &model.dimensions[0].capabilities[0];
        let mut answer = None::<Answer>;
        for (key, code, shift) in keys {
            let saying = Saying::of(&pressed(key, code, *shift));
            let after = saying.and_then(|it| it.answered(answer.as_ref(), capability, &model));
            answer = after.or(answer);
        }
        assert_eq!(answer.and_then(|it| it.score).map(HalfSteps::get), expected);
    }

    #[test]
    fn a_digit_is_a_level_on_every_keyboard() {
        check(&[("2", "Digit2", false)], Some(4));
        check(&[("2", "Numpad2", false)], Some(4));
        check(&[("2", "Digit2", true)], Some(4)); // France writes digits with Shift,
        check(&[("é", "Digit2", false)], Some(4)); // and other signs without.
        check(&[("0", "Digit0", false)], Some(0));
        check(&[("4", "Digit4", false)], None); // There are three levels.
    }

    #[test]
    fn half_a_step_is_a_sign_or_shift() {
        check(&[("2", "Digit2", false), (".", "Period", false)], Some(5));
        check(&[("2", "Digit2", false), (",", "Comma", false), (".", "", false)], Some(4));
        check(&[("\"", "Digit2", true)], Some(5));
        check(&[("3", "Digit3", false), (".", "Period", false)], Some(6)); // Nothing is above the highest.
        check(&[("§", "Digit3", true)], None);
        check(&[(".", "Period", false)], None);
    }

    #[test]
    fn what_does_not_apply_what_is_not_assessed_and_level_0_are_three_answers() {
        let model = model();
        let capability = &model.dimensions[0].capabilities[0];
        let evidence = Answer { note: "seen".to_owned(), ..Answer::default() };
        let zero = Saying::Level(0).answered(Some(&evidence), capability, &model).unwrap();
        let aside = Saying::NotApplicable.answered(Some(&zero), capability, &model).unwrap();
        assert_eq!(aside.not_applicable.as_deref(), Some(""));
        let again = Saying::Level(1).answered(Some(&aside), capability, &model).unwrap();
        assert_eq!((again.not_applicable, again.score), (None, Some(HalfSteps::level(1))));
        assert_eq!(Saying::Clear.answered(Some(&aside), capability, &model), Some(evidence));
        assert_eq!(Saying::Level(0).answered(Some(&zero), capability, &model), None);
    }

    #[test]
    fn a_checklist_is_answered_item_by_item_and_takes_no_digit() {
        let model = model();
        let capability = &model.dimensions[1].capabilities[0];
        assert_eq!(Saying::Level(1).answered(None, capability, &model), None);
        assert!(Saying::NotApplicable.answered(None, capability, &model).is_some());
    }

    #[test]
    fn steps_up_and_down_stay_on_the_levels() {
        let model = model();
        let capability = &model.dimensions[0].capabilities[0];
        let step = |before: Option<u8>, by| {
            let before = before.map(|it| Answer::of(HalfSteps::new(it)));
            let after = Saying::By(by).answered(before.as_ref(), capability, &model);
            after.and_then(|it| it.score).map(HalfSteps::get)
        };
        assert_eq!([step(None, 1), step(None, -1)], [Some(0), Some(6)]);
        assert_eq!([step(Some(3), 1), step(Some(3), -1)], [Some(4), Some(2)]);
        assert_eq!([step(Some(6), 1), step(Some(0), -1)], [None, None]);
    }

    #[test]
    fn letters_lead_on_and_a_command_is_left_alone() {
        let of = |key: &str| AssessKey::of(&pressed(key, "", false));
        assert_eq!(of("j"), Some(AssessKey::Next));
        assert_eq!(of("Enter"), Some(AssessKey::Next));
        assert_eq!(of("ArrowLeft"), Some(AssessKey::Previous));
        assert_eq!(of("n"), Some(AssessKey::NotApplicable));
        assert_eq!(of("u"), Some(AssessKey::Say(Saying::Clear)));
        assert_eq!([of("t"), of("e")], [Some(AssessKey::Target), Some(AssessKey::Evidence)]);
        let held = Pressed { ctrl: true, ..pressed("1", "Digit1", false) };
        assert_eq!(AssessKey::of(&held), None);
    }
}
