//! What an edit types into, and what it is called when it is undone.

use std::mem::{Discriminant, discriminant};

use super::{
    AnswerChange, Edit, EffortChange, EntryChange, EntryId, FactorChange, FactorId, FactorsEdit,
    ImpactEdit, ResponseEdit, RiskChange, Role, RoleChange, RowField, SectionId, SectionsEdit,
    TextField, TimelineEdit,
};
use crate::actions::{ActionChange, ActionId, ActionsEdit};
use crate::causes::{CauseChange, CauseId, CausesEdit, TreeEdit, TreeId};

/// A place that is typed into. Typing into one place is one step of undo, or a few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// A text.
    Text(TextField),
    /// Who held a role.
    Role(Role),
    /// What an entry says.
    Entry(EntryId),
    /// An entry's source.
    EntrySource(EntryId),
    /// What a factor says.
    Factor(FactorId),
    /// How a factor is known.
    FactorEvidence(FactorId),
    /// Why a factor is lived with, or who decided that.
    Risk(FactorId, Discriminant<RiskChange>),
    /// One figure of the impact.
    Impact(Discriminant<ImpactEdit>),
    /// A part of a role of the team's own.
    OtherRole(RowField<RoleChange>),
    /// A part of what one line says of who spent how long.
    Effort(RowField<EffortChange>),
    /// What an hour costs.
    HourlyRate,
    /// A part of what one participant says.
    Feedback(RowField<AnswerChange>),
    /// A tree's problem.
    Problem(TreeId),
    /// What a cause says.
    Cause(CauseId),
    /// The question that a cause answers.
    Question(CauseId),
    /// One text of an action.
    Action(ActionId, ActionField),
    /// A free section's heading.
    SectionHeading(SectionId),
    /// A free section's text.
    Section(SectionId),
}

/// A text of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionField {
    /// What will be done.
    Title,
    /// Whatever else there is to say.
    Detail,
    /// Who sees to it.
    Owner,
    /// How anyone will know.
    Verification,
    /// Where it is tracked.
    Tracker,
    /// Why it waits, or why it was decided against.
    Reason,
}

impl Edit {
    /// The place it types into; `None` for an edit that is a step by itself.
    pub fn field(&self) -> Option<Field> {
        Some(match self {
            Self::Text(field, _) => Field::Text(*field),
            Self::Role(role, _) => Field::Role(*role),
            Self::Timeline(TimelineEdit::Change(id, EntryChange::Text(_))) => Field::Entry(*id),
            Self::Timeline(TimelineEdit::Change(id, EntryChange::Source(_))) => {
                Field::EntrySource(*id)
            }
            Self::Factors(FactorsEdit::Change(id, FactorChange::Text(_))) => Field::Factor(*id),
            Self::Factors(FactorsEdit::Change(id, FactorChange::Evidence(_))) => {
                Field::FactorEvidence(*id)
            }
            Self::Factors(FactorsEdit::Change(id, FactorChange::Risk(change))) => {
                Field::Risk(*id, discriminant(change))
            }
            Self::Impact(ImpactEdit::DataLoss(_)) => return None,
            Self::Impact(figure) => Field::Impact(discriminant(figure)),
            Self::OtherRoles(edit) => Field::OtherRole(edit.field()?),
            Self::Response(ResponseEdit::Efforts(edit)) => Field::Effort(edit.field()?),
            Self::Response(ResponseEdit::HourlyRate(_)) => Field::HourlyRate,
            Self::Response(ResponseEdit::Feedback(edit)) => Field::Feedback(edit.field()?),
            Self::Causes(CausesEdit::Tree(id, TreeEdit::Problem(_))) => Field::Problem(*id),
            Self::Causes(CausesEdit::Tree(_, TreeEdit::Cause(id, change))) => match change {
                CauseChange::Text(_) => Field::Cause(*id),
                CauseChange::Question(_) => Field::Question(*id),
                _ => return None,
            },
            Self::Actions(ActionsEdit::Change(id, change)) => {
                Field::Action(*id, action_field(change)?)
            }
            Self::Sections(SectionsEdit::Heading(id, _)) => Field::SectionHeading(*id),
            Self::Sections(SectionsEdit::Text(id, _)) => Field::Section(*id),
            _ => return None,
        })
    }

