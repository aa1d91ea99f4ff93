//! An action becomes a project: in the register that was changed last, or in a new one.

use std::cmp::Reverse;

use afterword_core::actions::Action;
use afterword_core::id::{DocumentId, Mint as _};
use afterword_core::toil::{Project, ProjectId, ToilRegister};
use afterword_ui::words::{Text, word};

use super::begin::new_register;
use crate::browser::{clock, ids, task};
use crate::pages::board::{Edited, edit_newest};
use crate::route::Route;
use crate::session::Session;
use crate::store::{LoadError, Store};
use crate::toil_view::ToilView;

/// Makes a project of `action`, which stands in `document`, and goes there; where it is one already, only goes there.
pub(in crate::pages) fn make_project(session: &Session, document: DocumentId, action: &Action) {
    let (session, action) = (session.clone(), action.clone());
    task::spawn(async move {
        match make(&session, document, &action).await {
            Ok(made) => {
                let what = or(&action.title, &word::ACTION_UNTITLED);
                let register = or(&made.title, &word::UNTITLED);
                session.say(made.said.fill(&[("what", &what), ("register", &register)]));
                session.go.emit(Route::ToilRegister(made.register, ToilView::Project(made.id)));
            }
            Err(error) => session.say(word::TOIL_PROJECT_NOT_MADE.fill(&[("error", &error)])),
        }
    });
}

/// `text`, or what is said where there is none.
fn or(text: &str, nothing: &Text) -> String {
    let text = text.trim();
    if text.is_empty() { nothing.text().to_owned() } else { text.to_owned() }
}

/// A project of an action, where it is, and what is said of it.
struct Made {
    register: DocumentId,
    title: String,
    id: ProjectId,
    said: &'static Text,
}

impl Made {
    fn there(register: &ToilRegister, id: ProjectId) -> Self {
        let said = &word::TOIL_PROJECT_THERE;
        Self { register: register.id, title: register.title.clone(), id, said }
    }
}

/// The project that `action` becomes. It counts from today, as the person at the keyboard says.
pub(super) fn project_of(session: &Session, document: DocumentId, action: &Action) -> Project {
    let who = session.preferences.name.trim();
    Project::of_action(ids::Random.id(), document, action, session.today, who)
}

async fn make(session: &Session, document: DocumentId, action: &Action) -> Result<Made, String> {
    let registers = registers(&session.store).await?;
    let there = registers.iter().find_map(|it| Some((it, it.of_action(document, action.id)?)));
    if let Some((register, project)) = there {
        return Ok(Made::there(register, project.id));
    }
    let project = project_of(session, document, action);
    for register in registers {
        if let Some(made) = add(&session.store, register.id, &project).await? {
            return Ok(made);
        }
        // It was thrown away a moment ago: the next one will do.
    }
    begin(&session.store, project).await
}

/// All registers that can be read, the one that was changed last first.
async fn registers(store: &Store) -> Result<Vec<ToilRegister>, String> {
    let mut known = store.list().await.map_err(|it| it.to_string())?.registers;
    known.sort_by_key(|it| Reverse(it.updated_at));
    let mut registers = Vec::with_capacity(known.len());
    for it in known {
        match store.load_as::<ToilRegister>(it.id).await {
            Ok(loaded) => registers.extend(loaded.map(|it| it.document)),
            // The list of documents says so; a project is not kept waiting for it.
            Err(LoadError::Unreadable { .. }) => {}
            Err(LoadError::Store(error)) => return Err(error.to_string()),
        }
    }
    Ok(registers)
}

/// Adds the project to the newest version of a register, unless somebody else was quicker; `None` if the register is gone.
async fn add(store: &Store, id: DocumentId, project: &Project) -> Result<Option<Made>, String> {
    let mut made = None;
    let edit = |register: &ToilRegister| {
        let origin = project.origin?;
        if let Some(there) = register.of_action(origin.document, origin.action) {
            made = Some(Made::there(register, there.id));
            return None;
        }
        let said = &word::TOIL_PROJECT_MADE;
        let title = register.title.clone();
        made = Some(Made { register: register.id, title, id: project.id, said });
        let mut register = register.clone();
        register.projects.push(project.clone().into());
        Some(register)
    };
    match edit_newest(store, id, edit).await? {
        Edited::Saved | Edited::Same => Ok(made),
        Edited::Gone => Ok(None),
    }
}

/// Begins a register with the project.
async fn begin(store: &Store, project: Project) -> Result<Made, String> {
    let mut register = new_register();
    let id = project.id;
    register.projects.push(project.into());
    store.save(&register, None, clock::now()).await.map_err(|it| it.to_string())?;
    let said = &word::TOIL_PROJECT_FIRST;
    Ok(Made { register: register.id, title: register.title, id, said })
}
