//! Every way a postmortem can change.

use std::fmt;
use std::mem::{Discriminant, discriminant};
use std::rc::Rc;

use super::{
    AcceptedRisk, Audience, DataLoss, DetectionSource, Effort, Entry, EntryChange, EntryId, Factor,
    FactorId, FactorKind, Feedback, Moment, MomentKey, NameList, NamedRole, Postmortem, Role,
    Section, SectionId, SectionKey, Slo, TextField, Transition,
};
use crate::actions::{self, ActionChange, ActionId, ActionsEdit};
use crate::amount::{Money, Share};
use crate::causes::{
    self, Category, CauseChange, CauseId, CausesEdit, TreeEdit, TreeError, TreeId,
};
use crate::history::Editable;
use crate::list;
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
    /// Sets the roles of the team's own.
    OtherRoles(Vec<NamedRole>),
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
    Efforts(Vec<Effort>),
    /// What an hour costs.
    HourlyRate(Option<Money>),
    /// What participants say.
    Feedback(Vec<Feedback>),
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
    /// Why a factor is lived with.
    Risk(FactorId),
    /// One figure of the impact.
    Impact(Discriminant<ImpactEdit>),
    /// The roles of the team's own, so many of them.
    OtherRoles(usize),
    /// Who spent how long, in so many lines.
    Efforts(usize),
    /// What an hour costs.
    HourlyRate,
    /// What participants say, so many of them.
    Feedback(usize),
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

impl Editable for Postmortem {
    type Edit = Edit;
    type Error = EditError;
    type Field = Field;

    fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        self.apply(edit)
    }

    fn field(edit: &Edit) -> Option<Field> {
        edit.field()
    }

    fn label(edit: &Edit) -> &'static str {
        edit.label()
    }
}