    /// What was changed, in words that follow “Undid: ”.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Text(field, _) => field.label(),
            Self::Names(list, _) => list.label(),
            Self::Zone(_) => "time zone",
            Self::Template(_) => "template",
            Self::Severity(_) => "severity",
            Self::Transition(_) => "status",
            Self::Role(..) | Self::OtherRoles(_) => "roles",
            Self::Moment(_, Some(_)) => "setting a moment",
            Self::Moment(_, None) => "removing a moment",
            Self::Detection(_) => "detection",
            Self::Impact(_) => "impact",
            Self::Response(_) => "cost of the response",
            Self::Audience(..) => "audience",
            Self::Factors(FactorsEdit::Add(_)) => "adding a factor",
            Self::Factors(FactorsEdit::Remove(_)) => "removing a factor",
            Self::Factors(FactorsEdit::Move { .. }) => "moving a factor",
            Self::Factors(FactorsEdit::Change(_, change)) => match change {
                FactorChange::Text(_) => "text of a factor",
                FactorChange::Evidence(_) => "evidence for a factor",
                FactorChange::Accepted(_) | FactorChange::Risk(_) => "accepted risk of a factor",
                _ => "changing a factor",
            },
            Self::Timeline(TimelineEdit::Add(_)) => "adding to the timeline",
            Self::Timeline(TimelineEdit::Remove(_)) => "removing from the timeline",
            Self::Timeline(TimelineEdit::Move { .. }) => "moving in the timeline",
            Self::Timeline(TimelineEdit::Change(..)) => "changing a timeline entry",
            Self::Causes(edit) => causes_label(edit),
            Self::Actions(ActionsEdit::Add(_)) => "adding an action",
            Self::Actions(ActionsEdit::Remove(_)) => "removing an action",
            Self::Actions(ActionsEdit::Move { .. }) => "moving an action",
            Self::Actions(ActionsEdit::Change(_, change)) => match change {
                ActionChange::Title(_) => "text of an action",
                ActionChange::Owner(_) => "owner of an action",
                ActionChange::Due(_) => "due date of an action",
                ActionChange::Priority(_) => "priority of an action",
                ActionChange::State { .. } | ActionChange::StateBack(_) => "state of an action",
                _ => "changing an action",
            },
            Self::Sections(SectionsEdit::Add(_)) => "adding a section",
            Self::Sections(SectionsEdit::Remove(_)) => "removing a section",
            Self::Sections(SectionsEdit::Move { .. }) => "moving a section",
            Self::Sections(SectionsEdit::Heading(..)) => "heading of a section",
            Self::Sections(SectionsEdit::Text(..)) => "text of a section",
            Self::Replace(_) => "another version",
            Self::Absorb(_) => "bringing in entries",
            Self::Redact(_) => "removing secrets and personal data",
        }
    }
}

fn action_field(change: &ActionChange) -> Option<ActionField> {
    Some(match change {
        ActionChange::Title(_) => ActionField::Title,
        ActionChange::Detail(_) => ActionField::Detail,
        ActionChange::Owner(_) => ActionField::Owner,
        ActionChange::Verification(_) => ActionField::Verification,
        ActionChange::Tracker(_) => ActionField::Tracker,
        ActionChange::State { state, .. } if !state.reason().is_empty() => ActionField::Reason,
        _ => return None,
    })
}

fn causes_label(edit: &CausesEdit) -> &'static str {
    match edit {
        CausesEdit::AddTree(_) => "adding a tree",
        CausesEdit::ReplaceTree(_) => "replacing a tree",
        CausesEdit::RemoveTree(_) => "removing a tree",
        CausesEdit::Tree(_, edit) => match edit {
            TreeEdit::Problem(_) => "text of a problem",
            TreeEdit::Join(_) => "how causes act together",
            TreeEdit::Add { .. } | TreeEdit::InsertAbove { .. } => "adding a cause",
            TreeEdit::Move { .. } => "moving a cause",
            TreeEdit::Remove(_) => "removing a cause",
            TreeEdit::Merge { .. } => "merging causes",
            TreeEdit::Cause(_, CauseChange::Text(_)) => "text of a cause",
            TreeEdit::Cause(_, CauseChange::Evidence(_)) => "evidence for a cause",
            TreeEdit::Cause(_, CauseChange::Root(_)) => "root mark of a cause",
            TreeEdit::Cause(..) => "changing a cause",
        },
    }
}
