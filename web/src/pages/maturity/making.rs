//! An item of a roadmap becomes an action of a list, or a project of toil, and remembers what it became.

use std::cmp::Reverse;
use std::rc::Rc;

use afterword_core::actions::Action;
use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::maturity::{
    Assessment, AssessmentEdit, CapabilityId, Effort, Link, Phase, Step,
};
use afterword_core::toil::{Guess, Origin, Project, ProjectId, RoadmapItem, ToilRegister};
use afterword_ui::maturity::{Making, due_of};
use afterword_ui::words::word;
use yew::prelude::*;

use super::desk::title_of;
use crate::browser::{clock, ids, task};
use crate::pages::board::{self, Edited, Place, bring, edit_newest};
use crate::pages::toil::new_register;
use crate::session::Session;
use crate::store::Store;
use crate::toast::Said;

/// An item of a roadmap, as it is when something is made of it.
pub(super) struct Item {
    pub(super) session: Session,
    pub(super) assessment: Rc<Assessment>,
    pub(super) id: CapabilityId,
}

impl Item {
    fn name(&self) -> &str {
        self.assessment.model.capability(&self.id).map_or("", |it| &it.1.name)
    }

    /// Its steps, from the first score to the last.
    fn ends(&self) -> Option<(u32, u32)> {
        let roadmap = self.assessment.roadmap();
        let own: Vec<&Step> =
            roadmap.steps().map(|it| it.1).filter(|it| it.capability == self.id).collect();
        Some((own.first()?.from, own.last()?.to))
    }

    /// Where it comes from, in a sentence.
    fn told(&self) -> String {
        let (from, to) = self.ends().unwrap_or_default();
        let [from, to] = [from, to].map(afterword_ui::maturity::score);
        word::ROADMAP_FROM.fill(&[
            ("title", &title_of(&self.assessment)),
            ("name", &self.name()),
            ("from", &from),
            ("to", &to),
        ])
    }

    /// The hours that it takes.
    fn hours(&self) -> Option<Guess> {
        let capability = self.assessment.model.capability(&self.id)?.1;
        Some(Effort::of(capability, self.assessment.plan.items.get(&self.id)).hours)
    }

    /// The edit with which it remembers what it became.
    fn linked(&self, link: Link) -> AssessmentEdit {
        let mut item = self.assessment.plan.items.get(&self.id).cloned().unwrap_or_default();
        item.links.push(link);
        AssessmentEdit::PlanItem(self.id.clone(), Box::new(item))
    }
}

/// Puts an action into a list, and remembers it.
pub(super) fn make_action(item: Item, making: Making, on_edit: Callback<AssessmentEdit>) {
    let Making { title, owner, due, list } = making;
    let action = Action {
        owner: owner.trim().to_owned(),
        due,
        created: Some(item.session.today),
        detail: item.told(),
        effort_minutes: item.hours().map(|it| it.likely().saturating_mul(60)),
        ..Action::new(ids::Random.id(), title.trim().to_owned())
    };
    let place = list.map_or_else(|| Place::New(title_of(&item.assessment)), Place::Document);
    task::spawn(async move {
        let (id, what) = (action.id, action.title.clone());
        match bring(&item.session, &place, vec![Rc::new(action)]).await {
            Ok(brought) => {
                on_edit
                    .emit(item.linked(Link::Action(Origin { document: brought.id, action: id })));
                let said = word::ROADMAP_MADE_ACTION.fill(&[("what", &what)]);
                let undo = board::undo(&item.session);
                item.session.speak.emit(Said::with_undo(said, undo));
                item.session.reload.emit(());
            }
            Err(error) => {
                item.session.say(word::ROADMAP_NOT_MADE.fill(&[("error", &error)]));
            }
        }
    });
}

/// Adds a project to the register that was changed last, or to a new one, and remembers it.
pub(super) fn make_project(item: Item, phase: Phase, on_edit: Callback<AssessmentEdit>) {
    let mut project = Project::new(ids::Random.id(), item.name().to_owned());
    project.build_minutes = item.hours().and_then(|it| {
        let minutes = |hours: u32| hours.saturating_mul(60);
        Guess::between(minutes(it.low()), minutes(it.likely()), minutes(it.high()))
    });
    project.due = due_of(phase, &item.assessment.plan, item.session.today);
    project.note = item.told();
    project.item =
        Some(RoadmapItem { assessment: item.assessment.id, capability: item.id.clone() });
    task::spawn(async move {
        let session = item.session.clone();
        let (id, what) = (project.id, project.name.clone());
        match add(&item.session.store, project).await {
            Ok((document, register)) => {
                on_edit.emit(item.linked(Link::Project { document, project: id }));
                let said =
                    word::ROADMAP_MADE_PROJECT.fill(&[("what", &what), ("register", &register)]);
                let undo = take_back(item, document, id, on_edit);
                session.speak.emit(Said::with_undo(said, undo));
                session.reload.emit(());
            }
            Err(error) => {
                item.session.say(word::ROADMAP_NOT_MADE.fill(&[("error", &error)]));
            }
        }
    });
}

/// Takes the project away again, and the item's link to it.
fn take_back(
    item: Item,
    register: DocumentId,
    project: ProjectId,
    on_edit: Callback<AssessmentEdit>,
) -> Callback<()> {
    let item = Rc::new(item);
    Callback::from(move |()| {
        let (item, on_edit) = (item.clone(), on_edit.clone());
        task::spawn(async move {
            let edit = |known: &ToilRegister| {
                let mut known = known.clone();
                let before = known.projects.len();
                known.projects.retain(|it| it.id != project);
                (known.projects.len() < before).then_some(known)
            };
            let said = match edit_newest(&item.session.store, register, edit).await {
                Ok(Edited::Saved) => {
                    let link = Link::Project { document: register, project };
                    on_edit.emit(AssessmentEdit::Unlink(item.id.clone(), link));
                    word::ROADMAP_UNMADE.fill(&[("what", &item.name())])
                }
                Ok(Edited::Same | Edited::Gone) => word::ROADMAP_GONE.text().to_owned(),
                Err(error) => word::ROADMAP_NOT_MADE.fill(&[("error", &error)]),
            };
            item.session.say(said);
            item.session.reload.emit(());
        });
    })
}

/// Puts the project into a register. Returns which, and what people call it.
async fn add(store: &Store, project: Project) -> Result<(DocumentId, String), String> {
    let mut known = store.list().await.map_err(|it| it.to_string())?.registers;
    known.sort_by_key(|it| Reverse(it.updated_at));
    let project = Rc::new(project);
    for it in known {
        let edit = |register: &ToilRegister| {
            let mut register = register.clone();
            register.projects.push(project.clone());
            Some(register)
        };
        // One that can't be read is told of where registers are; another will do.
        if let Ok(Edited::Saved) = edit_newest(store, it.id, edit).await {
            return Ok((it.id, it.title));
        }
    }
    let mut register = new_register();
    register.projects.push(project);
    store.save(&register, None, clock::now()).await.map_err(|it| it.to_string())?;
    Ok((register.id, register.title))
}
