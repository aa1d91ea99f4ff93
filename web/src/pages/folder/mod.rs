//! Folder and archive: the workspace as files, kept in step on disk or taken out at once.

mod archive;
mod status;

use std::rc::Rc;

use afterword_ui::words::{use_words, word};
use yew::prelude::*;

use crate::browser::{folder as disk, task};
use crate::folder::{self, FolderState, Missing, Refused, Standing, use_folder};
use crate::route::Route;
use crate::session::Session;

use archive::ArchiveCard;
pub(crate) use status::FolderStatus;

#[derive(PartialEq, Properties)]
pub(crate) struct FolderPageProps {
    pub(crate) session: Session,
}

/// The folder that the workspace is kept in, and the archive that it can be taken out as.
#[component]
pub(crate) fn FolderPage(props: &FolderPageProps) -> Html {
    use_words();
    let session = &props.session;
    let state = use_folder();
    let body = match (&state.name, disk::is_offered()) {
        (Some(name), _) => connected(session, name, &state),
        (None, true) => unconnected(session),
        (None, false) => html! { <p>{ word::FOLDER_NOT_OFFERED.text() }</p> },
    };
    html! {
        <main class="page folder-page" id="main" tabindex="-1">
            <header class="page-head"><h1>{ word::FOLDER.text() }</h1></header>
            <div class="page-body">
                <section class="card" aria-labelledby="folder-disk">
                    <h2 id="folder-disk">{ word::FOLDER_DISK.text() }</h2>
                    <p>{ word::FOLDER_LEAD.text() }</p>
                    <div class="folder-body">{ body }</div>
                </section>
                <ArchiveCard session={session.clone()} />
            </div>
        </main>
    }
}

fn unconnected(session: &Session) -> Html {
    let session = session.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        let session = session.clone();
        task::spawn(async move {
            if let Err(error) = folder::connect().await {
                session.say(word::FOLDER_FAILED.fill(&[("error", &error)]));
            }
        });
    });
    html! {
        <button type="button" class="button primary" {onclick}>{ word::FOLDER_CHOOSE.text() }</button>
    }
}

fn connected(session: &Session, name: &AttrValue, state: &Rc<FolderState>) -> Html {
    let is_lost = state.standing == Standing::Reconnect;
    let reconnect = Callback::from(|_: MouseEvent| folder::reconnect());
    let look = Callback::from(|_: MouseEvent| folder::look());
    let leave = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            let session = session.clone();
            task::spawn(async move {
                session.say(match folder::disconnect().await {
                    Ok(()) => word::FOLDER_LEFT.text().to_owned(),
                    Err(error) => word::FOLDER_FAILED.fill(&[("error", &error)]),
                });
            });
        })
    };
    html! {
        <>
            <p class="folder-standing" role="status">
                <strong>{ word::FOLDER_IN.fill(&[("name", name)]) }</strong>{ " · " }{ standing(&state.standing) }
            </p>
            <div class="folder-found">{ found(session, state) }</div>
            <div class="button-row">
                if is_lost {
                    <button type="button" class="button primary" onclick={reconnect}>{ word::FOLDER_RECONNECT.text() }</button>
                } else {
                    <button type="button" class="button" onclick={look}>{ word::FOLDER_LOOK.text() }</button>
                }
                <button type="button" class="button" onclick={leave}>{ word::FOLDER_LEAVE.text() }</button>
            </div>
        </>
    }
}

/// How the folder stands, in a sentence.
fn standing(standing: &Standing) -> String {
    match standing {
        Standing::Looking => word::FOLDER_LOOKING.text().to_owned(),
        Standing::InStep(at) => word::FOLDER_IN_STEP.date(at.naive_local()),
        Standing::Waiting(n) => word::FOLDER_WAITING.count(*n),
        Standing::Reconnect => word::FOLDER_NOT_ALLOWED.text().to_owned(),
        Standing::Failed(error) => word::FOLDER_FAILED.fill(&[("error", error)]),
    }
}

/// What somebody has to know or decide.
fn found(session: &Session, state: &Rc<FolderState>) -> Html {
    let bring_in = {
        let session = session.clone();
        Callback::from(move |_: MouseEvent| {
            let session = session.clone();
            task::spawn(async move {
                session.say(match folder::bring_in().await {
                    Ok(n) => word::FOLDER_BROUGHT.count(n),
                    Err(error) => word::FOLDER_FAILED.fill(&[("error", &error)]),
                });
            });
        })
    };
    let n_new = state.new_files.len();
    html! {
        <>
            <div class="folder-new">
                if n_new > 0 {
                    <p>{ word::FOLDER_NEW.count(n_new) }</p>
                    <ul>{ for state.new_files.iter().map(|it| html! { <li key={it.clone()}>{ it }</li> }) }</ul>
                    <button type="button" class="button primary" onclick={bring_in}>{ word::FOLDER_BRING_IN.text() }</button>
                }
            </div>
            <div class="folder-conflicts">
                if !state.conflicts.is_empty() {
                    <p>{ word::FOLDER_CONFLICTS.count(state.conflicts.len()) }</p>
                    <ul>{ for state.conflicts.iter().map(|(id, _)| conflict(*id)) }</ul>
                }
            </div>
            <div class="folder-refused">
                if !state.refused.is_empty() {
                    <p>{ word::FOLDER_REFUSED.text() }</p>
                    <ul>{ for state.refused.iter().map(refused) }</ul>
                }
            </div>
            <ul class="folder-missing">{ for state.missing.iter().map(missing) }</ul>
            <p class="quiet">{ if state.n_foreign > 0 { word::FOLDER_FOREIGN.count(state.n_foreign) } else { String::new() } }</p>
        </>
    }
}

fn conflict(id: afterword_core::id::DocumentId) -> Html {
    let route = Route::Postmortem(id).to_string();
    html! { <li key={id.to_string()}><a href={route}>{ word::FOLDER_DECIDE.text() }</a></li> }
}

fn refused(it: &Refused) -> Html {
    html! { <li key={it.file.clone()}><strong>{ &it.file }</strong>{ ": " }{ &it.reason }</li> }
}

fn missing(it: &Missing) -> Html {
    let id = it.id;
    let onclick = Callback::from(move |_: MouseEvent| folder::write_again(id));
    html! {
        <li key={it.file.clone()}>
            { word::FOLDER_MISSING.fill(&[("file", &it.file)]) }{ " " }
            <button type="button" class="button" {onclick}>{ word::FOLDER_WRITE_AGAIN.text() }</button>
        </li>
    }
}
