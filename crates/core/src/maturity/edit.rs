//! Every way an assessment can change.

use std::fmt;
use std::rc::Rc;

use chrono::NaiveDate;

use super::{
    About, Answer, Assessment, Ballot, BallotId, CapabilityId, Exception, Finished, HalfSteps,
    Link, Model, Plan, PlanItem, Reopened, Targets, Vote, Workshop,
};
use crate::id::DocumentId;
use crate::time::Zone;

/// One change to an assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AssessmentEdit {
    /// Another version of the whole, such as what came of two that were edited apart.
    Replace(Rc<Assessment>),
    /// One of the others, typed into the field of that name: what is typed on there is one step with it.
    Typed(Box<AssessmentEdit>, &'static str),
    /// What people call it.
    Title(String),
    /// The clocks by which its days begin.
    Zone(Zone),
    /// What it asks. Answers to what the other model has not are kept, and count for nothing.
    Model(Rc<Model>),
    /// Of whom it is, when, and with whom.
    About(Box<About>),
    /// What was found of a capability, as it is now.
    Answer(CapabilityId, Box<Answer>),
    /// The same of several: one step for all of them.
    Answers(Vec<(CapabilityId, Answer)>),
    /// Takes an answer away: it was not assessed.
    RemoveAnswer(CapabilityId),
    /// The score that a group agreed on, and why. A checklist has its score of its items, which are answered instead.
    Agree {
        /// Of which capability.
        capability: CapabilityId,
        /// Which.
        score: HalfSteps,
        /// Why.
        why: String,
    },
    /// Where the team wants to get.
    Targets(Box<Targets>),
    /// That a score below its target is accepted, or no longer.
    Exception(CapabilityId, Option<Box<Exception>>),
    /// That an incident disproves an answer. The same incident disproves an answer once.
    Reopen(Box<Reopened>),
    /// Takes back that an incident disproves an answer, as if nobody had said so.
    Reclose {
        /// Of which capability.
        capability: CapabilityId,
        /// Which incident.
        postmortem: DocumentId,
    },
    /// That somebody has looked at the answer again.
    Settle {
        /// Of which capability.
        capability: CapabilityId,
        /// After which incident.
        postmortem: DocumentId,
        /// When.
        on: NaiveDate,
    },
    /// What the roadmap is made with.
    Plan(Box<Plan>),
    /// What is known of one item of the roadmap.
    PlanItem(CapabilityId, Box<PlanItem>),
    /// Takes away that an item became something. What it became stays.
    Unlink(CapabilityId, Link),
    /// The workshop as it is now, or that there is none any more.
    Workshop(Option<Rc<Workshop>>),
    /// The question that is on the screen.
    Current(CapabilityId),
    /// Shows the votes on a question, or hides them again.
    Reveal(CapabilityId, bool),
    /// A ballot as it is now: in the place of the one of its name, else last.
    Ballot(Box<Ballot>),
    /// Takes a ballot away.
    RemoveBallot(BallotId),
    /// One vote of a ballot, which need not be there yet, or that it was taken back.
    Vote {
        /// Whose.
        ballot: BallotId,
        /// On what.
        capability: CapabilityId,
        /// Which.
        vote: Option<Vote>,
    },
    /// Makes a milestone of what was found.
    Finish(Finished),
}

/// Why an edit did not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// What it is about is gone.
    Gone,
    /// What was found is a milestone.
    Finished,
}

impl Refused {
    /// Its name among the texts of a language.
    pub fn key(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Finished => "finished",
        }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gone => "it is no longer in the assessment",
            Self::Finished => "the assessment is finished: begin the next one from it",
        })
    }
}

impl std::error::Error for Refused {}

/// What a field is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The assessment itself.
    Assessment,
    /// A capability.
    Capability(CapabilityId),
    /// A ballot.
    Ballot(BallotId),
}

impl Place {
    pub(super) fn of(edit: &AssessmentEdit) -> Self {
        match edit {
            AssessmentEdit::Answer(it, _)
            | AssessmentEdit::Exception(it, _)
            | AssessmentEdit::PlanItem(it, _)
            | AssessmentEdit::Agree { capability: it, .. } => Self::Capability(it.clone()),
            AssessmentEdit::Ballot(it) => Self::Ballot(it.id),
            _ => Self::Assessment,
        }
    }
}

impl AssessmentEdit {
    /// Whether it changes what was found, which a milestone does not allow.
    pub fn is_of_findings(&self) -> bool {
        match self {
            Self::Typed(edit, _) => edit.is_of_findings(),
            // Whether another version found something else is seen when it is put in place.
            Self::Replace(_)
            | Self::Title(_)
            | Self::Zone(_)
            | Self::Targets(_)
            | Self::Exception(..)
            | Self::Reopen(_)
            | Self::Reclose { .. }
            | Self::Settle { .. }
            | Self::Plan(_)
            | Self::PlanItem(..)
            | Self::Unlink(..) => false,
            _ => true,
        }
    }

    pub(super) fn label(&self) -> &'static str {
        match self {
            Self::Typed(edit, _) => edit.label(),
            Self::Replace(_) => "another version",
            Self::Title(_) => "the title",
            Self::Zone(_) => "the time zone",
            Self::Model(_) => "the model",
            Self::About(_) => "what the assessment is of",
            Self::Answer(..) => "an answer",
            Self::Answers(_) => "several answers",
            Self::RemoveAnswer(_) => "removing an answer",
            Self::Agree { .. } => "the agreed score",
            Self::Targets(_) => "the targets",
            Self::Exception(..) => "an exception",
            Self::Reopen(_) => "reopening an answer",
            Self::Reclose { .. } => "taking back a doubt",
            Self::Settle { .. } => "settling a doubt",
            Self::Plan(_) => "what the roadmap is made with",
            Self::PlanItem(..) => "an item of the roadmap",
            Self::Unlink(..) => "what an item became",
            Self::Workshop(_) => "the workshop",
            Self::Current(_) => "the question",
            Self::Reveal(..) => "showing the votes",
            Self::Ballot(_) => "a ballot",
            Self::RemoveBallot(_) => "removing a ballot",
            Self::Vote { .. } => "a vote",
            Self::Finish(_) => "finishing the assessment",
        }
    }
}
