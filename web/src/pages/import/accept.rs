//! Storing what an import brought, without ever overwriting what is here.

use std::rc::Rc;

use afterword_core::Postmortem;
use afterword_formats::Imported;
use afterword_formats::workspace::Settings;
use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{clock, ids, task};
use crate::loading::use_loaded;
use crate::route::Route;
use crate::session::{Preferences, Session};
use crate::store::{Restore, StoreError};

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
    let id = document_of(imported).map(|it| it.id);
    let store = session.store.clone();
    let existing = use_loaded(id, move |id| {
        let (store, id) = (store.clone(), *id);
        async move {
            match id {
                Some(id) => store.load(id).await.ok().flatten().map(Rc::new),
                None => None,
            }
        }
    });
    let accept = |fate: Fate| {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| store_document(&props, fate))
    };
    let is_looked_up = existing.here().is_some();
    let existing = existing.here().cloned().flatten();
    html! {
        <span class="accept">
            if let Some(existing) = existing {
                <span class="banner" data-kind="info" role="status">
                    { word::IMPORT_EXISTS.fill(&[("title", &existing.document.title)]) }
                </span>
                <button type="button" class="button primary" onclick={accept(Fate::Copy)}>{ word::KEEP_BOTH.text() }</button>
                <button type="button" class="button" onclick={accept(Fate::Replace(existing.revision))}>
                    { word::IMPORT_REPLACE.text() }
                </button>
            } else {
                <button
                    type="button"
                    class="button primary"
                    disabled={!is_looked_up}
                    onclick={accept(Fate::New)}
                >
                    { word::IMPORT.text() }
                </button>
            }
        </span>
    }
}

/// What becomes of an imported document.
#[derive(Clone, Copy)]
enum Fate {
    /// It is stored under its own name.
    New,
    /// It gets a name of its own.
    Copy,
    /// It becomes the newest version of the document of its name, whose revision this is.
    Replace(u64),
}

fn document_of(imported: &Imported) -> Option<&Postmortem> {
    match imported {
        Imported::Document(document) => Some(document),
        Imported::Text(preview) => Some(&preview.document),
        Imported::Workspace(_) | Imported::Feed(_) => None,
    }
}

fn store_document(props: &AcceptProps, fate: Fate) {
    let AcceptProps { session, imported, on_stored, is_last } = props.clone();
    let Some(mut document) = document_of(&imported).cloned() else { return };
    let based_on = match fate {
        Fate::New => None,
        Fate::Copy => {
            document.id = ids::Random.document_id();
            None
        }
        Fate::Replace(revision) => Some(revision),
    };
    task::spawn(async move {
        if based_on.is_some() && session.store.keep(document.id).await.is_err() {
            session.say(word::IMPORT_NOT_KEPT.text());
            return;
        }
        match session.store.save(&document, based_on, clock::now()).await {
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
            <button type="button" class="button primary" onclick={accept(Restore::KeepMine)}>
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
        match session.store.put_all(&workspace.documents, restore, clock::now()).await {
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
                    session.go.emit(Route::Postmortems);
                }
            }
            Err(error) => session.say(word::BACKUP_NOT_STORED.fill(&[("error", &error)])),
        }
    });
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
