//! Every way a postmortem can change.

use std::rc::Rc;

use super::{
    AcceptedRisk, Audience, DataLoss, DetectionSource, Effort, Entry, EntryChange, EntryId, Factor,
    FactorId, FactorKind, Feedback, Moment, MomentKey, NameList, NamedRole, Postmortem, Role,
    RowsEdit, Section, SectionId, SectionKey, Slo, TextField, Transition,
};
use crate::actions::{ActionId, ActionsEdit};
use crate::amount::{Money, Share};
use crate::causes::{Category, CausesEdit};
use crate::severity::SeverityKey;
use crate::template::TemplateId;
use crate::time::Zone;

/// One change a person makes to a postmortem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Writes a text.
    Text(TextField, String),
    /// Sets a list of names.
    Names(NameList, Vec<String>),
    /// Sets the zone that times are read in.
    Zone(Zone),
    /// Lays the document out by another template. No text is touched.
    Template(TemplateId),
    /// Says how bad it was.
    Severity(Option<SeverityKey>),
    /// Moves the document along its life.
    Transition(Transition),
    /// Names who held a role.
    Role(Role, String),
    /// Changes the roles of the team's own.
    OtherRoles(RowsEdit<NamedRole, RoleChange>),
    /// Sets a moment, or forgets it.
    Moment(MomentKey, Option<Moment>),
    /// Says how it was found.
    Detection(Option<DetectionSource>),
    /// Changes the counted impact.
    Impact(ImpactEdit),
    /// Changes the record of the response.
    Response(ResponseEdit),
    /// Says who may read a section.
    Audience(SectionKey, Audience),
    /// Changes the contributing factors.
    Factors(FactorsEdit),
    /// Changes the timeline.
    Timeline(TimelineEdit),
    /// Changes the cause trees.
    Causes(CausesEdit),
    /// Changes the actions.
    Actions(ActionsEdit),
    /// Changes the free sections.
    Sections(SectionsEdit),
    /// Puts another version in place of this one: a restored revision, or what a merge made. Its id and birth stay.
    Replace(Rc<Postmortem>),
    /// Puts a version in place of this one that others have told more: a chat, alerts, a table. Its id and birth stay.
    Absorb(Rc<Postmortem>),
    /// Puts a version without secrets and personal data in place of this one. Its id and birth stay.
    Redact(Rc<Postmortem>),
}

/// One change to the counted impact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImpactEdit {
    /// How many users.
    Users(Option<u64>),
    /// Which share of users.
    UsersShare(Option<Share>),
    /// How many requests.
    Requests(Option<u64>),
    /// Which share of requests.
    RequestsShare(Option<Share>),
    /// Revenue lost.
    Revenue(Option<Money>),
    /// Support tickets.
    Tickets(Option<u64>),
    /// What became of data.
    DataLoss(Option<DataLoss>),
    /// Minutes of error budget.
    BudgetMinutes(Option<u64>),
    /// The objective of the service.
    Slo(Option<Slo>),
}

/// One change to the record of the response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseEdit {
    /// Who spent how long.
    Efforts(RowsEdit<Effort, EffortChange>),
    /// What an hour costs.
    HourlyRate(Option<Money>),
    /// What participants say.
    Feedback(RowsEdit<Feedback, AnswerChange>),
}

/// One change to a role of the team's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleChange {
    /// What it is called.
    Role(String),
    /// Who held it.
    Person(String),
}

/// One change to the people of one role and their time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EffortChange {
    /// What they did.
    Role(String),
    /// How many they were.
    People(u32),
    /// Minutes that each of them spent.
    Minutes(u32),
}

/// One change to a participant's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AnswerChange {
    /// From 1 (badly) to 5 (well), or none.
    Score(Option<u8>),
    /// In their words.
    Text(String),
}

/// One change to the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimelineEdit {
    /// Adds entries, last.
    Add(Vec<Entry>),
    /// Takes an entry away; a moment that follows it keeps the time it had.
    Remove(EntryId),
    /// Moves an entry before another, or last.
    Move {
        /// Which.
        id: EntryId,
        /// The entry that it is to stand before.
        before: Option<EntryId>,
    },
    /// Changes one entry.
    Change(EntryId, EntryChange),
}

/// One change to the contributing factors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactorsEdit {
    /// Adds a factor, last.
    Add(Factor),
    /// Takes a factor away.
    Remove(FactorId),
    /// Moves a factor before another, or last.
    Move {
        /// Which.
        id: FactorId,
        /// The factor that it is to stand before.
        before: Option<FactorId>,
    },
    /// Changes one factor.
    Change(FactorId, FactorChange),
}

/// One change to a factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactorChange {
    /// What was true.
    Text(String),
    /// Whether it set things off.
    Kind(FactorKind),
    /// What sort of thing it is.
    Category(Option<Category>),
    /// How we know.
    Evidence(String),
    /// The actions that address it.
    Actions(Vec<ActionId>),
    /// Why nothing is done about it.
    Accepted(Option<AcceptedRisk>),
    /// Words the decision to do nothing about it.
    Risk(RiskChange),
}

/// One change to a decision to live with a factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RiskChange {
    /// Why it is acceptable.
    Reason(String),
    /// Who decided.
    Who(String),
}

/// One change to the free sections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SectionsEdit {
    /// Adds a section, last.
    Add(Section),
    /// Takes a section away.
    Remove(SectionId),
    /// Moves a section before another, or last.
    Move {
        /// Which.
        id: SectionId,
        /// The section that it is to stand before.
        before: Option<SectionId>,
    },
    /// Words its heading.
    Heading(SectionId, String),
    /// Writes its text.
    Text(SectionId, String),
}
