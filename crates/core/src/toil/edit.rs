//! Every way a register can change.

use std::fmt;
use std::rc::Rc;

use chrono::NaiveDate;

use super::{
    Activity, ActivityId, Assumptions, Project, ProjectId, Stage, ToilRegister, Week, WeekId,
};
use crate::history::Editable;
use crate::list::{self, Identified, List};

/// One change to a register.
///
/// What is edited is put back whole: two people rarely change one activity at once, and what one of them changed is found in the revisions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToilEdit {
    /// Another version of the whole, such as what came of two that were edited apart.
    Replace(Rc<ToilRegister>),
    /// One of the others, typed into the field of that name: what is typed on there is one step with it.
    Typed(Box<ToilEdit>, &'static str),
    /// What people call the register.
    Title(String),
    /// What it reckons with.
    Assumptions(Box<Assumptions>),
    /// An activity as it is now: in the place of the one of its name, else last.
    Activity(Box<Activity>),
    /// Several activities as they are now, each as [`ToilEdit::Activity`]: one step for all of them.
    Activities(Vec<Activity>),
    /// Takes an activity away, and out of every project.
    RemoveActivity(ActivityId),
    /// A week as it is now.
    Week(Box<Week>),
    /// Several weeks as they are now: one step for all of them.
    Weeks(Vec<Week>),
    /// Takes a week away.
    RemoveWeek(WeekId),
    /// A project as it is now; what it names and is not there is left out.
    Project(Box<Project>),
    /// Takes a project away; nothing waits for it any more.
    RemoveProject(ProjectId),
    /// How far a project is; a new stage enters its history.
    Stage {
        /// Which.
        id: ProjectId,
        /// How far.
        stage: Stage,
        /// Since when.
        on: NaiveDate,
        /// Who says so.
        who: String,
    },
}

/// What an edit is about is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone;

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("it is no longer in the register")
    }
}

impl std::error::Error for Gone {}

fn put<T: Identified>(list: &mut List<T>, member: T) {
    match list::position(list, member.id()) {
        Some(at) => list[at] = Rc::new(member),
        None => list.push(Rc::new(member)),
    }
}

fn put_all<T: Identified>(list: &mut List<T>, members: Vec<T>) {
    members.into_iter().for_each(|it| put(list, it));
}

impl Editable for ToilRegister {
    type Edit = ToilEdit;
    type Error = Gone;
    type Field = (Place, &'static str);

    fn apply(&mut self, edit: ToilEdit) -> Result<(), Gone> {
        match edit {
            ToilEdit::Replace(version) => *self = Rc::unwrap_or_clone(version),
            ToilEdit::Typed(edit, _) => self.apply(*edit)?,
            ToilEdit::Title(title) => self.title = title,
            ToilEdit::Assumptions(assumptions) => self.assumptions = *assumptions,
            ToilEdit::Activity(activity) => put(&mut self.activities, *activity),
            ToilEdit::Activities(all) => put_all(&mut self.activities, all),
            ToilEdit::RemoveActivity(id) => self.remove_activity(id)?,
            ToilEdit::Week(week) => put(&mut self.weeks, *week),
            ToilEdit::Weeks(all) => put_all(&mut self.weeks, all),
            ToilEdit::RemoveWeek(id) => drop(list::remove(&mut self.weeks, id).ok_or(Gone)?),
            ToilEdit::Project(project) => {
                put(&mut self.projects, *project);
                self.let_go();
            }
            ToilEdit::RemoveProject(id) => self.remove_project(id)?,
            ToilEdit::Stage { id, stage, on, who } => {
                list::find_mut(&mut self.projects, id).ok_or(Gone)?.move_to(stage, on, who);
            }
        }
        Ok(())
    }

    fn field(edit: &ToilEdit) -> Option<(Place, &'static str)> {
        match edit {
            ToilEdit::Typed(edit, field) => Some((Place::of(edit), field)),
            _ => None,
        }
    }

    fn label(edit: &ToilEdit) -> &'static str {
        match edit {
            ToilEdit::Typed(edit, _) => Self::label(edit),
            ToilEdit::Replace(_) => "another version",
            ToilEdit::Title(_) => "the title",
            ToilEdit::Assumptions(_) => "what is reckoned with",
            ToilEdit::Activity(_) => "an activity",
            ToilEdit::Activities(_) => "several activities",
            ToilEdit::RemoveActivity(_) => "removing an activity",
            ToilEdit::Week(_) => "a week",
            ToilEdit::Weeks(_) => "several weeks",
            ToilEdit::RemoveWeek(_) => "removing a week",
            ToilEdit::Project(_) => "a project",
            ToilEdit::RemoveProject(_) => "removing a project",
            ToilEdit::Stage { .. } => "the stage of a project",
        }
    }
}

/// What a field is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The register itself.
    Register,
    /// An activity.
    Activity(ActivityId),
    /// A week.
    Week(WeekId),
    /// A project.
    Project(ProjectId),
}

impl Place {
    fn of(edit: &ToilEdit) -> Self {
        match edit {
            ToilEdit::Activity(it) => Self::Activity(it.id),
            ToilEdit::Week(it) => Self::Week(it.id),
            ToilEdit::Project(it) => Self::Project(it.id),
            _ => Self::Register,
        }
    }
}

impl ToilRegister {
    fn remove_activity(&mut self, id: ActivityId) -> Result<(), Gone> {
        list::remove(&mut self.activities, id).ok_or(Gone)?;
        self.let_go();
        Ok(())
    }

    fn remove_project(&mut self, id: ProjectId) -> Result<(), Gone> {
        list::remove(&mut self.projects, id).ok_or(Gone)?;
        self.let_go();
        Ok(())
    }

    /// Nothing names what is gone.
    pub(super) fn let_go(&mut self) {
        let is_activity = |id| list::position(&self.activities, id).is_some();
        let names: Vec<ProjectId> = self.projects.iter().map(|it| it.id).collect();
        for project in &mut self.projects {
            let is_whole = project.parts.iter().all(|it| is_activity(it.activity))
                && project.after.iter().all(|it| names.contains(it));
            if !is_whole {
                let project = Rc::make_mut(project);
                project.parts.retain(|it| is_activity(it.activity));
                project.after.retain(|it| names.contains(it));
            }
        }
    }
}
