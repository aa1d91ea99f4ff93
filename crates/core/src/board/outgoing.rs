//! Cards as they may leave the board: without what opens something to whoever reads it.

use super::{Card, Ground};
use crate::actions::ActionState;
use crate::secrets::take_out;
use crate::wording::Wording;

impl Card {
    /// The card with a marker, in the language of `words`, in place of each key, token and password, and how many there were. What is
    /// only personal stays: an owner may well be an address.
    ///
    /// ```
    /// use afterword_core::secrets::english;
    /// # use afterword_core::{Postmortem, actions::{Action, ActionId}, board::Card, id::DocumentId};
    /// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
    /// # let mut postmortem = Postmortem::new(DocumentId::v7(0, [0; 10]), now);
    /// # let mut action = Action::new(ActionId::from_bits(1), "Rotate password=hunter2secret!".into());
    /// # action.owner = "kim@example.org".into();
    /// # postmortem.actions.push(action.into());
    /// # let card = &Card::of(&postmortem, &chrono::Utc.fix())[0];
    /// let (clean, n) = card.without_secrets(english());
    /// assert_eq!(n, 1);
    /// assert!(!clean.action.title.contains("hunter2secret"));
    /// assert_eq!(clean.action.owner, "kim@example.org");
    /// # use chrono::Offset as _;
    /// # Ok::<(), chrono::ParseError>(())
    /// ```
    pub fn without_secrets(&self, words: &Wording) -> (Self, usize) {
        let mut card = self.clone();
        let mut n = 0;
        let mut clean = |text: &mut String| n += take_out(text, words);
        let action = &mut card.action;
        [&mut card.title, &mut action.title, &mut action.detail, &mut action.owner]
            .into_iter()
            .for_each(&mut clean);
        [&mut action.verification, &mut action.tracker, &mut action.source]
            .into_iter()
            .for_each(&mut clean);
        if let ActionState::Blocked { reason } | ActionState::WontDo { reason } = &mut action.state
        {
            clean(reason);
        }
        for ground in &mut card.grounds {
            match ground {
                Ground::Cause(_, text) | Ground::Factor(_, text) => clean(text),
            }
        }
        (card, n)
    }
}
