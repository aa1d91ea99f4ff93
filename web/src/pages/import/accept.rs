//! Storing what an import brought, without ever overwriting what is here.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_core::stored::Stored as _;
use afterword_core::summary::Kind;
use afterword_formats::Imported;
use afterword_formats::workspace::{Settings, Workspace};
use afterword_ui::shortcut::key;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use super::copy::{self, CopyOfMine};
use crate::browser::{clock, ids, task};
use crate::loading::use_loaded;
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::store::{Restore, Restored, StoreError};

/// Names the button that stores what is shown, for the key that presses it.
pub(super) const ACCEPT_ID: &str = "import-accept";

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AcceptProps {
    pub(super) session: Session,
    pub(super) imported: Rc<Imported>,
    /// It is stored: there is nothing left to decide about it.
    pub(super) on_stored: Callback<()>,
    /// Nothing else is to be looked at here, so one goes to what was stored.
    pub(super) is_last: bool,
}

/// The buttons that store one document. Where a document of its name is here already, it asks which shall stand.
#[component]
pub(super) fn AcceptDocument(props: &AcceptProps) -> Html {
    use_words();
    let AcceptProps { session, imported, .. } = props;
    let theirs = use_memo(imported.clone(), |it| document_of(it).cloned().map(Rc::new));
    let store = session.store.clone();
    let id = (*theirs).as_ref().map(|it| it.id);
    let wanted = theirs.clone();
    let here = use_loaded((id, session.n_changes), move |_| {
        let (store, wanted) = (store.clone(), wanted.clone());
        async move {
            match &*wanted {
                Some(theirs) => copy::find(&store, theirs).await.ok().flatten(),
                None => None,
            }
        }
    });
    let accept = |fate: Fate| {
        let props = props.clone();
        Callback::from(move |()| store_document(&props, fate))
    };
    let is_looked_up = here.here().is_some();
    html! {
        <div class="accept">
            if let (Some(here), Some(theirs)) = (here.here().cloned().flatten(), (*theirs).clone()) {
                <CopyOfMine
                    session={session.clone()}
                    {here}
                    {theirs}
                    on_keep_both={accept(Fate::Copy)}
                    on_stored={&props.on_stored}
                    is_last={props.is_last}
                />
            } else {
                <button
                    id={ACCEPT_ID}
                    type="button"
                    class="button primary"
                    title={key::IMPORT_ACCEPT.keys()}
                    disabled={!is_looked_up}
                    onclick={accept(Fate::New).reform(|_: MouseEvent| ())}
                >
                    { word::IMPORT.text() }
                </button>
            }
        </div>
    }
}

/// What becomes of an imported document.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    /// It is stored under its own name.
    New,
    /// It gets a name of its own.
    Copy,
}

fn document_of(imported: &Imported) -> Option<&Postmortem> {
    match imported {
        Imported::Document(document) => Some(document),
        Imported::Text(preview) => Some(&preview.document),
        Imported::Workspace(_) | Imported::Feed(_) | Imported::Actions(_) => None,
    }
}

fn store_document(props: &AcceptProps, fate: Fate) {
    let AcceptProps { session, imported, on_stored, is_last } = props.clone();
    let Some(mut document) = document_of(&imported).cloned() else { return };
    if fate == Fate::Copy {
        document.id = ids::Random.document_id();
    }
    task::spawn(async move {
        match session.store.save(&document, None, clock::now()).await {
            Ok(_) => {
                on_stored.emit(());
                if is_last {
                    session.go.emit(Route::Postmortem(document.id));
                } else {
                    let title = document.title.trim();
                    let title = if title.is_empty() { word::UNTITLED.text() } else { title };
                    session.say(word::IMPORT_STORED.fill(&[("title", &title)]));
                }
            }
            Err(error) => session.say(word::IMPORT_FAILED.fill(&[("error", &error)])),
        }
    });
}

/// The buttons that restore a backup.
#[component]
pub(super) fn AcceptWorkspace(props: &AcceptProps) -> Html {
    use_words();
    let accept = |restore: Restore| {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| restore_workspace(&props, restore))
    };
    html! {
        <span class="accept">
            <button id={ACCEPT_ID} type="button" class="button primary" onclick={accept(Restore::KeepMine)}>
                { word::IMPORT_MISSING.text() }
            </button>
            <button type="button" class="button" onclick={accept(Restore::Replace)}>
                { word::IMPORT_ALL.text() }
            </button>
        </span>
    }
}

fn restore_workspace(props: &AcceptProps, restore: Restore) {
    let AcceptProps { session, imported, on_stored, is_last } = props.clone();
    task::spawn(async move {
        let Imported::Workspace(workspace) = &*imported else { return };
        match put_all(&session, workspace, restore).await {
            Ok(counts) => {
                if let Err(error) = restore_settings(&session, &workspace.settings, restore).await {
                    return session.say(word::IMPORT_NO_SETTINGS.fill(&[("error", &error)]));
                }
                session.say(word::IMPORT_COUNTS.fill(&[
                    ("added", &counts.n_added),
                    ("replaced", &counts.n_replaced),
                    ("left", &(counts.n_skipped + counts.n_unchanged)),
                ]));
                on_stored.emit(());
                session.reload.emit(());
                if is_last {
                    session.go.emit(where_it_is(workspace));
                }
            }
            Err(error) => session.say(word::BACKUP_NOT_STORED.fill(&[("error", &error)])),
        }
    });
}

/// Where one sees what came in: the list, unless there is nothing for it.
fn where_it_is(workspace: &Workspace) -> Route {
    match workspace.others.first() {
        Some(other) if workspace.documents.is_empty() => match other.kind() {
            Kind::ActionList => Route::Actions,
            kind => Route::of_document(kind, other.id()),
        },
        _ => Route::Postmortems,
    }
}

async fn put_all(
    session: &Session,
    workspace: &Workspace,
    restore: Restore,
) -> Result<Restored, StoreError> {
    let (store, now) = (&session.store, clock::now());
    let documents = store.put_all(&workspace.documents, restore, now).await?;
    let others = store.put_all(&workspace.others, restore, now).await?;
    Ok(documents + others)
}

/// What somebody chose here stays, unless everything was to be as in the backup.
async fn restore_settings(
    session: &Session,
    settings: &Settings,
    restore: Restore,
) -> Result<(), StoreError> {
    let mut settings = settings.clone();
    if restore == Restore::KeepMine {
        let here = session.store.settings().await?;
        settings.retain(|name, _| !here.contains_key(name));
    }
    session.store.put_settings(&settings).await?;
    session.set_preferences.emit(Preferences::of(&session.store.stored_settings().await?));
    Ok(())
}
