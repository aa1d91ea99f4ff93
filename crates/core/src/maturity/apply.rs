//! What each edit does to an assessment.

use std::rc::Rc;

use super::edit::Place;
use super::{
    Answer, Assessment, AssessmentEdit, Ballot, BallotId, CapabilityId, Refused, Reopened, Vote,
    Workshop,
};
use crate::history::Editable;
use crate::list;

impl Editable for Assessment {
    type Edit = AssessmentEdit;
    type Error = Refused;
    type Field = (Place, &'static str);

    fn apply(&mut self, edit: AssessmentEdit) -> Result<(), Refused> {
        if self.is_finished() && edit.is_of_findings() {
            return Err(Refused::Finished);
        }
        match edit {
            AssessmentEdit::Replace(version) => {
                if self.is_finished() && !self.found_the_same(&version) {
                    return Err(Refused::Finished);
                }
                *self = Rc::unwrap_or_clone(version);
            }
            AssessmentEdit::Typed(edit, _) => self.apply(*edit)?,
            AssessmentEdit::Title(title) => self.title = title,
            AssessmentEdit::Zone(zone) => self.zone = zone,
            AssessmentEdit::Model(model) => self.model = model,
            AssessmentEdit::About(about) => self.about = *about,
            AssessmentEdit::Answer(capability, answer) => self.put(capability, *answer)?,
            AssessmentEdit::Answers(all) => {
                if all.iter().any(|it| !self.asks(&it.0)) {
                    return Err(Refused::Gone);
                }
                all.into_iter().try_for_each(|(capability, it)| self.put(capability, it))?;
            }
            AssessmentEdit::RemoveAnswer(capability) => {
                self.answers.remove(&capability).ok_or(Refused::Gone)?;
            }
            AssessmentEdit::Agree { capability, score, why } => {
                let answer = self.answer(&capability).cloned().unwrap_or_default();
                self.put(capability, Answer { score: Some(score), agreed: why, ..answer })?;
            }
            AssessmentEdit::Targets(targets) => self.targets = *targets,
            AssessmentEdit::Exception(capability, exception) => match exception {
                Some(it) => drop(self.exceptions.insert(capability, *it)),
                None => drop(self.exceptions.remove(&capability).ok_or(Refused::Gone)?),
            },
            AssessmentEdit::Reopen(it) => self.reopen(*it)?,
            AssessmentEdit::Reclose { capability, postmortem } => {
                let is_it =
                    |it: &Reopened| (&it.capability, it.postmortem) == (&capability, postmortem);
                let at = self.reopened.iter().position(is_it).ok_or(Refused::Gone)?;
                self.reopened.remove(at);
            }
            AssessmentEdit::Settle { capability, postmortem, on } => {
                let mut doubts = self.reopened.iter_mut();
                let doubt =
                    doubts.find(|it| it.capability == capability && it.postmortem == postmortem);
                doubt.ok_or(Refused::Gone)?.settled = Some(on);
            }
            AssessmentEdit::Plan(plan) => self.plan = *plan,
            AssessmentEdit::PlanItem(capability, item) => match *item == Default::default() {
                true => drop(self.plan.items.remove(&capability)),
                false => drop(self.plan.items.insert(capability, *item)),
            },
            AssessmentEdit::Unlink(capability, link) => {
                let item = self.plan.items.get_mut(&capability).ok_or(Refused::Gone)?;
                let at = item.links.iter().position(|it| *it == link).ok_or(Refused::Gone)?;
                item.links.remove(at);
                if *item == Default::default() {
                    self.plan.items.remove(&capability);
                }
            }
            AssessmentEdit::Workshop(workshop) => self.workshop = workshop,
            AssessmentEdit::Current(capability) => {
                self.workshop_mut()?.current = Some(capability);
            }
            AssessmentEdit::Reveal(capability, is_shown) => {
                let revealed = &mut self.workshop_mut()?.revealed;
                match is_shown {
                    true => revealed.insert(capability),
                    false => revealed.remove(&capability),
                };
            }
            AssessmentEdit::Ballot(ballot) => self.workshop_mut()?.replace(*ballot),
            AssessmentEdit::RemoveBallot(id) => {
                let ballots = &mut self.workshop_mut()?.ballots;
                list::remove(ballots, id).ok_or(Refused::Gone)?;
            }
            AssessmentEdit::Vote { ballot, capability, vote } => {
                self.workshop_mut()?.vote(ballot, capability, vote);
            }
            AssessmentEdit::Finish(finished) => self.finished = Some(finished),
        }
        Ok(())
    }

    fn field(edit: &AssessmentEdit) -> Option<(Place, &'static str)> {
        match edit {
            AssessmentEdit::Typed(edit, field) => Some((Place::of(edit), field)),
            _ => None,
        }
    }

    fn label(edit: &AssessmentEdit) -> &'static str {
        edit.label()
    }
}

impl Assessment {
    fn asks(&self, capability: &CapabilityId) -> bool {
        self.model.capability(capability).is_some()
    }

    fn put(&mut self, capability: CapabilityId, answer: Answer) -> Result<(), Refused> {
        if !self.asks(&capability) {
            return Err(Refused::Gone);
        }
        match answer.is_empty() {
            true => drop(self.answers.remove(&capability)),
            false => drop(self.answers.insert(capability, Rc::new(answer))),
        }
        Ok(())
    }

    /// An incident that is found to disprove an answer again stands once, with its newest words.
    fn reopen(&mut self, it: Reopened) -> Result<(), Refused> {
        if !self.asks(&it.capability) {
            return Err(Refused::Gone);
        }
        let same = |other: &&mut Reopened| {
            (&other.capability, other.postmortem) == (&it.capability, it.postmortem)
        };
        match self.reopened.iter_mut().find(same) {
            Some(known) => *known = it,
            None => self.reopened.push(it),
        }
        Ok(())
    }

    fn workshop_mut(&mut self) -> Result<&mut Workshop, Refused> {
        self.workshop.as_mut().map(Rc::make_mut).ok_or(Refused::Gone)
    }
}

impl Workshop {
    fn vote(&mut self, id: BallotId, capability: CapabilityId, vote: Option<Vote>) {
        let fresh = || Ballot { id, ..Ballot::new(0) };
        let mut ballot = self.ballot(id).cloned().unwrap_or_else(fresh);
        match vote {
            Some(vote) => drop(ballot.votes.insert(capability, vote)),
            None => drop(ballot.votes.remove(&capability)),
        }
        self.replace(ballot);
    }
}
