//! Every text of a postmortem, each with the place where it stands: to look through them all, or to rewrite some.

use std::rc::Rc;

use super::{
    ActionField, EntryId, FactorId, NameList, Postmortem, Role, SectionId, SectionKey, TextField,
};
use crate::actions::{Action, ActionId, ActionState};
use crate::causes::{CauseId, Evidence, TreeId};
use crate::list;

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
    /// Every text that is not empty, with its place: the head of the document first, then as [`SectionKey::FIELDS`] has it.
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
        let mut found = Found(Vec::new());
        found.add_head(self);
        for key in SectionKey::FIELDS {
            match &key {
                SectionKey::Impact => {
                    found.add(TextPlace::Text(TextField::Impact), &self.impact.text);
                    found.add_names(self, NameList::Regions);
                }
                SectionKey::Timeline => found.add_timeline(self),
                SectionKey::Factors => found.add_factors(self),
                SectionKey::Causes => found.add_causes(self),
                SectionKey::Actions => found.add_actions(self),
                SectionKey::People => found.add_people(self),
                SectionKey::Response => found.add_response(self),
                key => {
                    let field = key.text_field();
                    field.into_iter().for_each(|it| found.add(TextPlace::Text(it), self.text(it)));
                }
            }
        }
        for section in &self.extra {
            found.add(TextPlace::SectionHeading(section.id), &section.heading);
            found.add(TextPlace::Section(section.id), &section.text);
        }
        found.0
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

    fn slot(&mut self, place: TextPlace) -> Option<&mut String> {
        match place {
            TextPlace::Text(field) => Some(self.text_mut(field)),
            TextPlace::Name(names, at) => self.names_mut(names).get_mut(at),
            TextPlace::Role(role) => Some(self.roles.of_mut(role)),
            TextPlace::OtherRole(at) => Some(&mut self.roles.others.get_mut(at)?.role),
            TextPlace::OtherPerson(at) => Some(&mut self.roles.others.get_mut(at)?.person),
            TextPlace::TransitionWho(at) => Some(&mut self.transitions.get_mut(at)?.who),
            TextPlace::TransitionNote(at) => Some(&mut self.transitions.get_mut(at)?.note),
            TextPlace::Effort(at) => Some(&mut self.response.efforts.get_mut(at)?.role),
            TextPlace::Feedback(at) => Some(&mut self.response.feedback.get_mut(at)?.text),
            TextPlace::SectionHeading(id) => {
                Some(&mut list::find_mut(&mut self.extra, id)?.heading)
            }
            TextPlace::Section(id) => Some(&mut list::find_mut(&mut self.extra, id)?.text),
            place => self.entry_slot(place),
        }
    }

    fn entry_slot(&mut self, place: TextPlace) -> Option<&mut String> {
        match place {
            TextPlace::Entry(id) => Some(&mut list::find_mut(&mut self.timeline, id)?.text),
            TextPlace::EntryStamp(id) => Some(&mut list::find_mut(&mut self.timeline, id)?.stamp),
            TextPlace::EntrySource(id) => Some(&mut list::find_mut(&mut self.timeline, id)?.source),
            TextPlace::EntryLink(id, at) => {
                list::find_mut(&mut self.timeline, id)?.links.get_mut(at)
            }
            place => self.factor_slot(place),
        }
    }

    fn factor_slot(&mut self, place: TextPlace) -> Option<&mut String> {
        match place {
            TextPlace::Factor(id) => Some(&mut list::find_mut(&mut self.factors, id)?.text),
            TextPlace::FactorEvidence(id) => {
                Some(&mut list::find_mut(&mut self.factors, id)?.evidence)
            }
            TextPlace::Risk(id) => {
                Some(&mut list::find_mut(&mut self.factors, id)?.accepted.as_mut()?.reason)
            }
            TextPlace::RiskWho(id) => {
                Some(&mut list::find_mut(&mut self.factors, id)?.accepted.as_mut()?.who)
            }
            place => self.cause_slot(place),
        }
    }

    fn cause_slot(&mut self, place: TextPlace) -> Option<&mut String> {
        if let TextPlace::Problem(id) = place {
            return Some(&mut list::find_mut(&mut self.trees, id)?.problem);
        }
        let (TextPlace::Cause(id) | TextPlace::Question(id) | TextPlace::Evidence(id, _)) = place
        else {
            return self.action_slot(place);
        };
        let tree = self.trees.iter_mut().find(|it| it.find(id).is_some())?;
        let cause = Rc::make_mut(tree).get_mut(id)?;
        match place {
            TextPlace::Question(_) => Some(&mut cause.question),
            TextPlace::Evidence(_, at) => match cause.evidence.get_mut(at)? {
                Evidence::Link(text) | Evidence::Note(text) => Some(text),
                Evidence::Entry(_) => None,
            },
            _ => Some(&mut cause.text),
        }
    }

    fn action_slot(&mut self, place: TextPlace) -> Option<&mut String> {
        match place {
            TextPlace::Action(id, field) => list::find_mut(&mut self.actions, id)?.text_mut(field),
            TextPlace::ActionSource(id) => Some(&mut list::find_mut(&mut self.actions, id)?.source),
            TextPlace::ActionWho(id, at) => {
                Some(&mut list::find_mut(&mut self.actions, id)?.history.get_mut(at)?.who)
            }
            _ => None,
        }
    }
}

