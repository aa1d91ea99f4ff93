//! Every text of a postmortem, each with the place where it stands: to look through them all, or to rewrite some.

mod all;
mod edit;
mod slot;

use crate::actions::{Action, ActionId};
use crate::causes::{CauseId, TreeId};
use crate::postmortem::{
    ActionField, EntryId, FactorId, NameList, Postmortem, Role, SectionId, TextField,
};

/// Where a text stands in a postmortem. Positions count from zero, in the document that the place was found in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextPlace {
    /// A text by itself.
    Text(TextField),
    /// One name of a list.
    Name(NameList, usize),
    /// Who held a role.
    Role(Role),
    /// What a role of the team's own is called.
    OtherRole(usize),
    /// Who held a role of the team's own.
    OtherPerson(usize),
    /// Who changed the status.
    TransitionWho(usize),
    /// Why the status changed.
    TransitionNote(usize),
    /// What an entry says.
    Entry(EntryId),
    /// An entry's time as its source wrote it.
    EntryStamp(EntryId),
    /// Who or what says so.
    EntrySource(EntryId),
    /// An address beside an entry.
    EntryLink(EntryId, usize),
    /// What a factor says.
    Factor(FactorId),
    /// How a factor is known.
    FactorEvidence(FactorId),
    /// Why a factor is lived with.
    Risk(FactorId),
    /// Who decided to live with it.
    RiskWho(FactorId),
    /// A tree's problem.
    Problem(TreeId),
    /// What a cause says.
    Cause(CauseId),
    /// The question that a cause answers, where it was reworded.
    Question(CauseId),
    /// A note or a link that speaks for a cause.
    Evidence(CauseId, usize),
    /// One text of an action.
    Action(ActionId, ActionField),
    /// Where an action comes from.
    ActionSource(ActionId),
    /// Who changed an action's state.
    ActionWho(ActionId, usize),
    /// A free section's heading.
    SectionHeading(SectionId),
    /// A free section's text.
    Section(SectionId),
    /// What somebody did in the response.
    Effort(usize),
    /// What a participant says.
    Feedback(usize),
}

impl Postmortem {
    /// Every text that is not empty, with its place: the head of the document first, then as [`SectionKey::FIELDS`](super::SectionKey::FIELDS) has it.
    ///
    /// ```
    /// use afterword_core::postmortem::{Edit, Postmortem, TextField, TextPlace};
    /// # let now = chrono::DateTime::parse_from_rfc3339("2025-10-01T14:32:00Z")?;
    /// # let mut postmortem = Postmortem::new(afterword_core::id::DocumentId::v7(0, [0; 10]), now);
    /// postmortem.apply(Edit::Text(TextField::Title, "Checkout outage".into()))?;
    /// assert_eq!(postmortem.texts(), [(TextPlace::Text(TextField::Title), "Checkout outage")]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn texts(&self) -> Vec<(TextPlace, &str)> {
        all::of(self)
    }

    /// The document with some of its texts rewritten: `rewrite` gives the new text, or nothing where the old one stays.
    /// What is not touched stays shared with this version.
    pub fn with_texts(
        &self,
        rewrite: &mut dyn FnMut(TextPlace, &str) -> Option<String>,
    ) -> Postmortem {
        let mut document = self.clone();
        for (place, text) in self.texts() {
            if let Some(text) = rewrite(place, text) {
                document.set_text(place, text);
            }
        }
        document
    }

    /// Writes `text` at `place`; nothing happens if the place is gone.
    pub fn set_text(&mut self, place: TextPlace, text: String) {
        if let Some(slot) = self.slot(place) {
            *slot = text;
        }
    }
}

impl ActionField {
    /// All of them, in the order of a form.
    pub const ALL: [Self; 6] =
        [Self::Title, Self::Detail, Self::Owner, Self::Verification, Self::Tracker, Self::Reason];
}

impl Action {
    /// The text that `field` names; empty where the state takes no reason.
    pub fn text(&self, field: ActionField) -> &str {
        match field {
            ActionField::Title => &self.title,
            ActionField::Detail => &self.detail,
            ActionField::Owner => &self.owner,
            ActionField::Verification => &self.verification,
            ActionField::Tracker => &self.tracker,
            ActionField::Reason => self.state.reason(),
        }
    }
}
