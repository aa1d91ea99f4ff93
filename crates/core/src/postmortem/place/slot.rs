//! The text at a place, to be changed.

use std::rc::Rc;

use super::TextPlace;
use crate::actions::{Action, ActionState};
use crate::causes::Evidence;
use crate::list;
use crate::postmortem::{ActionField, Postmortem};

impl Postmortem {
    pub(super) fn slot(&mut self, place: TextPlace) -> Option<&mut String> {
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

impl Action {
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