impl Postmortem {
    /// Applies `edit`, or leaves the document as it was.
    ///
    /// # Errors
    ///
    /// When the target of the edit is gone, or when a tree would break one of its rules.
    pub fn apply(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::Text(field, text) => *self.text_mut(field) = text,
            Edit::Names(list, names) => *self.names_mut(list) = names,
            Edit::Zone(zone) => self.zone = zone,
            Edit::Template(template) => self.template = template,
            Edit::Severity(severity) => self.severity = severity,
            Edit::Transition(transition) => self.transitions.push(transition),
            Edit::Role(role, person) => *self.roles.of_mut(role) = person,
            Edit::OtherRoles(roles) => self.roles.others = roles,
            Edit::Moment(key, Some(moment)) => drop(self.moments.insert(key, moment)),
            Edit::Moment(key, None) => drop(self.moments.remove(&key)),
            Edit::Detection(detection) => self.detection = detection,
            Edit::Impact(edit) => self.apply_impact(edit),
            Edit::Response(edit) => self.apply_response(edit),
            Edit::Audience(section, audience) => drop(self.audience.insert(section, audience)),
            Edit::Factors(edit) => self.apply_factors(edit).ok_or(EditError::NoSuchFactor)?,
            Edit::Timeline(edit) => self.apply_timeline(edit).ok_or(EditError::NoSuchEntry)?,
            Edit::Causes(edit) => self.apply_causes(edit).map_err(EditError::Tree)?,
            Edit::Actions(edit) => self.apply_actions(edit).ok_or(EditError::NoSuchAction)?,
            Edit::Sections(edit) => self.apply_sections(edit).ok_or(EditError::NoSuchSection)?,
            Edit::Replace(other) => {
                *self = Self { id: self.id, created_at: self.created_at, ..Self::clone(&other) };
            }
        }
        Ok(())
    }

    fn apply_impact(&mut self, edit: ImpactEdit) {
        let impact = &mut self.impact;
        match edit {
            ImpactEdit::Users(users) => impact.users = users,
            ImpactEdit::UsersShare(share) => impact.users_share = share,
            ImpactEdit::Requests(requests) => impact.requests = requests,
            ImpactEdit::RequestsShare(share) => impact.requests_share = share,
            ImpactEdit::Revenue(revenue) => impact.revenue = revenue,
            ImpactEdit::Tickets(tickets) => impact.tickets = tickets,
            ImpactEdit::DataLoss(data_loss) => impact.data_loss = data_loss,
            ImpactEdit::BudgetMinutes(minutes) => impact.budget_minutes = minutes,
            ImpactEdit::Slo(slo) => impact.slo = slo,
        }
    }

    fn apply_response(&mut self, edit: ResponseEdit) {
        match edit {
            ResponseEdit::Efforts(efforts) => self.response.efforts = efforts,
            ResponseEdit::HourlyRate(rate) => self.response.hourly_rate = rate,
            ResponseEdit::Feedback(feedback) => self.response.feedback = feedback,
        }
    }

    fn apply_timeline(&mut self, edit: TimelineEdit) -> Option<()> {
        match edit {
            TimelineEdit::Add(entries) => self.timeline.extend(entries.into_iter().map(Rc::new)),
            TimelineEdit::Remove(id) => {
                let time = list::remove(&mut self.timeline, id)?.time.start();
                self.let_go_of_entry(id, time.map(Moment::At));
            }
            TimelineEdit::Move { id, before } => list::move_before(&mut self.timeline, id, before)?,
            TimelineEdit::Change(id, change) => {
                list::find_mut(&mut self.timeline, id)?.change(change);
            }
        }
        Some(())
    }

    /// Nothing may point at an entry that is gone: its moments keep their time, its causes lose that evidence.
    fn let_go_of_entry(&mut self, id: EntryId, instead: Option<Moment>) {
        let follows = |it: &Moment| *it == Moment::Entry(id);
        let keys: Vec<MomentKey> =
            self.moments.iter().filter(|(_, it)| follows(it)).map(|(key, _)| key.clone()).collect();
        for key in keys {
            match instead {
                Some(moment) => drop(self.moments.insert(key, moment)),
                None => drop(self.moments.remove(&key)),
            }
        }
        for tree in &mut self.trees {
            if tree.walk().any(|it| it.cause.evidence.contains(&causes::Evidence::Entry(id))) {
                Rc::make_mut(tree).forget_evidence(id);
            }
        }
    }

    fn apply_factors(&mut self, edit: FactorsEdit) -> Option<()> {
        let factors = &mut self.factors;
        match edit {
            FactorsEdit::Add(factor) => factors.push(Rc::new(factor)),
            FactorsEdit::Remove(id) => drop(list::remove(factors, id)?),
            FactorsEdit::Move { id, before } => list::move_before(factors, id, before)?,
            FactorsEdit::Change(id, change) => {
                let factor = list::find_mut(factors, id)?;
                match change {
                    FactorChange::Text(text) => factor.text = text,
                    FactorChange::Kind(kind) => factor.kind = kind,
                    FactorChange::Category(category) => factor.category = category,
                    FactorChange::Evidence(evidence) => factor.evidence = evidence,
                    FactorChange::Actions(actions) => factor.actions = actions,
                    FactorChange::Accepted(accepted) => factor.accepted = accepted,
                }
            }
        }
        Some(())
    }

    /// Causes that go take the claim of addressing them with them.
    fn apply_causes(&mut self, edit: CausesEdit) -> Result<(), TreeError> {
        let removes = matches!(
            edit,
            CausesEdit::RemoveTree(_)
                | CausesEdit::Tree(_, TreeEdit::Remove(_) | TreeEdit::Merge { .. })
        );
        let merged = match &edit {
            CausesEdit::Tree(_, TreeEdit::Merge { from, into }) => Some((*from, *into)),
            _ => None,
        };
        causes::apply(&mut self.trees, edit)?;
        if removes {
            self.repoint_actions(merged);
        }
        Ok(())
    }

    fn repoint_actions(&mut self, merged: Option<(CauseId, CauseId)>) {
        let exists = |id: CauseId| self.trees.iter().any(|tree| tree.find(id).is_some());
        for action in &mut self.actions {
            if action.causes.iter().all(|it| exists(*it)) {
                continue;
            }
            let action = Rc::make_mut(action);
            let moved = merged.filter(|(from, into)| {
                action.causes.contains(from) && !action.causes.contains(into)
            });
            action.causes.retain(|it| exists(*it));
            action.causes.extend(moved.map(|(_, into)| into));
        }
    }

    fn apply_actions(&mut self, edit: ActionsEdit) -> Option<()> {
        let removed = match &edit {
            ActionsEdit::Remove(id) => Some(*id),
            _ => None,
        };
        actions::apply(&mut self.actions, edit)?;
        if let Some(id) = removed {
            for factor in self.factors.iter_mut().filter(|it| it.actions.contains(&id)) {
                Rc::make_mut(factor).actions.retain(|it| *it != id);
            }
        }
        Some(())
    }

    fn apply_sections(&mut self, edit: SectionsEdit) -> Option<()> {
        let sections = &mut self.extra;
        match edit {
            SectionsEdit::Add(section) => sections.push(Rc::new(section)),
            SectionsEdit::Remove(id) => drop(list::remove(sections, id)?),
            SectionsEdit::Move { id, before } => list::move_before(sections, id, before)?,
            SectionsEdit::Heading(id, heading) => list::find_mut(sections, id)?.heading = heading,
            SectionsEdit::Text(id, text) => list::find_mut(sections, id)?.text = text,
        }
        Some(())
    }
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
            Self::Factors(FactorsEdit::Change(id, FactorChange::Accepted(Some(_)))) => {
                Field::Risk(*id)
            }
            Self::Impact(ImpactEdit::DataLoss(_)) => return None,
            Self::Impact(figure) => Field::Impact(discriminant(figure)),
            Self::OtherRoles(roles) => Field::OtherRoles(roles.len()),
            Self::Response(ResponseEdit::Efforts(efforts)) => Field::Efforts(efforts.len()),
            Self::Response(ResponseEdit::HourlyRate(_)) => Field::HourlyRate,
            Self::Response(ResponseEdit::Feedback(answers)) => Field::Feedback(answers.len()),
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
            Self::Moment(..) => "a moment",
            Self::Detection(_) => "detection",
            Self::Impact(_) => "impact",
            Self::Response(_) => "cost of the response",
            Self::Audience(..) => "audience",
            Self::Factors(FactorsEdit::Add(_)) => "adding a factor",
            Self::Factors(FactorsEdit::Remove(_)) => "removing a factor",
            Self::Factors(_) => "a factor",
            Self::Timeline(TimelineEdit::Add(_)) => "adding to the timeline",
            Self::Timeline(TimelineEdit::Remove(_)) => "removing from the timeline",
            Self::Timeline(_) => "a timeline entry",
            Self::Causes(edit) => causes_label(edit),
            Self::Actions(ActionsEdit::Add(_)) => "adding an action",
            Self::Actions(ActionsEdit::Remove(_)) => "removing an action",
            Self::Actions(_) => "an action",
            Self::Sections(SectionsEdit::Add(_)) => "adding a section",
            Self::Sections(SectionsEdit::Remove(_)) => "removing a section",
            Self::Sections(_) => "a section",
            Self::Replace(_) => "another version",
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
        CausesEdit::ReplaceTree(_) => "a tree",
        CausesEdit::RemoveTree(_) => "removing a tree",
        CausesEdit::Tree(_, edit) => match edit {
            TreeEdit::Problem(_) | TreeEdit::Join(_) => "a problem",
            TreeEdit::Add { .. } | TreeEdit::InsertAbove { .. } => "adding a cause",
            TreeEdit::Move { .. } => "moving a cause",
            TreeEdit::Remove(_) => "removing a cause",
            TreeEdit::Merge { .. } => "merging causes",
            TreeEdit::Cause(..) => "a cause",
        },
    }
}

/// Why an edit did not take. The document is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EditError {
    /// The timeline entry is gone.
    NoSuchEntry,
    /// The factor is gone.
    NoSuchFactor,
    /// The action is gone.
    NoSuchAction,
    /// The section is gone.
    NoSuchSection,
    /// A tree would have broken one of its rules.
    Tree(TreeError),
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchEntry => "this timeline entry was removed; undo to bring it back",
            Self::NoSuchFactor => "this factor was removed; undo to bring it back",
            Self::NoSuchAction => "this action item was removed; undo to bring it back",
            Self::NoSuchSection => "this section was removed; undo to bring it back",
            Self::Tree(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for EditError {}
