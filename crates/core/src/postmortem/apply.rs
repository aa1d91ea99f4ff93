//! Applying an edit: what changes, and what lets go of a thing that is gone.

use std::fmt;
use std::rc::Rc;

use super::{
    AnswerChange, Edit, Effort, EffortChange, EntryId, Factor, FactorChange, FactorsEdit, Feedback,
    Field, ImpactEdit, Moment, MomentKey, NamedRole, Postmortem, ResponseEdit, RiskChange,
    RoleChange, SectionsEdit, TimelineEdit,
};
use crate::actions::{self, ActionsEdit};
use crate::causes::{self, CauseId, CausesEdit, TreeEdit, TreeError};
use crate::history::Editable;
use crate::list;

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
            Edit::OtherRoles(edit) => {
                edit.apply(&mut self.roles.others, NamedRole::change)
                    .ok_or(EditError::NoSuchRow)?;
            }
            Edit::Moment(key, Some(moment)) => drop(self.moments.insert(key, moment)),
            Edit::Moment(key, None) => drop(self.moments.remove(&key)),
            Edit::Detection(detection) => self.detection = detection,
            Edit::Impact(edit) => self.apply_impact(edit),
            Edit::Response(edit) => self.apply_response(edit).ok_or(EditError::NoSuchRow)?,
            Edit::Audience(section, audience) => drop(self.audience.insert(section, audience)),
            Edit::Factors(edit) => self.apply_factors(edit)?,
            Edit::Timeline(edit) => self.apply_timeline(edit).ok_or(EditError::NoSuchEntry)?,
            Edit::Causes(edit) => self.apply_causes(edit).map_err(EditError::Tree)?,
            Edit::Actions(edit) => self.apply_actions(edit).ok_or(EditError::NoSuchAction)?,
            Edit::Sections(edit) => self.apply_sections(edit).ok_or(EditError::NoSuchSection)?,
            Edit::Replace(other) | Edit::Absorb(other) | Edit::Redact(other) => {
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

    fn apply_response(&mut self, edit: ResponseEdit) -> Option<()> {
        let response = &mut self.response;
        match edit {
            ResponseEdit::Efforts(edit) => edit.apply(&mut response.efforts, Effort::change)?,
            ResponseEdit::HourlyRate(rate) => response.hourly_rate = rate,
            ResponseEdit::Feedback(edit) => edit.apply(&mut response.feedback, Feedback::change)?,
        }
        Some(())
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

    fn apply_factors(&mut self, edit: FactorsEdit) -> Result<(), EditError> {
        let factors = &mut self.factors;
        let found = match edit {
            FactorsEdit::Add(factor) => {
                factors.push(Rc::new(factor));
                Some(())
            }
            FactorsEdit::Remove(id) => list::remove(factors, id).map(drop),
            FactorsEdit::Move { id, before } => list::move_before(factors, id, before),
            FactorsEdit::Change(id, change) => match list::find_mut(factors, id) {
                Some(factor) => return factor.change(change).ok_or(EditError::NoSuchRow),
                None => None,
            },
        };
        found.ok_or(EditError::NoSuchFactor)
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

impl Factor {
    /// `None` if what is worded was taken back.
    fn change(&mut self, change: FactorChange) -> Option<()> {
        match change {
            FactorChange::Text(text) => self.text = text,
            FactorChange::Kind(kind) => self.kind = kind,
            FactorChange::Category(category) => self.category = category,
            FactorChange::Evidence(evidence) => self.evidence = evidence,
            FactorChange::Actions(actions) => self.actions = actions,
            FactorChange::Accepted(accepted) => self.accepted = accepted,
            FactorChange::Risk(RiskChange::Reason(reason)) => {
                self.accepted.as_mut()?.reason = reason;
            }
            FactorChange::Risk(RiskChange::Who(who)) => self.accepted.as_mut()?.who = who,
        }
        Some(())
    }
}

impl NamedRole {
    fn change(&mut self, change: RoleChange) {
        match change {
            RoleChange::Role(role) => self.role = role,
            RoleChange::Person(person) => self.person = person,
        }
    }
}

impl Effort {
    fn change(&mut self, change: EffortChange) {
        match change {
            EffortChange::Role(role) => self.role = role,
            EffortChange::People(people) => self.people = people,
            EffortChange::Minutes(minutes) => self.minutes = minutes,
        }
    }
}

impl Feedback {
    fn change(&mut self, change: AnswerChange) {
        match change {
            AnswerChange::Score(score) => self.score = score,
            AnswerChange::Text(text) => self.text = text,
        }
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
    /// The row is gone: a role, an effort, an answer.
    NoSuchRow,
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
            Self::NoSuchRow => "this row was removed; undo to bring it back",
            Self::Tree(error) => return error.fmt(f),
        })
    }
}

impl std::error::Error for EditError {}