/// The texts found so far.
struct Found<'a>(Vec<(TextPlace, &'a str)>);

impl<'a> Found<'a> {
    fn add(&mut self, place: TextPlace, text: &'a str) {
        if !text.is_empty() {
            self.0.push((place, text));
        }
    }

    fn add_names(&mut self, it: &'a Postmortem, names: NameList) {
        for (at, name) in it.names(names).iter().enumerate() {
            self.add(TextPlace::Name(names, at), name);
        }
    }

    fn add_head(&mut self, it: &'a Postmortem) {
        for field in [TextField::Title, TextField::Incident] {
            self.add(TextPlace::Text(field), it.text(field));
        }
        for names in [NameList::Services, NameList::Teams, NameList::Tags] {
            self.add_names(it, names);
        }
        for (at, transition) in it.transitions.iter().enumerate() {
            self.add(TextPlace::TransitionWho(at), &transition.who);
            self.add(TextPlace::TransitionNote(at), &transition.note);
        }
    }

    fn add_people(&mut self, it: &'a Postmortem) {
        for role in Role::ALL {
            self.add(TextPlace::Role(role), it.roles.of(role));
        }
        for (at, named) in it.roles.others.iter().enumerate() {
            self.add(TextPlace::OtherRole(at), &named.role);
            self.add(TextPlace::OtherPerson(at), &named.person);
        }
        self.add_names(it, NameList::Authors);
        self.add_names(it, NameList::Reviewers);
    }

    fn add_timeline(&mut self, it: &'a Postmortem) {
        for entry in &it.timeline {
            self.add(TextPlace::EntryStamp(entry.id), &entry.stamp);
            self.add(TextPlace::Entry(entry.id), &entry.text);
            self.add(TextPlace::EntrySource(entry.id), &entry.source);
            for (at, link) in entry.links.iter().enumerate() {
                self.add(TextPlace::EntryLink(entry.id, at), link);
            }
        }
    }

    fn add_factors(&mut self, it: &'a Postmortem) {
        for factor in &it.factors {
            self.add(TextPlace::Factor(factor.id), &factor.text);
            self.add(TextPlace::FactorEvidence(factor.id), &factor.evidence);
            if let Some(risk) = &factor.accepted {
                self.add(TextPlace::Risk(factor.id), &risk.reason);
                self.add(TextPlace::RiskWho(factor.id), &risk.who);
            }
        }
    }

    fn add_causes(&mut self, it: &'a Postmortem) {
        for tree in &it.trees {
            self.add(TextPlace::Problem(tree.id()), &tree.problem);
            for cause in tree.walk().map(|it| it.cause) {
                self.add(TextPlace::Question(cause.id()), &cause.question);
                self.add(TextPlace::Cause(cause.id()), &cause.text);
                for (at, evidence) in cause.evidence.iter().enumerate() {
                    if let Evidence::Link(text) | Evidence::Note(text) = evidence {
                        self.add(TextPlace::Evidence(cause.id(), at), text);
                    }
                }
            }
        }
    }

    fn add_actions(&mut self, it: &'a Postmortem) {
        for action in &it.actions {
            for field in ActionField::ALL {
                self.add(TextPlace::Action(action.id, field), action.text(field));
            }
            self.add(TextPlace::ActionSource(action.id), &action.source);
            for (at, change) in action.history.iter().enumerate() {
                self.add(TextPlace::ActionWho(action.id, at), &change.who);
            }
        }
    }

    fn add_response(&mut self, it: &'a Postmortem) {
        for (at, effort) in it.response.efforts.iter().enumerate() {
            self.add(TextPlace::Effort(at), &effort.role);
        }
        for (at, answer) in it.response.feedback.iter().enumerate() {
            self.add(TextPlace::Feedback(at), &answer.text);
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

    fn text_mut(&mut self, field: ActionField) -> Option<&mut String> {
        Some(match field {
            ActionField::Title => &mut self.title,
            ActionField::Detail => &mut self.detail,
            ActionField::Owner => &mut self.owner,
            ActionField::Verification => &mut self.verification,
            ActionField::Tracker => &mut self.tracker,
            ActionField::Reason => match &mut self.state {
                ActionState::Blocked { reason } | ActionState::WontDo { reason } => reason,
                ActionState::Open | ActionState::InProgress | ActionState::Done => return None,
            },
        })
    }
}
